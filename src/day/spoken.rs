//! Days as a person types them: `2026-12-09`, `today`, `-3d`, `next fri`, `end of quarter`, `9 dec`.

use super::{Day, Quarter};

/// Why a typed text was not understood as a day.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone, Copy)]
#[error(
    "not understood as a day: try 2026-12-09, today, -3d, +2w, next fri, 9 dec, end of quarter"
)]
pub struct NotADay;

/// The day that a person means by `text`, said on `today`; quarters count from the month `starts`.
///
/// A day of the month without a year (`9 dec`) means the nearest one: at most half a year away.
pub fn understood(text: &str, today: Day, starts: u32) -> Result<Day, NotADay> {
    let lower = text.trim().to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let quarter = Quarter::of(today, starts);
    let month_start = today.plus(1 - i64::from(today.day_of_month()));
    match words.as_slice() {
        ["today" | "t" | "now"] => Ok(today),
        ["tomorrow" | "tom"] => Ok(today.plus(1)),
        ["yesterday" | "yes"] => Ok(today.plus(-1)),
        ["end" | "eo", "of", "quarter"] | ["eoq"] => Ok(quarter.last(starts)),
        ["start", "of", "quarter"] => Ok(quarter.first(starts)),
        ["end", "of", "next", "quarter"] => Ok(quarter.next().last(starts)),
        ["end", "of", "month"] | ["eom"] => Ok(month_start.plus_months(1).plus(-1)),
        ["end", "of", "year"] | ["eoy"] => Day::new(today.year(), 12, 31).ok_or(NotADay),
        ["end", "of", "week"] => Ok(today.week_start().plus(6)),
        ["next", "week"] => Ok(today.plus(7)),
        ["next", "month"] => Ok(today.plus_months(1)),
        ["next", name] => weekday(name).map(|day| forward(today, day)).ok_or(NotADay),
        ["last", name] => weekday(name).map(|day| back(today, day)).ok_or(NotADay),
        ["in", amount, unit] => offset(
            &format!("+{amount}{}", unit.chars().next().unwrap_or(' ')),
            today,
        )
        .ok_or(NotADay),
        [amount, unit, "ago"] => offset(
            &format!("-{amount}{}", unit.chars().next().unwrap_or(' ')),
            today,
        )
        .ok_or(NotADay),
        [one] => single(one, today).ok_or(NotADay),
        [day, month] => of_month(day, month, today)
            .or_else(|| of_month(month, day, today))
            .ok_or(NotADay),
        [day, month, year] => {
            let year = year.parse().map_err(|_| NotADay)?;
            let named = month_named(month)
                .map(|number| (day, number))
                .or_else(|| month_named(day).map(|number| (month, number)));
            let (day, month) = named.ok_or(NotADay)?;
            day.trim_end_matches([',', '.'])
                .parse()
                .ok()
                .and_then(|day| Day::new(year, month, day))
                .ok_or(NotADay)
        }
        _ => Err(NotADay),
    }
}

fn single(word: &str, today: Day) -> Option<Day> {
    word.parse()
        .ok()
        .or_else(|| offset(word, today))
        .or_else(|| weekday(word).map(|day| nearest(today, day)))
}

/// `-3d`, `+2w`, `3m`, `-1y`: days, weeks, months, years from today.
fn offset(word: &str, today: Day) -> Option<Day> {
    let unit = word.chars().last()?;
    let amount: i32 = word.strip_suffix(unit)?.parse().ok()?;
    (-100_000..=100_000).contains(&amount).then_some(())?;
    match unit {
        'd' => Some(today.plus(i64::from(amount))),
        'w' => Some(today.plus(7 * i64::from(amount))),
        'm' => Some(today.plus_months(amount)),
        'y' => Some(today.plus_months(amount.checked_mul(12)?)),
        _ => None,
    }
}

fn weekday(name: &str) -> Option<u32> {
    const NAMES: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let found = NAMES
        .iter()
        .position(|full| name.len() >= 2 && full.starts_with(name))?;
    u32::try_from(found).ok()
}

fn forward(today: Day, weekday: u32) -> Day {
    let ahead = (i64::from(weekday) - i64::from(today.weekday())).rem_euclid(7);
    today.plus(if ahead == 0 { 7 } else { ahead })
}

fn back(today: Day, weekday: u32) -> Day {
    let behind = (i64::from(today.weekday()) - i64::from(weekday)).rem_euclid(7);
    today.plus(-if behind == 0 { 7 } else { behind })
}

/// A bare weekday: what happened is recorded more often than what will, so today or the last one.
fn nearest(today: Day, weekday: u32) -> Day {
    if weekday == today.weekday() {
        today
    } else {
        back(today, weekday)
    }
}

fn month_named(name: &str) -> Option<u32> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let name = name.trim_end_matches(['.', ',']);
    let found = NAMES
        .iter()
        .position(|full| name.len() >= 3 && full.starts_with(name))?;
    u32::try_from(found + 1).ok()
}

fn of_month(day: &str, month: &str, today: Day) -> Option<Day> {
    let day: u32 = day.trim_end_matches(['.', ',']).parse().ok()?;
    let month = month_named(month)?;
    (today.year() - 1..=today.year() + 1)
        .filter_map(|year| Day::new(year, month, day))
        .min_by_key(|candidate| today.until(*candidate).abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn understands_what_people_type() {
        let today = day("2026-11-22"); // a Sunday
        for (typed, meant) in [
            ("2026-12-09", "2026-12-09"),
            (" Today ", "2026-11-22"),
            ("yesterday", "2026-11-21"),
            ("-3d", "2026-11-19"),
            ("+2w", "2026-12-06"),
            ("3m", "2027-02-22"),
            ("in 5 days", "2026-11-27"),
            ("2 weeks ago", "2026-11-08"),
            ("next fri", "2026-11-27"),
            ("last fri", "2026-11-20"),
            ("fri", "2026-11-20"),
            ("sun", "2026-11-22"),
            ("next sunday", "2026-11-29"),
            ("end of quarter", "2026-12-31"),
            ("eom", "2026-11-30"),
            ("9 dec", "2026-12-09"),
            ("Dec 9", "2026-12-09"),
            ("3 jan", "2027-01-03"),
            ("30 jun 2027", "2027-06-30"),
            ("june 30, 2027", "2027-06-30"),
        ] {
            assert_eq!(understood(typed, today, 1), Ok(day(meant)), "{typed}");
        }
    }

    #[test]
    fn says_no_to_what_is_no_day() {
        let today = day("2026-11-22");
        for typed in [
            "",
            "soon",
            "2026-02-30",
            "31 feb",
            "99999999999d",
            "next",
            "d",
            "é",
            "9 界",
        ] {
            assert_eq!(understood(typed, today, 1), Err(NotADay), "{typed}");
        }
    }

    #[test]
    fn fiscal_quarters_end_on_their_own_day() {
        assert_eq!(
            understood("end of quarter", day("2026-11-22"), 2),
            Ok(day("2027-01-31"))
        );
    }
}
