//! The one place where the program sleeps: poll(2) on the terminal and on the pipe that wakes it.

use super::super::{Limit, Ready};
use super::wake::Pipe;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::BorrowedFd;

const ENDED: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

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

/// Sleeps until the terminal has input, the pipe wakes us, or the limit is over.
pub(in crate::runtime) fn wait(terminal: BorrowedFd<'_>, pipe: &Pipe, limit: Limit) -> Ready {
    sleep((terminal, PollFlags::IN), pipe, limit)
}

/// Sleeps until the terminal takes output again or the pipe wakes us; false when the terminal has vanished.
pub(in crate::runtime) fn wait_for_room(
    terminal: BorrowedFd<'_>,
    pipe: &Pipe,
    limit: Limit,
) -> bool {
    !sleep((terminal, PollFlags::OUT), pipe, limit).gone
}

/// Sleeps until the pipe wakes us, while the terminal belongs to another program.
pub(in crate::runtime) fn wait_for_wake(pipe: &Pipe) {
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
