//! How the figures are made: in shares, of which two threads each do what comes next.

use super::checked::Checked;
use super::log::Order;
use super::{Fault, Figures, Log, TrackFigures, WinFigures, track, win};
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

/// What one share has made, with the faults that it has met.
enum Made {
    Track(TrackFigures, Vec<Fault>),
    Certs(Certifications, Vec<Fault>),
    Shadowing(Shadowing, Order),
    Win(WinFigures, Vec<Fault>),
    Header(Header, Vec<Fault>),
}

/// What makes a share.
type Share = fn(&Basis, &Checked, &Book) -> Made;

/// The longest first, so that both threads are done at about the same time.
const SHARES: [Share; 5] = [
    |basis, source, _| {
        let track = track::figures(basis);
        let faults = source.take();
        Made::Track(track.with_strays(&faults), faults)
    },
    |basis, source, _| Made::Certs(certifications(basis), source.take()),
    |basis, _, book| Made::Shadowing(shadowing(basis, 0), Order::of(book)),
    |basis, source, book| {
        let win = win::figures(basis, book);
        let faults = source.take();
        Made::Win(win.with_strays(&faults), faults)
    },
    |basis, source, _| Made::Header(header(basis), source.take()),
];

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
        let made = share_out(SHARES.len(), move |number| {
            let source = Checked::new(&book);
            let basis = Basis::new(&source, &own, today);
            SHARES[number](&basis, &source, &book)
        });
        let book = Arc::into_inner(shared).expect("the other thread keeps nothing");
        let mut figures = Figures::of(made, catalogue, today);
        figures.sieves = sieves;
        for pane in Pane::ALL {
            figures.sift(&book, catalogue, pane);
        }
        (book, figures)
    }

    fn of(made: Vec<Made>, catalogue: &Catalogue, today: Day) -> Figures {
        let made = <[Made; 5]>::try_from(made);
        let Ok(
            [
                Made::Track(track, of_track),
                Made::Certs(certs, of_certs),
                Made::Shadowing(shadowing, order),
                Made::Win(win, of_win),
                Made::Header(header, header_faults),
            ],
        ) = made
        else {
            unreachable!("the shares come in their order");
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
            log: Log::in_order(order),
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
