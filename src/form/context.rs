//! What a form knows of the world: the day, the names that can be chosen, and what a new record begins with.

use crate::day::{Day, Quarter};
use crate::model::{Field, Kind, Section, Table, Value, When};
use std::collections::BTreeMap;

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// What is written into the file.
    pub value: String,
    /// What a person reads; it may come from a file and is cleaned when drawn.
    pub label: String,
}

impl Candidate {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Candidate {
        Candidate {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// Everything that a form asks of the rest of the program, so that it does no input or output of its own.
#[derive(Clone, Debug)]
pub struct FormContext {
    pub today: Day,
    /// The month in which the fiscal year starts.
    pub fiscal_start: u32,
    /// The word for who judges: "me", or the name of another person who looks at this roadmap.
    pub judge: String,
    /// Records that can be referred to, their values written as `section:id`.
    pub links: BTreeMap<Section, Vec<Candidate>>,
    /// The skills of this roadmap by id.
    pub skills: Vec<Candidate>,
    /// Ids of the catalogue by its part: `track`, `skill`, `cert`, `milestone`.
    pub catalogue: BTreeMap<&'static str, Vec<Candidate>>,
    /// Words used before, by the name of the field.
    pub words: BTreeMap<&'static str, Vec<Candidate>>,
}

impl FormContext {
    /// A context that knows the day and no names.
    pub fn new(today: Day, fiscal_start: u32) -> FormContext {
        FormContext {
            today,
            fiscal_start,
            judge: "me".to_owned(),
            links: BTreeMap::new(),
            skills: Vec::new(),
            catalogue: BTreeMap::new(),
            words: BTreeMap::new(),
        }
    }

    /// What can be chosen for a field; `siblings` are the fields of its record.
    pub fn candidates(&self, field: &Field, siblings: &[Field]) -> Vec<Candidate> {
        let used = || self.words.get(field.name).cloned().unwrap_or_default();
        match field.kind {
            Kind::Choice(words) => words.iter().map(|word| Candidate::new(*word, "")).collect(),
            Kind::Suggested(words) => {
                let mut all: Vec<_> = words.iter().map(|word| Candidate::new(*word, "")).collect();
                for more in used() {
                    if all.iter().all(|known| known.value != more.value) {
                        all.push(more);
                    }
                }
                all
            }
            Kind::Catalogue(part) => self.catalogue.get(part).cloned().unwrap_or_default(),
            Kind::Link(sections) | Kind::Links(sections) => sections
                .iter()
                .filter_map(|name| self.links.get(&Section::named(name)?))
                .flatten()
                .cloned()
                .collect(),
            Kind::Skills => self.skills.clone(),
            Kind::Private => std::iter::once(Candidate::new(ALL_OF_IT, "all of it"))
                .chain(
                    siblings
                        .iter()
                        .filter(|sibling| !matches!(sibling.name, "private" | "id"))
                        .map(|sibling| Candidate::new(sibling.name, sibling.label)),
                )
                .collect(),
            Kind::Words | Kind::Line => used(),
            _ => Vec::new(),
        }
    }

    /// What a person reads for a value that is chosen by id; none where it is not among the candidates.
    pub fn label(&self, field: &Field, value: &str) -> Option<&str> {
        let find = |all: &'_ [Candidate]| all.iter().position(|one| one.value == value);
        let pool: Option<&Vec<Candidate>> = match field.kind {
            Kind::Catalogue(part) => self.catalogue.get(part),
            Kind::Link(_) | Kind::Links(_) => {
                let (section, _) = value.split_once(':')?;
                self.links.get(&Section::named(section)?)
            }
            Kind::Skills => Some(&self.skills),
            _ => None,
        };
        let pool = pool?;
        find(pool)
            .and_then(|at| pool.get(at))
            .map(|one| &*one.label)
    }
}

/// The choice that makes all of a record private; no field has this name.
pub const ALL_OF_IT: &str = "true";

/// What a new record or entry with these fields begins with: its day is today, its judge who writes it, its quarter this one.
pub fn defaults(fields: &'static [Field], context: &FormContext) -> Table {
    fields
        .iter()
        .filter_map(|field| Some((field.name, default_of(field, context)?)))
        .collect()
}

fn default_of(field: &Field, context: &FormContext) -> Option<Value> {
    let today = context.today;
    match (field.name, field.kind) {
        ("on" | "added" | "noticed", Kind::Day) => Some(Value::Day(today)),
        ("from", Kind::Day) if field.when == When::Itself => Some(Value::Day(today)),
        ("by", Kind::Line) => Some(Value::text(&context.judge)),
        ("owner", Kind::Line) => Some(Value::text("me")),
        (_, Kind::Quarter) if field.needed => {
            let quarter = Quarter::of(today, context.fiscal_start);
            Some(Value::text(&quarter.to_string()))
        }
        ("year", Kind::Whole { .. }) => Some(Value::Integer(i64::from(today.year()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_record_begins_with_what_is_known() {
        let context = FormContext::new("2026-11-22".parse().expect("a day"), 4);
        let today = Value::Day(context.today);
        assert_eq!(
            defaults(Section::Win.fields(), &context),
            Table::from([
                ("added", today.clone()),
                ("quarter", Value::text("2026-Q3"))
            ])
        );
        assert_eq!(
            defaults(Section::Checkin.fields(), &context),
            Table::from([("on", today.clone())])
        );
        assert_eq!(
            defaults(Section::Away.fields(), &context),
            Table::from([("from", today)])
        );
    }
}
