//! New records: written, proven one by one, and put in their place.
//!
//! Those that follow each other are put there with one stroke, so that an import of thousands does not move the rest of the
//! file thousands of times.

use super::super::tree;
use super::{Newline, PatchError, same};
use crate::change::{Fact, Splices};
use crate::model::{Key, Section};
use crate::store::book::{self, Book};
use crate::store::write;

/// A record to be added.
pub(super) struct Addition<'c> {
    pub(super) section: Section,
    /// How it will be known; none for a section of one record.
    pub(super) key: Option<&'c Key>,
    pub(super) fact: &'c Fact,
}

/// Stretches of additions in which each follows the one before it.
pub(super) fn runs<'a, 'c>(
    additions: &'a [Addition<'c>],
) -> impl Iterator<Item = &'a [Addition<'c>]> {
    additions.chunk_by(|one, next| {
        one.section == next.section && one.key.is_some() && next.fact.follows.as_ref() == one.key
    })
}

impl Book {
    /// Adds records of one section that follow each other.
    pub(super) fn add_records(
        &mut self,
        run: &[Addition<'_>],
        done: &mut Splices,
    ) -> Result<(), PatchError> {
        let Some(Addition { section, fact, .. }) = run.first() else {
            return Ok(());
        };
        let (section, end) = (*section, self.newline().text());
        let texts: Vec<String> = run
            .iter()
            .map(|own| written(section, own.fact, self.newline()))
            .collect::<Result<_, _>>()?;
        let text = texts.join(&format!("{end}{end}"));
        let is_first = section.list().is_some() && fact.follows.is_none();
        if is_first && self.count(section) > 0 {
            let start = self.range(section, 0).ok_or(PatchError::NotThere)?.start;
            self.splice(start..start, &format!("{text}{end}{end}"), done);
            return Ok(());
        }
        let after = fact.follows.as_ref().and_then(|key| {
            self.find(section, key)
                .or(self.count(section).checked_sub(1))
                .and_then(|number| self.body_end(section, number))
        });
        let at = after.unwrap_or_else(|| self.place_for(section));
        let new = self.spaced(at, &text);
        self.splice(at..at, &new, done);
        Ok(())
    }

    /// The text with the line ends that it needs at a place: between records there is one blank line, and a file without
    /// a last line end keeps that.
    fn spaced(&self, at: usize, text: &str) -> String {
        let end = self.newline().text();
        let before = self.text().get(..at).unwrap_or_default();
        let rest = self.text().get(at..).unwrap_or_default();
        let nothing_above = before.is_empty() || before == "\u{feff}";
        let gap = if nothing_above || before.ends_with("\n\n") || before.ends_with("\n\r\n") {
            ""
        } else {
            end
        };
        let line = if nothing_above || before.ends_with('\n') {
            ""
        } else {
            end
        };
        let tail = match (rest.is_empty(), before.ends_with('\n') || nothing_above) {
            (true, false) => String::new(),
            (true, true) => end.to_owned(),
            (false, _) if rest.trim_start_matches('\r').starts_with('\n') => end.to_owned(),
            (false, _) => format!("{end}{end}"),
        };
        format!("{line}{gap}{text}{tail}")
    }

    /// Where the first record of a section goes: after the last one of the sections that come before it.
    fn place_for(&self, section: Section) -> usize {
        let before = Section::EVERY
            .iter()
            .rev()
            .skip_while(|other| **other != section)
            .skip(1);
        for other in before {
            if let Some(last) = self.count(*other).checked_sub(1)
                && !self.is_unusual(*other)
                && let Some(end) = self.body_end(*other, last)
            {
                return end;
            }
        }
        self.block_range(0).end
    }
}

/// The text of a new record, or the one that it had before, and the proof that it says what it shall.
fn written(section: Section, fact: &Fact, newline: Newline) -> Result<String, PatchError> {
    let table = fact.value.as_table().ok_or(PatchError::TooUnusual)?;
    let made;
    let text = if let Some(text) = &fact.text {
        text
    } else {
        let repeated = section.list().is_some();
        made = write::record(section.name(), table, section.fields(), repeated, newline);
        &*made
    };
    let text = text.trim_end_matches(['\r', '\n']);
    let (_, root, faults) = tree::read(text);
    let proven = faults.is_empty()
        && book::record_node(&root, section)
            .is_some_and(|node| same(section, &node.table(), table));
    if proven {
        Ok(text.to_owned())
    } else {
        Err(PatchError::NotProven)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::{ChangeSet, diff};
    use crate::model::{Table, Value};

    const SIZES: [usize; 2] = [50, 400];

    fn session(number: usize, hours: i64) -> Value {
        Value::Table(Table::from([
            ("id", Value::text(&format!("s{number}"))),
            ("with", Value::text("Bo")),
            ("hours", Value::Integer(hours)),
        ]))
    }

    fn sessions(count: usize, hours: i64) -> Table {
        let all = (0..count).map(|number| session(number, hours)).collect();
        Table::from([("shadow", Value::Array(all))])
    }

    #[test]
    fn many_new_records_cut_the_file_as_often_as_one() {
        let cuts = SIZES.map(|count| {
            let mut book = Book::open("[person]\nname = \"Ada\"\n".to_owned());
            let mut wanted = book.roadmap();
            wanted.set(
                "shadow",
                sessions(count, 1).remove("shadow").expect("sessions"),
            );
            let changes = diff(&book.roadmap(), &wanted);
            let before = book.cuts;
            book.edit(&changes).expect("they can be added");
            assert_eq!(diff(&book.roadmap(), &wanted), ChangeSet::default());
            book.cuts - before
        });
        assert_eq!(cuts, [1, 1]);
    }

    #[test]
    fn many_changed_records_do_not_list_all_others_again() {
        let cuts = SIZES.map(|count| {
            let mut book = Book::open(crate::store::new_roadmap(&sessions(count, 1)));
            let changes = diff(&sessions(count, 1), &sessions(count, 25));
            let before = book.cuts;
            book.edit(&changes).expect("they can be changed");
            assert_eq!(book.text().matches("hours = 25").count(), count);
            book.cuts - before
        });
        assert_eq!(cuts, [0, 0]);
    }
}
