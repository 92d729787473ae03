//! A text of several lines: wrapped to a width, moved through by the rows that are seen.

use super::buffer::{Buffer, Motion};
use super::line::{Piece, columns, pieces_of};
use std::cell::Cell;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// Several lines under edit.
#[derive(Clone, Debug)]
pub struct Prose {
    buffer: Buffer,
    /// The column that moves up and down aim at.
    goal: Option<usize>,
    /// The width it was drawn in last: moving by row must agree with what is seen.
    width: Cell<u16>,
}

/// What is seen of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProseView {
    pub rows: Vec<Vec<Piece>>,
    /// Column and row of the cursor inside the view.
    pub cursor: (u16, u16),
    pub above: bool,
    pub below: bool,
}

/// The width that a text is taken to have before it was ever drawn.
const USUAL_WIDTH: u16 = 60;

impl Prose {
    /// A text with the cursor at its end.
    pub fn new(text: &str) -> Prose {
        Prose {
            buffer: Buffer::new(text),
            goal: None,
            width: Cell::new(USUAL_WIDTH),
        }
    }

    pub fn text(&self) -> &str {
        self.buffer.text()
    }

    pub fn buffer(&mut self) -> &mut Buffer {
        self.goal = None;
        &mut self.buffer
    }

    /// The text under edit, for reading its selection and cursor.
    pub fn editing(&self) -> &Buffer {
        &self.buffer
    }

    /// Puts a text at the cursor; every sort of line break becomes a newline.
    pub fn insert(&mut self, text: &str) {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        self.buffer().insert(&text);
    }

    /// The first line that says something, and how many lines there are.
    pub fn summary(&self) -> (&str, usize) {
        let text = self.text();
        let first = text.lines().find(|line| !line.trim().is_empty());
        (first.unwrap_or_default(), text.lines().count())
    }

    /// Moves the cursor by so many rows; false when it stood at that end already.
    pub fn go_rows(&mut self, by: isize, extend: bool) -> bool {
        let cursor = self.buffer.cursor();
        for _ in 0..by.unsigned_abs() {
            if !self.go_row(by < 0, extend) {
                break;
            }
        }
        self.buffer.cursor() != cursor
    }

    fn go_row(&mut self, up: bool, extend: bool) -> bool {
        let (line, rows, at) = self.place();
        let goal = self.goal.unwrap_or_else(|| self.column(rows.get(at)));
        let text = self.text();
        let target = if up && at > 0 {
            rows.get(at - 1).cloned()
        } else if !up && at + 1 < rows.len() {
            rows.get(at + 1).cloned()
        } else if up {
            line.start
                .checked_sub(1)
                .and_then(|end| wrapped(text, line_at(text, end), self.width()).pop())
        } else if line.end < text.len() {
            let next = wrapped(text, line_at(text, line.end + 1), self.width());
            next.into_iter().next()
        } else {
            None
        };
        let Some(row) = target else {
            return false;
        };
        let byte = byte_at(text, &row, goal);
        self.buffer.go_to(byte, extend);
        self.goal = Some(goal);
        true
    }

    fn width(&self) -> usize {
        usize::from(self.width.get().max(1))
    }

    /// The line of the cursor, its rows, and the one of them that the cursor is in.
    fn place(&self) -> (Range<usize>, Vec<Range<usize>>, usize) {
        let line = line_at(self.text(), self.buffer.cursor());
        let rows = wrapped(self.text(), line.clone(), self.width());
        let at = rows
            .iter()
            .rposition(|row| row.start <= self.buffer.cursor())
            .unwrap_or(0);
        (line, rows, at)
    }

    fn column(&self, row: Option<&Range<usize>>) -> usize {
        let Some(row) = row else { return 0 };
        let before = self.text().get(row.start..self.buffer.cursor());
        before
            .unwrap_or_default()
            .graphemes(true)
            .map(columns)
            .sum()
    }

    /// What is seen in a place of this size, the cursor in its middle where there is enough text.
    pub fn view(&self, width: u16, height: u16) -> ProseView {
        if width == 0 || height == 0 {
            return ProseView::default();
        }
        self.width.set(width);
        let most = usize::from(height);
        let (line, rows, at) = self.place();
        let column = self.column(rows.get(at));
        let text = self.text();
        let mut above: Vec<_> = rows.iter().take(at).cloned().collect();
        let mut start = line.start;
        while above.len() < most && start > 0 {
            let before = line_at(text, start - 1);
            start = before.start;
            let mut more = wrapped(text, before, self.width());
            more.append(&mut above);
            above = more;
        }
        let mut below: Vec<_> = rows.get(at..).unwrap_or_default().to_vec();
        let mut end = line.end;
        while below.len() < most && end < text.len() {
            let after = line_at(text, end + 1);
            end = after.end;
            below.extend(wrapped(text, after, self.width()));
        }
        let lead = (most / 2)
            .max(most.saturating_sub(below.len()))
            .min(above.len());
        let shown = above.len() - lead;
        let seen: Vec<_> = above
            .iter()
            .skip(shown)
            .chain(&below)
            .take(most)
            .cloned()
            .collect();
        ProseView {
            above: shown > 0 || start > 0,
            below: lead + below.len() > most || end < text.len(),
            cursor: (
                u16::try_from(column).unwrap_or(u16::MAX).min(width - 1),
                u16::try_from(lead).unwrap_or(0).min(height - 1),
            ),
            rows: seen
                .into_iter()
                .map(|row| pieces_of(&self.buffer, row))
                .collect(),
        }
    }

    /// Moves the cursor to an end of the text or of its line.
    pub fn go(&mut self, motion: Motion, extend: bool) {
        self.buffer().go(motion, extend);
    }
}

/// The line that a byte lies in, without its line break.
fn line_at(text: &str, byte: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| byte + at);
    start..end
}

/// The rows of one line: broken after a space where there is one, else anywhere between graphemes.
fn wrapped(text: &str, line: Range<usize>, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let (mut start, mut used) = (line.start, 0);
    let mut space: Option<(usize, usize)> = None;
    let content = text.get(line.clone()).unwrap_or_default();
    for (offset, grapheme) in content.grapheme_indices(true) {
        let at = line.start + offset;
        let wide = columns(grapheme);
        let blank = grapheme.chars().all(char::is_whitespace);
        // A space may hang over the edge; the word after it begins the next row.
        if used + wide > width && at > start && !blank {
            let (end, kept) = space.take().unwrap_or((at, used));
            rows.push(start..end);
            start = end;
            used -= kept;
        }
        used += wide;
        if blank {
            space = Some((at + grapheme.len(), used));
        }
    }
    rows.push(start..line.end);
    rows
}

/// The byte of a row that lies nearest to a column, before the row's end when another row follows in its line.
fn byte_at(text: &str, row: &Range<usize>, column: usize) -> usize {
    let mut used = 0;
    let content = text.get(row.clone()).unwrap_or_default();
    let wraps = !content.is_empty() && !matches!(text.as_bytes().get(row.end), None | Some(b'\n'));
    let mut last = row.start;
    for (offset, grapheme) in content.grapheme_indices(true) {
        last = row.start + offset;
        let wide = columns(grapheme);
        if used + wide > column {
            return last;
        }
        used += wide;
    }
    if wraps { last } else { row.end }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(view: &ProseView) -> Vec<String> {
        let join = |row: &Vec<Piece>| row.iter().map(|piece| &*piece.text).collect();
        view.rows.iter().map(join).collect()
    }

    #[test]
    fn words_are_wrapped_and_long_ones_broken() {
        let prose = Prose::new("one two three\n\nabcdefghijklm\n");
        let view = prose.view(8, 20);
        assert_eq!(
            rows(&view),
            ["one two ", "three", "", "abcdefgh", "ijklm", ""]
        );
        assert_eq!(view.cursor, (0, 5));
    }

    #[test]
    fn moves_by_row_keep_their_column_and_stop_at_the_ends() {
        let mut prose = Prose::new("one two three\nab\nlast line");
        prose.view(8, 5);
        let mut visited = vec![prose.editing().cursor()];
        while prose.go_rows(-1, false) {
            visited.push(prose.editing().cursor());
        }
        assert_eq!(visited, [26, 21, 16, 12, 4]);
        assert!(prose.go_rows(100, false));
        assert!(!prose.go_rows(1, false));
    }

    #[test]
    fn only_a_window_is_seen_of_a_long_text() {
        let prose = Prose::new(&"line\n".repeat(200_000));
        let view = prose.view(40, 10);
        assert_eq!(view.rows.len(), 10);
        assert!(view.above && !view.below);
        assert_eq!(view.cursor, (0, 9));
    }

    #[test]
    fn every_size_and_place_can_be_drawn() {
        let mut prose = Prose::new("日本語\u{202e} テキスト\n👨\u{200d}👩 e\u{301}\n\n\u{1b}[2Jx");
        for _ in 0..30 {
            for width in 0..12 {
                for height in 0..5 {
                    let view = prose.view(width, height);
                    assert!(view.rows.len() <= usize::from(height));
                    assert!(view.cursor.0 < width.max(1) && view.cursor.1 < height.max(1));
                }
            }
            prose.go(Motion::Left, false);
            prose.go_rows(-1, true);
            prose.go_rows(1, false);
        }
    }

    #[test]
    fn a_paste_keeps_its_lines() {
        let mut prose = Prose::new("");
        prose.insert("a\r\nb\rc");
        assert_eq!(prose.text(), "a\nb\nc");
        assert_eq!(prose.summary(), ("a", 3));
    }
}
