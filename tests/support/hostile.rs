//! A roadmap that says everything the table of fields knows, with a text of one's choice in every text field.

use roadbook::model::fields::ROADMAP;
use roadbook::model::{Field, Kind, List, Section};
use std::fmt::Write as _;

/// How a record's choices, dates and links are filled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// With what belongs there, so that every pane and rule takes the record seriously.
    Plausible,
    /// With the text of one's choice too.
    Wild,
}

/// Writes the roadmap; `text` gives what stands between the quotes of each text, ready for TOML.
pub(crate) fn roadmap(text: &mut dyn FnMut() -> String) -> String {
    file(Section::ALL, text)
}

/// The same for a team's own file.
pub(crate) fn team(text: &mut dyn FnMut() -> String) -> String {
    file(Section::TEAM, text)
}

fn file(sections: &[Section], text: &mut dyn FnMut() -> String) -> String {
    let mut writer = Writer { text, nth: 0 };
    let mut out = String::from("schema = 1\n");
    writer.unknown(&mut out);
    for section in sections {
        let sorts: &[Sort] = match section.list() {
            Some(_) => &[Sort::Plausible, Sort::Plausible, Sort::Wild],
            None => &[Sort::Plausible],
        };
        for sort in sorts {
            writer.record(*section, *sort, &mut out);
        }
    }
    out
}

/// A text as it stands in a basic string of TOML: everything but plain letters escaped.
pub(crate) fn escaped(text: &str) -> String {
    text.chars()
        .map(|one| match one {
            'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => one.to_string(),
            _ => format!("\\U{:08X}", u32::from(one)),
        })
        .collect()
}

struct Writer<'w> {
    text: &'w mut dyn FnMut() -> String,
    nth: usize,
}

impl Writer<'_> {
    fn text(&mut self) -> String {
        format!("\"{}\"", (self.text)())
    }

    /// A key that no field knows, and a table of such.
    fn unknown(&mut self, out: &mut String) {
        self.nth += 1;
        let (key, value, inner) = (self.text(), self.text(), self.text());
        let _ = writeln!(
            out,
            "\"own {} {} = {{ {inner} = {value} }}",
            self.nth,
            key.get(1..).unwrap_or("\"")
        );
    }

    fn record(&mut self, section: Section, sort: Sort, out: &mut String) {
        self.nth += 1;
        let name = section.name();
        match section.list() {
            Some(_) => writeln!(out, "\n[[{name}]]"),
            None => writeln!(out, "\n[{name}]"),
        }
        .expect("a string takes everything");
        for field in section.fields() {
            let value = self.value(field, section.name(), sort);
            if let Some(value) = value {
                let _ = writeln!(out, "{} = {value}", field.name);
            }
        }
        self.unknown(out);
    }

    fn value(&mut self, field: &Field, record: &str, sort: Sort) -> Option<String> {
        let plausible = sort == Sort::Plausible;
        Some(match field.kind {
            Kind::Line if field.name == "id" && plausible => format!("\"{record}-{}\"", self.nth),
            Kind::Line if matches!(field.name, "by" | "owner") && plausible => "\"me\"".to_owned(),
            Kind::Line | Kind::Prose => self.text(),
            Kind::Day => format!("2026-{}", day(field.name, self.nth)),
            Kind::Quarter if plausible => "\"2026-Q4\"".to_owned(),
            Kind::Choice(words) | Kind::Suggested(words) if plausible => {
                format!("\"{}\"", words[self.nth % words.len()])
            }
            Kind::Catalogue("track") if plausible => "\"sre\"".to_owned(),
            Kind::Catalogue("cert") if plausible && self.nth.is_multiple_of(2) => {
                "\"cka\"".to_owned()
            }
            Kind::Quarter | Kind::Choice(_) | Kind::Suggested(_) | Kind::Catalogue(_) => {
                self.text()
            }
            Kind::Whole { least, most, .. } => (if field.name == "year" {
                2026
            } else {
                least.max(3)
            })
            .min(most)
            .to_string(),
            Kind::Number { least, most, .. } => format!("{:.1}", (least + 7.5).min(most)),
            Kind::Link(sections) => self.link(sections),
            Kind::Links(sections) => format!("[{}, {}]", self.link(sections), self.link(&[])),
            Kind::Skills | Kind::Words => format!("[{}, {}, \"slo\"]", self.text(), self.text()),
            Kind::Private => return None,
            Kind::Group(fields) => self.table(fields, record, sort),
            Kind::List(list) => self.list(list, record, sort),
        })
    }

    /// A link to a record that is there, or to one that nobody has.
    fn link(&mut self, sections: &[&str]) -> String {
        match sections.first() {
            Some(section) if self.nth.is_multiple_of(2) => {
                format!("\"{section}:{}\"", (self.text)())
            }
            _ => self.text(),
        }
    }

    fn table(&mut self, fields: &[Field], record: &str, sort: Sort) -> String {
        let mut parts = Vec::new();
        for field in fields {
            if let Some(value) = self.value(field, record, sort) {
                parts.push(format!("{} = {value}", field.name));
            }
        }
        format!("{{ {} }}", parts.join(", "))
    }

    fn list(&mut self, list: &'static List, record: &str, sort: Sort) -> String {
        let one = |writer: &mut Self, sort| {
            writer.nth += 1;
            writer.table(list.fields, record, sort)
        };
        let entries = [one(self, sort), one(self, Sort::Wild)];
        format!("[\n  {},\n]", entries.join(",\n  "))
    }
}

/// A month and day: what lies ahead for plans, what has been for all else.
fn day(field: &str, nth: usize) -> String {
    let ahead = [
        "due", "exam", "until", "review", "revisit", "next", "expires", "planned", "archived",
    ];
    let left_open = ["closed", "done", "passed", "decided"];
    if ahead.contains(&field) {
        format!("12-{:02}", 1 + nth % 28)
    } else if left_open.contains(&field) && nth.is_multiple_of(2) {
        format!("11-{:02}", 1 + nth % 20)
    } else {
        format!("10-{:02}", 1 + nth % 28)
    }
}

/// How many texts of its own the roadmap has room for.
pub(crate) fn room() -> usize {
    let mut room = 0;
    roadmap(&mut || {
        room += 1;
        String::new()
    });
    assert!(
        room > ROADMAP.len() * 10,
        "the table of fields has more texts than that"
    );
    room
}
