//! What somebody wrote into a shared copy, against the roadmap that it was made from.
//!
//! The base is the copy as it was given away: what is absent there was never a deletion, and what is private stands in
//! the way of nothing. Each change stands alone, so that each can be taken or refused.

use super::private::shared;
use crate::change::{Change, ChangeSet, Conflict, Diff, Fact, diff, merge, turn};
use crate::model::{Path, Step, Table, Value};

/// What came back.
#[derive(Debug, Default)]
pub struct Return {
    /// What was changed there and not here, each relative to the roadmap as it is.
    pub changes: Vec<Change>,
    /// What was changed on both sides; here stands what was written here.
    pub clashes: Vec<Conflict>,
    /// Records that were removed there and have private parts here: they stay.
    pub kept: Vec<Path>,
}

impl Return {
    /// Whether nothing came back.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.clashes.is_empty() && self.kept.is_empty()
    }
}

/// What a copy says that was not in it when it was shared.
pub fn returned(base: &Table, real: &Table, copy: &Table) -> Return {
    let merged = merge(base, real, copy);
    let mut found = Return::default();
    let mut wanted = merged.roadmap;
    for conflict in merged.conflicts {
        // At a conflict the merge says what the base says; here it is to say what stands here.
        let now = conflict.at.find(&wanted).cloned();
        let mine = conflict.ours.clone();
        let back = turn(&conflict.at, now, mine, None);
        if let Ok(table) = crate::change::apply(&wanted, &back) {
            wanted = table;
        }
        settle(conflict, real, &mut found);
    }
    let changes = diff(real, &wanted).0.into_iter();
    let is_order = |change: &Change| change.at.last() == Some(&Step::Order);
    for change in changes.filter(|change| !is_order(change)) {
        let is_removal = change.diff.after.is_none();
        if is_removal && has_private(&change.at, real) {
            found.kept.push(change.at);
        } else {
            found.changes.push(change);
        }
    }
    found
}

/// What becomes of a place that is not the same here as when it was shared.
fn settle(conflict: Conflict, real: &Table, found: &mut Return) {
    let Conflict {
        at,
        base,
        ours,
        theirs,
    } = conflict;
    if theirs.is_none() && has_private(&at, real) {
        found.kept.push(at);
        return;
    }
    match together(base.as_ref(), ours.as_ref(), theirs.as_ref()) {
        Some(all) if Some(&all) == ours.as_ref() => {}
        Some(all) => found.changes.push(Change {
            at,
            diff: Diff {
                before: ours.map(Fact::plain),
                after: Some(Fact::plain(all)),
            },
        }),
        None => found.clashes.push(Conflict {
            at,
            base,
            ours,
            theirs,
        }),
    }
}

/// Several names: what was added there comes, what was taken away there goes, and what they could not see stays.
fn together(base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let texts = |value: Option<&Value>| -> Option<Vec<Value>> {
        let items = value.map_or(Some(&[][..]), Value::as_array)?;
        let plain = items.iter().all(|item| item.as_text().is_some());
        plain.then(|| items.to_vec())
    };
    let (base, ours, theirs) = (texts(base)?, texts(ours)?, texts(theirs)?);
    let mut all: Vec<Value> = ours
        .into_iter()
        .filter(|item| theirs.contains(item) || !base.contains(item))
        .collect();
    for item in theirs {
        if !base.contains(&item) && !all.contains(&item) {
            all.push(item);
        }
    }
    Some(Value::Array(all))
}

/// Whether something private stands in a place, so that who removed it cannot have known what goes with it.
fn has_private(at: &Path, real: &Table) -> bool {
    let Some((section, _)) = at.into_record() else {
        return false;
    };
    let Some(Value::Table(record)) = at.find(real) else {
        return false;
    };
    let alone = Table::from([(
        section.name(),
        Value::Array(vec![Value::Table(record.clone())]),
    )]);
    let (_, withheld) = shared(&alone);
    withheld.records + withheld.fields > 0
}

/// The changes that take what stands in the copy at a clash.
pub fn taking(clash: &Conflict) -> ChangeSet {
    turn(&clash.at, clash.ours.clone(), clash.theirs.clone(), None)
}
