//! More than one win at a time.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "many-wins",
    doc: "The quarter has so many open wins.",
    because: "One win that is finished shows more than three that are begun.",
    threshold: Some(Threshold {
        value: 2,
        unit: "wins",
        reason: "One win a quarter gets finished; two compete for the same weeks.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let open = figures.wins.open;
    if i64::try_from(open).unwrap_or(i64::MAX) < from {
        return Vec::new();
    }
    let facts = format!(
        "{} has {open} open wins; one is meant",
        figures.wins.quarter
    );
    let next = "keep the one that matters most, and move the others to a later quarter";
    let at = Path::section(Section::Win);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_second_open_one() {
        const ONE: &str = "[[win]]\nquarter = \"2026-Q4\"\n";
        let and = |more: &str| format!("{ONE}[[win]]\n{more}\n");
        table(
            &RULE,
            "2026-11-22",
            &[
                (ONE, &[]),
                (
                    &and("quarter = \"2026-q4\""),
                    &["2026-Q4 has 2 open wins; one is meant"],
                ),
                (&and("quarter = \"2027-Q1\""), &[]),
                (&and("quarter = \"2026-Q4\"\nclosed = 2026-11-01"), &[]),
                (&and("quarter = 2026"), &[]),
            ],
        );
    }
}
