//! Direction or track have not been looked at for a year.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::day::Day;
use crate::insight::header::{direction, track};
use crate::model::Path;

pub(super) static RULE: Rule = Rule {
    id: "stale-direction",
    doc: "The direction or the track was chosen so many days ago, or the day to look at the direction again has passed.",
    because: "What was right a year ago was right for a year ago.",
    threshold: Some(Threshold {
        value: 365,
        unit: "days",
        reason: "After a year the work, the company and the technology are other ones.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let today = figures.basis.today;
    let mut found = Vec::new();
    let mut old = |what: &str, at: &Path, on: Day| {
        if on.until(today) >= from {
            let facts = format!("{what} chosen {}", on.distance(today));
            found.push(signal(at.clone(), facts));
        }
    };
    let direction = direction(figures.basis);
    let passed = direction
        .as_ref()
        .and_then(|direction| direction.review)
        .filter(|day| *day < today);
    if let Some(direction) = &direction
        && passed.is_none()
    {
        old("direction", &direction.at, direction.on);
    }
    if let Some(track) = track(figures.basis) {
        old("track", &track.at, track.on);
    }
    if let (Some(direction), Some(day)) = (&direction, passed) {
        let facts = format!("direction: to be looked at again {}", day.distance(today));
        found.insert(0, signal(direction.at.clone(), facts));
    }
    found
}

fn signal(at: Path, facts: String) -> Signal {
    let next = "ask its questions again and write down the choice of today";
    RULE.signal(Severity::Look, at, facts, next)
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_after_a_year_or_at_its_own_day() {
        let direction = |on: &str, more: &str| {
            format!("[[direction]]\non = {on}\narchetype = \"bridge\"\n{more}\n")
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &direction("2025-11-22", ""),
                    &["direction chosen 365 d ago"],
                ),
                (&direction("2025-11-23", ""), &[]),
                (
                    &direction("2026-11-01", "review = 2026-11-21"),
                    &["direction: to be looked at again yesterday"],
                ),
                (&direction("2026-11-01", "review = 2026-11-22"), &[]),
                (
                    &direction("2020-11-01", "review = 2026-11-21"),
                    &["direction: to be looked at again yesterday"],
                ),
                (
                    &format!(
                        "{}{}",
                        direction("2020-11-01", ""),
                        direction("2026-11-01", "")
                    ),
                    &[],
                ),
                (
                    "[[track]]\non = 2025-11-01\nprimary = \"sre\"\n",
                    &["track chosen 386 d ago"],
                ),
                ("[[track]]\non = \"2025-11-01\"\nprimary = \"sre\"\n", &[]),
            ],
        );
    }
}
