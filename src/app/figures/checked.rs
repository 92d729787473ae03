//! A look at an open book that notes which records have problems as they pass by, so that none is read twice.

use crate::day::Day;
use crate::model::{Key, Link, Path, Problem, Record, Section, Source, Table, Value, problems};
use crate::store::Book;
use crate::text::Text;
use std::cell::RefCell;
use std::collections::HashSet;

/// A record with something wrong.
#[derive(Debug, Clone)]
pub struct Fault {
    pub at: Path,
    /// What the record calls itself, as far as it does.
    pub name: Text,
    /// The first problem and how many more, in words that are safe to show.
    pub what: String,
}

/// A book whose faulty records are noted.
pub(super) struct Checked<'b> {
    book: &'b Book,
    found: RefCell<Vec<Fault>>,
    /// Where they are.
    places: RefCell<HashSet<Path>>,
}

impl<'b> Checked<'b> {
    pub(super) fn new(book: &'b Book) -> Checked<'b> {
        Checked {
            book,
            found: RefCell::default(),
            places: RefCell::default(),
        }
    }

    /// What was noted since the last call.
    pub(super) fn take(&self) -> Vec<Fault> {
        self.places.take();
        self.found.take()
    }

    fn note(&self, record: &Record, at: Path) {
        let Some(what) = wrong(record, &at) else {
            return;
        };
        if self.places.borrow_mut().insert(at.clone()) {
            let names = ["title", "name", "what", "of"];
            let name = names.iter().find_map(|name| record.table.text(name));
            let name = name.filter(|name| !name.is_blank()).cloned();
            let name = name.unwrap_or_else(|| record.key.as_id().unwrap_or("unnamed").into());
            self.found.borrow_mut().push(Fault { at, name, what });
        }
    }
}

/// What is wrong with a record, in words that are safe to show.
pub(super) fn wrong(record: &Record, at: &Path) -> Option<String> {
    let found = problems(&record.table, record.section.fields(), at);
    let twice = record.key.as_id().is_some() && record.key.ordinal() > 0;
    summary(twice.then_some("its id stands twice"), found)
}

/// The first problem and how many more, in words that are safe to show.
pub(super) fn summary(first: Option<&str>, found: Vec<Problem>) -> Option<String> {
    let mut found = found.into_iter();
    let first = match first {
        Some(first) => first.to_owned(),
        None => found.next()?.what,
    };
    Some(match found.len() {
        0 => first,
        more => format!("{first}, and {more} more"),
    })
}

impl Source for Checked<'_> {
    fn single(&self, section: Section) -> Table {
        let table = self.book.single(section);
        if !table.is_empty() {
            let key = Key::id(section.name());
            let record = Record {
                section,
                key,
                table,
            };
            self.note(&record, Path::section(section));
            return record.table;
        }
        table
    }

    fn records(&self, section: Section) -> Vec<Record> {
        let records = self.book.records(section);
        for record in &records {
            self.note(record, Path::record(section, record.key.clone()));
        }
        records
    }

    fn each(&self, section: Section, visit: &mut dyn FnMut(Record)) {
        self.book.each(section, &mut |record| {
            self.note(&record, Path::record(section, record.key.clone()));
            visit(record);
        });
    }

    fn record(&self, section: Section, key: &Key) -> Option<Record> {
        Source::record(self.book, section, key)
    }

    fn those(
        &self,
        section: Section,
        field: &str,
        wanted: &dyn Fn(Option<&Value>) -> bool,
    ) -> Vec<Record> {
        let records = self.book.those(section, field, wanted);
        for record in &records {
            self.note(record, Path::record(section, record.key.clone()));
        }
        records
    }

    fn since(&self, section: Section, day: Day) -> Vec<Record> {
        self.book.since(section, day)
    }

    fn newest(&self, section: Section, count: usize) -> Vec<Record> {
        self.book.newest(section, count)
    }

    fn latest(&self, section: Section) -> Option<Record> {
        self.book.latest(section)
    }

    fn count(&self, section: Section) -> usize {
        self.book.count(section)
    }

    fn link(&self, link: &Link<'_>) -> Option<Record> {
        self.book.link(link)
    }

    fn glance(&self, link: &Link<'_>, fields: &[&str]) -> Option<Record> {
        self.book.glance(link, fields)
    }

    fn glances(&self, section: Section, fields: &[&str]) -> Vec<Record> {
        self.book.glances(section, fields)
    }

    fn evidence_naming(&self, skills: &[&str], today: Day) -> Vec<Vec<usize>> {
        self.book.evidence_naming(skills, today)
    }

    fn count_with_id(&self, section: Section, numbers: &[usize], ids: &[&str]) -> usize {
        self.book.count_with_id(section, numbers, ids)
    }
}
