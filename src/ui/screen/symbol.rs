//! What may reach the terminal from one cell.
//!
//! Text is cleaned where it enters the program; this is the last guard, for what slipped by.

use ratatui::buffer::CellWidth;
use unicode_width::UnicodeWidthChar;

/// More combining marks than any script needs are a flood.
const MOST_MARKS: usize = 4;
const MOST_CHARS: usize = 12;

/// How many columns a cell's symbol takes, at least one.
pub(super) fn width(symbol: &str) -> u16 {
    if symbol.len() <= 1 || is_frame(symbol) || !is_safe(symbol) {
        1
    } else {
        columns(symbol).max(1)
    }
}

/// The symbol itself, or a blank in place of one that could act on the terminal.
pub(super) fn safe(symbol: &str) -> &str {
    match symbol.as_bytes() {
        [b' '..=b'~'] => symbol,
        _ if is_frame(symbol) => symbol,
        _ if is_safe(symbol) => symbol,
        _ => " ",
    }
}

fn columns(symbol: &str) -> u16 {
    let mut chars = symbol.chars();
    match (chars.next(), chars.next()) {
        // The usual case, without a walk over the rules for clusters.
        (
            Some(c @ ('\u{a0}'..='\u{2ff}' | '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{25ff}')),
            None,
        ) => u16::from(c.width().is_some_and(|columns| columns > 0)),
        _ => symbol.cell_width(),
    }
}

/// Whether terminals may disagree about the width of this symbol.
pub(super) fn is_disputed(symbol: &str) -> bool {
    symbol.len() > 1 && !is_frame(symbol) && symbol.chars().nth(1).is_some()
}

/// Whether it is a line or block of frames and bars, U+2500 to U+257F or U+2580 to U+259F: what most cells hold.
fn is_frame(symbol: &str) -> bool {
    matches!(
        symbol.as_bytes(),
        [0xe2, 0x94..=0x95, _] | [0xe2, 0x96, ..=0x9f]
    )
}

fn is_safe(symbol: &str) -> bool {
    let (mut chars, mut marks) = (0, 0);
    for c in symbol.chars() {
        if acts(c) {
            return false;
        }
        chars += 1;
        marks += usize::from(c.width() == Some(0) && !matches!(c, '\u{200d}' | '\u{fe0f}'));
    }
    (1..=MOST_CHARS).contains(&chars) && marks <= MOST_MARKS && columns(symbol) > 0
}

/// Control characters, and those that reorder text or cannot be seen.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{61c}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_acts_on_a_terminal_passes() {
        for symbol in [
            "",
            "\u{1b}[31m",
            "\u{7}",
            "\u{9b}",
            "\t",
            "\n",
            "a\u{202e}",
            "\u{200b}",
            "\u{e0041}",
        ] {
            assert_eq!(safe(symbol), " ", "{symbol:?}");
            assert_eq!(width(symbol), 1, "{symbol:?}");
        }
        let flood = format!("e{}", "\u{301}".repeat(5000));
        assert_eq!(safe(&flood), " ");
    }

    #[test]
    fn what_people_write_passes() {
        for (symbol, columns) in [
            ("a", 1),
            ("é", 1),
            ("e\u{301}", 1),
            ("界", 2),
            ("🙂", 2),
            ("👩\u{200d}💻", 2),
            ("▎", 1),
        ] {
            assert_eq!((safe(symbol), width(symbol)), (symbol, columns));
        }
    }
}
