//! A roadmap as it stood on a day: every dated fact shows from its own day on.

use crate::day::Day;
use crate::model::{Field, Kind, List, Section, Table, Value, When};

/// The roadmap as it stood at the end of a day.
///
/// What carries no date shows today's value, and what was deleted since is not seen.
pub fn as_of(roadmap: &Table, day: Day) -> Table {
    roadmap
        .iter()
        .filter_map(|(name, value)| {
            let value = match (Section::named(name), value) {
                (Some(section), Value::Table(table)) => {
                    Value::Table(facts(table, section.fields(), day))
                }
                (Some(section), Value::Array(records)) => {
                    kept(records, |record| record_as_of(section, record, day))?
                }
                _ => value.clone(),
            };
            Some((name, value))
        })
        .collect()
}

/// One record as it stood at the end of a day; none where there was no such record yet.
///
/// A record with a day of its own shows from that day on, any other from the earliest of its dates, and one without
/// any date always.
pub fn record_as_of(section: Section, record: &Table, day: Day) -> Option<Table> {
    let fields = section.fields();
    let first = own_day(record, fields).or_else(|| earliest(record, fields));
    first
        .is_none_or(|first| first <= day)
        .then(|| facts(record, fields, day))
}

/// The day that an entry itself is dated with.
fn own_day(table: &Table, fields: &'static [Field]) -> Option<Day> {
    Field::find(fields, "on").and_then(|field| table.day(field.name))
}

/// The first day on which anything in a table happened.
fn earliest(table: &Table, fields: &'static [Field]) -> Option<Day> {
    let of_field = |field: &'static Field| match (field.kind, table.get(field.name)?) {
        (Kind::Group(inner), Value::Table(own)) => earliest(own, inner),
        (Kind::List(list), Value::Array(items)) => items
            .iter()
            .filter_map(Value::as_table)
            .filter_map(|item| earliest(item, list.fields))
            .min(),
        (_, value) if field.when == When::Itself => value.as_day(),
        _ => None,
    };
    fields.iter().filter_map(of_field).min()
}

/// What a table said on a day.
fn facts(table: &Table, fields: &'static [Field], day: Day) -> Table {
    let later = |name: &str| table.day(name).is_some_and(|on| on > day);
    let mut found: Table = table
        .iter()
        .filter_map(|(name, value)| {
            let value = match Field::find(fields, name) {
                None => value.clone(),
                Some(field) => match field.when {
                    When::Itself if later(name) => return None,
                    When::With(happening) if later(happening) => return None,
                    When::Moved => match next_move(table, day) {
                        Some(next) => next.get("from")?.clone(),
                        None => value.clone(),
                    },
                    _ => inside(field, value, day)?,
                },
            };
            Some((name, value))
        })
        .collect();
    // A plan that was dropped since stood there all the same.
    for field in fields.iter().filter(|field| field.when == When::Moved) {
        if table.get(field.name).is_none()
            && let Some(earlier) = next_move(table, day).and_then(|next| next.get("from"))
        {
            found.set(field.name, earlier.clone());
        }
    }
    found
}

/// The first move of a plan after a day: what it moved from is what stood there on that day.
fn next_move(table: &Table, day: Day) -> Option<&Table> {
    let moves = table.tables("moved");
    moves
        .filter_map(|entry| Some((entry.day("on")?, entry)))
        .filter(|(on, _)| *on > day)
        .min_by_key(|(on, _)| *on)
        .map(|(_, entry)| entry)
}

/// What a field held on a day; none where all of it came later.
fn inside(field: &Field, value: &Value, day: Day) -> Option<Value> {
    match (field.kind, value) {
        (Kind::Group(fields), Value::Table(own)) => {
            let then = facts(own, fields, day);
            (own.is_empty() || !then.is_empty()).then_some(Value::Table(then))
        }
        (Kind::List(list), Value::Array(items)) => {
            kept(items, |entry| entry_as_of(list, entry, day))
        }
        _ => Some(value.clone()),
    }
}

fn entry_as_of(list: &'static List, entry: &Table, day: Day) -> Option<Table> {
    own_day(entry, list.fields)
        .is_none_or(|on| on <= day)
        .then(|| facts(entry, list.fields, day))
}

/// The entries that remain; none where all of them are gone. What is no table is kept.
fn kept(items: &[Value], then: impl Fn(&Table) -> Option<Table>) -> Option<Value> {
    let found: Vec<Value> = items
        .iter()
        .filter_map(|item| match item {
            Value::Table(table) => then(table).map(Value::Table),
            other => Some(other.clone()),
        })
        .collect();
    (items.is_empty() || !found.is_empty()).then_some(Value::Array(found))
}
