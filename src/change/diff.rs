//! What has to change to make one roadmap into another.

use super::{Change, ChangeSet, Diff, Fact};
use crate::model::fields::ROOT;
use crate::model::{Key, List, Path, Section, Shape, Table, Value, keys_of};
use std::collections::HashSet;

/// The changes that lead from `a` to `b`.
///
/// An absent list is the same as an empty one. Entries of a list are known by their key, so one that changes what
/// names it is taken away and added.
pub fn diff(a: &Table, b: &Table) -> ChangeSet {
    let mut found = Vec::new();
    tables(a, b, Shape::Table(ROOT), &Path::root(), &mut found);
    ChangeSet(found)
}

/// The changes inside of one record, by its key as it was before, even where they change what it is known by.
pub fn diff_record(section: Section, key: &Key, before: &Table, after: &Table) -> ChangeSet {
    let at = if section.list().is_some() {
        Path::record(section, key.clone())
    } else {
        Path::section(section)
    };
    let mut found = Vec::new();
    tables(
        before,
        after,
        Shape::Table(section.fields()),
        &at,
        &mut found,
    );
    ChangeSet(found)
}

fn tables(a: &Table, b: &Table, shape: Shape, at: &Path, found: &mut Vec<Change>) {
    let added = b.iter().filter(|(name, _)| a.get(name).is_none());
    let pairs = a
        .iter()
        .map(|(name, value)| (name, Some(value), b.get(name)))
        .chain(added.map(|(name, value)| (name, None, Some(value))));
    for (name, before, after) in pairs.filter(|(_, before, after)| before != after) {
        let here = || at.clone().field(name);
        let walked = matches!(
            (before, after),
            (Some(Value::Table(_)), Some(Value::Table(_)))
        );
        match (shape.under(name, walked), before, after) {
            (Shape::List(list), before, after) if fits(before) && fits(after) => {
                entries([items(before), items(after)], list, &here(), found);
            }
            (inner @ Shape::Table(_), Some(Value::Table(before)), Some(Value::Table(after))) => {
                tables(before, after, inner, &here(), found);
            }
            _ => found.push(Change {
                at: here(),
                diff: Diff {
                    before: before.cloned().map(Fact::plain),
                    after: after.cloned().map(Fact::plain),
                },
            }),
        }
    }
}

/// Whether a value can be walked as a list.
pub(super) fn fits(value: Option<&Value>) -> bool {
    matches!(value, None | Some(Value::Array(_)))
}

/// The entries of a list, none where it is absent.
pub(super) fn items(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).unwrap_or_default()
}

/// A list before or after the change.
struct Side<'v> {
    items: &'v [Value],
    keys: Vec<Key>,
}

impl Side<'_> {
    fn fact(&self, at: usize) -> Option<Fact> {
        let follows = at.checked_sub(1).and_then(|before| self.keys.get(before));
        let value = self.items.get(at)?;
        Some(Fact::entry(value.clone(), follows.cloned()))
    }

    fn known(&self) -> std::collections::HashMap<&Key, usize> {
        self.keys.iter().zip(0..).collect()
    }

    fn order(&self, common: &HashSet<&Key>) -> Vec<Value> {
        self.keys
            .iter()
            .filter(|key| common.contains(key))
            .map(|key| Value::text(&key.written()))
            .collect()
    }
}

fn entries(sides: [&[Value]; 2], list: &'static List, at: &Path, found: &mut Vec<Change>) {
    let [before, after] = sides.map(|items| Side {
        items,
        keys: keys_of(items, list),
    });
    let (old, new) = (before.known(), after.known());
    let common: HashSet<&Key> = old
        .keys()
        .copied()
        .filter(|key| new.contains_key(key))
        .collect();
    order(&before, &after, &common, at, found);
    for (number, (key, value)) in after.keys.iter().zip(after.items).enumerate() {
        let earlier = old.get(key).copied();
        match (earlier.and_then(|at| before.items.get(at)), value) {
            (Some(same), value) if same == value => {}
            (Some(Value::Table(own)), Value::Table(other)) => {
                let here = at.clone().item(key.clone());
                tables(own, other, Shape::Table(list.fields), &here, found);
            }
            _ => found.push(Change {
                at: at.clone().item(key.clone()),
                diff: Diff {
                    before: earlier.and_then(|at| before.fact(at)),
                    after: after.fact(number),
                },
            }),
        }
    }
    for (number, key) in before.keys.iter().enumerate() {
        if !common.contains(key) {
            found.push(Change {
                at: at.clone().item(key.clone()),
                diff: Diff {
                    before: before.fact(number),
                    after: None,
                },
            });
        }
    }
}

fn order(
    before: &Side<'_>,
    after: &Side<'_>,
    common: &HashSet<&Key>,
    at: &Path,
    found: &mut Vec<Change>,
) {
    let (old, new) = (before.order(common), after.order(common));
    if old != new {
        let fact = |keys| Some(Fact::plain(Value::Array(keys)));
        found.push(Change {
            at: at.clone().order(),
            diff: Diff {
                before: fact(old),
                after: fact(new),
            },
        });
    }
}
