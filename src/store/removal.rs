//! What goes from a roadmap carries its text, so that it can come back whole.

use super::book::Book;
use crate::change::{Change, ChangeSet};
use crate::model::{Key, Section, Step};

impl Book {
    /// The text of a record with its comments, to bring it back whole; none where it does not stand alone.
    pub fn record_text(&self, section: Section, key: &Key) -> Option<Box<str>> {
        if self.is_unusual(section) {
            return None;
        }
        let number = self.find(section, key)?;
        self.body(section, number)
            .map(|body| self.slice(&body).into())
    }

    /// The same changes, in which records that go carry their text.
    pub fn with_texts(&self, changes: ChangeSet) -> ChangeSet {
        let with_text = |mut change: Change| {
            if let (None, Some((section, key)), [_, Step::Item(_)]) = (
                &change.diff.after,
                change.at.into_record(),
                change.at.steps(),
            ) && let Some(before) = &mut change.diff.before
            {
                before.text = self.record_text(section, key);
            }
            change
        };
        ChangeSet(changes.0.into_iter().map(with_text).collect())
    }
}
