//! The journal of a roadmap: its steps with their texts, so that undo outlives the program.
//!
//! A line is added for each step that was saved, taken back or made again; reading them in order gives the history. The
//! first line that cannot be read sets the whole file aside, with a word.

pub(super) mod line;
mod replay;

use super::disk::journal::Lines;
use super::disk::names::{fingerprint, shown};
use crate::history::{Done, Name, Note};
use line::{Entry, Line};
use replay::Replay;
use std::fmt::Write as _;
use std::io;
use std::path::Path;

/// A longer journal is cut to half of this.
const MOST: usize = 2 * 1024 * 1024;

/// A step that takes more is kept by what it means, without its bytes.
const LARGE: usize = MOST / 8;

/// The journal of one roadmap.
#[derive(Debug)]
pub struct Journal(Lines);

/// The steps of earlier sessions, the last one last; with their bytes where these fit the text as it is now.
#[derive(Debug, Default)]
pub struct Recalled {
    pub past: Vec<Done>,
    /// What was taken back; the next one to make again stands last.
    pub future: Vec<Done>,
    /// What is to be said of it; safe to show.
    pub word: Option<String>,
}

impl Journal {
    /// The journal of the roadmap with this real path.
    pub fn of(state: &Path, path: &Path) -> Journal {
        Journal(Lines::of(state, path))
    }

    /// Adds lines. Steps made here are named after the session, which no other one is called like.
    pub fn append(&self, session: &str, notes: &[Note]) -> io::Result<()> {
        let mut text = String::new();
        for note in notes {
            text.push_str(&written(session, note));
        }
        if text.is_empty() {
            return Ok(());
        }
        self.0.locked(|| {
            let length = self.0.append(text.as_bytes())?;
            if length > MOST as u64 {
                let (lines, _) = self.read()?;
                self.0
                    .replace(Replay::of(lines).shortened(MOST / 2).as_bytes())?;
            }
            Ok(())
        })
    }

    /// Tells another journal all that this one knows, for a roadmap that goes on in another file.
    pub fn carry_to(&self, other: &Journal) -> io::Result<()> {
        let (lines, _) = self.read()?;
        let text = Replay::of(lines).shortened(MOST / 2);
        if text.is_empty() {
            return Ok(());
        }
        other
            .0
            .locked(|| other.0.append(text.as_bytes()).map(|_| ()))
    }

    /// The history, for a roadmap that says `text` now.
    pub fn recall(&self, text: &str) -> Recalled {
        if self.0.read().is_ok_and(|bytes| bytes.is_empty()) {
            return Recalled::default();
        }
        match self.0.locked(|| self.whole()) {
            Ok((lines, word)) => {
                let (past, future) = Replay::of(lines).fitting(&fingerprint(text));
                Recalled { past, future, word }
            }
            Err(error) => Recalled {
                word: Some(format!("earlier steps cannot be read: {error}")),
                ..Recalled::default()
            },
        }
    }

    /// Forgets every step that says something; tells how many do. Without `really` they are only counted.
    pub fn forget(&self, says: &dyn Fn(&str) -> bool, really: bool) -> io::Result<usize> {
        self.0.locked(|| {
            let (lines, word) = self.read()?;
            let (gone, left): (Vec<Line>, Vec<Line>) =
                lines.into_iter().partition(|line| match line {
                    Line::Done(entry) => says_anywhere(entry, says),
                    _ => false,
                });
            if really && (!gone.is_empty() || word) {
                let text: String = left.iter().map(Line::written).collect();
                self.0.replace(text.as_bytes())?;
            }
            // What could not be read cannot be searched either.
            let unread = usize::from(word) + usize::from(self.0.is_aside());
            if really {
                self.0.drop_aside()?;
            }
            Ok(gone.len() + unread)
        })
    }

    /// The lines, and what is to be said where some could not be read and are set aside.
    fn whole(&self) -> io::Result<(Vec<Line>, Option<String>)> {
        let (lines, damaged) = self.read()?;
        if !damaged {
            return Ok((lines, None));
        }
        let aside = self.0.set_aside()?;
        let text: String = lines.iter().map(Line::written).collect();
        self.0.replace(text.as_bytes())?;
        let word = format!(
            "the journal of earlier steps was damaged and is set aside as {}",
            shown(&aside)
        );
        Ok((lines, Some(word)))
    }

    /// The lines after the last one that cannot be read, and whether there is such a one.
    fn read(&self) -> io::Result<(Vec<Line>, bool)> {
        let bytes = self.0.read()?;
        let mut lines = Vec::new();
        let mut damaged = false;
        // What stands after the last line break is half a line, which a killed program left.
        for line in bytes
            .split_inclusive(|byte| *byte == b'\n')
            .filter(|line| line.ends_with(b"\n"))
        {
            if let Some(line) = std::str::from_utf8(line).ok().and_then(Line::read) {
                lines.push(line);
            } else {
                lines.clear();
                damaged = true;
            }
        }
        Ok((lines, damaged))
    }
}

fn written(session: &str, note: &Note) -> String {
    let named = |name: &Name| match name {
        Name::Here(number) => format!("{session}.{number}").into_boxed_str(),
        Name::Kept(name) => name.clone(),
    };
    match note {
        Note::Done {
            done,
            before,
            after,
        } => {
            let mut entry = Entry {
                done: Done {
                    name: Name::Kept(named(&done.name)),
                    ..done.clone()
                },
                before: fingerprint(before).into(),
                after: fingerprint(after).into(),
            };
            let mut line = Line::Done(entry.clone()).written();
            if line.len() > LARGE {
                entry.done.splices = None;
                line = Line::Done(entry.clone()).written();
            }
            // A step that could not be read back, or that is larger than all others together, is not kept.
            let fits = line.len() <= MOST / 2 && Line::read(&line) == Some(Line::Done(entry));
            if fits { line } else { String::new() }
        }
        Note::Undone(name) => Line::Undone(named(name)).written(),
        Note::Redone(name) => Line::Redone(named(name)).written(),
        Note::Left(name) => Line::Left(named(name)).written(),
    }
}

/// Whether a step says something in its words, its values or its texts.
fn says_anywhere(entry: &Entry, says: &dyn Fn(&str) -> bool) -> bool {
    let done = &entry.done;
    let facts = done
        .changes
        .0
        .iter()
        .flat_map(|change| [&change.diff.before, &change.diff.after]);
    let in_facts = facts.flatten().any(|fact| {
        super::search::value_says(&fact.value, says)
            || fact.text.as_ref().is_some_and(|text| says(text))
    });
    let splices = done.splices.iter().flat_map(|splices| &splices.0);
    let mut paths = String::new();
    for change in &done.changes.0 {
        let _ = write!(paths, "{}", change.at);
    }
    in_facts
        || says(&done.label)
        || says(&paths)
        || splices
            .into_iter()
            .any(|splice| says(&splice.before) || says(&splice.after))
}

#[cfg(test)]
mod tests;
