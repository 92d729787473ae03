//! The only door to a change of the roadmap, and the way back.

use super::recall::Way;
use super::{App, Pane, Status};
use crate::change::{Change, ChangeSet, closed, describe};
use crate::history::{Done, Note};
use crate::insight::entitle;
use crate::model::fields::SCHEMA;
use crate::model::{Key, Path, Section, Table, Value};
use crate::store::Left;

impl App {
    /// Makes changes, remembers how to take them back, and saves. False where nothing was changed.
    pub fn commit(&mut self, changes: ChangeSet) -> bool {
        if changes.is_empty() {
            self.say("nothing changed");
            return false;
        }
        if closed::touches_closed(&changes, &|key| self.win_of(key), self.today) {
            self.refuse(closed::REFUSED);
            return false;
        }
        if self.hides.is_some() && self.read_only().is_none() {
            return self.commit_hiding(&changes);
        }
        self.commit_whole(changes)
    }

    fn win_of(&self, key: &Key) -> Option<Table> {
        let number = self.book.find(Section::Win, key)?;
        Some(self.book.table(Section::Win, number))
    }

    /// The same in the roadmap as it is in the file.
    pub(super) fn commit_whole(&mut self, changes: ChangeSet) -> bool {
        if let Some(reason) = self.read_only() {
            let words = format!("read-only: {reason}");
            self.refuse(words);
            return false;
        }
        let label = self.words_for(&changes);
        let changes = closed::with_closing(changes, &|key| self.win_of(key), self.today);
        let changes = self.book.with_texts(changes);
        let before = self.book.shared_text();
        match self.book.edit_in_this_schema(changes) {
            Ok(edited) => {
                let words = match edited.was {
                    Some(_) => format!("now of schema {SCHEMA}, the old text is kept; {label}"),
                    None => label.clone(),
                };
                let (changes, splices) = (edited.changes, edited.splices);
                let done = self.history.push(label, changes, splices);
                let changes = done.changes.clone();
                let after = self.book.shared_text();
                self.note(Note::Done {
                    done,
                    before,
                    after,
                });
                self.say(words);
                self.after(&changes);
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
        let Some((first, more)) = changes.0.split_first() else {
            return String::new();
        };
        let words = describe(first, &self.touched(first), self.today);
        match more.len() {
            0 => words,
            more => format!("{words}, and {more} more"),
        }
    }

    /// A roadmap of just the record that a change is about, which is all that its words need.
    fn touched(&self, change: &Change) -> Table {
        let mut roadmap = Table::new();
        let Some((section, key)) = change.at.into_record() else {
            return roadmap;
        };
        let number = self.book.find(section, key);
        let known = number.map(|number| self.book.table(section, number));
        let diff = &change.diff;
        let fact = diff.after.as_ref().or(diff.before.as_ref());
        let own = || fact?.value.as_table().cloned();
        if let Some(mut record) = known.or_else(own) {
            entitle(&mut record, section, &self.catalogue);
            roadmap.set(section.name(), Value::Array(vec![Value::Table(record)]));
        }
        roadmap
    }

    pub(super) fn undo(&mut self) {
        if self.hides.is_some() && self.read_only().is_none() {
            return self.step_hiding("undone", App::undo_whole);
        }
        self.undo_whole();
    }

    fn undo_whole(&mut self) {
        let Some(done) = self.history.last().cloned() else {
            return self.recall(Way::Back);
        };
        if self.refused_to_change() {
            return;
        }
        match self.book.undo(&done) {
            Ok(splices) => {
                self.history.undone(splices);
                self.note(Note::Undone(done.name.clone()));
                self.say(format!("undone: {}", done.label));
                self.after(&done.inverse());
            }
            Err(left) => {
                self.history.leave_last();
                self.leave(&done, &left);
            }
        }
    }

    pub(super) fn redo(&mut self) {
        if self.hides.is_some() && self.read_only().is_none() {
            return self.step_hiding("done again", App::redo_whole);
        }
        self.redo_whole();
    }

    fn redo_whole(&mut self) {
        let Some(done) = self.history.next().cloned() else {
            return self.recall(Way::Forth);
        };
        if self.refused_to_change() {
            return;
        }
        match self.book.redo(&done) {
            Ok(splices) => {
                self.history.redone(Some(splices));
                self.note(Note::Redone(done.name.clone()));
                self.say(format!("done again: {}", done.label));
                self.after(&done.changes);
            }
            Err(left) => {
                self.history.leave_next();
                self.leave(&done, &left);
            }
        }
    }

    /// Somebody else changed what a step is about: it no longer stands in the way of the others.
    fn leave(&mut self, done: &Done, left: &Left) {
        self.note(Note::Left(done.name.clone()));
        self.refuse(format!("left as it is: {left}"));
    }

    /// What follows from a change of the text: figures, selection, save.
    fn after(&mut self, changes: &ChangeSet) {
        self.note_schema();
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
        self.keep_marks_that_are_shown();
        self.go_to_changed(changes);
        self.save();
    }

    /// One stays in the record that was changed, and goes to another one that was added or brought back. Where several
    /// were changed at once, one stays where one is.
    fn go_to_changed(&mut self, changes: &ChangeSet) {
        if self.outlook().is_some() {
            return;
        }
        let mut left = changes
            .0
            .iter()
            .filter(|change| change.diff.after.is_some())
            .map(|change| record_of(&change.at));
        let Some(record) = left.next() else {
            return;
        };
        if left.any(|other| other != record) {
            return;
        }
        if self.target().is_some_and(|here| record.holds(&here)) || self.select_path(&record) {
            return;
        }
        let pane = record.into_section().and_then(Pane::of);
        let filtered = pane.is_some_and(|pane| self.figures.sieve(pane).filter.is_some());
        if let (true, Status::Said(words)) = (filtered, &mut self.status) {
            words.push_str("; the filter hides it");
        }
    }
}

/// The record that a place lies in.
fn record_of(at: &Path) -> Path {
    at.steps().iter().take(2).cloned().collect()
}
