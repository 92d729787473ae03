//! Quarters of a calendar or fiscal year.

use super::Day;
use std::fmt;
use std::str::FromStr;

/// A quarter, written as `2026-Q4`. With a fiscal year that starts in another month than January, the year is
/// the calendar year in which that fiscal year began.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Quarter {
    year: i32,
    number: u8,
}

impl Quarter {
    /// A quarter by its year and its number, 1 to 4.
    pub fn new(year: i32, number: u8) -> Option<Quarter> {
        ((1..=9998).contains(&year) && (1..=4).contains(&number))
            .then_some(Quarter { year, number })
    }

    /// The quarter that a day lies in, where the year starts in the month `starts` (1 to 12; others count as 1).
    pub fn of(day: Day, starts: u32) -> Quarter {
        let starts = if (1..=12).contains(&starts) {
            starts
        } else {
            1
        };
        let (year, months) = if day.month() >= starts {
            (day.year(), day.month() - starts)
        } else {
            (day.year() - 1, day.month() + 12 - starts)
        };
        Quarter {
            year: year.max(1),
            number: u8::try_from(months / 3 + 1).unwrap_or(1),
        }
    }

    /// Its first day.
    pub fn first(self, starts: u32) -> Day {
        let starts = if (1..=12).contains(&starts) {
            starts
        } else {
            1
        };
        let january =
            Day::new(self.year, 1, 1).unwrap_or_else(|| Day::from_date(chrono::NaiveDate::MIN));
        let months = starts - 1 + 3 * (u32::from(self.number) - 1);
        january.plus_months(i32::try_from(months).unwrap_or(0))
    }

    /// Its last day.
    pub fn last(self, starts: u32) -> Day {
        self.next().first(starts).plus(-1)
    }

    /// The quarter after this one.
    #[must_use]
    pub fn next(self) -> Quarter {
        if self.number == 4 {
            Quarter {
                year: self.year + 1,
                number: 1,
            }
        } else {
            Quarter {
                number: self.number + 1,
                ..self
            }
        }
    }

    /// The quarter before this one.
    #[must_use]
    pub fn previous(self) -> Quarter {
        if self.number == 1 {
            Quarter {
                year: self.year - 1,
                number: 4,
            }
        } else {
            Quarter {
                number: self.number - 1,
                ..self
            }
        }
    }

    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 to 4.
    pub fn number(self) -> u8 {
        self.number
    }

    /// `Q3` within the year `of`, `Q4'25` outside it.
    pub fn short(self, of: i32) -> String {
        if self.year == of {
            format!("Q{}", self.number)
        } else {
            format!("Q{}'{:02}", self.number, self.year.rem_euclid(100))
        }
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-Q{}", self.year, self.number)
    }
}

/// Why a text is no quarter.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
#[error("not a quarter like 2026-Q4")]
pub struct NotAQuarter;

impl FromStr for Quarter {
    type Err = NotAQuarter;

    /// Reads `2026-Q4` (the letter in either case).
    fn from_str(text: &str) -> Result<Quarter, NotAQuarter> {
        let (year, number) = text.split_once('-').ok_or(NotAQuarter)?;
        let number = number.strip_prefix(['Q', 'q']).ok_or(NotAQuarter)?;
        let digits = |part: &str, length: usize| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(year, 4) || !digits(number, 1) {
            return Err(NotAQuarter);
        }
        let (Ok(year), Ok(number)) = (year.parse(), number.parse()) else {
            return Err(NotAQuarter);
        };
        Quarter::new(year, number).ok_or(NotAQuarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_day_lies_in_its_quarter() {
        for (text, starts, quarter) in [
            ("2026-11-22", 1, "2026-Q4"),
            ("2026-01-01", 1, "2026-Q1"),
            ("2026-03-31", 4, "2025-Q4"),
            ("2026-04-01", 4, "2026-Q1"),
            ("2026-11-22", 99, "2026-Q4"),
        ] {
            let quarter: Quarter = quarter.parse().expect("a quarter");
            assert_eq!(Quarter::of(day(text), starts), quarter);
            assert!(quarter.first(starts) <= day(text) && day(text) <= quarter.last(starts));
        }
    }

    #[test]
    fn quarters_follow_each_other_without_gaps() {
        let mut quarter: Quarter = "2024-Q1".parse().expect("a quarter");
        for _ in 0..20 {
            assert_eq!(quarter.last(10).plus(1), quarter.next().first(10));
            assert_eq!(quarter.next().previous(), quarter);
            quarter = quarter.next();
        }
    }

    #[test]
    fn short_names_leave_out_the_year_at_hand() {
        let quarter: Quarter = "2025-Q4".parse().expect("a quarter");
        assert_eq!(quarter.short(2025), "Q4");
        assert_eq!(quarter.short(2026), "Q4'25");
    }

    #[test]
    fn other_texts_are_no_quarters() {
        for wrong in [
            "",
            "2026",
            "2026-Q5",
            "2026-Q0",
            "26-Q1",
            "2026-Q11",
            "2026-4",
            "9999-Q1",
            "2026-Q４",
        ] {
            assert_eq!(wrong.parse::<Quarter>(), Err(NotAQuarter), "{wrong}");
        }
    }
}
