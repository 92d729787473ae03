//! The keys of a form: one table from which the form, its key line and the help are made.

use super::buffer::Motion;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key does inside a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// To the next field, entry or choice.
    Next,
    Previous,
    PageDown,
    PageUp,
    First,
    Last,
    /// Goes on, or opens what stands under the cursor.
    Enter,
    Submit,
    Cancel,
    /// The text in the editor of the system.
    External,
    Clear,
    Undo,
    Redo,
    Copy,
    Cut,
    Paste,
    SelectAll,
    Go(Motion),
    Select(Motion),
    Delete(Motion),
    RowUp,
    RowDown,
    SelectUp,
    SelectDown,
    Newline,
    Earlier,
    Later,
    Toggle,
    Add,
    Remove,
    MoveUp,
    MoveDown,
    Keep,
    Discard,
}

/// Where a key is pressed. Places that are looked at together stand in one list of [`command`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Anywhere between the fields.
    Fields,
    /// In a field that is written.
    Text,
    /// In a field of one of a few words.
    Choice,
    /// In a field that is off, all, or some names.
    Private,
    /// On a field of long text.
    ProseRow,
    /// In a long text.
    Prose,
    /// In a list of entries.
    Entries,
    /// In the popup of choices.
    Pick,
    /// In the popup of choices of which several can be taken.
    PickMany,
    /// Asked whether to throw changes away.
    Ask,
}

/// One key and what it does in a place.
#[derive(Debug)]
pub struct Binding {
    pub place: Place,
    pub code: KeyCode,
    pub modifiers: KeyModifiers,
    pub command: Command,
    /// The key as it is shown.
    pub shown: &'static str,
    /// What it does in a word or two; empty where the key line need not say it.
    pub label: &'static str,
}

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CTRL_SHIFT: KeyModifiers = CTRL.union(SHIFT);

macro_rules! keys {
    ($($place:ident $modifiers:ident $code:expr => $command:expr, $shown:literal $label:literal;)*) => {
        /// Every key of a form.
        pub static KEYS: &[Binding] = &[$(Binding {
            place: Place::$place,
            code: $code,
            modifiers: $modifiers,
            command: $command,
            shown: $shown,
            label: $label,
        },)*];
    };
}

use Command as C;
use KeyCode as K;
use Motion as M;

keys! {
    Fields CTRL K::Char('s') => C::Submit, "C-s" "save";
    Fields NONE K::Esc => C::Cancel, "Esc" "cancel";
    Fields NONE K::Tab => C::Next, "Tab" "next";
    Fields NONE K::Enter => C::Enter, "Enter" "go on";
    Fields CTRL K::Char('z') => C::Undo, "C-z" "undo";
    Fields CTRL K::Char('x') => C::Clear, "C-x" "clear";
    Fields NONE K::Down => C::Next, "↓" "";
    Fields NONE K::BackTab => C::Previous, "S-Tab" "";
    Fields NONE K::Up => C::Previous, "↑" "";
    Fields NONE K::PageDown => C::PageDown, "PgDn" "";
    Fields NONE K::PageUp => C::PageUp, "PgUp" "";
    Fields CTRL K::Home => C::First, "C-Home" "";
    Fields CTRL K::End => C::Last, "C-End" "";
    Fields CTRL K::Char('y') => C::Redo, "C-y" "";

    Text NONE K::Left => C::Go(M::Left), "←" "";
    Text NONE K::Right => C::Go(M::Right), "→" "";
    Text CTRL K::Left => C::Go(M::WordLeft), "C-←" "";
    Text CTRL K::Right => C::Go(M::WordRight), "C-→" "";
    Text ALT K::Left => C::Go(M::WordLeft), "A-←" "";
    Text ALT K::Right => C::Go(M::WordRight), "A-→" "";
    Text ALT K::Char('b') => C::Go(M::WordLeft), "A-b" "";
    Text ALT K::Char('f') => C::Go(M::WordRight), "A-f" "";
    Text NONE K::Home => C::Go(M::LineStart), "Home" "";
    Text NONE K::End => C::Go(M::LineEnd), "End" "";
    Text CTRL K::Char('a') => C::Go(M::LineStart), "C-a" "";
    Text CTRL K::Char('e') => C::Go(M::LineEnd), "C-e" "";
    Text SHIFT K::Left => C::Select(M::Left), "S-←" "";
    Text SHIFT K::Right => C::Select(M::Right), "S-→" "";
    Text CTRL_SHIFT K::Left => C::Select(M::WordLeft), "C-S-←" "";
    Text CTRL_SHIFT K::Right => C::Select(M::WordRight), "C-S-→" "";
    Text SHIFT K::Home => C::Select(M::LineStart), "S-Home" "";
    Text SHIFT K::End => C::Select(M::LineEnd), "S-End" "";
    Text ALT K::Char('a') => C::SelectAll, "A-a" "";
    Text NONE K::Backspace => C::Delete(M::Left), "Bksp" "";
    Text NONE K::Delete => C::Delete(M::Right), "Del" "";
    Text CTRL K::Char('h') => C::Delete(M::Left), "C-h" "";
    Text CTRL K::Char('d') => C::Delete(M::Right), "C-d" "";
    Text CTRL K::Backspace => C::Delete(M::WordLeft), "C-Bksp" "";
    Text ALT K::Backspace => C::Delete(M::WordLeft), "A-Bksp" "";
    Text CTRL K::Char('w') => C::Delete(M::WordLeft), "C-w" "";
    Text CTRL K::Delete => C::Delete(M::WordRight), "C-Del" "";
    Text ALT K::Char('d') => C::Delete(M::WordRight), "A-d" "";
    Text CTRL K::Char('u') => C::Delete(M::LineStart), "C-u" "";
    Text CTRL K::Char('k') => C::Delete(M::LineEnd), "C-k" "";
    Text CTRL K::Char('c') => C::Copy, "C-c" "";
    Text CTRL K::Char('x') => C::Cut, "C-x" "clear";
    Text CTRL K::Char('v') => C::Paste, "C-v" "";

    Choice NONE K::Left => C::Earlier, "←→" "choose";
    Choice NONE K::Right => C::Later, "→" "";
    Choice NONE K::Char(' ') => C::Enter, "Space" "list";
    Choice NONE K::Backspace => C::Clear, "Bksp" "clear";
    Choice NONE K::Delete => C::Clear, "Del" "";

    Private NONE K::Char(' ') => C::Toggle, "Space" "all or off";

    ProseRow NONE K::Backspace => C::Enter, "Bksp" "";
    ProseRow NONE K::Delete => C::Clear, "Del" "clear";
    ProseRow CTRL K::Char('o') => C::External, "C-o" "editor";

    Prose NONE K::Esc => C::Cancel, "Esc" "done";
    Prose NONE K::Tab => C::Next, "Tab" "";
    Prose NONE K::BackTab => C::Previous, "S-Tab" "";
    Prose NONE K::Enter => C::Newline, "Enter" "new line";
    Prose CTRL K::Char('s') => C::Submit, "C-s" "save";
    Prose CTRL K::Char('o') => C::External, "C-o" "editor";
    Prose CTRL K::Char('z') => C::Undo, "C-z" "undo";
    Prose CTRL K::Char('y') => C::Redo, "C-y" "";
    Prose NONE K::Up => C::RowUp, "↑" "";
    Prose NONE K::Down => C::RowDown, "↓" "";
    Prose SHIFT K::Up => C::SelectUp, "S-↑" "";
    Prose SHIFT K::Down => C::SelectDown, "S-↓" "";
    Prose NONE K::PageUp => C::PageUp, "PgUp" "";
    Prose NONE K::PageDown => C::PageDown, "PgDn" "";
    Prose CTRL K::Home => C::Go(M::Start), "C-Home" "";
    Prose CTRL K::End => C::Go(M::End), "C-End" "";

    Entries NONE K::Enter => C::Enter, "Enter" "edit";
    Entries NONE K::Char('a') => C::Add, "a" "add";
    Entries NONE K::Char('d') => C::Remove, "d" "delete";
    Entries NONE K::Esc => C::Cancel, "Esc" "back";
    Entries CTRL K::Char('s') => C::Submit, "C-s" "save";
    Entries NONE K::Char('K') => C::MoveUp, "K" "move";
    Entries CTRL K::Char('z') => C::Undo, "C-z" "undo";
    Entries NONE K::Char('e') => C::Enter, "e" "";
    Entries NONE K::Delete => C::Remove, "Del" "";
    Entries NONE K::Char('J') => C::MoveDown, "J" "";
    Entries ALT K::Up => C::MoveUp, "A-↑" "";
    Entries ALT K::Down => C::MoveDown, "A-↓" "";
    Entries NONE K::Up => C::Previous, "↑" "";
    Entries NONE K::Down => C::Next, "↓" "";
    Entries NONE K::Char('k') => C::Previous, "k" "";
    Entries NONE K::Char('j') => C::Next, "j" "";
    Entries NONE K::BackTab => C::Previous, "S-Tab" "";
    Entries NONE K::Tab => C::Next, "Tab" "";
    Entries NONE K::Home => C::First, "Home" "";
    Entries NONE K::End => C::Last, "End" "";
    Entries NONE K::PageUp => C::PageUp, "PgUp" "";
    Entries NONE K::PageDown => C::PageDown, "PgDn" "";
    Entries CTRL K::Char('y') => C::Redo, "C-y" "";

    Pick NONE K::Enter => C::Enter, "Enter" "take";
    Pick NONE K::Up => C::Previous, "↑↓" "move";
    Pick NONE K::Down => C::Next, "↓" "";
    Pick CTRL K::Char('p') => C::Previous, "C-p" "";
    Pick CTRL K::Char('n') => C::Next, "C-n" "";
    Pick NONE K::PageUp => C::PageUp, "PgUp" "";
    Pick NONE K::PageDown => C::PageDown, "PgDn" "";
    Pick NONE K::Esc => C::Cancel, "Esc" "close";

    PickMany NONE K::Tab => C::Toggle, "Tab" "mark";

    Ask NONE K::Char('d') => C::Discard, "d" "discard";
    Ask NONE K::Char('s') => C::Submit, "s" "save";
    Ask CTRL K::Char('s') => C::Submit, "C-s" "";
    Ask NONE K::Esc => C::Keep, "Esc" "back";
    Ask NONE K::Char('k') => C::Keep, "k" "";
    Ask NONE K::Enter => C::Keep, "Enter" "";
}

/// What a key does in these places, the first that knows it.
pub fn command(places: &[Place], key: KeyEvent) -> Option<Command> {
    let (code, modifiers) = plain(key);
    places.iter().find_map(|place| {
        KEYS.iter()
            .find(|own| own.place == *place && own.code == code && own.modifiers == modifiers)
            .map(|own| own.command)
    })
}

/// The character that a key types, if it types one.
pub fn typed(key: KeyEvent) -> Option<char> {
    let acts = key
        .modifiers
        .intersects(CTRL | ALT | KeyModifiers::SUPER | KeyModifiers::META);
    // Right Alt arrives as both together where a keyboard needs it to type.
    let level_three = key.modifiers.contains(CTRL | ALT);
    match key.code {
        KeyCode::Char(letter) if !acts || (level_three && !letter.is_ascii_alphanumeric()) => {
            Some(letter)
        }
        _ => None,
    }
}

/// The keys worth a place in the key line, and what they do. The first place wins, but that of writing comes last:
/// everybody knows its keys.
pub fn hints(places: &[Place]) -> Vec<(&'static str, &'static str)> {
    let mut seen: Vec<(KeyCode, KeyModifiers)> = Vec::new();
    let mut found = Vec::new();
    let is_writing = |one: &Place| *one == Place::Text;
    let (writing, others): (Vec<Place>, Vec<Place>) = places.iter().copied().partition(is_writing);
    for place in others.into_iter().chain(writing) {
        for own in KEYS.iter().filter(|own| own.place == place) {
            let key = (own.code, own.modifiers);
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            if !own.label.is_empty() {
                found.push((own.shown, own.label));
            }
        }
    }
    found
}

/// Terminals differ on whether Shift is told with a capital letter or with the back tab.
fn plain(key: KeyEvent) -> (KeyCode, KeyModifiers) {
    match key.code {
        KeyCode::Char(letter) if key.modifiers.contains(CTRL) => (
            KeyCode::Char(letter.to_ascii_lowercase()),
            key.modifiers - SHIFT,
        ),
        KeyCode::Char(_) | KeyCode::BackTab => (key.code, key.modifiers - SHIFT),
        KeyCode::Tab if key.modifiers == SHIFT => (KeyCode::BackTab, NONE),
        code => (code, key.modifiers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for (at, one) in KEYS.iter().enumerate() {
            let twice = KEYS.iter().skip(at + 1).any(|other| {
                other.place == one.place
                    && other.code == one.code
                    && other.modifiers == one.modifiers
            });
            assert!(!twice, "{one:?}");
            assert!(!one.shown.is_empty());
        }
    }

    #[test]
    fn a_key_is_known_with_and_without_its_shift() {
        let back = KeyEvent::new(KeyCode::BackTab, SHIFT);
        assert_eq!(command(&[Place::Fields], back), Some(Command::Previous));
        let tab = KeyEvent::new(KeyCode::Tab, SHIFT);
        assert_eq!(command(&[Place::Fields], tab), Some(Command::Previous));
        let capital = KeyEvent::new(KeyCode::Char('K'), SHIFT);
        assert_eq!(command(&[Place::Entries], capital), Some(Command::MoveUp));
        assert_eq!(typed(capital), Some('K'));
    }

    #[test]
    fn the_nearer_place_wins() {
        let enter = KeyEvent::new(KeyCode::Enter, NONE);
        assert_eq!(
            command(&[Place::Prose, Place::Fields], enter),
            Some(Command::Newline)
        );
    }
}
