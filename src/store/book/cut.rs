//! Cutting a book's text into records, and cutting anew only what a change has touched.

use super::super::scan::{self, Block, Id};
use super::super::tree;
use super::Book;
use super::peek::statement_of;
use crate::model::Section;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

impl Book {
    /// Replaces a stretch of the text. Where it lies inside of one record, only that record is cut anew.
    pub(in crate::store) fn replace(&mut self, range: Range<usize>, new: &str) {
        let known = self.known_of(self.block_at(range.start));
        let text = self.text.to_change();
        text.replace_range(range.clone(), new);
        self.whole.take();
        if !self.recut(&range, new.len(), known) {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.blocks = Arc::new(scan::shared_blocks(&self.text));
        self.list_cut();
    }

    /// Lists the records of a text that was just cut as a whole.
    pub(super) fn list_cut(&mut self) {
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
                self.archive = true;
            }
        }
    }

    fn list_records(&mut self) {
        #[cfg(test)]
        {
            self.cuts += 1;
        }
        let mut records = vec![Vec::new(); Section::EVERY.len()];
        self.unusual = vec![false; Section::EVERY.len()];
        self.archive = false;
        self.ids = none_yet();
        self.days = none_yet();
        for (number, block) in self.blocks.iter().enumerate() {
            self.archive |= block.archived;
            if let Some(section) = block.section {
                records[section as usize].push(u32::try_from(number).unwrap_or(u32::MAX));
                self.unusual[section as usize] |= !block.regular;
            } else if !block.regular {
                self.unusual.fill(true);
            }
        }
        self.records = Arc::new(records);
        // A table that stands twice is read with the rest, where it shows as a fault.
        for single in [Section::Person, Section::Team] {
            self.unusual[single as usize] |= self.records[single as usize].len() > 1;
        }
        // What is written in an unusual way shows its fields to nobody who does not read it.
        self.archive |= self.unusual.contains(&true) || self.blocks.iter().any(is_unclear);
    }

    /// The block in which a place of the text lies.
    fn block_at(&self, place: usize) -> usize {
        let behind = |block: &Block| block.start as usize <= place;
        self.blocks.partition_point(behind).saturating_sub(1)
    }

    /// All by which a record is found without reading it, but for its place; none where only reading it can tell.
    fn known_of(&self, block: usize) -> Option<Block> {
        let own = self.blocks.get(block).filter(|own| own.simple)?;
        let is_dated = || statement_of(self.slice(&self.block_range(block)), "on").is_some();
        if own.id == Id::UNCLEAR || (own.on.is_none() && is_dated()) {
            return None;
        }
        Some(Block { start: 0, ..*own })
    }

    /// Cuts only the records anew that a change touches; false where more than these may be different. `known` is by what
    /// the first of them was found.
    fn recut(&mut self, old: &Range<usize>, length: usize, known: Option<Block>) -> bool {
        let first = self.block_at(old.start);
        let behind = self
            .blocks
            .partition_point(|block| (block.start as usize) < old.end)
            .max(first + 1);
        if first == 0 || self.unusual.contains(&true) {
            return false;
        }
        let moved =
            |start: u32| u32::try_from(start as usize + length - old.len()).unwrap_or(u32::MAX);
        let blocks = Arc::make_mut(&mut self.blocks);
        for block in blocks.iter_mut().skip(behind) {
            block.start = moved(block.start);
        }
        let count = self.blocks.len();
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
        Arc::make_mut(&mut self.blocks).splice(first..behind, fresh);
        let alone = behind == first + 1 && self.blocks.len() == count;
        if alone && known.is_some() && known == self.known_of(first) {
            return true;
        }
        self.list_records();
        !self.unusual.contains(&true)
    }
}

/// Room for something of each section.
pub(super) fn none_yet<T>() -> Vec<OnceLock<T>> {
    Section::EVERY.iter().map(|_| OnceLock::new()).collect()
}

/// Whether only reading a record can tell what fields it has.
fn is_unclear(block: &Block) -> bool {
    block.section.is_some() && !block.simple
}
