//! A second track is chosen, and nobody is followed.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::header::track;
use crate::insight::row::Row;
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "no-shadowing",
    doc: "A second track is chosen, and there was no session for so many days.",
    because: "A second track is learned by repeated exposure.",
    threshold: Some(Threshold {
        value: 28,
        unit: "days",
        reason: "Four weeks apart, each session begins anew.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let Some((on, name)) = track(basis).and_then(|track| Some((track.on, track.shadowing_name?)))
    else {
        return Vec::new();
    };
    let last = basis
        .latest(Section::Shadow)
        .and_then(|record| Row::of(&record).day("on"));
    let days = basis.present_since(last.map_or(on, |last| last.max(on)));
    if days < from {
        return Vec::new();
    }
    let facts = format!("shadowing {}: no session for {days} d", name.shown());
    let next = "arrange the next session";
    let at = Path::section(Section::Shadow);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_after_four_weeks_of_presence() {
        let text = |more: &str| {
            format!(
                "[[track]]\non = 2026-01-01\nprimary = \"sre\"\nshadowing = \"finops\"\n{more}\n"
            )
        };
        let session = |on: &str| text(&format!("[[shadow]]\non = {on}\nwith = \"Bo\""));
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &session("2026-10-25"),
                    &["shadowing FinOps: no session for 28 d"],
                ),
                (&session("2026-10-26"), &[]),
                (
                    &session("2026-12-01"),
                    &["shadowing FinOps: no session for 325 d"],
                ),
                (
                    &format!(
                        "{}[[away]]\nfrom = 2026-11-01\nuntil = 2026-11-01\n",
                        session("2026-10-25")
                    ),
                    &[],
                ),
                ("[[track]]\non = 2026-01-01\nprimary = \"sre\"\n", &[]),
                (
                    "[[track]]\non = 2026-11-01\nprimary = \"sre\"\nshadowing = \"finops\"\n",
                    &[],
                ),
            ],
        );
    }
}
