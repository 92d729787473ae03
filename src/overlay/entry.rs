//! One entry of the catalogue with all that it says.

use super::{Input, Outcome};
use crate::action::Action;
use crate::catalogue::entry::Entry;

/// An open entry.
#[derive(Debug)]
pub struct EntryPage {
    pub part: &'static str,
    pub id: String,
    /// What it says, the first line being its name; safe to show.
    pub says: Entry,
    /// Where the roadmap has it already, in words.
    pub has: Option<String>,
    offset: usize,
}

impl EntryPage {
    pub fn new(part: &'static str, id: String, says: Entry, has: Option<String>) -> EntryPage {
        EntryPage {
            part,
            id,
            says,
            has,
            offset: 0,
        }
    }

    /// Moves the text so many lines up (down when negative).
    pub fn scroll(&mut self, by: isize) {
        self.offset = self.offset.saturating_add_signed(by);
    }

    /// Keeps the offset inside of what can be scrolled.
    pub fn hold(&mut self, most: usize) {
        self.offset = self.offset.min(most);
    }

    /// Takes the wheel of the mouse; keys are those of the dashboard.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match input {
            Input::Action(Action::PickNext) => self.scroll(3),
            Input::Action(Action::PickPrevious) => self.scroll(-3),
            _ => return Outcome::Ignored,
        }
        Outcome::Consumed
    }

    /// How many of its lines lie above what is seen.
    pub fn offset(&self) -> usize {
        self.offset
    }
}
