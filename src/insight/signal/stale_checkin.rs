//! The weekly minute was left out.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::row::Row;
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "stale-checkin",
    doc: "There was no check-in for so many days.",
    because: "Without a look each week the other figures grow old unseen.",
    threshold: Some(Threshold {
        value: 14,
        unit: "days",
        reason: "One week may be missed; after two nobody remembers what the first was like.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let last = basis
        .latest(Section::Checkin)
        .and_then(|record| Row::of(&record).day("on"));
    let Some(since) = last.or_else(|| basis.started()) else {
        return Vec::new();
    };
    let days = basis.present_since(since);
    if days < from {
        return Vec::new();
    }
    let facts = format!("no check-in for {days} d");
    let at = Path::section(Section::Checkin);
    vec![RULE.signal(Severity::Look, at, facts, "take the minute for a check-in")]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_after_two_weeks_of_presence() {
        table(
            &RULE,
            "2026-11-22",
            &[
                ("[[checkin]]\non = 2026-11-08\n", &["no check-in for 14 d"]),
                ("[[checkin]]\non = 2026-11-09\n", &[]),
                (
                    "[[checkin]]\non = 2026-11-08\n[[away]]\nfrom = 2026-11-10\nuntil = 2026-11-12\n",
                    &[],
                ),
                ("[[checkin]]\non = \"2026-11-21\"\n", &[]),
                ("[[track]]\non = 2026-11-01\n", &["no check-in for 21 d"]),
                ("", &[]),
            ],
        );
    }
}
