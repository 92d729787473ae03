//! What stands for signals: Ctrl-C and Ctrl-Break from outside the screen, and a new size.
//!
//! On the screen Ctrl-C is a key like others. Who closes the window ends the program at once, as a kill does.

use super::wake::{Bell, Waker};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The number that a shell adds to 128 for Ctrl-C.
const INTERRUPTED: u8 = 2;

/// The notes that are left for the loop.
#[derive(Debug)]
pub(in crate::runtime) struct Signals {
    ending: Arc<AtomicBool>,
    bell: Arc<Bell>,
}

impl Signals {
    /// Listens to Ctrl-C and Ctrl-Break; each wakes the loop.
    #[expect(clippy::unnecessary_wraps, reason = "one signature for all systems")]
    pub(in crate::runtime) fn listen(waker: &Waker) -> io::Result<Self> {
        let ending = Arc::new(AtomicBool::new(false));
        let (note, loops) = (Arc::clone(&ending), waker.clone());
        // Where that cannot be, the system ends the program, as a kill does.
        let _ = ctrlc::set_handler(move || {
            note.store(true, Ordering::SeqCst);
            loops.wake();
        });
        Ok(Self {
            ending,
            bell: Arc::clone(&waker.0),
        })
    }

    /// The signal that asks the program to end, if one has come.
    pub(in crate::runtime) fn ending(&self) -> Option<u8> {
        self.ending.load(Ordering::SeqCst).then_some(INTERRUPTED)
    }

    /// Forgets Ctrl-C, which was meant for another program in the foreground.
    pub(super) fn forget_keys(&self) {
        self.ending.store(false, Ordering::SeqCst);
    }

    /// Whether the window has changed its size since the last call.
    pub(in crate::runtime) fn take_resized(&self) -> bool {
        std::mem::take(&mut self.bell.rung().resized)
    }

    /// Whether someone has asked the program to stop: nobody can.
    #[expect(clippy::unused_self, reason = "one signature for all systems")]
    pub(in crate::runtime) fn take_suspend(&self) -> bool {
        false
    }

    /// Whether the program was stopped and goes on: nobody can stop it.
    #[expect(clippy::unused_self, reason = "one signature for all systems")]
    pub(in crate::runtime) fn take_resumed(&self) -> bool {
        false
    }
}
