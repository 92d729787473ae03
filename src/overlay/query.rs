//! What one types to search: letters are added and taken away at the end.

use crate::keymap::Press;
use crate::text::is_hidden;
use crossterm::event::{KeyCode, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// The text that is searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(String);

/// More characters than anybody searches for.
const MOST: usize = 100;

impl Query {
    /// The text; it holds nothing that acts on a terminal.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Takes a press that types or erases; says whether it was one.
    pub fn press(&mut self, press: Press) -> bool {
        let (code, held) = (press.code(), press.held());
        match (code, press.typed()) {
            (_, Some(character)) => self.add(&character.to_string()),
            (KeyCode::Backspace, _) if held.is_empty() => self.erase_letter(),
            (KeyCode::Backspace, _) => self.erase_word(),
            (KeyCode::Char('w'), _) if held == KeyModifiers::CONTROL => self.erase_word(),
            (KeyCode::Char('u'), _) if held == KeyModifiers::CONTROL => self.0.clear(),
            _ => return false,
        }
        true
    }

    /// Adds typed or pasted text: its first line, without what cannot be seen.
    pub fn add(&mut self, text: &str) {
        let room = MOST.saturating_sub(self.0.chars().count());
        let line = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or(text);
        self.0.extend(
            line.chars()
                .filter(|&character| !is_hidden(character))
                .take(room),
        );
    }

    fn erase_letter(&mut self) {
        if let Some((at, _)) = self.0.grapheme_indices(true).next_back() {
            self.0.truncate(at);
        }
    }

    fn erase_word(&mut self) {
        let words = self.0.trim_end();
        let end = words.rfind(char::is_whitespace).map_or(0, |at| {
            at + words
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        });
        self.0.truncate(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(keys: &str) -> String {
        let mut query = Query::default();
        for word in keys.split(' ') {
            assert!(query.press(word.parse().expect("a key")), "{word}");
        }
        query.0
    }

    #[test]
    fn letters_and_words_are_added_and_erased() {
        assert_eq!(after("a b space c"), "ab c");
        assert_eq!(after("a backspace"), "");
        assert_eq!(after("backspace"), "");
        assert_eq!(after("a space b c C-w"), "a ");
        assert_eq!(after("a space b space M-backspace x"), "a x");
        assert_eq!(after("é 日 C-u"), "");
        let mut query = Query::default();
        query.add("x👨\u{1f3fd}");
        query.press("backspace".parse().expect("a key"));
        assert_eq!(query.text(), "x");
        assert!(!query.press("C-x".parse().expect("a key")));
    }

    #[test]
    fn what_is_pasted_is_one_short_safe_line() {
        let mut query = Query::default();
        query.add("\n\u{1b}[2Jerror budget\r\nrest");
        assert_eq!(query.text(), "[2Jerror budget");
        query.add(&"x".repeat(1_000_000));
        assert_eq!(query.text().chars().count(), MOST);
    }
}
