//! Values of a roadmap as JSON.

use super::lines;
use crate::model::{Table, Value};
use crate::text::shown;
use serde_json::{Map, Value as Json};

/// A value: days and times as text, numbers as numbers; what is no number to JSON is nothing.
pub fn value(value: &Value) -> Json {
    match value {
        Value::Text(text) => Json::String(lines(text)),
        Value::Integer(number) => Json::from(*number),
        Value::Float(number) => Json::from(*number),
        Value::Boolean(yes) => Json::Bool(*yes),
        Value::Day(day) => Json::String(day.to_string()),
        Value::Moment(moment) => Json::String(shown(moment).into_owned()),
        Value::Array(items) => items.iter().map(self::value).collect(),
        Value::Table(table) => Json::Object(object(table)),
    }
}

/// A table, its names in their order.
pub fn object(table: &Table) -> Map<String, Json> {
    table
        .iter()
        .map(|(name, own)| (shown(name).into_owned(), value(own)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_a_terminal_is_no_more_and_line_breaks_stay() {
        let table = Table::from([
            ("a\u{1b}", Value::text("x\u{202e}y\nz\u{9b}")),
            ("n", Value::Float(f64::NAN)),
            ("h", Value::Float(2.5)),
        ]);
        let text = Json::Object(object(&table)).to_string();
        assert_eq!(text, r#"{"a^[":"x<U+202E>y\nz<U+009B>","n":null,"h":2.5}"#);
    }
}
