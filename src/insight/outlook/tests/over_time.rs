//! The timeline at its ends, and what the charts say.

use super::*;

#[test]
fn the_timeline_ends_with_its_last_month_and_tells_what_is_over() {
    let cert = |facts: &str| format!("[[cert]]\nname = \"C\"\n{facts}\n");
    let renewed = |expires: &str| {
        cert(&format!(
            "of = \"tf-associate\"\npassed = 2026-01-01\nexpires = {expires}"
        ))
    };
    let next = |on: &str| format!("[[review]]\non = 2024-01-01\nnext = {on}\n");
    let step = "[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\n";
    let judged = |level: &str| {
        format!(
            "[[skill]]\ntitle = \"S\"\nlevels = [{{ on = 2026-11-01, by = \"me\", level = \"{level}\" }}]\n"
        )
    };
    for (text, what, standing) in [
        (
            format!("{step}due = 2026-11-22\n"),
            "M (learn)",
            Some(Coming),
        ),
        (format!("{step}due = 2026-11-21\n"), "M (learn)", Some(Late)),
        (
            format!("{step}due = 2027-10-31\n"),
            "M (learn)",
            Some(Coming),
        ),
        (format!("{step}due = 2027-11-01\n"), "M (learn)", None),
        (renewed("2027-04-01"), "C: renewal opens", Some(Done)),
        (renewed("2027-06-07"), "C: renewal opens", Some(Coming)),
        (
            cert("passed = 2025-12-01\nexpires = 2026-11-21"),
            "C: ended",
            Some(Missed),
        ),
        (
            cert("passed = 2025-12-01\nexpires = 2026-11-22"),
            "C: ends",
            Some(Coming),
        ),
        (next("2026-12-01"), "next one-on-one", Some(Coming)),
        (next("2026-11-22"), "next one-on-one", Some(Coming)),
        (next("2026-11-21"), "next one-on-one", None),
        (judged("working"), "S: working (me)", Some(Done)),
        (judged("none"), "S: none (me)", None),
    ] {
        on(TODAY, &text, |basis| {
            let timeline = timeline::timeline(basis);
            let found = timeline.events.iter().find(|event| event.what == what);
            assert_eq!(found.map(|event| event.standing), standing, "{text}");
        });
    }
}

#[test]
fn a_chart_says_where_its_figure_is() {
    let win = |facts: &str| {
        format!(
            "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\nstarted = 2026-10-05\n[[win.key_result]]\nmeasure = \"m\"\n{facts}\n"
        )
    };
    let read = "readings = [{ on = 2026-11-16, value = 86 }]";
    let seen = |on: &str| format!("[[evidence]]\non = {on}\nwhat = \"E\"\n");
    let felt = |on: &str, energy: u8| format!("[[checkin]]\non = {on}\nenergy = {energy}\n");
    for (text, name, words) in [
        (
            win(&format!("baseline = 120\ntarget = 72\n{read}")),
            "m",
            "86 (120 to 72), end near 50",
        ),
        (win("baseline = 120\ntarget = 72"), "m", "no reading yet"),
        (
            win(&format!("target = 72\n{read}")),
            "m",
            "baseline or target is missing",
        ),
        (win("baseline = 120"), "m", "baseline or target is missing"),
        (String::new(), "evidence", "none in 26 weeks"),
        // The weeks begin on Monday 25 May, and what is still to come is not shown.
        (seen("2026-05-24"), "evidence", "none in 26 weeks"),
        (seen("2026-11-23"), "evidence", "none in 26 weeks"),
        (
            seen("2026-05-25") + &seen(TODAY),
            "evidence",
            "2 in 26 weeks",
        ),
        (felt("2026-11-01", 2), "energy", "2 of 5, 1 check-in"),
        (
            felt("2026-11-01", 2) + &felt("2026-11-08", 4),
            "energy",
            "4 of 5, 2 check-ins",
        ),
    ] {
        on(TODAY, &text, |basis| {
            let charts = trends::trends(basis);
            let chart = charts.iter().find(|chart| chart.name == name);
            assert_eq!(
                chart.map(|chart| chart.words.as_str()),
                Some(words),
                "{text}"
            );
        });
    }
}

#[test]
fn levels_that_rose_are_counted_in_their_weeks() {
    let text = "[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2026-11-02, by = \"me\", level = \"none\" }, { on = 2026-11-16, by = \"me\", level = \"working\" }]\n";
    on(TODAY, text, |basis| {
        let charts = trends::trends(basis);
        let chart = charts.iter().find(|chart| chart.name == "levels that rose");
        let chart = chart.expect("a chart");
        let sum: f64 = chart.values.iter().flatten().sum();
        assert!((sum - 1.0).abs() < 1e-9, "to begin at none is no rise");
        assert_eq!(chart.values.last(), Some(&Some(1.0)));
        assert_eq!(chart.words, "latest 16 Nov: S working");
    });
}
