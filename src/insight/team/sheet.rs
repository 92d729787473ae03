//! A picture of the team as a sheet: columns, rows, and what the selected row says. Every word in it is safe to show.

use crate::model::{Path, Section};

/// A sheet.
#[derive(Debug, Default)]
pub struct Sheet {
    pub heads: Vec<Head>,
    pub rows: Vec<SheetRow>,
    /// What the frame says of all rows.
    pub fact: String,
    /// What is said where there is no row.
    pub empty: &'static str,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Head {
    pub name: &'static str,
    /// How many columns it needs at least, and at most.
    pub least: u16,
    pub most: u16,
    /// Where there is no room, columns of the highest rank go first; 0 never goes.
    pub rank: u8,
}

/// One row.
#[derive(Debug, Clone, Default)]
pub struct SheetRow {
    pub cells: Vec<Cell>,
    /// What it says in full, with labels.
    pub foot: Vec<(&'static str, String)>,
    /// The record that it is about.
    pub at: Option<Path>,
    /// The row of the roster that it is about.
    pub person: Option<usize>,
    /// It names what the rows below it have in common, and cannot be selected.
    pub heading: bool,
    /// What one adds here.
    pub adds: Option<Section>,
}

/// One field of a row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    pub words: String,
    pub mood: Mood,
}

/// How words press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    #[default]
    Plain,
    Name,
    Dim,
    Good,
    Look,
    Now,
}

impl Head {
    pub const fn new(name: &'static str, least: u16, most: u16, rank: u8) -> Head {
        Head {
            name,
            least,
            most,
            rank,
        }
    }
}

impl Cell {
    pub fn new(words: impl Into<String>, mood: Mood) -> Cell {
        Cell {
            words: words.into(),
            mood,
        }
    }

    pub fn plain(words: impl Into<String>) -> Cell {
        Cell::new(words, Mood::Plain)
    }

    pub fn dim(words: impl Into<String>) -> Cell {
        Cell::new(words, Mood::Dim)
    }

    pub fn name(words: impl Into<String>) -> Cell {
        Cell::new(words, Mood::Name)
    }
}

impl SheetRow {
    pub fn new(cells: Vec<Cell>) -> SheetRow {
        SheetRow {
            cells,
            ..SheetRow::default()
        }
    }

    /// A row that names what the rows below it have in common.
    pub fn heading(words: impl Into<String>, adds: Option<Section>) -> SheetRow {
        SheetRow {
            cells: vec![Cell::dim(words)],
            heading: true,
            adds,
            ..SheetRow::default()
        }
    }

    /// The same row, about this record.
    #[must_use]
    pub fn at(self, at: Path) -> SheetRow {
        SheetRow {
            at: Some(at),
            ..self
        }
    }

    /// The same row with more to say, unless that is empty.
    #[must_use]
    pub fn says(mut self, label: &'static str, words: impl Into<String>) -> SheetRow {
        let words = words.into();
        if !words.is_empty() {
            self.foot.push((label, words));
        }
        self
    }

    /// Whether it holds all of these words, whatever their case.
    pub fn holds(&self, words: &[String]) -> bool {
        let foot = self.foot.iter().map(|(_, words)| words.as_str());
        let cells = self.cells.iter().map(|cell| cell.words.as_str());
        let all: Vec<String> = cells.chain(foot).map(str::to_lowercase).collect();
        words
            .iter()
            .all(|word| all.iter().any(|own| own.contains(word)))
    }
}

/// Names in a row, the first few of many.
pub fn names(all: &[String], most: usize) -> String {
    let shown = all
        .iter()
        .take(most)
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    match all.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
