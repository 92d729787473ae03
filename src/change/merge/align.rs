//! Which entries of a list are the same one in the base and on both sides.

use super::Three;
use super::natural::{Places, known_without_id};
use crate::model::{Key, List, Value, keys_of};
use std::collections::HashMap;

/// One entry, by its places in the three lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) base: Option<usize>,
    pub(super) ours: Option<usize>,
    pub(super) theirs: Option<usize>,
}

/// A list and how its entries are known.
pub(super) struct Entries<'v> {
    pub(super) items: &'v [Value],
    pub(super) keys: Vec<Key>,
}

impl<'v> Entries<'v> {
    pub(super) fn new(items: &'v [Value], list: &List) -> Entries<'v> {
        Entries {
            items,
            keys: keys_of(items, list),
        }
    }

    /// The places of the entries of each name.
    fn by_name(&self, places: impl Iterator<Item = usize>) -> HashMap<Key, Vec<usize>> {
        let mut found: HashMap<Key, Vec<usize>> = HashMap::new();
        for place in places {
            if let Some(key) = self.keys.get(place) {
                found.entry(key.clone().nth(0)).or_default().push(place);
            }
        }
        found
    }
}

/// Lines the entries up; `joins` says whether two different additions of one name are meant to be one.
pub(super) fn aligned(
    list: &'static List,
    sides: &Three<Entries<'_>>,
    joins: impl Fn(&Value, &Value) -> bool,
) -> Vec<Token> {
    let mut in_ours = known(&sides.base, &sides.ours);
    let mut in_theirs = known(&sides.base, &sides.theirs);
    known_without_id(list, sides, &mut in_ours, &mut in_theirs);
    let mut tokens: Vec<Token> = (0..sides.base.items.len())
        .map(|place| Token {
            base: Some(place),
            ours: in_ours.get(&place).copied(),
            theirs: in_theirs.get(&place).copied(),
        })
        .collect();
    let added = |side: &Entries<'_>, matched: &Places| {
        let old: std::collections::HashSet<usize> = matched.values().copied().collect();
        (0..side.items.len())
            .filter(|place| !old.contains(place))
            .collect::<Vec<usize>>()
    };
    let ours = added(&sides.ours, &in_ours);
    let theirs = added(&sides.theirs, &in_theirs);
    let both = additions(sides, (&ours, &theirs), joins);
    let shared: std::collections::HashSet<usize> = both.values().copied().collect();
    tokens.extend(ours.into_iter().map(|place| Token {
        base: None,
        ours: Some(place),
        theirs: both.get(&place).copied(),
    }));
    let alone = theirs.into_iter().filter(|place| !shared.contains(place));
    tokens.extend(alone.map(|place| Token {
        base: None,
        ours: None,
        theirs: Some(place),
    }));
    tokens
}

/// Where each entry of the base stands on a side: among equals those that say the same, then by their order.
fn known(base: &Entries<'_>, side: &Entries<'_>) -> Places {
    let mut found = HashMap::with_capacity(base.items.len());
    let there = side.by_name(0..side.items.len());
    for (name, own) in base.by_name(0..base.items.len()) {
        let Some(other) = there.get(&name) else {
            continue;
        };
        let (same, left, right) = equals((base, &own), (side, other));
        found.extend(same);
        found.extend(left.into_iter().zip(right));
    }
    found
}

/// Which additions of ours are the same as which of theirs.
fn additions(
    sides: &Three<Entries<'_>>,
    (ours, theirs): (&[usize], &[usize]),
    joins: impl Fn(&Value, &Value) -> bool,
) -> Places {
    let mut found = HashMap::new();
    let there = sides.theirs.by_name(theirs.iter().copied());
    for (name, own) in sides.ours.by_name(ours.iter().copied()) {
        let Some(other) = there.get(&name) else {
            continue;
        };
        let (same, left, right) = equals((&sides.ours, &own), (&sides.theirs, other));
        found.extend(same);
        // With more than one on a side nobody can say which two are meant to be one.
        if let ([left], [right]) = (&*left, &*right)
            && let (Some(one), Some(two)) =
                (sides.ours.items.get(*left), sides.theirs.items.get(*right))
            && joins(one, two)
        {
            found.insert(*left, *right);
        }
    }
    found
}

type Paired = (Vec<(usize, usize)>, Vec<usize>, Vec<usize>);

/// Pairs entries that say the same; the rest of both comes back in its order.
fn equals(one: (&Entries<'_>, &[usize]), other: (&Entries<'_>, &[usize])) -> Paired {
    if let ([left], [right]) = (one.1, other.1)
        && one.0.items.get(*left) == other.0.items.get(*right)
    {
        return (vec![(*left, *right)], Vec::new(), Vec::new());
    }
    if one.1.len() == 1 && other.1.len() == 1 {
        return (Vec::new(), one.1.to_vec(), other.1.to_vec());
    }
    let mut waiting: HashMap<u64, std::collections::VecDeque<usize>> = HashMap::new();
    for place in other.1 {
        if let Some(value) = other.0.items.get(*place) {
            waiting
                .entry(value.fingerprint())
                .or_default()
                .push_back(*place);
        }
    }
    let mut same = Vec::new();
    let mut left = Vec::new();
    for place in one.1 {
        let value = one.0.items.get(*place);
        let found = value
            .and_then(|value| waiting.get_mut(&value.fingerprint()))
            .filter(|places| {
                places
                    .front()
                    .is_some_and(|front| other.0.items.get(*front) == value)
            })
            .and_then(std::collections::VecDeque::pop_front);
        match found {
            Some(twin) => same.push((*place, twin)),
            None => left.push(*place),
        }
    }
    let mut right: Vec<usize> = waiting.into_values().flatten().collect();
    right.sort_unstable();
    (same, left, right)
}
