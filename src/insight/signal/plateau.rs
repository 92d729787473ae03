//! Nothing has grown for a long time.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::day::Day;
use crate::insight::Basis;
use crate::insight::row::Row;
use crate::insight::skills::rises;
use crate::model::{Path, Record, Section};

pub(super) static RULE: Rule = Rule {
    id: "plateau",
    doc: "No level rose, no milestone was reached and no win for so many days of presence.",
    because: "Who stays without growing leaves quietly, in mind first; it shows in these three, long before.",
    threshold: Some(Threshold {
        value: 180,
        unit: "days",
        reason: "One quarter without any of the three happens; two in a row are no chance.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let Some(started) = basis.started() else {
        return Vec::new();
    };
    // What is at hand mostly shows that one grows: only then all is read.
    let milestones = figures
        .ladder
        .steps
        .iter()
        .filter_map(|step| step.done)
        .max();
    let grown = milestones.max(reached(basis, basis.recent_wins()));
    if grown.is_some_and(|day| basis.present_since(day) < from) {
        return Vec::new();
    }
    let wins = reached(basis, &basis.source.records(Section::Win));
    let rose = rises(basis).into_iter().map(|rise| rise.on).max();
    let last: Option<Day> = grown.max(wins).max(rose);
    let since = last.map_or(started, |last| last.max(started));
    let days = basis.present_since(since);
    if days < from {
        return Vec::new();
    }
    let facts = format!(
        "no level rose, no milestone and no win was reached for {days} d, since {}",
        since.short(basis.today)
    );
    let next = "ask in the next one-on-one what stands in the way: time, project or direction";
    vec![RULE.signal(Severity::Look, Path::section(Section::Skill), facts, next)]
}

/// The last day on which a win was reached.
fn reached(basis: &Basis, wins: &[Record]) -> Option<Day> {
    let rows = wins.iter().map(Row::of);
    let days = rows.filter_map(|row| {
        let reached = row.choice("result") == Some("reached");
        row.past("closed", basis.today).filter(|_| reached)
    });
    days.max()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_after_two_quarters_without_growth() {
        let text = |more: &str| format!("[person]\nstarted = 2025-01-01\n{more}\n");
        let skill = |on: &str, level: &str| {
            text(&format!(
                "[[skill]]\ntitle = \"S\"\nlevels = [{{ on = 2025-02-01, by = \"me\", level = \"awareness\" }}, {{ on = {on}, by = \"me\", level = \"{level}\" }}]"
            ))
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                ("", &[]),
                (
                    &skill("2026-05-26", "working"),
                    &["no level rose, no milestone and no win was reached for 180 d, since 26 May"],
                ),
                (&skill("2026-05-27", "working"), &[]),
                (
                    &skill("2026-11-01", "awareness"),
                    &[
                        "no level rose, no milestone and no win was reached for 659 d, since 1 Feb 2025",
                    ],
                ),
                (
                    &text(
                        "[[win]]\nquarter = \"2026-Q4\"\nclosed = 2026-11-01\nresult = \"reached\"",
                    ),
                    &[],
                ),
                (
                    &text(
                        "[[win]]\nquarter = \"2026-Q4\"\nclosed = 2026-11-01\nresult = \"missed\"",
                    ),
                    &[
                        "no level rose, no milestone and no win was reached for 690 d, since 1 Jan 2025",
                    ],
                ),
                (
                    &text(
                        "[[win]]\nquarter = \"2026-Q1\"\nclosed = 2026-01-01\nresult = \"reached\"",
                    ),
                    &["no level rose, no milestone and no win was reached for 325 d, since 1 Jan"],
                ),
                (
                    &text(
                        "[[win]]\nquarter = \"2026-Q2\"\nclosed = 2026-05-26\nresult = \"reached\"",
                    ),
                    &["no level rose, no milestone and no win was reached for 180 d, since 26 May"],
                ),
                (
                    &text("[[away]]\nfrom = 2025-01-02\nuntil = 2026-11-01"),
                    &[],
                ),
            ],
        );
    }
}
