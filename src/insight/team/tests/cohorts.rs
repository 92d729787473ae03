//! What a look at a cohort counts by its day.

use super::{risen, team};
use crate::insight::sample::day;
use crate::insight::team::cohorts::{Look, cohorts, sheet};
use crate::insight::team::share::Share;
use std::fmt::Write as _;

/// Somebody who entered a track on the first day of 2025, with check-ins so many days after.
fn seen_on(days: &[i64]) -> String {
    let mut text =
        "[person]\nname = \"Ada\"\n[[track]]\non = 2025-01-01\nprimary = \"sre\"\n".to_owned();
    for on in days {
        let _ = write!(text, "[[checkin]]\non = {}\n", day("2025-01-01").plus(*on));
    }
    text
}

/// The looks at the only person of a cohort, of whom the mentor's file knows this.
fn looks(known: &str, own: &str) -> [Look; 3] {
    let member = format!("[[member]]\nname = \"Ada\"\npath = \"a.toml\"\n{known}\n");
    let (roster, _) = team(&member, &[("a.toml", own)]);
    let mut all = cohorts(&roster);
    assert_eq!(all.len(), 1);
    all.remove(0).looks
}

#[test]
fn a_look_counts_what_had_happened_by_its_day() {
    let yes = |found: Share| found == Share { part: 1, whole: 1 };
    // Day 90 is 1 April 2025.
    for (known, stayed, promoted) in [
        ("", true, false),
        ("left = 2025-04-01", false, false),
        ("left = 2025-04-02", true, false),
        ("promotions = [{ on = 2025-01-01 }]", true, false),
        ("promotions = [{ on = 2025-01-02 }]", true, true),
        ("promotions = [{ on = 2025-04-01 }]", true, true),
        ("promotions = [{ on = 2025-04-02 }]", true, false),
    ] {
        let [first, ..] = looks(known, &seen_on(&[]));
        assert_eq!(
            (yes(first.stayed), yes(first.promoted)),
            (stayed, promoted),
            "{known}"
        );
    }
}

#[test]
fn engaged_is_who_was_seen_in_three_of_the_last_four_stretches_of_21_days() {
    for (days, engaged) in [
        (&[][..], false),
        (&[90, 69, 48], true),
        (&[70, 49, 28], true),
        (&[69, 48, 27, 7], true),
        // Two of one stretch are one, and the sixth day lies before the four.
        (&[90, 70, 69], false),
        (&[27, 48, 6], false),
        (&[91, 69, 48], false),
    ] {
        let [first, ..] = looks("", &seen_on(days));
        assert_eq!(first.engaged.part == 1, engaged, "{days:?}");
    }
}

#[test]
fn the_sheet_of_cohorts_says_what_each_look_is_about() {
    let new = seen_on(&[]).replace("2025-01-01", "2026-11-01");
    let grown = seen_on(&[90, 69, 48]) + &risen("2025-02-01").replace("2025-01-02", "2025-01-01");
    let (roster, _) = team("", &[("a.toml", &grown), ("b.toml", &new)]);
    let sheet = sheet(&roster);
    let cells = |row: usize| {
        let cells = sheet.rows[row].cells.iter();
        cells.map(|cell| cell.words.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(
        cells(0),
        ["SRE, 2025", "1", "1", "0 of 1", "1 of 1", "0 of 1"]
    );
    assert_eq!(
        cells(1),
        ["SRE, 2026", "1", "not yet", "not yet", "not yet", "not yet"]
    );
    assert_eq!(
        sheet.rows[0].foot,
        [
            ("people", "Ada".to_owned()),
            ("day 90", "engaged 1 of 1, levels risen 1".to_owned()),
            (
                "day 180",
                "delivered 0 of 1, did something for others 0 of 1".to_owned()
            ),
            (
                "day 365",
                "stayed 1 of 1, promoted 0 of 1, wins reached 0".to_owned()
            ),
        ]
    );
    assert_eq!(sheet.fact, "no percentage of fewer than 5 people");
}
