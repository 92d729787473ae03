//! Times away, during which pace, staleness and plateau pause.

use super::row::Row;
use crate::day::Day;
use crate::model::Record;

/// Days that do not count, as spans that neither touch nor overlap.
#[derive(Debug, Default)]
pub struct Away(Vec<(Day, Day)>);

impl Away {
    /// The spans of these records. One that ends before it begins, or whose end is no day, does not count; one without
    /// an end goes on.
    pub fn of(records: &[Record]) -> Away {
        let end_of_days = Day::new(9999, 12, 31);
        let mut spans: Vec<(Day, Day)> = records
            .iter()
            .filter_map(|record| {
                let row = Row::of(record);
                let until = match record.table.get("until") {
                    None => end_of_days,
                    Some(value) => value.as_day(),
                };
                let (from, until) = (row.day("from")?, until?);
                (from <= until).then_some((from, until))
            })
            .collect();
        spans.sort_unstable();
        let mut joined: Vec<(Day, Day)> = Vec::with_capacity(spans.len());
        for (from, until) in spans {
            match joined.last_mut() {
                Some(last) if from <= last.1.plus(1) => last.1 = last.1.max(until),
                _ => joined.push((from, until)),
            }
        }
        Away(joined)
    }

    /// The last day of the time away that a day lies in, where it has one.
    pub fn until(&self, day: Day) -> Option<Day> {
        let span = self
            .0
            .iter()
            .find(|(from, until)| (*from..=*until).contains(&day))?;
        Some(span.1)
    }

    /// Whether a day is one of them.
    pub fn covers(&self, day: Day) -> bool {
        self.0
            .iter()
            .any(|(from, until)| (*from..=*until).contains(&day))
    }

    /// How many days that count lie after `from`, up to and with `to`; negative when `to` lies before.
    pub fn present(&self, from: Day, to: Day) -> i64 {
        if to < from {
            return -self.present(to, from);
        }
        let first = from.plus(1);
        let gone: i64 = self
            .0
            .iter()
            .map(|(start, end)| {
                let (start, end) = ((*start).max(first), (*end).min(to));
                (start.until(end) + 1).max(0)
            })
            .sum();
        from.until(to) - gone
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sample::{day, roadmap};
    use crate::model::{Section, Source};

    fn away(text: &str) -> Away {
        Away::of(&roadmap(text).records(Section::Away))
    }

    #[test]
    fn days_away_do_not_count() {
        let away = away(
            "[[away]]\nfrom = 2026-08-03\nuntil = 2026-08-07\n[[away]]\nfrom = 2026-08-06\nuntil = 2026-08-10\n\
             [[away]]\nfrom = 2026-09-02\nuntil = 2026-09-01\n[[away]]\nfrom = 2026-09-02\nuntil = \"soon\"\n",
        );
        for (from, to, count) in [
            ("2026-08-01", "2026-08-02", 1),
            ("2026-08-01", "2026-08-20", 11),
            ("2026-08-20", "2026-08-01", -11),
            ("2026-08-04", "2026-08-05", 0),
            ("2026-08-10", "2026-08-11", 1),
            ("2026-09-01", "2026-09-11", 10),
        ] {
            assert_eq!(away.present(day(from), day(to)), count, "{from} {to}");
        }
        assert!(away.covers(day("2026-08-10")) && !away.covers(day("2026-08-11")));
    }

    #[test]
    fn between_two_times_away_one_is_there() {
        let two = |second: &str| {
            format!(
                "[[away]]\nfrom = 2026-08-03\nuntil = 2026-08-07\n[[away]]\nfrom = {second}\nuntil = 2026-08-20\n"
            )
        };
        for (second, until, count) in [
            ("2026-08-08", "2026-08-20", 1),
            ("2026-08-09", "2026-08-07", 2),
            ("2026-08-16", "2026-08-07", 9),
        ] {
            let away = away(&two(second));
            assert_eq!(
                away.present(day("2026-08-01"), day("2026-08-20")),
                count,
                "{second}"
            );
            assert_eq!(away.until(day("2026-08-05")), Some(day(until)), "{second}");
        }
    }

    #[test]
    fn without_an_end_one_is_still_away() {
        let away = away("[[away]]\nfrom = 2026-08-03\n");
        assert_eq!(away.present(day("2026-08-01"), day("2026-12-31")), 1);
    }
}
