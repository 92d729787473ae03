//! Shadowing that goes from track to track instead of deeper into one.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::day::Day;
use crate::insight::row::Row;
use crate::insight::shadowing::{WEEKS, plans};
use crate::model::{Path, Section};
use crate::text::Text;
use std::cmp::Reverse;

pub(super) static RULE: Rule = Rule {
    id: "churn",
    doc: "The sessions of a quarter and the plans that run follow so many tracks.",
    because: "Repeated exposure to one track teaches; a tour through many leaves no ownership anywhere.",
    threshold: Some(Threshold {
        value: 3,
        unit: "tracks",
        reason: "One is the plan, a second can be chance; three in one quarter are a tour.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let from_week = basis.today.week_start().plus(-7 * (WEEKS - 1));
    let records = basis.source.since(Section::Shadow, from_week);
    let mut sessions: Vec<(Day, Text)> = records
        .iter()
        .filter_map(|record| {
            let row = Row::of(record);
            let on = row.past("on", basis.today)?;
            Some((on, basis.track_name(row.text("track")?)))
        })
        .collect();
    sessions.sort_by_key(|(on, _)| Reverse(*on));
    let sessions = sessions.into_iter().map(|(_, track)| track);
    let plans = plans(basis);
    let plans = plans.iter().map(|plan| plan.track_name.clone());
    let mut tracks: Vec<String> = Vec::new();
    for track in sessions.chain(plans) {
        let name = track.shown().into_owned();
        if !tracks.contains(&name) {
            tracks.push(name);
        }
    }
    if i64::try_from(tracks.len()).unwrap_or(i64::MAX) < from {
        return Vec::new();
    }
    let facts = format!(
        "{} tracks followed in {WEEKS} weeks: {}",
        tracks.len(),
        tracks.join(", ")
    );
    let next = "stay with one until you have led there, and let the others wait";
    let at = Path::section(Section::ShadowPlan);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_third_track_of_a_quarter() {
        let session = |on: &str, track: &str| {
            format!("[[shadow]]\non = {on}\nwith = \"Bo\"\ntrack = \"{track}\"\n")
        };
        let two = session("2026-11-01", "finops") + &session("2026-11-08", "sre");
        let plan = |more: &str| format!("{two}[[shadow_plan]]\ntrack = \"mlops\"\n{more}\n");
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &(two.clone() + &session("2026-08-24", "mlops")),
                    &["3 tracks followed in 13 weeks: SRE, FinOps, ML ops"],
                ),
                (&(two.clone() + &session("2026-08-23", "mlops")), &[]),
                (&(two.clone() + &session("2026-11-09", "sre")), &[]),
                (
                    &plan(""),
                    &["3 tracks followed in 13 weeks: SRE, FinOps, ML ops"],
                ),
                (&plan("until = 2026-11-21"), &[]),
            ],
        );
    }
}
