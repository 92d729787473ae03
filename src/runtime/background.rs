//! Asks the terminal for its background, and keeps the answer apart from keys whenever it comes.
//!
//! Crossterm takes the answer for typed keys: Alt with `]`, the letters of `11;rgb:…`, and Ctrl-G or Alt with `\`. Those
//! are held back until they are a whole answer or none; what is none goes on to the program unchanged.

use crate::store::disk::private;
use crate::theme::Background;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What asks for it.
pub(super) const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

/// The first start waits for the answer no longer than this; an answer that is later still counts.
pub(super) const PATIENCE: Duration = Duration::from_millis(100);

/// What every answer begins with.
const BEGIN: &str = "11;";

/// No answer is longer.
const LONGEST: usize = 40;

/// Hears the answer among the keys.
#[derive(Debug, Default)]
pub(super) struct Ear {
    held: Vec<Event>,
    text: String,
}

/// What an event was.
#[derive(Debug, PartialEq)]
pub(super) enum Heard {
    /// Keys and the like, for the program.
    Events(Vec<Event>),
    /// It may be a part of the answer.
    Part,
    /// The answer is whole; none where it names no colour.
    Answer(Option<Background>),
}

impl Ear {
    pub(super) fn hear(&mut self, event: Event) -> Heard {
        let key = match &event {
            Event::Key(key) => Some(*key),
            _ => None,
        };
        self.held.push(event);
        if self.held.len() == 1 {
            return if key.is_some_and(|key| is(key, ']', KeyModifiers::ALT)) {
                Heard::Part
            } else {
                self.release()
            };
        }
        match key {
            Some(key) if ends(key) && self.text.starts_with(BEGIN) => {
                let colour = self.text.get(BEGIN.len()..).unwrap_or_default();
                let answer = Background::answered(colour);
                self.release();
                Heard::Answer(answer)
            }
            Some(KeyEvent {
                code: KeyCode::Char(letter),
                modifiers,
                ..
            }) if modifiers.difference(KeyModifiers::SHIFT).is_empty() => {
                self.text.push(letter);
                let fits = BEGIN.starts_with(&self.text) || self.text.starts_with(BEGIN);
                if fits && self.text.len() <= LONGEST {
                    Heard::Part
                } else {
                    self.release()
                }
            }
            _ => self.release(),
        }
    }

    fn release(&mut self) -> Heard {
        self.text.clear();
        Heard::Events(std::mem::take(&mut self.held))
    }
}

fn is(key: KeyEvent, letter: char, held: KeyModifiers) -> bool {
    key.code == KeyCode::Char(letter) && key.modifiers == held
}

/// The bell, or the string terminator.
fn ends(key: KeyEvent) -> bool {
    is(key, 'g', KeyModifiers::CONTROL) || is(key, '\\', KeyModifiers::ALT)
}

/// What terminals have answered, one on each line of a file in the state folder.
#[derive(Clone, Debug, Default)]
pub struct Grounds {
    file: Option<PathBuf>,
    terminal: String,
}

/// What is remembered of a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remembered {
    /// It was never asked.
    Nothing,
    /// It gave no answer, so it is not asked again.
    Silence,
    Background(Background),
}

/// More terminals are not remembered.
const MOST: usize = 50;

impl Grounds {
    /// What is remembered of the terminal that has this name.
    pub fn of(state: Option<&Path>, terminal: &str) -> Grounds {
        Grounds {
            file: state.map(|state| state.join("background")),
            terminal: terminal.split_whitespace().collect::<Vec<_>>().join("-"),
        }
    }

    pub fn remembered(&self) -> Remembered {
        let lines = self.lines();
        let own = lines.iter().find_map(|line| self.own(line));
        match own {
            None => Remembered::Nothing,
            Some(word) => {
                Background::named(word).map_or(Remembered::Silence, Remembered::Background)
            }
        }
    }

    /// Keeps an answer. That it cannot be kept costs the next start a moment.
    pub fn remember(&self, answer: Option<Background>) {
        let Some(file) = &self.file else { return };
        let word = answer.map_or("silent", Background::theme);
        let own = format!("{} {word}", self.terminal);
        let others = self.lines().into_iter();
        let others = others.filter(|line| self.own(line).is_none()).take(MOST);
        let text: String = std::iter::once(own)
            .chain(others)
            .map(|line| line + "\n")
            .collect();
        let _ = private::put(file, text.as_bytes());
    }

    /// Forgets all answers, so that the next start asks again.
    pub fn forget(&self) {
        if let Some(file) = &self.file {
            let _ = std::fs::remove_file(file);
        }
    }

    fn lines(&self) -> Vec<String> {
        let text = self.file.as_ref().map(std::fs::read_to_string);
        let text = text.and_then(Result::ok).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn own<'l>(&self, line: &'l str) -> Option<&'l str> {
        let (terminal, word) = line.rsplit_once(' ')?;
        (terminal == self.terminal).then_some(word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char, held: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), held))
    }

    fn answer(text: &str, end: Event) -> Vec<Event> {
        let letters = text.chars().map(|letter| key(letter, KeyModifiers::NONE));
        std::iter::once(key(']', KeyModifiers::ALT))
            .chain(letters)
            .chain([end])
            .collect()
    }

    fn last(events: Vec<Event>) -> Heard {
        let mut ear = Ear::default();
        let mut heard = Heard::Part;
        for event in events {
            assert_eq!(heard, Heard::Part);
            heard = ear.hear(event);
        }
        assert!(ear.held.is_empty());
        heard
    }

    #[test]
    fn an_answer_is_heard_with_either_end() {
        let bell = key('g', KeyModifiers::CONTROL);
        let end = key('\\', KeyModifiers::ALT);
        assert_eq!(
            last(answer("11;rgb:ffff/ffff/ffff", bell)),
            Heard::Answer(Some(Background::Light))
        );
        assert_eq!(
            last(answer("11;rgb:00/00/00", end.clone())),
            Heard::Answer(Some(Background::Dark))
        );
        assert_eq!(last(answer("11;?", end)), Heard::Answer(None));
    }

    #[test]
    fn what_is_no_answer_goes_on_unchanged() {
        let a = key('a', KeyModifiers::NONE);
        assert_eq!(last(vec![a.clone()]), Heard::Events(vec![a.clone()]));
        let typed = vec![key(']', KeyModifiers::ALT), a.clone()];
        assert_eq!(last(typed.clone()), Heard::Events(typed));
        let long = "11;".to_owned() + &"x".repeat(LONGEST - 3);
        let long = answer(&long, a);
        let count = long.len();
        assert!(matches!(last(long), Heard::Events(all) if all.len() == count));
    }

    #[test]
    fn answers_are_remembered_for_each_terminal() {
        let folder = tempfile::tempdir().expect("a folder");
        let state = folder.path().join("state");
        let one = Grounds::of(Some(&state), "a term");
        let other = Grounds::of(Some(&state), "other");
        assert_eq!(one.remembered(), Remembered::Nothing);
        one.remember(None);
        other.remember(Some(Background::Light));
        assert_eq!(one.remembered(), Remembered::Silence);
        one.remember(Some(Background::Dark));
        assert_eq!(one.remembered(), Remembered::Background(Background::Dark));
        assert_eq!(
            other.remembered(),
            Remembered::Background(Background::Light)
        );
        other.forget();
        assert_eq!(one.remembered(), Remembered::Nothing);
    }
}
