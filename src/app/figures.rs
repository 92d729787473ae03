//! Everything that the dashboard shows, computed pane by pane, so that an edit costs only what it changed.

mod checked;
mod log;
mod made;
mod past;
mod rows;
mod seen;
mod skills;
mod track;
mod win;

pub use checked::Fault;
pub use log::{Entry, Log};
pub use past::Past;
pub use skills::{Skill, Skills};
pub use track::TrackFigures;
pub use win::WinFigures;

use super::pane::Pane;
use super::sieve::{Sieve, Sifted, Sifter};
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::certs::{Certifications, certifications};
use crate::insight::header::Header;
use crate::insight::shadowing::Shadowing;
use crate::insight::skills::Listed;
use crate::insight::{Basis, Level};
use crate::model::{Path, Section};
use crate::store::Book;
use crate::text::Text;
use checked::Checked;
use std::sync::Arc;

/// The parts that are computed on their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Header,
    Pane(Pane),
}

/// The figures of the header and of the four panes.
#[derive(Debug)]
pub struct Figures {
    pub today: Day,
    pub header: Header,
    pub track: TrackFigures,
    pub win: WinFigures,
    pub certs: Certifications,
    pub shadowing: Shadowing,
    pub log: Log,
    /// The words for the levels, from none to the highest.
    levels: [Text; 5],
    header_faults: Vec<Fault>,
    faults: [Vec<Fault>; 4],
    sieves: [Sieve; 4],
    sifted: [Sifted; 4],
    revision: u64,
    revisions: [u64; 5],
}

impl Figures {
    /// How a pane is looked at.
    pub fn sieve(&self, pane: Pane) -> &Sieve {
        &self.sieves[pane as usize]
    }

    /// How many records of a pane are shown.
    pub fn sifted(&self, pane: Pane) -> Sifted {
        self.sifted[pane as usize]
    }

    /// Takes the ways in which the panes are looked at, for figures that are made anew.
    pub(super) fn take_sieves(&mut self) -> [Sieve; 4] {
        std::mem::take(&mut self.sieves)
    }

    /// Looks at a pane in another way.
    pub(super) fn look_through(
        &mut self,
        book: &Book,
        catalogue: &Catalogue,
        pane: Pane,
        sieve: Sieve,
    ) {
        self.sieves[pane as usize] = sieve;
        let source = Checked::new(book);
        let basis = Basis::new(&source, catalogue, self.today);
        self.revision += 1;
        self.put(Part::Pane(pane).made(&basis, &source, book));
        self.sift(book, catalogue, pane);
        self.revisions[pane as usize] = self.revision;
    }

    /// How many records of a pane would be shown, looked at in another way.
    pub(super) fn tried(
        &self,
        book: &Book,
        catalogue: &Catalogue,
        pane: Pane,
        sieve: &Sieve,
    ) -> Sifted {
        let source = Checked::new(book);
        let basis = Basis::new(&source, catalogue, self.today);
        let mut sifter = Sifter::new(book, catalogue, self.today, sieve);
        match pane {
            Pane::Track => {
                let track = track::figures(&basis);
                track.with_strays(&source.take()).sift(&mut sifter);
            }
            Pane::Win => {
                let win = win::figures(&basis, book);
                win.with_strays(&source.take()).sift(&mut sifter);
            }
            Pane::Certs => {
                let mut rows = certifications(&basis).rows;
                sifter.sift(&mut rows, |row| Some(&row.at));
            }
            Pane::Shadowing => Log::of(book).sift(&mut sifter),
        }
        sifter.count
    }

    /// Takes out of a pane what its sieve holds back, and sorts the rest.
    fn sift(&mut self, book: &Book, catalogue: &Catalogue, pane: Pane) {
        let sieve = &self.sieves[pane as usize];
        let mut sifter = Sifter::new(book, catalogue, self.today, sieve);
        match pane {
            Pane::Track => self.track.sift(&mut sifter),
            Pane::Win => self.win.sift(&mut sifter),
            Pane::Certs => sifter.sift(&mut self.certs.rows, |row| Some(&row.at)),
            Pane::Shadowing => self.log.sift(&mut sifter),
        }
        self.sifted[pane as usize] = sifter.count;
    }

    /// Computes anew what a change in a section can have changed. A new day or catalogue needs [`Figures::new`].
    pub fn refresh(&mut self, book: &Book, catalogue: &Catalogue, section: Section) {
        let source = Checked::new(book);
        let basis = Basis::new(&source, catalogue, self.today);
        self.revision += 1;
        for part in changed_by(section) {
            self.put(part.made(&basis, &source, book));
            match part {
                Part::Header => self.revisions[4] = self.revision,
                Part::Pane(pane) => {
                    self.sift(book, catalogue, *pane);
                    self.revisions[*pane as usize] = self.revision;
                }
            }
        }
    }

    /// A number that is another one after each change of what a pane shows.
    pub fn revision(&self, pane: Pane) -> u64 {
        self.revisions[pane as usize]
    }

    /// A number that is another one after each change of what the header shows.
    pub fn header_revision(&self) -> u64 {
        self.revisions[4]
    }

    /// All that the row of a skill shows, read where that was not done yet.
    pub fn skill(&self, book: &Book, catalogue: &Catalogue, listed: &Listed) -> Arc<Skill> {
        let skills = &self.track.skills;
        skills.read(book, catalogue, self.today, listed)
    }

    /// What is wrong with a record of a pane, in words that are safe to show. Skills and sessions say it themselves.
    pub fn fault(&self, pane: Pane, at: &Path) -> Option<&str> {
        let faults = &self.faults[pane as usize];
        let fault = faults.iter().find(|fault| fault.at == *at)?;
        Some(&fault.what)
    }

    /// Whether a win has problems; one of long ago is read for it when its row is seen.
    pub fn is_faulty_win(&self, book: &Book, at: &Path) -> bool {
        if self.fault(Pane::Win, at).is_some() {
            return true;
        }
        self.win.is_faulty_past(book, at)
    }

    /// What is wrong with the person, the direction or the track.
    pub fn header_fault(&self) -> Option<&str> {
        self.header_faults.first().map(|fault| &*fault.what)
    }

    /// The word for a level.
    pub fn level(&self, level: Level) -> &Text {
        &self.levels[level.rank().min(self.levels.len() - 1)]
    }
}

/// What a change in a section can change on the dashboard.
fn changed_by(section: Section) -> &'static [Part] {
    const HEADER: Part = Part::Header;
    const TRACK: Part = Part::Pane(Pane::Track);
    const WIN: Part = Part::Pane(Pane::Win);
    const CERTS: Part = Part::Pane(Pane::Certs);
    const SHADOWING: Part = Part::Pane(Pane::Shadowing);
    match section {
        Section::Person
        | Section::Away
        | Section::OwnTrack
        | Section::OwnSkill
        | Section::OwnMilestone
        | Section::OwnProject
        | Section::OwnCert
        | Section::OwnArchetype
        | Section::OwnLevel => &[HEADER, TRACK, WIN, CERTS, SHADOWING],
        Section::Direction => &[HEADER],
        Section::Track => &[HEADER, TRACK, CERTS, SHADOWING],
        Section::Skill => &[TRACK],
        Section::Milestone | Section::Win | Section::Evidence => &[TRACK, WIN, CERTS],
        Section::Cert => &[TRACK, CERTS],
        Section::Shadow => &[TRACK, SHADOWING],
        Section::ShadowPlan => &[SHADOWING],
        Section::Budget => &[CERTS],
        _ => &[],
    }
}

#[cfg(test)]
mod tests;
