//! A certificate is about to end.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::certs::{CertRow, State};

pub(super) static RULE: Rule = Rule {
    id: "expiring",
    doc: "A certificate that is held ends within so many days, or is in its grace period.",
    because: "A certificate that lapses unseen costs the whole exam again.",
    threshold: Some(Threshold {
        value: 90,
        unit: "days",
        reason: "A retake wants two months of preparation and one for a second try.",
    }),
    find,
};

/// Within so many days it presses: booking and sitting an exam take that long.
const PRESSING: i64 = 30;

fn find(figures: &Figures, within: i64) -> Vec<Signal> {
    let today = figures.basis.today;
    let mut found: Vec<(&CertRow, i64)> = figures
        .certs
        .rows
        .iter()
        .filter(|row| row.held || row.state == State::Grace)
        .filter_map(|row| Some((row, today.until(row.expires?))))
        .filter(|(_, days)| *days <= within)
        .collect();
    found.sort_by_key(|(_, days)| *days);
    found
        .into_iter()
        .map(|(row, days)| {
            let name = row.name.shown();
            let ends = today.plus(days).distance(today);
            let (facts, next) = match row.state {
                State::Grace => (
                    format!("{name}: ended {ends}, {}", row.words),
                    "renew it before the grace period ends",
                ),
                State::CannotRenew => (
                    format!("{name}: ends {ends} and cannot be renewed, its exam was withdrawn"),
                    "choose what takes its place, or let it go on purpose",
                ),
                _ => (
                    format!("{name}: expires {ends}"),
                    "book the renewal, or let it go on purpose",
                ),
            };
            let pressing = days <= PRESSING && row.state != State::CannotRenew;
            let severity = if pressing {
                Severity::Now
            } else {
                Severity::Look
            };
            RULE.signal(severity, row.at.clone(), facts, next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{presses, table};
    use super::RULE;

    #[test]
    fn fires_within_ninety_days_of_the_end() {
        let cert = |of: &str, expires: &str| {
            format!(
                "[[cert]]\nof = \"{of}\"\nname = \"C\"\npassed = 2024-01-01\nexpires = {expires}\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (&cert("cka", "2027-02-20"), &["C: expires in 90 d"]),
                (&cert("cka", "2027-02-21"), &[]),
                (&cert("cka", "2026-11-21"), &[]),
                (
                    &cert("gcp-ace", "2026-11-02"),
                    &["C: ended 20 d ago, grace ends in 10 d"],
                ),
                (
                    &cert("aws-mls", "2027-01-01"),
                    &["C: ends in 40 d and cannot be renewed, its exam was withdrawn"],
                ),
                // What is no day does not count; passed in that month it holds for 36 months.
                (&cert("cka", "\"2026-12-01\""), &["C: expires in 40 d"]),
                ("[[cert]]\nexpires = 2026-12-01\n", &[]),
            ],
        );
        let presses = |of: &str, expires: &str| presses(&RULE, "2026-11-22", &cert(of, expires));
        assert_eq!(presses("cka", "2026-12-22"), [true]);
        assert_eq!(presses("cka", "2026-12-23"), [false]);
        assert_eq!(
            presses("aws-mls", "2026-12-01"),
            [false],
            "nothing can be booked"
        );
    }
}
