//! A depth area whose relevance nobody has asked about for long, or that declines.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::day::Day;
use crate::insight::Level;
use crate::insight::row::{Row, place};
use crate::insight::skills::{SkillRow, judgements_of};
use crate::model::{Record, Section};

pub(super) static RULE: Rule = Rule {
    id: "relevance-review",
    doc: "A skill is owned or led, and whether it still matters was not looked at for so many days, or it was said to decline.",
    because: "Depth takes years to build: whether its technology will matter is asked before it is too late.",
    threshold: Some(Threshold {
        value: 365,
        unit: "days",
        reason: "Technologies rise and fall over years; once a year is early enough to turn.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let is_deep =
        |row: &SkillRow| row.not_applicable.is_none() && row.claimed() >= Some(Level::Ownership);
    if !figures.skills.iter().any(is_deep) {
        return Vec::new();
    }
    let records = figures.basis.source.records(Section::Skill);
    let rows = records.iter().zip(&figures.skills);
    rows.filter(|(_, row)| is_deep(row))
        .filter_map(|(record, row)| {
            let today = figures.basis.today;
            let last = Row::of(record).happened("relevance", today).pop();
            let verdict = last.as_ref().and_then(|(_, entry)| entry.choice("verdict"));
            let name = row.name.shown();
            let (facts, next) = match last.as_ref().map(|(on, _)| *on) {
                Some(on) if verdict == Some("declines") => (
                    format!("{name}: said to decline {}", on.distance(today)),
                    "choose what takes its place, and lower its target",
                ),
                last => {
                    let since = last.or_else(|| deep_since(figures, record))?;
                    if since.until(today) < from {
                        return None;
                    }
                    let what = if last.is_some() {
                        "looked at"
                    } else {
                        "deep since"
                    };
                    (
                        format!(
                            "{name}: relevance not reviewed, {what} {}",
                            since.distance(today)
                        ),
                        "ask whether it will matter in three years, and record the answer",
                    )
                }
            };
            Some(RULE.signal(Severity::Look, place(record), facts, next))
        })
        .collect()
}

/// The first day on which somebody said that it is owned.
fn deep_since(figures: &Figures, record: &Record) -> Option<Day> {
    let said = judgements_of(figures.basis, record);
    let mut deep = said
        .into_iter()
        .filter(|said| said.level >= Level::Ownership);
    deep.next().map(|said| said.on)
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_after_a_year_of_depth() {
        let skill = |level: &str, more: &str| {
            format!(
                "[[skill]]\ntitle = \"S\"\nlevels = [{{ on = 2025-11-22, by = \"me\", level = \"{level}\" }}]\n{more}\n"
            )
        };
        let seen = |on: &str, verdict: &str| {
            skill(
                "ownership",
                &format!("relevance = [{{ on = {on}, verdict = \"{verdict}\" }}]"),
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &skill("ownership", ""),
                    &["S: relevance not reviewed, deep since 365 d ago"],
                ),
                (&skill("working", ""), &[]),
                (&seen("2026-01-01", "holds"), &[]),
                (
                    &seen("2025-11-01", "grows"),
                    &["S: relevance not reviewed, looked at 386 d ago"],
                ),
                (
                    &seen("2026-11-12", "declines"),
                    &["S: said to decline 10 d ago"],
                ),
                (&skill("ownership", "not_applicable = \"x\""), &[]),
            ],
        );
        table(&RULE, "2026-11-21", &[(&skill("ownership", ""), &[])]);
    }
}
