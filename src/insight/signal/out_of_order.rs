//! A step of the ladder was taken before the one below it.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::ladder::{STAGES, Step};

pub(super) static RULE: Rule = Rule {
    id: "out-of-order",
    doc: "A milestone is open, and one that lies so many stages higher is marked as done.",
    because: "The ladder unlocks by outcome: what was skipped below is missing when the step above is tested.",
    threshold: Some(Threshold {
        value: 2,
        unit: "stages",
        reason: "The next stage often begins while the last one ends; two stages further, one was left out.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let steps = &figures.ladder.steps;
    let open = steps.iter().filter(|step| !step.claimed);
    open.filter_map(|step| {
        let above = |other: &&Step| {
            let higher = other.stage.checked_sub(step.stage);
            let far = higher.and_then(|stages| i64::try_from(stages).ok());
            other.claimed && far.is_some_and(|stages| stages >= from.max(1))
        };
        let other = steps.iter().filter(above).max_by_key(|other| other.stage)?;
        let facts = format!(
            "{} ({}) is open, {} ({}) is done",
            step.title.shown(),
            STAGES.get(step.stage)?,
            other.title.shown(),
            STAGES.get(other.stage)?
        );
        let next = "finish it, or archive it with a note why it is not needed";
        Some(RULE.signal(Severity::Look, step.at.clone(), facts, next))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_where_two_stages_lie_between() {
        let step = |title: &str, stage: &str, more: &str| {
            format!("[[milestone]]\ntitle = \"{title}\"\nstage = \"{stage}\"\n{more}\n")
        };
        let done = "done = 2026-11-01";
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &(step("A", "learn", "") + &step("B", "prove", done)),
                    &["A (learn) is open, B (prove) is done"],
                ),
                (&(step("A", "learn", "") + &step("B", "apply", done)), &[]),
                (
                    &(step("A", "learn", "") + &step("B", "prove", "done = 2026-12-01")),
                    &[],
                ),
                (&(step("A", "learn", done) + &step("B", "prove", done)), &[]),
                (&(step("A", "expand", "") + &step("B", "learn", done)), &[]),
            ],
        );
    }
}
