//! From a value to the text under edit and back again, and what the form has understood, beside it.

use super::context::FormContext;
use crate::day::{Day, Quarter, understood};
use crate::model::{Field, Kind, Link, Path, Table, Value, problems};

/// A value, nothing, or the reason why the text is neither; the reason is safe to show.
pub type Read = Result<Option<Value>, String>;

/// The text under edit of a value; none for a value that has no text of one piece.
pub(super) fn written(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.raw().to_owned()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Boolean(yes) => Some(yes.to_string()),
        Value::Day(day) => Some(day.to_string()),
        Value::Moment(moment) => Some(moment.to_string()),
        Value::Array(_) | Value::Table(_) => None,
    }
}

/// What a text says in a field that is written in one piece.
pub fn read(field: &'static Field, text: &str, context: &FormContext) -> Read {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let value = match field.kind {
        Kind::Prose => Value::text(text),
        Kind::Day => understood(text, context.today, context.fiscal_start)
            .map(Value::Day)
            .map_err(|reason| reason.to_string())?,
        Kind::Quarter => Value::text(&quarter(text, context)?.to_string()),
        Kind::Whole { unit, .. } => Value::Integer(
            bare(text, unit)
                .parse()
                .map_err(|_| "not a whole number, such as 3".to_owned())?,
        ),
        Kind::Number { unit, .. } => number(bare(text, unit))?,
        _ => Value::text(text.trim()),
    };
    fits(field, &value)?;
    Ok(Some(value))
}

/// Whether a value suits its field, by the rules that the whole program goes by.
pub fn fits(field: &'static Field, value: &Value) -> Result<(), String> {
    let table = Table::from([(field.name, value.clone())]);
    if let Some(problem) = problems(&table, std::slice::from_ref(field), &Path::root())
        .into_iter()
        .next()
    {
        let what = problem.what.strip_prefix(field.name).map(str::trim_start);
        let what = what.unwrap_or(&problem.what);
        return Err(match problem.hint {
            Some(hint) => format!("{what}: {hint}"),
            None => what.to_owned(),
        });
    }
    match (field.name, value) {
        ("id", Value::Text(text)) if !is_id(text.raw()) => {
            Err("an id is made of small letters, digits and dashes".to_owned())
        }
        _ => Ok(()),
    }
}

fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// The figure without the unit that may be typed behind it.
fn bare<'t>(text: &'t str, unit: &str) -> &'t str {
    let text = text.trim();
    if unit.is_empty() {
        return text;
    }
    text.strip_suffix(unit).map_or(text, str::trim_end)
}

fn number(text: &str) -> Result<Value, String> {
    if let Ok(whole) = text.parse() {
        return Ok(Value::Integer(whole));
    }
    let plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    match text.parse::<f64>() {
        Ok(number) if plain && number.is_finite() => Ok(Value::Float(number)),
        _ => Err("not a number, such as 3 or 2.5".to_owned()),
    }
}

/// `2026-Q4`, `2026Q4`, `q4` of this year, `this`, `next`, `last`.
fn quarter(text: &str, context: &FormContext) -> Result<Quarter, String> {
    let now = Quarter::of(context.today, context.fiscal_start);
    let lower = text.trim().to_lowercase();
    let (year, number) = match lower.as_str() {
        "this" | "now" => return Ok(now),
        "next" => return Ok(now.next()),
        "last" => return Ok(now.previous()),
        other => other.split_once('q').unwrap_or((other, "")),
    };
    let year = year.trim().trim_end_matches('-');
    let year = if year.is_empty() {
        now.year().to_string()
    } else {
        year.to_owned()
    };
    format!("{year}-Q{}", number.trim())
        .parse()
        .map_err(|_| "not a quarter: try 2026-Q4, q4, this, next".to_owned())
}

/// What stands beside a field to say how its text was understood; it may hold text of a file.
pub(super) fn note(field: &'static Field, text: &str, context: &FormContext) -> Option<String> {
    let value = read(field, text, context).ok()??;
    match (field.kind, &value) {
        (Kind::Day, Value::Day(day)) => Some(format!("= {}", spoken(*day, context.today))),
        (Kind::Quarter, Value::Text(text)) => {
            let quarter: Quarter = text.raw().parse().ok()?;
            let (first, last) = (
                quarter.first(context.fiscal_start),
                quarter.last(context.fiscal_start),
            );
            Some(format!(
                "= {} to {}",
                first.short(context.today),
                last.short(context.today)
            ))
        }
        (Kind::Catalogue(_) | Kind::Link(_), Value::Text(text)) => {
            match context.label(field, text.raw()) {
                Some("") => None,
                Some(label) => Some(format!("= {label}")),
                None => match (field.kind, Link::of(text)) {
                    (Kind::Link(_), Some(Link::Record(..))) => Some("not found here".to_owned()),
                    (Kind::Catalogue(_), _) => Some("your own".to_owned()),
                    _ => None,
                },
            }
        }
        _ => None,
    }
}

/// `Fri 27 Nov 2026 · in 5 d`.
fn spoken(day: Day, today: Day) -> String {
    const NAMES: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    let name = NAMES.get(day.weekday() as usize).copied().unwrap_or("");
    format!(
        "{name} {} {} {} · {}",
        day.day_of_month(),
        day.month_name(),
        day.year(),
        day.distance(today)
    )
}

/// The unit that stands behind a field.
pub(super) fn unit(field: &Field) -> &'static str {
    match field.kind {
        Kind::Whole { unit, .. } | Kind::Number { unit, .. } => unit,
        _ => "",
    }
}

/// A value in a few words, for summaries; safe to show.
pub(super) fn brief(value: &Value, today: Day) -> String {
    match value {
        Value::Day(day) => day.short(today),
        Value::Text(text) => text.shown().into_owned(),
        Value::Array(items) => {
            let all: Vec<_> = items
                .iter()
                .take(3)
                .map(|item| brief(item, today))
                .collect();
            let more = if items.len() > all.len() { ", …" } else { "" };
            format!("{}{more}", all.join(", "))
        }
        Value::Table(table) => {
            let all: Vec<_> = table
                .iter()
                .take(3)
                .map(|(_, value)| brief(value, today))
                .collect();
            all.join("  ")
        }
        other => crate::text::shown(&written(other).unwrap_or_default()).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    fn context() -> FormContext {
        FormContext::new("2026-11-22".parse().expect("a day"), 1)
    }

    fn field(section: Section, name: &str) -> &'static Field {
        Field::find(section.fields(), name).expect("a field")
    }

    #[test]
    fn days_are_shown_as_they_were_understood() {
        let on = field(Section::Shadow, "on");
        assert_eq!(
            note(on, "next fri", &context()).as_deref(),
            Some("= Fri 27 Nov 2026 · in 5 d")
        );
        assert_eq!(note(on, "soon", &context()), None);
        assert!(read(on, "soon", &context()).is_err());
    }

    #[test]
    fn quarters_are_said_in_short() {
        let quarter = field(Section::Win, "quarter");
        for (typed, meant) in [
            ("q4", "2026-Q4"),
            ("2027 q1", "2027-Q1"),
            ("2027Q1", "2027-Q1"),
            ("2027-q1", "2027-Q1"),
            ("next", "2027-Q1"),
            ("last", "2026-Q3"),
        ] {
            assert_eq!(
                read(quarter, typed, &context()),
                Ok(Some(Value::text(meant))),
                "{typed}"
            );
        }
        for wrong in ["q5", "4", "2026", "é", "q"] {
            assert!(read(quarter, wrong, &context()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn figures_may_carry_their_unit_and_stay_in_bounds() {
        let hours = field(Section::Shadow, "hours");
        assert_eq!(
            read(hours, "2.5 h", &context()),
            Ok(Some(Value::Float(2.5)))
        );
        assert_eq!(read(hours, "2", &context()), Ok(Some(Value::Integer(2))));
        for wrong in [
            "25", "-1", "2,5", "inf", "nan", "1e999", "two", "0x10", "1_0",
        ] {
            assert!(read(hours, wrong, &context()).is_err(), "{wrong}");
        }
        assert_eq!(
            read(hours, "25", &context()),
            Err("should be from 0 to 24".to_owned())
        );
    }

    #[test]
    fn ids_are_plain() {
        let id = field(Section::Win, "id");
        assert!(read(id, "2026-q4-pages", &context()).is_ok());
        assert!(read(id, "Q4 pages", &context()).is_err());
    }

    #[test]
    fn what_is_chosen_by_id_is_shown_by_name() {
        let mut context = context();
        let tracks = vec![Candidate::new("sre", "Reliability")];
        context.catalogue.insert("track", tracks);
        let track = field(Section::Shadow, "track");
        assert_eq!(
            note(track, "sre", &context).as_deref(),
            Some("= Reliability")
        );
        assert_eq!(note(track, "Chaos", &context).as_deref(), Some("your own"));
        let link = field(Section::Evidence, "link");
        assert_eq!(
            note(link, "win:x", &context).as_deref(),
            Some("not found here")
        );
        assert_eq!(note(link, "https://example.org", &context), None);
    }

    use super::super::context::Candidate;
}
