//! Read access to a roadmap that need not be in memory as a whole.
//!
//! Figures are made through this trait alone, so a roadmap read from a large file can answer from an index and read only
//! the records that somebody looks at. A roadmap in memory ([`Table`]) answers too.

use super::key::{Key, keys_of};
use super::record::{Link, Record};
use super::section::Section;
use super::value::{Table, Value};
use crate::day::Day;
use std::cmp::Reverse;

/// A roadmap that can be asked for its records.
pub trait Source {
    /// The table of a section that is no list (the person); empty where the file has none.
    fn single(&self, section: Section) -> Table;

    /// All records of a section, in the order of the file.
    fn records(&self, section: Section) -> Vec<Record>;

    /// The same, one after the other, so that what is not wanted is not kept.
    fn each(&self, section: Section, visit: &mut dyn FnMut(Record)) {
        self.records(section).into_iter().for_each(visit);
    }

    /// The record with a key.
    fn record(&self, section: Section, key: &Key) -> Option<Record> {
        let mut records = self.records(section).into_iter();
        records.find(|record| record.key == *key)
    }

    /// The records with a wanted value in a field, or wanted without one, in the order of the file.
    fn those(
        &self,
        section: Section,
        field: &str,
        wanted: &dyn Fn(Option<&Value>) -> bool,
    ) -> Vec<Record> {
        let mut records = self.records(section);
        records.retain(|record| wanted(record.table.get(field)));
        records
    }

    /// The records whose `on` is that day or later, in the order of the file.
    fn since(&self, section: Section, day: Day) -> Vec<Record> {
        let mut records = self.records(section);
        records.retain(|record| record.table.day("on").is_some_and(|on| on >= day));
        records
    }

    /// At most so many records with a day `on`, the newest first; of one day, the later one in the file first.
    fn newest(&self, section: Section, count: usize) -> Vec<Record> {
        let mut records = self.records(section);
        records.retain(|record| record.table.day("on").is_some());
        records.reverse();
        records.sort_by_key(|record| Reverse(record.table.day("on")));
        records.truncate(count);
        records
    }

    /// The record with the greatest `on`.
    fn latest(&self, section: Section) -> Option<Record> {
        self.newest(section, 1).pop()
    }

    /// The days `on` of all records that have one, in the order of the file.
    fn days(&self, section: Section) -> Vec<Day> {
        let records = self.records(section);
        records
            .iter()
            .filter_map(|record| record.table.day("on"))
            .collect()
    }

    /// How many records a section has.
    fn count(&self, section: Section) -> usize {
        self.records(section).len()
    }

    /// The record that a link refers to; none for an address or where nothing has that id.
    fn link(&self, link: &Link<'_>) -> Option<Record>;

    /// The same where these fields are all that will be looked at; others may be missing.
    fn glance(&self, link: &Link<'_>, fields: &[&str]) -> Option<Record> {
        let _ = fields;
        self.link(link)
    }

    /// All records of a section where these fields are all that will be looked at; others may be missing.
    fn glances(&self, section: Section, fields: &[&str]) -> Vec<Record> {
        let _ = fields;
        self.records(section)
    }

    /// For each of these ids of skills: the numbers of the evidence with a day up to `today` that names it.
    ///
    /// All skills are asked for at once, so that a large roadmap answers from one pass over its text.
    fn evidence_naming(&self, skills: &[&str], today: Day) -> Vec<Vec<usize>>;

    /// How many of the records with these numbers in their section have one of these ids.
    fn count_with_id(&self, section: Section, numbers: &[usize], ids: &[&str]) -> usize;
}

impl Source for Table {
    fn single(&self, section: Section) -> Table {
        self.get(section.name())
            .and_then(Value::as_table)
            .cloned()
            .unwrap_or_default()
    }

    fn records(&self, section: Section) -> Vec<Record> {
        pick(self, section, |_| true)
    }

    fn since(&self, section: Section, day: Day) -> Vec<Record> {
        pick(self, section, |table| {
            table.day("on").is_some_and(|on| on >= day)
        })
    }

    fn count(&self, section: Section) -> usize {
        self.tables(section.name()).count()
    }

    fn link(&self, link: &Link<'_>) -> Option<Record> {
        let Link::Record(section, id) = *link else {
            return None;
        };
        if !section.list()?.has_id {
            return None;
        }
        let named = |table: &Table| table.text("id").is_some_and(|own| own.raw() == id);
        pick(self, section, named).into_iter().next()
    }

    fn evidence_naming(&self, skills: &[&str], today: Day) -> Vec<Vec<usize>> {
        let happened = |table: &Table| table.day("on").is_some_and(|on| on <= today);
        let names =
            |table: &Table, skill: &str| table.texts("skills").any(|own| own.raw() == skill);
        let naming = |skill: &&str| {
            numbered_tables(self, Section::Evidence)
                .filter(|(_, table)| happened(table) && names(table, skill))
                .map(|(number, _)| number)
                .collect()
        };
        skills.iter().map(naming).collect()
    }

    fn count_with_id(&self, section: Section, numbers: &[usize], ids: &[&str]) -> usize {
        let wanted = |table: &Table| table.text("id").is_some_and(|id| ids.contains(&id.raw()));
        numbered_tables(self, section)
            .filter(|(number, table)| numbers.contains(number) && wanted(table))
            .count()
    }
}

/// The tables of a section with their numbers; what is no table has a number too.
fn numbered_tables(roadmap: &Table, section: Section) -> impl Iterator<Item = (usize, &Table)> {
    let items = roadmap.get(section.name()).and_then(Value::as_array);
    let items = items.unwrap_or_default().iter().enumerate();
    items.filter_map(|(number, item)| Some((number, item.as_table()?)))
}

/// The records of a section whose tables are wanted; only those are copied.
fn pick(roadmap: &Table, section: Section, wanted: impl Fn(&Table) -> bool) -> Vec<Record> {
    let (Some(items), Some(list)) = (
        roadmap.get(section.name()).and_then(Value::as_array),
        section.list(),
    ) else {
        return Vec::new();
    };
    items
        .iter()
        .zip(keys_of(items, list))
        .filter_map(|(item, key)| {
            let table = item.as_table().filter(|table| wanted(table))?.clone();
            Some(Record {
                section,
                key,
                table,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn evidence(id: &str, on: Value, skills: &[&str]) -> Value {
        let skills = skills.iter().map(|skill| Value::text(skill)).collect();
        Value::Table(Table::from([
            ("id", Value::text(id)),
            ("on", on),
            ("skills", Value::Array(skills)),
        ]))
    }

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn roadmap() -> Table {
        Table::from([(
            "evidence",
            Value::Array(vec![
                evidence("b", Value::Day(day("2026-03-02")), &["slo"]),
                evidence("c", Value::Day(day("2026-03-02")), &["slo", "toil"]),
                evidence("a", Value::Day(day("2026-03-01")), &["slo"]),
                evidence("undated", Value::text("2026-03-09"), &["slo"]),
                evidence("coming", Value::Day(day("2026-09-09")), &["slo"]),
                Value::Integer(3),
            ]),
        )])
    }

    fn ids(records: &[Record]) -> Vec<&str> {
        records
            .iter()
            .filter_map(|record| record.key.as_id())
            .collect()
    }

    #[test]
    fn records_come_in_file_order_and_the_newest_first_when_asked() {
        let roadmap = roadmap();
        let all = roadmap.records(Section::Evidence);
        assert_eq!(ids(&all), ["b", "c", "a", "undated", "coming"]);
        let since = roadmap.since(Section::Evidence, day("2026-03-02"));
        assert_eq!(ids(&since), ["b", "c", "coming"]);
        let newest = roadmap.newest(Section::Evidence, 3);
        assert_eq!(ids(&newest), ["coming", "c", "b"]);
        assert_eq!(roadmap.latest(Section::Checkin), None);
        assert_eq!(roadmap.count(Section::Evidence), 5);
    }

    #[test]
    fn a_link_finds_its_record() {
        let roadmap = roadmap();
        let found = |text| Link::parse(text).and_then(|link| roadmap.link(&link));
        assert!(found("evidence:a").is_some());
        assert!(found("evidence:gone").is_none());
        assert!(found("person:a").is_none());
        assert!(found("https://example.org").is_none());
    }

    #[test]
    fn evidence_counts_where_it_names_the_skill_and_has_happened() {
        let roadmap = roadmap();
        let naming = roadmap.evidence_naming(&["slo", "toil", "other"], day("2026-04-01"));
        assert_eq!(naming, [vec![0, 1, 2], vec![1], vec![]]);
        let count = |numbers: &[usize], ids: &[&str]| {
            roadmap.count_with_id(Section::Evidence, numbers, ids)
        };
        assert_eq!(count(&[0, 1, 2], &["b", "a", "gone"]), 2);
        assert_eq!(count(&[1, 5, 6], &["a"]), 0);
    }
}
