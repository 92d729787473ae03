//! Merges two branches of a roadmap's file, as git's merge driver.
//!
//! Git reads the exit code: 0 is merged, up to 128 is a conflict that a person has to look at.

use super::{DONE, FAILED, MISUSED, say};
use crate::store::disk::names::shown;
use crate::store::disk::snapshot::Snapshot;
use crate::store::{Branches, Rest, USUAL_MARK, branches};
use crate::text::shown as shown_text;
use anyhow::Context as _;
use clap::Args;
use std::path::{Path, PathBuf};

/// The three files, as git names them `%O %A %B`, and how they are spoken of.
#[derive(Args, Debug)]
pub(super) struct Files {
    /// What both sides began from
    base: PathBuf,
    /// Our side; the result is written over it
    ours: PathBuf,
    /// Their side
    theirs: PathBuf,
    /// The file's real name, for messages
    name: Option<PathBuf>,
    /// How long the marks of a conflict are at least
    #[arg(long, value_name = "COUNT", default_value_t = USUAL_MARK)]
    marker_size: usize,
}

/// More places than this are counted, not named.
const MOST_NAMED: usize = 5;

/// Marks longer than this help nobody.
const LONGEST_MARK: usize = 200;

/// Merges them; whatever fails leaves our side as it is, and says so with another exit code than a conflict.
pub(super) fn merge(files: &Files) -> u8 {
    try_merge(files).unwrap_or_else(|error| {
        say::error(&error.context("not merged, our side stays as it is"));
        MISUSED
    })
}

fn try_merge(files: &Files) -> anyhow::Result<u8> {
    let read = |path: &Path| Snapshot::read(path).map(|snapshot| snapshot.text);
    let (base, ours, theirs) = (read(&files.base)?, read(&files.ours)?, read(&files.theirs)?);
    let size = files.marker_size.min(LONGEST_MARK);
    let Branches { text, rest } = branches(&base, &ours, &theirs, size);
    if *text != *ours {
        write(&files.ours, &text, &ours)?;
    }
    let name = shown(files.name.as_deref().unwrap_or(&files.ours));
    let Some(words) = words(&rest) else {
        return Ok(DONE);
    };
    say::warn(&format!("{name}: {words}"));
    Ok(FAILED)
}

/// Git gave this file for us to write over, and nobody else knows it.
fn write(path: &Path, text: &str, before: &str) -> anyhow::Result<()> {
    let written = std::fs::write(path, text);
    if written.is_err() {
        let _ = std::fs::write(path, before);
    }
    written.with_context(|| format!("cannot write {}", shown(path)))
}

/// What a person has to know of what is left to do.
fn words(rest: &Rest) -> Option<String> {
    const OPEN: &str = "open the file in roadbook to decide";
    match rest {
        Rest::Nothing => None,
        Rest::Conflicts(conflicts) => {
            let named = conflicts.iter().take(MOST_NAMED);
            let named: Vec<String> = named.map(|conflict| conflict.at.to_string()).collect();
            let more = match conflicts.len().saturating_sub(MOST_NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            Some(format!(
                "both sides changed {}{more}; {OPEN}",
                named.join(", ")
            ))
        }
        Rest::Unwritable => Some(format!(
            "the two sides cannot be written as one; all that differs is marked; {OPEN}"
        )),
        Rest::Lines(count) => {
            let places = if *count == 1 { "place" } else { "places" };
            Some(format!(
                "one side is not valid TOML, so lines were merged; {count} {places} to mend by hand"
            ))
        }
        Rest::NotToml(fault) => Some(format!(
            "one side is not valid TOML, so lines were merged, and the result is not valid either: {}",
            shown_text(&fault.what)
        )),
    }
}
