//! The pipe that wakes the loop: signal handlers and other threads write to it, the loop sleeps on it.

use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use std::io;
use std::sync::Arc;

/// The reading end, which the loop owns.
#[derive(Debug)]
pub(in crate::runtime) struct Pipe {
    read: OwnedFd,
    waker: Waker,
}

impl Pipe {
    /// Makes a pipe that never blocks, and that a program started from here does not inherit.
    pub(in crate::runtime) fn new() -> io::Result<Self> {
        let (read, write) = io::pipe()?;
        for end in [read.as_fd(), write.as_fd()] {
            rustix::io::ioctl_fionbio(end, true)?;
        }
        Ok(Self {
            read: read.into(),
            waker: Waker(Arc::new(write.into())),
        })
    }

    /// A handle with which any thread wakes the loop.
    pub(in crate::runtime) fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Takes all wake-ups that have come; what they were about is looked up afterwards, so none is lost.
    pub(in crate::runtime) fn drain(&self) {
        let mut bytes = [0; 256];
        while matches!(rustix::io::read(&self.read, &mut bytes), Ok(count) if count == bytes.len())
        {
        }
    }
}

impl AsFd for Pipe {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.read.as_fd()
    }
}

/// Wakes the loop out of its sleep; cheap to clone, and harmless when the loop is over.
#[derive(Clone, Debug)]
pub struct Waker(Arc<OwnedFd>);

impl Waker {
    /// Wakes the loop. A full pipe is as good as a written one.
    pub fn wake(&self) {
        let _ = rustix::io::write(&*self.0, b"w");
    }

    /// A descriptor of its own for a signal handler, which closes it when it is unregistered.
    pub(in crate::runtime) fn descriptor(&self) -> io::Result<OwnedFd> {
        self.0.try_clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Mailbox;
    use crate::runtime::system::{Limit, Ready, wait};

    #[test]
    fn a_message_wakes_the_sleeper_once() {
        let pipe = Pipe::new().expect("a pipe");
        let (idle, _other) = io::pipe().expect("a pipe that stands for the terminal");
        let (mailbox, inbox) = Mailbox::new(pipe.waker());
        let sender = mailbox.clone();
        let thread = std::thread::spawn(move || sender.send(7));
        let ready = wait(idle.as_fd(), &pipe, Limit::None);
        thread.join().expect("the thread ends");
        assert_eq!((ready.input, ready.woken, ready.gone), (false, true, false));
        pipe.drain();
        assert_eq!(inbox.try_iter().collect::<Vec<_>>(), [7]);
        assert_eq!(wait(idle.as_fd(), &pipe, Limit::Now), Ready::default());
    }

    #[test]
    fn a_thousand_wake_ups_never_block() {
        let pipe = Pipe::new().expect("a pipe");
        let waker = pipe.waker();
        (0..100_000).for_each(|_| waker.wake());
        pipe.drain();
        let (idle, _other) = io::pipe().expect("a pipe that stands for the terminal");
        assert_eq!(wait(idle.as_fd(), &pipe, Limit::Now), Ready::default());
    }
}
