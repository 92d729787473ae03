//! The line of a text where a fault is, ready to be shown with a caret under it.

use super::check::Fault;
use crate::text::shown;
use unicode_width::UnicodeWidthStr;

/// A line with a mark under a part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// From 1.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// The line, safe to show, or the part of a long one that matters.
    pub text: String,
    /// How many cells stand before the mark.
    pub before: usize,
    /// How many cells the mark is wide; at least 1.
    pub width: usize,
}

/// More cells of a line than this are not shown.
const MOST: usize = 72;

/// How many characters are kept in front of the mark in a long line.
const LEAD: usize = 24;

impl Excerpt {
    /// The line in which a fault begins.
    pub fn of(fault: &Fault, text: &str) -> Excerpt {
        let at = floor(text, fault.span.start.min(text.len()));
        let end = floor(text, fault.span.end.clamp(at, text.len()));
        let start = text
            .get(..at)
            .and_then(|before| before.rfind('\n'))
            .map_or(0, |found| found + 1);
        let rest = text.get(start..).unwrap_or_default();
        let line = rest.split(['\n', '\r']).next().unwrap_or_default();
        let column = at - start;
        let head = line.get(..column.min(line.len())).unwrap_or(line);
        let marked = line
            .get(head.len()..(end - start).clamp(head.len(), line.len()))
            .unwrap_or_default();
        let cut = head
            .char_indices()
            .rev()
            .nth(LEAD)
            .map_or(0, |(cut, _)| cut);
        let cut = if line.width() > MOST { cut } else { 0 };
        let lead = if cut > 0 { "…" } else { "" };
        let before = format!("{lead}{}", shown(head.get(cut..).unwrap_or_default()));
        let tail: String = line
            .get(head.len()..)
            .unwrap_or_default()
            .chars()
            .take(MOST)
            .collect();
        Excerpt {
            line: text.get(..at).unwrap_or_default().matches('\n').count() + 1,
            column: head.chars().count() + 1,
            text: format!("{before}{}", shown(&tail)),
            before: before.width(),
            width: shown(marked).width().clamp(1, MOST),
        }
    }

    /// The mark under the line.
    pub fn mark(&self) -> String {
        format!("{}{}", " ".repeat(self.before), "^".repeat(self.width))
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::check;

    fn first(text: &str) -> Excerpt {
        Excerpt::of(&check(text)[0], text)
    }

    #[test]
    fn the_mark_stands_under_the_fault() {
        let excerpt = first("[[win]]\nid = \"a\"\nid = \"b\"\n");
        assert_eq!((excerpt.line, excerpt.column), (3, 1));
        assert_eq!(excerpt.text, "id = \"b\"");
        assert_eq!(excerpt.mark(), "^^");
    }

    #[test]
    fn a_long_line_says_that_it_begins_before() {
        let value = |width: usize| format!("x = {}é]\n", "1,".repeat((width - 6) / 2));
        let at = |text: &str, byte: usize| {
            let span = byte..byte + 1;
            Excerpt::of(
                &Fault {
                    span,
                    what: String::new(),
                    hint: None,
                },
                text,
            )
        };
        let fits = value(MOST);
        let excerpt = at(&fits, MOST - 2);
        assert_eq!((excerpt.text.width(), excerpt.column), (MOST, MOST - 1));
        assert!(!excerpt.text.starts_with('…'));
        let long = value(MOST + 2);
        let excerpt = at(&long, MOST);
        assert!(excerpt.text.starts_with('…'), "{}", excerpt.text);
        assert_eq!(excerpt.before, LEAD + 2);
        // A place inside of a character is the character.
        assert_eq!(at(&long, MOST + 1).column, at(&long, MOST).column);
        assert_eq!(at("ab", 7).column, 3);
    }

    #[test]
    fn wide_and_hostile_lines_line_up() {
        let excerpt = first("\"日本\u{1b}\" = 2026-02-30\n");
        assert!(!excerpt.text.contains('\u{1b}'));
        assert!(excerpt.before <= excerpt.text.width());
        let long = format!("x = [{}, 2026-02-30]\n", "1, ".repeat(4000));
        assert!(first(&long).text.width() <= MOST + LEAD + 2);
        assert_eq!(first("a = ").line, 1);
    }
}
