//! The only door to a change of the roadmap, and the way back.

use super::App;
use crate::change::{Change, ChangeSet, Splices, describe_all, still_there};
use crate::history::Done;
use crate::model::{Path, Step, Table, Value};

impl App {
    /// Makes changes, remembers how to take them back, and saves. False where nothing was changed.
    pub fn commit(&mut self, changes: ChangeSet) -> bool {
        if changes.is_empty() {
            self.say("nothing changed");
            return false;
        }
        if let Some(reason) = self.read_only() {
            let words = format!("read-only: {reason}");
            self.refuse(words);
            return false;
        }
        let changes = self.with_texts(changes);
        let label = self.words_for(&changes);
        match self.book.edit(&changes) {
            Ok(splices) => {
                self.say(label.clone());
                self.after(&changes);
                self.history.push(Done {
                    label,
                    changes,
                    splices: Some(splices),
                });
                true
            }
            Err(reason) => {
                self.refuse(format!("not changed: {reason}"));
                false
            }
        }
    }

    /// A set of changes in a few words.
    fn words_for(&self, changes: &ChangeSet) -> String {
        let words = describe_all(changes, &self.touched(changes), self.today);
        match words.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first, more @ ..] => format!("{first}, and {} more", more.len()),
        }
    }

    /// A roadmap of just the records that changes are about, which is all that their words need.
    fn touched(&self, changes: &ChangeSet) -> Table {
        let mut roadmap = Table::new();
        for change in &changes.0 {
            let Some((section, key)) = change.at.into_record() else {
                continue;
            };
            let known = self
                .book
                .find(section, key)
                .map(|number| Value::Table(self.book.table(section, number)));
            let added = || Some(change.diff.after.as_ref()?.value.clone());
            if let Some(record) = known
                .or_else(added)
                .filter(|record| record.as_table().is_some())
            {
                roadmap.set(section.name(), Value::Array(vec![record]));
            }
        }
        roadmap
    }

    /// Records that go carry their text, so that they can come back whole.
    fn with_texts(&self, changes: ChangeSet) -> ChangeSet {
        let with_text = |mut change: Change| {
            if let (None, Some((section, key)), [_, Step::Item(_)]) = (
                &change.diff.after,
                change.at.into_record(),
                change.at.steps(),
            ) && let Some(before) = &mut change.diff.before
            {
                before.text = self.book.record_text(section, key);
            }
            change
        };
        ChangeSet(changes.0.into_iter().map(with_text).collect())
    }

    pub(super) fn undo(&mut self) {
        let Some(done) = self.history.last().cloned() else {
            return self.say("nothing to undo");
        };
        if let Some(reason) = self.read_only() {
            let words = format!("read-only: {reason}");
            return self.refuse(words);
        }
        let inverse = done.inverse();
        let exact = done
            .splices
            .as_ref()
            .is_some_and(|splices| self.book.take_back(splices));
        if !exact && !self.redo_by_meaning(&inverse) {
            return;
        }
        self.history.undone(done.splices.filter(|_| exact));
        self.say(format!("undone: {}", done.label));
        self.after(&inverse);
    }

    pub(super) fn redo(&mut self) {
        let Some(done) = self.history.next().cloned() else {
            return self.say("nothing to redo");
        };
        if let Some(reason) = self.read_only() {
            let words = format!("read-only: {reason}");
            return self.refuse(words);
        }
        let exact = done
            .splices
            .as_ref()
            .is_some_and(|splices| self.book.make_again(splices));
        let splices = if exact {
            done.splices.clone()
        } else {
            self.edited_by_meaning(&done.changes)
        };
        if splices.is_none() {
            return;
        }
        self.history.redone(splices);
        self.say(format!("done again: {}", done.label));
        self.after(&done.changes);
    }

    fn redo_by_meaning(&mut self, changes: &ChangeSet) -> bool {
        self.edited_by_meaning(changes).is_some()
    }

    /// Makes changes by what they mean, since the text around them is no longer the same.
    fn edited_by_meaning(&mut self, changes: &ChangeSet) -> Option<Splices> {
        let roadmap = self.book.roadmap();
        if let Some(change) = still_there(&roadmap, changes).first() {
            let words = format!("left as it is: {} was changed since", change.at);
            self.refuse(words);
            return None;
        }
        match self.book.edit(changes) {
            Ok(splices) => Some(splices),
            Err(reason) => {
                self.refuse(format!("left as it is: {reason}"));
                None
            }
        }
    }

    /// What follows from a change of the text: figures, selection, save.
    fn after(&mut self, changes: &ChangeSet) {
        let places = self.selected_places();
        let sections = changes
            .0
            .iter()
            .map(|change| change.at.into_section())
            .collect::<Option<_>>();
        match sections {
            Some(sections) => self.refresh(&sections),
            None => self.renew(),
        }
        self.select_places(&places);
        // One stays in the record that was changed, and goes to another one that was added or brought back.
        let left = changes.0.iter().find(|change| change.diff.after.is_some());
        if let Some(record) = left.map(|change| record_of(&change.at)) {
            let here = self.target().filter(|here| record.holds(here));
            if here.is_none() {
                self.select_path(&record);
            }
        }
        self.save();
    }
}

/// The record that a place lies in.
fn record_of(at: &Path) -> Path {
    at.steps().iter().take(2).cloned().collect()
}
