//! A word on what takes long: on standard error, only where that is a terminal, and gone when it is done.

use std::io::{IsTerminal as _, Write as _};
use std::time::{Duration, Instant};

/// What is done sooner is not worth a word.
const PATIENCE: Duration = Duration::from_millis(400);

/// How often the words may change.
const PACE: Duration = Duration::from_millis(100);

/// Something that may take long.
#[derive(Debug)]
pub(in crate::cli) struct Progress {
    what: &'static str,
    begun: Instant,
    shown: Option<Instant>,
    is_seen: bool,
}

impl Progress {
    /// Begins; the word comes with the first step that is late enough.
    pub(in crate::cli) fn begin(what: &'static str) -> Progress {
        Progress {
            what,
            begun: Instant::now(),
            shown: None,
            is_seen: std::io::stderr().is_terminal(),
        }
    }

    /// So many of all are done.
    pub(in crate::cli) fn step(&mut self, done: usize, all: usize) {
        let late = self.begun.elapsed() > PATIENCE;
        let again = self.shown.is_none_or(|at| at.elapsed() > PACE);
        if !self.is_seen || !late || !again {
            return;
        }
        self.shown = Some(Instant::now());
        let what = self.what;
        // What cannot be written there is nobody's loss.
        let _ = write!(
            std::io::stderr(),
            "\r\u{1b}[Kroadbook: {what} {done} of {all}"
        );
    }

    /// Makes room for another word.
    pub(in crate::cli) fn pause(&mut self) {
        if self.shown.take().is_some() {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }

    /// Takes the word away.
    pub(in crate::cli) fn end(self) {
        if self.shown.is_some() {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}
