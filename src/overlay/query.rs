//! What one types to search.

use crate::action::Action;
use crate::form::Line;
use crate::form::keys::Writing;
use crate::keymap::Press;
use crate::text::is_hidden;

/// The text that is searched for.
#[derive(Clone, Debug)]
pub struct Query(Line);

/// More characters than anybody searches for.
const MOST: usize = 100;

impl Default for Query {
    fn default() -> Query {
        Query(Line::new(""))
    }
}

impl Query {
    /// The text; it holds nothing that acts on a terminal.
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// The text with its cursor.
    pub fn line(&self) -> &Line {
        &self.0
    }

    /// Takes a press that types; says whether it was one.
    pub fn press(&mut self, press: Press) -> bool {
        let typed = press.typed();
        if let Some(character) = typed {
            self.add(character.encode_utf8(&mut [0; 4]));
        }
        typed.is_some()
    }

    /// Moves the cursor, selects or deletes; says whether the action was one of writing.
    pub fn act(&mut self, action: Action) -> bool {
        let writing = Writing::of(action);
        if let Some(writing) = writing {
            writing.apply(self.0.buffer());
        }
        writing.is_some()
    }

    /// Adds typed or pasted text: its first line, without what cannot be seen.
    pub fn add(&mut self, text: &str) {
        let room = MOST.saturating_sub(self.text().chars().count());
        let line = text
            .lines()
            .find(|line| !line.trim().is_empty())
            .unwrap_or(text);
        let kept: String = line
            .chars()
            .filter(|&character| !is_hidden(character))
            .take(room)
            .collect();
        self.0.insert(&kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::Context;
    use crate::keymap::{Keymap, Meaning};

    fn after(keys: &str) -> String {
        let mut query = Query::default();
        for word in keys.split(' ') {
            let press = word.parse().expect("a key");
            let meant = Keymap::default().meaning(Context::List, &[press]);
            let known = match meant {
                Meaning::Action(action) => query.act(action),
                _ => query.press(press),
            };
            assert!(known, "{word}");
        }
        query.text().to_owned()
    }

    #[test]
    fn letters_and_words_are_added_and_erased() {
        assert_eq!(after("a b space c"), "ab c");
        assert_eq!(after("a backspace"), "");
        assert_eq!(after("backspace"), "");
        assert_eq!(after("a space b c C-w"), "a ");
        assert_eq!(after("a space b space M-backspace x"), "a x");
        assert_eq!(after("a c left b home delete"), "bc");
        assert_eq!(after("é 日 C-u"), "");
        let mut query = Query::default();
        query.add("x👨\u{1f3fd}");
        query.act(Action::DeleteLeft);
        assert_eq!(query.text(), "x");
        assert!(!query.press("C-x".parse().expect("a key")));
    }

    #[test]
    fn what_is_pasted_is_one_short_safe_line() {
        let mut query = Query::default();
        query.add("\n\u{1b}[2Jerror budget\r\nrest");
        assert_eq!(query.text(), "[2Jerror budget");
        let mut query = Query::default();
        query.add(&"x".repeat(1_000_000));
        assert_eq!(query.text().chars().count(), MOST);
    }
}
