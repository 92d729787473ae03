//! A roadmap's file in memory: its text, and where its records are.
//!
//! The text is the truth. A record is read when somebody asks for it, alone; nothing is kept twice. Sections that are
//! written in an unusual way (a list in brackets, a record in two places) are read from the whole file instead.
//!
//! Longer than most: what reads the offsets and what moves them must be seen together.

use super::check::{Fault, check_blocks};
use super::index::Index;
use super::scan::{self, Block, Id};
use super::tree::{self, Node};
use crate::day::Day;
use crate::model::{Key, Kind, Record, Section, Table, Value, keys_of, numbered, plain};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// An open roadmap.
#[derive(Debug)]
pub struct Book {
    text: Arc<String>,
    blocks: Vec<Block>,
    /// The blocks of each section's records, in the order of [`Section::ALL`].
    records: Vec<Vec<u32>>,
    /// Sections that are read from the whole file.
    unusual: Vec<bool>,
    /// What finds the records of each section, made when it is needed.
    indexes: Vec<OnceCell<Index>>,
    /// The whole file, read once somebody needs it.
    whole: OnceCell<Table>,
    /// How many records were read.
    #[cfg(test)]
    pub(crate) read: std::cell::Cell<usize>,
}

impl Book {
    /// Takes a file's text and cuts it into records; nothing is read yet, and nothing is checked.
    pub fn open(text: String) -> Book {
        Book::share(Arc::new(text))
    }

    /// The same for a text that others keep too, without a copy.
    pub fn share(text: Arc<String>) -> Book {
        let mut book = Book {
            text,
            blocks: Vec::new(),
            records: Vec::new(),
            unusual: Vec::new(),
            indexes: Vec::new(),
            whole: OnceCell::new(),
            #[cfg(test)]
            read: std::cell::Cell::default(),
        };
        book.cut();
        book
    }

    /// The file's text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The file's text to keep, without a copy.
    pub fn shared_text(&self) -> Arc<String> {
        Arc::clone(&self.text)
    }

    /// All faults of the text, as [`super::check`] finds them.
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
        self.read.set(self.read.get() + 1);
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
        if self.is_unusual(section) || !self.block(section, number)?.simple {
            return None;
        }
        let text = self.slice(&self.range(section, number)?);
        Some(statement_of(text, field).unwrap_or_default())
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
    fn named(&self, section: Section, name: &Key) -> impl Iterator<Item = usize> {
        let by_day = section
            .list()
            .is_some_and(|list| list.natural.first() == Some(&"on"));
        let maybe: Box<dyn Iterator<Item = usize>> = match (name.as_id(), name.day()) {
            // The person is known by the section, which no index holds.
            (Some(id), _) if section.list().is_some() => {
                Box::new(self.index(section).maybe_id(id).into_iter())
            }
            (None, Some(day)) if by_day => Box::new(self.index(section).maybe_day(day).into_iter()),
            _ => Box::new(0..self.count(section)),
        };
        maybe.filter(move |number| self.name(section, *number).same_name(name))
    }

    /// What finds the records of a section.
    pub(super) fn index(&self, section: Section) -> &Index {
        self.indexes[section as usize].get_or_init(|| {
            let numbers = 0..self.count(section);
            Index::new(
                numbers.map(|number| (self.id_mark(section, number), self.day(section, number))),
            )
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
    fn name(&self, section: Section, number: usize) -> Key {
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

    pub(super) fn block_count(&self) -> usize {
        self.blocks.len()
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.text.get(range.clone()).unwrap_or_default()
    }

    /// Replaces a stretch of the text. Where it lies inside of one record, only that record is cut anew.
    pub(super) fn replace(&mut self, range: Range<usize>, new: &str) {
        let text = Arc::make_mut(&mut self.text);
        text.replace_range(range.clone(), new);
        self.whole.take();
        if !self.recut(&range, new.len()) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.blocks = scan::blocks(&self.text);
        self.list_records();
        let head = self.block_range(0);
        let (syntax, _, _) = tree::read(self.slice(&head));
        for entry in syntax.tables.iter().flat_map(|table| &table.entries) {
            if let Some(section) = entry
                .keys
                .first()
                .and_then(|part| Section::named(&part.name))
            {
                self.unusual[section as usize] = true;
            }
        }
    }

    fn list_records(&mut self) {
        self.records = vec![Vec::new(); Section::ALL.len()];
        self.unusual = vec![false; Section::ALL.len()];
        self.indexes = Section::ALL.iter().map(|_| OnceCell::new()).collect();
        for (number, block) in self.blocks.iter().enumerate() {
            if let Some(section) = block.section {
                self.records[section as usize].push(u32::try_from(number).unwrap_or(u32::MAX));
                self.unusual[section as usize] |= !block.regular;
            } else if !block.regular {
                self.unusual.fill(true);
            }
        }
        // A table that stands twice is read with the rest, where it shows as a fault.
        let person = Section::Person as usize;
        self.unusual[person] |= self.records[person].len() > 1;
    }

    /// Cuts only the records anew that a change touches; false where more than these may be different.
    fn recut(&mut self, old: &Range<usize>, length: usize) -> bool {
        let first = self
            .blocks
            .partition_point(|block| block.start as usize <= old.start)
            .saturating_sub(1);
        let behind = self
            .blocks
            .partition_point(|block| (block.start as usize) < old.end)
            .max(first + 1);
        if first == 0 || self.unusual.contains(&true) {
            return false;
        }
        let moved =
            |start: u32| u32::try_from(start as usize + length - old.len()).unwrap_or(u32::MAX);
        for block in self.blocks.iter_mut().skip(behind) {
            block.start = moved(block.start);
        }
        let start = self.blocks[first].start;
        let end = self.block_range(behind - 1).end;
        let fresh = scan::cut(self.slice(&(start as usize..end)));
        let last = end == self.text.len();
        let begins = fresh.blocks.get(1).is_some_and(|block| block.start == 0);
        if !begins || !(fresh.closed || last) || fresh.blocks.iter().any(|block| !block.regular) {
            return false;
        }
        let fresh = fresh.blocks.into_iter().skip(1).map(|block| Block {
            start: block.start + start,
            ..block
        });
        self.blocks.splice(first..behind, fresh);
        self.list_records();
        !self.unusual.contains(&true)
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
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "schema = 1\n\n[person]\nname = \"Ada\"\n\n# first\n[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n\n[[shadow]]\non = 2026-11-13\nwith = 'Bo'\nid = \"x\"\nskills = [\n  'a',\n]\n[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n";

    fn book() -> Book {
        Book::open(FILE.to_owned())
    }

    #[test]
    fn records_are_read_alone() {
        let book = book();
        assert_eq!(book.count(Section::Shadow), 3);
        assert_eq!(book.table(Section::Shadow, 1).texts("skills").count(), 1);
        assert_eq!(
            book.table(Section::Person, 0)
                .text("name")
                .map(crate::text::Text::raw),
            Some("Ada")
        );
        assert_eq!(book.table(Section::Shadow, 9), Table::new());
        assert_eq!(book.schema(), Some(1));
        assert_eq!(book.line(Section::Shadow, 0), 7);
    }

    #[test]
    fn keys_are_the_same_as_those_of_the_whole() {
        let book = book();
        let all = keys(&book.roadmap(), Section::Shadow);
        for (number, key) in all.iter().enumerate() {
            assert_eq!(&book.key(Section::Shadow, number), key);
            assert_eq!(book.find(Section::Shadow, key), Some(number));
        }
        assert_eq!(book.find(Section::Shadow, &Key::id("y")), None);
    }

    #[test]
    fn a_peek_sees_what_a_reading_sees() {
        let book = book();
        for number in 0..3 {
            let table = book.table(Section::Shadow, number);
            for field in ["on", "with", "id", "skills", "hours", "w"] {
                assert_eq!(
                    book.peek(Section::Shadow, number, field).as_ref(),
                    table.get(field),
                    "{number} {field}"
                );
            }
        }
    }

    #[test]
    fn a_change_inside_a_record_moves_the_rest() {
        let mut book = book();
        let at = FILE.find("Bo").expect("a name");
        book.replace(at..at + 2, "Someone longer");
        let fresh = Book::open(book.text().to_owned());
        assert_eq!(book.blocks, fresh.blocks);
        assert_eq!(
            book.table(Section::Shadow, 2),
            fresh.table(Section::Shadow, 2)
        );
    }

    proptest! {
        #[test]
        fn a_book_after_any_change_is_as_if_opened_anew(
            at in any::<prop::sample::Index>(),
            length in 0_usize..40,
            new in prop::sample::select(vec![
                "", "\n", "x", "# c\n", "[[shadow]]\n", "[[shadow]]\non = 2026-01-01\n\n", "[shadow.follow_up]\n", "[person]\n",
                "\"\"\"", "[", "]\n", "id = \"y\"\n", "[[win]]\nquarter = \"2026-Q1\"\n", "[x]\n", "\n# c",
            ]),
        ) {
            let mut book = book();
            book.index(Section::Shadow);
            let (start, length) = (at.index(FILE.len()), length.min(FILE.len()));
            let start = start.min(FILE.len() - length);
            book.replace(start..start + length, new);
            let fresh = Book::open(book.text().to_owned());
            prop_assert_eq!(&book.blocks, &fresh.blocks, "{}", book.text());
            prop_assert_eq!(&book.records, &fresh.records);
            prop_assert_eq!(&book.unusual, &fresh.unusual);
            prop_assert_eq!(book.keys(Section::Shadow), fresh.keys(Section::Shadow));
        }
    }

    #[test]
    fn unusual_styles_are_read_too() {
        for text in [
            "shadow = [{ on = 2026-11-12, with = \"Bo\" }]\n",
            "[['shadow']]\non = 2026-11-12\nwith = \"Bo\"\n",
            "[[shadow]]\n\"on\" = 2026-11-12\n[[cert]]\n[shadow2]\n",
            "[[shadow]]\non = 2026-11-12\n[[cert]]\n[shadow.follow_up]\nwhat = 'x'\n",
        ] {
            let book = Book::open(text.to_owned());
            assert_eq!(book.count(Section::Shadow), 1, "{text}");
            assert_eq!(
                book.day(Section::Shadow, 0),
                "2026-11-12".parse().ok(),
                "{text}"
            );
        }
    }
}
