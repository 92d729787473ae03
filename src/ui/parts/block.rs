//! Rows that scroll together, and which of them are seen.

use crate::app::pane::PaneState;
use std::ops::Range;

/// Rows of one sort that lie together in a pane and scroll together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Block {
    /// The number of its first row in the pane.
    pub first: usize,
    pub rows: usize,
    /// How many of its rows can be seen.
    pub seen: usize,
}

impl Block {
    /// So many rows after the row `first`, of which at most `room` can be seen.
    pub fn new(first: usize, rows: usize, room: u16) -> Block {
        let seen = rows.min(usize::from(room));
        Block { first, rows, seen }
    }

    /// Whether a row of the pane is one of these.
    pub fn has(&self, row: usize) -> bool {
        (self.first..self.first + self.rows).contains(&row)
    }

    /// Which of its rows, counted from 0, are seen. A block above the selection shows its end, one below its beginning.
    pub fn window(&self, state: PaneState) -> Range<usize> {
        let last = self.rows - self.seen;
        let start = if self.has(state.selected) {
            let at = state.selected - self.first;
            state
                .offset
                .clamp((at + 1).saturating_sub(self.seen.max(1)), at)
                .min(last)
        } else if state.selected < self.first {
            0
        } else {
            last
        };
        start..start + self.seen
    }

    /// Whether some of its rows cannot be seen.
    pub fn scrolls(&self) -> bool {
        self.seen < self.rows
    }
}

/// A state in which a block of lines is scrolled so far.
pub fn moved_to(lines: usize, block: &Block) -> PaneState {
    let offset = lines.min(block.rows - block.seen);
    PaneState {
        selected: offset,
        offset,
        page: block.seen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_seen() {
        let block = Block::new(3, 10, 4);
        for selected in 0..20 {
            for offset in 0..20 {
                let state = PaneState {
                    selected,
                    offset,
                    page: 0,
                };
                let window = block.window(state);
                assert!(window.end <= 10 && window.len() == 4);
                if block.has(selected) {
                    assert!(window.contains(&(selected - 3)));
                }
            }
        }
        let none = Block::new(0, 5, 0);
        assert_eq!(none.window(PaneState::default()), 0..0);
    }
}
