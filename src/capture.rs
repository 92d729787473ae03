//! One line of a shell or a prompt, understood as a record: `shadowed Bo on access review 2h @cloudsec #observe yesterday`.
//!
//! Hours, track, step, day and private words are found wherever they stand; what is left says who and what.

use crate::day::{Day, understood};
use crate::model::{Field, Kind, Section, Table, Value};

/// A line, understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    pub section: Section,
    pub table: Table,
}

impl Captured {
    /// What was understood, a field a line, safe to show.
    pub fn words(&self) -> Vec<String> {
        let one = self.section.list().map_or("record", |list| list.one);
        let fields = self.table.iter().filter_map(|(name, value)| {
            let said = match value {
                Value::Text(text) => text.shown().into_owned(),
                Value::Day(day) => day.to_string(),
                Value::Float(number) => number.to_string(),
                _ => return None,
            };
            Some(format!("  {name:<8} {said}"))
        });
        std::iter::once(one.to_owned()).chain(fields).collect()
    }
}

/// Why a line could not be understood.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum NotCaptured {
    #[error("there is nothing to record")]
    Nothing,
    #[error("#{0} is no step: observe, assist, lead or solo")]
    Step(String),
}

/// Words that begin a shadow session; the one after them is whom it was with.
const SHADOWED: &[&str] = &["shadowed", "shadowing", "shadow"];

/// Understands a line said on `today`.
///
/// A line that begins with "shadowed" is a shadow session, any other one is evidence.
pub fn captured(line: &str, today: Day, starts: u32) -> Result<Captured, NotCaptured> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let section = match words.first() {
        None => return Err(NotCaptured::Nothing),
        Some(first) if SHADOWED.contains(&first.to_lowercase().as_str()) => Section::Shadow,
        Some(_) => Section::Evidence,
    };
    let words = if section == Section::Shadow {
        words.get(1..).unwrap_or_default()
    } else {
        &words
    };
    let (found, rest) = marks(words, section, today, starts)?;
    let mut table = Table::from([("on", Value::Day(found.day.unwrap_or(today)))]);
    let mut rest = rest.as_slice();
    if section == Section::Shadow {
        let (with, what) = rest.split_first().ok_or(NotCaptured::Nothing)?;
        if let Some(track) = &found.track {
            table.set("track", Value::text(track));
        }
        table.set("with", Value::text(with));
        if let Some(step) = &found.step {
            table.set("step", Value::text(step));
        }
        if let Some(hours) = found.hours {
            table.set("hours", Value::Float(hours));
        }
        rest = match what.split_first() {
            Some((joint, more))
                if matches!(*joint, "on" | "for" | "in" | "at" | "doing") && !more.is_empty() =>
            {
                more
            }
            _ => what,
        };
    } else if let Some(kind) = &found.step {
        table.set("kind", Value::text(kind));
    }
    let what = rest.join(" ");
    if !what.is_empty() {
        table.set("what", Value::text(&what));
    } else if section == Section::Evidence {
        return Err(NotCaptured::Nothing);
    }
    Ok(Captured { section, table })
}

/// What stands anywhere in a line.
#[derive(Default)]
struct Marks {
    day: Option<Day>,
    hours: Option<f64>,
    track: Option<String>,
    step: Option<String>,
}

fn marks<'w>(
    words: &[&'w str],
    section: Section,
    today: Day,
    starts: u32,
) -> Result<(Marks, Vec<&'w str>), NotCaptured> {
    let mut found = Marks::default();
    let mut rest = Vec::new();
    for word in words {
        if let Some(track) = word.strip_prefix('@').filter(|track| !track.is_empty()) {
            found.track = Some(track.to_owned());
        } else if let Some(step) = word.strip_prefix('#').filter(|step| !step.is_empty()) {
            found.step = Some(step_of(step, section)?);
        } else if let Some(hours) =
            hours(word).filter(|_| found.hours.is_none() && section == Section::Shadow)
        {
            found.hours = Some(hours);
        } else if let Some(day) = day(word, today, starts).filter(|_| found.day.is_none()) {
            found.day = Some(day);
        } else {
            rest.push(*word);
        }
    }
    Ok((found, rest))
}

fn step_of(word: &str, section: Section) -> Result<String, NotCaptured> {
    let lower = word.to_lowercase();
    let field = Field::find(
        section.fields(),
        if section == Section::Shadow {
            "step"
        } else {
            "kind"
        },
    );
    match field.map(|field| field.kind) {
        Some(Kind::Choice(steps)) if !steps.contains(&lower.as_str()) => {
            Err(NotCaptured::Step(crate::text::shown(word).into_owned()))
        }
        _ => Ok(lower),
    }
}

/// `2h`, `1.5h`, `90m`, `90min`.
fn hours(word: &str) -> Option<f64> {
    let number = |text: &str| {
        text.replace(',', ".")
            .parse::<f64>()
            .ok()
            .filter(|number| (0.0..=24.0 * 60.0).contains(number))
    };
    let minutes = word.strip_suffix("min").or_else(|| word.strip_suffix('m'));
    let hours = match minutes {
        Some(minutes) => (number(minutes)? / 60.0 * 100.0).round() / 100.0,
        None => number(word.strip_suffix('h')?)?,
    };
    (hours <= 24.0).then_some(hours)
}

/// A day in one word. Bare weekdays and units like `3d` are left to the sentence, where they mean other things.
fn day(word: &str, today: Day, starts: u32) -> Option<Day> {
    let sure = word.parse::<Day>().is_ok()
        || matches!(word.to_lowercase().as_str(), "today" | "yesterday")
        || (word.starts_with('-') && word.ends_with(['d', 'w']));
    if sure {
        understood(word, today, starts).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> Day {
        "2026-11-22".parse().expect("a day")
    }

    fn said(line: &str) -> String {
        let captured = captured(line, today(), 1).expect("understood");
        let parts = captured.table.iter().map(|(name, value)| match value {
            Value::Text(text) => format!("{name}={}", text.raw()),
            Value::Day(day) => format!("{name}={day}"),
            Value::Float(number) => format!("{name}={number}"),
            _ => String::new(),
        });
        format!(
            "{} {}",
            captured.section.name(),
            parts.collect::<Vec<_>>().join(" ")
        )
    }

    #[test]
    fn marks_stand_in_any_order() {
        let all =
            "shadow on=2026-11-21 track=cloudsec with=Bo step=observe hours=2 what=access review";
        assert_eq!(
            said("shadowed Bo on access review 2h @cloudsec #observe yesterday"),
            all
        );
        assert_eq!(
            said("shadowed yesterday #Observe 2h @cloudsec Bo on access review"),
            all
        );
        assert_eq!(
            said("shadowed 120min @cloudsec Bo access -1d #observe review"),
            all
        );
    }

    #[test]
    fn any_other_line_is_evidence() {
        assert_eq!(
            said("Stopped the retry storm in 9m #backstop 2026-11-03"),
            "evidence on=2026-11-03 kind=backstop what=Stopped the retry storm in 9m"
        );
        assert_eq!(
            said("read the paper"),
            "evidence on=2026-11-22 what=read the paper"
        );
    }

    #[test]
    fn what_says_nothing_is_refused() {
        for line in ["", "   ", "shadowed", "shadowed 2h @x", "#backstop"] {
            assert_eq!(
                captured(line, today(), 1),
                Err(NotCaptured::Nothing),
                "{line}"
            );
        }
        assert_eq!(
            captured("shadowed Bo #watch", today(), 1),
            Err(NotCaptured::Step("watch".to_owned()))
        );
    }
}
