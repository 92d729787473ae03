//! A win that is too broad for its quarter, or that nobody waits for.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::win::{State, Win};

pub(super) static RULE: Rule = Rule {
    id: "broad-win",
    doc: "The win of the quarter has so many key results, was carried over already, or does not say what gets better.",
    because: "A win that fits a quarter moves one figure that somebody waits for; more is a programme.",
    threshold: Some(Threshold {
        value: 4,
        unit: "key results",
        reason: "One figure with two that explain it is a focus; four are four projects.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let open = figures
        .quarter
        .iter()
        .filter(|win| !matches!(win.state, State::Closed(_)));
    open.filter_map(|win| {
        let hints = hints(win, from);
        if hints.is_empty() {
            return None;
        }
        let facts = format!("{}: {}", win.title.shown(), hints.join(", "));
        let next = "split it: keep what can be finished and measured by the end of the quarter";
        Some(RULE.signal(Severity::Look, win.at.clone(), facts, next))
    })
    .collect()
}

fn hints(win: &Win, from: i64) -> Vec<String> {
    let results = win.key_results.len();
    let mut hints = Vec::new();
    if i64::try_from(results).unwrap_or(i64::MAX) >= from {
        hints.push(format!("{results} key results"));
    }
    if win.carried {
        hints.push("did not fit into its quarter before".to_owned());
    }
    if win.outcome.is_none() {
        hints.push("does not say what gets better, and for whom".to_owned());
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_fourth_key_result() {
        let win = |more: &str, results: usize| {
            let results = "[[win.key_result]]\nmeasure = \"m\"\n".repeat(results);
            format!("[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\n{more}\n{results}")
        };
        let good = "outcome = \"o\"";
        table(
            &RULE,
            "2026-11-22",
            &[
                (&win(good, 4), &["W: 4 key results"]),
                (&win(good, 3), &[]),
                (
                    &win("", 1),
                    &["W: does not say what gets better, and for whom"],
                ),
                (
                    &win("outcome = \"o\"\ncarried_from = \"win:x\"", 1),
                    &["W: did not fit into its quarter before"],
                ),
                (&win("closed = 2026-11-01", 9), &[]),
            ],
        );
    }
}
