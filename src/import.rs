//! Records from the files of other programs. Everything here is a function of what it is given; nothing is written.
//!
//! A file becomes rows, each a record with its place in the file; `plan` finds out what they would change in a roadmap.

pub mod badge;
pub mod list;
pub mod plan;
pub mod sheet;

use crate::model::{Section, Table};
use crate::text::is_hidden;

/// What a file has to say.
#[derive(Debug, Default)]
pub struct Found {
    pub rows: Vec<Row>,
    /// What was made of the file and what was left out, in words that are safe to show.
    pub notes: Vec<String>,
}

/// One record of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub section: Section,
    /// Where it stands, from 1.
    pub line: u64,
    pub table: Table,
    /// Its day is not in the file: it is the day on which it is taken in.
    pub day_is_made_up: bool,
}

/// What cannot be taken in, and where it stands; safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub line: u64,
    pub why: String,
}

/// A text from elsewhere without the signs that nobody sees, in one line.
pub fn line(text: &str) -> String {
    let visible = text
        .chars()
        .map(|sign| if is_hidden(sign) { ' ' } else { sign });
    let visible: String = visible.collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}
