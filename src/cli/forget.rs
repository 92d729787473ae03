//! Removes a text from everything that is kept beside the roadmap: old versions, the journal of steps, a draft.

use super::places::{Asked, Places};
use super::{FAILED, Misused, say};
use crate::store::disk::copies::beside;
use crate::store::disk::draft::Drafts;
use crate::store::disk::names::{real_path, shown};
use crate::store::disk::snapshot::Snapshot;
use crate::store::disk::versions::{Version, Versions};
use crate::store::file_says;
use crate::store::journal::Journal;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// What is kept of a roadmap and says the text.
struct Found<'t> {
    text: &'t str,
    versions: Versions,
    all: usize,
    saying: Vec<Version>,
    journal: Journal,
    steps: usize,
    drafts: Drafts,
    drafted: usize,
    /// Copies as they were given away.
    shared: Vec<PathBuf>,
}

/// So many lines that still say it are named; more are counted.
const MOST_LINES: usize = 20;

/// Shows where a text is kept; with `really`, removes it there.
pub(super) fn forget(asked: Asked, text: &str, really: bool) -> anyhow::Result<u8> {
    if text.trim().is_empty() {
        return Err(Misused("say which text is to be forgotten".to_owned()).into());
    }
    let places = Places::find(asked, false)?;
    let Some(state) = &places.files.state else {
        anyhow::bail!("there is no state folder, so nothing is kept");
    };
    let found = Found::look(state, &places, text)?;
    let words = found.words();
    let mut out = match (words.as_str(), really) {
        ("", _) => "Nothing that is kept says it: no old version, no step, no draft\n".to_owned(),
        (words, true) => format!("Removed:\n{words}"),
        (words, false) => format!(
            "It is kept in:\n{words}Nothing is removed yet: `roadbook forget --yes TEXT` removes these for good\n"
        ),
    };
    if really {
        found.remove()?;
    }
    out += &still_said(&places.roadmap, text);
    let code = say::out(&out);
    if really && !Found::look(state, &places, text)?.words().is_empty() {
        say::warn("another program has kept it again: close the dashboard and try once more");
        return Ok(FAILED);
    }
    Ok(code)
}

impl<'t> Found<'t> {
    fn look(state: &Path, places: &Places, text: &'t str) -> anyhow::Result<Found<'t>> {
        let real = &*real_path(&places.roadmap)?;
        let versions = Versions::of(state, real);
        versions.sweep()?;
        let listed = versions.list()?;
        let all = listed.len();
        // One that cannot be read any more is of no use and may say anything.
        let says = |version: &Version| {
            versions
                .read(version)
                .map_or(true, |bytes| file_says(&bytes, text))
        };
        let saying = listed.into_iter().filter(says).collect();
        let journal = Journal::of(state, real);
        let steps = journal.forget(&|said: &str| said.contains(text), false)?;
        let drafts = Drafts::of(state, real);
        let drafted = drafts.forget(&|bytes: &[u8]| file_says(bytes, text), false)?;
        Ok(Found {
            text,
            versions,
            all,
            saying,
            journal,
            steps,
            drafts,
            drafted,
            shared: places.files.shared_saying(&places.roadmap, text),
        })
    }

    fn words(&self) -> String {
        let mut out = String::new();
        if !self.saying.is_empty() {
            let _ = writeln!(out, "  {} of {} old versions", self.saying.len(), self.all);
        }
        if self.steps > 0 {
            let steps = if self.steps == 1 { "step" } else { "steps" };
            let _ = writeln!(out, "  {} {steps} that undo knows", self.steps);
        }
        if self.drafted > 0 {
            out += "  the draft of an unfinished form\n";
        }
        match self.shared.len() {
            0 => {}
            1 => out += "  a copy that was shared, as it is remembered here\n",
            count => {
                let _ = writeln!(
                    out,
                    "  {count} copies that were shared, as they are remembered here"
                );
            }
        }
        out
    }

    fn remove(&self) -> anyhow::Result<()> {
        for copy in &self.shared {
            std::fs::remove_file(copy)?;
        }
        for version in &self.saying {
            self.versions.forget(version)?;
        }
        let text = self.text;
        self.journal
            .forget(&|said: &str| said.contains(text), true)?;
        self.drafts
            .forget(&|bytes: &[u8]| file_says(bytes, text), true)?;
        Ok(())
    }
}

/// Where the text still stands: the roadmap, and copies beside it, which are the person's own.
fn still_said(roadmap: &Path, text: &str) -> String {
    let mut out = String::new();
    if let Ok(snapshot) = Snapshot::read(roadmap)
        && file_says(snapshot.text.as_bytes(), text)
    {
        let lines = snapshot.text.lines().enumerate();
        let lines: Vec<String> = lines
            .filter(|(_, line)| line.contains(text))
            .map(|(number, _)| (number + 1).to_string())
            .collect();
        let place = match lines.as_slice() {
            [] => String::new(),
            [line] => format!(", line {line}"),
            lines if lines.len() > MOST_LINES => {
                let first = lines.iter().take(MOST_LINES).cloned().collect::<Vec<_>>();
                let more = lines.len() - MOST_LINES;
                format!(", lines {} and {more} more", first.join(", "))
            }
            lines => format!(", lines {}", lines.join(", ")),
        };
        let _ = writeln!(
            out,
            "The roadmap itself still says it{place}: take it out there and run this again, since the save keeps what was before"
        );
    }
    for copy in beside(roadmap).copies {
        if Snapshot::read(&copy.path).is_ok_and(|copy| file_says(copy.text.as_bytes(), text)) {
            let _ = writeln!(out, "So does {}, which is not touched", shown(&copy.path));
        }
    }
    out
}
