//! Steps taken back and made again: to the byte where the text is the same, else by what they mean.

use super::book::Book;
use super::edit::narrowed;
use super::patch::PatchError;
use crate::change::{ChangeSet, Splice, Splices, still_there};
use crate::history::Done;
use crate::model::Path;

/// Why a step is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum Left {
    #[error("{0} was changed since")]
    Changed(Path),
    #[error("the text around it was changed since")]
    Elsewhere,
    #[error(transparent)]
    Unwritable(#[from] PatchError),
}

impl Book {
    /// Takes a step back. What is given back makes it again to the byte, where it is known.
    pub fn undo(&mut self, done: &Done) -> Result<Option<Splices>, Left> {
        if let Some(splices) = done
            .splices
            .as_ref()
            .filter(|splices| self.take_back(splices))
        {
            return Ok(Some(splices.clone()));
        }
        self.by_meaning(&done.inverse()).map(|_| None)
    }

    /// Makes a step again that was taken back. What is given back takes it back to the byte.
    pub fn redo(&mut self, done: &Done) -> Result<Splices, Left> {
        if let Some(splices) = done
            .splices
            .as_ref()
            .filter(|splices| self.make_again(splices))
        {
            return Ok(splices.clone());
        }
        self.by_meaning(&done.changes)
    }

    fn by_meaning(&mut self, changes: &ChangeSet) -> Result<Splices, Left> {
        if changes.is_empty() {
            return Err(Left::Elsewhere);
        }
        let roadmap = self.roadmap();
        if let Some(change) = still_there(&roadmap, changes).first() {
            return Err(Left::Changed(change.at.clone()));
        }
        Ok(self.edit(changes)?)
    }
}

/// What makes one text into another, as one stretch.
pub fn replacement(before: &str, after: &str) -> Splices {
    let (range, new) = narrowed(before, after, 0);
    Splices(vec![Splice {
        at: range.start,
        before: before.get(range).unwrap_or_default().into(),
        after: new.into(),
    }])
}
