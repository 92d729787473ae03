//! A figure between its baseline and its target.

use super::*;
use crate::insight::sample::on;
use crate::insight::win::{of_record, wins};
use crate::model::Section;

/// The only key result of a win that started on 5 October and ends on 31 December, looked at on 22 November.
fn only(facts: &str, more: &str) -> KeyResult {
    let text = format!(
        "{more}\n[[win]]\nquarter = \"2026-Q4\"\ntitle = \"Cut\"\nstarted = 2026-10-05\n[[win.key_result]]\nmeasure = \"pages\"\n{facts}\n"
    );
    let mut win = on("2026-11-22", &text, wins).current.expect("a win");
    win.key_results.pop().expect("a key result")
}

fn close(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|value| (value - expected).abs() < 0.05)
}

#[test]
fn each_standing_has_its_facts_and_its_words() {
    for (facts, standing, reason) in [
        (
            "baseline = 120\ntarget = 72",
            Standing::NoReading,
            "no reading in 48 d",
        ),
        (
            "baseline = 120\ntarget = 72\nreadings = [{ on = 2026-11-16, value = 86 }]",
            Standing::OnPace,
            "on pace, ends near 50",
        ),
        (
            "baseline = 14\ntarget = 5\nreadings = [{ on = 2026-11-20, value = 11 }]",
            Standing::Behind,
            "behind: 9 expected today",
        ),
        (
            "baseline = 3\ntarget = 18\nreadings = [{ on = 2026-11-20, value = 18 }]",
            Standing::Reached,
            "reached by 20 Nov",
        ),
        (
            "baseline = 3\ntarget = 18\nreadings = [{ on = 2026-11-20, value = 20 }, { on = 2026-11-21, value = 17 }]",
            Standing::OnPace,
            "on pace, ends near 28.9",
        ),
        (
            "baseline = 5\ntarget = 5",
            Standing::NoMeasure,
            "baseline and target are the same",
        ),
        ("target = 5", Standing::NoMeasure, "no baseline"),
        (
            "baseline = \"many\"\ntarget = 5",
            Standing::NoMeasure,
            "no baseline",
        ),
        (
            "baseline = 5\ntarget = nan",
            Standing::NoMeasure,
            "no target",
        ),
        (
            "baseline = 5\ntarget = 1e300",
            Standing::NoMeasure,
            "no target",
        ),
    ] {
        let found = only(facts, "");
        assert_eq!(
            (found.standing, found.reason.as_str()),
            (standing, reason),
            "{facts}"
        );
    }
}

#[test]
fn expected_goes_in_even_steps_without_times_away() {
    let facts = "baseline = 0\ntarget = 87\nreadings = [{ on = 2026-11-22, value = 48 }]";
    assert!(close(only(facts, "").expected, 48.0));
    let away = "[[away]]\nfrom = 2026-10-12\nuntil = 2026-10-25";
    let found = only(facts, away);
    assert!(close(found.expected, 87.0 * 34.0 / 73.0), "{found:?}");
    assert!(close(found.projected, 48.0 / 34.0 * 73.0), "{found:?}");
}

#[test]
fn at_the_boundary_it_is_on_pace() {
    let facts = |value: f64| {
        format!("baseline = 0\ntarget = 87\nreadings = [{{ on = 2026-11-22, value = {value:?} }}]")
    };
    assert_eq!(only(&facts(48.0), "").standing, Standing::OnPace);
    assert_eq!(only(&facts(47.9), "").standing, Standing::Behind);
}

#[test]
fn a_reading_may_be_a_week_old() {
    let facts = |on: &str, value: f64| {
        format!("baseline = 0\ntarget = 87\nreadings = [{{ on = {on}, value = {value:?} }}]")
    };
    assert_eq!(
        only(&facts("2026-11-15", 41.0), "").standing,
        Standing::OnPace
    );
    assert_eq!(
        only(&facts("2026-11-14", 40.0), "").standing,
        Standing::Behind
    );
}

#[test]
fn the_line_goes_through_all_readings() {
    let facts = "baseline = 0\ntarget = 87\nreadings = [{ on = 2026-10-15, value = 20 }, { on = 2026-10-25, value = 30 }, { on = 2026-11-04, value = 40 }]";
    assert!(close(only(facts, "").projected, 97.0));
}

#[test]
fn readings_that_are_none_do_not_count() {
    let facts = "baseline = 0\ntarget = 87\nreadings = [{ on = 2026-10-15, value = 1 }, { on = 2026-10-15, value = 2 }, { on = 2026-12-01, value = 80 }, { on = \"2026-11-01\", value = 70 }, { on = 2026-11-02, value = \"60\" }, { on = 2026-11-03, value = inf }, { on = 2026-11-04 }, 5]";
    let found = only(facts, "");
    assert_eq!(found.readings.len(), 1);
    assert!(close(found.now.map(|now| now.value), 2.0));
}

#[test]
fn readings_of_one_week_are_held_against_the_baseline() {
    for (first, projected) in [("2026-11-16", 87.0), ("2026-11-15", 48.0 + 39.0 * 2.0)] {
        let facts = format!(
            "baseline = 0\ntarget = 87\nreadings = [{{ on = {first}, value = 34 }}, {{ on = 2026-11-22, value = 48 }}]"
        );
        assert!(close(only(&facts, "").projected, projected), "{first}");
    }
}

#[test]
fn a_reading_on_the_first_day_gives_no_projection() {
    let facts = "baseline = 0\ntarget = 87\nreadings = [{ on = 2026-10-05, value = 2 }]";
    assert_eq!(only(facts, "").projected, None);
}

#[test]
fn a_slowing_line_is_said() {
    let facts = "baseline = 0\ntarget = 87\nreadings = [{ on = 2026-10-15, value = 60 }, { on = 2026-11-22, value = 62 }]";
    let found = only(facts, "");
    assert_eq!(found.standing, Standing::OnPace);
    assert_eq!(found.reason, "on pace today, but ends near 64");
}

#[test]
fn a_line_ends_with_its_quarter_or_with_its_win() {
    let projected = |today: &str, more: &str| {
        let text = format!(
            "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"Cut\"\nstarted = 2026-10-05\n{more}\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 0\ntarget = 87\nreadings = [{{ on = 2026-11-22, value = 48 }}]\n"
        );
        on(today, &text, |basis| {
            let record = basis.source.records(Section::Win).remove(0);
            let win = of_record(basis, &record).expect("a win");
            win.key_results[0].projected
        })
    };
    for (today, more, is_there) in [
        ("2026-11-22", "", true),
        ("2026-12-31", "", true),
        ("2027-01-01", "", false),
        ("2026-12-01", "closed = 2026-11-30", false),
    ] {
        assert_eq!(projected(today, more).is_some(), is_there, "{today} {more}");
    }
}

#[test]
fn no_reading_is_wanted_in_the_first_week() {
    for (started, standing, reason) in [
        ("2026-11-16", Standing::NotYetExpected, "started this week"),
        ("2026-11-15", Standing::NoReading, "no reading in 7 d"),
        ("2026-11-14", Standing::NoReading, "no reading in 8 d"),
    ] {
        let text = format!(
            "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"Cut\"\nstarted = {started}\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 1\ntarget = 2\n"
        );
        let win = on("2026-11-22", &text, wins).current.expect("a win");
        let found = &win.key_results[0];
        assert_eq!(
            (found.standing, found.reason.as_str()),
            (standing, reason),
            "{started}"
        );
    }
}

#[test]
fn a_standing_has_a_name_for_other_programs() {
    let all = [
        Standing::Reached,
        Standing::OnPace,
        Standing::Behind,
        Standing::NoReading,
        Standing::NotYetExpected,
        Standing::NoMeasure,
    ];
    assert_eq!(
        all.map(Standing::name),
        [
            "reached",
            "on-pace",
            "behind",
            "no-reading",
            "not-yet-expected",
            "no-measure"
        ]
    );
}
