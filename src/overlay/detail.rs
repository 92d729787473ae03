//! One record with all that it says.

use crate::model::Path;
use std::cell::Cell;

/// The detail view of a record.
#[derive(Debug)]
pub struct Detail {
    pub path: Path,
    /// The first line that is seen; held inside the text when it is drawn.
    offset: Cell<usize>,
}

impl Detail {
    pub fn new(path: Path) -> Detail {
        Detail {
            path,
            offset: Cell::new(0),
        }
    }

    /// Moves the text so many lines up (down when negative).
    pub fn scroll(&mut self, by: isize) {
        self.offset.set(self.offset.get().saturating_add_signed(by));
    }

    /// The first line to draw of so many, where so many can be seen.
    pub fn first_line(&self, lines: usize, seen: usize) -> usize {
        self.offset
            .set(self.offset.get().min(lines.saturating_sub(seen)));
        self.offset.get()
    }
}
