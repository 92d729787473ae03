//! One line of a shell or a prompt, understood as a record: `shadowed Bo on access review 2h @cloudsec #observe yesterday`.
//!
//! Hours, track, step and day are found wherever they stand; what is left says who and what.

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

/// Words that say that somebody was followed; the one after them is whom.
const SHADOWED: &[&str] = &["shadowed", "shadowing", "shadow"];

/// Understands a line said on `today`.
///
/// A line whose first word but for marks is "shadowed", or that has the mark of a step, is a shadow session, any other
/// one is evidence.
pub fn captured(line: &str, today: Day, starts: u32) -> Result<Captured, NotCaptured> {
    let words: Vec<&str> = line.split_whitespace().collect();
    if words.is_empty() {
        return Err(NotCaptured::Nothing);
    }
    let is_mark = |word: &&&str| {
        word.starts_with(['@', '#']) || hours(word).is_some() || day(word, today, starts).is_some()
    };
    let first = words.iter().find(|word| !is_mark(word));
    let says_so = first.is_some_and(|word| SHADOWED.contains(&word.to_lowercase().as_str()));
    let section = if says_so || words.iter().any(|word| is_step(word)) {
        Section::Shadow
    } else {
        Section::Evidence
    };
    let (found, mut rest) = marks(&words, section, today, starts)?;
    let mut table = Table::from([("on", Value::Day(found.day.unwrap_or(today)))]);
    if section == Section::Shadow {
        if says_so {
            rest.remove(0);
        }
        let with = person(&mut rest, says_so).ok_or(NotCaptured::Nothing)?;
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
        let joins = |word: &str| matches!(word, "on" | "for" | "in" | "at" | "doing");
        if rest.len() > 1 && rest.first().is_some_and(|word| joins(word)) {
            rest.remove(0);
        }
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

/// Whether a word is the mark of a step of shadowing.
fn is_step(word: &str) -> bool {
    let step = Field::find(Section::Shadow.fields(), "step").map(|field| field.kind);
    match (word.strip_prefix('#'), step) {
        (Some(word), Some(Kind::Choice(steps))) => steps.contains(&word.to_lowercase().as_str()),
        _ => false,
    }
}

/// Takes out whom it was with: behind "shadowed" comes the name, elsewhere behind "with", else it is the first word.
fn person<'w>(rest: &mut Vec<&'w str>, says_so: bool) -> Option<&'w str> {
    let with = rest
        .iter()
        .position(|word| word.eq_ignore_ascii_case("with"));
    match with.filter(|at| (*at == 0 || !says_so) && at + 1 < rest.len()) {
        Some(at) => rest.drain(at..at + 2).next_back(),
        None if rest.is_empty() => None,
        None => Some(rest.remove(0)),
    }
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
        for line in [
            "2h yesterday shadowed Bo on access review @cloudsec #observe",
            "@cloudsec #observe 2h access review with Bo yesterday",
            "Bo access review yesterday #observe 2h @cloudsec",
            "#observe with Bo on access review 2h -1d @cloudsec",
        ] {
            assert_eq!(said(line), all, "{line}");
        }
        assert_eq!(
            said("shadowed Bo on deploys with canaries"),
            "shadow on=2026-11-22 with=Bo what=deploys with canaries"
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
