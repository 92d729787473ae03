//! Takes the terminal over and gives it back, as one pair of functions.

use super::super::Limit;
use super::wait::wait_for_room;
use super::wake::Pipe;
use ratatui::layout::Size;
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{Mode, OFlags};
use rustix::io::Errno;
use rustix::stdio::{dup2_stdin, stdin, stdout};
use rustix::termios::{
    OptionalActions, Termios, isatty, tcgetattr, tcgetwinsize, tcsetattr, ttyname,
};
use std::io;
use std::sync::{Mutex, PoisonError, TryLockError};
use std::time::Duration;

/// Whether what a terminal answers can be told from what is typed.
pub(in crate::runtime) const ANSWERS: bool = true;

/// Alternate screen; no cursor; pastes come marked.
const ENTER: &[u8] = b"\x1b[?1049h\x1b[?25l\x1b[?2004h";
const LEAVE: &[u8] = b"\x1b[?2004l\x1b[m\x1b[?25h\x1b[?1049l";
/// Buttons, drags and the wheel in the format without limits; mere movement is not reported.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// A terminal that reads nothing may delay the end by this much.
const LAST_WORDS: Duration = Duration::from_millis(500);

/// What giving back needs; a process has one terminal, and its panic hook must reach it from any thread.
static TAKEN: Mutex<Option<Taken>> = Mutex::new(None);

struct Taken {
    modes: Termios,
    keys: Option<OwnedFd>,
    output: OwnedFd,
    mouse: bool,
}

/// The terminal on which the program runs.
#[derive(Debug)]
pub(in crate::runtime) struct Terminal {
    /// The keyboard, opened anew so that it never blocks; the shell's own description stays as it is.
    input: Option<OwnedFd>,
    output: OwnedFd,
    mouse: bool,
}

impl Terminal {
    /// Finds the terminal; `None` when standard input or output is none.
    pub(in crate::runtime) fn open(mouse: bool) -> io::Result<Option<Self>> {
        if !isatty(stdin()) || !isatty(stdout()) {
            return Ok(None);
        }
        let output = reopen(stdout()).map_or_else(|| stdout().try_clone_to_owned(), Ok)?;
        Ok(Some(Self {
            input: reopen(stdin()),
            output,
            mouse,
        }))
    }

    /// The size of the window; without an answer, nothing.
    pub(in crate::runtime) fn size(&self) -> Size {
        size_of(self.output.as_fd())
    }

    /// Switches to raw mode and returns the bytes that must be sent ahead of the first frame.
    ///
    /// Called again without a give-back in between it only sets the modes again: whoever stopped the program
    /// from outside may have changed them.
    pub(in crate::runtime) fn enter(&self) -> io::Result<Vec<u8>> {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        if taken.is_none() {
            let modes = tcgetattr(stdin())?;
            let output = self.output.try_clone()?;
            let keys = self
                .input
                .as_ref()
                .and_then(|_| stdin().try_clone_to_owned().ok());
            if let (Some(input), Some(_)) = (&self.input, &keys) {
                dup2_stdin(input)?;
            }
            *taken = Some(Taken {
                modes,
                keys,
                output,
                mouse: self.mouse,
            });
        }
        if let Some(taken) = taken.as_ref() {
            let mut raw = taken.modes.clone();
            raw.make_raw();
            tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        }
        Ok(if self.mouse {
            [ENTER, MOUSE_ON].concat()
        } else {
            ENTER.to_vec()
        })
    }

    /// Writes a whole frame. A terminal that reads nothing must not keep a signal from ending the program, so `stop`
    /// is asked whenever something has woken us meanwhile. False when the terminal has vanished.
    pub(in crate::runtime) fn write(
        &self,
        bytes: &[u8],
        pipe: &Pipe,
        stop: impl Fn() -> bool,
    ) -> bool {
        let mut woken = false;
        let written = self.write_or_stop(bytes, pipe, || {
            woken = true;
            stop()
        });
        if woken {
            // The wake-ups were taken out of the pipe, and what they were about is still to be looked at.
            pipe.waker().wake();
        }
        written
    }

    fn write_or_stop(&self, mut bytes: &[u8], pipe: &Pipe, mut stop: impl FnMut() -> bool) -> bool {
        while !bytes.is_empty() {
            match rustix::io::write(&self.output, bytes) {
                Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    pipe.drain();
                    if stop() {
                        return true;
                    }
                    if !wait_for_room(self.output.as_fd(), pipe, Limit::None) {
                        return false;
                    }
                }
                Err(_) => return false,
            }
        }
        true
    }
}

/// The size of the window before it is taken over.
pub(in crate::runtime) fn window() -> Size {
    size_of(stdout())
}

/// The size of a terminal's window; without an answer, nothing.
fn size_of(terminal: BorrowedFd<'_>) -> Size {
    tcgetwinsize(terminal).map_or_else(
        |_| Size::default(),
        |size| Size::new(size.ws_col, size.ws_row),
    )
}

/// Where the keys come from.
pub(in crate::runtime) fn keys() -> BorrowedFd<'static> {
    stdin()
}

/// Gives the terminal back as it was: idempotent, from any thread, and no error stops it.
pub(in crate::runtime) fn give_back() {
    let mut taken = match TAKEN.try_lock() {
        Ok(taken) => taken,
        Err(TryLockError::Poisoned(taken)) => taken.into_inner(),
        // Another thread is at it right now.
        Err(TryLockError::WouldBlock) => return,
    };
    let Some(taken) = taken.take() else { return };
    let _ = tcsetattr(stdin(), OptionalActions::Now, &taken.modes);
    if let Some(keys) = taken.keys {
        let _ = dup2_stdin(keys);
    }
    // Last, so that whoever sees the usual screen again finds the line ready too.
    let mouse = if taken.mouse { MOUSE_OFF } else { &[] };
    write_last(&taken.output, &[mouse, LEAVE].concat());
}

fn write_last(output: &OwnedFd, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        match rustix::io::write(output, bytes) {
            Ok(count) => bytes = bytes.get(count..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => {
                let Ok(pipe) = Pipe::new() else { return };
                let before = std::time::Instant::now();
                if !wait_for_room(output.as_fd(), &pipe, Limit::After(LAST_WORDS))
                    || before.elapsed() >= LAST_WORDS
                {
                    return;
                }
            }
            Err(_) => return,
        }
    }
}

/// Opens the same terminal once more, for a description of our own on which nothing blocks.
fn reopen(terminal: BorrowedFd<'_>) -> Option<OwnedFd> {
    let name = ttyname(terminal, Vec::new()).ok()?;
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    rustix::fs::open(name, flags, Mode::empty()).ok()
}
