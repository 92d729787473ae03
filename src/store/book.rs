//! A roadmap's file in memory: its text, and where its records are.
//!
//! The text is the truth. A record is read when somebody asks for it, alone; nothing is kept twice. Sections that are
//! written in an unusual way (a list in brackets, a record in two places) are read from the whole file instead.
//!
//! Longer than most: what reads the offsets and what moves them must be seen together.

mod cut;

use self::cut::none_yet;
use super::as_read::AsRead;
use super::check::{Fault, check_blocks};
use super::index::{ByDays, ByIds};
use super::scan::{self, Block, Id};
use super::tree::{self, Node};
use crate::day::Day;
use crate::file_text::FileText;
use crate::model::{
    Key, Kind, Record, Section, Table, Value, fiscal_start, keys_of, numbered, plain,
};
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// An open roadmap.
#[derive(Debug)]
pub struct Book {
    text: FileText,
    blocks: Arc<Vec<Block>>,
    /// The blocks of each section's records, in the order of [`Section::EVERY`].
    records: Arc<Vec<Vec<u32>>>,
    /// Sections that are read from the whole file.
    unusual: Vec<bool>,
    /// Whether any record may be archived.
    archive: bool,
    /// What finds the records of each section, made when it is needed.
    ids: Vec<OnceLock<ByIds>>,
    days: Vec<OnceLock<ByDays>>,
    /// The whole file, read once somebody needs it.
    whole: OnceLock<Table>,
    /// How many records were read.
    #[cfg(test)]
    pub(crate) read: std::sync::atomic::AtomicUsize,
    /// How often all records were listed.
    #[cfg(test)]
    pub(crate) cuts: usize,
}

impl Book {
    /// Takes a file's text and cuts it into records; nothing is read yet, and nothing is checked.
    pub fn open(found: impl Into<AsRead>) -> Book {
        let AsRead { text, blocks } = found.into();
        let blocks = blocks.unwrap_or_else(|| Arc::new(scan::shared_blocks(&text)));
        let mut book = Book {
            text,
            blocks,
            records: Arc::default(),
            unusual: Vec::new(),
            archive: false,
            ids: Vec::new(),
            days: Vec::new(),
            whole: OnceLock::new(),
            #[cfg(test)]
            read: std::sync::atomic::AtomicUsize::default(),
            #[cfg(test)]
            cuts: 0,
        };
        book.list_cut();
        book
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The same roadmap for another thread, without a copy and without cutting it again.
    #[must_use]
    pub fn twin(&self) -> Book {
        Book {
            text: self.text.clone(),
            blocks: Arc::clone(&self.blocks),
            records: Arc::clone(&self.records),
            unusual: self.unusual.clone(),
            archive: self.archive,
            ids: none_yet(),
            days: none_yet(),
            whole: OnceLock::new(),
            #[cfg(test)]
            read: std::sync::atomic::AtomicUsize::default(),
            #[cfg(test)]
            cuts: 0,
        }
    }

    /// The file's text to keep, without a copy.
    pub fn shared_text(&self) -> FileText {
        self.text.clone()
    }

    /// All faults of the text, as [`check()`](super::check()) finds them.
    pub fn faults(&self) -> Vec<Fault> {
        check_blocks(&self.text, &self.blocks)
    }

    /// How many records a section has; 1 for the person, if there is one.
    pub fn count(&self, section: Section) -> usize {
        if self.is_unusual(section) {
            return match self.whole().get(section.name()) {
                Some(Value::Array(items)) => items.len(),
                Some(_) => 1,
                None => 0,
            };
        }
        self.records[section as usize].len()
    }

    /// What the record with this number in its section says. Empty if there is none.
    pub fn table(&self, section: Section, number: usize) -> Table {
        #[cfg(test)]
        self.read.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if self.is_unusual(section) {
            return match self.whole().get(section.name()) {
                Some(Value::Array(items)) => items
                    .get(number)
                    .and_then(Value::as_table)
                    .cloned()
                    .unwrap_or_default(),
                Some(Value::Table(table)) if number == 0 => table.clone(),
                _ => Table::new(),
            };
        }
        let Some(range) = self.range(section, number) else {
            return Table::new();
        };
        let text = self.slice(&range);
        plain::record(text, section).unwrap_or_else(|| {
            let (_, root, _) = tree::read(text);
            record_node(&root, section)
                .map(Node::table)
                .unwrap_or_default()
        })
    }

    /// The record with this number in its section, with its key.
    pub fn record(&self, section: Section, number: usize) -> Option<Record> {
        (number < self.count(section)).then(|| Record {
            section,
            key: self.key(section, number),
            table: self.table(section, number),
        })
    }

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
    pub(super) fn statement(&self, section: Section, number: usize, field: &str) -> Option<&str> {
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
    pub(super) fn simple_text(&self, section: Section, number: usize) -> Option<&str> {
        if self.is_unusual(section) || !self.block(section, number)?.simple {
            return None;
        }
        Some(self.slice(&self.range(section, number)?))
    }

    /// Whether a record may have one of these ids; true where only reading it can tell.
    pub(super) fn may_be(&self, section: Section, number: usize, ids: &[Id]) -> bool {
        let own = self.id_mark(section, number);
        own == Id::UNCLEAR || ids.contains(&own)
    }

    /// The key of a record.
    pub fn key(&self, section: Section, number: usize) -> Key {
        let own = self.name(section, number);
        let before = self
            .named(section, &own)
            .take_while(|other| *other < number)
            .count();
        own.nth(u32::try_from(before).unwrap_or(u32::MAX))
    }

    /// The keys of all records of a section, in their order.
    pub fn keys(&self, section: Section) -> Vec<Key> {
        numbered((0..self.count(section)).map(|number| self.name(section, number)))
    }

    /// The number of the record with a key.
    pub fn find(&self, section: Section, key: &Key) -> Option<usize> {
        self.named(section, key).nth(key.ordinal() as usize)
    }

    /// The numbers of the records with a name, in their order.
    pub(super) fn named(&self, section: Section, name: &Key) -> impl Iterator<Item = usize> {
        let by_day = section
            .list()
            .is_some_and(|list| list.natural.first() == Some(&"on"));
        let maybe: Box<dyn Iterator<Item = usize>> = match (name.as_id(), name.day()) {
            // The person is known by the section, which no index holds.
            (Some(id), _) if section.list().is_some() => {
                Box::new(self.by_ids(section).maybe(id).into_iter())
            }
            (None, Some(day)) if by_day => Box::new(self.by_days(section).maybe(day).into_iter()),
            _ => Box::new(0..self.count(section)),
        };
        maybe.filter(move |number| self.name(section, *number).same_name(name))
    }

    /// What finds the records of a section by their ids.
    pub(super) fn by_ids(&self, section: Section) -> &ByIds {
        self.ids[section as usize].get_or_init(|| {
            let numbers = 0..self.count(section);
            ByIds::of(numbers.map(|number| self.id_mark(section, number)))
        })
    }

    /// What finds the records of a section by their days.
    pub(super) fn by_days(&self, section: Section) -> &ByDays {
        self.days[section as usize].get_or_init(|| {
            let numbers = 0..self.count(section);
            ByDays::of(numbers.map(|number| self.day(section, number)))
        })
    }

    fn id_mark(&self, section: Section, number: usize) -> Id {
        match self.block(section, number) {
            _ if self.is_unusual(section) => Id::UNCLEAR,
            Some(block) if block.simple || block.id != Id::NONE => block.id,
            _ => Id::UNCLEAR,
        }
    }

    /// Everything that the file says, known or not.
    pub fn roadmap(&self) -> Table {
        self.whole().clone()
    }

    /// The version that the file says its format has; none where it says nothing.
    pub fn schema(&self) -> Option<i64> {
        let (_, root, _) = tree::read(self.slice(&self.block_range(0)));
        root.get("schema").map(Node::value)?.as_integer()
    }

    /// Where a record's header stands in the text, for an editor: the line, from 1.
    pub fn line(&self, section: Section, number: usize) -> usize {
        let start = match self.range(section, number) {
            Some(range) if !self.is_unusual(section) => {
                let comments = self
                    .slice(&range)
                    .split_inclusive('\n')
                    .take_while(|line| line.trim_start().starts_with('#'));
                range.start + comments.map(str::len).sum::<usize>()
            }
            _ => 0,
        };
        self.text
            .get(..start)
            .unwrap_or_default()
            .matches('\n')
            .count()
            + 1
    }

    /// The key of a record, but for its place among equals.
    pub(super) fn name(&self, section: Section, number: usize) -> Key {
        let Some(list) = section.list() else {
            return Key::id(section.name());
        };
        let mut known = Table::new();
        for field in list
            .has_id
            .then_some("id")
            .into_iter()
            .chain(list.natural.iter().copied())
        {
            if field == "id" && self.id_mark(section, number) == Id::NONE {
                continue;
            }
            if let Some(value) = self.peek(section, number, field) {
                known.set(field, value);
                if field == "id" && known.text("id").is_some() {
                    break;
                }
            }
        }
        Key::of(&known, list)
    }

    fn whole(&self) -> &Table {
        self.whole.get_or_init(|| tree::read(&self.text).1.table())
    }

    pub(super) fn is_unusual(&self, section: Section) -> bool {
        self.unusual[section as usize]
    }

    fn block(&self, section: Section, number: usize) -> Option<&Block> {
        self.blocks
            .get(*self.records[section as usize].get(number)? as usize)
    }

    /// Where a record that stands alone is written, with its comments.
    pub(super) fn range(&self, section: Section, number: usize) -> Option<Range<usize>> {
        self.records[section as usize]
            .get(number)
            .map(|block| self.block_range(*block as usize))
    }

    pub(super) fn block_range(&self, block: usize) -> Range<usize> {
        let start = self
            .blocks
            .get(block)
            .map_or(self.text.len(), |block| block.start as usize);
        let end = self
            .blocks
            .get(block + 1)
            .map_or(self.text.len(), |next| next.start as usize);
        start..end
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }
}

/// The record itself in the tree of its own text.
pub(super) fn record_node(root: &Node, section: Section) -> Option<&Node> {
    let node = root.get(section.name())?;
    match section.field().kind {
        Kind::List(_) => node.items().first(),
        _ => Some(node),
    }
}

/// The same for many records of a simple text: `field` is prepared once, and the lines are not looked at one by one.
pub(super) fn statement_found<'t>(text: &'t str, field: &Finder<'_>) -> Option<&'t str> {
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

/// The text from `field = …` on, among the own lines of a record that is written simply.
fn statement_of<'t>(text: &'t str, field: &str) -> Option<&'t str> {
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

/// The keys of the entries of a section, all at once.
pub(super) fn keys(roadmap: &Table, section: Section) -> Vec<Key> {
    let items = roadmap
        .get(section.name())
        .and_then(Value::as_array)
        .unwrap_or_default();
    section
        .list()
        .map(|list| keys_of(items, list))
        .unwrap_or_default()
}

#[cfg(test)]
mod alike_tests;
#[cfg(test)]
mod tests;
