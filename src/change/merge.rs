//! Joins the changes that two sides made to one roadmap: by place, and never by guessing.

mod align;
mod ids;
mod lists;
mod natural;
mod order;

use super::ChangeSet;
use super::diff::{diff, fits, items};
use crate::model::fields::ROOT;
use crate::model::{Path, Shape, Step, Table, Value};

/// A place that both sides changed in their own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where, as the merged roadmap names it.
    pub at: Path,
    pub base: Option<Value>,
    pub ours: Option<Value>,
    pub theirs: Option<Value>,
}

/// What comes of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Both sides' changes; at the place of a conflict it still says what the base says.
    pub roadmap: Table,
    /// What both changed differently, by place.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// What one of the three has to change to become the merged roadmap: from the other program's file it is what a
    /// save writes, from what is on the screen it is what an undo takes back.
    pub fn changes_from(&self, side: &Table) -> ChangeSet {
        diff(side, &self.roadmap)
    }
}

/// Merges what two sides made of `base`.
///
/// The result is the same when the sides are swapped, but for which values a conflict calls ours.
pub fn merge(base: &Table, ours: &Table, theirs: &Table) -> Merged {
    let settled = ids::settled(Three { base, ours, theirs });
    let sides = Three {
        base,
        ours: &*settled.ours,
        theirs: &*settled.theirs,
    };
    let mut clashes = Vec::new();
    let roadmap = tables(Shape::Table(ROOT), sides, &mut clashes);
    let mut conflicts: Vec<Conflict> = clashes.into_iter().map(Conflict::from).collect();
    conflicts.sort_by(|one, other| one.at.cmp(&other.at));
    Merged { roadmap, conflicts }
}

/// The same thing in the base and on both sides.
#[derive(Clone, Copy, Debug)]
struct Three<T> {
    base: T,
    ours: T,
    theirs: T,
}

impl<T> Three<T> {
    fn map<U>(self, mut change: impl FnMut(T) -> U) -> Three<U> {
        Three {
            base: change(self.base),
            ours: change(self.ours),
            theirs: change(self.theirs),
        }
    }

    fn all(self, mut test: impl FnMut(T) -> bool) -> bool {
        test(self.base) && test(self.ours) && test(self.theirs)
    }
}

/// A conflict on its way out: its steps are gathered from the inside.
struct Clash {
    outward: Vec<Step>,
    values: Three<Option<Value>>,
}

impl From<Clash> for Conflict {
    fn from(clash: Clash) -> Conflict {
        Conflict {
            at: clash.outward.into_iter().rev().collect(),
            base: clash.values.base,
            ours: clash.values.ours,
            theirs: clash.values.theirs,
        }
    }
}

/// Merges one place; at a conflict the base stays.
fn values(shape: Shape, sides: Three<Option<&Value>>, clashes: &mut Vec<Clash>) -> Option<Value> {
    let sides = match shape {
        Shape::List(_) => sides
            .map(|side| side.filter(|value| value.as_array().is_none_or(|own| !own.is_empty()))),
        _ => sides,
    };
    if sides.ours == sides.theirs || sides.theirs == sides.base {
        return sides.ours.cloned();
    }
    if sides.ours == sides.base {
        return sides.theirs.cloned();
    }
    match (shape, sides.ours, sides.theirs) {
        (Shape::Table(_), Some(Value::Table(ours)), Some(Value::Table(theirs)))
            if sides.base.is_none_or(|base| base.as_table().is_some()) =>
        {
            let nothing = Table::new();
            let sides = Three {
                base: sides.base.and_then(Value::as_table).unwrap_or(&nothing),
                ours,
                theirs,
            };
            Some(Value::Table(tables(shape, sides, clashes)))
        }
        (Shape::List(list), ..) if sides.all(fits) => {
            let merged = lists::merged(list, sides.map(items), clashes);
            (!merged.is_empty()).then_some(Value::Array(merged))
        }
        _ => {
            clashes.push(Clash {
                outward: Vec::new(),
                values: sides.map(Option::<&Value>::cloned),
            });
            sides.base.cloned()
        }
    }
}

/// Merges tables by field.
fn tables(shape: Shape, sides: Three<&Table>, clashes: &mut Vec<Clash>) -> Table {
    let Three { base, ours, theirs } = sides;
    let in_ours = ours.iter().filter(|(name, _)| base.get(name).is_none());
    let in_theirs = theirs
        .iter()
        .filter(|(name, _)| base.get(name).is_none() && ours.get(name).is_none());
    let names = base.iter().chain(in_ours).chain(in_theirs);
    names
        .filter_map(|(name, _)| {
            let found = sides.map(|side| side.get(name));
            let is_table = |side: Option<&Value>| side.is_none_or(|own| own.as_table().is_some());
            let before = clashes.len();
            let value = values(shape.under(name, found.all(is_table)), found, clashes);
            for clash in clashes.iter_mut().skip(before) {
                clash.outward.push(Step::Field(name.into()));
            }
            Some((name, value?))
        })
        .collect()
}
