//! The bell on which the loop sleeps: other threads ring it, and so does whoever waits for keys.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// What has happened since the loop has looked.
#[derive(Debug, Default)]
pub(super) struct Rung {
    pub(super) woken: bool,
    pub(super) input: bool,
    pub(super) resized: bool,
}

/// The bell itself.
#[derive(Debug, Default)]
pub(super) struct Bell {
    rung: Mutex<Rung>,
    pub(super) sound: Condvar,
}

impl Bell {
    pub(super) fn rung(&self) -> MutexGuard<'_, Rung> {
        self.rung.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Rings, and leaves a note of why.
    pub(super) fn ring(&self, note: impl FnOnce(&mut Rung)) {
        note(&mut self.rung());
        self.sound.notify_all();
    }
}

/// The loop's end of it; called as what Unix has in its place.
#[derive(Debug)]
pub(in crate::runtime) struct Pipe {
    pub(super) bell: Arc<Bell>,
}

impl Pipe {
    /// Hangs up a bell.
    #[expect(clippy::unnecessary_wraps, reason = "one signature for all systems")]
    pub(in crate::runtime) fn new() -> io::Result<Self> {
        Ok(Self {
            bell: Arc::default(),
        })
    }

    /// A handle with which any thread wakes the loop.
    pub(in crate::runtime) fn waker(&self) -> Waker {
        Waker(Arc::clone(&self.bell))
    }

    /// Takes all wake-ups that have come; what they were about is looked up afterwards, so none is lost.
    pub(in crate::runtime) fn drain(&self) {
        self.bell.rung().woken = false;
    }
}

/// Wakes the loop out of its sleep; cheap to clone, and harmless when the loop is over.
#[derive(Clone, Debug)]
pub struct Waker(pub(super) Arc<Bell>);

impl Waker {
    /// Wakes the loop.
    pub fn wake(&self) {
        self.0.ring(|rung| rung.woken = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::Mailbox;
    use crate::runtime::system::{Limit, Ready, terminal, wait};

    #[test]
    fn a_message_wakes_the_sleeper_once() {
        let pipe = Pipe::new().expect("a bell");
        let (mailbox, inbox) = Mailbox::new(pipe.waker());
        let sender = mailbox.clone();
        let thread = std::thread::spawn(move || sender.send(7));
        let ready = wait(terminal::keys(), &pipe, Limit::None);
        thread.join().expect("the thread ends");
        assert_eq!((ready.input, ready.woken, ready.gone), (false, true, false));
        pipe.drain();
        assert_eq!(inbox.try_iter().collect::<Vec<_>>(), [7]);
        assert_eq!(wait(terminal::keys(), &pipe, Limit::Now), Ready::default());
    }
}
