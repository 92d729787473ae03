//! A copy of a file's text with some of its records left out or said anew, and all others with their comments.

use super::Book;
use super::write::{self, Newline};
use crate::model::{Section, Table};

/// What becomes of a record in a copy.
#[derive(Debug, Clone, PartialEq)]
pub enum Keep {
    /// It stays as it is written.
    AsItIs,
    /// It says this instead, without the comments that stood in it.
    Instead(Table),
    /// It is left out with its comments.
    Not,
}

impl Book {
    /// The copy; none where the file is written so that its records cannot be told apart.
    pub fn copy(&self, keep: impl Fn(Section, usize) -> Keep) -> Option<String> {
        if Section::ALL.iter().any(|section| self.is_unusual(*section)) {
            return None;
        }
        let mut places = Vec::new();
        for section in Section::ALL {
            for number in 0..self.count(*section) {
                places.push((self.range(*section, number)?, *section, number));
            }
        }
        places.sort_by_key(|(range, ..)| range.start);
        let newline = Newline::of(self.text());
        let mut out = String::new();
        let mut written = 0;
        for (range, section, number) in places {
            out.push_str(self.slice(&(written..range.start)));
            written = range.end;
            match keep(section, number) {
                Keep::AsItIs => out.push_str(self.slice(&range)),
                Keep::Not => {}
                Keep::Instead(table) => {
                    let (name, fields) = (section.name(), section.fields());
                    let is_list = section.list().is_some();
                    out.push_str(&write::record(name, &table, fields, is_list, newline));
                    out.push_str(newline.text());
                }
            }
        }
        out.push_str(self.slice(&(written..self.text().len())));
        Some(out)
    }
}
