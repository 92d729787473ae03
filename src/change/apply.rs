//! Makes changes happen on values, and turns them around.

use super::{Change, ChangeSet, Diff, Fact};
use crate::model::fields::ROOT;
use crate::model::{Key, List, Path, Shape, Step, Table, Value, keys_of};
use std::collections::{HashMap, HashSet};

/// Why changes do not fit a roadmap.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum Misfit {
    /// What should be changed or taken away does not stand there.
    #[error("{0} is not there")]
    Missing(Path),
    /// What should be added stands there already.
    #[error("{0} is there already")]
    Taken(Path),
}

/// The roadmap with the changes made.
///
/// In each list the order comes first, then additions, then changes inside entries, and removals last, so that
/// everything finds the entry that it comes after. One whose predecessor is gone comes last.
pub fn apply(a: &Table, set: &ChangeSet) -> Result<Table, Misfit> {
    let mut work = Node::default();
    for change in &set.0 {
        work.plant(change.at.steps(), change);
    }
    if let Some(change) = work.change {
        return Err(Misfit::Missing(change.at.clone()));
    }
    let mut roadmap = a.clone();
    work.in_table(&mut roadmap, Shape::Table(ROOT), &Path::root())?;
    Ok(roadmap)
}

/// The changes that take these back.
pub fn invert(set: &ChangeSet) -> ChangeSet {
    let swap = |change: &Change| Change {
        at: change.at.clone(),
        diff: Diff {
            before: change.diff.after.clone(),
            after: change.diff.before.clone(),
        },
    };
    ChangeSet(set.0.iter().map(swap).collect())
}

/// The changes as a tree of places.
#[derive(Default)]
struct Node<'s> {
    change: Option<&'s Change>,
    children: Vec<(&'s Step, Node<'s>)>,
    known: HashMap<&'s Step, usize>,
}

impl<'s> Node<'s> {
    fn plant(&mut self, steps: &'s [Step], change: &'s Change) {
        let Some((first, rest)) = steps.split_first() else {
            self.change = Some(change);
            return;
        };
        let at = *self.known.entry(first).or_insert(self.children.len());
        if at == self.children.len() {
            self.children.push((first, Node::default()));
        }
        if let Some((_, child)) = self.children.get_mut(at) {
            child.plant(rest, change);
        }
    }

    fn after(&self) -> Option<&'s Fact> {
        self.change?.diff.after.as_ref()
    }

    fn in_table(&self, table: &mut Table, shape: Shape, at: &Path) -> Result<(), Misfit> {
        for (step, child) in &self.children {
            let Step::Field(name) = step else {
                return Err(Misfit::Missing(at.clone()));
            };
            let here = at.clone().field(name);
            if child.change.is_some() {
                match child.after() {
                    Some(fact) => table.set(name, fact.value.clone()),
                    None => table.remove(name),
                };
            }
            if child.children.is_empty() {
                continue;
            }
            let entries = child
                .children
                .iter()
                .any(|(step, _)| !matches!(step, Step::Field(_)));
            match shape.under(name, true) {
                Shape::List(list) if entries => child.in_list_of(table, name, list, &here)?,
                inner => {
                    if table.get(name).is_none() {
                        table.set(name, Value::Table(Table::new()));
                    }
                    match table.get_mut(name) {
                        Some(Value::Table(own)) => child.in_table(own, inner, &here)?,
                        _ => return Err(Misfit::Missing(here)),
                    }
                }
            }
        }
        Ok(())
    }

    fn in_list_of(
        &self,
        table: &mut Table,
        name: &str,
        list: &'static List,
        at: &Path,
    ) -> Result<(), Misfit> {
        let items = match table.get_mut(name) {
            None => Vec::new(),
            Some(Value::Array(items)) => std::mem::take(items),
            Some(_) => return Err(Misfit::Missing(at.clone())),
        };
        let items = self.in_list(items, list, at)?;
        if items.is_empty() {
            table.remove(name);
        } else {
            table.set(name, Value::Array(items));
        }
        Ok(())
    }

    fn in_list(
        &self,
        items: Vec<Value>,
        list: &'static List,
        at: &Path,
    ) -> Result<Vec<Value>, Misfit> {
        let keys = keys_of(&items, list);
        let mut entries = keys.into_iter().zip(items).collect();
        if let Some(order) = self
            .known
            .get(&Step::Order)
            .and_then(|at| self.children.get(*at))
        {
            reorder(&mut entries, order.1.after());
        }
        self.add(&mut entries, at)?;
        let (keys, values): (Vec<Key>, Vec<Value>) = entries.into_iter().unzip();
        let mut values: Vec<Option<Value>> = values.into_iter().map(Some).collect();
        let places: HashMap<&Key, usize> = keys.iter().zip(0..).collect();
        for (step, child) in &self.children {
            let Step::Item(key) = step else { continue };
            let here = || at.clone().item(key.clone());
            let value = places.get(key).and_then(|place| values.get_mut(*place));
            let Some(value) = value else {
                return Err(Misfit::Missing(here()));
            };
            if child.change.is_some() {
                *value = child.after().map(|fact| fact.value.clone());
            }
            match value {
                Some(Value::Table(own)) => {
                    child.in_table(own, Shape::Table(list.fields), &here())?;
                }
                _ if child.children.is_empty() => {}
                _ => return Err(Misfit::Missing(here())),
            }
        }
        Ok(values.into_iter().flatten().collect())
    }

    fn add(&self, entries: &mut Vec<(Key, Value)>, at: &Path) -> Result<(), Misfit> {
        let mut taken: HashSet<Key> = HashSet::new();
        let mut last = 0;
        for (step, child) in &self.children {
            let (Step::Item(key), Some(fact), None) = (step, child.after(), child.before()) else {
                continue;
            };
            if taken.is_empty() {
                taken.extend(entries.iter().map(|(key, _)| key.clone()));
            }
            if !taken.insert(key.clone()) {
                return Err(Misfit::Taken(at.clone().item(key.clone())));
            }
            let place = match &fact.follows {
                None => 0,
                Some(before) if entries.get(last).is_some_and(|(own, _)| own == before) => last + 1,
                Some(before) => entries
                    .iter()
                    .position(|(own, _)| own == before)
                    .map_or(entries.len(), |at| at + 1),
            };
            entries.insert(place, (key.clone(), fact.value.clone()));
            last = place;
        }
        Ok(())
    }

    fn before(&self) -> Option<&'s Fact> {
        self.change?.diff.before.as_ref()
    }
}

/// Puts the entries that are named into their new order, in the places that they had; others stay where they are.
fn reorder(entries: &mut Vec<(Key, Value)>, order: Option<&Fact>) {
    let named = order
        .and_then(|fact| fact.value.as_array())
        .unwrap_or_default();
    let ranks: HashMap<&str, usize> = named
        .iter()
        .filter_map(Value::as_text)
        .zip(0..)
        .map(|(text, rank)| (text.raw(), rank))
        .collect();
    let rank = |key: &Key| ranks.get(key.written().as_str()).copied();
    let mut movable = Vec::new();
    let mut slots = Vec::with_capacity(entries.len());
    for entry in entries.drain(..) {
        match rank(&entry.0) {
            Some(rank) => {
                movable.push((rank, entry));
                slots.push(None);
            }
            None => slots.push(Some(entry)),
        }
    }
    movable.sort_by_key(|(rank, _)| *rank);
    let mut movable = movable.into_iter().map(|(_, entry)| entry);
    entries.extend(
        slots
            .into_iter()
            .filter_map(|slot| slot.or_else(|| movable.next())),
    );
}
