//! The form that is being filled in, as text, so that a crash does not take what was typed.

use super::journal::line::{path_of, steps_of};
use super::{tree, write};
use crate::day::Day;
use crate::model::{Path, Section, Table, Value};
use std::fmt::Write as _;

/// What was typed, and what for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The title of the form; it may hold text of a file.
    pub title: String,
    /// The day on which it was typed.
    pub on: Day,
    pub place: DraftPlace,
    pub table: Table,
}

/// What a form is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftPlace {
    /// The person of a file that does not exist yet.
    NewFile,
    /// A new record.
    New(Section),
    /// A record that is there, or the person.
    Record(Path),
    /// A new entry of what stands there.
    Entry(Path),
}

impl Draft {
    /// The draft as text.
    pub fn written(&self) -> String {
        let (word, at) = match &self.place {
            DraftPlace::NewFile => ("file", Path::root()),
            DraftPlace::New(section) => ("new", Path::section(*section)),
            DraftPlace::Record(path) => ("record", path.clone()),
            DraftPlace::Entry(path) => ("entry", path.clone()),
        };
        let statements = [
            ("title", Value::text(&self.title)),
            ("on", Value::Day(self.on)),
            ("place", Value::text(word)),
            ("at", steps_of(&at)),
            ("table", Value::Table(self.table.clone())),
        ];
        let mut out = String::new();
        for (name, value) in statements {
            let _ = writeln!(out, "{name} = {}", write::inline(&value));
        }
        out
    }

    /// Reads what [`Draft::written`] wrote; nothing where it is something else.
    pub fn read(text: &str) -> Option<Draft> {
        let (_, root, faults) = tree::read(text);
        let table = root.table();
        let at = path_of(table.get("at").filter(|_| faults.is_empty())?)?;
        let place = match table.text("place")?.raw() {
            "file" => DraftPlace::NewFile,
            "new" => DraftPlace::New(at.into_section()?),
            "record" => DraftPlace::Record(at),
            "entry" => DraftPlace::Entry(at),
            _ => return None,
        };
        Some(Draft {
            title: table.text("title")?.raw().to_owned(),
            on: table.day("on")?,
            place,
            table: table.get("table")?.as_table()?.clone(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Key;

    #[test]
    fn a_draft_is_read_back() {
        let record = Path::record(Section::Bet, Key::id("a"));
        for place in [
            DraftPlace::NewFile,
            DraftPlace::New(Section::Win),
            DraftPlace::Record(record.clone()),
            DraftPlace::Entry(record.field("levels")),
        ] {
            let draft = Draft {
                title: "New \"bet\"\n\u{1b}".to_owned(),
                on: "2026-11-22".parse().expect("a day"),
                place,
                table: Table::from([("hours", Value::text("two and"))]),
            };
            assert_eq!(Draft::read(&draft.written()), Some(draft));
        }
        for text in [
            "",
            "title = 3",
            "[[",
            "title = \"x\"\nplace = \"else\"\nat = []\n",
        ] {
            assert_eq!(Draft::read(text), None);
        }
    }
}
