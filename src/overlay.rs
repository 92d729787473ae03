//! What lies over the dashboard and hears keys first.

mod help;
mod list;
mod palette;
mod query;

pub use help::Help;
pub use list::{Found, List, Order, Row};
pub use palette::Palette;
pub use query::Query;

use crate::action::{Action, Context};
use crate::keymap::Press;

/// What an overlay hears: keys reach it as the action that the keymap knows, or else as they were pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input<'i> {
    Action(Action),
    Press(Press),
    Paste(&'i str),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The overlay used it.
    Consumed,
    /// It means nothing here; an action may mean something to the program.
    Ignored,
    /// The overlay is done.
    Close,
    /// The overlay is done, and this is to happen where it was opened.
    Emit(Action),
}

/// One thing that lies over the dashboard.
#[derive(Debug)]
pub enum Overlay {
    Palette(Palette),
    Help(Help),
}

impl Overlay {
    /// Which keys count while it lies on top.
    pub fn context(&self) -> Context {
        match self {
            Overlay::Palette(_) | Overlay::Help(_) => Context::List,
        }
    }

    /// Takes what was pressed or pasted.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match self {
            Overlay::Palette(palette) => palette.hear(input),
            Overlay::Help(help) => help.hear(input),
        }
    }
}
