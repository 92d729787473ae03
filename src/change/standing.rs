//! Whether what changes start from still stands: the question before an undo after somebody else's edit.

use super::{Change, ChangeSet};
use crate::model::fields::ROOT;
use crate::model::{List, Path, Shape, Step, Table, Value, keys_of};

/// The changes whose `before` is no longer what stands at their path: somebody else was there.
pub fn still_there<'s>(now: &Table, set: &'s ChangeSet) -> Vec<&'s Change> {
    let differs = |change: &&Change| !stands(now, change);
    set.0.iter().filter(differs).collect()
}

fn stands(now: &Table, change: &Change) -> bool {
    let before = change.diff.before.as_ref().map(|fact| &fact.value);
    let steps = change.at.steps();
    // A field can be set only in an entry that is there.
    let held = steps
        .iter()
        .enumerate()
        .filter(|(number, step)| *number + 1 < steps.len() && matches!(step, Step::Item(_)))
        .all(|(number, _)| {
            let entry: Path = steps.iter().take(number + 1).cloned().collect();
            entry.find(now).is_some()
        });
    if change.at.last() != Some(&Step::Order) {
        return held && change.at.find(now) == before;
    }
    let order = before.and_then(Value::as_array).unwrap_or_default();
    held && change
        .at
        .parent()
        .is_some_and(|list| order_in(now, &list, order) == order)
}

/// Which of the keys stand in a list, in the list's order.
fn order_in(now: &Table, at: &Path, keys: &[Value]) -> Vec<Value> {
    let Some(list) = list_at(at) else {
        return Vec::new();
    };
    let items = at.find(now).and_then(Value::as_array).unwrap_or_default();
    keys_of(items, list)
        .iter()
        .map(|key| Value::text(&key.written()))
        .filter(|key| keys.contains(key))
        .collect()
}

fn list_at(at: &Path) -> Option<&'static List> {
    let mut shape = Shape::Table(ROOT);
    for step in at.steps() {
        shape = match (step, shape) {
            (Step::Field(name), shape) => shape.under(name, true),
            (Step::Item(_), Shape::List(list)) => Shape::Table(list.fields),
            _ => return None,
        };
    }
    match shape {
        Shape::List(list) => Some(list),
        _ => None,
    }
}
