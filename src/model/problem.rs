//! What is wrong with a value, found by walking the table of fields: all problems at once.

use super::field::{Field, Kind, List};
use super::key::{Key, keys_of};
use super::path::Path;
use super::record::Link;
use super::value::{Table, Value};
use crate::day::Quarter;
use crate::mistake::nearest;
use std::cell::OnceCell;
use std::fmt::Display;

/// One field that does not say what it should.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub at: Path,
    /// What is wrong, in words that are safe to show.
    pub what: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// All problems of a table whose fields these are. Keys that no field knows are no problem: they are kept.
pub fn problems(table: &Table, fields: &'static [Field], at: &Path) -> Vec<Problem> {
    let mut found = Vec::new();
    walk(table, fields, &At::Start(at), &mut found);
    found
}

/// A place on the way down. Its path is made only where there is something to say.
enum At<'a> {
    Start(&'a Path),
    Field(&'a At<'a>, &'static str),
    Entry(&'a At<'a>, &'a Keys<'a>, usize),
}

/// The keys of the entries of a list, made once there is something to say of one.
struct Keys<'a> {
    items: &'a [Value],
    list: &'static List,
    made: OnceCell<Vec<Key>>,
}

impl Keys<'_> {
    fn all(&self) -> &[Key] {
        self.made.get_or_init(|| keys_of(self.items, self.list))
    }
}

impl At<'_> {
    fn path(&self) -> Path {
        match self {
            At::Start(path) => (*path).clone(),
            At::Field(above, name) => above.path().field(name),
            At::Entry(above, keys, number) => match keys.all().get(*number) {
                Some(key) => above.path().item(key.clone()),
                None => above.path(),
            },
        }
    }
}

fn walk(table: &Table, fields: &'static [Field], at: &At<'_>, found: &mut Vec<Problem>) {
    for field in fields {
        match table.get(field.name) {
            None if field.needed => found.push(Problem {
                at: at.path(),
                what: format!("{} is missing", field.name),
                hint: Some(field.doc.to_owned()),
            }),
            None => {}
            Some(value) => judge(value, field, &At::Field(at, field.name), found),
        }
    }
}

fn judge(value: &Value, field: &'static Field, at: &At<'_>, found: &mut Vec<Problem>) {
    match (field.kind, value) {
        (Kind::Group(fields), Value::Table(table)) => walk(table, fields, at, found),
        (Kind::List(list), Value::Array(items)) => entries(items, list, at, found),
        (kind, value) => {
            if let Err((what, hint)) = fits(kind, value) {
                found.push(Problem {
                    at: at.path(),
                    what: format!("{} {what}", field.name),
                    hint,
                });
            }
        }
    }
}

fn entries(items: &[Value], list: &'static List, at: &At<'_>, found: &mut Vec<Problem>) {
    let keys = Keys {
        items,
        list,
        made: OnceCell::new(),
    };
    for (number, item) in items.iter().enumerate() {
        let here = At::Entry(at, &keys, number);
        let own = list.has_id.then(|| keys.all().get(number)).flatten();
        let twice = own.filter(|key| key.ordinal() > 0);
        if let Some(id) = twice.and_then(Key::as_id) {
            found.push(Problem {
                at: here.path(),
                what: format!("the id {} stands twice", crate::text::shown(id)),
                hint: Some("give one of them another id".to_owned()),
            });
        }
        match item.as_table() {
            Some(table) => walk(table, list.fields, &here, found),
            None => found.push(Problem {
                at: here.path(),
                what: format!("a {} should be a table, not {}", list.one, item.sort()),
                hint: None,
            }),
        }
    }
}

type Misfit = (String, Option<String>);

fn fits(kind: Kind, value: &Value) -> Result<(), Misfit> {
    let wants = |what: &str| (format!("should be {what}, not {}", value.sort()), None);
    match kind {
        Kind::Line | Kind::Prose | Kind::Suggested(_) | Kind::Catalogue(_) => {
            value.as_text().map(|_| ()).ok_or_else(|| wants("text"))
        }
        Kind::Day => value.as_day().map(|_| ()).ok_or_else(|| {
            let (what, _) = wants("a day");
            (
                what,
                Some("write it without quotes, like 2026-11-22".to_owned()),
            )
        }),
        Kind::Quarter => {
            let text = value.as_text().ok_or_else(|| wants("a quarter"))?;
            text.raw()
                .parse::<Quarter>()
                .map(|_| ())
                .map_err(|reason| (format!("is {reason}"), None))
        }
        Kind::Whole { least, most, .. } => {
            let number = value.as_integer().ok_or_else(|| wants("a whole number"))?;
            within(number, least, most)
        }
        Kind::Number { least, most, .. } => {
            let number = value.as_number().ok_or_else(|| wants("a number"))?;
            within(number, least, most)
        }
        Kind::Choice(words) => {
            let text = value.as_text().ok_or_else(|| wants("text"))?;
            let known = words.contains(&text.raw());
            known.then_some(()).ok_or_else(|| {
                let all = words.join(", ");
                let hint = match nearest(text.raw(), words.iter().copied()) {
                    Some(word) => format!("did you mean {word:?}? It can be {all}"),
                    None => all,
                };
                let what = format!("is {:?}, which is none of its words", text.shown());
                (what, Some(hint))
            })
        }
        Kind::Link(_) => link(value),
        Kind::Links(_) => each(value, link),
        Kind::Skills | Kind::Words => each(value, |item| {
            item.as_text()
                .map(|_| ())
                .ok_or_else(|| (format!("should hold texts, not {}", item.sort()), None))
        }),
        Kind::Private => match value {
            Value::Boolean(_) => Ok(()),
            other => each(other, |item| {
                item.as_text()
                    .map(|_| ())
                    .ok_or_else(|| wants("true or a list of field names"))
            }),
        },
        Kind::Group(_) => Err(wants("a table")),
        Kind::List(_) => Err(wants("a list of tables")),
    }
}

fn within<N: PartialOrd + Display + Copy>(number: N, least: N, most: N) -> Result<(), Misfit> {
    (least..=most)
        .contains(&number)
        .then_some(())
        .ok_or_else(|| (format!("should be from {least} to {most}"), None))
}

fn link(value: &Value) -> Result<(), Misfit> {
    let text = value
        .as_text()
        .ok_or_else(|| (format!("should be a reference, not {}", value.sort()), None))?;
    Link::of(text).map(|_| ()).ok_or_else(|| {
        (
            format!("is {:?}, which refers to nothing", text.shown()),
            Some("write section:id, like win:alert-noise, or an https address".to_owned()),
        )
    })
}

fn each(value: &Value, check: impl Fn(&Value) -> Result<(), Misfit>) -> Result<(), Misfit> {
    value
        .as_array()
        .ok_or_else(|| (format!("should be a list, not {}", value.sort()), None))?
        .iter()
        .try_for_each(check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    #[test]
    fn every_wrong_field_is_named_at_once() {
        let table = Table::from([
            ("on", Value::text("2026-11-12")),
            ("hours", Value::Float(25.0)),
            ("step", Value::text("watch")),
            ("skills", Value::text("slo")),
            ("unknown", Value::Integer(1)),
        ]);
        let found = problems(&table, Section::Shadow.fields(), &Path::root());
        let words: Vec<_> = found.iter().map(|problem| problem.what.as_str()).collect();
        assert_eq!(
            words,
            [
                "on should be a day, not text",
                "with is missing",
                "step is \"watch\", which is none of its words",
                "hours should be from 0 to 24",
                "skills should be a list, not text",
            ]
        );
    }
}
