//! The one place where the program sleeps: poll(2) on the terminal and on the pipe that wakes it.

use super::wake::Pipe;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::BorrowedFd;
use std::time::Duration;

const ENDED: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// How long to sleep at most.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    /// Only look.
    Now,
    /// Wake after this time even when nothing has happened.
    After(Duration),
    /// Sleep until something happens.
    None,
}

impl Limit {
    fn timespec(self) -> Option<Timespec> {
        match self {
            Self::Now => Some(Timespec {
                tv_sec: 0,
                tv_nsec: 0,
            }),
            Self::After(time) => Timespec::try_from(time).ok(),
            Self::None => None,
        }
    }
}

/// What ended the sleep; nothing set means that the time was over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ready {
    /// The terminal has bytes for us.
    pub(super) input: bool,
    /// A signal or another thread has woken us.
    pub(super) woken: bool,
    /// The terminal has vanished.
    pub(super) gone: bool,
}

/// Sleeps until the terminal has input, the pipe wakes us, or the limit is over.
pub(super) fn wait(terminal: BorrowedFd<'_>, pipe: &Pipe, limit: Limit) -> Ready {
    sleep((terminal, PollFlags::IN), pipe, limit)
}

/// Sleeps until the terminal takes output again or the pipe wakes us; false when the terminal has vanished.
pub(super) fn wait_for_room(terminal: BorrowedFd<'_>, pipe: &Pipe, limit: Limit) -> bool {
    !sleep((terminal, PollFlags::OUT), pipe, limit).gone
}

/// Sleeps until the pipe wakes us, while the terminal belongs to another program.
pub(super) fn wait_for_wake(pipe: &Pipe) {
    let _ = poll(&mut [PollFd::new(pipe, PollFlags::IN)], None);
}

fn sleep((terminal, events): (BorrowedFd<'_>, PollFlags), pipe: &Pipe, limit: Limit) -> Ready {
    let mut sources = [
        PollFd::from_borrowed_fd(terminal, events),
        PollFd::new(pipe, PollFlags::IN),
    ];
    match poll(&mut sources, limit.timespec().as_ref()) {
        Ok(_) => {
            let [terminal, pipe] = sources.map(|source| source.revents());
            Ready {
                input: terminal.contains(PollFlags::IN),
                woken: pipe.contains(PollFlags::IN),
                gone: terminal.intersects(ENDED),
            }
        }
        // Interrupted by a signal, whose handler has left a note.
        Err(_) => Ready {
            woken: true,
            ..Ready::default()
        },
    }
}
