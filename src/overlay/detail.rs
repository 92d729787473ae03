//! One record with all that it says.

use crate::model::Path;

/// The detail view of a record.
#[derive(Debug)]
pub struct Detail {
    pub path: Path,
    offset: usize,
}

impl Detail {
    pub fn new(path: Path) -> Detail {
        Detail { path, offset: 0 }
    }

    /// Moves the text so many lines up (down when negative).
    pub fn scroll(&mut self, by: isize) {
        self.offset = self.offset.saturating_add_signed(by);
    }

    /// Keeps the offset inside of what can be scrolled.
    pub fn hold(&mut self, most: usize) {
        self.offset = self.offset.min(most);
    }

    /// How many of its lines lie above what is seen.
    pub fn offset(&self) -> usize {
        self.offset
    }
}
