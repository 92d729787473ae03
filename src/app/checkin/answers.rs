//! What a typed answer of the check-in means.

use crate::capture::captured;
use crate::day::Day;
use crate::model::{Table, Value};
use crate::overlay::About;

/// An answer, understood.
#[derive(Debug, PartialEq)]
pub(super) enum Answer {
    /// A dated entry of the thing that was asked about.
    Entry(Table),
    /// A shadow session.
    Session(Table),
    /// A field of the check-in itself.
    Field(&'static str, Value),
}

/// Understands an answer given on `today`, or says what is expected.
pub(super) fn answer(
    about: &About,
    typed: &str,
    today: Day,
    starts: u32,
) -> Result<Answer, String> {
    let dated = || Table::from([("on", Value::Day(today))]);
    match about {
        About::Reading(_) => {
            let value = number(typed).filter(|value| value.abs() <= 1e15);
            let mut entry = dated();
            entry.set("value", figure(value.ok_or("a figure, such as 86 or 4.5")?));
            Ok(Answer::Entry(entry))
        }
        About::Study(_) => study(typed, dated()),
        About::Session => {
            let line = if typed.to_lowercase().starts_with("shadow") {
                typed.to_owned()
            } else {
                format!("shadowed {typed}")
            };
            let captured = captured(&line, today, starts).map_err(|reason| reason.to_string())?;
            Ok(Answer::Session(captured.table))
        }
        About::Rating(name) => match typed.parse::<i64>() {
            Ok(rating @ 1..=5) => Ok(Answer::Field(name, Value::Integer(rating))),
            _ => Err("a digit from 1 to 5".to_owned()),
        },
        About::Mix => mix(typed),
        About::Learned => Ok(Answer::Field("learned", Value::text(typed))),
    }
}

/// `2.5`, `2.5h`, `2.5 40%`, `40%`.
fn study(typed: &str, mut entry: Table) -> Result<Answer, String> {
    let expected = || "hours, and how much is done: 2.5 40%".to_owned();
    for word in typed.split_whitespace() {
        let (name, value, most) = match word.strip_suffix('%') {
            Some(percent) => ("percent", number(percent), 100.0),
            None => ("hours", number(word.trim_end_matches('h')), 24.0),
        };
        let value = value.filter(|value| (0.0..=most).contains(value));
        if entry
            .set(name, figure(value.ok_or_else(expected)?))
            .is_some()
        {
            return Err(expected());
        }
    }
    Ok(Answer::Entry(entry))
}

/// Three shares of the week in percent.
fn mix(typed: &str) -> Result<Answer, String> {
    let words = typed
        .split([' ', ',', '/', '%'])
        .filter(|word| !word.is_empty());
    let shares: Option<Vec<f64>> = words.map(number).collect();
    let shares = shares.filter(|all| all.iter().all(|own| (0.0..=100.0).contains(own)));
    match shares.as_deref() {
        Some([deep, design, people]) if deep + design + people <= 100.5 => {
            let mix = [("deep", deep), ("design", design), ("people", people)];
            let mix = Table::from(mix.map(|(name, share)| (name, figure(*share))));
            Ok(Answer::Field("mix", Value::Table(mix)))
        }
        _ => Err("three shares of at most 100 percent together: 50 20 30".to_owned()),
    }
}

fn number(text: &str) -> Option<f64> {
    let value: f64 = text.replace(',', ".").parse().ok()?;
    value.is_finite().then_some(value)
}

/// A whole figure is written as one.
fn figure(value: f64) -> Value {
    let whole = format!("{value:.0}").parse::<i64>();
    match whole {
        Ok(whole) if value.fract() == 0.0 && value.abs() < 1e15 => Value::Integer(whole),
        _ => Value::Float(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Path, Section, problems};

    fn said(about: &About, typed: &str) -> Result<Answer, String> {
        let today = "2026-11-22".parse().expect("a day");
        answer(about, typed, today, 1)
    }

    #[test]
    fn answers_fit_the_fields_that_they_go_to() {
        let at = Path::section(Section::Win);
        for typed in ["86", "4,5", "-3", "0.125"] {
            assert!(said(&About::Reading(at.clone()), typed).is_ok(), "{typed}");
        }
        for typed in ["2.5", "2.5h 40%", "40%", "3 100%"] {
            assert!(said(&About::Study(at.clone()), typed).is_ok(), "{typed}");
        }
        let session = said(&About::Session, "Bo on rota 2h @cloudsec #observe");
        let Ok(Answer::Session(table)) = session else {
            panic!("{session:?}");
        };
        let found = problems(&table, Section::Shadow.fields(), &Path::root());
        assert_eq!(found, []);
        let mut checkin = Table::from([("on", Value::Day("2026-11-22".parse().expect("a day")))]);
        for (about, typed) in [
            (About::Mix, "50 20 30"),
            (About::Mix, "50/20/30%"),
            (About::Rating("energy"), "4"),
            (About::Learned, "Error budgets are a promise"),
        ] {
            let Ok(Answer::Field(name, value)) = said(&about, typed) else {
                panic!("{typed}");
            };
            checkin.set(name, value);
        }
        let found = problems(&checkin, Section::Checkin.fields(), &Path::root());
        assert_eq!(found, []);
    }

    #[test]
    fn what_is_no_answer_says_what_is_expected() {
        let at = Path::section(Section::Win);
        for (about, typed) in [
            (About::Reading(at.clone()), "many"),
            (About::Reading(at.clone()), "inf"),
            (About::Study(at.clone()), "25"),
            (About::Study(at.clone()), "2 3"),
            (About::Study(at), "101%"),
            (About::Mix, "50 20"),
            (About::Mix, "60 30 30"),
            (About::Rating("load"), "6"),
            (About::Session, "2h"),
        ] {
            assert!(said(&about, typed).is_err(), "{typed}");
        }
    }
}
