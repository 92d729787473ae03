//! Work on a win began before it was agreed how success is known.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::figure::counted;
use crate::insight::win::{State, Win};

pub(super) static RULE: Rule = Rule {
    id: "criteria-late",
    doc: "The criteria of an active win were agreed so many days after its start, or are not agreed yet.",
    because: "Criteria that are agreed after the start are chosen by what was reached.",
    threshold: Some(Threshold {
        value: 1,
        unit: "days",
        reason: "Criteria that are written while the figures come in fit the figures.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    figures
        .quarter
        .iter()
        .filter(|win| win.state == State::Active)
        .filter_map(|win| {
            let (facts, next) = late(figures, win, from)?;
            Some(RULE.signal(Severity::Look, win.at.clone(), facts, next))
        })
        .collect()
}

fn late(figures: &Figures, win: &Win, from: i64) -> Option<(String, &'static str)> {
    let started = win.started?;
    let title = win.title.shown();
    let days = started.until(win.criteria_agreed.unwrap_or(figures.basis.today));
    if days < from {
        return None;
    }
    let after = counted(days, "day");
    Some(match win.criteria_agreed {
        Some(_) => (
            format!("{title}: criteria agreed {after} after the start"),
            "say in the closing review what was changed after the start",
        ),
        None => (
            format!("{title}: criteria not agreed, {after} after the start"),
            "agree metric, baseline and target now",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_day_after_the_start() {
        let win = |facts: &str| {
            format!(
                "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\nstarted = 2026-11-02\n{facts}\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (&win("criteria_agreed = 2026-11-02"), &[]),
                (
                    &win("criteria_agreed = 2026-11-03"),
                    &["W: criteria agreed 1 day after the start"],
                ),
                (
                    &win(""),
                    &["W: criteria not agreed, 20 days after the start"],
                ),
                (
                    &win("criteria_agreed = \"2026-10-01\""),
                    &["W: criteria not agreed, 20 days after the start"],
                ),
                (&win("closed = 2026-11-20"), &[]),
                ("[[win]]\nquarter = \"2026-Q4\"\n", &[]),
            ],
        );
    }
}
