//! Gives a record another id and rewrites what refers to it.

use crate::model::field::{Field, Kind};
use crate::model::fields::ROOT;
use crate::model::{Link, Section, Table, Value};

/// Gives the record of a section another id, together with every reference to it in the roadmap.
pub fn rename(roadmap: &mut Table, section: Section, from: &str, to: &str) {
    if let Some(Value::Array(records)) = roadmap.get_mut(section.name()) {
        for record in records {
            if let Value::Table(table) = record
                && table.text("id").is_some_and(|id| id.raw() == from)
            {
                table.set("id", Value::text(to));
            }
        }
    }
    let named = Renaming { section, from, to };
    for field in ROOT {
        if let Some(value) = roadmap.get_mut(field.name) {
            named.in_value(value, field.kind);
        }
    }
}

struct Renaming<'n> {
    section: Section,
    from: &'n str,
    to: &'n str,
}

impl Renaming<'_> {
    fn in_value(&self, value: &mut Value, kind: Kind) {
        match (kind, value) {
            (Kind::Group(fields), Value::Table(table)) => self.in_table(table, fields),
            (Kind::List(list), Value::Array(items)) => {
                for item in items {
                    if let Value::Table(table) = item {
                        self.in_table(table, list.fields);
                    }
                }
            }
            (Kind::Link(_), value) => self.link(value),
            (Kind::Links(_), Value::Array(items)) => {
                for item in items {
                    self.link(item);
                }
            }
            (Kind::Skills, Value::Array(items)) if self.section == Section::Skill => {
                for item in items {
                    if item.as_text().is_some_and(|id| id.raw() == self.from) {
                        *item = Value::text(self.to);
                    }
                }
            }
            _ => {}
        }
    }

    fn in_table(&self, table: &mut Table, fields: &'static [Field]) {
        for field in fields {
            if let Some(value) = table.get_mut(field.name) {
                self.in_value(value, field.kind);
            }
        }
    }

    fn link(&self, value: &mut Value) {
        let here = Link::Record(self.section, self.from);
        if value.as_text().and_then(Link::of) == Some(here) {
            *value = Value::text(&format!("{}:{}", self.section.name(), self.to));
        }
    }
}

/// What a record says beside its id and its references, which a renaming may rewrite.
pub(super) fn own_words(table: &Table, fields: &'static [Field]) -> Table {
    table
        .iter()
        .filter(|(name, _)| *name != "id")
        .filter_map(|(name, value)| {
            let value = match (Field::find(fields, name).map(|field| field.kind), value) {
                (Some(Kind::Link(_) | Kind::Links(_) | Kind::Skills), _) => return None,
                (Some(Kind::Group(inner)), Value::Table(own)) => {
                    Value::Table(own_words(own, inner))
                }
                (Some(Kind::List(list)), Value::Array(items)) => {
                    let words = |item: &Value| match item {
                        Value::Table(own) => Value::Table(own_words(own, list.fields)),
                        other => other.clone(),
                    };
                    Value::Array(items.iter().map(words).collect())
                }
                _ => value.clone(),
            };
            Some((name, value))
        })
        .collect()
}
