//! Roadmaps for examples, written as they stand in a file.

use roadbook::change::{Conflict, Merged, diff, merge};
use roadbook::day::Day;
use roadbook::model::{Table, Value};

/// The values of a file.
pub(crate) fn roadmap(text: &str) -> Table {
    let table: toml::Table = text.parse().expect("valid TOML");
    table
        .into_iter()
        .map(|(name, value)| (name, read(value)))
        .collect()
}

fn read(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::text(&text),
        toml::Value::Integer(number) => Value::Integer(number),
        toml::Value::Float(number) => Value::Float(number),
        toml::Value::Boolean(yes) => Value::Boolean(yes),
        toml::Value::Datetime(moment) => {
            let text = moment.to_string();
            text.parse()
                .map_or_else(|_| Value::Moment(text.clone().into()), Value::Day)
        }
        toml::Value::Array(items) => Value::Array(items.into_iter().map(read).collect()),
        toml::Value::Table(table) => Value::Table(
            table
                .into_iter()
                .map(|(name, value)| (name, read(value)))
                .collect(),
        ),
    }
}

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The paths that differ.
pub(crate) fn paths(a: &Table, b: &Table) -> Vec<String> {
    diff(a, b)
        .0
        .iter()
        .map(|change| change.at.to_string())
        .collect()
}

/// Merges both ways round, which must come to the same.
pub(crate) fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    let [base, ours, theirs] = [base, ours, theirs].map(roadmap);
    let found = merge(&base, &ours, &theirs);
    let other = merge(&base, &theirs, &ours);
    assert_eq!(found.roadmap, other.roadmap);
    let places = |merged: &Merged| -> Vec<String> {
        merged
            .conflicts
            .iter()
            .map(|conflict| conflict.at.to_string())
            .collect()
    };
    assert_eq!(places(&found), places(&other));
    found
}

/// Merges without any conflict.
pub(crate) fn joined(base: &str, ours: &str, theirs: &str) -> Table {
    let found = merged(base, ours, theirs);
    assert_eq!(found.conflicts, []);
    found.roadmap
}

/// The only conflict of a merge.
pub(crate) fn conflict(merged: &Merged) -> &Conflict {
    assert_eq!(merged.conflicts.len(), 1, "{:?}", merged.conflicts);
    &merged.conflicts[0]
}

/// The texts under a name in each record of a section.
pub(crate) fn each(roadmap: &Table, section: &str, name: &str) -> Vec<String> {
    let text = |record: &Table| record.text(name).map_or("-", |text| text.raw()).to_owned();
    roadmap.tables(section).map(text).collect()
}
