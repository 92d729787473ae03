//! The order of a merged list: a side that moved entries is followed, and an addition follows its predecessor.

use super::Three;
use super::align::Token;
use crate::model::Key;
use std::collections::{HashMap, HashSet};

/// What an entry is called when nothing else decides between two places; the same whoever is ours.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Rank {
    /// One of the base, by its place there.
    Old(usize),
    /// An addition, by its name and its content.
    New(Key, u64),
}

/// The entries of a merged list that remain, as numbers of their tokens.
pub(super) struct Order {
    pub(super) tokens: Vec<usize>,
    /// The order of the old entries on each side, where both moved them differently.
    pub(super) clash: Option<Three<Vec<usize>>>,
}

/// Finds the order of the tokens that remain, those with a rank.
pub(super) fn ordered(tokens: &[Token], ranks: &[Option<Rank>]) -> Order {
    let alive = |token: &usize| ranks.get(*token).is_some_and(Option::is_some);
    let sequence = |place: fn(&Token) -> Option<usize>| {
        let mut found: Vec<(usize, usize)> = tokens
            .iter()
            .zip(0..)
            .filter_map(|(token, number)| Some((place(token)?, number)))
            .filter(|(_, number)| alive(number))
            .collect();
        found.sort_unstable();
        found
            .into_iter()
            .map(|(_, number)| number)
            .collect::<Vec<usize>>()
    };
    let all = Three {
        base: sequence(|token| token.base),
        ours: sequence(|token| token.ours),
        theirs: sequence(|token| token.theirs),
    };
    let old = Three {
        base: all.base.clone(),
        ours: old_in(&all.base, &all.ours),
        theirs: old_in(&all.base, &all.theirs),
    };
    let (core, clash) = if old.ours == old.theirs || old.theirs == old.base {
        (old.ours, None)
    } else if old.ours == old.base {
        (old.theirs, None)
    } else {
        (old.base.clone(), Some(old))
    };
    Order {
        tokens: with_additions(&core, &all, ranks),
        clash,
    }
}

/// The entries of the base in the order of a side; one that the side took away stays after the one it followed.
fn old_in(base: &[usize], side: &[usize]) -> Vec<usize> {
    let old: HashSet<usize> = base.iter().copied().collect();
    let mut found: Vec<usize> = side
        .iter()
        .copied()
        .filter(|one| old.contains(one))
        .collect();
    if found.len() == base.len() {
        return found;
    }
    let there: HashSet<usize> = found.iter().copied().collect();
    let mut before = None;
    for token in base {
        if !there.contains(token) {
            let place = before
                .and_then(|before| found.iter().position(|one| *one == before))
                .map_or(0, |at| at + 1);
            found.insert(place, *token);
        }
        before = Some(*token);
    }
    found
}

/// Puts additions after what they follow on their side. Several after one entry stand by rank, each with its followers.
fn with_additions(core: &[usize], all: &Three<Vec<usize>>, ranks: &[Option<Rank>]) -> Vec<usize> {
    let (lead, other) = if leads(core, all, ranks) {
        (&all.ours, &all.theirs)
    } else {
        (&all.theirs, &all.ours)
    };
    let mut done: HashSet<usize> = core.iter().copied().collect();
    let mut followers: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for side in [lead, other] {
        let mut before = None;
        for token in side {
            if done.insert(*token) {
                followers.entry(before).or_default().push(*token);
            }
            before = Some(*token);
        }
    }
    for group in followers.values_mut() {
        // Backwards, since they are taken from the end.
        group.sort_by_key(|token| std::cmp::Reverse(ranks.get(*token)));
    }
    let mut found = Vec::with_capacity(done.len());
    let mut waiting = followers.remove(&None).unwrap_or_default();
    let mut core = core.iter();
    loop {
        let Some(next) = waiting.pop().or_else(|| core.next().copied()) else {
            return found;
        };
        found.push(next);
        waiting.extend(followers.remove(&Some(next)).unwrap_or_default());
    }
}

/// Whether our side places the additions of both. A side that has everything already knows best.
fn leads(core: &[usize], all: &Three<Vec<usize>>, ranks: &[Option<Rank>]) -> bool {
    let remaining = ranks.iter().flatten().count();
    let knows = |side: &[usize]| side.len() == remaining && old_in(core, side) == core;
    match (knows(&all.ours), knows(&all.theirs)) {
        (true, false) => true,
        (false, true) => false,
        _ => {
            let names = |side: &[usize]| side.iter().map(|one| ranks.get(*one)).collect::<Vec<_>>();
            names(&all.ours) <= names(&all.theirs)
        }
    }
}
