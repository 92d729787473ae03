//! What can be told of a record from the look of its lines, without reading the rest of it.

use super::Book;
use crate::day::Day;
use crate::model::{Section, Value, fiscal_start, plain};
use memchr::memmem::Finder;

impl Book {
    /// The day of a record's `on`, without reading the rest where it is written plainly.
    pub fn day(&self, section: Section, number: usize) -> Option<Day> {
        self.noted_day(section, number)
            .or_else(|| self.peek(section, number, "on")?.as_day())
    }

    fn noted_day(&self, section: Section, number: usize) -> Option<Day> {
        let known = !self.is_unusual(section);
        self.block(section, number).filter(|_| known)?.on
    }

    /// The month in which the fiscal year begins.
    pub fn fiscal_start(&self) -> u32 {
        fiscal_start(self.peek(Section::Person, 0, "fiscal_year_starts").as_ref())
    }

    /// One field of a record, without reading the rest where it stands on a plain line.
    pub fn peek(&self, section: Section, number: usize, field: &str) -> Option<Value> {
        if field == "on"
            && let Some(day) = self.noted_day(section, number)
        {
            return Some(Value::Day(day));
        }
        match self.statement(section, number, field) {
            Some("") => None,
            Some(text) => {
                plain::statement(text).or_else(|| self.table(section, number).remove(field))
            }
            None => self.table(section, number).remove(field),
        }
    }

    /// The text of a record from `field = …` on, or an empty one where it does not say that; none where only reading
    /// it can tell.
    pub(in crate::store) fn statement(
        &self,
        section: Section,
        number: usize,
        field: &str,
    ) -> Option<&str> {
        let text = self.simple_text(section, number)?;
        Some(statement_of(text, field).unwrap_or_default())
    }

    /// Whether any record may be archived; where none is, nobody needs to look for it.
    pub fn may_have_archive(&self) -> bool {
        self.archive
    }

    /// Whether a record may be archived; true where only reading it can tell.
    pub fn may_be_archived(&self, section: Section, number: usize) -> bool {
        self.is_unusual(section)
            || self
                .block(section, number)
                .is_none_or(|block| block.archived || !block.simple)
    }

    /// The text of a record whose lines can be told apart by how they begin.
    pub(in crate::store) fn simple_text(&self, section: Section, number: usize) -> Option<&str> {
        if self.is_unusual(section) || !self.block(section, number)?.simple {
            return None;
        }
        Some(self.slice(&self.range(section, number)?))
    }
}

/// The text from `field = …` on, among the own lines of a record that is written simply.
pub(super) fn statement_of<'t>(text: &'t str, field: &str) -> Option<&'t str> {
    let mut header_seen = false;
    let mut start = 0;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    for end in ends.chain([text.len()]) {
        let rest = text.get(start..)?.trim_start_matches([' ', '\t']);
        start = end;
        if rest.starts_with('[') {
            if header_seen {
                return None;
            }
            header_seen = true;
        }
        if let Some(behind) = rest.strip_prefix(field)
            && behind.trim_start_matches([' ', '\t']).starts_with('=')
        {
            return Some(rest);
        }
    }
    None
}

/// The same for many records: `field` is prepared once, and the lines are not looked at one by one.
pub(in crate::store) fn statement_found<'t>(text: &'t str, field: &Finder<'_>) -> Option<&'t str> {
    let is_blank = [' ', '\t'];
    for at in field.find_iter(text.as_bytes()) {
        let (before, found) = text.split_at_checked(at)?;
        let behind = found.get(field.needle().len()..)?;
        let begins = before.trim_end_matches(is_blank).ends_with('\n');
        if begins && behind.trim_start_matches(is_blank).starts_with('=') {
            let headers = memchr::memchr_iter(b'[', before.as_bytes())
                .filter_map(|bracket| before.get(..bracket))
                .filter(|before| {
                    let before = before.trim_end_matches(is_blank);
                    before.is_empty() || before.ends_with('\n')
                });
            return (headers.count() <= 1).then_some(found);
        }
    }
    None
}
