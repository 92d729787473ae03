//! What was done, so that it can be taken back and made again.

use crate::change::{ChangeSet, Splices, invert};
use crate::file_text::FileText;

/// What a step is known by, here and in the journal that outlives the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Name {
    /// A step made by this program since it started, by its number.
    Here(u64),
    /// A step that the journal knows.
    Kept(Box<str>),
}

/// One step of a person's work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub name: Name,
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

/// What happened to a step: a line of the journal.
#[derive(Clone, Debug)]
pub enum Note {
    /// It was made, and led from one text to the other.
    Done {
        done: Done,
        before: FileText,
        after: FileText,
    },
    Undone(Name),
    Redone(Name),
    /// It can be taken back or made again no more, since somebody else changed what it is about.
    Left(Name),
}

/// The steps that can be taken back, and those that were.
#[derive(Debug, Default)]
pub struct History {
    past: Vec<Done>,
    future: Vec<Done>,
    /// So many steps were made here.
    count: u64,
    /// Whether a step was made here, which forgets what earlier sessions had taken back.
    begun: bool,
}

impl History {
    /// An empty history whose steps have other names than those of an earlier one.
    #[must_use]
    pub fn anew(&self) -> History {
        History {
            count: self.count,
            ..History::default()
        }
    }

    /// Remembers a new step and names it; what had been taken back before it is forgotten.
    pub fn push(&mut self, label: String, changes: ChangeSet, splices: Splices) -> Done {
        self.count += 1;
        self.begun = true;
        self.future.clear();
        let done = Done {
            name: Name::Here(self.count),
            label,
            changes,
            splices: Some(splices),
        };
        self.past.push(done.clone());
        done
    }

    /// Whether earlier sessions may have left something to make again.
    pub fn may_recall_future(&self) -> bool {
        !self.begun && self.future.is_empty()
    }

    /// Puts the steps of earlier sessions before those made here.
    pub fn recall(&mut self, past: Vec<Done>, future: Vec<Done>) {
        if self.may_recall_future() {
            self.future = future;
        }
        self.past.splice(..0, past);
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

    /// The last step can no longer be taken back.
    pub fn leave_last(&mut self) {
        self.past.pop();
    }

    /// The next step can no longer be made again.
    pub fn leave_next(&mut self) {
        self.future.pop();
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

    fn push(history: &mut History, label: &str) {
        history.push(label.to_owned(), ChangeSet::default(), Splices::default());
    }

    fn last(history: &History) -> Option<&str> {
        history.last().map(|done| done.label.as_str())
    }

    fn next(history: &History) -> Option<&str> {
        history.next().map(|done| done.label.as_str())
    }

    fn kept(label: &str) -> Done {
        Done {
            name: Name::Kept(label.into()),
            label: label.to_owned(),
            changes: ChangeSet::default(),
            splices: None,
        }
    }

    #[test]
    fn steps_go_back_and_forth_until_a_new_one() {
        let mut history = History::default();
        push(&mut history, "a");
        push(&mut history, "b");
        history.undone(None);
        assert_eq!((last(&history), next(&history)), (Some("a"), Some("b")));
        history.redone(None);
        assert!(history.next().is_none());
        history.undone(None);
        push(&mut history, "c");
        assert!(history.next().is_none());
    }

    #[test]
    fn steps_of_earlier_sessions_come_before_those_made_here() {
        let mut history = History::default();
        history.recall(vec![kept("old")], vec![kept("taken back")]);
        assert_eq!(
            (last(&history), next(&history)),
            (Some("old"), Some("taken back"))
        );
        let mut history = History::default();
        push(&mut history, "new");
        history.recall(vec![kept("old")], vec![kept("taken back")]);
        assert_eq!((last(&history), next(&history)), (Some("new"), None));
        history.undone(None);
        assert_eq!((last(&history), next(&history)), (Some("old"), Some("new")));
    }

    #[test]
    fn no_two_steps_have_one_name() {
        let mut history = History::default();
        push(&mut history, "a");
        let first = history.last().map(|done| done.name.clone());
        let mut history = history.anew();
        push(&mut history, "b");
        assert_ne!(history.last().map(|done| done.name.clone()), first);
    }
}
