//! Days and quarters: the only time that the program knows.
//!
//! Nothing here reads a clock. Today is a parameter everywhere above the command line.

mod quarter;
mod spoken;

pub use quarter::Quarter;
pub use spoken::{NotADay, understood};

use chrono::{Datelike, Days, Months, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// One calendar day, years 1 to 9999, written as `2026-11-22`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(NaiveDate);

impl Day {
    /// The day of a year (1 to 9999), a month and a day of the month, if there is such a day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }

    /// The day of a date of `chrono`, held inside the years 1 to 9999.
    pub fn from_date(date: NaiveDate) -> Day {
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
        let last = NaiveDate::from_ymd_opt(9999, 12, 31).unwrap_or_default();
        Day(date.clamp(first, last))
    }

    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// 1 to 12.
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// 1 to 31.
    pub fn day_of_month(self) -> u32 {
        self.0.day()
    }

    /// 0 is Monday, 6 is Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }

    /// The day so many days later (earlier when negative), held at the ends of the calendar.
    #[must_use]
    pub fn plus(self, days: i64) -> Day {
        let amount = Days::new(days.unsigned_abs());
        let moved = if days < 0 {
            self.0.checked_sub_days(amount)
        } else {
            self.0.checked_add_days(amount)
        };
        let end = if days < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        };
        Day::from_date(moved.unwrap_or(end))
    }

    /// The same day so many months later (earlier when negative), or the last one of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Day {
        let amount = Months::new(months.unsigned_abs());
        let moved = if months < 0 {
            self.0.checked_sub_months(amount)
        } else {
            self.0.checked_add_months(amount)
        };
        let end = if months < 0 {
            NaiveDate::MIN
        } else {
            NaiveDate::MAX
        };
        Day::from_date(moved.unwrap_or(end))
    }

    /// How many days `other` lies after this day; negative when it lies before.
    pub fn until(self, other: Day) -> i64 {
        other.0.signed_duration_since(self.0).num_days()
    }

    /// The Monday of this day's week.
    #[must_use]
    pub fn week_start(self) -> Day {
        self.plus(-i64::from(self.weekday()))
    }

    /// English short name of the month, `Jan` to `Dec`.
    pub fn month_name(self) -> &'static str {
        const NAMES: [&str; 12] = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ];
        NAMES.get(self.month() as usize - 1).copied().unwrap_or("?")
    }

    /// The day as a person says it beside `today`: `15 Dec`, with the year where it is another one: `30 Jun 2027`.
    pub fn short(self, today: Day) -> String {
        if self.year() == today.year() {
            format!("{} {}", self.day_of_month(), self.month_name())
        } else {
            format!(
                "{} {} {}",
                self.day_of_month(),
                self.month_name(),
                self.year()
            )
        }
    }

    /// The distance as a person says it: `today`, `tomorrow`, `in 41 d`, `3 d ago`.
    pub fn distance(self, today: Day) -> String {
        match today.until(self) {
            0 => "today".to_owned(),
            1 => "tomorrow".to_owned(),
            -1 => "yesterday".to_owned(),
            days if days < 0 => format!("{} d ago", -days),
            days => format!("in {days} d"),
        }
    }
}

impl fmt::Display for Day {
    /// Digit by digit, since keys are made of days by the thousand.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |number: u32, tens: u32| b'0' + u8::try_from(number / tens % 10).unwrap_or(0);
        let (year, month, day) = (
            self.year().unsigned_abs(),
            self.month(),
            self.day_of_month(),
        );
        let written = [
            digit(year, 1000),
            digit(year, 100),
            digit(year, 10),
            digit(year, 1),
            b'-',
            digit(month, 10),
            digit(month, 1),
            b'-',
            digit(day, 10),
            digit(day, 1),
        ];
        out.write_str(std::str::from_utf8(&written).unwrap_or_default())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// Why a text is no day.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
#[error("not a day like 2026-11-22")]
pub struct NotIso;

impl FromStr for Day {
    type Err = NotIso;

    /// Reads just `YYYY-MM-DD`.
    fn from_str(text: &str) -> Result<Day, NotIso> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return Err(NotIso);
        }
        let number = |from: usize, to: usize| {
            bytes[from..to].iter().try_fold(0_u32, |sum, byte| {
                byte.is_ascii_digit()
                    .then(|| sum * 10 + u32::from(byte - b'0'))
            })
        };
        let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10))
        else {
            return Err(NotIso);
        };
        Day::new(i32::try_from(year).unwrap_or(0), month, day).ok_or(NotIso)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn reads_and_writes_iso_days_only() {
        assert_eq!(day("2026-11-22").to_string(), "2026-11-22");
        for wrong in [
            "",
            "2026-1-2",
            "2026-02-30",
            "2026-13-01",
            "0000-01-01",
            "2026-11-22T10:00:00",
            "２０２６-11-22",
            "+026-11-22",
        ] {
            assert_eq!(wrong.parse::<Day>(), Err(NotIso), "{wrong}");
        }
    }

    #[test]
    fn counts_days_and_months() {
        assert_eq!(day("2026-11-22").until(day("2026-12-09")), 17);
        assert_eq!(day("2026-01-31").plus_months(1), day("2026-02-28"));
        assert_eq!(day("2026-03-01").plus(-1), day("2026-02-28"));
        assert_eq!(day("9999-12-31").plus(1), day("9999-12-31"));
        assert_eq!(day("0001-01-01").plus(i64::MIN), day("0001-01-01"));
        assert_eq!(day("2026-11-22").week_start(), day("2026-11-16"));
    }

    #[test]
    fn speaks_of_days_as_a_person_does() {
        let today = day("2026-11-22");
        assert_eq!(day("2026-12-09").short(today), "9 Dec");
        assert_eq!(day("2027-06-30").short(today), "30 Jun 2027");
        assert_eq!(day("2026-12-09").distance(today), "in 17 d");
        assert_eq!(day("2026-11-19").distance(today), "3 d ago");
        assert_eq!(today.distance(today), "today");
    }
}
