//! A look at growth after 90, 180 or 365 days is due.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::talk::checkpoint;
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "checkpoint-due",
    doc: "A checkpoint at 90, 180 or 365 days, or of a further year, comes within so many days or was not held.",
    because: "Growth is too slow to be seen from week to week; three fixed days in a year make it visible.",
    threshold: Some(Threshold {
        value: 7,
        unit: "days",
        reason: "A week is enough to find an hour with the mentor.",
    }),
    find,
};

fn find(figures: &Figures, before: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let Some(due) = checkpoint(basis, before) else {
        return Vec::new();
    };
    let facts = due.words(basis.today);
    let next = "hold the checkpoint with its own questions";
    let at = Path::section(Section::Review);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_a_week_before_until_it_is_held() {
        let from = |started: &str, more: &str| format!("[person]\nstarted = {started}\n{more}\n");
        let review = |kind: &str, on: &str| format!("[[review]]\non = {on}\nkind = \"{kind}\"");
        table(
            &RULE,
            "2026-11-22",
            &[
                ("", &[]),
                (&from("2026-08-31", ""), &["day 90 is in 7 d"]),
                (&from("2026-09-01", ""), &[]),
                (&from("2026-08-24", ""), &["day 90 is today"]),
                (&from("2026-07-03", ""), &["day 90 was 52 d ago"]),
                (&from("2026-07-03", &review("day-90", "2026-10-05")), &[]),
                (
                    &from("2026-07-03", &review("day-90", "2026-07-05")),
                    &["day 90 was 52 d ago"],
                ),
                (
                    &from("2026-07-03", &review("one-on-one", "2026-10-05")),
                    &["day 90 was 52 d ago"],
                ),
                (
                    &from("2026-05-01", &review("day-90", "2026-08-01")),
                    &["day 180 was 25 d ago"],
                ),
                (&from("2026-02-25", ""), &["day 180 was 90 d ago"]),
                (&from("2026-02-24", ""), &[]),
                (&from("2024-11-25", ""), &["day 730 is in 3 d"]),
                (&from("2024-11-25", &review("day-365", "2026-11-20")), &[]),
                (
                    &from("2024-11-25", &review("day-365", "2025-11-20")),
                    &["day 730 is in 3 d"],
                ),
            ],
        );
    }
}
