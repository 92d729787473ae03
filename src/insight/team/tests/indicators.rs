//! Indicators at the edges of their year, and from which day a wait is counted.

use super::{person, risen, team};
use crate::insight::team::indicators::{indicators, sheet};

/// What an indicator says of Ada, known by these facts of the mentor's file and of her own, and of whom it says it.
fn says(id: &str, known: &str, own: &str) -> (String, Vec<String>) {
    let file =
        format!("[person]\nname = \"Ada\"\n[[track]]\non = 2026-01-01\nprimary = \"sre\"\n{own}");
    let member = format!("[[member]]\nname = \"Ada\"\npath = \"a.toml\"\n{known}\n");
    let (roster, own) = team(
        &member,
        &[("a.toml", &file), ("b.toml", "[person]\nname = \"Bo\"")],
    );
    let mut all = indicators(&roster, &own).into_iter();
    let found = all.find(|own| own.id == id).expect("an indicator");
    (found.words, found.about)
}

const WON: &str =
    "[[win]]\nquarter = \"2026-Q1\"\ntitle = \"W\"\nclosed = 2026-01-01\nresult = \"reached\"\n";

fn milestone(stage: &str, facts: &str) -> String {
    format!(
        "[[milestone]]\ntitle = \"M\"\nstage = \"{stage}\"\nproof = \"https://example.org\"\n{facts}\n"
    )
}

#[test]
fn a_year_ends_today_and_begins_after_the_same_day_a_year_ago() {
    let moved = |on: &str| format!("transfers = [{{ on = {on}, to = \"x\" }}]");
    let left = |on: &str, regretted: &str| format!("left = {on}\nregretted = \"{regretted}\"");
    for (id, known, own, words) in [
        ("transfers", moved("2025-11-22"), String::new(), "nobody"),
        ("transfers", moved("2025-11-23"), String::new(), "1 person"),
        (
            "growth-velocity",
            String::new(),
            risen("2025-11-22"),
            "0 levels of 2 people",
        ),
        (
            "growth-velocity",
            String::new(),
            risen("2025-11-23"),
            "1 levels of 2 people",
        ),
        (
            "regretted-attrition",
            left("2025-11-22", "yes"),
            String::new(),
            "nobody has left",
        ),
        (
            "regretted-attrition",
            left("2025-11-23", "yes"),
            String::new(),
            "1 of 1 who left",
        ),
        (
            "regretted-attrition",
            left("2025-11-23", "no"),
            String::new(),
            "0 of 1 who left",
        ),
    ] {
        assert_eq!(says(id, &known, &own).0, words, "{id} {known} {own}");
    }
}

#[test]
fn waits_are_counted_from_the_day_before_them() {
    let joined = "joined = 2026-01-01\npromotions = [{ on = 2026-01-01 }, { on = 2026-03-02 }]";
    let (words, about) = says("promotion-velocity", joined, "");
    assert_eq!(
        (words.as_str(), about),
        ("60 d", vec!["Ada after 60 d".to_owned()])
    );
    // A win on the day of entering is of the time before.
    let delivered = format!("{WON}{}", milestone("apply", "done = 2026-01-31"));
    let learned = format!("{WON}{}", milestone("learn", "done = 2026-01-31"));
    for (productive, own, words) in [
        ("", &delivered, "30 d"),
        ("", &learned, "none yet"),
        ("productive = 2026-01-11", &delivered, "10 d"),
        ("productive = 2026-01-11", &learned, "10 d"),
        ("productive = 2026-01-01", &delivered, "30 d"),
        ("productive = 2025-06-01", &delivered, "30 d"),
    ] {
        let (said, _) = says("time-to-productivity", productive, own);
        assert_eq!(said, words, "{productive} {own}");
    }
    for (left, word) in [("2026-06-01", "Ada left"), ("2026-06-02", "Ada stayed")] {
        let known = format!("left = {left}\nfinished = [{{ on = 2025-06-01, track = \"sre\" }}]");
        assert_eq!(says("twelve-month-stay", &known, "").1, [word], "{left}");
    }
}

#[test]
fn learning_counts_what_was_due_in_the_year() {
    let due = [
        ("due = 2025-11-22", 0),
        ("due = 2025-11-23", 1),
        ("due = 2026-11-22", 1),
        ("due = 2026-11-23", 0),
        ("due = 2026-06-01\narchived = 2026-07-01", 0),
    ];
    let mut own = String::new();
    for (facts, counted) in due {
        own += &milestone("learn", facts);
        assert_eq!(
            person(&milestone("learn", facts)).due_milestones,
            (counted, 0),
            "{facts}"
        );
    }
    own += &milestone("learn", "due = 2026-06-01\ndone = 2026-11-01");
    own += &milestone("learn", "due = 2026-06-02\ndone = 2026-11-01");
    assert_eq!(
        says("learning-completion", "", &own),
        ("2 of 4".to_owned(), vec!["Ada 2 of 4".to_owned()])
    );
    assert_eq!(says("learning-completion", "", "").0, "none yet");
}

#[test]
fn the_sheet_of_indicators_has_those_that_lead_first() {
    let (roster, own) = team("", &[]);
    let sheet = sheet(&roster, &own);
    let named: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| row.cells[0].words.as_str())
        .collect();
    assert_eq!(
        named,
        [
            "Leading: what will come",
            "internal transfers",
            "adoption",
            "promotion velocity",
            "learning completion",
            "time to productivity",
            "growth velocity",
            "Lagging: what has come",
            "strong people kept",
            "regretted attrition",
            "stay after a track",
            "roles filled from inside",
        ]
    );
    let headings: Vec<bool> = sheet.rows.iter().map(|row| row.heading).collect();
    assert!(headings[0] && headings[7] && !headings[1]);
    assert!(sheet.rows.iter().all(|row| row.adds.is_some()));
    assert_eq!(
        sheet.fact,
        "the last 365 days; no percentage of fewer than 5"
    );
}
