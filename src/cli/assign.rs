//! `field=value` on the command line: what it says, and how it is put into a record.

use crate::form::{FormContext, fits, read};
use crate::mistake::unknown;
use crate::model::{Field, Kind, Table, Value};
use crate::store::Book;
use crate::text::shown;

/// What is done with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    Set,
    /// One more of several.
    More,
    /// One less of several.
    Less,
}

/// One `field=value`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assignment {
    /// The field, and the groups that it stands in.
    names: Vec<String>,
    how: How,
    text: String,
}

impl Assignment {
    /// Reads `field=value`, `group.field=value`, `field+=value`, `field-=value`.
    pub(super) fn parse(word: &str) -> Result<Assignment, String> {
        let (name, text) = word
            .split_once('=')
            .ok_or_else(|| format!("{} says nothing: write field=value", shown(word)))?;
        let (name, how) = match (name.strip_suffix('+'), name.strip_suffix('-')) {
            (Some(name), _) => (name, How::More),
            (_, Some(name)) => (name, How::Less),
            _ => (name, How::Set),
        };
        Ok(Assignment {
            names: name.split('.').map(str::to_owned).collect(),
            how,
            text: text.to_owned(),
        })
    }

    /// Whether its value comes from standard input.
    pub(super) fn wants_input(&self) -> bool {
        self.text == "-"
    }

    #[must_use]
    pub(super) fn with_text(self, text: String) -> Assignment {
        Assignment { text, ..self }
    }

    /// Puts the value into a table of these fields.
    pub(super) fn put(
        &self,
        table: &mut Table,
        fields: &'static [Field],
        context: &FormContext,
    ) -> Result<(), String> {
        self.put_at(&self.names, table, fields, context)
            .map_err(|reason| format!("{}: {reason}", shown(&self.names.join("."))))
    }

    fn put_at(
        &self,
        names: &[String],
        table: &mut Table,
        fields: &'static [Field],
        context: &FormContext,
    ) -> Result<(), String> {
        let (name, rest) = names.split_first().ok_or("there is no name")?;
        let field = Field::find(fields, name)
            .ok_or_else(|| unknown(name, "field here", fields.iter().map(|own| own.name)))?;
        if !rest.is_empty() {
            return self.put_inside(rest, table, field, context);
        }
        let value = self.value(field, table.get(name), context)?;
        match value {
            Some(value) => {
                fits(field, &value)?;
                table.set(name, value);
            }
            None if field.needed => return Err("it is needed and cannot be empty".to_owned()),
            None => drop(table.remove(name)),
        }
        Ok(())
    }

    /// Into a group, which is made where there is none, and goes with its last field.
    fn put_inside(
        &self,
        rest: &[String],
        table: &mut Table,
        field: &'static Field,
        context: &FormContext,
    ) -> Result<(), String> {
        let name = field.name;
        let Kind::Group(inner) = field.kind else {
            return Err(match field.kind {
                Kind::List(list) => format!(
                    "name the {} with a slash: RECORD/{name}:DAY {}=…",
                    list.one,
                    rest.join(".")
                ),
                _ => format!("{name} has no fields inside"),
            });
        };
        let mut group = match table.get(name) {
            None => Table::new(),
            Some(Value::Table(group)) => group.clone(),
            Some(other) => return Err(format!("it is {}, not a table", other.sort())),
        };
        self.put_at(rest, &mut group, inner, context)?;
        if group.is_empty() {
            table.remove(name);
        } else {
            table.set(name, Value::Table(group));
        }
        Ok(())
    }

    fn value(
        &self,
        field: &'static Field,
        now: Option<&Value>,
        context: &FormContext,
    ) -> Result<Option<Value>, String> {
        let several = matches!(
            field.kind,
            Kind::Links(_) | Kind::Skills | Kind::Words | Kind::Private
        );
        if self.how != How::Set && !several {
            return Err("it has one value: write = alone".to_owned());
        }
        if self.text.trim().is_empty() {
            return Ok(None);
        }
        match field.kind {
            Kind::List(_) => match toml(&self.text)? {
                one @ Value::Table(_) => Ok(Some(Value::Array(vec![one]))),
                other => Ok(Some(other)),
            },
            Kind::Group(_) => toml(&self.text).map(Some),
            Kind::Private if matches!(self.text.trim(), "true" | "yes") => {
                Ok(Some(Value::Boolean(true)))
            }
            Kind::Private if matches!(self.text.trim(), "false" | "no") => Ok(None),
            _ if several => self.several(now),
            _ => read(field, &self.text, context),
        }
    }

    /// Several texts: `a,b`, or a TOML list where one of them holds a comma.
    fn several(&self, now: Option<&Value>) -> Result<Option<Value>, String> {
        let said = if self.text.trim_start().starts_with('[') {
            match toml(&self.text)? {
                Value::Array(items) => items,
                other => return Err(format!("should be a list, not {}", other.sort())),
            }
        } else {
            let parts = self.text.split(',').map(str::trim);
            parts
                .filter(|part| !part.is_empty())
                .map(Value::text)
                .collect()
        };
        let mut all = match (self.how, now) {
            (How::Set, _) => Vec::new(),
            (_, Some(Value::Array(items))) => items.clone(),
            _ => Vec::new(),
        };
        for item in said {
            let there = all.iter().position(|own| *own == item);
            match (self.how, there) {
                (How::Less, Some(at)) => drop(all.remove(at)),
                (How::Less, None) => {
                    let text = item
                        .as_text()
                        .map_or(String::new(), |text| text.shown().into_owned());
                    return Err(format!("{text} is not among them"));
                }
                (_, Some(_)) => {}
                (_, None) => all.push(item),
            }
        }
        Ok((!all.is_empty()).then_some(Value::Array(all)))
    }
}

/// A value written as in the file.
fn toml(text: &str) -> Result<Value, String> {
    let book = Book::open(format!("value = {}\n", text.trim()));
    let only = |table: &Table| table.len() == 1;
    let mut roadmap = book.roadmap();
    match (
        book.faults().first(),
        only(&roadmap),
        roadmap.remove("value"),
    ) {
        (None, true, Some(value)) => Ok(value),
        (Some(fault), ..) => Err(format!("write it as in the file: {}", fault.what)),
        _ => Err("write it as in the file, as [{ on = 2026-11-22, note = \"…\" }]".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    fn put(words: &[&str], section: Section) -> Result<Table, String> {
        let context = FormContext::new("2026-11-22".parse().expect("a day"), 1);
        let mut table = Table::new();
        for word in words {
            Assignment::parse(word)?.put(&mut table, section.fields(), &context)?;
        }
        Ok(table)
    }

    #[test]
    fn values_are_read_as_the_forms_read_them() {
        let table = put(
            &[
                "on=yesterday",
                "skills=slo, toil",
                "skills+=slo",
                "skills-=toil",
                "what=a=b",
            ],
            Section::Evidence,
        );
        let expected = Table::from([
            ("on", Value::Day("2026-11-21".parse().expect("a day"))),
            ("skills", Value::Array(vec![Value::text("slo")])),
            ("what", Value::text("a=b")),
        ]);
        assert_eq!(table, Ok(expected));
    }

    #[test]
    fn a_group_comes_with_its_first_field_and_goes_with_its_last() {
        let with = put(&["follow_up.what=draft it"], Section::Shadow).expect("a group");
        assert!(with.get("follow_up").is_some());
        let without = put(
            &["follow_up.what=draft it", "follow_up.what="],
            Section::Shadow,
        );
        assert_eq!(
            without,
            Err("follow_up.what: it is needed and cannot be empty".to_owned())
        );
        let away = put(&["follow_up.what=draft it", "follow_up="], Section::Shadow);
        assert_eq!(away, Ok(Table::new()));
    }

    #[test]
    fn what_is_wrong_is_told_with_the_field() {
        for (word, section, words) in [
            (
                "hours",
                Section::Shadow,
                "hours says nothing: write field=value",
            ),
            (
                "huors=2",
                Section::Shadow,
                "huors: `huors` is no field here; did you mean `hours`?",
            ),
            ("hours=25", Section::Shadow, "hours: should be from 0 to 24"),
            (
                "hours+=2",
                Section::Shadow,
                "hours: it has one value: write = alone",
            ),
            (
                "with=",
                Section::Shadow,
                "with: it is needed and cannot be empty",
            ),
            (
                "levels.note=x",
                Section::Skill,
                "levels.note: name the level with a slash: RECORD/levels:DAY note=…",
            ),
        ] {
            assert_eq!(put(&[word], section), Err(words.to_owned()), "{word}");
        }
    }
}
