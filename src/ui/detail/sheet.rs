//! Lines with styles, wrapped to a width.

use crate::model::Problem;
use crate::theme::Look;
use crate::ui::clusters::clusters;
use crate::ui::line::width;
use crate::ui::parts::tone;
use crate::ui::view::Tone;
use ratatui::style::Style;

/// A part of a line.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Empty columns before it.
    pub before: u16,
    pub text: String,
    pub style: Style,
}

/// What is written, line by line.
#[derive(Debug)]
pub(super) struct Sheet<'l> {
    pub lines: Vec<Vec<Piece>>,
    pub columns: u16,
    pub look: &'l Look,
}

/// The width of the labels.
const LABEL: u16 = 16;

impl<'l> Sheet<'l> {
    pub(super) fn new(columns: u16, look: &'l Look) -> Sheet<'l> {
        Sheet {
            lines: Vec::new(),
            columns,
            look,
        }
    }

    /// Leaves a line empty, unless the one before is.
    pub(super) fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(Vec::new());
        }
    }

    /// A text over the whole width.
    pub(super) fn say(&mut self, text: &str, style: Style) {
        self.wrapped(0, text, style);
    }

    /// A heading.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.say(text, self.look.theme.accent);
    }

    /// A sentence with a sign before it where it presses.
    pub(super) fn marked(&mut self, words: &str, how: Tone) {
        let style = tone(&self.look.theme, how);
        if matches!(how, Tone::Look | Tone::Now) {
            self.first(self.look.glyphs.signal, style, 2, words, style);
        } else {
            self.say(words, style);
        }
    }

    /// Something that is wrong, and what to do about it.
    pub(super) fn problem(&mut self, problem: &Problem) {
        let theme = &self.look.theme;
        self.first(
            self.look.glyphs.signal,
            theme.now,
            2,
            &problem.what,
            theme.now,
        );
        if let Some(hint) = &problem.hint {
            self.wrapped(2, hint, theme.dim);
        }
    }

    /// A label with its value beside it, or below it where there is little room.
    pub(super) fn field(&mut self, label: &str, text: &str, style: Style) {
        let dim = self.look.theme.dim;
        if self.columns < LABEL + 16 {
            self.wrapped(0, label, dim);
            self.wrapped(2, text, style);
        } else {
            self.first(label, dim, LABEL, text, style);
        }
    }

    /// More of a value that a label stands before.
    pub(super) fn more(&mut self, text: &str, style: Style) {
        let before = if self.columns < LABEL + 16 { 2 } else { LABEL };
        self.wrapped(before, text, style);
    }

    /// A text that belongs to the line above.
    pub(super) fn below(&mut self, text: &str, style: Style) {
        self.wrapped(2, text, style);
    }

    fn first(&mut self, label: &str, label_style: Style, before: u16, text: &str, style: Style) {
        let start = self.lines.len();
        self.wrapped(before, text, style);
        if self.lines.len() == start {
            self.lines.push(Vec::new());
        }
        if let Some(line) = self.lines.get_mut(start) {
            let used = width(label).min(before);
            if let Some(value) = line.first_mut() {
                value.before = (before - used).max(u16::from(width(label) >= before));
            }
            let label = Piece {
                before: 0,
                text: label.to_owned(),
                style: label_style,
            };
            line.insert(0, label);
        }
    }

    fn wrapped(&mut self, before: u16, text: &str, style: Style) {
        let room = self.columns.saturating_sub(before).max(1);
        for text in wrap(text, room) {
            self.lines.push(vec![Piece {
                before,
                text,
                style,
            }]);
        }
    }
}

/// A text in lines of at most so many columns, broken between words where that is possible.
pub(in crate::ui) fn wrap(text: &str, room: u16) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for part in text.split_inclusive(' ') {
        if used + width(part.trim_end()) > room && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        // A single word can be longer than a line.
        for cluster in clusters(part) {
            let columns = width(cluster);
            // The space at a break belongs to no line.
            if cluster == " " && used + columns > room {
                continue;
            }
            if used + columns > room && used > 0 {
                lines.push(String::new());
                used = 0;
            }
            if let Some(line) = lines.last_mut() {
                line.push_str(cluster);
                used += columns;
            }
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines.retain(|line| !line.is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn words_stay_whole_where_they_can() {
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrap("日本語", 3), ["日", "本", "語"]);
        assert_eq!(wrap("日本", 1), ["日", "本"]);
        assert_eq!(wrap("", 5), [""; 0]);
    }
}
