//! A change from the shell: made on what is in the file at that moment, told, saved, and kept for undo.

use super::address::address_of;
use super::places::Places;
use super::{log, say};
use crate::change::{ChangeSet, closed, describe_all};
use crate::day::Day;
use crate::history::{Done, Name, Note};
use crate::model::fields::{SCHEMA, of_file};
use crate::model::{self, Key, Problem, Section, Table, doubts};
use crate::store::Book;
use crate::store::disk::place::Place;
use crate::store::disk::save::update;
use crate::store::disk::trouble::Refusal;
use std::collections::BTreeSet;
use std::path::Path;

/// Finds the changes that are wanted in the file as it is; it may be asked more than once.
pub(super) type Make<'m> = dyn FnMut(&Book) -> Result<ChangeSet, String> + 'm;

/// What was done.
#[derive(Debug)]
pub(super) struct Made {
    /// Every change in words that are safe to show.
    pub(super) words: Vec<String>,
}

/// A text with the changes made.
struct Edited {
    text: Vec<u8>,
    words: Vec<String>,
    /// What refers to nothing after it, and did not before.
    doubts: Vec<String>,
    note: Option<Note>,
    /// The schema that it was of, where that was an older one.
    was: Option<i64>,
}

/// Makes changes and saves them; in a dry run, only finds out whether that would go well.
pub(super) fn change(places: &Places, make: &mut Make<'_>, dry_run: bool) -> anyhow::Result<Made> {
    let today = places.files.today;
    if places.is_stdin() {
        anyhow::bail!("a roadmap from standard input cannot be changed");
    }
    let text = places.text()?;
    // Said with its place before the file is locked.
    if let Some(words) = log::broken(&text, &places.roadmap) {
        anyhow::bail!(words);
    }
    if dry_run {
        let edited = edited(&text, make, &places.roadmap, today).map_err(anyhow::Error::msg)?;
        warn_of_doubts(&edited.doubts);
        let words = edited.words;
        return Ok(Made { words });
    }
    let day = today.to_string();
    let place = Place {
        path: &places.roadmap,
        state: places.files.state.as_deref(),
        day: &day,
    };
    let mut last = None;
    let mut refused = None;
    let saved = update(&place, &mut |bytes| {
        let text = std::str::from_utf8(bytes)?;
        let edited = edited(text, make, &places.roadmap, today).map_err(|words| {
            refused = Some(words.clone());
            Refusal::from(words)
        })?;
        last = Some((edited.words, edited.note, edited.was, edited.doubts));
        Ok(edited.text)
    });
    let saved = match (saved, refused) {
        (Err(_), Some(words)) => anyhow::bail!(words),
        (saved, _) => saved?,
    };
    let (words, note, was, doubts) = last.unwrap_or_default();
    warn_of_doubts(&doubts);
    if let Some(was) = was {
        say::warn(&format!(
            "the file is of schema {SCHEMA} now, not {was}; `roadbook restore` has the old text"
        ));
    }
    let word = note.and_then(|note| places.files.note(&places.roadmap, &[note]));
    say::warn_of(word.as_deref());
    for warning in &saved.warnings {
        say::warn(&warning.to_string());
    }
    Ok(Made { words })
}

/// So many changes are put in words; more are counted.
const MOST_WORDS: usize = 50;

/// More of them are counted only.
const MOST_DOUBTS: usize = 5;

/// Says what now refers to a record that is not there.
fn warn_of_doubts(doubts: &[String]) {
    for doubt in doubts.iter().take(MOST_DOUBTS) {
        say::warn(&format!("note: {}", crate::text::shown(doubt)));
    }
    if doubts.len() > MOST_DOUBTS {
        say::warn(&format!("note: and {} more", doubts.len() - MOST_DOUBTS));
    }
}

fn edited(text: &str, make: &mut Make<'_>, path: &Path, today: Day) -> Result<Edited, String> {
    if let Some(words) = log::broken(text, path) {
        return Err(words);
    }
    let mut book = Book::open(text.to_owned());
    let changes = make(&book)?;
    let win = |key: &Key| {
        let number = book.find(Section::Win, key)?;
        Some(book.table(Section::Win, number))
    };
    if closed::touches_closed(&changes, &win, today) {
        return Err(format!("not changed: {}", closed::REFUSED));
    }
    let changes = closed::with_closing(changes, &win, today);
    let changes = book.with_texts(changes);
    let before = book.shared_text();
    if changes.is_empty() {
        return Ok(Edited {
            text: before.as_bytes().to_vec(),
            words: Vec::new(),
            doubts: Vec::new(),
            note: None,
            was: None,
        });
    }
    let old = book.roadmap();
    let edited = book
        .edit_in_this_schema(changes)
        .map_err(|reason| format!("not changed: {reason}"))?;
    let after = book.shared_text();
    let new = book.roadmap();
    let words = in_words(&edited.changes, [&old, &new], today);
    let done = Done {
        name: Name::Here(0),
        label: words.join("; "),
        changes: edited.changes,
        splices: Some(edited.splices),
    };
    let text = after.as_bytes().to_vec();
    let note = Some(Note::Done {
        done,
        before,
        after: after.clone(),
    });
    Ok(Edited {
        text,
        words,
        doubts: fresh_doubts(&old, &new),
        note,
        was: edited.was,
    })
}

/// The changes in words; what is gone has its name in the roadmap as it was.
fn in_words(changes: &ChangeSet, [old, new]: [&Table; 2], today: Day) -> Vec<String> {
    let words = changes.0.iter().take(MOST_WORDS).flat_map(|change| {
        let gone = change.diff.after.is_none();
        let known = if gone { old } else { new };
        describe_all(&ChangeSet(vec![change.clone()]), known, today)
    });
    let more = changes.0.len().saturating_sub(MOST_WORDS);
    let more = (more > 0).then(|| format!("and {more} more"));
    words.chain(more).collect()
}

/// What is in doubt since the change and was not before.
fn fresh_doubts(old: &Table, new: &Table) -> Vec<String> {
    let fields = of_file(new.get("team").is_some());
    let known = doubts(old, fields);
    // A set, since a strange file may have as many as it has lines.
    let known: BTreeSet<_> = known.iter().map(said).collect();
    let fresh = doubts(new, fields);
    let fresh = fresh.iter().filter(|doubt| !known.contains(&said(doubt)));
    fresh
        .map(|doubt| format!("{}: {}", address_of(&doubt.at), doubt.what))
        .collect()
}

/// Where a doubt is, and what it says.
fn said(doubt: &Problem) -> (&model::Path, &str) {
    (&doubt.at, &doubt.what)
}
