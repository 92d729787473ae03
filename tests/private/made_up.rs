//! Made-up roadmaps with a record for each way of being private, from the table of fields.

use super::bench::today;
use proptest::prelude::*;
use roadbook::model::{Field, Kind, Section, Table, Value};

/// Stands in every private text.
pub(crate) const HUSH: &str = "hush";

/// How private a record is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Open,
    Whole,
    /// The fields whose bit is set.
    Part(u32),
}

fn way() -> impl Strategy<Value = Way> {
    prop_oneof![
        2 => Just(Way::Open),
        1 => Just(Way::Whole),
        2 => any::<u32>().prop_map(Way::Part),
    ]
}

/// A roadmap with up to three records in each section.
pub(crate) fn made_up() -> impl Strategy<Value = Table> {
    let ways = prop::collection::vec(way(), Section::ALL.len() * 3);
    ways.prop_map(|ways| {
        let mut roadmap = Table::from([("schema", Value::Integer(1))]);
        let mut maker = Maker::default();
        for (section, ways) in Section::ALL.iter().zip(ways.chunks(3)) {
            let can_be = |name| Field::find(section.fields(), name).is_some();
            let ways = ways.iter().map(|way| match way {
                _ if !can_be("private") => Way::Open,
                way => *way,
            });
            if section.list().is_some() {
                let records = ways.map(|way| Value::Table(maker.record(*section, way)));
                roadmap.set(section.name(), Value::Array(records.collect()));
            } else {
                let way = ways.into_iter().next().filter(|way| *way != Way::Whole);
                let record = maker.record(*section, way.unwrap_or(Way::Open));
                roadmap.set(section.name(), Value::Table(record));
            }
        }
        maker.link(&mut roadmap);
        roadmap
    })
}

#[derive(Default)]
struct Maker {
    count: i64,
    /// Ids by section, to link to.
    ids: Vec<(Section, String)>,
}

impl Maker {
    fn record(&mut self, section: Section, way: Way) -> Table {
        let mut table = Table::new();
        let mut private = Vec::new();
        for (number, field) in section.fields().iter().enumerate() {
            let hidden = match way {
                Way::Open => false,
                Way::Whole => true,
                Way::Part(bits) => bits >> (number % 32) & 1 == 1,
            };
            let is_list_or_text = matches!(field.kind, Kind::Private);
            if is_list_or_text {
                continue;
            }
            if hidden && way != Way::Whole {
                private.push(Value::text(field.name));
            }
            if let Some(value) = self.value(field, hidden) {
                table.set(field.name, value);
            }
        }
        if let Some(id) = table.text("id") {
            self.ids.push((section, id.raw().to_owned()));
        }
        match way {
            Way::Open => {}
            Way::Whole => drop(table.set("private", Value::Boolean(true))),
            Way::Part(_) if private.is_empty() => {}
            Way::Part(_) => drop(table.set("private", Value::Array(private))),
        }
        table
    }

    fn text(&mut self, hidden: bool) -> String {
        self.count += 1;
        let mark = if hidden { HUSH } else { "open" };
        format!("{mark}-{}", self.count)
    }

    fn value(&mut self, field: &Field, hidden: bool) -> Option<Value> {
        Some(match field.kind {
            Kind::Line | Kind::Prose | Kind::Catalogue(_) | Kind::Suggested(_) => {
                Value::text(&self.text(hidden))
            }
            Kind::Words => Value::Array(vec![Value::text(&self.text(hidden))]),
            Kind::Day => {
                self.count += 1;
                Value::Day(today().plus(-(self.count % 90)))
            }
            Kind::Quarter => Value::text("2026-Q4"),
            Kind::Whole { least, .. } => Value::Integer(least.max(1)),
            Kind::Number { least, .. } => Value::Float(least.max(1.0)),
            Kind::Choice(words) => Value::text(words.last().copied()?),
            // Links are made when all ids are known.
            Kind::Link(_) | Kind::Links(_) | Kind::Skills | Kind::Private => return None,
            Kind::Group(fields) => Value::Table(self.table(fields, hidden)),
            Kind::List(list) => {
                let entries = (0..2).map(|_| Value::Table(self.table(list.fields, hidden)));
                Value::Array(entries.collect())
            }
        })
    }

    fn table(&mut self, fields: &'static [Field], hidden: bool) -> Table {
        let mut table = Table::new();
        for field in fields {
            if let Some(value) = self.value(field, hidden) {
                table.set(field.name, value);
            }
        }
        table
    }

    /// Links everything that can to records of all kinds, private ones too.
    fn link(&self, roadmap: &mut Table) {
        for section in Section::ALL {
            match roadmap.get_mut(section.name()) {
                Some(Value::Array(records)) => {
                    for record in records {
                        if let Value::Table(record) = record {
                            self.link_in(record, section.fields());
                        }
                    }
                }
                Some(Value::Table(record)) => self.link_in(record, section.fields()),
                _ => {}
            }
        }
    }

    fn link_in(&self, table: &mut Table, fields: &'static [Field]) {
        for field in fields {
            let ids = |names: &[&str]| -> Vec<Value> {
                let fitting = self
                    .ids
                    .iter()
                    .filter(|(section, _)| names.contains(&section.name()));
                fitting
                    .map(|(section, id)| Value::text(&format!("{}:{id}", section.name())))
                    .collect()
            };
            match field.kind {
                Kind::Link(names) => {
                    if let Some(link) = ids(names).into_iter().next_back() {
                        table.set(field.name, link);
                    }
                }
                Kind::Links(names) => drop(table.set(field.name, Value::Array(ids(names)))),
                Kind::Skills => {
                    let skills = self
                        .ids
                        .iter()
                        .filter(|(section, _)| *section == Section::Skill);
                    let skills = skills.map(|(_, id)| Value::text(id));
                    table.set(field.name, Value::Array(skills.collect()));
                }
                Kind::Group(inner) => {
                    if let Some(Value::Table(own)) = table.get_mut(field.name) {
                        self.link_in(own, inner);
                    }
                }
                Kind::List(list) => {
                    if let Some(Value::Array(items)) = table.get_mut(field.name) {
                        for item in items {
                            if let Value::Table(own) = item {
                                self.link_in(own, list.fields);
                            }
                        }
                    }
                }
                _ => {}
            }
        }
    }
}
