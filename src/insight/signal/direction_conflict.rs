//! What gives energy, or how the weeks are spent, speaks against the direction.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::direction::{ENERGIES, mix};
use crate::insight::figure::percent;
use crate::insight::header::direction;
use crate::insight::row::Row;
use crate::model::Section;

pub(super) static RULE: Rule = Rule {
    id: "direction-conflict",
    doc: "The energy check names another direction than the chosen one, or its own kind of work has at most so many percent of the weeks.",
    because: "Who lives from solving alone loses it in leading, and the other way round: better to know before the switch.",
    threshold: Some(Threshold {
        value: 20,
        unit: "percent",
        reason: "One day in five: with less, the work that one wants to grow in hardly happens.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let Some(chosen) = direction(basis) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let records = basis.source.records(Section::Direction);
    let current = crate::insight::basis::current(&records, basis.today);
    let energy = current.and_then(|record| Row::of(record).choice("energy"));
    let leaning = ENERGIES.iter().find(|(word, ..)| Some(*word) == energy);
    if let Some((_, archetype, words)) = leaning
        && *archetype != chosen.archetype
    {
        let facts = format!(
            "direction {}, but energy comes from {words}",
            chosen.archetype
        );
        let next = "talk about it before the switch: the direction can wait, energy cannot";
        found.push(RULE.signal(Severity::Look, chosen.at.clone(), facts, next));
    }
    if let Some(mix) = mix(basis)
        && let Some(own) = mix.of(chosen.archetype)
        && own * 100.0 <= f64::from(i32::try_from(from).unwrap_or(i32::MAX))
    {
        let facts = format!(
            "direction {}, but {} had {} of the last {} weeks",
            chosen.archetype,
            mix.work(chosen.archetype),
            percent(own),
            mix.weeks
        );
        let next = "move work towards the direction, or look at the direction again";
        found.push(RULE.signal(Severity::Look, chosen.at, facts, next));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_where_energy_or_weeks_point_elsewhere() {
        let text = |archetype: &str, more: &str, deep: i64, weeks: usize| {
            let week = |day: usize| {
                let people = 100 - deep;
                format!(
                    "[[checkin]]\non = 2026-11-{:02}\nmix = {{ deep = {deep}, design = 0, people = {people} }}\n",
                    day + 1
                )
            };
            let weeks: Vec<_> = (0..weeks).map(week).collect();
            let weeks = weeks.concat();
            format!("[[direction]]\non = 2026-01-01\narchetype = \"{archetype}\"\n{more}\n{weeks}")
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &text("specialist", "", 20, 4),
                    &["direction specialist, but deep work had 20 % of the last 4 weeks"],
                ),
                (&text("specialist", "", 21, 4), &[]),
                (&text("specialist", "", 20, 3), &[]),
                (&text("bridge", "", 20, 4), &[]),
                (
                    &text("bridge", "energy = \"solving\"", 20, 4),
                    &["direction bridge, but energy comes from solving alone"],
                ),
                (&text("specialist", "energy = \"solving\"", 50, 4), &[]),
                ("[[checkin]]\non = 2026-11-01\nmix = { deep = 0 }\n", &[]),
            ],
        );
    }
}
