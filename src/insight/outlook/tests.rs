//! What the views show of small roadmaps.

mod edges;
mod over_time;

use super::*;
use crate::insight::sample::{day, on};
use crate::insight::signal::Thresholds;
use timeline::Standing::{Coming, Done, Late, Missed};

const TODAY: &str = "2026-11-22";

#[test]
fn every_view_of_nothing_has_no_record() {
    on("2026-11-22", "", |basis| {
        for kind in Kind::ALL {
            let view = Outlook::of(kind, basis, &Thresholds::default());
            let records = (0..view.rows()).filter_map(|row| view.at(row)?.into_record());
            assert_eq!(records.count(), 0, "{kind:?}");
        }
    });
}

#[test]
fn the_timeline_tells_what_is_done_late_and_to_come() {
    let text = r#"
        [[milestone]]
        title = "Late"
        stage = "learn"
        due = 2026-11-01
        [[milestone]]
        title = "Coming"
        stage = "apply"
        due = 2026-12-01
        [[win]]
        quarter = "2026-Q3"
        title = "W"
        closed = 2026-09-30
        result = "missed"
        [[cert]]
        name = "C"
        passed = 2025-10-30
        expires = 2026-11-22
        [[review]]
        on = 2026-11-20
        with = "Grace"
    "#;
    on("2026-11-22", text, |basis| {
        let timeline = timeline::timeline(basis);
        let seen: Vec<_> = timeline
            .events
            .iter()
            .map(|event| (event.on.to_string(), event.what.as_str(), event.standing))
            .collect();
        let said = |on: &str, what, standing| (on.to_owned(), what, standing);
        assert_eq!(
            seen,
            [
                said("2026-09-30", "W: missed", Missed),
                said("2026-11-01", "Late (learn)", Late),
                said("2026-11-20", "one-on-one: Grace", Done),
                said("2026-11-22", "C: ends", Coming),
                said("2026-12-01", "Coming (apply)", Coming),
            ]
        );
        assert_eq!(timeline.next, 3);
        assert_eq!(timeline.month, 12);
        assert_eq!(timeline.month_of(day("2025-10-31")), None);
        assert_eq!(timeline.month_of(day("2027-10-31")), Some(23));
        assert_eq!(timeline.cell(1, 12), Some((1, Late)));
    });
}

#[test]
fn a_chart_that_cannot_be_made_says_why() {
    on("2026-11-22", "", |basis| {
        let said: Vec<_> = trends::trends(basis)
            .into_iter()
            .map(|chart| chart.words)
            .collect();
        assert_eq!(said[0], "2026-Q4 has no win to measure");
        assert!(said.contains(&"no check-in says it in 26 weeks".to_owned()));
        assert!(said.contains(&"fewer than 4 weeks with a mix".to_owned()));
    });
}

#[test]
fn weeks_are_added_up_and_the_last_one_is_this_one() {
    let text = "[[cert]]\nname = \"C\"\nstudy = [{ on = 2026-11-16, hours = 2 }, { on = 2026-11-22, hours = 1.5 }, { on = 2026-11-23, hours = 9 }, { on = 2026-05-25, hours = 4 }, { on = 2026-05-24, hours = 8 }]\n";
    on("2026-11-22", text, |basis| {
        let charts = trends::trends(basis);
        let study = charts.iter().find(|chart| chart.name == "study hours");
        let study = study.expect("a chart");
        assert_eq!(study.values.last(), Some(&Some(3.5)));
        assert_eq!(study.words, "7.5 h, 3.5 h this week");
    });
}

#[test]
fn evidence_says_what_it_proves() {
    let text = r#"
        [[skill]]
        id = "slo"
        title = "SLOs"
        [[skill]]
        title = "Calm"
        levels = [{ on = 2026-11-01, by = "me", level = "working", evidence = ["evidence:a"] }]
        [[milestone]]
        title = "M"
        stage = "learn"
        proof = "evidence:a"
        [[evidence]]
        id = "a"
        on = 2026-11-01
        what = "A"
        skills = ["slo", "gone"]
        [[evidence]]
        on = 2026-12-01
        what = "Still to come"
    "#;
    on("2026-11-22", text, |basis| {
        let rows = evidence::evidence(basis);
        assert_eq!(rows.len(), 1);
        assert_eq!(
            rows[0].proves,
            ["SLOs", "gone (no such skill)", "Calm", "M"]
        );
    });
}

#[test]
fn a_bet_to_look_at_again_comes_first() {
    let bet = |tech: &str, more: &str| format!("[[bet]]\ntech = \"{tech}\"\n{more}\n");
    let text = bet("dropped", "decision = \"drop\"\nrevisit = 2026-01-01")
        + &bet("watched", "revisit = 2026-12-01")
        + &bet("due", "decision = \"watch\"\nrevisit = 2026-11-22");
    on("2026-11-22", &text, |basis| {
        let rows = bets::bets(basis);
        let names: Vec<_> = rows
            .iter()
            .map(|row| row.tech.as_ref().map_or("", |tech| tech.raw()))
            .collect();
        assert_eq!(names, ["due", "watched", "dropped"]);
        assert!(rows[0].is_due && !rows[1].is_due && !rows[2].is_due);
    });
}
