//! Values, records and whole roadmaps as text, and read back.

use super::*;
use crate::store::tree;

fn back(text: &str) -> Value {
    let (_, root, faults) = tree::read(&format!("x = {text}\n"));
    assert!(faults.is_empty(), "{text}: {faults:?}");
    root.get("x").expect("a value").value()
}

#[test]
fn every_value_is_read_back_as_it_was() {
    for value in [
        Value::text("plain"),
        Value::text("\"quotes\" and \\ and '''"),
        Value::text("a\nb\r\n\tc \u{1b}[2J \u{9b} \u{202e} \u{e0041} é 界 👨\u{200d}👩"),
        Value::text(""),
        Value::text("\n"),
        Value::text("ends with \"\"\"\n\""),
        Value::Integer(i64::MIN),
        Value::Float(2.0),
        Value::Float(0.1 + 0.2),
        Value::Float(1e300),
        Value::Float(f64::INFINITY),
        Value::Boolean(true),
        Value::Moment("2026-11-22T10:00:00Z".into()),
        Value::Array(vec![Value::Integer(1), Value::Array(vec![])]),
        Value::Table(Table::from([
            ("a b", Value::Integer(1)),
            ("", Value::Table(Table::new())),
        ])),
    ] {
        assert_eq!(back(&inline(&value)), value);
        assert_eq!(back(&statement(&value, Newline::Unix)), value);
        assert_eq!(back(&instead("'old'", &value, Newline::Unix)), value);
        assert!(!inline(&value).chars().any(is_hidden));
    }
}

#[test]
fn texts_are_written_without_more_marks_than_they_need() {
    for (raw, line, lines) in [
        ("a\n\tb", r#""a\n\tb""#, "\"\"\"\na\n\tb\"\"\""),
        (
            "a \"b\"\nc\\d",
            r#""a \"b\"\nc\\d""#,
            "\"\"\"\na \"b\"\nc\\\\d\"\"\"",
        ),
        (
            "\"\"\"\n\"",
            r#""\"\"\"\n\"""#,
            "\"\"\"\n\"\\\"\"\n\\\"\"\"\"",
        ),
        (
            "\u{1b}\n\u{e0041}",
            r#""\u001B\n\U000E0041""#,
            "\"\"\"\n\\u001B\n\\U000E0041\"\"\"",
        ),
    ] {
        let value = Value::text(raw);
        assert_eq!(inline(&value), line);
        assert_eq!(statement(&value, Newline::Unix), lines);
        for text in [line, lines] {
            assert_eq!(back(text), value);
        }
    }
    assert_eq!(inline(&Value::Table(Table::new())), "{}");
}

#[test]
fn a_whole_roadmap_is_read_back_with_what_is_unusual_in_it() {
    let win = |title: &str| Value::Table(Table::from([("title", Value::text(title))]));
    let bet = Value::Table(Table::from([(
        "moved",
        Value::Array(vec![Value::Integer(1)]),
    )]));
    let roadmap = Table::from([
        ("schema", Value::Integer(1)),
        (
            "person",
            Value::Table(Table::from([("name", Value::text("Ada"))])),
        ),
        ("win", Value::Array(vec![win("a"), win("b")])),
        ("bet", Value::Array(vec![bet])),
        ("cert", Value::Array(vec![win("c"), Value::Integer(3)])),
        ("shadow", Value::Array(Vec::new())),
        ("skill", Value::text("none")),
    ]);
    let text = whole(&roadmap);
    let expected = "schema = 1\ncert = [{ title = \"c\" }, 3]\nshadow = []\nskill = \"none\"\n\n[person]\nname = \"Ada\"\n\n\
        [[win]]\ntitle = \"a\"\n\n[[win]]\ntitle = \"b\"\n\n[[bet]]\nmoved = [1]\n";
    assert_eq!(text, expected);
    let (_, root, faults) = tree::read(&text);
    assert!(faults.is_empty());
    assert!(crate::change::diff(&roadmap, &root.table()).is_empty());
}

#[test]
fn a_record_is_written_as_a_person_would() {
    let reading = |on: &str| {
        Value::Table(Table::from([
            ("value", Value::Integer(9)),
            ("on", Value::Day(on.parse().expect("a day"))),
        ]))
    };
    let result = Table::from([
        ("measure", Value::text("pages")),
        (
            "readings",
            Value::Array(vec![reading("2026-11-01"), reading("2026-11-08")]),
        ),
    ]);
    let win = Table::from([
        ("key_result", Value::Array(vec![Value::Table(result)])),
        ("mine", Value::Integer(1)),
        ("title", Value::text("Less noise")),
    ]);
    let text = record("win", &win, Section::Win.fields(), true, Newline::Unix);
    let expected = "[[win]]\ntitle = \"Less noise\"\nmine = 1\n[[win.key_result]]\nmeasure = \"pages\"\nreadings = [\n  { on = 2026-11-01, value = 9 },\n  { on = 2026-11-08, value = 9 },\n]\n";
    assert_eq!(text, expected);
}
