//! What was done, so that it can be taken back and made again.

use crate::change::{ChangeSet, Splices, invert};

/// One step of a person's work.
#[derive(Clone, Debug)]
pub struct Done {
    /// What it was, for the person: safe to show.
    pub label: String,
    pub changes: ChangeSet,
    /// What it did to the text; none once another program has changed the text since.
    pub splices: Option<Splices>,
}

impl Done {
    /// The changes that take it back.
    pub fn inverse(&self) -> ChangeSet {
        invert(&self.changes)
    }
}

/// The steps that can be taken back, and those that were.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Done>,
    future: Vec<Done>,
}

impl History {
    /// Remembers a new step; what had been taken back before it is forgotten.
    pub fn push(&mut self, done: Done) {
        self.future.clear();
        self.past.push(done);
    }

    /// The step that an undo takes back.
    pub fn last(&self) -> Option<&Done> {
        self.past.last()
    }

    /// The step that a redo makes again.
    pub fn next(&self) -> Option<&Done> {
        self.future.last()
    }

    /// The last step was taken back; `splices` made it go, where they are known.
    pub fn undone(&mut self, splices: Option<Splices>) {
        if let Some(mut done) = self.past.pop() {
            done.splices = splices;
            self.future.push(done);
        }
    }

    /// The next step was made again.
    pub fn redone(&mut self, splices: Option<Splices>) {
        if let Some(mut done) = self.future.pop() {
            done.splices = splices;
            self.past.push(done);
        }
    }

    /// The text is another one now: bytes can no longer be taken back, changes still can.
    pub fn text_changed(&mut self) {
        for done in self.past.iter_mut().chain(&mut self.future) {
            done.splices = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(label: &str) -> Done {
        Done {
            label: label.to_owned(),
            changes: ChangeSet::default(),
            splices: Some(Splices::default()),
        }
    }

    #[test]
    fn steps_go_back_and_forth_until_a_new_one() {
        let mut history = History::default();
        history.push(done("a"));
        history.push(done("b"));
        history.undone(None);
        assert_eq!(history.last().map(|done| done.label.as_str()), Some("a"));
        assert_eq!(history.next().map(|done| done.label.as_str()), Some("b"));
        history.redone(None);
        assert!(history.next().is_none());
        history.undone(None);
        history.push(done("c"));
        assert!(history.next().is_none());
    }
}
