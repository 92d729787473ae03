//! Values as text: what every reader of TOML 1.0 understands, and nothing that acts on a terminal.

use crate::model::{Field, Kind, List, Section, Table, Value};
use crate::text::is_hidden;
use std::fmt::Write;

/// How a file breaks its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Newline {
    Unix,
    Windows,
}

impl Newline {
    /// What the first line of a text ends with.
    pub(crate) fn of(text: &str) -> Newline {
        match text.find('\n') {
            Some(at) if text.as_bytes().get(at.wrapping_sub(1)) == Some(&b'\r') => Newline::Windows,
            _ => Newline::Unix,
        }
    }

    pub(crate) fn text(self) -> &'static str {
        match self {
            Newline::Unix => "\n",
            Newline::Windows => "\r\n",
        }
    }
}

/// A key, bare where TOML allows it.
pub(crate) fn key(name: &str) -> String {
    let bare = !name.is_empty()
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    if bare { name.to_owned() } else { basic(name) }
}

/// A value on one line, as it stands inside of brackets and braces too.
pub(crate) fn inline(value: &Value) -> String {
    match value {
        Value::Text(text) => basic(text.raw()),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => float(*number),
        Value::Boolean(yes) => yes.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => moment.to_string(),
        Value::Array(items) => format!(
            "[{}]",
            items.iter().map(inline).collect::<Vec<_>>().join(", ")
        ),
        Value::Table(table) if table.is_empty() => "{}".to_owned(),
        Value::Table(table) => {
            let pairs: Vec<_> = table
                .iter()
                .map(|(name, value)| format!("{} = {}", key(name), inline(value)))
                .collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// A value as it would be written on one line; safe to show.
pub fn spelled(value: &Value) -> String {
    inline(value)
}

/// A value after `key = ` on lines of its own: text of several lines is written as such.
pub(crate) fn statement(value: &Value, newline: Newline) -> String {
    match value {
        Value::Text(text) if newline == Newline::Unix && text.raw().contains('\n') => {
            several_lines(text.raw())
        }
        other => inline(other),
    }
}

/// A value in the place of another one, in the quotes of the old one where they fit.
pub(crate) fn instead(old: &str, value: &Value, newline: Newline) -> String {
    literal(old, value).unwrap_or_else(|| statement(value, newline))
}

/// The same inside of brackets and braces, where a value stays on its line.
pub(crate) fn instead_inline(old: &str, value: &Value) -> String {
    literal(old, value).unwrap_or_else(|| inline(value))
}

fn literal(old: &str, value: &Value) -> Option<String> {
    let raw = value.as_text()?.raw();
    let quotes = old.starts_with('\'') && !old.starts_with("'''");
    let fits = !raw
        .chars()
        .any(|character| character == '\'' || is_hidden(character));
    (quotes && fits).then(|| format!("'{raw}'"))
}

/// A table as the lines under a header, its lists of tables in the way that reads best.
pub(crate) fn record(
    header: &str,
    table: &Table,
    fields: &'static [Field],
    repeated: bool,
    newline: Newline,
) -> String {
    let end = newline.text();
    let mut out = if repeated {
        format!("[[{header}]]{end}")
    } else {
        format!("[{header}]{end}")
    };
    let mut inner = String::new();
    for (name, value) in ordered(table, fields) {
        match Field::find(fields, name).map(|field| field.kind) {
            Some(Kind::List(list)) if by_headers(list) && only_tables(value) => {
                for item in value
                    .as_array()
                    .unwrap_or_default()
                    .iter()
                    .filter_map(Value::as_table)
                {
                    inner.push_str(&record(
                        &format!("{header}.{}", key(name)),
                        item,
                        list.fields,
                        true,
                        newline,
                    ));
                }
            }
            Some(Kind::List(list)) if only_tables(value) => {
                let _ = write!(out, "{} = [{end}", key(name));
                for item in value.as_array().unwrap_or_default() {
                    let _ = write!(out, "  {},{end}", entry(item, list.fields));
                }
                let _ = write!(out, "]{end}");
            }
            _ => {
                let _ = write!(out, "{} = {}{end}", key(name), statement(value, newline));
            }
        }
    }
    out + &inner
}

/// A whole roadmap as a new text: what stands outside of sections first, then section by section.
pub fn whole(roadmap: &Table) -> String {
    let mut out = String::new();
    for (name, value) in roadmap.iter() {
        let known = Section::named(name).is_some();
        if !(known && (value.as_table().is_some() || only_tables(value))) {
            let _ = writeln!(out, "{} = {}", key(name), inline(value));
        }
    }
    for section in Section::EVERY {
        let tables: Vec<&Table> = match roadmap.get(section.name()) {
            Some(Value::Table(table)) => vec![table],
            Some(value) if only_tables(value) => {
                let items = value.as_array().unwrap_or_default();
                items.iter().filter_map(Value::as_table).collect()
            }
            _ => Vec::new(),
        };
        let repeated = matches!(roadmap.get(section.name()), Some(Value::Array(_)));
        for table in tables {
            let text = record(
                section.name(),
                table,
                section.fields(),
                repeated,
                Newline::Unix,
            );
            out.push('\n');
            out.push_str(&text);
        }
    }
    out
}

/// An entry of a list on one line, its fields in the order of the table of fields.
pub(crate) fn entry(item: &Value, fields: &'static [Field]) -> String {
    match item {
        Value::Table(table) => {
            let sorted: Table = ordered(table, fields)
                .into_iter()
                .map(|(name, value)| (name, value.clone()))
                .collect();
            inline(&Value::Table(sorted))
        }
        other => inline(other),
    }
}

/// Whether a list's entries get headers of their own (`[[win.key_result]]`) rather than a line each.
pub(crate) fn by_headers(list: &List) -> bool {
    list.has_id
        || list
            .fields
            .iter()
            .any(|field| matches!(field.kind, Kind::List(_)))
}

fn only_tables(value: &Value) -> bool {
    value.as_array().is_some_and(|items| {
        !items.is_empty() && items.iter().all(|item| item.as_table().is_some())
    })
}

/// Known fields in the order of their table, then the unknown ones as they came.
fn ordered<'t>(table: &'t Table, fields: &'static [Field]) -> Vec<(&'t str, &'t Value)> {
    let known = fields
        .iter()
        .filter_map(|field| table.get(field.name).map(|value| (field.name, value)));
    let unknown = table
        .iter()
        .filter(|(name, _)| Field::find(fields, name).is_none());
    known.chain(unknown).collect()
}

fn float(number: f64) -> String {
    if number.is_nan() {
        return if number.is_sign_negative() {
            "-nan".to_owned()
        } else {
            "nan".to_owned()
        };
    }
    // `{:?}` always keeps a point or an exponent, and reads back to the same bits.
    format!("{number:?}")
}

fn basic(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() + 2);
    out.push('"');
    for character in raw.chars() {
        match character {
            '"' | '\\' => {
                out.push('\\');
                out.push(character);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => push_safe(&mut out, character),
        }
    }
    out.push('"');
    out
}

fn several_lines(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len() + 8);
    out.push_str("\"\"\"\n");
    let mut quoted = false;
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        // A lone quote may stand as it is; a second one in a row, or one at the end, would close the text.
        let closes = quoted || characters.peek().is_none();
        quoted = false;
        match character {
            '\\' => out.push_str("\\\\"),
            '"' if closes => out.push_str("\\\""),
            '"' => {
                quoted = true;
                out.push('"');
            }
            '\n' | '\t' => out.push(character),
            _ => push_safe(&mut out, character),
        }
    }
    out.push_str("\"\"\"");
    out
}

fn push_safe(out: &mut String, character: char) {
    let code = character as u32;
    let _ = match (is_hidden(character), code > 0xffff) {
        (true, true) => write!(out, "\\U{code:08X}"),
        (true, false) => write!(out, "\\u{code:04X}"),
        (false, _) => {
            out.push(character);
            Ok(())
        }
    };
}

#[cfg(test)]
mod tests;
