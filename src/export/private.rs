//! What may be shared of a roadmap: everything but what is private.
//!
//! In doubt a record is private: one whose `private` says something else than it may is left out whole, and so is one
//! that hides what it is known by.

use crate::change::{diff, merge};
use crate::model::{Field, Key, Kind, Link, List, Path, Section, Table, Value, keys_of};
use std::collections::{BTreeMap, BTreeSet};

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
    let (parts, others, withheld) = parted(roadmap);
    let mut out = Table::new();
    for (name, value) in roadmap.iter() {
        let Some(section) = Section::named(name) else {
            if let Some(other) = others.get(name) {
                out.set(name, other.clone());
            }
            continue;
        };
        let kept = parts.get(&section).into_iter().flatten();
        let mut kept = kept.filter_map(|part| part.clone().map(Value::Table));
        if section.list().is_none() {
            if let Some(table) = kept.next() {
                out.set(name, table);
            }
            continue;
        }
        let kept: Vec<Value> = kept.collect();
        if !kept.is_empty() || value.as_array().is_some_and(<[Value]>::is_empty) {
            out.set(name, Value::Array(kept));
        }
    }
    (out, withheld)
}

/// What others may see of each record of a section, in the order of the file; none of those that are all private.
pub fn parts(roadmap: &Table) -> BTreeMap<Section, Vec<Option<Table>>> {
    parted(roadmap).0
}

/// The sections record by record, what stands beside them, and how much is not in either.
fn parted(roadmap: &Table) -> (BTreeMap<Section, Vec<Option<Table>>>, Table, Withheld) {
    let mut withheld = Withheld::default();
    let mut gone = Gone::default();
    let mut parts: BTreeMap<Section, Vec<Option<Table>>> = BTreeMap::new();
    let mut others = Table::new();
    for (name, value) in roadmap.iter() {
        let Some(section) = Section::named(name) else {
            if let Some(value) = open_value(value, None, &[], &mut withheld) {
                others.set(name, value);
            }
            continue;
        };
        let records = match value {
            Value::Array(records) => records.as_slice(),
            other => std::slice::from_ref(other),
        };
        let keys = section.list().map(|list| keys_of(records, list));
        for (number, record) in records.iter().enumerate() {
            // No section holds values of another sort: nobody knows what they are.
            let Value::Table(record) = record else {
                withheld.records += 1;
                parts.entry(section).or_default().push(None);
                continue;
            };
            let open = open(record, Some(section), section.fields(), &mut withheld);
            if open.is_none() {
                let key = keys.as_ref().and_then(|keys| keys.get(number));
                gone.note(section, record, key);
            }
            parts.entry(section).or_default().push(open);
        }
    }
    for (section, records) in &mut parts {
        for record in records.iter_mut().flatten() {
            unlink(record, section.fields(), &gone.ids);
        }
    }
    gone.drop_snoozes(&mut parts);
    (parts, others, withheld)
}

/// Records that were left out.
#[derive(Default)]
struct Gone {
    ids: BTreeSet<(Section, String)>,
    /// As a snooze names them.
    places: Vec<String>,
}

impl Gone {
    fn note(&mut self, section: Section, record: &Table, key: Option<&Key>) {
        if let Some(id) = record.text("id") {
            self.ids.insert((section, id.raw().to_owned()));
        }
        if let Some(key) = key {
            let at = Path::record(section, key.clone());
            self.places.push(at.to_string());
        }
    }

    /// A signal that is put off names what it is about.
    fn drop_snoozes(&self, parts: &mut BTreeMap<Section, Vec<Option<Table>>>) {
        for snooze in parts.entry(Section::Snooze).or_default() {
            let about = snooze.as_ref().and_then(|snooze| snooze.text("about"));
            let about = about.map_or("", |about| about.raw());
            if self.places.iter().any(|place| about.starts_with(&**place)) {
                *snooze = None;
            }
        }
    }
}

/// What was made of a shared roadmap, put back into the roadmap that it was shared from: what is absent there was never
/// a deletion. None where something private is in the way, and nothing may be guessed.
pub fn put_back(base: &Table, real: &Table, after: &Table) -> Option<Table> {
    let merged = merge(base, real, after);
    if !merged.conflicts.is_empty() {
        return None;
    }
    let (seen, hidden) = shared(&merged.roadmap);
    let (wanted, more) = shared(after);
    let (_, before) = shared(real);
    let keeps = hidden.records == before.records + more.records
        && hidden.fields == before.fields + more.fields;
    (keeps && diff(&seen, &wanted).is_empty()).then_some(merged.roadmap)
}

/// A record, or an entry of one, without what is private; none where all of it is.
fn open(
    table: &Table,
    section: Option<Section>,
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
    // Without what it is known by it would be another record.
    let names = |name: &&str| match fields_of(section, fields) {
        Some(list) if table.get("id").is_none() => list.natural.contains(name),
        Some(_) => *name == "id",
        None => false,
    };
    if hidden.iter().any(names) {
        withheld.records += 1;
        return None;
    }
    let mut out = Table::new();
    // Said in so many words, feelings are shared too.
    let is_said_open = matches!(table.get("private"), Some(Value::Boolean(false)));
    for (name, value) in table.iter().filter(|(name, _)| *name != "private") {
        let is_feeling = section == Some(Section::Checkin) && FEELINGS.contains(&name);
        if is_feeling && !is_said_open || hidden.contains(&name) {
            withheld.fields += 1;
            continue;
        }
        let inner = match Field::find(fields, name).map(|field| field.kind) {
            Some(Kind::List(list)) => list.fields,
            Some(Kind::Group(fields)) => fields,
            _ => &[],
        };
        if let Some(value) = open_value(value, section, inner, withheld) {
            out.set(name, value);
        }
    }
    Some(out)
}

/// The list of records that these are the fields of; none for what lies deeper.
fn fields_of(section: Option<Section>, fields: &'static [Field]) -> Option<&'static List> {
    let list = section?.list()?;
    std::ptr::eq(list.fields, fields).then_some(list)
}

/// The same for any value: tables that lie deeper can be private too.
fn open_value(
    value: &Value,
    section: Option<Section>,
    fields: &'static [Field],
    withheld: &mut Withheld,
) -> Option<Value> {
    match value {
        Value::Table(own) => open(own, section, fields, withheld).map(Value::Table),
        Value::Array(items) => {
            let kept = items
                .iter()
                .filter_map(|item| open_value(item, section, fields, withheld));
            Some(Value::Array(kept.collect()))
        }
        other => Some(other.clone()),
    }
}

/// Takes references to what is gone out of a value.
fn unlink(table: &mut Table, fields: &'static [Field], gone: &BTreeSet<(Section, String)>) {
    let is_gone = |kind: Kind, value: &Value| match (kind, value.as_text()) {
        (Kind::Skills, Some(text)) => gone.contains(&(Section::Skill, text.raw().to_owned())),
        (_, Some(text)) => match Link::of(text) {
            Some(Link::Record(section, id)) => gone.contains(&(section, id.to_owned())),
            _ => false,
        },
        _ => false,
    };
    for field in fields {
        let kind = field.kind;
        match (kind, table.get_mut(field.name)) {
            (Kind::Link(_), Some(value)) if is_gone(kind, value) => {
                table.remove(field.name);
            }
            (Kind::Links(_) | Kind::Skills, Some(Value::Array(items))) => {
                items.retain(|item| !is_gone(kind, item));
            }
            (Kind::List(list), Some(Value::Array(items))) => {
                for item in items {
                    if let Value::Table(own) = item {
                        unlink(own, list.fields, gone);
                    }
                }
            }
            (Kind::Group(inner), Some(Value::Table(own))) => unlink(own, inner, gone),
            _ => {}
        }
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
