//! A titled list from which one thing is taken.

use super::palette::hints;
use super::{Input, List, Outcome};
use crate::action::Action;
use crate::keymap::Keymap;

/// One of several things, found by typing.
#[derive(Debug)]
pub struct Chooser<T> {
    pub title: &'static str,
    pub list: List<T>,
    hints: Vec<(String, &'static str)>,
    wide: bool,
}

impl<T> Chooser<T> {
    /// A list under a title; `verb` says what taking a row does.
    pub fn new(
        title: &'static str,
        verb: &'static str,
        list: List<T>,
        keymap: &Keymap,
    ) -> Chooser<T> {
        Chooser {
            title,
            list,
            hints: hints(keymap, verb),
            wide: false,
        }
    }

    /// The same list with room for long names.
    #[must_use]
    pub fn wide(self) -> Chooser<T> {
        Chooser { wide: true, ..self }
    }

    pub fn is_wide(&self) -> bool {
        self.wide
    }

    /// Shows one more key, before the one that leaves.
    pub fn hint_before_last(&mut self, key: String, does: &'static str) {
        let last = self.hints.len().saturating_sub(1);
        self.hints.insert(last, (key, does));
    }

    /// Keys that work here, with what they do.
    pub fn hints(&self) -> &[(String, &'static str)] {
        &self.hints
    }

    /// Takes what was pressed or pasted.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match (input, self.list.chosen()) {
            (Input::Action(Action::Pick), Some(_)) => Outcome::Taken,
            (Input::Action(Action::Pick), None) => Outcome::Consumed,
            _ => self.list.hear(input),
        }
    }
}
