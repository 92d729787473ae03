//! A roadmap as Markdown: a heading for each section and record, a line for each field.

use crate::catalogue::Catalogue;
use crate::insight::title;
use crate::model::{Field, Kind, Section, Table, Value};
use crate::text::{Text, shown};
use std::fmt::Write as _;

/// All of a roadmap, in the order of its sections.
pub fn markdown(roadmap: &Table, catalogue: &Catalogue) -> String {
    let mut out = String::from("# Roadmap\n");
    for section in Section::ALL {
        let records: Vec<&Table> = match roadmap.get(section.name()) {
            Some(Value::Table(table)) => vec![table],
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_table).collect(),
            _ => continue,
        };
        if records.is_empty() {
            continue;
        }
        let _ = writeln!(out, "\n## {}", section.field().label);
        for record in records {
            let name = title(record, *section, catalogue);
            if section.list().is_some() {
                let _ = writeln!(out, "\n### {}", escaped(&name));
            }
            out.push('\n');
            fields(record, section.fields(), 0, &mut out);
        }
    }
    out
}

fn fields(table: &Table, known: &'static [Field], depth: usize, out: &mut String) {
    let indent = "  ".repeat(depth);
    for (name, value) in table.iter() {
        let field = Field::find(known, name);
        let label = field.map_or_else(|| escaped(&shown(name)), |field| field.label.to_owned());
        let inner = match field.map(|field| field.kind) {
            Some(Kind::List(list)) => list.fields,
            Some(Kind::Group(fields)) => fields,
            _ => &[],
        };
        match value {
            Value::Table(own) => {
                let _ = writeln!(out, "{indent}- **{label}**");
                fields(own, inner, depth + 1, out);
            }
            Value::Array(items) if items.iter().any(|item| item.as_table().is_some()) => {
                let _ = writeln!(out, "{indent}- **{label}**");
                for own in items.iter().filter_map(Value::as_table) {
                    let entry = own.iter().map(|(name, value)| {
                        let label = Field::find(inner, name)
                            .map_or_else(|| escaped(&shown(name)), |own| own.label.to_lowercase());
                        format!("{label} {}", words(value, depth + 2))
                    });
                    let entry = entry.collect::<Vec<_>>().join("; ");
                    let _ = writeln!(out, "{indent}  - {entry}");
                }
            }
            value => {
                let _ = writeln!(out, "{indent}- **{label}:** {}", words(value, depth + 1));
            }
        }
    }
}

/// A value in one line, a long text in several that belong to their field.
fn words(value: &Value, depth: usize) -> String {
    match value {
        Value::Text(text) => lines(text, depth),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => escaped(&shown(moment)),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| words(item, depth)).collect();
            items.join(", ")
        }
        Value::Table(table) => {
            let own: Vec<_> = table
                .iter()
                .map(|(name, value)| format!("{} {}", escaped(&shown(name)), words(value, depth)))
                .collect();
            own.join("; ")
        }
    }
}

fn lines(text: &Text, depth: usize) -> String {
    let indent = format!("  \n{}", "  ".repeat(depth));
    let lines = text.shown_lines().map(|line| escaped(line.trim_start()));
    let lines: Vec<_> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(&indent)
}

/// A line without anything that Markdown or HTML would take for its own.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (at, sign) in text.char_indices() {
        let always = "\\`*_{}[]<>&~|#!$".contains(sign);
        let begins = at == 0 && "-+=:@".contains(sign);
        let counts = digits > 0 && at == digits && matches!(sign, '.' | ')');
        if always || begins || counts {
            out.push('\\');
        }
        out.push(sign);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        for (text, safe) in [
            ("[x](javascript:1)", "\\[x\\](javascript:1)"),
            ("<b>&amp;", "\\<b\\>\\&amp;"),
            ("1. one", "1\\. one"),
            ("- x", "\\- x"),
            ("a-b 2.5", "a-b 2.5"),
            ("```", "\\`\\`\\`"),
        ] {
            assert_eq!(escaped(text), safe);
        }
    }
}
