//! `roadbook export jsonl FOLDER`: every dated fact of every roadmap below a folder, one a line, file after file.
//!
//! One file is in memory at a time, and what cannot be read is named and passed over.

use super::say::Progress;
use super::{DONE, FAILED, faults, say};
use crate::export::facts::facts;
use crate::export::private::shared;
use crate::store::Book;
use crate::store::disk::names::shown;
use crate::store::disk::snapshot::Snapshot;
use anyhow::Context as _;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Folders deeper than this are not looked into.
const DEEPEST: usize = 8;

/// The mentor's own file, which is no roadmap.
const TEAM: &str = "team.toml";

/// What was done.
#[derive(Debug, Default)]
struct Count {
    files: usize,
    facts: usize,
    broken: usize,
}

/// Writes all facts to standard output, or to a file.
pub(super) fn export(folder: &Path, output: Option<&Path>, private: bool) -> anyhow::Result<u8> {
    let files = listed(folder)?;
    let mut count = Count::default();
    let written = match output.filter(|path| path.as_os_str() != "-") {
        None => {
            let mut out = say::stream();
            stream(&files, folder, private, &mut out, &mut count)
        }
        Some(path) => {
            let told = || format!("cannot write {}", shown(path));
            let file = super::export::fresh(path, private).with_context(told)?;
            let mut out = BufWriter::new(&file);
            let written = stream(&files, folder, private, &mut out, &mut count);
            drop(out);
            super::export::finish(path, written.is_ok()).with_context(told)?;
            written
        }
    };
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(DONE),
        Err(error) => return Err(error).context("cannot write the output"),
        Ok(()) => {}
    }
    if count.broken > 0 {
        say::warn(&format!("passed over: {} of {}", count.broken, files.len()));
    }
    if let Some(path) = output.filter(|path| path.as_os_str() != "-") {
        let words = format!(
            "{} facts of {} roadmaps are in {}\n",
            count.facts,
            count.files,
            shown(path)
        );
        say::out(&words);
    }
    Ok(if count.broken > 0 { FAILED } else { DONE })
}

fn stream(
    files: &[PathBuf],
    folder: &Path,
    private: bool,
    out: &mut dyn Write,
    count: &mut Count,
) -> std::io::Result<()> {
    let mut progress = Progress::begin("file");
    for (number, path) in files.iter().enumerate() {
        progress.step(number, files.len());
        let text = match Snapshot::read(path) {
            Ok(found) => found.text,
            Err(error) => {
                progress.pause();
                say::warn(&error.to_string());
                count.broken += 1;
                continue;
            }
        };
        if let Some(words) = faults::first(&text, path) {
            progress.pause();
            say::warn(words.lines().next().unwrap_or_default());
            count.broken += 1;
            continue;
        }
        let mut roadmap = Book::open(text).roadmap();
        if !private {
            (roadmap, _) = shared(&roadmap);
        }
        let name = shown(path.strip_prefix(folder).unwrap_or(path));
        facts(&roadmap, &name, &mut |fact| {
            count.facts += 1;
            writeln!(out, "{fact}")
        })?;
        count.files += 1;
    }
    progress.end();
    out.flush()
}

/// The files below a folder that may be roadmaps, by their names; or the one file that is named.
fn listed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let told = |path: &Path| format!("cannot read {}", shown(path));
    let kind = std::fs::metadata(folder).with_context(|| told(folder))?;
    if kind.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    let mut folders = vec![(folder.to_owned(), 0)];
    while let Some((own, depth)) = folders.pop() {
        let entries = match std::fs::read_dir(&own) {
            Ok(entries) => entries,
            Err(error) if depth > 0 => {
                say::warn(&format!("{}: {error}", told(&own)));
                continue;
            }
            Err(error) => return Err(error).with_context(|| told(&own)),
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let bytes = name.as_encoded_bytes();
            // A link to a folder is not followed, so that no circle has no end.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if bytes.starts_with(b".") {
            } else if is_folder && depth < DEEPEST {
                folders.push((entry.path(), depth + 1));
            } else if bytes.ends_with(b".toml") && name != TEAM {
                found.push(entry.path());
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}
