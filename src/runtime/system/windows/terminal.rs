//! Takes the console over and gives it back, as one pair of functions.

use super::wake::Pipe;
use crossterm::event::{DisableMouseCapture, EnableMouseCapture};
use crossterm::{ansi_support, execute};
use ratatui::layout::Size;
use std::io::{self, IsTerminal as _, Write as _, stdin, stdout};
use std::sync::{Mutex, PoisonError, TryLockError};

/// Alternate screen; no cursor. Pastes come as keys, and marks around them would be keys, too.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l";
const LEAVE: &[u8] = b"\x1b[m\x1b[?25h\x1b[?1049l";

/// What giving back needs; a process has one console, and its panic hook must reach it from any thread.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

/// Whether what a terminal answers can be told from what is typed.
pub(in crate::runtime) const ANSWERS: bool = false;

struct Taken {
    mouse: bool,
}

/// The console's keys; the process has one.
#[derive(Clone, Copy, Debug)]
pub(in crate::runtime) struct Keys;

/// The console on which the program runs.
#[derive(Debug)]
pub(in crate::runtime) struct Terminal {
    mouse: bool,
}

impl Terminal {
    /// Finds the console; `None` when standard input or output is none.
    pub(in crate::runtime) fn open(mouse: bool) -> io::Result<Option<Self>> {
        if !stdin().is_terminal() || !stdout().is_terminal() {
            return Ok(None);
        }
        if !ansi_support::supports_ansi() {
            let why = "it takes no escape sequences, which need Windows 10 or newer";
            return Err(io::Error::new(io::ErrorKind::Unsupported, why));
        }
        Ok(Some(Self { mouse }))
    }

    /// The size of the window; without an answer, nothing.
    #[expect(clippy::unused_self, reason = "one signature for all systems")]
    pub(in crate::runtime) fn size(&self) -> Size {
        window()
    }

    /// Switches to raw mode and returns the bytes that must be sent ahead of the first frame.
    pub(in crate::runtime) fn enter(&self) -> io::Result<Vec<u8>> {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        crossterm::terminal::enable_raw_mode()?;
        if self.mouse {
            execute!(stdout(), EnableMouseCapture)?;
        }
        *taken = Some(Taken { mouse: self.mouse });
        Ok(ENTER.to_vec())
    }

    /// Writes a whole frame; false when the console has vanished. Nothing wakes it on the way: a console takes all.
    #[expect(clippy::unused_self, reason = "one signature for all systems")]
    pub(in crate::runtime) fn write(&self, bytes: &[u8], _: &Pipe, _: impl Fn() -> bool) -> bool {
        put(bytes).is_ok()
    }
}

fn put(bytes: &[u8]) -> io::Result<()> {
    let mut out = stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// The size of the window; without an answer, nothing.
pub(in crate::runtime) fn window() -> Size {
    crossterm::terminal::size().map_or_else(|_| Size::default(), Size::from)
}

/// Where the keys come from.
pub(in crate::runtime) fn keys() -> Keys {
    Keys
}

/// Gives the console back as it was: idempotent, from any thread, and no error stops it.
pub(in crate::runtime) fn give_back() {
    let mut taken = match TAKEN.try_lock() {
        Ok(taken) => taken,
        Err(TryLockError::Poisoned(taken)) => taken.into_inner(),
        // Another thread is at it right now.
        Err(TryLockError::WouldBlock) => return,
    };
    let Some(taken) = taken.take() else { return };
    if taken.mouse {
        let _ = execute!(stdout(), DisableMouseCapture);
    }
    let _ = crossterm::terminal::disable_raw_mode();
    let _ = put(LEAVE);
}
