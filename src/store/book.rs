//! A roadmap's file in memory: its text, and where its records are.
//!
//! The text is the truth. A record is read when somebody asks for it, alone; nothing is kept twice. Sections that are
//! written in an unusual way (a list in brackets, a record in two places) are read from the whole file instead.

mod cut;
mod names;
mod peek;

use self::cut::none_yet;
pub(super) use self::names::keys;
pub(super) use self::peek::statement_found;
use super::as_read::AsRead;
use super::check::{Fault, check_blocks};
use super::index::{ByDays, ByIds};
use super::scan::{self, Block};
use super::tree::{self, Node};
use crate::file_text::FileText;
use crate::model::{Kind, Record, Section, Table, Value, plain};
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

#[cfg(test)]
mod alike_tests;
#[cfg(test)]
mod tests;
