//! Roadmaps for tests, written as TOML.

use super::Basis;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::model::{Table, Value};

pub(crate) fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// A roadmap from TOML.
pub(crate) fn roadmap(text: &str) -> Table {
    match value(toml::Value::Table(text.parse().expect("valid TOML"))) {
        Value::Table(table) => table,
        _ => Table::new(),
    }
}

/// Looks at a roadmap with the embedded catalogue.
pub(crate) fn on<R>(today: &str, text: &str, look: impl FnOnce(&Basis) -> R) -> R {
    let roadmap = roadmap(text);
    look(&Basis::new(&roadmap, Catalogue::embedded(), day(today)))
}

fn value(from: toml::Value) -> Value {
    match from {
        toml::Value::String(text) => Value::text(&text),
        toml::Value::Integer(number) => Value::Integer(number),
        toml::Value::Float(number) => Value::Float(number),
        toml::Value::Boolean(yes) => Value::Boolean(yes),
        toml::Value::Datetime(moment) => moment
            .to_string()
            .parse()
            .map_or_else(|_| Value::Moment(moment.to_string().into()), Value::Day),
        toml::Value::Array(items) => Value::Array(items.into_iter().map(value).collect()),
        toml::Value::Table(table) => Value::Table(
            table
                .into_iter()
                .map(|(name, inner)| (name, value(inner)))
                .collect(),
        ),
    }
}
