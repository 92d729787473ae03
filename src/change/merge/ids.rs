//! Two sides gave one id to two different entries: one of them gets another, the same one whoever is ours.

use super::Three;
use super::lists::{agree, is_section, same_of};
use super::natural::words;
use crate::change::diff::items;
use crate::change::rename::{own_words, rename};
use crate::model::{List, Section, Table, Value};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Both sides of a merge, copied only where something had to be renamed.
pub(super) struct Settled<'v, T: ToOwned + ?Sized> {
    pub(super) ours: Cow<'v, T>,
    pub(super) theirs: Cow<'v, T>,
}

/// The roadmaps after records of different things that share an id were told apart, with their references.
pub(super) fn settled(sides: Three<&Table>) -> Settled<'_, Table> {
    let mut found = Settled {
        ours: Cow::Borrowed(sides.ours),
        theirs: Cow::Borrowed(sides.theirs),
    };
    for section in Section::EVERY {
        let Some(list) = section.list().filter(|list| list.has_id) else {
            continue;
        };
        let records = sides.map(|side| items(side.get(section.name())));
        for renaming in collisions(list, records) {
            let side = match renaming.side {
                Side::Ours => &mut found.ours,
                Side::Theirs => &mut found.theirs,
            };
            rename(side.to_mut(), *section, &renaming.from, &renaming.to);
        }
    }
    found
}

/// The same for entries inside a record, to which nothing refers.
pub(super) fn settled_entries<'v>(
    list: &'static List,
    sides: Three<&'v [Value]>,
) -> Settled<'v, [Value]> {
    let mut found = Settled {
        ours: Cow::Borrowed(sides.ours),
        theirs: Cow::Borrowed(sides.theirs),
    };
    if !list.has_id || is_section(list) {
        return found;
    }
    for renaming in collisions(list, sides) {
        let side = match renaming.side {
            Side::Ours => &mut found.ours,
            Side::Theirs => &mut found.theirs,
        };
        for item in side.to_mut() {
            if let Value::Table(table) = item
                && table.text("id").is_some_and(|id| id.raw() == renaming.from)
            {
                table.set("id", Value::text(&renaming.to));
            }
        }
    }
    found
}

enum Side {
    Ours,
    Theirs,
}

struct Renaming {
    side: Side,
    from: String,
    to: String,
}

/// The entries of each id of a list.
type Ids<'v> = BTreeMap<&'v str, Vec<&'v Table>>;

fn ids_of(items: &[Value]) -> Ids<'_> {
    let mut found = Ids::new();
    for table in items.iter().filter_map(Value::as_table) {
        if let Some(id) = table.text("id") {
            found.entry(id.raw()).or_default().push(table);
        }
    }
    found
}

fn collisions(list: &'static List, sides: Three<&[Value]>) -> Vec<Renaming> {
    if sides.ours == sides.base || sides.theirs == sides.base || sides.ours == sides.theirs {
        return Vec::new();
    }
    let ids = sides.map(ids_of);
    let mut found = Vec::new();
    for (id, ours) in &ids.ours {
        let Some(theirs) = ids.theirs.get(id) else {
            continue;
        };
        if ids.base.contains_key(id) {
            continue;
        }
        if let ([ours], [theirs]) = (&**ours, &**theirs)
            && !was_stamped(list, &sides, ours, theirs)
            && let Some(side) = loser(list, ours, theirs)
        {
            let (own, entry, other) = match side {
                Side::Ours => (&ids.ours, *ours, &ids.theirs),
                Side::Theirs => (&ids.theirs, *theirs, &ids.ours),
            };
            let words = own_words(entry, list.fields);
            let free = |to: &String| {
                let apart = !ids.base.contains_key(&**to) && !own.contains_key(&**to);
                apart && is_twin(list, &words, other.get(&**to))
            };
            // Of two ids no two come to the same one, since the number stands behind the last dash.
            let numbers = 2..=u64::MAX;
            let to = numbers.map(|number| format!("{id}-{number}")).find(free);
            if let Some(to) = to {
                found.push(Renaming {
                    side,
                    from: (*id).to_owned(),
                    to,
                });
            }
        }
    }
    found
}

/// Whether both sides gave the id to what the base knew by its words alone or by another id.
fn was_stamped(list: &'static List, sides: &Three<&[Value]>, ours: &Table, theirs: &Table) -> bool {
    let Some(name) = words(list, ours) else {
        return false;
    };
    let is_it = |item: &Value| {
        let own = item.as_table().and_then(|table| words(list, table));
        own.as_ref() == Some(&name)
    };
    words(list, theirs).as_ref() == Some(&name) && sides.base.iter().any(is_it)
}

/// Whether nothing stands there, or just the entry that an earlier merge renamed.
fn is_twin(list: &'static List, words: &Table, there: Option<&Vec<&Table>>) -> bool {
    match there.map(Vec::as_slice) {
        None => true,
        Some([twin]) => own_words(twin, list.fields) == *words,
        Some(_) => false,
    }
}

/// Which of two additions of one id has to give way, if they are not one.
fn loser(list: &'static List, ours: &Table, theirs: &Table) -> Option<Side> {
    let one = if is_section(list) {
        same_of(ours, theirs)
    } else {
        agree(list, ours, theirs)
    };
    let words = |table| Value::Table(own_words(table, list.fields));
    let (own, other) = (words(ours), words(theirs));
    // References may have been rewritten by an earlier merge, so they do not make two entries different.
    if one || own == other {
        return None;
    }
    Some(if own.fingerprint() > other.fingerprint() {
        Side::Ours
    } else {
        Side::Theirs
    })
}
