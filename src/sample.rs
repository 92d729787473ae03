//! The sample roadmap: eighteen months of one invented engineer, alive on any day.
//!
//! Its dates are offsets from today, and from the quarter that today lies in, so that next year it looks as it does now.

mod team;

pub use team::sample_team;

use crate::day::{Day, Quarter};

const TEMPLATE: &str = include_str!("../assets/demo.toml");

/// The text of the sample as it stands today.
pub fn sample(today: Day) -> String {
    filled(TEMPLATE, today)
}

/// Fills in the marks of a template: `{d-12}` a day from today, `{q-1+10}` a day in a quarter counted from this one,
/// `{Q-1}` a quarter's name, `{y0}` a year. What is no such mark stays.
fn filled(template: &str, today: Day) -> String {
    let mut out = String::with_capacity(template.len() + 4096);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let known = after
            .split_once('}')
            .and_then(|(mark, left)| Some((meaning(mark, today)?, left)));
        if let Some((text, left)) = known {
            out.push_str(&text);
            rest = left;
        } else {
            out.push('{');
            rest = after;
        }
    }
    out.push_str(rest);
    out
}

fn meaning(mark: &str, today: Day) -> Option<String> {
    let (kind, offset) = (mark.chars().next()?, mark.get(1..)?);
    match kind {
        'd' => Some(today.plus(offset.parse().ok()?).to_string()),
        'y' => Some((today.year() + offset.parse::<i32>().ok()?).to_string()),
        'Q' => Some(quarter(today, offset.parse().ok()?).to_string()),
        'q' => {
            let day = offset.get(1..)?.find('+')? + 1;
            let first = quarter(today, offset.get(..day)?.parse().ok()?).first(1);
            Some(first.plus(offset.get(day..)?.parse().ok()?).to_string())
        }
        _ => None,
    }
}

fn quarter(today: Day, offset: i32) -> Quarter {
    let mut quarter = Quarter::of(today, 1);
    for _ in 0..offset.unsigned_abs().min(400) {
        quarter = if offset < 0 {
            quarter.previous()
        } else {
            quarter.next()
        };
    }
    quarter
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Path, fields::ROADMAP, problems};
    use crate::store::{Book, check};

    #[test]
    fn marks_become_days_quarters_and_years() {
        let today = "2026-11-22".parse().expect("a day");
        let text = filled(
            "{d-12} {d+0} {q-1+10} {q+1+0} {q0+5} {Q0} {Q-4} {y-1} { a = 1 } {x} {",
            today,
        );
        assert_eq!(
            text,
            "2026-11-10 2026-11-22 2026-07-11 2027-01-01 2026-10-06 2026-Q4 2025-Q4 2025 { a = 1 } {x} {"
        );
    }

    #[test]
    fn the_sample_is_a_roadmap_without_a_problem_on_any_day() {
        for today in ["2026-11-22", "2027-01-01", "2028-02-29", "2031-06-30"] {
            let text = sample(today.parse().expect("a day"));
            assert_eq!(check(&text), [], "{today}");
            let found = problems(&Book::open(text).roadmap(), ROADMAP, &Path::root());
            assert_eq!(found, [], "{today}");
        }
    }
}
