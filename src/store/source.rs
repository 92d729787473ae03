//! An open book as a source of records for figures.

use super::book::Book;
use crate::day::Day;
use crate::model::{Link, Naming, Record, Section, Source, Table, Value};

impl Source for Book {
    fn single(&self, section: Section) -> Table {
        self.table(section, 0)
    }

    fn records(&self, section: Section) -> Vec<Record> {
        // All keys at once: each alone would be counted among all before it.
        self.keys(section)
            .into_iter()
            .enumerate()
            .map(|(number, key)| Record {
                section,
                key,
                table: self.table(section, number),
            })
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

    fn evidence_naming(&self, skills: &[Naming<'_>], today: Day) -> Vec<usize> {
        let mut counts = vec![0; skills.len()];
        let section = Section::Evidence;
        for number in 0..self.count(section) {
            if self.day(section, number).is_none_or(|on| on > today) {
                continue;
            }
            let text = match self.range(section, number) {
                Some(range) if !self.is_unusual(section) => self.slice(&range),
                _ => "",
            };
            // Where a plain line names none of these skills the record need not be read, nor where it names one and
            // no id of `except` stands in it.
            let plain = plain_names(text);
            let mut table = None;
            for (naming, count) in skills.iter().zip(&mut counts) {
                let sure = plain.as_ref().and_then(|names| {
                    let named = names.contains(&naming.skill);
                    let is_clear = !named || !naming.except.iter().any(|id| text.contains(id));
                    is_clear.then_some(named)
                });
                let counts = sure.unwrap_or_else(|| {
                    let table = table.get_or_insert_with(|| self.table(section, number));
                    naming.is_met_by(table)
                });
                *count += usize::from(counts);
            }
        }
        counts
    }
}

/// The skills of a record that lists them on one plain line, `skills = ["slo", "toil"]`; none where that is not sure.
fn plain_names(text: &str) -> Option<Vec<&str>> {
    if text.contains(['\\', '\'']) || text.contains("\"\"\"") {
        return None;
    }
    let mut found = None;
    for line in text.lines().map(str::trim) {
        let Some(rest) = line.strip_prefix("skills") else {
            if line.starts_with('"') {
                return None;
            }
            continue;
        };
        let list = rest.trim_start().strip_prefix('=')?.trim();
        let inner = list.strip_prefix('[')?.strip_suffix(']')?.trim();
        let names = inner.split(',').map(|name| {
            let name = name.trim().strip_prefix('"')?.strip_suffix('"')?;
            (!name.contains(['"', '#', '[', ']'])).then_some(name)
        });
        if inner.is_empty() || found.is_some() {
            return None;
        }
        found = Some(names.collect::<Option<Vec<&str>>>()?);
    }
    found
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

#[cfg(test)]
mod tests {
    use super::*;

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
        let naming = |skill, except| Naming { skill, except };
        let asked = [
            naming("slo", &[]),
            naming("slo", &["a"]),
            naming("toil", &[]),
            naming("of", &[]),
        ];
        assert_eq!(book.evidence_naming(&asked, today), [6, 5, 1, 0]);
        assert_eq!(book.roadmap().evidence_naming(&asked, today), [6, 5, 1, 0]);
    }
}
