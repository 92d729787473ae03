//! An open book as a source of records for figures.

mod naming;

use super::book::Book;
use super::scan::Id;
use crate::day::Day;
use crate::model::{Key, Link, Record, Section, Source, Table, Value};
use memchr::memmem::Finder;
use std::collections::HashMap;

impl Source for Book {
    fn single(&self, section: Section) -> Table {
        self.table(section, 0)
    }

    fn records(&self, section: Section) -> Vec<Record> {
        let mut records = Vec::with_capacity(self.count(section));
        self.each(section, &mut |record| records.push(record));
        records
    }

    fn each(&self, section: Section, visit: &mut dyn FnMut(Record)) {
        // All keys at once: each alone would be counted among all before it.
        for (number, key) in self.keys(section).into_iter().enumerate() {
            visit(Record {
                section,
                key,
                table: self.table(section, number),
            });
        }
    }

    fn record(&self, section: Section, key: &Key) -> Option<Record> {
        Book::record(self, section, self.find(section, key)?)
    }

    fn those(
        &self,
        section: Section,
        field: &str,
        wanted: &dyn Fn(Option<&Value>) -> bool,
    ) -> Vec<Record> {
        (0..self.count(section))
            .filter(|number| wanted(self.peek(section, *number, field).as_ref()))
            .filter_map(|number| Book::record(self, section, number))
            .collect()
    }

    fn since(&self, section: Section, day: Day) -> Vec<Record> {
        let recent = self.by_days(section).since(day);
        let keys = self.keys_of_days(section, &recent);
        keys.into_iter()
            .zip(recent)
            .map(|(key, number)| Record {
                section,
                key,
                table: self.table(section, number),
            })
            .collect()
    }

    fn newest(&self, section: Section, count: usize) -> Vec<Record> {
        let newest = self.by_days(section).dated().rev().take(count);
        newest
            .filter_map(|(_, number)| self.record(section, number))
            .collect()
    }

    fn days(&self, section: Section) -> Vec<Day> {
        let numbers = 0..Book::count(self, section);
        numbers
            .filter_map(|number| self.day(section, number))
            .collect()
    }

    fn count(&self, section: Section) -> usize {
        Book::count(self, section)
    }

    fn link(&self, link: &Link<'_>) -> Option<Record> {
        let Link::Record(section, id) = *link else {
            return None;
        };
        let number = self.with_id(section, id)?;
        Some(Record {
            section,
            // The first one of its name.
            key: Key::id(id),
            table: self.table(section, number),
        })
    }

    fn glance(&self, link: &Link<'_>, fields: &[&str]) -> Option<Record> {
        let Link::Record(section, id) = *link else {
            return None;
        };
        let number = self.with_id(section, id)?;
        Some(Record {
            section,
            key: Key::id(id),
            table: self.part(section, number, fields),
        })
    }

    fn glances(&self, section: Section, fields: &[&str]) -> Vec<Record> {
        let keys = self.keys(section).into_iter().enumerate();
        keys.map(|(number, key)| Record {
            section,
            key,
            table: self.part(section, number, fields),
        })
        .collect()
    }

    fn evidence_naming(&self, skills: &[&str], today: Day) -> Vec<Vec<usize>> {
        naming::evidence_naming(self, skills, today)
    }

    fn count_with_id(&self, section: Section, numbers: &[usize], ids: &[&str]) -> usize {
        let marks: Vec<Id> = ids.iter().map(|id| Id::of(id)).collect();
        let has = |number: &&usize| {
            self.may_be(section, **number, &marks) && self.has_id(section, **number, ids)
        };
        numbers.iter().filter(has).count()
    }
}

impl Book {
    /// Some fields of a record.
    fn part(&self, section: Section, number: usize, fields: &[&str]) -> Table {
        let mut table = Table::new();
        for field in fields {
            if let Some(value) = self.peek(section, number, field) {
                table.set(field, value);
            }
        }
        table
    }

    /// The keys of all records of some days, given in their order: each alone would be counted among all of its day.
    fn keys_of_days(&self, section: Section, numbers: &[usize]) -> Vec<Key> {
        let mut equals: HashMap<Key, Vec<usize>> = HashMap::new();
        // A day that is written as a text names a record as well, and no index holds it.
        for number in self.by_days(section).undated() {
            equals
                .entry(self.name(section, number))
                .or_default()
                .push(number);
        }
        let by_day = section
            .list()
            .is_some_and(|list| list.natural.first() == Some(&"on"));
        let mut elsewhere: HashMap<Key, Vec<usize>> = HashMap::new();
        let keys = numbers.iter().map(|number| {
            let own = self.name(section, *number);
            let before = |all: &[usize]| all.partition_point(|other| other < number);
            let place = if by_day && own.day().is_some() {
                // The others of its name are of its day, so they are among the given ones or have none.
                let all = equals.entry(own.clone()).or_default();
                let at = before(all);
                all.insert(at, *number);
                at
            } else {
                before(
                    elsewhere
                        .entry(own.clone())
                        .or_insert_with(|| self.named(section, &own).collect()),
                )
            };
            own.nth(u32::try_from(place).unwrap_or(u32::MAX))
        });
        keys.collect()
    }

    /// The newest evidence up to a day that names a skill, at most so much of it.
    pub fn newest_evidence(&self, skill: &str, today: Day, most: usize) -> Vec<Record> {
        let happened = self
            .by_days(Section::Evidence)
            .dated()
            .rev()
            .filter(|(on, _)| *on <= today);
        let field = Finder::new("skills");
        happened
            .filter(|(_, number)| {
                let names = naming::skills_named(self, *number, &field);
                names.is_none_or(|names| names.contains(&skill))
            })
            .filter_map(|(_, number)| self.record(Section::Evidence, number))
            .filter(|record| record.table.texts("skills").any(|text| text.raw() == skill))
            .take(most)
            .collect()
    }

    /// The number of the first record with an id.
    pub fn with_id(&self, section: Section, id: &str) -> Option<usize> {
        let maybe = self.by_ids(section).maybe(id);
        maybe
            .into_iter()
            .find(|number| self.has_id(section, *number, &[id]))
    }

    /// Whether a record says one of these ids.
    fn has_id(&self, section: Section, number: usize, ids: &[&str]) -> bool {
        let id = self.peek(section, number, "id");
        let id = id.as_ref().and_then(Value::as_text);
        id.is_some_and(|id| ids.contains(&id.raw()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_some_days_are_those_of_the_whole() {
        let text = ["b", "a", "a", "b"].map(|name| {
            format!(
                "[[shadow]]\non = 2026-11-01\nwith = \"{name}\"\n[[shadow]]\non = 2026-11-02\nwith = \"{name}\"\n\
                 [[shadow]]\nid = \"x\"\non = 2026-11-03\n[[shadow]]\nid = \"x\"\n\
                 [[shadow]]\non = \"2026-11-02\"\nwith = \"{name}\"\n"
            )
        });
        let book = Book::open(text.concat());
        let since = book.since(Section::Shadow, "2026-11-02".parse().expect("a day"));
        let all = book.records(Section::Shadow);
        assert_eq!(since.len(), 8);
        assert!(since.iter().all(|record| all.contains(record)));
        let mut keys: Vec<_> = since.iter().map(|record| &record.key).collect();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 8);
    }

    #[test]
    fn a_pass_over_the_text_counts_what_reading_counts() {
        let text = "[[evidence]]\nid = \"a\"\non = 2026-03-01\nskills = [\"slo\", \"toil\"]\n\
            [[evidence]]\non = 2026-03-02\nwhat = \"of a\"\nskills = [\"slo\"]\n\
            [[evidence]]\non = 2026-03-03\nskills = [\n  \"slo\", # a comment\n]\n\
            [[evidence]]\non = 2026-03-04\nskills = ['slo']\n\
            [[evidence]]\non = 2026-03-05\nskills = [\"sl\\u006f\"] # escaped\n\
            [[evidence]]\non = 2026-03-06\n\"skills\" = [\"slo\"]\n\
            [[evidence]]\non = 2026-03-07\nwhat = \"\"\"\nskills = [\"slo\"]\n\"\"\"\n\
            [[evidence]]\non = 2026-03-08\nskills = \"slo\"\n\
            [[evidence]]\non = 2026-09-09\nskills = [\"slo\"]\n\
            [[evidence]]\nskills = [\"slo\"]\n\
            [[evidence]]\non = 2026-03-10\nskills = []\n\
            [[evidence]]\non = 2026-03-11\nskills = [\"slo, toil\", 3]\n";
        let book = Book::open(text.to_owned());
        let today = "2026-04-01".parse().expect("a day");
        let asked = ["slo", "toil", "of"];
        let expected = [vec![0, 1, 2, 3, 4, 5], vec![0], vec![]];
        assert_eq!(book.evidence_naming(&asked, today), expected);
        assert_eq!(book.roadmap().evidence_naming(&asked, today), expected);
        let (naming, ids) = (&expected[0], ["a", "gone"]);
        assert_eq!(book.count_with_id(Section::Evidence, naming, &ids), 1);
        let whole = book.roadmap();
        assert_eq!(whole.count_with_id(Section::Evidence, naming, &ids), 1);
    }
}
