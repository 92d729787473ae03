//! A line that asks for something: a path, or what is to be recorded.

use super::{Input, Outcome};
use crate::action::Action;
use crate::form::Line;
use crate::form::keys::Writing;

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFor {
    Open,
    SaveAs,
    /// One line to be understood as a record.
    Capture,
    /// What a pane is to show.
    Filter,
    /// Until when a signal is put off.
    Snooze,
    /// The shared copy that came back.
    TakeBack,
}

/// A line under edit.
#[derive(Debug)]
pub struct Prompt {
    purpose: LineFor,
    line: Line,
    /// What is understood so far, safe to show.
    pub note: Vec<String>,
}

impl Prompt {
    pub fn new(purpose: LineFor, start: &str) -> Prompt {
        Prompt {
            purpose,
            line: Line::new(start),
            note: Vec::new(),
        }
    }

    pub fn purpose(&self) -> LineFor {
        self.purpose
    }

    /// What it asks for.
    pub fn title(&self) -> &'static str {
        match self.purpose {
            LineFor::Open => "Open a roadmap",
            LineFor::SaveAs => "Save as a new file",
            LineFor::Capture => "Record one line",
            LineFor::Filter => "Show only what fits",
            LineFor::TakeBack => "Take back a shared copy",
            LineFor::Snooze => "Put the signal off until",
        }
    }

    pub fn line(&self) -> &Line {
        &self.line
    }

    /// Takes what was pressed or pasted.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match input {
            Input::Action(Action::Pick) => return Outcome::Taken,
            Input::Action(Action::Cancel) => return Outcome::Close,
            Input::Action(action) => match Writing::of(action) {
                Some(writing) => writing.apply(self.line.buffer()),
                None => return Outcome::Ignored,
            },
            Input::Paste(text) => self.line.insert(text),
            Input::Press(press) => match press.typed() {
                Some(character) => self.line.insert(character.encode_utf8(&mut [0; 4])),
                None => return Outcome::Ignored,
            },
        }
        Outcome::Consumed
    }
}
