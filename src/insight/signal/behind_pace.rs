//! A key result is too far behind where it should be by today.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::figure;
use crate::insight::figure::{near, percent};
use crate::insight::win::{KeyResult, Standing, State};

pub(super) static RULE: Rule = Rule {
    id: "behind-pace",
    doc: "A key result of the active win is behind by so many percent of its way.",
    because: "What is behind at half-time can still be mended or made smaller; at the end it can only be explained.",
    threshold: Some(Threshold {
        value: 10,
        unit: "percent of the way",
        reason: "Less than a tenth is made good in a week and may be chance.",
    }),
    find,
};

/// From so much on it presses: a third of the way is rarely made good within the quarter.
const PRESSING: f64 = 0.33;

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    figures
        .quarter
        .iter()
        .filter(|win| win.state == State::Active)
        .flat_map(|win| &win.key_results)
        .filter(|result| result.standing == Standing::Behind)
        .filter_map(|result| {
            let gap = gap(result)?;
            let least = f64::from(i32::try_from(from).unwrap_or(i32::MAX)) / 100.0;
            if gap + 1e-9 < least {
                return None;
            }
            let facts = format!(
                "{}: {} instead of {} today, {} of the way behind",
                result.measure.shown(),
                figure(result.now?.value),
                near(result.expected?, result.target? - result.baseline?),
                percent(gap)
            );
            let pressing = gap >= PRESSING;
            let severity = if pressing {
                Severity::Now
            } else {
                Severity::Look
            };
            let next = "find what slows it, or shrink the win while there is time";
            Some(RULE.signal(severity, result.at.clone(), facts, next))
        })
        .collect()
}

fn gap(result: &KeyResult) -> Option<f64> {
    Some(result.expected_fraction? - result.fraction?)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{presses, table};
    use super::RULE;

    #[test]
    fn fires_from_a_tenth_of_the_way() {
        // 100 days from 23 September to the end of the year, of which 60 have gone.
        let win = |more: &str, value: &str| {
            format!(
                "[[win]]\nquarter = \"2026-Q4\"\nstarted = 2026-09-22\n{more}\n[[win.key_result]]\nmeasure = \"pages\"\nbaseline = 200\ntarget = 100\nreadings = [{{ on = 2026-11-21, value = {value} }}]\n"
            )
        };
        table(
            &RULE,
            "2026-11-21",
            &[
                (
                    &win("", "150"),
                    &["pages: 150 instead of 140 today, 10 % of the way behind"],
                ),
                (&win("", "149"), &[]),
                (&win("", "140"), &[]),
                (&win("closed = 2026-11-20", "150"), &[]),
                (&win("", "\"150\""), &[]),
            ],
        );
        let presses = |value: &str| presses(&RULE, "2026-11-21", &win("", value));
        assert_eq!(presses("174"), [true]);
        assert_eq!(presses("172"), [false]);
    }
}
