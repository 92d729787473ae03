//! `docs/format.md`: its tables of fields are made from the table of fields, and its examples are read.

use crate::page;
use roadbook::model::fields::of_file;
use roadbook::model::{Field, Kind, List, Path, Section, Table, Value, When, problems};
use roadbook::store::{Book, check};
use std::fmt::Write;

/// The tables of some sections.
fn tables(sections: &[Section]) -> String {
    let mut pages = Pages::default();
    for section in sections {
        pages.section(*section);
    }
    pages.out
}

/// The tables in the making; a list that several sections have is described once.
#[derive(Default)]
struct Pages {
    out: String,
    known: Vec<(&'static List, String)>,
}

impl Pages {
    fn section(&mut self, section: Section) {
        let name = section.name();
        let doc = section.field().doc;
        match section.list() {
            None => {
                let _ = writeln!(self.out, "\n### `[{name}]`\n\n{doc}\n");
            }
            Some(list) => {
                let named = named(list);
                let _ = writeln!(self.out, "\n### `[[{name}]]`\n\n{doc} {named}\n");
            }
        }
        self.fields(section.fields(), name);
    }

    fn fields(&mut self, fields: &'static [Field], place: &str) {
        self.out
            .push_str("| field | value | meaning | when one looks back |\n|---|---|---|---|\n");
        for field in fields {
            let (name, doc) = (field.name, field.doc);
            let needed = if field.needed { " **needed**" } else { "" };
            let value = self.value(field, place);
            let shows = match field.when {
                When::Always => String::new(),
                When::Itself => "from that day on".to_owned(),
                When::With(other) => format!("with `{other}`"),
                When::Moved => "earlier ones from `moved`".to_owned(),
            };
            let _ = writeln!(self.out, "| `{name}`{needed} | {value} | {doc} | {shows} |");
        }
        for field in fields {
            self.inner(field, place);
        }
    }

    /// The tables of what lies inside of a field.
    fn inner(&mut self, field: &'static Field, place: &str) {
        let here = format!("{place}.{}", field.name);
        match field.kind {
            Kind::Group(fields) => {
                let _ = writeln!(self.out, "\n#### `{here}`\n\n{}\n", field.doc);
                self.fields(fields, &here);
            }
            Kind::List(list) if self.known(list).is_none() => {
                let (doc, named) = (field.doc, named(list));
                let _ = writeln!(self.out, "\n#### `{here}`\n\n{doc} {named}\n");
                self.known.push((list, here.clone()));
                self.fields(list.fields, &here);
            }
            _ => {}
        }
    }

    fn known(&self, list: &'static List) -> Option<&str> {
        let found = self
            .known
            .iter()
            .find(|(other, _)| std::ptr::eq(*other, list));
        found.map(|(_, place)| place.as_str())
    }

    /// What a field takes, in words.
    fn value(&self, field: &Field, place: &str) -> String {
        let links = |sections: &[&str]| {
            let all: Vec<_> = sections
                .iter()
                .map(|section| format!("`{section}:id`"))
                .collect();
            format!("{}, or a web address", all.join(", "))
        };
        let bounds = |least: f64, most: f64, unit: &str| {
            let far = least.abs().max(most.abs()) > 100_000.0;
            let range = if far && least >= 0.0 {
                format!(" from {least}")
            } else if far {
                String::new()
            } else {
                format!(" {least} to {most}")
            };
            let unit = if unit.is_empty() {
                String::new()
            } else {
                format!(" ({unit})")
            };
            format!("{range}{unit}")
        };
        match field.kind {
            Kind::Line => "text".to_owned(),
            Kind::Prose => "text, of several lines too".to_owned(),
            Kind::Day => "day".to_owned(),
            Kind::Quarter => "text like `2026-Q4`".to_owned(),
            #[expect(
                clippy::cast_precision_loss,
                reason = "bounds of fields are small numbers"
            )]
            Kind::Whole { least, most, unit } => {
                format!("whole number{}", bounds(least as f64, most as f64, unit))
            }
            Kind::Number { least, most, unit } => format!("number{}", bounds(least, most, unit)),
            Kind::Choice(words) => words_of(words),
            Kind::Suggested(words) => format!("{}, or any other word", words_of(words)),
            Kind::Catalogue(part) => format!("id of a {part} in the catalogue, or text"),
            Kind::Link(sections) => links(sections),
            Kind::Links(sections) => format!("list of {}", links(sections)),
            Kind::Skills => "list of ids of skills".to_owned(),
            Kind::Words => "list of texts".to_owned(),
            Kind::Private => "`true`, or list of field names".to_owned(),
            Kind::Group(_) => format!(
                "table: [`{place}.{}`](#{})",
                field.name,
                anchor(place, field)
            ),
            Kind::List(list) => {
                let place = match self.known(list) {
                    Some(place) => place.to_owned(),
                    None => format!("{place}.{}", field.name),
                };
                format!("list of tables: [`{place}`](#{})", place.replace('.', ""))
            }
        }
    }
}

fn anchor(place: &str, field: &Field) -> String {
    format!("{place}{}", field.name).replace('.', "")
}

fn words_of(words: &[&str]) -> String {
    let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
    words.join(", ")
}

/// How an entry of a list is known.
fn named(list: &List) -> String {
    let natural: Vec<_> = list
        .natural
        .iter()
        .map(|name| format!("`{name}`"))
        .collect();
    let natural = natural.join(" and ");
    let one = list.one;
    if list.has_id {
        format!("A {one} is known by its `id`, without one by {natural}.")
    } else {
        format!("A {one} is known by {natural}.")
    }
}

/// Keys that the table of fields does not know.
fn unknown(table: &Table, fields: &'static [Field], place: &str, found: &mut Vec<String>) {
    for (name, value) in table.iter() {
        let here = format!("{place}{name}");
        match (Field::find(fields, name).map(|field| field.kind), value) {
            (None, _) => found.push(here),
            (Some(Kind::Group(inner)), Value::Table(table)) => {
                unknown(table, inner, &format!("{here}."), found);
            }
            (Some(Kind::List(list)), Value::Array(items)) => {
                for item in items.iter().filter_map(Value::as_table) {
                    unknown(item, list.fields, &format!("{here}."), found);
                }
            }
            _ => {}
        }
    }
}

#[test]
fn the_tables_of_fields_are_up_to_date() {
    page::is_up_to_date("docs/format.md", |found| {
        let page = page::with_part(found, "fields", &tables(Section::ALL));
        page::with_part(&page, "fields of a team", &tables(Section::TEAM))
    });
}

#[test]
fn every_example_is_a_roadmap_without_a_problem() {
    let examples = page::blocks(&page::text("docs/format.md"), "toml");
    assert!(examples.len() > 3, "docs/format.md lives by its examples");
    for example in &examples {
        assert_eq!(check(example), [], "{example}");
        let roadmap = Book::open(example.clone()).roadmap();
        let fields = of_file(roadmap.get("team").is_some());
        assert_eq!(problems(&roadmap, fields, &Path::root()), [], "{example}");
        let mut keys = Vec::new();
        unknown(&roadmap, fields, "", &mut keys);
        assert!(keys.is_empty(), "{keys:?} in\n{example}");
    }
}

#[test]
fn the_whole_example_has_every_section_and_no_reference_that_leads_nowhere() {
    let examples = page::blocks(&page::text("docs/format.md"), "toml");
    let whole = examples.last().expect("an example");
    let book = Book::open(whole.clone());
    for section in Section::ALL {
        assert!(book.count(*section) > 0, "no {} in it", section.name());
    }
    let mut links = Vec::new();
    gather(&Value::Table(book.roadmap()), &mut links);
    assert!(!links.is_empty());
    for (section, id) in links {
        let id = roadbook::model::Key::id(&id);
        assert!(book.find(section, &id).is_some(), "{section:?} {id:?}");
    }
}

/// Every text that says `section:id`.
fn gather(value: &Value, found: &mut Vec<(Section, String)>) {
    match value {
        Value::Text(text) => {
            let parts = text.raw().split_once(':');
            if let Some((section, id)) =
                parts.and_then(|(name, id)| Some((Section::named(name)?, id)))
            {
                found.push((section, id.to_owned()));
            }
        }
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Table(table) => table.iter().for_each(|(_, value)| gather(value, found)),
        _ => {}
    }
}
