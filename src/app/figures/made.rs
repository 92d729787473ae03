//! How the figures are made: part by part, at a start in shares of which two threads each do what comes next.

use super::checked::Checked;
use super::{Fault, Figures, Log, Part, TrackFigures, WinFigures, track, win};
use crate::app::pane::Pane;
use crate::app::sieve::{Sieve, Sifted};
use crate::aside::share_out;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::certs::{Certifications, certifications};
use crate::insight::header::{Header, header};
use crate::insight::shadowing::{Shadowing, shadowing};
use crate::insight::{Basis, Level};
use crate::store::Book;
use std::sync::Arc;

/// What was made of one part, with the faults that were met; those of sessions and skills are found when their rows are
/// seen.
pub(super) enum Made {
    Track(TrackFigures, Vec<Fault>),
    Certs(Certifications, Vec<Fault>),
    Shadowing(Shadowing, Log),
    Win(WinFigures, Vec<Fault>),
    Header(Header, Vec<Fault>),
}

impl Part {
    /// The longest first, so that two threads are done at about the same time.
    const ALL: [Part; 5] = [
        Part::Pane(Pane::Track),
        Part::Pane(Pane::Certs),
        Part::Pane(Pane::Shadowing),
        Part::Pane(Pane::Win),
        Part::Header,
    ];

    /// The figures of a part, before anything is held back. What the source has noted is taken.
    pub(super) fn made(self, basis: &Basis, source: &Checked, book: &Book) -> Made {
        match self {
            Part::Pane(Pane::Track) => {
                let track = track::figures(basis);
                let faults = source.take();
                Made::Track(track.with_strays(&faults), faults)
            }
            Part::Pane(Pane::Certs) => Made::Certs(certifications(basis), source.take()),
            Part::Pane(Pane::Shadowing) => {
                let shadowing = shadowing(basis, 0);
                source.take();
                Made::Shadowing(shadowing, Log::of(book))
            }
            Part::Pane(Pane::Win) => {
                let win = win::figures(basis, book);
                let faults = source.take();
                Made::Win(win.with_strays(&faults), faults)
            }
            Part::Header => Made::Header(header(basis), source.take()),
        }
    }
}

impl Figures {
    /// All figures of a roadmap on a day. The book is given back: for as long as this lasts, two threads read it.
    pub fn new(book: Book, catalogue: &Catalogue, today: Day) -> (Book, Figures) {
        Figures::with(book, catalogue, today, Default::default())
    }

    /// The same, looked at through what each pane lets through.
    pub fn with(
        book: Book,
        catalogue: &Catalogue,
        today: Day,
        sieves: [Sieve; 4],
    ) -> (Book, Figures) {
        let shared = Arc::new(book);
        let (book, own) = (Arc::clone(&shared), catalogue.clone());
        let made = share_out(Part::ALL.len(), move |number| {
            let source = Checked::new(&book);
            let basis = Basis::new(&source, &own, today);
            Part::ALL[number].made(&basis, &source, &book)
        });
        let book = Arc::into_inner(shared).expect("the other thread keeps nothing");
        let mut figures = Figures::of(made, catalogue, today);
        figures.sieves = sieves;
        for pane in Pane::ALL {
            figures.sift(&book, catalogue, pane);
        }
        (book, figures)
    }

    /// Puts what was made anew in the place of what was there.
    pub(super) fn put(&mut self, made: Made) {
        match made {
            Made::Track(track, faults) => {
                self.track = track;
                self.faults[Pane::Track as usize] = faults;
            }
            Made::Certs(certs, faults) => {
                self.certs = certs;
                self.faults[Pane::Certs as usize] = faults;
            }
            Made::Shadowing(shadowing, log) => {
                self.shadowing = shadowing;
                self.log = log;
            }
            Made::Win(win, faults) => {
                self.win = win;
                self.faults[Pane::Win as usize] = faults;
            }
            Made::Header(header, faults) => {
                self.header = header;
                self.header_faults = faults;
            }
        }
    }

    fn of(made: Vec<Made>, catalogue: &Catalogue, today: Day) -> Figures {
        let made = <[Made; 5]>::try_from(made);
        let Ok(
            [
                Made::Track(track, of_track),
                Made::Certs(certs, of_certs),
                Made::Shadowing(shadowing, log),
                Made::Win(win, of_win),
                Made::Header(header, header_faults),
            ],
        ) = made
        else {
            unreachable!("the parts come in their order");
        };
        let levels = Level::ALL.map(|level| {
            let known = catalogue.name("level", level.name());
            known.cloned().unwrap_or_else(|| level.name().into())
        });
        Figures {
            today,
            header,
            track,
            win,
            certs,
            shadowing,
            log,
            levels,
            header_faults,
            faults: [of_track, of_win, of_certs, Vec::new()],
            sieves: Default::default(),
            sifted: [Sifted::default(); 4],
            revision: 0,
            revisions: [0; 5],
        }
    }
}
