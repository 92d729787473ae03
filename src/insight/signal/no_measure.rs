//! A win that cannot be measured, or is not.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::win::{Standing, State, Win};

pub(super) static RULE: Rule = Rule {
    id: "no-measure",
    doc: "An open win has no key result with a baseline and another target, or no reading so many days after the start.",
    because: "Without baseline and target nobody can say afterwards whether it was reached.",
    threshold: Some(Threshold {
        value: 14,
        unit: "days",
        reason: "A first reading after two weeks still shows whether the measure works at all.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    figures
        .quarter
        .iter()
        .filter(|win| !matches!(win.state, State::Closed(_)))
        .flat_map(|win| of_win(figures, win, from))
        .collect()
}

fn of_win(figures: &Figures, win: &Win, from: i64) -> Vec<Signal> {
    let measured = |standing| standing != Standing::NoMeasure;
    if !win
        .key_results
        .iter()
        .any(|result| measured(result.standing))
    {
        let why = match win.key_results.first() {
            None => "no key result",
            Some(first) => &first.reason,
        };
        let facts = format!("{}: nothing to measure it by, {why}", win.title.shown());
        let next = "add a key result with its baseline and its target";
        return vec![RULE.signal(Severity::Look, win.at.clone(), facts, next)];
    }
    let late = win
        .started
        .is_some_and(|started| figures.basis.present_since(started) >= from);
    win.key_results
        .iter()
        .filter(|result| late && result.standing == Standing::NoReading)
        .map(|result| {
            let facts = format!("{}: {}", result.measure.shown(), result.reason);
            RULE.signal(Severity::Look, result.at.clone(), facts, "take a reading")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_without_a_measure_or_a_reading() {
        let win = |more: &str, result: &str| {
            format!("[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\n{more}\n{result}\n")
        };
        let result = |facts: &str| format!("[[win.key_result]]\nmeasure = \"pages\"\n{facts}\n");
        let good = result("baseline = 1\ntarget = 2");
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &win("", ""),
                    &["W: nothing to measure it by, no key result"],
                ),
                (
                    &win("", &result("target = 5")),
                    &["W: nothing to measure it by, no baseline"],
                ),
                (
                    &win("", &result("baseline = 5\ntarget = 5")),
                    &["W: nothing to measure it by, baseline and target are the same"],
                ),
                (&win("", &good), &[]),
                (&win("", &format!("{}{good}", result(""))), &[]),
                (&win("closed = 2026-11-01", ""), &[]),
                (
                    &win("started = 2026-11-08", &good),
                    &["pages: no reading in 14 d"],
                ),
                (&win("started = 2026-11-09", &good), &[]),
                (
                    &win(
                        "started = 2026-11-01",
                        &result(
                            "baseline = 1\ntarget = 2\nreadings = [{ on = 2026-11-20, value = 1 }]",
                        ),
                    ),
                    &[],
                ),
            ],
        );
    }
}
