//! Signals become notes that the loop reads when it is woken; nothing is done inside a handler.

use super::wake::Waker;
use signal_hook::consts::{SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The notes that the handlers leave.
#[derive(Debug)]
pub(in crate::runtime) struct Signals {
    ending: Arc<AtomicUsize>,
    resized: Arc<AtomicBool>,
    suspend: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
}

impl Signals {
    /// Listens to every signal that a full-screen program must answer; each wakes the loop.
    pub(in crate::runtime) fn listen(waker: &Waker) -> io::Result<Self> {
        let signals = Self {
            ending: Arc::default(),
            resized: Arc::default(),
            suspend: Arc::default(),
            resumed: Arc::default(),
        };
        // The note comes before the wake-up, or the loop could look too early.
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGQUIT] {
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&signals.ending), number)?;
        }
        flag::register(SIGWINCH, Arc::clone(&signals.resized))?;
        flag::register(SIGTSTP, Arc::clone(&signals.suspend))?;
        flag::register(SIGCONT, Arc::clone(&signals.resumed))?;
        for signal in [
            SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT, SIGCHLD,
        ] {
            low_level::pipe::register(signal, waker.descriptor()?)?;
        }
        Ok(signals)
    }

    /// The signal that asks the program to end, if one has come.
    pub(in crate::runtime) fn ending(&self) -> Option<u8> {
        match self.ending.load(Ordering::SeqCst) {
            0 => None,
            signal => u8::try_from(signal).ok(),
        }
    }

    /// Forgets Ctrl-C and Ctrl-\, which were meant for another program in the foreground.
    pub(in crate::runtime) fn forget_keys(&self) {
        for signal in [SIGINT, SIGQUIT] {
            let number = usize::try_from(signal).unwrap_or_default();
            let _ = self
                .ending
                .compare_exchange(number, 0, Ordering::SeqCst, Ordering::SeqCst);
        }
    }

    /// Whether the window has changed its size since the last call.
    pub(in crate::runtime) fn take_resized(&self) -> bool {
        self.resized.swap(false, Ordering::SeqCst)
    }

    /// Whether someone has asked the program to stop since the last call.
    pub(in crate::runtime) fn take_suspend(&self) -> bool {
        self.suspend.swap(false, Ordering::SeqCst)
    }

    /// Whether the program was stopped and goes on since the last call.
    pub(in crate::runtime) fn take_resumed(&self) -> bool {
        self.resumed.swap(false, Ordering::SeqCst)
    }
}
