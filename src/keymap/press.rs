//! One key press, as the terminal reports it and as the config writes it.

use crate::mistake::nearest;
use crate::text::{is_hidden, shown};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

/// A key with what was held down, in the one form in which terminals and the config agree.
///
/// A capital letter is the letter itself (`G`, never Shift with `g`); Shift-Tab is Tab with Shift.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Press {
    code: KeyCode,
    held: KeyModifiers,
}

/// Keys with names: in the config, as shown, and as the terminal reports them.
const NAMED: &[(&str, &str, KeyCode)] = &[
    ("space", "Space", KeyCode::Char(' ')),
    ("enter", "Enter", KeyCode::Enter),
    ("esc", "Esc", KeyCode::Esc),
    ("tab", "Tab", KeyCode::Tab),
    ("backspace", "Backspace", KeyCode::Backspace),
    ("delete", "Delete", KeyCode::Delete),
    ("insert", "Insert", KeyCode::Insert),
    ("home", "Home", KeyCode::Home),
    ("end", "End", KeyCode::End),
    ("pgup", "PgUp", KeyCode::PageUp),
    ("pgdn", "PgDn", KeyCode::PageDown),
    ("up", "Up", KeyCode::Up),
    ("down", "Down", KeyCode::Down),
    ("left", "Left", KeyCode::Left),
    ("right", "Right", KeyCode::Right),
];

/// Modifiers: in the config, as shown, and as the terminal reports them.
const HELD: &[(&str, &str, KeyModifiers)] = &[
    ("C-", "Ctrl-", KeyModifiers::CONTROL),
    ("M-", "Alt-", KeyModifiers::ALT),
    ("S-", "Shift-", KeyModifiers::SHIFT),
];

impl Press {
    /// A key with nothing held down.
    pub const fn plain(code: KeyCode) -> Press {
        Press {
            code,
            held: KeyModifiers::NONE,
        }
    }

    /// What a terminal reported; none for the release of a key and for keys without a name here.
    pub fn of(event: &KeyEvent) -> Option<Press> {
        let known = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        let press = Press {
            code: event.code,
            held: event.modifiers & known,
        }
        .settled();
        (event.kind != KeyEventKind::Release && press.name().is_some()).then_some(press)
    }

    /// The key itself.
    pub fn code(self) -> KeyCode {
        self.code
    }

    /// What was held down with it; never Shift with a character.
    pub fn held(self) -> KeyModifiers {
        self.held
    }

    /// The character that this press types, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(character) if self.held.is_empty() => Some(character),
            _ => None,
        }
    }

    /// The key as the screen shows it: `Ctrl-p`, `Space`, `g`. The config reads this form, too.
    pub fn shown(self) -> String {
        let mut out: String = self.held_names().map(|(_, shown, _)| *shown).collect();
        match (
            self.code,
            NAMED.iter().find(|(_, _, code)| *code == self.code),
        ) {
            (_, Some((_, shown, _))) => out.push_str(shown),
            (KeyCode::F(number), _) => {
                out.push('F');
                out.push_str(&number.to_string());
            }
            _ => out.push_str(&self.name().unwrap_or_default()),
        }
        out
    }

    /// The name of the key without what is held.
    fn name(self) -> Option<Cow<'static, str>> {
        if let Some((name, _, _)) = NAMED.iter().find(|(_, _, code)| *code == self.code) {
            return Some(Cow::Borrowed(name));
        }
        match self.code {
            KeyCode::Char(character) if !character.is_whitespace() && !is_hidden(character) => {
                Some(Cow::Owned(character.to_string()))
            }
            KeyCode::F(number @ 1..=24) => Some(Cow::Owned(format!("f{number}"))),
            _ => None,
        }
    }

    fn held_names(
        self,
    ) -> impl Iterator<Item = &'static (&'static str, &'static str, KeyModifiers)> {
        HELD.iter()
            .filter(move |(_, _, held)| self.held.contains(*held))
    }

    /// Brings what terminals report in several ways into one form.
    fn settled(mut self) -> Press {
        if self.code == KeyCode::BackTab {
            self.code = KeyCode::Tab;
            self.held |= KeyModifiers::SHIFT;
        }
        if let KeyCode::Char(character) = self.code {
            let mut upper = character.to_uppercase();
            match (upper.next(), upper.next()) {
                _ if self.held.contains(KeyModifiers::CONTROL) => {
                    self.code = KeyCode::Char(character.to_ascii_lowercase());
                }
                (Some(one), None) if self.held.contains(KeyModifiers::SHIFT) => {
                    self.code = KeyCode::Char(one);
                }
                _ => {}
            }
            self.held -= KeyModifiers::SHIFT;
        }
        self
    }

    /// Why no terminal sends this, if none does.
    fn never_sent(self, word: &str) -> Option<String> {
        let KeyCode::Char(character) = self.code else {
            return None;
        };
        let word = shown(word);
        if self.held.contains(KeyModifiers::SHIFT) {
            let capital = character.to_uppercase();
            return Some(format!(
                "`{word}` cannot be told apart; write the character itself, as `{capital}`"
            ));
        }
        if !self.held.contains(KeyModifiers::CONTROL) {
            return None;
        }
        match character {
            'i' => Some(format!("terminals send `{word}` as `tab`")),
            'm' => Some(format!("terminals send `{word}` as `enter`")),
            '[' => Some(format!("terminals send `{word}` as `esc`")),
            'a'..='z' | ' ' | '4'..='7' => None,
            'A'..='Z' => Some(format!(
                "terminals send `{word}` as `C-{}`",
                character.to_ascii_lowercase()
            )),
            _ => Some(format!("terminals do not send `{word}`")),
        }
    }
}

impl fmt::Display for Press {
    /// As the config writes it: `C-p`, `space`, `g`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, _, _) in self.held_names() {
            out.write_str(name)?;
        }
        out.write_str(&self.name().unwrap_or_default())
    }
}

impl FromStr for Press {
    type Err = String;

    fn from_str(word: &str) -> Result<Press, String> {
        // Most keys are one plain character.
        if let [character @ b'!'..=b'~'] = word.as_bytes() {
            return Ok(Press::plain(KeyCode::Char(char::from(*character))));
        }
        let mut rest = word;
        let mut press = Press::plain(KeyCode::Null);
        while let Some((held, after)) = HELD.iter().find_map(|(short, long, held)| {
            let after = without(rest, short).or_else(|| without(rest, long))?;
            (!after.is_empty()).then_some((*held, after))
        }) {
            press.held |= held;
            rest = after;
        }
        press.code = code_of(rest).ok_or_else(|| no_key(word, rest))?;
        match press.never_sent(word) {
            Some(reason) => Err(reason),
            None => Ok(press),
        }
    }
}

/// What follows a prefix. The short prefixes differ from the long ones in length, so `c-` counts as `C-`.
fn without<'w>(word: &'w str, prefix: &str) -> Option<&'w str> {
    let (start, rest) = word.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

fn code_of(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(one), None) = (characters.next(), characters.next()) {
        let press = Press::plain(KeyCode::Char(one));
        return press.name().map(|_| press.code);
    }
    if let Some((_, _, code)) = NAMED
        .iter()
        .find(|(own, _, _)| own.eq_ignore_ascii_case(name))
    {
        return Some(*code);
    }
    let number = without(name, "f")?.parse().ok()?;
    let press = Press::plain(KeyCode::F(number));
    press.name().map(|_| press.code)
}

fn no_key(word: &str, name: &str) -> String {
    let word_shown = shown(word);
    match nearest(&name.to_lowercase(), NAMED.iter().map(|(name, _, _)| *name)) {
        Some(near) => format!("`{word_shown}` is no key; did you mean `{near}`?"),
        None => format!("`{word_shown}` is no key"),
    }
}

#[cfg(test)]
mod tests;
