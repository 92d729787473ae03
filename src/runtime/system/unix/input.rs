//! The keys, parsed by crossterm, and never left unread.
//!
//! Crossterm has no way to ask "is an event there?": with no time at all it always says no, with any other time it
//! spins until the time is over. So it is asked only while bytes are known to wait, with a short time, and once more
//! a little later in case that was too short.

use super::wake::Pipe;
use crossterm::event::{self, Event};
use rustix::fd::BorrowedFd;
use std::io;
use std::time::Duration;

/// Long enough for one look, short enough to spin through.
const GLANCE: Duration = Duration::from_micros(30);

/// How long after the last key it is worth looking once more.
pub(in crate::runtime) const AFTERTHOUGHT: Duration = Duration::from_millis(50);

/// Takes events out of crossterm one by one.
#[derive(Debug, Default)]
pub(in crate::runtime) struct Input {
    /// Bytes that may still hold events: each event takes at least one.
    waiting: u64,
}

impl Input {
    /// Takes none yet; what the loop sleeps on needs to know nothing of it.
    pub(in crate::runtime) fn new(_: &Pipe) -> Self {
        Self::default()
    }

    /// Builds crossterm's reader ahead of the first key.
    pub(in crate::runtime) fn prepare(&mut self) {
        if matches!(event::poll(Duration::from_nanos(1)), Ok(true)) {
            self.look_again();
        }
    }

    /// Leaves the keys to another program: nobody reads them but who asks for the next one.
    #[expect(clippy::unused_self, reason = "one signature for all systems")]
    pub(in crate::runtime) fn rest(&mut self) {}

    /// Makes the next calls look until crossterm has nothing more, even if no byte waits in the terminal.
    pub(in crate::runtime) fn look_again(&mut self) {
        self.waiting = u64::MAX;
    }

    /// The next event that is there now; an error means that the terminal is gone.
    ///
    /// `readable` is what poll(2) has said: a terminal that is readable and has no bytes is at its end.
    pub(in crate::runtime) fn next(
        &mut self,
        terminal: BorrowedFd<'_>,
        readable: bool,
    ) -> io::Result<Option<Event>> {
        if self.waiting == 0 {
            self.waiting = rustix::io::ioctl_fionread(terminal)?;
            if self.waiting == 0 && readable {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        while self.waiting > 0 {
            // Twice, since being put to sleep by the system at the wrong moment looks like "nothing there".
            if !event::poll(GLANCE)? && !event::poll(GLANCE)? {
                self.waiting = 0;
                break;
            }
            match event::read()? {
                // The size is asked from the terminal itself when the signal comes.
                Event::Resize(..) => {}
                event => {
                    self.waiting -= 1;
                    return Ok(Some(event));
                }
            }
        }
        Ok(None)
    }
}
