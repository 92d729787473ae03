//! What a program draws on: parts that are rendered only when they have changed.

use super::Rows;
use super::parts::Parts;
use super::symbol::width;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::hash::{DefaultHasher, Hash, Hasher};

/// No cluster that is let through takes more columns than this and one.
const WIDEST: u16 = 3;

/// One frame in the making.
#[derive(Debug)]
pub struct Canvas<'a> {
    next: &'a mut Buffer,
    parts: &'a mut Parts,
    rows: &'a mut Rows,
    cursor: Option<Position>,
}

/// A stamp for a part: equal values give equal stamps within one run of the program.
pub fn stamp(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

impl<'a> Canvas<'a> {
    pub(super) fn new(next: &'a mut Buffer, parts: &'a mut Parts, rows: &'a mut Rows) -> Self {
        Self {
            next,
            parts,
            rows,
            cursor: None,
        }
    }

    /// The whole window.
    pub fn area(&self) -> Rect {
        self.next.area
    }

    /// Draws a part above those before it.
    ///
    /// It is rendered, on blank cells, only if its area or its stamp differ from the last frame, or if something
    /// beneath or above it has changed. It must cover all that it shows with its area, and write nowhere else.
    pub fn part(&mut self, area: Rect, stamp: u64, render: impl FnOnce(&mut Buffer, Rect)) {
        let area = area.intersection(self.next.area);
        if area.is_empty() || !self.parts.take(area, stamp) {
            return;
        }
        clear(self.next, area);
        render(self.next, area);
        trim(self.next, area);
        self.rows.mark(area);
    }

    /// Draws something above all parts before it without hiding what it leaves free.
    ///
    /// When it changes or goes, everything beneath its area is drawn again.
    pub fn over(&mut self, area: Rect, stamp: u64, render: impl FnOnce(&mut Buffer, Rect)) {
        let area = area.intersection(self.next.area);
        if area.is_empty() || !self.parts.take_over(area, stamp) {
            return;
        }
        render(self.next, area);
        self.rows.mark(area);
    }

    /// Shows the terminal's cursor here; without this call it stays hidden.
    pub fn cursor(&mut self, position: Position) {
        self.cursor = self.next.area.contains(position).then_some(position);
    }

    pub(super) fn wanted_cursor(&self) -> Option<Position> {
        self.cursor
    }
}

/// Makes all cells of an area blank.
pub(super) fn clear(buffer: &mut Buffer, area: Rect) {
    for y in area.top()..area.bottom() {
        let start = buffer.index_of(area.left(), y);
        let row = start..start + usize::from(area.width);
        buffer
            .content
            .get_mut(row)
            .unwrap_or_default()
            .fill(ratatui::buffer::Cell::EMPTY);
    }
}

/// Takes away wide characters that would reach into the area or out of it: half a character cannot be shown.
fn trim(buffer: &mut Buffer, area: Rect) {
    for y in area.top()..area.bottom() {
        for edge in [area.left(), area.right()] {
            for distance in 1..=edge.min(WIDEST) {
                if let Some(cell) = buffer.cell_mut((edge - distance, y))
                    && width(cell.symbol()) > distance
                {
                    cell.set_symbol(" ");
                }
            }
        }
    }
}
