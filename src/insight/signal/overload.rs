//! Too much for too long.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::row::Row;
use crate::model::Section;

pub(super) static RULE: Rule = Rule {
    id: "overload",
    doc: "So many check-ins in a row say that the load is 4 or more, or the energy 2 or less.",
    because: "Strong people drift into burnout unseen, since they still deliver; their own rating shows it first.",
    threshold: Some(Threshold {
        value: 3,
        unit: "check-ins",
        reason: "One hard week is work, two are a release; three are a state.",
    }),
    find,
};

/// A rating is news for so many days.
const FRESH: i64 = 28;

/// Check-ins further back are not read.
const RECENT: usize = 60;

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let today = figures.basis.today;
    let records = figures.basis.source.newest(Section::Checkin, RECENT);
    let rated: Vec<_> = records
        .iter()
        .filter_map(|record| {
            let row = Row::of(record);
            let on = row.past("on", today)?;
            let (load, energy) = (row.number("load"), row.number("energy"));
            (load.is_some() || energy.is_some()).then_some((on, load, energy, record))
        })
        .collect();
    let hard = rated
        .iter()
        .take_while(|(_, load, energy, _)| {
            load.is_some_and(|load| load >= 4.0) || energy.is_some_and(|energy| energy <= 2.0)
        })
        .count();
    let Some((on, load, energy, record)) = rated.first() else {
        return Vec::new();
    };
    let long = i64::try_from(hard).unwrap_or(i64::MAX) >= from.max(1);
    if !long || on.until(today) > FRESH {
        return Vec::new();
    }
    let said = |what: &str, value: &Option<f64>| {
        value.map(|value| format!("{what} {}", crate::insight::figure(value)))
    };
    let latest: Vec<String> = [said("load", load), said("energy", energy)]
        .into_iter()
        .flatten()
        .collect();
    let facts = format!(
        "{hard} check-ins in a row say too much; the latest: {}",
        latest.join(", ")
    );
    let next = "drop or move one thing this week, and say so in the next one-on-one";
    let at = crate::insight::row::place(record);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_third_hard_week_in_a_row() {
        let weeks = |rows: &[(&str, &str)]| {
            let all: Vec<_> = rows
                .iter()
                .map(|(on, more)| format!("[[checkin]]\non = {on}\n{more}\n"))
                .collect();
            all.concat()
        };
        let hard = |first: &str| {
            weeks(&[
                ("2026-11-06", first),
                ("2026-11-13", "energy = 2\nload = 2"),
                ("2026-11-20", "energy = 3\nload = 4"),
            ])
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &hard("load = 5"),
                    &["3 check-ins in a row say too much; the latest: load 4, energy 3"],
                ),
                (&hard("load = 3"), &[]),
                (&hard("load = 6"), &[]),
                (
                    &(hard("load = 4") + "[[checkin]]\non = 2026-11-21\nload = 3\n"),
                    &[],
                ),
                (
                    &(hard("load = 4") + "[[checkin]]\non = 2026-11-21\nlearned = \"x\"\n"),
                    &["3 check-ins in a row say too much; the latest: load 4, energy 3"],
                ),
            ],
        );
        let said = "3 check-ins in a row say too much; the latest: load 4, energy 3";
        table(&RULE, "2026-12-18", &[(&hard("load = 5"), &[said])]);
        table(&RULE, "2026-12-19", &[(&hard("load = 5"), &[])]);
    }
}
