//! A guard does not hold: the win gets better at the cost of what it promised to keep.

use super::{Figures, Rule, Severity, Signal};
use crate::insight::figure;
use crate::insight::win::State;

pub(super) static RULE: Rule = Rule {
    id: "guard-broken",
    doc: "The latest reading of a guard of an open win has passed its limit.",
    because: "A win that makes something else worse is none.",
    threshold: None,
    find,
};

fn find(figures: &Figures, _: i64) -> Vec<Signal> {
    figures
        .quarter
        .iter()
        .filter(|win| !matches!(win.state, State::Closed(_)))
        .flat_map(|win| &win.guards)
        .filter(|guard| guard.holds == Some(false))
        .filter_map(|guard| {
            let side = if guard.is_least {
                "at least"
            } else {
                "at most"
            };
            let facts = format!(
                "guard {}: {} on {}, {side} {} was promised",
                guard.measure.shown(),
                figure(guard.now?.value),
                guard.now?.on.short(figures.basis.today),
                figure(guard.limit?),
            );
            let next = "stop and look at what got worse before going on";
            Some(RULE.signal(Severity::Now, guard.at.clone(), facts, next))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_past_the_limit() {
        let win = |more: &str, value: &str| {
            format!(
                "[[win]]\nquarter = \"2026-Q4\"\n{more}\n[[win.guard]]\nmeasure = \"missed\"\nlimit = 2\nreadings = [{{ on = 2026-11-20, value = {value} }}]\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &win("", "3"),
                    &["guard missed: 3 on 20 Nov, at most 2 was promised"],
                ),
                (&win("", "2"), &[]),
                (&win("", "\"3\""), &[]),
                (&win("closed = 2026-11-21", "3"), &[]),
            ],
        );
    }
}
