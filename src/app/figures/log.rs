//! The sessions of shadowing, newest first: sorted by their days once, each read when its row is seen.

use super::checked::summary;
use super::seen::Seen;
use crate::app::sieve::Sifter;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::shadowing::STEPS;
use crate::model::{Path, Section, problems};
use crate::store::Book;
use crate::text::Text;
use std::sync::Arc;

/// The order of the sessions, and those that were seen lately.
#[derive(Debug, Default)]
pub struct Log {
    /// Numbers of records: those without a day first, so that they are noticed, then the newest.
    order: Vec<u32>,
    /// The day of the oldest session.
    oldest: Option<Day>,
    seen: Seen<usize, Entry>,
}

/// One session as its row shows it.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    pub on: Option<Day>,
    /// The id or name of the track in the file.
    pub track: Option<Text>,
    /// What the screen calls the track.
    pub track_name: Option<Text>,
    pub with: Option<Text>,
    pub step: Option<&'static str>,
    pub hours: Option<f64>,
    pub what: Option<Text>,
    pub learned: Option<Text>,
    /// What is wrong with it, in words that are safe to show.
    pub fault: Option<String>,
}

impl Log {
    pub(super) fn of(book: &Book) -> Log {
        let days = (0..book.count(Section::Shadow)).filter_map(|number| {
            let on = book.day(Section::Shadow, number);
            Some((on, u32::try_from(number).ok()?))
        });
        let mut days: Vec<(Option<Day>, u32)> = days.collect();
        days.sort_unstable_by(|one, other| {
            let dated = |entry: &(Option<Day>, u32)| entry.0.is_some();
            dated(one).cmp(&dated(other)).then_with(|| other.cmp(one))
        });
        Log {
            oldest: days.last().and_then(|(on, _)| *on),
            order: days.into_iter().map(|(_, number)| number).collect(),
            seen: Seen::default(),
        }
    }

    /// Takes out what a sieve holds back, and sorts the rest.
    pub(super) fn sift(&mut self, sifter: &mut Sifter<'_>) {
        if sifter.passes_all() {
            sifter.count.shown = self.order.len();
            sifter.count.all = self.order.len();
            return;
        }
        self.order
            .retain(|number| sifter.passes(Section::Shadow, *number as usize));
        sifter.sort(Section::Shadow, &mut self.order);
    }

    /// How many sessions are shown.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The day of the oldest session.
    pub fn oldest(&self) -> Option<Day> {
        self.oldest
    }

    /// The place in the file of the session in a row.
    pub fn number(&self, row: usize) -> Option<usize> {
        self.order.get(row).map(|number| *number as usize)
    }

    /// The row of the session with this place in the file.
    pub fn row(&self, number: usize) -> Option<usize> {
        let number = u32::try_from(number).ok()?;
        self.order.iter().position(|own| *own == number)
    }

    /// The session in a row.
    pub fn entry(&self, book: &Book, catalogue: &Catalogue, row: usize) -> Option<Arc<Entry>> {
        let number = self.number(row)?;
        Some(self.seen.or_read(&number, || read(book, catalogue, number)))
    }
}

fn read(book: &Book, catalogue: &Catalogue, number: usize) -> Entry {
    let table = book.table(Section::Shadow, number);
    let own = |name: &str| table.text(name).filter(|text| !text.is_blank()).cloned();
    let track = own("track");
    let mut entry = Entry {
        on: table.day("on"),
        track_name: track.as_ref().map(|said| {
            let known = catalogue.name("track", said.raw());
            known.unwrap_or(said).clone()
        }),
        track,
        with: own("with"),
        step: table
            .text("step")
            .and_then(|step| STEPS.into_iter().find(|own| *own == step.raw())),
        hours: table
            .number("hours")
            .filter(|hours| (0.0..=24.0).contains(hours)),
        what: own("what"),
        learned: own("learned"),
        fault: None,
    };
    let found = problems(&table, Section::Shadow.fields(), &Path::root());
    entry.fault = summary(None, found);
    entry
}
