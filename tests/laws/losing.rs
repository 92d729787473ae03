//! What a merge lost of either side, or made up.

use roadbook::change::{ChangeSet, Merged, diff};
use roadbook::model::{Key, Path, Step, Table, Value};
use std::collections::BTreeSet;

/// Every single value of a table with the section and the name that it stands under; ids without the number that a
/// merge may have put behind them.
fn facts(table: &Table) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, value) in table.iter() {
        gather(value, name, name, &mut found);
    }
    found
}

fn gather(value: &Value, section: &str, name: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Table(table) => {
            for (name, value) in table.iter() {
                gather(value, section, name, found);
            }
        }
        Value::Array(items) => {
            for item in items {
                gather(item, section, name, found);
            }
        }
        Value::Text(text) => {
            let plain = text
                .raw()
                .trim_end_matches(|end: char| end == '-' || end.is_ascii_digit());
            found.insert(format!("{section} {name} {plain:?}"));
        }
        other => {
            found.insert(format!("{section} {name} {other:?}"));
        }
    }
}

/// What a value says, ids without their numbers.
fn plain(value: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    gather(value, value.sort(), "", &mut found);
    found
}

/// What the merged roadmap says that none of the three said.
pub(crate) fn invented(origins: &[&Table], merged: &Table) -> Vec<String> {
    let known: BTreeSet<String> = origins.iter().flat_map(|table| facts(table)).collect();
    facts(merged).difference(&known).cloned().collect()
}

/// The changes of the first side that are neither in the merged roadmap nor in a conflict.
pub(crate) fn lost(base: &Table, [own, other]: [&Table; 2], merged: &Merged) -> Vec<String> {
    let mut known = facts(&merged.roadmap);
    for conflict in &merged.conflicts {
        let values = [&conflict.ours, &conflict.theirs].into_iter().flatten();
        for value in values {
            gather(
                value,
                &section(&conflict.at),
                &name(&conflict.at),
                &mut known,
            );
        }
    }
    // Beside twins, what the base said already may be what the other side took away.
    known.extend(facts(base));
    let set = diff(base, own);
    let replaced: Vec<Path> = [&set, &diff(base, other)]
        .into_iter()
        .flat_map(replaced_in)
        .collect();
    let mut found = Vec::new();
    for change in &set.0 {
        let at = &change.at;
        let shared = merged
            .conflicts
            .iter()
            .any(|conflict| conflict.at.holds(at) || at.holds(&conflict.at));
        if at.last() == Some(&Step::Order) || shared {
            continue;
        }
        let exact = !ambiguous(at, &[base, own, other]) && !in_any(at, &replaced);
        match change.diff.after.as_ref().map(|fact| &fact.value) {
            None if exact && at.find(&merged.roadmap).is_some() => {
                found.push(format!("{at} is still there"));
            }
            None => {}
            Some(value) if exact => {
                each_leaf(value, at, &mut |at, value| {
                    let held = |conflict: &Path| conflict.holds(at) || at.holds(conflict);
                    let shared = merged.conflicts.iter().any(|conflict| held(&conflict.at));
                    let there = at.find(&merged.roadmap);
                    let filled = *value == Value::Table(Table::new())
                        && there.is_some_and(|there| there.as_table().is_some());
                    let same = there.is_some_and(|there| plain(there) == plain(value));
                    if !shared && !filled && !same {
                        found.push(format!("{at} is not {value:?}"));
                    }
                });
            }
            Some(value) => {
                let mut own = BTreeSet::new();
                gather(value, &section(at), &name(at), &mut own);
                found.extend(
                    own.difference(&known)
                        .map(|fact| format!("{at}: {fact} is gone")),
                );
            }
        }
    }
    found
}

/// Lists from which a side took an entry away and to which it added one: it may be the same under another key.
fn replaced_in(set: &ChangeSet) -> Vec<Path> {
    let lists = |gone: bool| {
        let entries = set.0.iter().filter(move |change| {
            matches!(change.at.last(), Some(Step::Item(_)))
                && if gone {
                    change.diff.after.is_none()
                } else {
                    change.diff.before.is_none()
                }
        });
        entries
            .filter_map(|change| change.at.parent())
            .collect::<BTreeSet<Path>>()
    };
    lists(true).intersection(&lists(false)).cloned().collect()
}

fn in_any(at: &Path, lists: &[Path]) -> bool {
    lists.iter().any(|list| list.holds(at))
}

fn section(at: &Path) -> String {
    match at.steps().first() {
        Some(Step::Field(name)) => name.to_string(),
        _ => String::new(),
    }
}

fn name(at: &Path) -> String {
    let mut names = at.steps().iter().rev();
    names
        .find_map(|step| match step {
            Step::Field(name) => Some(name.to_string()),
            _ => None,
        })
        .unwrap_or_default()
}

/// Whether the path leads through an entry that is not the only one of its name, or whose id both sides came up with:
/// then it may have another name in the merged roadmap.
fn ambiguous(at: &Path, roadmaps: &[&Table; 3]) -> bool {
    let steps = at.steps();
    steps.iter().enumerate().any(|(number, step)| {
        let Step::Item(key) = step else { return false };
        let place = |key: Key| -> Path {
            steps
                .iter()
                .take(number)
                .cloned()
                .chain([Step::Item(key)])
                .collect()
        };
        let second = place(key.clone().nth(1));
        let first = place(key.clone().nth(0));
        let [base, own, other] = roadmaps.map(|roadmap| first.find(roadmap).is_some());
        roadmaps
            .iter()
            .any(|roadmap| second.find(roadmap).is_some())
            || (!base && own && other)
    })
}

/// Visits a value field by field, since another side may have added fields to what was added.
fn each_leaf(value: &Value, at: &Path, visit: &mut dyn FnMut(&Path, &Value)) {
    match value {
        Value::Table(table) if !table.is_empty() => {
            for (name, value) in table.iter() {
                each_leaf(value, &at.clone().field(name), visit);
            }
        }
        _ => visit(at, value),
    }
}
