//! The terminal, the signals and the one loop in which the program lives.
//!
//! ```text
//!  terminal ──┐                      ┌─ event, message ─┐
//!  signals ───┼─ system: sleeps ───> │     Program      │ ─> outcome: continue, quit, suspend, run
//!  threads ───┘                      └─ draw ───────────┘
//!                                         └─> screen.rs: parts, cells, bytes ─> one write(2)
//! ```
//!
//! Invariants: one thread reads the terminal and it sleeps in one place; the first key after a rest is drawn at once,
//! the rest of a burst is drained and drawn once; an idle program does not wake up; the terminal is taken and given
//! back in one module; crossterm only parses keys.

pub mod background;
mod browser;
mod change_setting;
mod clipboard;
pub mod desk;
mod editor;
pub mod files;
mod filters;
mod mailbox;
mod panic;
mod prepared;
mod private;
pub mod recent;
mod session;
mod system;
pub mod team;
mod think;
mod watch;
mod watch_settings;
mod worker;

pub use crate::ui::screen::{Canvas, stamp};
pub use crossterm::event::Event;
pub use mailbox::Mailbox;
pub use prepared::Prepared;
pub use system::Waker;

use crate::theme::Background;
use ratatui::layout::Size;
use std::io;
use std::io::Write as _;
use std::process::{Command, ExitStatus};
use std::time::Instant;

/// The exit code when there is no terminal to draw on.
pub const NO_TERMINAL: u8 = 2;

/// What the loop does after it has told the program what happened.
#[derive(Debug)]
pub enum Outcome {
    /// Draws, and waits for what comes next.
    Continue,
    /// Draws all of it anew.
    Redraw,
    /// Sends these bytes to the terminal as they are, between two frames.
    Send(Vec<u8>),
    /// Gives the terminal back and ends with this exit code.
    Quit(u8),
    /// Gives the terminal back and stops, as Ctrl-Z does, until the shell goes on with us.
    Suspend,
    /// Gives the terminal to another program until that ends.
    Run(Box<Command>),
}

/// A program that lives in the loop.
pub trait Program {
    /// What other threads may send to the program.
    type Message: Send + 'static;

    /// The first frame is on the terminal: what it did not need can start now, on other threads.
    fn started(&mut self, mailbox: Mailbox<Self::Message>);

    /// The window has this size from now on; called before the first frame too.
    fn resized(&mut self, size: Size);

    /// A key, a paste or the mouse.
    fn event(&mut self, event: Event);

    /// What the terminal has said of its background; none where it said nothing in time. It may still say it later.
    fn background(&mut self, answer: Option<Background>) {
        let _ = answer;
    }

    /// Something that another thread has sent.
    fn message(&mut self, message: Self::Message);

    /// What is to be done now; asked after each event and after the messages.
    fn outcome(&mut self) -> Outcome;

    /// Draws the frame; it may be asked twice for one frame, so it changes nothing.
    fn draw(&self, canvas: &mut Canvas<'_>);

    /// The program that [`Outcome::Run`] started has ended, or could not be started.
    fn returned(&mut self, result: io::Result<ExitStatus>);

    /// The end comes from outside: finish what must not be lost, at the latest by the deadline.
    fn closing(&mut self, deadline: Instant);
}

/// How the program uses the terminal.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Asks for clicks and the wheel, which takes the terminal's own selection of text away.
    pub mouse: bool,
    /// Uses colours; `NO_COLOR` sets the default.
    pub colours: bool,
    /// Asks the terminal for its background, and waits a moment for the answer before the first frame.
    pub asks_background: bool,
}

impl Default for Options {
    fn default() -> Self {
        let no_colours = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            mouse: false,
            asks_background: false,
            colours: !no_colours,
        }
    }
}

/// Runs the program until it ends, and returns its exit code.
///
/// The terminal is given back before this returns. Leave with `std::process::exit` afterwards: taking large data
/// apart only delays the shell.
pub fn run<P: Program>(program: &mut P, options: Options) -> u8 {
    run_on(program, options, Prepared::begin(options))
}

/// The same on a screen that was made ready before.
pub fn run_on<P: Program>(program: &mut P, options: Options, screen: Prepared) -> u8 {
    match session::Session::open(options, screen) {
        Ok(Some(session)) => session.run(program),
        Ok(None) => {
            refuse("roadbook needs a terminal for its screen; the subcommands work without one")
        }
        Err(error) => refuse(&format!("roadbook cannot use this terminal: {error}")),
    }
}

fn refuse(reason: &str) -> u8 {
    let _ = writeln!(io::stderr(), "{reason}");
    NO_TERMINAL
}
