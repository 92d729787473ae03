//! Changes made in an open roadmap: found in its text, spliced in, and proven.
//!
//! A change inside a record touches that record's text alone. After it the record is read again, and what it says must
//! be what it said before plus the change; else the text goes back to what it was and nothing has happened.
//!
//! Longer than most: the order of the steps of one edit is its proof.

mod adding;

use super::book::{self, Book};
use super::patch::{Page, PatchError, applied, with_blank_lines};
use super::write::Newline;
use crate::change::{Change, ChangeSet, Fact, Splice, Splices, apply, diff};
use crate::model::{Key, Path, Section, Step, Table, Value};
use adding::Addition;
use std::collections::HashMap;
use std::ops::Range;

impl Book {
    /// Makes changes in the text. All of them, or none where one cannot be made.
    pub fn edit(&mut self, set: &ChangeSet) -> Result<Splices, PatchError> {
        let mut done = Splices::default();
        match self.try_edit(set, &mut done) {
            Ok(()) => Ok(done),
            Err(reason) => {
                self.take_back(&done);
                Err(reason)
            }
        }
    }

    /// Takes an edit back, to the byte; false where the text is no longer what the edit left.
    pub fn take_back(&mut self, done: &Splices) -> bool {
        let turned = done.0.iter().rev().map(|splice| Splice {
            at: splice.at,
            before: splice.after.clone(),
            after: splice.before.clone(),
        });
        self.make_again(&Splices(turned.collect()))
    }

    /// Makes an edit again that was taken back; false where the text is not what the edit found.
    pub fn make_again(&mut self, edit: &Splices) -> bool {
        for (number, splice) in edit.0.iter().enumerate() {
            let range = splice.at..splice.at + splice.before.len();
            if self.text().get(range.clone()) != Some(&splice.before) {
                let made = Splices(edit.0.iter().take(number).cloned().collect());
                self.take_back(&made);
                return false;
            }
            self.replace(range, &splice.after);
        }
        true
    }

    fn try_edit(&mut self, set: &ChangeSet, done: &mut Splices) -> Result<(), PatchError> {
        let plan = Plan::of(self, set);
        for change in &plan.orders {
            self.reorder_records(change, done)?;
        }
        for run in adding::runs(&plan.additions) {
            self.add_records(run, done)?;
        }
        for (section, key, changes) in &plan.within {
            self.change_record(*section, key, changes, done)?;
        }
        if !plan.elsewhere.is_empty() {
            self.change_whole(&plan.elsewhere, done)?;
        }
        // From the last one on: where two have one name, the first gives its place in the count to the second.
        for (section, key, before) in plan.removals.iter().rev() {
            self.remove_record(*section, key, *before, done)?;
        }
        Ok(())
    }

    fn splice(&mut self, range: Range<usize>, new: &str, done: &mut Splices) {
        let before = self.slice(&range).into();
        done.0.push(Splice {
            at: range.start,
            before,
            after: new.into(),
        });
        self.replace(range, new);
    }

    pub(super) fn newline(&self) -> Newline {
        Newline::of(self.text())
    }

    fn change_record(
        &mut self,
        section: Section,
        key: &Key,
        changes: &[&Change],
        done: &mut Splices,
    ) -> Result<(), PatchError> {
        let number = self.find(section, key).ok_or(PatchError::NotThere)?;
        let range = self.range(section, number).ok_or(PatchError::NotThere)?;
        let old = self.slice(&range);
        let new = patched(old, section, changes, self.newline())?;
        let (range, new) = narrowed(old, &new, range.start);
        let new = new.to_owned();
        self.splice(range, &new, done);
        Ok(())
    }

    /// Changes in parts of the file that cannot be read alone.
    fn change_whole(&mut self, changes: &[&Change], done: &mut Splices) -> Result<(), PatchError> {
        let before = self.roadmap();
        let newline = self.newline();
        for change in in_order(changes) {
            let page = Page::read(self.text(), newline)?;
            let mut edits = page.edits(change)?;
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.range.start));
            for edit in edits {
                self.splice(edit.range, &edit.new, done);
            }
        }
        let wanted = ChangeSet(changes.iter().map(|change| (*change).clone()).collect());
        let expected = apply(&before, &wanted).map_err(|_| PatchError::NotThere)?;
        let proven = super::check::check(self.text()).is_empty()
            && diff(&expected, &self.roadmap()).is_empty();
        if proven {
            Ok(())
        } else {
            Err(PatchError::NotProven)
        }
    }

    /// The end of a record's last statement.
    fn body_end(&self, section: Section, number: usize) -> Option<usize> {
        let range = self.range(section, number)?;
        let page = Page::read(self.slice(&range), self.newline()).ok()?;
        Some(range.start + page.end())
    }

    pub(super) fn body(&self, section: Section, number: usize) -> Option<Range<usize>> {
        Some(self.range(section, number)?.start..self.body_end(section, number)?)
    }

    fn remove_record(
        &mut self,
        section: Section,
        key: &Key,
        before: Option<&Fact>,
        done: &mut Splices,
    ) -> Result<(), PatchError> {
        let number = self.find(section, key).ok_or(PatchError::NotThere)?;
        let known = before.and_then(|fact| fact.value.as_table());
        if known.is_some_and(|table| !same(section, table, &self.table(section, number))) {
            return Err(PatchError::NotThere);
        }
        let body = self.body(section, number).ok_or(PatchError::NotThere)?;
        let range = with_blank_lines(self.text(), body);
        self.splice(range, "", done);
        Ok(())
    }

    fn reorder_records(&mut self, change: &Change, done: &mut Splices) -> Result<(), PatchError> {
        let section = change.at.into_section().ok_or(PatchError::TooUnusual)?;
        let wanted = change
            .diff
            .after
            .as_ref()
            .and_then(|fact| fact.value.as_array())
            .ok_or(PatchError::TooUnusual)?;
        let keys = wanted
            .iter()
            .filter_map(|name| Some(Key::parse(name.as_text()?.raw())));
        let places: Vec<usize> = keys.filter_map(|key| self.find(section, &key)).collect();
        let mut slots = places.clone();
        slots.sort_unstable();
        let texts: Vec<String> = places
            .iter()
            .map(|place| {
                self.body(section, *place)
                    .map(|body| self.slice(&body).to_owned())
                    .ok_or(PatchError::TooUnusual)
            })
            .collect::<Result<_, _>>()?;
        // From the end, so that the ranges before stay where they are.
        for (slot, text) in slots.iter().zip(&texts).rev() {
            let range = self.body(section, *slot).ok_or(PatchError::TooUnusual)?;
            let old = self.slice(&range).to_owned();
            let bare = text.trim_end_matches(['\r', '\n']);
            let new = if old.ends_with('\n') {
                format!("{bare}{}", self.newline().text())
            } else {
                bare.to_owned()
            };
            if old != new {
                self.splice(range, &new, done);
            }
        }
        Ok(())
    }
}

/// What an edit has to do, sorted by how it is done.
#[derive(Default)]
struct Plan<'c> {
    orders: Vec<&'c Change>,
    additions: Vec<Addition<'c>>,
    within: Vec<(Section, Key, Vec<&'c Change>)>,
    /// The place of each record in `within`.
    places: HashMap<(Section, Key), usize>,
    elsewhere: Vec<&'c Change>,
    removals: Vec<(Section, Key, Option<&'c Fact>)>,
}

impl<'c> Plan<'c> {
    fn of(book: &Book, set: &'c ChangeSet) -> Plan<'c> {
        let mut plan = Plan::default();
        for change in &set.0 {
            plan.sort(book, change);
        }
        plan
    }

    fn sort(&mut self, book: &Book, change: &'c Change) {
        let section = change
            .at
            .into_section()
            .filter(|section| !book.is_unusual(*section));
        match (section, change.at.steps()) {
            (Some(section), [_, Step::Item(key)]) => match &change.diff.after {
                Some(fact) if change.diff.before.is_none() => {
                    let key = Some(key);
                    self.additions.push(Addition { section, key, fact });
                }
                Some(_) => self.elsewhere.push(change),
                None => self
                    .removals
                    .push((section, key.clone(), change.diff.before.as_ref())),
            },
            (Some(section), [_, Step::Order]) if section.list().is_some() => {
                self.orders.push(change);
            }
            (Some(section), [_, Step::Item(key), ..]) => self.inside(section, key, change),
            (Some(section), [_, _, ..]) if section.list().is_none() && book.count(section) == 1 => {
                self.inside(section, &Key::id(section.name()), change);
            }
            (Some(section), [_])
                if section.list().is_none()
                    && book.count(section) == 0
                    && change.diff.before.is_none() =>
            {
                if let Some(fact) = &change.diff.after {
                    let key = None;
                    self.additions.push(Addition { section, key, fact });
                }
            }
            _ => self.elsewhere.push(change),
        }
    }

    fn inside(&mut self, section: Section, key: &Key, change: &'c Change) {
        let next = self.within.len();
        let at = *self.places.entry((section, key.clone())).or_insert(next);
        match self.within.get_mut(at) {
            Some((_, _, changes)) => changes.push(change),
            None => self.within.push((section, key.clone(), vec![change])),
        }
    }
}

/// Whether two tables of a section say the same; an absent list says what an empty one says.
fn same(section: Section, a: &Table, b: &Table) -> bool {
    a == b || diff(&alone(section, a), &alone(section, b)).is_empty()
}

/// A roadmap with just this record.
fn alone(section: Section, table: &Table) -> Table {
    let value = Value::Table(table.clone());
    let value = if section.list().is_some() {
        Value::Array(vec![value])
    } else {
        value
    };
    Table::from([(section.name(), value)])
}

/// Orders first, then additions, changes and, last, removals, from the last one on: so that each finds what it refers
/// to, also where two have one name.
fn in_order<'c>(changes: &[&'c Change]) -> Vec<&'c Change> {
    let mut sorted = changes.to_vec();
    sorted.sort_by_key(|change| {
        match (change.at.last(), &change.diff.before, &change.diff.after) {
            (Some(Step::Order), ..) => 0,
            (Some(Step::Item(_)), None, _) => 1,
            (Some(Step::Item(_)), _, None) => 3,
            _ => 2,
        }
    });
    let removal = |change: &&Change| {
        change.diff.after.is_none() && matches!(change.at.last(), Some(Step::Item(_)))
    };
    let first = sorted.iter().position(removal).unwrap_or(sorted.len());
    sorted[first..].reverse();
    sorted
}

/// A record's text with changes made inside of it, and the proof that it says just what it shall.
fn patched(
    text: &str,
    section: Section,
    changes: &[&Change],
    newline: Newline,
) -> Result<String, PatchError> {
    let mut now = text.to_owned();
    for change in in_order(changes) {
        let change = Change {
            at: at_only_record(&change.at, section, &now),
            diff: change.diff.clone(),
        };
        let edits = Page::read(&now, newline)?.edits(&change)?;
        now = applied(&now, edits)?;
    }
    let before = super::tree::read(text).1.table();
    let wanted = ChangeSet(
        changes
            .iter()
            .map(|change| Change {
                at: at_only_record(&change.at, section, text),
                diff: change.diff.clone(),
            })
            .collect(),
    );
    let expected = apply(&before, &wanted).map_err(|_| PatchError::NotThere)?;
    let (_, root, faults) = super::tree::read(&now);
    if faults.is_empty() && diff(&expected, &root.table()).is_empty() {
        Ok(now)
    } else {
        Err(PatchError::NotProven)
    }
}

/// The path with the key that the only record of a text has there.
fn at_only_record(at: &Path, section: Section, text: &str) -> Path {
    if section.list().is_none() {
        return at.clone();
    }
    let roadmap = super::tree::read(text).1.table();
    match book::keys(&roadmap, section).into_iter().next() {
        Some(key) => at.clone().with_key(1, key),
        None => at.clone(),
    }
}

/// The smallest stretch in which two texts differ, on the boundaries of characters.
pub(super) fn narrowed<'n>(old: &str, new: &'n str, offset: usize) -> (Range<usize>, &'n str) {
    let head = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let head = (0..=head)
        .rev()
        .find(|at| old.is_char_boundary(*at) && new.is_char_boundary(*at))
        .unwrap_or(0);
    let most = old.len().min(new.len()) - head;
    let tail = old
        .bytes()
        .rev()
        .zip(new.bytes().rev())
        .take(most)
        .take_while(|(a, b)| a == b)
        .count();
    let fits = |tail: &usize| {
        old.is_char_boundary(old.len() - tail) && new.is_char_boundary(new.len() - tail)
    };
    let tail = (0..=tail).rev().find(fits).unwrap_or(0);
    let range = offset + head..offset + old.len() - tail;
    (range, new.get(head..new.len() - tail).unwrap_or_default())
}

#[cfg(test)]
mod tests;
