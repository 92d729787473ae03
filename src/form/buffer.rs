//! A text under edit: cursor, selection, moves, undo. Lines and prose are both made of it.

use std::ops::Range;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Where the cursor can be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
    Start,
    End,
}

/// A text with a cursor that always stands between two graphemes.
#[derive(Clone, Debug, Default)]
pub struct Buffer {
    text: String,
    cursor: usize,
    anchor: Option<usize>,
    past: Vec<Edit>,
    future: Vec<Edit>,
    /// Whether the next typed character belongs to the last edit, so that undo takes back a word and not a letter.
    typing: bool,
}

#[derive(Clone, Debug)]
struct Edit {
    at: usize,
    removed: String,
    inserted: String,
    cursor: usize,
}

impl Buffer {
    /// A text with the cursor at its end.
    pub fn new(text: impl Into<String>) -> Buffer {
        let text = text.into();
        Buffer {
            cursor: text.len(),
            text,
            ..Buffer::default()
        }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte before which the cursor stands.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What is selected, if anything.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.cursor)?;
        Some(anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// The selected text, empty when nothing is.
    pub fn selected(&self) -> &str {
        self.selection()
            .and_then(|range| self.text.get(range))
            .unwrap_or_default()
    }

    pub fn select_all(&mut self) {
        self.anchor = Some(0);
        self.cursor = self.text.len();
        self.typing = false;
    }

    /// Sends the cursor somewhere; `extend` keeps the other end of the selection where it is.
    pub fn go(&mut self, motion: Motion, extend: bool) {
        let collapsed = self.selection().filter(|_| !extend);
        let to = match (motion, collapsed) {
            (Motion::Left, Some(range)) => range.start,
            (Motion::Right, Some(range)) => range.end,
            _ => self.target(motion),
        };
        self.go_to(to, extend);
    }

    /// Sends the cursor to a byte, or to the next place between graphemes after it.
    pub fn go_to(&mut self, byte: usize, extend: bool) {
        self.typing = false;
        self.anchor = extend.then(|| self.anchor.unwrap_or(self.cursor));
        self.cursor = self.snapped(byte);
    }

    /// Puts a text in the place of the selection, or at the cursor.
    pub fn insert(&mut self, text: &str) {
        let range = self.selection().unwrap_or(self.cursor..self.cursor);
        self.replace(range, text);
    }

    /// Takes away the selection, or what lies between the cursor and where a motion leads.
    pub fn delete(&mut self, motion: Motion) {
        let range = self.selection().unwrap_or_else(|| {
            let to = self.target(motion);
            to.min(self.cursor)..to.max(self.cursor)
        });
        self.replace(range, "");
    }

    /// Replaces the whole text, as one edit that undo takes back.
    pub fn set(&mut self, text: &str) {
        if text != self.text {
            self.replace(0..self.text.len(), text);
        }
    }

    /// Takes the last edit back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(edit) = self.past.pop() else {
            return false;
        };
        self.splice(edit.at..edit.at + edit.inserted.len(), &edit.removed);
        self.cursor = self.snapped(edit.cursor);
        self.future.push(edit);
        true
    }

    /// Makes the edit again that was taken back last; false when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(edit) = self.future.pop() else {
            return false;
        };
        self.splice(edit.at..edit.at + edit.removed.len(), &edit.inserted);
        self.cursor = self.snapped(edit.at + edit.inserted.len());
        self.past.push(edit);
        true
    }

    fn splice(&mut self, range: Range<usize>, text: &str) {
        self.text.replace_range(range, text);
        self.anchor = None;
        self.typing = false;
    }

    fn replace(&mut self, range: Range<usize>, text: &str) {
        if range.is_empty() && text.is_empty() {
            self.anchor = None;
            return;
        }
        let Some(removed) = self.text.get(range.clone()).map(str::to_owned) else {
            return;
        };
        let one_letter = removed.is_empty() && text.chars().count() == 1;
        let new_word = text.chars().all(char::is_whitespace);
        let joins = self.typing
            && one_letter
            && !new_word
            && self
                .past
                .last()
                .is_some_and(|last| last.at + last.inserted.len() == range.start);
        let (at, cursor) = (range.start, self.cursor);
        self.splice(range, text);
        match self.past.last_mut().filter(|_| joins) {
            Some(last) => last.inserted.push_str(text),
            None => self.past.push(Edit {
                at,
                removed,
                inserted: text.to_owned(),
                cursor,
            }),
        }
        self.future.clear();
        self.cursor = self.snapped(at + text.len());
        self.typing = one_letter;
    }

    fn target(&self, motion: Motion) -> usize {
        let (before, after) = self.halves();
        match motion {
            Motion::Left => before
                .grapheme_indices(true)
                .next_back()
                .map_or(0, |(at, _)| at),
            Motion::Right => self.cursor + after.graphemes(true).next().map_or(0, str::len),
            Motion::WordLeft => {
                let rest = before.trim_end_matches(|one: char| !one.is_alphanumeric());
                rest.trim_end_matches(char::is_alphanumeric).len()
            }
            Motion::WordRight => {
                let rest = after.trim_start_matches(|one: char| !one.is_alphanumeric());
                self.text.len() - rest.trim_start_matches(char::is_alphanumeric).len()
            }
            Motion::LineStart => before.rfind('\n').map_or(0, |at| at + 1),
            Motion::LineEnd => after
                .find('\n')
                .map_or(self.text.len(), |at| self.cursor + at),
            Motion::Start => 0,
            Motion::End => self.text.len(),
        }
    }

    fn halves(&self) -> (&str, &str) {
        self.text
            .split_at_checked(self.cursor)
            .unwrap_or((&self.text, ""))
    }

    /// The first place between graphemes that is not before a byte.
    fn snapped(&self, byte: usize) -> usize {
        let mut at = byte.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at += 1;
        }
        let mut finder = GraphemeCursor::new(at, self.text.len(), true);
        match finder.is_boundary(&self.text, 0) {
            Ok(false) => finder
                .next_boundary(&self.text, 0)
                .ok()
                .flatten()
                .unwrap_or(self.text.len()),
            _ => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_go_by_what_a_person_sees_as_one_character() {
        let mut buffer = Buffer::new("ae\u{301}👨\u{200d}👩🇩🇪");
        for expected in ["ae\u{301}👨\u{200d}👩", "ae\u{301}", "a", "", ""] {
            buffer.delete(Motion::Left);
            assert_eq!(buffer.text(), expected);
        }
    }

    #[test]
    fn words_are_skipped_and_deleted_whole() {
        let mut buffer = Buffer::new("cut alert-noise by 40 %");
        buffer.delete(Motion::WordLeft);
        assert_eq!(buffer.text(), "cut alert-noise by ");
        buffer.go(Motion::Start, false);
        buffer.go(Motion::WordRight, false);
        assert_eq!(buffer.cursor(), 3);
        buffer.delete(Motion::WordRight);
        assert_eq!(buffer.text(), "cut-noise by ");
    }

    #[test]
    fn a_selection_is_replaced_by_what_is_typed() {
        let mut buffer = Buffer::new("one two");
        buffer.go(Motion::WordLeft, true);
        assert_eq!(buffer.selected(), "two");
        buffer.insert("2");
        assert_eq!(buffer.text(), "one 2");
        buffer.select_all();
        buffer.go(Motion::Left, false);
        assert_eq!((buffer.cursor(), buffer.selection()), (0, None));
    }

    #[test]
    fn undo_takes_back_words_and_redo_brings_them_again() {
        let mut buffer = Buffer::new("");
        for letter in ["o", "n", "e", " ", "t", "w", "o"] {
            buffer.insert(letter);
        }
        let mut states = vec![buffer.text().to_owned()];
        while buffer.undo() {
            states.push(buffer.text().to_owned());
        }
        assert_eq!(states, ["one two", "one", ""]);
        while buffer.redo() {}
        assert_eq!(buffer.text(), "one two");
        assert!(!buffer.redo());
    }

    #[test]
    fn the_cursor_never_stands_inside_a_grapheme() {
        let mut buffer = Buffer::new("\u{301}x");
        buffer.go(Motion::Start, false);
        buffer.insert("e");
        assert_eq!(buffer.cursor(), 3);
        buffer.go_to(1, false);
        assert_eq!(buffer.cursor(), 3);
        buffer.go_to(2, false);
        assert_eq!(buffer.cursor(), 3);
    }
}
