//! The selected record as text for other programs, and the addresses that it names.

use super::App;
use super::effect::Effect;
use crate::action::Action;
use crate::model::{Field, Kind, Section, Table, Value};
use crate::overlay::{Chooser, List, Order, Overlay, Row};
use crate::text::Text;
use std::fmt::Write;

/// Terminals drop what is longer than about this.
const MOST_BYTES: usize = 70_000;

/// How a record is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Markdown,
    Plain,
}

impl App {
    /// Sends the selected record to the clipboard of the terminal.
    pub(super) fn copy_here(&mut self, style: Style) {
        let Some((section, table)) = self.selected_record() else {
            return self.say("nothing is selected here");
        };
        let title = self.title_of(section, &table);
        let text = written(&title, section.fields(), &table, style);
        let what = match style {
            Style::Markdown => "Markdown",
            Style::Plain => "text",
        };
        self.copy(text, what);
    }

    /// Sends a text to the clipboard; whether the terminal takes it, nobody hears.
    pub(super) fn copy(&mut self, text: String, what: &str) {
        if text.len() > MOST_BYTES {
            return self.refuse("too long for the clipboard of a terminal");
        }
        self.say(format!("sent to the clipboard as {what}"));
        self.effect(Effect::Copy(text));
    }

    /// Opens the address that the selected record names; asks which one where there are several.
    pub(super) fn open_link_here(&mut self) {
        let Some((_, table)) = self.selected_record() else {
            return self.say("nothing is selected here");
        };
        let mut found = Vec::new();
        addresses(&Value::Table(table), &mut found);
        match found.as_slice() {
            [] => self.say("no http or https address stands in this record"),
            [one] => self.effect(Effect::Browse(one.clone())),
            several => {
                let rows = several
                    .iter()
                    .map(|address| Row::new(address, "", address.clone()));
                let list = List::new(rows.collect(), Order::Kept);
                let chooser = Chooser::new("Open an address", "open", list, &self.keymap).wide();
                self.overlays.push(Overlay::Addresses(chooser));
            }
        }
    }

    fn selected_record(&self) -> Option<(Section, Table)> {
        let target = self.target()?;
        match (target.into_record(), target.into_section()) {
            (Some((section, key)), _) => {
                let number = self.book.find(section, key)?;
                Some((section, self.book.table(section, number)))
            }
            (None, Some(section)) => Some((section, self.book.table(section, 0))),
            _ => None,
        }
    }

    /// Whether an action is one of copying and opening; it is done then.
    pub(super) fn act_on_record(&mut self, action: Action) {
        match action {
            Action::CopyMarkdown => self.copy_here(Style::Markdown),
            Action::CopyPlain => self.copy_here(Style::Plain),
            Action::OpenLink => self.open_link_here(),
            _ => {}
        }
    }
}

/// A record with its title, field by field.
fn written(title: &str, fields: &[Field], table: &Table, style: Style) -> String {
    let mut out = match style {
        Style::Markdown => format!("## {}\n\n", escaped(title)),
        Style::Plain => format!("{title}\n"),
    };
    lines(fields, table, style, 0, &mut out);
    out
}

fn lines(fields: &[Field], table: &Table, style: Style, depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for field in fields {
        let Some(value) = table.get(field.name) else {
            continue;
        };
        let label = field.label;
        let head = match style {
            Style::Markdown => format!("{indent}- **{label}**"),
            Style::Plain => format!("{indent}{label}"),
        };
        match (field.kind, value) {
            (Kind::Group(inner), Value::Table(inside)) => {
                let _ = writeln!(out, "{head}:");
                lines(inner, inside, style, depth + 1, out);
            }
            (Kind::List(list), Value::Array(items)) => {
                let _ = writeln!(out, "{head}:");
                for inside in items.iter().filter_map(Value::as_table) {
                    entry(list.fields, inside, style, depth + 1, out);
                }
            }
            (_, value) => {
                let _ = writeln!(out, "{head}: {}", said(value, style, depth + 1));
            }
        }
    }
}

/// An entry of a list: what is short of it in one line, what has entries of its own below.
fn entry(fields: &[Field], table: &Table, style: Style, depth: usize, out: &mut String) {
    let short = fields.iter().filter_map(|field| {
        let value = table.get(field.name)?;
        let is_short = !matches!(value, Value::Table(_)) && !matches!(field.kind, Kind::List(_));
        is_short.then(|| said(value, style, depth + 1))
    });
    let short = short.collect::<Vec<_>>().join(", ");
    let _ = writeln!(out, "{}- {short}", "  ".repeat(depth));
    let long = fields
        .iter()
        .filter(|field| matches!(field.kind, Kind::List(_) | Kind::Group(_)));
    for field in long {
        lines(std::slice::from_ref(field), table, style, depth + 1, out);
    }
}

fn said(value: &Value, style: Style, depth: usize) -> String {
    match value {
        Value::Text(text) => {
            let indent = format!("\n{}", "  ".repeat(depth));
            text_lines(text, style).join(&indent)
        }
        Value::Day(day) => day.to_string(),
        Value::Array(items) => {
            let items = items.iter().map(|item| said(item, style, depth));
            items.collect::<Vec<_>>().join(", ")
        }
        other => crate::store::spelled(other),
    }
}

fn text_lines(text: &Text, style: Style) -> Vec<String> {
    let lines = text.shown_lines();
    lines
        .map(|line| match style {
            Style::Markdown => escaped(&line),
            Style::Plain => line.into_owned(),
        })
        .collect()
}

/// Without anything that Markdown would take for its own; an address stays one.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            out.push(' ');
        }
        if is_address(word) {
            out.push_str(word);
            continue;
        }
        let starts = at == 0 && word.starts_with(['#', '-', '+']);
        if starts {
            out.push('\\');
        }
        for character in word.chars() {
            if matches!(character, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>') {
                out.push('\\');
            }
            out.push(character);
        }
    }
    out
}

/// All http and https addresses in a value, each once.
fn addresses(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Text(text) => {
            let words = text.raw().split_whitespace();
            for word in words.map(bare).filter(|word| is_address(word)) {
                if found.iter().all(|own| own != word) {
                    found.push(word.to_owned());
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| addresses(item, found)),
        Value::Table(table) => table.iter().for_each(|(_, inner)| addresses(inner, found)),
        _ => {}
    }
}

/// An address as it stands in a sentence, without what belongs to the sentence.
fn bare(word: &str) -> &str {
    let word = word.trim_start_matches(['(', '<', '"', '\'', '[']);
    word.trim_end_matches([')', '>', '"', '\'', ']', ',', ';', '.', '!', '?'])
}

/// Whether a word is an address that a browser may be given: plain characters alone, so that nothing hides in it.
fn is_address(word: &str) -> bool {
    let rest = word
        .strip_prefix("https://")
        .or_else(|| word.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && rest.len() < 2000
            && rest.bytes().all(|byte| {
                byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`')
            })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_http_addresses_are_taken() {
        let text = Value::text(
            "see (https://a.example/x?y=1), <http://b.example>. file:///etc/passwd javascript:x \
             https://c.example/\u{202e}gpj https:// -https://d.example https://a.example/x?y=1",
        );
        let mut found = Vec::new();
        addresses(&text, &mut found);
        assert_eq!(found, ["https://a.example/x?y=1", "http://b.example"]);
    }

    #[test]
    fn a_record_is_written_with_its_entries() {
        let reading = Table::from([
            ("on", Value::Day("2026-11-16".parse().expect("a day"))),
            ("value", Value::Integer(86)),
        ]);
        let result = Table::from([
            ("measure", Value::text("pages * week")),
            ("readings", Value::Array(vec![Value::Table(reading)])),
        ]);
        let win = Table::from([
            ("title", Value::text("Cut noise")),
            ("learned", Value::text("one\n# two\u{1b}[2J")),
            ("key_result", Value::Array(vec![Value::Table(result)])),
        ]);
        let fields = Section::Win.fields();
        let markdown = written("Win: Cut noise", fields, &win, Style::Markdown);
        assert!(
            markdown.starts_with("## Win: Cut noise\n\n- **Title**: Cut noise\n"),
            "{markdown}"
        );
        assert!(markdown.contains("  - pages \\* week\n"), "{markdown}");
        assert!(markdown.contains("      - 2026-11-16, 86\n"), "{markdown}");
        assert!(markdown.contains("one\n  \\# two"), "{markdown}");
        assert!(!markdown.contains('\u{1b}'));
        let plain = written("Win: Cut noise", fields, &win, Style::Plain);
        assert!(
            plain.starts_with("Win: Cut noise\nTitle: Cut noise\n"),
            "{plain}"
        );
    }
}
