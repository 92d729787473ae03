//! A day has passed on which something was due: a milestone, an agreed action, a follow-up.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::day::Day;
use crate::insight::actions::open_actions;
use crate::insight::shadowing::follow_up;
use crate::model::{Path, Section};
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    id: "overdue",
    doc: "A milestone, an agreed action or a follow-up is so many days past its due day.",
    because: "A day that passes without a word makes all other days meaningless.",
    threshold: Some(Threshold {
        value: 1,
        unit: "days",
        reason: "What is due today can still be done today.",
    }),
    find,
};

/// After so many days it presses: it has survived two weekly looks.
const PRESSING: i64 = 14;

/// A follow-up of an older session is history: who did not miss it for a year will not do it.
const FORGOTTEN: i64 = 365;

/// Something with a due day.
struct Due {
    at: Path,
    what: Text,
    day: Day,
    moved: usize,
    next: &'static str,
}

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let today = figures.basis.today;
    let mut found: Vec<Due> = all(figures)
        .into_iter()
        .filter(|due| due.day.until(today) >= from)
        .collect();
    found.sort_by_key(|due| due.day);
    found
        .into_iter()
        .map(|due| {
            let moved = match due.moved {
                0 => String::new(),
                1 => ", moved once".to_owned(),
                2 => ", moved twice".to_owned(),
                times => format!(", moved {times} times"),
            };
            let facts = format!(
                "{}: due {}, {}{moved}",
                due.what.shown(),
                due.day.short(today),
                due.day.distance(today)
            );
            let pressing = due.day.until(today) >= PRESSING;
            let severity = if pressing {
                Severity::Now
            } else {
                Severity::Look
            };
            RULE.signal(severity, due.at, facts, due.next)
        })
        .collect()
}

fn all(figures: &Figures) -> Vec<Due> {
    let basis = figures.basis;
    let open = figures.ladder.steps.iter().filter(|step| !step.claimed);
    let milestones = open.filter_map(|step| {
        Some(Due {
            at: step.at.clone(),
            what: step.title.clone(),
            day: step.due?,
            moved: step.moved,
            next: "finish it with its proof, or move its day and say why",
        })
    });
    let actions = open_actions(basis).into_iter().filter_map(|action| {
        Some(Due {
            at: action.at,
            what: action.what,
            day: action.due?,
            moved: 0,
            next: "do it, or bring it to the next one-on-one",
        })
    });
    let sessions = basis
        .source
        .since(Section::Shadow, basis.today.plus(-FORGOTTEN));
    let follow_ups = sessions.iter().filter_map(|record| {
        let open = follow_up(basis, record)?;
        Some(Due {
            at: open.at,
            what: open.what,
            day: open.due?,
            moved: 0,
            next: "do it, or take it off",
        })
    });
    milestones.chain(actions).chain(follow_ups).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{presses, table};
    use super::RULE;

    #[test]
    fn fires_from_the_day_after() {
        let milestone =
            |more: &str| format!("[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\n{more}\n");
        let action = |more: &str| {
            format!("[[review]]\non = 2026-11-01\n[[review.action]]\nwhat = \"A\"\n{more}\n")
        };
        let session = |on: &str, more: &str| {
            format!(
                "[[shadow]]\non = {on}\nwith = \"Bo\"\nfollow_up = {{ what = \"F\", {more} }}\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &milestone("due = 2026-11-21"),
                    &["M: due 21 Nov, yesterday"],
                ),
                (&milestone("due = 2026-11-22"), &[]),
                (&milestone("due = \"2026-11-01\""), &[]),
                (&milestone("due = 2026-11-01\ndone = 2026-11-02"), &[]),
                (
                    &milestone(
                        "due = 2026-11-01\nmoved = [{ on = 2026-10-01, from = 2026-10-02 }, { on = 2026-10-05, from = 2026-10-06 }]",
                    ),
                    &["M: due 1 Nov, 21 d ago, moved twice"],
                ),
                (&action("due = 2026-11-12"), &["A: due 12 Nov, 10 d ago"]),
                (&action("due = 2026-11-12\ndone = 2026-11-12"), &[]),
                (
                    &session("2025-11-22", "due = 2025-11-28"),
                    &["F: due 28 Nov 2025, 359 d ago"],
                ),
                (&session("2025-11-21", "due = 2025-11-28"), &[]),
                (
                    &session("2026-11-01", "due = 2026-11-08, done = 2026-11-09"),
                    &[],
                ),
                (
                    &format!(
                        "{}{}",
                        milestone("due = 2026-11-20"),
                        action("due = 2026-11-02")
                    ),
                    &["A: due 2 Nov, 20 d ago", "M: due 20 Nov, 2 d ago"],
                ),
            ],
        );
        let presses = |due: &str| {
            let text = milestone(&format!("due = {due}"));
            presses(&RULE, "2026-11-22", &text)
        };
        assert_eq!(presses("2026-11-08"), [true]);
        assert_eq!(presses("2026-11-09"), [false]);
    }
}
