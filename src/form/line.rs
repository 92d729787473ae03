//! A text of one line: what is seen of it in so many columns, and where the cursor stands there.

use super::buffer::{Buffer, Motion};
use crate::text::shown;
use std::borrow::Cow;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A single line under edit.
#[derive(Clone, Debug, Default)]
pub struct Line {
    buffer: Buffer,
}

/// A run of characters that are drawn alike; safe to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub selected: bool,
}

/// What is seen of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineView {
    pub pieces: Vec<Piece>,
    /// Whether something is cut off before it; a mark stands in its first column.
    pub before: bool,
    /// Whether something is cut off after it; a mark stands in its last column.
    pub after: bool,
    /// The column of the cursor, always inside the width.
    pub cursor: u16,
    /// How many columns it fills, marks included.
    pub width: u16,
}

/// The mark of what is cut off.
pub const CUT: &str = "…";

impl Line {
    /// A line with the cursor at its end.
    pub fn new(text: &str) -> Line {
        Line {
            buffer: Buffer::new(text),
        }
    }

    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    pub fn buffer(&mut self) -> &mut Buffer {
        &mut self.buffer
    }

    /// The text under edit, for reading its selection and cursor.
    pub fn editing(&self) -> &Buffer {
        &self.buffer
    }

    /// Puts a text at the cursor; line breaks become spaces.
    pub fn insert(&mut self, text: &str) {
        self.buffer.insert(&in_one_line(text));
    }

    /// Empties the line, so that undo brings the text back.
    pub fn clear(&mut self) {
        self.buffer.go(Motion::End, false);
        self.buffer.set("");
    }

    /// What is seen in so many columns with the cursor in view.
    pub fn view(&self, width: u16) -> LineView {
        seen(&self.buffer, self.buffer.cursor(), width)
    }

    /// What is seen in so many columns from the start on, for a line without the cursor.
    pub fn head(&self, width: u16) -> LineView {
        seen(&self.buffer, 0, width)
    }

    /// The column of the cursor when the line is drawn in so many columns.
    pub fn cursor_column(&self, width: u16) -> u16 {
        self.view(width).cursor
    }
}

/// A text with its line breaks made spaces.
fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        let trimmed = text.trim_end_matches(['\n', '\r']);
        Cow::Owned(trimmed.replace("\r\n", " ").replace(['\n', '\r'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// How many columns a text takes once it is safe to draw.
pub fn columns(text: &str) -> usize {
    shown(text).width()
}

/// The view is made from the cursor outwards, so that a text of any length costs only what is seen of it.
fn seen(buffer: &Buffer, cursor: usize, width: u16) -> LineView {
    let width = usize::from(width);
    if width == 0 {
        return LineView::default();
    }
    let (left, right) = buffer
        .text()
        .split_at_checked(cursor)
        .unwrap_or((buffer.text(), ""));
    let (all_before, before) = fill(left.graphemes(true).rev(), width);
    let (all_after, after) = fill(right.graphemes(true), width);
    // At the end of the text the cursor itself takes a column.
    let tail = usize::from(right.is_empty());
    if all_before && all_after && before + after + tail <= width {
        return view(buffer, 0..buffer.text().len(), cursor, (false, false));
    }
    let ahead = after.min(width / 3).max(1);
    let room = width - ahead;
    let whole = all_before && before <= room;
    let (start, used) = if whole {
        (0, before)
    } else {
        let (bytes, used) = take(left.graphemes(true).rev(), room.saturating_sub(1));
        (cursor - bytes, used + usize::from(room > 0))
    };
    let rest = width - used;
    let cut_after = !(all_after && after <= rest);
    let end = if cut_after {
        cursor + take(right.graphemes(true), rest.saturating_sub(1)).0
    } else {
        buffer.text().len()
    };
    view(buffer, start..end, cursor, (!whole && room > 0, cut_after))
}

/// Whether all of it fits into a width, and how much of the width it takes.
fn fill<'t>(graphemes: impl Iterator<Item = &'t str>, width: usize) -> (bool, usize) {
    let mut sum = 0;
    for grapheme in graphemes {
        sum += columns(grapheme);
        if sum > width {
            return (false, width);
        }
    }
    (true, sum)
}

/// How many bytes fit into a width, and how many columns they take.
fn take<'t>(graphemes: impl Iterator<Item = &'t str>, width: usize) -> (usize, usize) {
    let (mut bytes, mut sum) = (0, 0);
    for grapheme in graphemes {
        let wide = columns(grapheme);
        if sum + wide > width {
            break;
        }
        bytes += grapheme.len();
        sum += wide;
    }
    (bytes, sum)
}

fn view(buffer: &Buffer, range: Range<usize>, cursor: usize, cut: (bool, bool)) -> LineView {
    let mut pieces = Vec::new();
    if cut.0 {
        pieces.push(plain(CUT));
    }
    let before = part(buffer.text(), range.start..cursor);
    let column = before.graphemes(true).map(columns).sum::<usize>() + usize::from(cut.0);
    pieces.extend(pieces_of(buffer, range));
    if cut.1 {
        pieces.push(plain(CUT));
    }
    let width = pieces.iter().map(|piece| piece.text.width()).sum::<usize>();
    LineView {
        pieces,
        before: cut.0,
        after: cut.1,
        cursor: u16::try_from(column).unwrap_or(u16::MAX),
        width: u16::try_from(width).unwrap_or(u16::MAX),
    }
}

fn plain(text: &str) -> Piece {
    Piece {
        text: text.to_owned(),
        selected: false,
    }
}

fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The pieces of a range of a text: before, inside and after its selection.
pub(super) fn pieces_of(buffer: &Buffer, range: Range<usize>) -> Vec<Piece> {
    let selection = buffer.selection().unwrap_or(range.end..range.end);
    let from = selection.start.clamp(range.start, range.end);
    let to = selection.end.clamp(from, range.end);
    [
        (range.start..from, false),
        (from..to, true),
        (to..range.end, false),
    ]
    .into_iter()
    .filter(|(range, _)| !range.is_empty())
    .map(|(range, selected)| Piece {
        // By grapheme, so that the columns counted and those drawn are the same.
        text: part(buffer.text(), range)
            .graphemes(true)
            .map(shown)
            .collect(),
        selected,
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(view: &LineView) -> String {
        view.pieces.iter().map(|piece| &*piece.text).collect()
    }

    #[test]
    fn a_short_line_is_seen_whole_with_the_cursor_behind_it() {
        let view = Line::new("日本 x").view(10);
        assert_eq!(text(&view), "日本 x");
        assert_eq!((view.cursor, view.before, view.after), (6, false, false));
    }

    #[test]
    fn a_long_line_scrolls_with_marks() {
        let mut line = Line::new("abcdefghijklmnopqrstuvwxyz");
        assert_eq!(text(&line.view(10)), "…stuvwxyz");
        assert_eq!(line.cursor_column(10), 9);
        line.buffer().go(Motion::Start, false);
        assert_eq!(text(&line.view(10)), "abcdefghi…");
        assert_eq!(line.cursor_column(10), 0);
        for _ in 0..12 {
            line.buffer().go(Motion::Right, false);
        }
        let view = line.view(10);
        assert!(view.before && view.after, "{view:?}");
    }

    #[test]
    fn the_cursor_is_always_inside_and_nothing_is_wider_than_its_place() {
        let hostile = "日本\u{202e}a\u{1b}[2J👨\u{200d}👩e\u{301}\t🙂日本語テキスト".repeat(3);
        for width in 0..40 {
            let mut line = Line::new(&hostile);
            loop {
                let view = line.view(width);
                assert!(view.width <= width, "{width} {view:?}");
                assert!(view.cursor < width.max(1), "{width} {view:?}");
                if line.editing().cursor() == 0 {
                    break;
                }
                line.buffer().go(Motion::Left, false);
            }
        }
    }

    #[test]
    fn a_paste_becomes_one_line_and_hostile_characters_are_seen_as_marks() {
        let mut line = Line::new("");
        line.insert("one\r\ntwo\nthree\u{1b}[2J\n");
        assert_eq!(line.text(), "one two three\u{1b}[2J");
        assert_eq!(text(&line.view(40)), "one two three^[[2J");
    }

    #[test]
    fn a_megabyte_is_edited_and_seen_without_pain() {
        let mut line = Line::new(&"long words and é ".repeat(60_000));
        for _ in 0..200 {
            line.insert("x");
            line.buffer().go(Motion::WordLeft, false);
            assert!(line.cursor_column(80) < 80);
        }
    }
}
