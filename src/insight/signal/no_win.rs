//! The quarter goes by without a win.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::win::State;
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "no-win",
    doc: "The quarter has no win (or only dropped ones) after so many days.",
    because: "A quarter without a measurable win leaves nothing to show.",
    threshold: Some(Threshold {
        value: 14,
        unit: "days",
        reason: "Two weeks are enough to agree on one; what starts later is hard to finish.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let given_up = |state| matches!(state, State::Closed(Some("dropped" | "carried")));
    if figures.quarter.iter().any(|win| !given_up(win.state)) {
        return Vec::new();
    }
    let Some(started) = basis.started() else {
        return Vec::new();
    };
    let first = basis.quarter().first(basis.starts());
    let days = basis.present_since(first.max(started));
    if days < from {
        return Vec::new();
    }
    let facts = format!("{} has no win, {days} d in", basis.quarter());
    let next = "pick the one that helps most and agree its criteria";
    let at = Path::section(Section::Win);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_after_two_weeks_of_presence() {
        const STARTED: &str = "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n";
        let with = |more: &str| format!("{STARTED}{more}\n");
        table(&RULE, "2026-10-14", &[(STARTED, &[])]);
        table(
            &RULE,
            "2026-10-15",
            &[
                (STARTED, &["2026-Q4 has no win, 14 d in"]),
                ("", &[]),
                (&with("[[win]]\nquarter = \"2026-Q4\""), &[]),
                (
                    &with(
                        "[[win]]\nquarter = \"2026-Q4\"\nclosed = 2026-10-10\nresult = \"missed\"",
                    ),
                    &[],
                ),
                (
                    &with(
                        "[[win]]\nquarter = \"2026-Q4\"\nclosed = 2026-10-10\nresult = \"dropped\"",
                    ),
                    &["2026-Q4 has no win, 14 d in"],
                ),
                (
                    &with("[[win]]\nquarter = \"2026-Q3\""),
                    &["2026-Q4 has no win, 14 d in"],
                ),
                (
                    &with("[[away]]\nfrom = 2026-10-05\nuntil = 2026-10-05"),
                    &[],
                ),
                ("[[track]]\non = 2026-10-02\nprimary = \"sre\"\n", &[]),
            ],
        );
    }
}
