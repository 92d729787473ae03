//! An open book as a source of records for figures.

use super::book::Book;
use crate::day::Day;
use crate::model::{Link, Record, Section, Source, Table, Value};

impl Source for Book {
    fn single(&self, section: Section) -> Table {
        self.table(section, 0)
    }

    fn records(&self, section: Section) -> Vec<Record> {
        (0..self.count(section))
            .filter_map(|number| self.record(section, number))
            .collect()
    }

    fn since(&self, section: Section, day: Day) -> Vec<Record> {
        let recent = (0..self.count(section))
            .filter(|number| self.day(section, *number).is_some_and(|on| on >= day));
        recent
            .filter_map(|number| self.record(section, number))
            .collect()
    }

    fn newest(&self, section: Section, count: usize) -> Vec<Record> {
        let mut days: Vec<(Day, usize)> = (0..self.count(section))
            .filter_map(|number| Some((self.day(section, number)?, number)))
            .collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.into_iter()
            .take(count)
            .filter_map(|(_, number)| self.record(section, number))
            .collect()
    }

    fn count(&self, section: Section) -> usize {
        Book::count(self, section)
    }

    fn link(&self, link: &Link<'_>) -> Option<Record> {
        let Link::Record(section, id) = link else {
            return None;
        };
        let number = self.with_id(*section, id)?;
        self.record(*section, number)
    }

    fn evidence_naming(&self, skill: &str, except: &[&str], today: Day) -> usize {
        let names = |number: &usize| {
            if self
                .day(Section::Evidence, *number)
                .is_none_or(|on| on > today)
                || !self.mentions(Section::Evidence, *number, skill)
            {
                return false;
            }
            let table = self.table(Section::Evidence, *number);
            let excepted = table
                .text("id")
                .is_some_and(|id| except.contains(&id.raw()));
            !excepted && table.texts("skills").any(|text| text.raw() == skill)
        };
        (0..self.count(Section::Evidence)).filter(names).count()
    }
}

impl Book {
    /// The newest evidence up to a day that names a skill, at most so much of it.
    pub fn newest_evidence(&self, skill: &str, today: Day, most: usize) -> Vec<Record> {
        let mut days: Vec<(Day, usize)> = (0..Book::count(self, Section::Evidence))
            .filter(|number| self.mentions(Section::Evidence, *number, skill))
            .filter_map(|number| Some((self.day(Section::Evidence, number)?, number)))
            .filter(|(on, _)| *on <= today)
            .collect();
        days.sort_unstable_by(|a, b| b.cmp(a));
        days.into_iter()
            .filter_map(|(_, number)| self.record(Section::Evidence, number))
            .filter(|record| record.table.texts("skills").any(|text| text.raw() == skill))
            .take(most)
            .collect()
    }

    /// The number of the first record with an id.
    pub fn with_id(&self, section: Section, id: &str) -> Option<usize> {
        (0..self.count(section)).find(|number| {
            self.mentions(section, *number, id)
                && self
                    .peek(section, *number, "id")
                    .as_ref()
                    .and_then(Value::as_text)
                    .is_some_and(|text| text.raw() == id)
        })
    }
}
