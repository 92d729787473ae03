//! Records one line from the shell.

use super::change::change;
use super::places::{Asked, Places};
use super::{faults, say};
use crate::capture::captured;
use crate::store::Book;
use crate::store::disk::names::shown;
use std::path::Path;

/// Understands a line and adds what it says to the roadmap.
pub(super) fn log(asked: Asked, line: &str, dry_run: bool) -> anyhow::Result<u8> {
    let today = asked.today;
    let typed = if line == "-" {
        say::input()?
    } else {
        String::new()
    };
    let line = if line == "-" { typed.as_str() } else { line };
    let places = Places::find(asked, false)?;
    let text = places.text()?;
    if let Some(words) = broken(&text, &places.roadmap) {
        anyhow::bail!(words);
    }
    let starts = Book::open(text).fiscal_start();
    let understood = captured(line, today, starts)?;
    let words = understood.words().join("\n") + "\n";
    if dry_run {
        return Ok(say::out(&words));
    }
    let mut make =
        |book: &Book| Ok(book.addition(understood.section, understood.table.clone(), today));
    change(&places, &mut make, false)?;
    // Only what is saved is said to be.
    Ok(say::out(&words))
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
