//! Records one line from the shell.

use super::places::{Asked, Places};
use super::{faults, say};
use crate::capture::{Captured, captured};
use crate::change::describe_all;
use crate::history::{Done, Name, Note};
use crate::model::fields::SCHEMA;
use crate::model::{Section, Value};
use crate::store::Book;
use crate::store::disk::names::shown;
use crate::store::disk::place::Place;
use crate::store::disk::save::update;
use crate::store::disk::trouble::Refusal;
use std::path::Path;
use std::sync::Arc;

/// Understands a line and adds what it says to the roadmap.
pub(super) fn log(asked: Asked, line: &str, dry_run: bool) -> anyhow::Result<u8> {
    let today = asked.today;
    let places = Places::find(asked, false)?;
    let text = places.text()?;
    if let Some(words) = broken(&text, &places.roadmap) {
        anyhow::bail!(words);
    }
    let starts = Book::open(text)
        .table(Section::Person, 0)
        .get("fiscal_year_starts")
        .and_then(Value::as_integer);
    let starts = starts
        .and_then(|month| u32::try_from(month).ok())
        .unwrap_or(1);
    let understood = captured(line, today, starts)?;
    let words = understood.words().join("\n") + "\n";
    if dry_run {
        return Ok(say::out(&words));
    }
    let day = today.to_string();
    let place = Place {
        path: &places.roadmap,
        state: places.files.state.as_deref(),
        day: &day,
    };
    let (mut note, mut was) = (None, None);
    let saved = update(&place, &mut |bytes| {
        let text = std::str::from_utf8(bytes)?;
        let added = added(text, &understood, &places.roadmap, today).map_err(Refusal::from)?;
        was = added.was;
        note = Some(added.note);
        Ok(added.text)
    })?;
    // Only what is saved is said to be.
    let code = say::out(&words);
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
    Ok(code)
}

/// Why a file of a newer schema is not changed.
pub(super) fn newer(book: &Book) -> Option<String> {
    let schema = book.newer_schema()?;
    Some(format!(
        "it is of schema {schema}, which a newer version wrote: nothing is changed"
    ))
}

/// Why a text is no roadmap that can be added to: the first fault with its place, or a schema that is newer.
pub(super) fn broken(text: &str, path: &Path) -> Option<String> {
    faults::first(text, path).or_else(|| {
        let newer = newer(&Book::open(text.to_owned()))?;
        Some(format!("{}: {newer}", shown(path)))
    })
}

/// A text with one record more.
struct Added {
    text: Vec<u8>,
    note: Note,
    /// The schema that it was of, where that was an older one.
    was: Option<i64>,
}

fn added(
    text: &str,
    understood: &Captured,
    path: &Path,
    today: crate::day::Day,
) -> Result<Added, String> {
    if let Some(words) = broken(text, path) {
        return Err(words);
    }
    let mut book = Book::open(text.to_owned());
    let changes = book.addition(understood.section, understood.table.clone(), today);
    let before = book.shared_text();
    let edited = book
        .edit_in_this_schema(changes)
        .map_err(|reason| reason.to_string())?;
    let after = book.shared_text();
    let label = describe_all(&edited.changes, &book.roadmap(), today).join("; ");
    let done = Done {
        name: Name::Here(0),
        label,
        changes: edited.changes,
        splices: Some(edited.splices),
    };
    let note = Note::Done {
        done,
        before,
        after: Arc::clone(&after),
    };
    Ok(Added {
        text: after.as_bytes().to_vec(),
        note,
        was: edited.was,
    })
}
