//! What may be shared of a roadmap: everything but what is private.
//!
//! In doubt a record is private: one whose `private` says something else than it may is left out whole.

use crate::model::{Field, Kind, Link, Section, Table, Value};
use std::collections::BTreeSet;

/// How much was left out.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Withheld {
    pub records: usize,
    pub fields: usize,
}

impl Withheld {
    /// In words; none where nothing was left out.
    pub fn words(self) -> Option<String> {
        let counted = |count: usize, one: &str| match count {
            0 => None,
            1 => Some(format!("1 private {one}")),
            count => Some(format!("{count} private {one}s")),
        };
        match (
            counted(self.records, "record"),
            counted(self.fields, "field"),
        ) {
            (Some(records), Some(fields)) => Some(format!("{records} and {fields}")),
            (records, fields) => records.or(fields),
        }
    }
}

/// What a person says of the week's feeling, which is nobody else's unless it is said to be.
const FEELINGS: [&str; 3] = ["energy", "load", "joy"];

/// The roadmap without its private parts, and without references to what was left out.
pub fn shared(roadmap: &Table) -> (Table, Withheld) {
    let mut withheld = Withheld::default();
    let mut gone = BTreeSet::new();
    let mut out = Table::new();
    for (name, value) in roadmap.iter() {
        let Some(section) = Section::named(name) else {
            out.set(name, value.clone());
            continue;
        };
        match value {
            Value::Table(record) => {
                if let Some(record) = open(record, section, section.fields(), &mut withheld) {
                    out.set(name, Value::Table(record));
                }
            }
            Value::Array(records) => {
                let mut kept = Vec::new();
                for record in records.iter().filter_map(Value::as_table) {
                    match open(record, section, section.fields(), &mut withheld) {
                        Some(record) => kept.push(Value::Table(record)),
                        None => {
                            if let Some(id) = record.text("id") {
                                gone.insert((section, id.raw().to_owned()));
                            }
                        }
                    }
                }
                out.set(name, Value::Array(kept));
            }
            // No section is a value of another sort: nobody knows what it is.
            _ => withheld.records += 1,
        }
    }
    for section in Section::ALL {
        if let Some(value) = out.get_mut(section.name()) {
            unlink(value, section.fields(), &gone);
        }
    }
    (out, withheld)
}

/// A record, or an entry of one, without what is private; none where all of it is.
fn open(
    table: &Table,
    section: Section,
    fields: &'static [Field],
    withheld: &mut Withheld,
) -> Option<Table> {
    let hidden: Vec<&str> = match table.get("private") {
        None | Some(Value::Boolean(false)) => Vec::new(),
        Some(Value::Array(names)) if names.iter().all(|name| name.as_text().is_some()) => names
            .iter()
            .filter_map(|name| Some(name.as_text()?.raw()))
            .collect(),
        Some(_) => {
            withheld.records += 1;
            return None;
        }
    };
    let mut out = Table::new();
    for (name, value) in table.iter().filter(|(name, _)| *name != "private") {
        let is_feeling = section == Section::Checkin && FEELINGS.contains(&name);
        if is_feeling || hidden.contains(&name) {
            withheld.fields += 1;
            continue;
        }
        let inner = match Field::find(fields, name).map(|field| field.kind) {
            Some(Kind::List(list)) => list.fields,
            Some(Kind::Group(fields)) => fields,
            _ => &[],
        };
        let value = match value {
            Value::Table(own) => open(own, section, inner, withheld).map(Value::Table),
            Value::Array(items) => Some(Value::Array(
                items
                    .iter()
                    .filter_map(|item| match item {
                        Value::Table(own) => open(own, section, inner, withheld).map(Value::Table),
                        other => Some(other.clone()),
                    })
                    .collect(),
            )),
            other => Some(other.clone()),
        };
        if let Some(value) = value {
            out.set(name, value);
        }
    }
    Some(out)
}

/// Takes references to what is gone out of a value.
fn unlink(value: &mut Value, fields: &'static [Field], gone: &BTreeSet<(Section, String)>) {
    match value {
        Value::Array(items) => {
            for item in items {
                unlink(item, fields, gone);
            }
        }
        Value::Table(table) => {
            for field in fields {
                let is_gone = |value: &Value| {
                    let text = value.as_text();
                    match (field.kind, text) {
                        (Kind::Skills, Some(text)) => {
                            gone.contains(&(Section::Skill, text.raw().to_owned()))
                        }
                        (_, Some(text)) => match Link::of(text) {
                            Some(Link::Record(section, id)) => {
                                gone.contains(&(section, id.to_owned()))
                            }
                            _ => false,
                        },
                        _ => false,
                    }
                };
                match field.kind {
                    Kind::Link(_) if table.get(field.name).is_some_and(is_gone) => {
                        table.remove(field.name);
                    }
                    Kind::Links(_) | Kind::Skills => {
                        if let Some(Value::Array(items)) = table.get_mut(field.name) {
                            items.retain(|item| !is_gone(item));
                        }
                    }
                    Kind::List(list) => {
                        if let Some(value) = table.get_mut(field.name) {
                            unlink(value, list.fields, gone);
                        }
                    }
                    Kind::Group(inner) => {
                        if let Some(value) = table.get_mut(field.name) {
                            unlink(value, inner, gone);
                        }
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_private_goes_with_all_that_points_to_it() {
        let day = || Value::Day("2026-11-22".parse().expect("a day"));
        let roadmap = Table::from([
            (
                "skill",
                Value::Array(vec![
                    Value::Table(Table::from([
                        ("id", Value::text("a")),
                        ("private", Value::Boolean(true)),
                    ])),
                    Value::Table(Table::from([
                        ("id", Value::text("b")),
                        ("note", Value::text("secret")),
                        ("private", Value::Array(vec![Value::text("note")])),
                    ])),
                    Value::Table(Table::from([
                        ("id", Value::text("c")),
                        ("private", Value::text("true")),
                    ])),
                ]),
            ),
            (
                "evidence",
                Value::Array(vec![Value::Table(Table::from([
                    ("what", Value::text("w")),
                    ("link", Value::text("skill:a")),
                    (
                        "skills",
                        Value::Array(vec![Value::text("a"), Value::text("b")]),
                    ),
                ]))]),
            ),
            (
                "checkin",
                Value::Array(vec![Value::Table(Table::from([
                    ("on", day()),
                    ("joy", Value::Integer(1)),
                ]))]),
            ),
        ]);
        let (out, withheld) = shared(&roadmap);
        let said = format!("{out:?}");
        assert!(!said.contains("secret") && !said.contains("private") && !said.contains("joy"));
        assert!(!said.contains("\"a\""), "{said}");
        assert_eq!((withheld.records, withheld.fields), (2, 2));
        assert_eq!(
            withheld.words().as_deref(),
            Some("2 private records and 2 private fields")
        );
    }
}
