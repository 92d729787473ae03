//! A word on what takes long: on standard error, only where that is a terminal, and gone when it is done.

use std::io::{IsTerminal as _, Write};
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
        if self.is_seen && self.begun.elapsed() > PATIENCE {
            self.tell(&mut std::io::stderr(), done, all);
        }
    }

    /// Writes the word, unless it was written a moment ago. What cannot be written there is nobody's loss.
    fn tell(&mut self, out: &mut dyn Write, done: usize, all: usize) {
        if self.shown.is_none_or(|at| at.elapsed() > PACE) {
            self.shown = Some(Instant::now());
            let what = self.what;
            let _ = write!(out, "\r\u{1b}[Kroadbook: {what} {done} of {all}");
        }
    }

    /// Makes room for another word.
    pub(in crate::cli) fn pause(&mut self) {
        self.clear(&mut std::io::stderr());
    }

    fn clear(&mut self, out: &mut dyn Write) {
        if self.shown.take().is_some() {
            let _ = write!(out, "\r\u{1b}[K");
        }
    }

    /// Takes the word away.
    pub(in crate::cli) fn end(mut self) {
        self.pause();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_written_once_in_a_while_and_goes() {
        let mut progress = Progress::begin("file");
        let mut out = Vec::new();
        progress.clear(&mut out);
        assert!(out.is_empty());
        progress.tell(&mut out, 3, 9);
        progress.shown = Some(Instant::now() + Duration::from_hours(1));
        progress.tell(&mut out, 4, 9);
        progress.clear(&mut out);
        progress.clear(&mut out);
        assert_eq!(out, b"\r\x1b[Kroadbook: file 3 of 9\r\x1b[K");
    }
}
