//! Several records at once: marking them, and changing all that are marked in one step.

use super::{App, Pane};
use crate::change::{Change, ChangeSet, Diff, Fact, diff_record};
use crate::day::Day;
use crate::form::Form;
use crate::model::{Field, Key, Kind, Path, Section, Table, Value};
use crate::overlay::{Chooser, List, Order, Overlay, Purpose, Row};

/// A record with its key and what it says.
type Marked = (Section, Key, Table);

impl App {
    /// How many records are marked in the pane with the focus; a detail view is about one record alone.
    pub(super) fn marks_count(&self) -> usize {
        if self.overlays.is_empty() {
            self.panes.marks(self.panes.focus).len()
        } else {
            0
        }
    }

    /// Marks the selected record, or takes the mark back, and goes on to the next.
    pub(super) fn mark_selected(&mut self) {
        if !self.overlays.is_empty() {
            return self.say("records are marked in their pane");
        }
        let Some(target) = self.target() else {
            return self.say("nothing is selected here");
        };
        if target.steps().len() != 2 {
            return self.say("only whole records can be marked");
        }
        let marks = self.panes.marks_mut(self.panes.focus);
        if !marks.remove(&target) {
            marks.insert(target);
        }
        let count = marks.len();
        self.step(1);
        self.say(format!("{count} marked"));
    }

    /// Marks all records that the pane shows; where all are, none.
    pub(super) fn mark_all(&mut self) {
        if !self.overlays.is_empty() {
            return self.say("records are marked in their pane");
        }
        let pane = self.panes.focus;
        let shown: Vec<Path> = self.shown(pane).collect();
        let marks = self.panes.marks_mut(pane);
        if shown.iter().all(|path| marks.contains(path)) {
            marks.clear();
        } else {
            marks.extend(shown);
        }
        let count = marks.len();
        self.say(match count {
            0 => "nothing is marked".to_owned(),
            count => format!("{count} marked"),
        });
    }

    /// The records that a pane shows.
    fn shown(&self, pane: Pane) -> impl Iterator<Item = Path> + '_ {
        let rows = 0..self.figures.rows(pane);
        rows.filter_map(move |row| self.figures.target(&self.book, pane, row))
            .filter(|path| path.steps().len() == 2)
    }

    /// Marks stay on what can be seen: nobody changes what is not shown.
    pub(super) fn keep_marks_that_are_shown(&mut self) {
        for pane in Pane::ALL {
            let marks = std::mem::take(self.panes.marks_mut(pane));
            let kept = marks.into_iter().filter(|at| {
                let row = self.figures.row_of(&self.book, pane, at);
                row.is_some()
            });
            let kept = kept.collect();
            *self.panes.marks_mut(pane) = kept;
        }
    }

    /// The marked records, or the selected one where none is marked.
    fn marked_or_selected(&mut self) -> Vec<Marked> {
        let paths: Vec<Path> = if self.marks_count() > 0 {
            self.panes.marks(self.panes.focus).iter().cloned().collect()
        } else {
            self.target().into_iter().collect()
        };
        if paths.is_empty() {
            self.say("nothing is selected here");
        }
        if paths.is_empty() || self.refused_to_change() {
            return Vec::new();
        }
        self.read_all(&paths)
    }

    fn read_all(&self, paths: &[Path]) -> Vec<Marked> {
        let read = |path: &Path| {
            let (section, key) = path.into_record()?;
            let number = self.book.find(section, key)?;
            Some((section, key.clone(), self.book.table(section, number)))
        };
        paths.iter().filter_map(read).collect()
    }

    /// Takes all marked records away in one step.
    pub(super) fn delete_marked(&mut self) {
        let marked = self.marked_or_selected();
        let gone = |(section, key, table): Marked| Change {
            at: Path::record(section, key),
            diff: Diff {
                before: Some(Fact::entry(Value::Table(table), None)),
                after: None,
            },
        };
        let changes: Vec<Change> = marked.into_iter().map(gone).collect();
        if !changes.is_empty() {
            self.commit_all(ChangeSet(changes), "deleted");
        }
    }

    /// Marks all as done today that are not; where all are, takes the mark back.
    pub(super) fn finish_marked(&mut self) {
        let marked = self.marked_or_selected();
        let done = |(section, _, table): &Marked| {
            end_of(*section, table).is_none_or(|(at, _)| at.find_in(table).is_some())
        };
        let back = marked.iter().all(done);
        let mut changes = Vec::new();
        for (section, key, table) in &marked {
            let Some((end, with)) = end_of(*section, table) else {
                continue;
            };
            if end.find_in(table).is_some() != back {
                continue;
            }
            let mut after = table.clone();
            end.set_in(&mut after, (!back).then_some(Value::Day(self.today)));
            if let Some((name, word)) = with {
                match (back, after.get(name)) {
                    (true, _) => drop(after.remove(name)),
                    (false, None) => drop(after.set(name, Value::text(word))),
                    (false, Some(_)) => {}
                }
            }
            changes.extend(diff_record(*section, key, table, &after).0);
        }
        if changes.is_empty() && !marked.is_empty() {
            return self.say("these records have nothing to mark");
        }
        let what = if back { "open again" } else { "done" };
        if !changes.is_empty() {
            self.commit_all(ChangeSet(changes), what);
        }
    }

    /// Puts the marked records away, or the selected one; where all are away, brings them back.
    pub(super) fn archive(&mut self) {
        let marked = self.marked_or_selected();
        let can = |section: Section| Field::find(section.fields(), "archived").is_some();
        if marked.iter().any(|(section, ..)| !can(*section)) {
            return self.say("this kind of record is not archived; d d deletes it");
        }
        let back = marked
            .iter()
            .all(|(_, _, table)| table.get("archived").is_some());
        let after = (!back).then_some(Value::Day(self.today));
        let changes: Vec<Change> = marked
            .into_iter()
            .filter(|(_, _, table)| table.get("archived").is_some() == back)
            .flat_map(|(section, key, table)| {
                let at = Path::record(section, key).field("archived");
                ChangeSet::set(at, table.get("archived").cloned(), after.clone()).0
            })
            .collect();
        if !changes.is_empty() {
            let what = if back {
                "back from the archive"
            } else {
                "archived"
            };
            let hides = !back && !self.figures.sieve(self.panes.focus).with_archived;
            if self.commit_all(ChangeSet(changes), what) && hides {
                self.close_detail();
            }
        }
    }

    /// Asks which field all marked records shall get.
    pub(super) fn choose_field(&mut self) {
        let marked = self.marked_or_selected();
        let Some((section, ..)) = marked.first() else {
            return;
        };
        if marked.iter().any(|(other, ..)| other != section) {
            return self.say("mark records of one kind to set a field of all of them");
        }
        let fields = section.fields().iter();
        let rows = fields
            .filter(|field| can_be_shared(field))
            .map(|field| Row::new(field.label, field.doc, field).found_by(field.name));
        let list = List::new(rows.collect(), Order::Best);
        let chooser = Chooser::new("Set for all that are marked", "go on", list, &self.keymap);
        self.overlays.push(Overlay::SetField(chooser));
    }

    /// A form for one field of all marked records.
    pub(super) fn set_marked(&mut self, field: &'static Field) {
        let marked = self.marked_or_selected();
        let fields = std::slice::from_ref(field);
        let mut draft = Table::new();
        let mut values = marked.iter().map(|(_, _, table)| table.get(field.name));
        // What all say already is where one begins.
        if let Some(Some(first)) = values.next()
            && values.all(|other| other == Some(first))
        {
            draft.set(field.name, first.clone());
        }
        let title = format!("{} of {} records", field.label, marked.len());
        let form = Form::new(title, fields, draft, self.form_context(fields));
        let records = marked
            .into_iter()
            .map(|(section, key, _)| Path::record(section, key));
        let records = records.collect();
        self.open_form(form, Purpose::Several { records, field });
    }

    /// The changes that give a field of several records what a form says.
    pub(super) fn set_all(&self, records: &[Path], field: &Field, form: &Table) -> ChangeSet {
        let marked = self.read_all(records);
        let changes = marked.into_iter().flat_map(|(section, key, before)| {
            let mut after = before.clone();
            match form.get(field.name) {
                Some(value) => drop(after.set(field.name, value.clone())),
                None => drop(after.remove(field.name)),
            }
            let after = super::forms::with_moves(section, &before, after, self.today);
            diff_record(section, &key, &before, &after).0
        });
        ChangeSet(changes.collect())
    }

    /// Commits a change of several records and says how many they were.
    fn commit_all(&mut self, changes: ChangeSet, what: &str) -> bool {
        let records: std::collections::BTreeSet<_> = changes
            .0
            .iter()
            .filter_map(|change| change.at.into_record())
            .map(|(section, key)| (section, key.clone()))
            .collect();
        let count = records.len();
        let done = self.commit(changes);
        if done && count > 1 {
            self.say(format!("{count} records {what}"));
        }
        done
    }
}

/// Where the day stands on which a record came to its end.
enum End {
    Field(&'static str),
    FollowUp,
}

impl End {
    fn find_in<'t>(&self, table: &'t Table) -> Option<&'t Value> {
        match self {
            End::Field(name) => table.get(name),
            End::FollowUp => table.get("follow_up")?.as_table()?.get("done"),
        }
    }

    fn set_in(&self, table: &mut Table, value: Option<Value>) {
        let put = |table: &mut Table, name: &str, value| match value {
            Some(value) => drop(table.set(name, value)),
            None => drop(table.remove(name)),
        };
        match self {
            End::Field(name) => put(table, name, value),
            End::FollowUp => {
                if let Some(Value::Table(inner)) = table.get_mut("follow_up") {
                    put(inner, "done", value);
                }
            }
        }
    }
}

/// The end of a record, and the word that goes with it.
fn end_of(section: Section, table: &Table) -> Option<(End, Option<(&'static str, &'static str)>)> {
    match section {
        Section::Milestone => Some((End::Field("done"), None)),
        Section::Cert => Some((End::Field("passed"), None)),
        Section::Bet => Some((End::Field("decided"), None)),
        Section::Win => Some((End::Field("closed"), Some(("result", "reached")))),
        Section::Shadow => {
            table.get("follow_up").and_then(Value::as_table)?;
            Some((End::FollowUp, None))
        }
        _ => None,
    }
}

/// A record brought to its end on a day, unless it says an earlier one; none for a kind that has no end.
pub(crate) fn finished(section: Section, table: &Table, on: Day) -> Option<Table> {
    let (end, with) = end_of(section, table)?;
    let mut after = table.clone();
    if end.find_in(table).is_none() {
        end.set_in(&mut after, Some(Value::Day(on)));
    }
    if let Some((name, word)) = with.filter(|(name, _)| table.get(name).is_none()) {
        after.set(name, Value::text(word));
    }
    Some(after)
}

/// Whether several records can sensibly have the same value of a field.
fn can_be_shared(field: &Field) -> bool {
    let own = matches!(field.name, "id" | "moved" | "title" | "name" | "added");
    !own && !matches!(field.kind, Kind::List(_) | Kind::Group(_))
}
