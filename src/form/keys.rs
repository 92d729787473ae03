//! What keys mean in a form: moves and deletions inside of a text, typed characters, and what the key line offers.

use super::buffer::{Buffer, Motion};
use crate::action::{Action, Context};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What is done inside of a text, wherever one is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    Go(Motion),
    Select(Motion),
    Delete(Motion),
    SelectAll,
}

impl Writing {
    /// What an action does inside of a text, if it is one of those.
    pub fn of(action: Action) -> Option<Writing> {
        Some(match action {
            Action::GoLeft => Writing::Go(Motion::Left),
            Action::GoRight => Writing::Go(Motion::Right),
            Action::GoWordLeft => Writing::Go(Motion::WordLeft),
            Action::GoWordRight => Writing::Go(Motion::WordRight),
            Action::GoLineStart => Writing::Go(Motion::LineStart),
            Action::GoLineEnd => Writing::Go(Motion::LineEnd),
            Action::GoTextStart => Writing::Go(Motion::Start),
            Action::GoTextEnd => Writing::Go(Motion::End),
            Action::SelectLeft => Writing::Select(Motion::Left),
            Action::SelectRight => Writing::Select(Motion::Right),
            Action::SelectWordLeft => Writing::Select(Motion::WordLeft),
            Action::SelectWordRight => Writing::Select(Motion::WordRight),
            Action::SelectLineStart => Writing::Select(Motion::LineStart),
            Action::SelectLineEnd => Writing::Select(Motion::LineEnd),
            Action::SelectAll => Writing::SelectAll,
            Action::DeleteLeft => Writing::Delete(Motion::Left),
            Action::DeleteRight => Writing::Delete(Motion::Right),
            Action::DeleteWordLeft => Writing::Delete(Motion::WordLeft),
            Action::DeleteWordRight => Writing::Delete(Motion::WordRight),
            Action::DeleteLineStart => Writing::Delete(Motion::LineStart),
            Action::DeleteLineEnd => Writing::Delete(Motion::LineEnd),
            _ => return None,
        })
    }

    /// Whether it changes the text.
    pub fn changes(self) -> bool {
        matches!(self, Writing::Delete(_))
    }

    /// Does it.
    pub fn apply(self, buffer: &mut Buffer) {
        match self {
            Writing::Go(motion) => buffer.go(motion, false),
            Writing::Select(motion) => buffer.go(motion, true),
            Writing::Delete(motion) => buffer.delete(motion),
            Writing::SelectAll => buffer.select_all(),
        }
    }
}

/// The character that a key types, if it types one.
pub fn typed(key: KeyEvent) -> Option<char> {
    let ctrl_alt = KeyModifiers::CONTROL | KeyModifiers::ALT;
    let acts = key
        .modifiers
        .intersects(ctrl_alt | KeyModifiers::SUPER | KeyModifiers::META);
    // Right Alt arrives as both together where a keyboard needs it to type.
    let level_three = key.modifiers.contains(ctrl_alt);
    match key.code {
        KeyCode::Char(letter) if !acts || (level_three && !letter.is_ascii_alphanumeric()) => {
            Some(letter)
        }
        _ => None,
    }
}

/// What is worth a place in the key line. Everybody knows the keys of writing, so none of them is.
pub fn offered(context: Context) -> &'static [Action] {
    use Action::{
        Cancel, ClearField, DeleteEntry, DiscardChanges, EditText, EntryUp, LaterChoice, MarkName,
        NewEntry, NewLine, NextField, OpenField, SaveChanges, SaveForm, ToggleAll, UndoTyping,
    };
    match context {
        Context::Choice => &[
            LaterChoice,
            OpenField,
            ClearField,
            SaveForm,
            Cancel,
            NextField,
            UndoTyping,
        ],
        Context::Private => &[
            ToggleAll, SaveForm, Cancel, NextField, OpenField, UndoTyping, ClearField,
        ],
        Context::LongText => &[
            EditText, ClearField, SaveForm, Cancel, NextField, OpenField, UndoTyping,
        ],
        Context::Prose => &[Cancel, NewLine, SaveForm, EditText, UndoTyping],
        Context::Entries => &[
            OpenField,
            NewEntry,
            DeleteEntry,
            Cancel,
            SaveForm,
            EntryUp,
            UndoTyping,
        ],
        Context::Names => &[OpenField, NextField, Cancel],
        Context::ManyNames => &[MarkName, OpenField, NextField, Cancel],
        Context::Leaving => &[DiscardChanges, SaveChanges, Cancel],
        _ => &[
            SaveForm, Cancel, NextField, OpenField, UndoTyping, ClearField,
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_types_with_its_shift_and_with_the_third_level() {
        let key = |letter, held| KeyEvent::new(KeyCode::Char(letter), held);
        assert_eq!(typed(key('K', KeyModifiers::SHIFT)), Some('K'));
        let third = KeyModifiers::CONTROL | KeyModifiers::ALT;
        assert_eq!(typed(key('@', third)), Some('@'));
        assert_eq!(typed(key('s', KeyModifiers::CONTROL)), None);
        assert_eq!(typed(key('s', KeyModifiers::SUPER)), None);
    }

    #[test]
    fn what_is_offered_works_where_it_is_offered() {
        for &context in Context::ALL {
            if context.lies_in(Context::Form) || context == Context::Leaving {
                for action in offered(context) {
                    assert!(action.works_in(context), "{action:?} in {context:?}");
                }
            }
        }
    }
}
