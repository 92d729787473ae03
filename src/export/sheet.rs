//! A roadmap as tables for a spreadsheet: one for each section, and one for each list inside of its records.

use super::lines;
use crate::model::{Field, Kind, List, Section, Table, Value, keys_of};
use crate::text::shown;

/// A table: what it is called, and its rows with the head first.
#[derive(Debug, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Vec<String>>,
}

/// The names of all tables that there can be.
pub fn names() -> Vec<String> {
    sheets(&Table::new())
        .into_iter()
        .map(|sheet| sheet.name)
        .collect()
}

/// All tables, those without rows too, so that what reads them finds the same columns each time.
pub fn sheets(roadmap: &Table) -> Vec<Sheet> {
    let mut found = Vec::new();
    for section in Section::ALL {
        let empty = Vec::new();
        let alone;
        let items: &[Value] = match roadmap.get(section.name()) {
            Some(Value::Array(items)) => items,
            Some(table @ Value::Table(_)) => {
                alone = [table.clone()];
                &alone
            }
            _ => &empty,
        };
        let keys: Vec<String> = match section.list() {
            Some(list) => keys_of(items, list)
                .iter()
                .map(|key| named(&key.written()))
                .collect(),
            None => vec![section.name().to_owned()],
        };
        let records: Vec<(String, &Table)> = keys
            .into_iter()
            .zip(items)
            .filter_map(|(key, item)| Some((key, item.as_table()?)))
            .collect();
        table(
            section.name(),
            "record",
            section.fields(),
            &records,
            &mut found,
        );
    }
    found
}

fn named(key: &str) -> String {
    key.strip_prefix('~').unwrap_or(key).to_owned()
}

/// One table, and after it those of the lists inside.
fn table(
    name: &str,
    first: &str,
    fields: &'static [Field],
    records: &[(String, &Table)],
    found: &mut Vec<Sheet>,
) {
    let mut columns = Vec::new();
    flat(fields, "", &mut columns);
    let mut head = vec![first.to_owned()];
    head.extend(columns.iter().map(|(name, _)| name.clone()));
    let mut rows = vec![head];
    for (key, record) in records {
        let mut row = vec![guarded(&shown(key))];
        row.extend(columns.iter().map(|(name, _)| cell(at(record, name))));
        rows.push(row);
    }
    found.push(Sheet {
        name: name.to_owned(),
        rows,
    });
    for field in fields {
        if let Kind::List(list) = field.kind {
            let inner = entries(records, field.name, list);
            table(
                &format!("{name}-{}", field.name),
                "of",
                list.fields,
                &inner,
                found,
            );
        }
    }
}

/// The entries of a list in all records, each with the key of its record and its own.
fn entries<'t>(
    records: &[(String, &'t Table)],
    name: &str,
    list: &'static List,
) -> Vec<(String, &'t Table)> {
    let mut found = Vec::new();
    for (key, record) in records {
        let items = record
            .get(name)
            .and_then(Value::as_array)
            .unwrap_or_default();
        for (own, item) in keys_of(items, list).iter().zip(items) {
            if let Some(table) = item.as_table() {
                found.push((format!("{key}/{}", named(&own.written())), table));
            }
        }
    }
    found
}

/// The fields that are columns, those of groups with the name of the group.
fn flat(fields: &'static [Field], before: &str, found: &mut Vec<(String, &'static Field)>) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        match field.kind {
            Kind::Group(inner) => flat(inner, &format!("{name}."), found),
            Kind::List(_) => {}
            _ => found.push((name, field)),
        }
    }
}

fn at<'t>(table: &'t Table, name: &str) -> Option<&'t Value> {
    match name.split_once('.') {
        Some((group, rest)) => at(table.get(group)?.as_table()?, rest),
        None => table.get(name),
    }
}

fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Table(_)) => String::new(),
        Some(Value::Text(text)) => guarded(&lines(text)),
        Some(Value::Integer(number)) => number.to_string(),
        Some(Value::Float(number)) => number.to_string(),
        Some(Value::Boolean(yes)) => yes.to_string(),
        Some(Value::Day(day)) => day.to_string(),
        Some(Value::Moment(moment)) => guarded(&shown(moment)),
        Some(Value::Array(items)) => {
            let items: Vec<String> = items
                .iter()
                .map(|item| match item {
                    Value::Text(text) => lines(text),
                    other => cell(Some(other)),
                })
                .collect();
            guarded(&items.join(", "))
        }
    }
}

/// A text that no spreadsheet takes for a formula: an apostrophe stands before what would begin one.
fn guarded(text: &str) -> String {
    let first = text.trim_start().chars().next();
    if first.is_some_and(|sign| "=+-@|%".contains(sign) || "＝＋－＠".contains(sign)) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_begins_a_formula() {
        for text in ["=1+1", "+1", "-1", "@x", " =x", "\n=x", "|cmd", "＝x"] {
            assert!(guarded(text).starts_with('\''), "{text}");
        }
        assert_eq!(guarded("a=b"), "a=b");
        assert_eq!(cell(Some(&Value::Integer(-3))), "-3");
    }

    #[test]
    fn there_is_a_table_for_each_section_and_list() {
        let names = names();
        for name in [
            "person",
            "skill",
            "skill-levels",
            "win-key_result-readings",
            "checkin",
        ] {
            assert!(names.iter().any(|own| own == name), "{name}");
        }
    }
}
