//! Text that came from a file, and the one way it can be shown.
//!
//! [`Text`] has no `Display`: forms, diffs and merges work on its true characters, and whatever is drawn, printed or
//! exported goes through [`Text::shown`] first. So nothing in a file can act on a terminal, a report or a sheet.

use ecow::EcoString;
use std::borrow::Cow;
use std::fmt;
use unicode_segmentation::UnicodeSegmentation as _;

/// Characters as they stand in a file; shown only through [`Text::shown`].
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Deserialize)]
#[serde(from = "String")]
pub struct Text(EcoString);

impl Text {
    /// Takes characters as they are.
    pub fn new(raw: impl Into<EcoString>) -> Text {
        Text(raw.into())
    }

    /// The true characters, for comparing, editing and writing back: never for showing.
    pub fn raw(&self) -> &str {
        &self.0
    }

    /// The text as one line that is safe to draw, print or export.
    pub fn shown(&self) -> Cow<'_, str> {
        shown(&self.0)
    }

    /// The text line by line, each safe to show; a line break is a line break here.
    pub fn shown_lines(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.0
            .split('\n')
            .map(|line| shown(line.strip_suffix('\r').unwrap_or(line)))
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, out)
    }
}

impl From<&str> for Text {
    fn from(raw: &str) -> Text {
        Text(raw.into())
    }
}

impl From<String> for Text {
    fn from(raw: String) -> Text {
        Text(raw.into())
    }
}

/// At most so many combining marks are shown on one character; more would flood a cell.
const MOST_MARKS: usize = 4;

/// At most so many characters are shown as one; joined pictures, skin tones and conjuncts could go on for ever.
const MOST_JOINED: usize = 11;

/// Makes any text safe to show: controls, direction overrides and invisible characters become visible marks.
///
/// A tab becomes a space and a line break `⏎`; C0 and DEL are shown in caret notation (`^[`), the rest as `<U+202E>`.
/// A zero-width joiner and a variation selector stay where they hold an emoji together.
pub fn shown(raw: &str) -> Cow<'_, str> {
    if raw.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return Cow::Borrowed(raw);
    }
    let mut out = String::with_capacity(raw.len() + 8);
    let mut marks = 0;
    let mut before = ' ';
    let mut characters = raw.chars().peekable();
    while let Some(character) = characters.next() {
        if is_combining(character) {
            marks += 1;
            if marks > MOST_MARKS {
                continue;
            }
        } else {
            marks = 0;
        }
        match character {
            '\t' => out.push(' '),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' => out.push('⏎'),
            '\u{200d}'
                if is_pictograph(before)
                    && characters.peek().is_some_and(|&next| is_pictograph(next)) =>
            {
                out.push(character);
            }
            '\u{0}'..='\u{1f}' | '\u{7f}' => {
                out.push('^');
                out.push(char::from_u32(character as u32 ^ 0x40).unwrap_or('?'));
            }
            _ if is_hidden(character) => {
                let _ =
                    fmt::Write::write_fmt(&mut out, format_args!("<U+{:04X}>", character as u32));
            }
            _ => out.push(character),
        }
        if character != '\u{fe0f}' {
            before = character;
        }
    }
    let out = without_floods(out);
    if out == raw {
        Cow::Borrowed(raw)
    } else {
        Cow::Owned(out)
    }
}

/// The text without what is too much of the characters that are shown as one. The last of them stays, since it decides
/// whether what follows is one with them.
fn without_floods(text: String) -> String {
    let joins = |part: &str| part.chars().nth(MOST_JOINED).is_some();
    let plain = |one: char| one.is_ascii();
    if !text.split(plain).any(joins) || !text.graphemes(true).any(joins) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        match cluster.chars().next_back().filter(|_| joins(cluster)) {
            None => out.push_str(cluster),
            Some(last) => {
                out.extend(cluster.chars().take(MOST_JOINED - 1));
                out.push(last);
            }
        }
    }
    out
}

/// Characters that change how others are read or drawn, or that nobody can see.
pub fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

fn is_combining(character: char) -> bool {
    character > '\u{2ff}'
        && unicode_width::UnicodeWidthChar::width(character) == Some(0)
        && !is_hidden(character)
}

fn is_pictograph(character: char) -> bool {
    matches!(character, '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' | '\u{2194}'..='\u{21ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(shown("Cut alert noise by 40 %"), Cow::Borrowed(_)));
        assert!(matches!(shown("Müller, 日本, 🙂"), Cow::Borrowed(_)));
    }

    #[test]
    fn what_acts_or_hides_becomes_a_mark() {
        for (raw, safe) in [
            ("\u{1b}[2J", "^[[2J"),
            ("a\u{7f}b\u{0}", "a^?b^@"),
            ("\u{9b}31m", "<U+009B>31m"),
            ("\u{202e}gnp.exe", "<U+202E>gnp.exe"),
            ("in\u{200b}vis\u{200d}ible", "in<U+200B>vis<U+200D>ible"),
            ("a\tb\r\nc\nd\re", "a b⏎c⏎d^Me"),
            ("\u{e0068}", "<U+E0068>"),
            ("👨\u{200d}👩", "👨\u{200d}👩"),
        ] {
            assert_eq!(shown(raw), safe, "{raw:?}");
        }
    }

    #[test]
    fn a_flood_of_marks_is_bounded() {
        let flood = format!("Z{}", "\u{301}".repeat(4000));
        assert_eq!(shown(&flood).chars().count(), 1 + MOST_MARKS);
    }

    #[test]
    fn a_flood_of_joined_characters_is_bounded() {
        for (base, joined) in [
            ("👍", "\u{1f3fd}"),
            ("👨", "\u{200d}👨"),
            ("क", "\u{94d}क"),
            ("", "\u{600}"),
        ] {
            let flood = format!("a {base}{} z", joined.repeat(4000));
            let safe = shown(&flood);
            assert!(safe.chars().count() <= 4 + MOST_JOINED, "{base}{joined}");
            assert!(safe.starts_with("a ") && safe.ends_with('z'));
        }
        // Signs that join what follows do not make one flood of many.
        let joined = format!("{}a", "\u{600}".repeat(40)).repeat(100);
        let safe = shown(&joined);
        assert_eq!(safe.matches('a').count(), 100);
        let longest = safe.graphemes(true).map(|own| own.chars().count()).max();
        assert_eq!(longest, Some(MOST_JOINED));
        let family = "👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨🏽, 日本語日本語日本語日本語日本語";
        assert_eq!(shown(family), family);
    }

    #[test]
    fn no_hidden_character_ever_remains() {
        for code in (0..0x11_0000).filter_map(char::from_u32) {
            let line = format!("a{code}b");
            assert!(!shown(&line).chars().any(is_hidden), "{:04X}", code as u32);
        }
    }
}
