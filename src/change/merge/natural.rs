//! Entries whose id was written, changed or dropped: they are still known by what they say.

use super::Three;
use super::align::Entries;
use crate::model::{Key, List, Table, Value};
use std::collections::HashMap;

/// The place of each entry of the base on a side.
pub(super) type Places = HashMap<usize, usize>;

/// Adds the entries that only their id kept apart, where just one entry on either side can be meant.
///
/// An id is written into a record when something refers to it first; meanwhile the other side goes on with the record
/// as it was.
pub(super) fn known_without_id(
    list: &'static List,
    entries: &Three<Entries<'_>>,
    ours: &mut Places,
    theirs: &mut Places,
) {
    if !list.has_id {
        return;
    }
    let more = [
        candidates(list, &entries.base, &entries.ours, ours),
        candidates(list, &entries.base, &entries.theirs, theirs),
    ];
    let [in_ours, in_theirs] = &more;
    for (places, own, other, side, across) in [
        (ours, in_ours, in_theirs, &entries.ours, &entries.theirs),
        (theirs, in_theirs, in_ours, &entries.theirs, &entries.ours),
    ] {
        let ids: HashMap<&str, usize> = across
            .items
            .iter()
            .zip(0..)
            .filter_map(|(item, place)| Some((id(item)?, place)))
            .collect();
        // An id that the other side gave to something else keeps two entries apart.
        places.extend(own.iter().filter(|(base, place)| {
            let there = side
                .items
                .get(**place)
                .and_then(id)
                .and_then(|id| ids.get(id));
            there.is_none() || other.get(base) == there
        }));
    }
}

fn candidates(
    list: &'static List,
    base: &Entries<'_>,
    side: &Entries<'_>,
    matched: &Places,
) -> Places {
    let old: std::collections::HashSet<usize> = matched.values().copied().collect();
    let own = by_words(list, base.items, |place| !matched.contains_key(&place));
    if own.is_empty() {
        return Places::new();
    }
    let there = by_words(list, side.items, |place| !old.contains(&place));
    own.into_iter()
        .filter_map(|(words, place)| Some((place?, (*there.get(&words)?)?)))
        .collect()
}

/// The one place of each natural key; none where several share it.
fn by_words(
    list: &'static List,
    items: &[Value],
    wanted: impl Fn(usize) -> bool,
) -> HashMap<Key, Option<usize>> {
    let mut found = HashMap::new();
    for (place, item) in items.iter().enumerate().filter(|(place, _)| wanted(*place)) {
        if let Some(words) = item.as_table().and_then(|table| words(list, table)) {
            found
                .entry(words)
                .and_modify(|one| *one = None)
                .or_insert(Some(place));
        }
    }
    found
}

/// The key that an entry would have without its id; none where it says nothing that could name it.
pub(super) fn words(list: &'static List, table: &Table) -> Option<Key> {
    let without_id = List {
        one: list.one,
        natural: list.natural,
        fields: list.fields,
        has_id: false,
    };
    let names = list.natural.iter().any(|name| table.get(name).is_some());
    names.then(|| Key::of(table, &without_id))
}

fn id(item: &Value) -> Option<&str> {
    item.as_table()?.text("id").map(crate::text::Text::raw)
}
