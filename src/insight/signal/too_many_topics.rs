//! More topics at once than a week has room for.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::Level;
use crate::insight::certs::State;
use crate::insight::row::Row;
use crate::insight::shadowing::plans;
use crate::insight::title;
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "too-many-topics",
    doc: "So many topics are learned at once (certifications studied for, shadowing plans, bets adopted this quarter), or three skills aim at leadership.",
    because: "Each topic beside the first takes from it; the parking lot of bets is there so that nothing is lost.",
    threshold: Some(Threshold {
        value: 4,
        unit: "topics",
        reason: "One that is deep and two beside it fit into a week.",
    }),
    find,
};

/// A bet counts as a topic for a quarter after it was adopted.
const ADOPTED: i64 = 91;

/// Depth is reached in so many areas at once.
const DEPTH: usize = 2;

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let mut found = Vec::new();
    let topics = topics(figures);
    if i64::try_from(topics.len()).unwrap_or(i64::MAX) >= from {
        let facts = format!("{} topics at once: {}", topics.len(), topics.join(", "));
        let next = "choose the one that solves the costliest problem, and park the others as bets";
        found.push(RULE.signal(Severity::Look, Path::section(Section::Bet), facts, next));
    }
    let deep: Vec<String> = figures
        .skills
        .iter()
        .filter(|row| row.not_applicable.is_none() && row.target == Some(Level::Leadership))
        .filter(|row| row.claimed() < Some(Level::Leadership))
        .map(|row| row.name.shown().into_owned())
        .collect();
    if deep.len() > DEPTH {
        let facts = format!(
            "{} skills aim at leadership: {}",
            deep.len(),
            deep.join(", ")
        );
        let next = "lower the target of all but two until those are reached";
        found.push(RULE.signal(Severity::Look, Path::section(Section::Skill), facts, next));
    }
    found
}

fn topics(figures: &Figures) -> Vec<String> {
    let basis = figures.basis;
    let studied = figures
        .certs
        .rows
        .iter()
        .filter(|row| matches!(row.state, State::Studying | State::ExamBooked))
        .map(|row| row.name.shown().into_owned());
    let plans = plans(basis);
    let followed = plans
        .iter()
        .map(|plan| plan.track_name.shown().into_owned());
    let bets = basis.source.records(Section::Bet);
    let adopted = bets.iter().filter_map(|record| {
        let row = Row::of(record);
        let on = row.past("decided", basis.today)?;
        let is_new = row.choice("decision") == Some("adopt") && on.until(basis.today) <= ADOPTED;
        is_new.then(|| title(&record.table, Section::Bet, basis.catalogue))
    });
    studied.chain(followed).chain(adopted).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_fourth_topic_and_the_third_depth() {
        let studied = |name: &str| {
            format!("[[cert]]\nname = \"{name}\"\nstudy = [{{ on = 2026-11-01, hours = 1 }}]\n")
        };
        let bet =
            |on: &str| format!("[[bet]]\ntech = \"eBPF\"\ndecision = \"adopt\"\ndecided = {on}\n");
        let three = studied("A") + &studied("B") + "[[shadow_plan]]\ntrack = \"sre\"\n";
        let deep = "[[skill]]\ntitle = \"S\"\ntarget = \"leadership\"\n";
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &(three.clone() + &bet("2026-08-23")),
                    &["4 topics at once: A, B, SRE, eBPF"],
                ),
                (&(three.clone() + &bet("2026-08-22")), &[]),
                (&three, &[]),
                (&deep.repeat(3), &["3 skills aim at leadership: S, S, S"]),
                (&deep.repeat(2), &[]),
                (&(deep.repeat(3) + "not_applicable = \"none here\"\n"), &[]),
                (
                    &(deep.repeat(3)
                        + "levels = [{ on = 2026-11-01, by = \"me\", level = \"leadership\" }]\n"),
                    &[],
                ),
            ],
        );
    }
}
