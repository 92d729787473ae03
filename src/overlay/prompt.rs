//! A line that asks for something: a path, or what is to be recorded.

use super::{Input, Outcome};
use crate::action::Action;
use crate::form::{Line, Motion};
use crate::keymap::Press;
use crossterm::event::{KeyCode, KeyModifiers};

/// What a typed line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineFor {
    Open,
    SaveAs,
    /// One line to be understood as a record.
    Capture,
    /// What a pane is to show.
    Filter,
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
            Input::Action(_) => return Outcome::Ignored,
            Input::Paste(text) => self.line.insert(text),
            Input::Press(press) => return self.press(press),
        }
        Outcome::Consumed
    }

    fn press(&mut self, press: Press) -> Outcome {
        if edited(&mut self.line, press) {
            Outcome::Consumed
        } else {
            Outcome::Ignored
        }
    }
}

/// Lets a press change a line; false where it means nothing to one.
pub(super) fn edited(line: &mut Line, press: Press) -> bool {
    let control = press.held().contains(KeyModifiers::CONTROL);
    let buffer = line.buffer();
    match (press.code(), press.typed()) {
        (_, Some(character)) => line.insert(character.encode_utf8(&mut [0; 4])),
        (KeyCode::Char('u'), _) if control => buffer.delete(Motion::LineStart),
        (KeyCode::Char('w'), _) if control => buffer.delete(Motion::WordLeft),
        (KeyCode::Char('a'), _) if control => buffer.go(Motion::LineStart, false),
        (KeyCode::Char('e'), _) if control => buffer.go(Motion::LineEnd, false),
        (KeyCode::Backspace, _) => buffer.delete(Motion::Left),
        (KeyCode::Delete, _) => buffer.delete(Motion::Right),
        (KeyCode::Left, _) => buffer.go(Motion::Left, false),
        (KeyCode::Right, _) => buffer.go(Motion::Right, false),
        (KeyCode::Home, _) => buffer.go(Motion::LineStart, false),
        (KeyCode::End, _) => buffer.go(Motion::LineEnd, false),
        _ => return false,
    }
    true
}
