//! What a pane lets through and in which order: its filter, its sort order, and whether archived records are shown.

mod filter;
mod order;
mod words;

pub use filter::Filter;
pub use order::Order;
pub(super) use words::record_words;

use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::model::{Path, Section, Table};
use crate::store::Book;

/// How a person looks at one pane; it is no part of the roadmap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    pub filter: Option<Filter>,
    pub order: Order,
    /// Archived records are shown, too.
    pub with_archived: bool,
}

/// How many records of a pane are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sifted {
    pub shown: usize,
    /// With those that the filter holds back, without archived ones that are hidden.
    pub all: usize,
    /// Archived ones that are hidden.
    pub archived: usize,
}

/// A sieve at work on one roadmap.
#[derive(Debug)]
pub(super) struct Sifter<'s> {
    pub(super) book: &'s Book,
    pub(super) catalogue: &'s Catalogue,
    pub(super) today: Day,
    pub(super) sieve: &'s Sieve,
    /// Whether the file has the word at all: if not, no record need be looked at.
    archive: bool,
    pub(super) count: Sifted,
}

impl<'s> Sifter<'s> {
    pub(super) fn new(
        book: &'s Book,
        catalogue: &'s Catalogue,
        today: Day,
        sieve: &'s Sieve,
    ) -> Sifter<'s> {
        Sifter {
            book,
            catalogue,
            today,
            sieve,
            archive: book.may_have_archive(),
            count: Sifted::default(),
        }
    }

    /// Whether records are shown that have come to their end and are otherwise passed over.
    pub(super) fn wants_done(&self) -> bool {
        self.sieve.filter.is_some() || self.sieve.with_archived
    }

    /// Whether nothing is held back or moved.
    fn is_open(&self) -> bool {
        !self.archive && self.sieve.filter.is_none() && self.sieve.order == Order::Own
    }

    /// Keeps of some rows those that pass, and sorts them; a row without a place passes only an open sieve.
    pub(super) fn sift<T>(&mut self, rows: &mut Vec<T>, place: impl Fn(&T) -> Option<&Path>) {
        if self.is_open() {
            let placed = rows.iter().filter(|row| place(row).is_some()).count();
            self.count.shown += placed;
            self.count.all += placed;
            return;
        }
        let filtered = self.sieve.filter.is_some();
        rows.retain(|row| match place(row) {
            Some(at) => self.lets_through(at),
            None => !filtered,
        });
        if self.sieve.order != Order::Own {
            let of = |row: &T| self.rank(place(row));
            rows.sort_by_cached_key(of);
        }
    }

    /// Whether the record of a place passes; it is counted.
    pub(super) fn lets_through(&mut self, at: &Path) -> bool {
        let number = at
            .into_record()
            .and_then(|(section, key)| Some((section, self.book.find(section, key)?)));
        match number {
            Some((section, number)) => self.passes(section, number),
            None => true,
        }
    }

    /// Whether a record passes; it is counted.
    pub(super) fn passes(&mut self, section: Section, number: usize) -> bool {
        if self.archive && !self.sieve.with_archived && self.is_archived(section, number) {
            self.count.archived += 1;
            return false;
        }
        self.count.all += 1;
        let passes = self.sieve.filter.as_ref().is_none_or(|filter| {
            let table = self.book.table(section, number);
            filter.fits(section, &table, self.catalogue, self.today)
        });
        self.count.shown += usize::from(passes);
        passes
    }

    fn is_archived(&self, section: Section, number: usize) -> bool {
        if !self.book.may_be_archived(section, number) {
            return false;
        }
        let day = self.book.peek(section, number, "archived");
        day.and_then(|day| day.as_day())
            .is_some_and(|day| day <= self.today)
    }

    fn rank(&self, at: Option<&Path>) -> order::Rank {
        let record = at
            .and_then(Path::into_record)
            .and_then(|(section, key)| Some((section, self.book.find(section, key)?)));
        let (section, table) = match record {
            Some((section, number)) => (section, self.book.table(section, number)),
            None => (Section::Person, Table::new()),
        };
        self.sieve
            .order
            .rank(section, &table, self.catalogue, self.today)
    }

    /// Sorts numbers of records of one section.
    pub(super) fn sort(&self, section: Section, numbers: &mut [u32]) {
        if self.sieve.order != Order::Own {
            numbers.sort_by_cached_key(|number| {
                let table = self.book.table(section, *number as usize);
                self.sieve
                    .order
                    .rank(section, &table, self.catalogue, self.today)
            });
        }
    }

    /// Whether a whole section passes unseen.
    pub(super) fn passes_all(&self) -> bool {
        self.is_open()
    }
}
