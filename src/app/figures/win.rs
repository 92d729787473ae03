//! The pane of the quarter's win: the win with its measures, then others, then what came before.

use super::checked::{Fault, wrong};
use super::past::{Past, past};
use super::seen::Seen;
use crate::app::sieve::Sifter;
use crate::insight::Basis;
use crate::insight::win::{Win, Wins, in_quarter, wins};
use crate::model::{Path, Section};
use crate::store::Book;

/// What the pane of the quarter's win shows.
#[derive(Debug)]
pub struct WinFigures {
    pub wins: Wins,
    /// More wins of the same quarter, though one is meant.
    pub others: Vec<Win>,
    pub past: Vec<Past>,
    /// Wins that belong to no quarter, since something is wrong with them.
    pub strays: Vec<Fault>,
    /// Which wins of long ago have problems, of those whose rows were seen.
    seen: Seen<Path, bool>,
}

pub(super) fn figures(basis: &Basis, book: &Book) -> WinFigures {
    let wins = wins(basis);
    let mut others = Vec::new();
    if let Some(current) = &wins.current {
        others = in_quarter(basis);
        others.retain(|win| win.at != current.at);
    }
    WinFigures {
        past: past(&wins, book),
        wins,
        others,
        strays: Vec::new(),
        seen: Seen::default(),
    }
}

impl WinFigures {
    /// The same, with the wins that no figure speaks of.
    pub(super) fn with_strays(mut self, faults: &[Fault]) -> WinFigures {
        let strays = faults
            .iter()
            .filter(|fault| fault.at.into_section() == Some(Section::Win))
            .filter(|fault| self.places().all(|at| at != Some(&fault.at)));
        self.strays = strays.cloned().collect();
        self
    }

    pub(super) fn is_faulty_past(&self, book: &Book, at: &Path) -> bool {
        *self.seen.or_read(at, || {
            let number = at
                .into_record()
                .and_then(|(section, key)| book.find(section, key));
            let record = number.and_then(|number| book.record(Section::Win, number));
            record.is_some_and(|record| wrong(&record, at).is_some())
        })
    }

    /// Takes out what a sieve holds back; a quarter without a win passes only where nothing is asked for.
    pub(super) fn sift(&mut self, sifter: &mut Sifter<'_>) {
        let current = self.wins.current.take();
        self.wins.current = current.filter(|win| sifter.lets_through(&win.at));
        sifter.sift(&mut self.others, |win| Some(&win.at));
        sifter.sift(&mut self.past, |past| past.at.as_ref());
        sifter.sift(&mut self.strays, |fault| Some(&fault.at));
    }

    /// The places of its rows: the win, its key results, its guards, other wins, past ones, strays.
    pub(super) fn places(&self) -> impl Iterator<Item = Option<&Path>> {
        let current = self.wins.current.iter();
        let measures = current.flat_map(|win| {
            let results = win.key_results.iter().map(|result| &result.at);
            let guards = win.guards.iter().map(|guard| &guard.at);
            std::iter::once(&win.at).chain(results).chain(guards)
        });
        let others = self.others.iter().map(|win| &win.at);
        let past = self.past.iter().map(|past| past.at.as_ref());
        let strays = self.strays.iter().map(|fault| &fault.at);
        measures
            .chain(others)
            .map(Some)
            .chain(past)
            .chain(strays.map(Some))
    }
}
