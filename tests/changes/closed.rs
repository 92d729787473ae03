//! What stands in a closed win, and what closing and opening one writes down.

use super::written::{day, roadmap};
use roadbook::change::closed::{touches_closed, with_closing};
use roadbook::change::{apply, diff, diff_record};
use roadbook::model::{Key, Section, Table, Value};

const CLOSED: &str = r#"
[[win]]
id = "w"
quarter = "2026-Q4"
title = "Fewer pages"
closed = 2026-11-02
reopened = [{ on = 2026-10-20, closed = 2026-10-12 }]
[[win.key_result]]
id = "pages"
measure = "pages"
target = 4
readings = [{ on = 2026-10-12, value = 9 }]
"#;

fn win_of(text: &str) -> Table {
    let whole = roadmap(text);
    whole.tables("win").next().cloned().expect("a win")
}

/// Whether going from one text to the other touches what stands, on a day after the closing.
fn refused(before: &str, after: &str) -> bool {
    let set = diff(&roadmap(before), &roadmap(after));
    assert!(!set.0.is_empty(), "{after}");
    touches_closed(&set, &|_| Some(win_of(before)), day("2026-11-22"))
}

#[test]
fn what_was_agreed_stands_and_all_else_may_change() {
    for (old, new, stands) in [
        ("2026-Q4", "2026-Q3", true),
        ("target = 4", "target = 5", true),
        ("[[win.key_result]]\nid", "[[win.guard]]\nid", true),
        ("Fewer pages", "Fewer alerts", false),
        ("value = 9", "value = 8", false),
        (
            "reopened = [{ on = 2026-10-20, closed = 2026-10-12 }]\n",
            "",
            false,
        ),
        (
            "{ on = 2026-10-20, closed",
            "{ on = 2026-10-20, target = 1, closed",
            false,
        ),
    ] {
        let after = CLOSED.replace(old, new);
        assert_eq!(refused(CLOSED, &after), stands, "{old} → {new}");
    }
}

#[test]
fn a_win_that_is_opened_by_the_same_changes_may_change() {
    let opened = CLOSED.replace("closed = 2026-11-02\n", "");
    let other = opened.replace("target = 4", "target = 5");
    assert!(!refused(CLOSED, &other));
    assert!(refused(
        CLOSED,
        &CLOSED
            .replace("closed = 2026-11-02", "closed = 2026-11-03")
            .replace("target = 4", "target = 5")
    ));
}

/// The win after changes and what goes with them, by a key that it has beside others of its name.
fn completed(before: &str, after: &str, key: &Key) -> Table {
    let [before, after] = [before, after].map(win_of);
    let set = diff_record(Section::Win, key, &before, &after);
    let whole = with_closing(set, &|_| Some(before.clone()), day("2026-11-22"));
    let twin = win_of("[[win]]\nid = \"w\"");
    let wins = [vec![twin; key.ordinal() as usize], vec![before]].concat();
    let values = wins.into_iter().map(Value::Table);
    let all = Value::Array(values.collect());
    let made = apply(&Table::from([("win", all)]), &whole).expect("it fits");
    made.tables("win").last().cloned().expect("the win")
}

#[test]
fn the_second_win_of_a_name_is_closed_like_the_first() {
    let open = CLOSED.replace("closed = 2026-11-02\n", "");
    for ordinal in [0, 1] {
        let key = Key::id("w").nth(ordinal);
        let win = completed(&open, CLOSED, &key);
        let measure = win.tables("key_result").next().expect("a measure");
        let frozen = measure.tables("frozen").next().expect("its figures");
        assert_eq!(frozen.day("on"), Some(day("2026-11-02")), "{ordinal}");
    }
}

#[test]
fn each_opening_is_written_down_once_a_day() {
    let days = |win: &Table| -> Vec<String> {
        let entries = win.tables("reopened");
        entries
            .filter_map(|entry| entry.day("on"))
            .map(|day| day.to_string())
            .collect()
    };
    let opened = |closed: &str| {
        let open = closed.replace("closed = 2026-11-02\n", "");
        days(&completed(closed, &open, &Key::id("w")))
    };
    assert_eq!(opened(CLOSED), ["2026-10-20", "2026-11-22"]);
    let today = CLOSED.replace("on = 2026-10-20", "on = 2026-11-22");
    assert_eq!(opened(&today), ["2026-11-22"]);
}
