//! Merges lists by entry.

use super::align::{Entries, Token, aligned};
use super::order::{Order, Rank, ordered};
use super::{Clash, Three, ids, tables, values};
use crate::model::{Key, List, Section, Shape, Step, Table, Value, keys_of};

/// What became of one entry, with the conflicts inside it.
struct Outcome {
    value: Option<Value>,
    clashes: Vec<Clash>,
}

/// The merged entries.
pub(super) fn merged(
    list: &'static List,
    sides: Three<&[Value]>,
    clashes: &mut Vec<Clash>,
) -> Vec<Value> {
    let settled = ids::settled_entries(list, sides);
    let entries = Three {
        base: sides.base,
        ours: &*settled.ours,
        theirs: &*settled.theirs,
    }
    .map(|items| Entries::new(items, list));
    let tokens = aligned(list, &entries, |ours, theirs| joins(list, ours, theirs));
    let mut outcomes: Vec<Outcome> = tokens
        .iter()
        .map(|token| outcome(list, &entries, *token))
        .collect();
    let ranks: Vec<Option<Rank>> = tokens
        .iter()
        .zip(&outcomes)
        .map(|(token, outcome)| {
            let value = outcome.value.as_ref()?;
            Some(match token.base {
                Some(place) => Rank::Old(place),
                None => Rank::New(first_key(value, list), value.fingerprint()),
            })
        })
        .collect();
    let order = ordered(&tokens, &ranks);
    clashes.extend(order_clash(&order, &entries.base.keys));
    let mut items = Vec::with_capacity(order.tokens.len());
    let mut inner = Vec::new();
    for number in order.tokens {
        if let Some(outcome) = outcomes.get_mut(number)
            && let Some(value) = outcome.value.take()
        {
            inner.extend(outcome.clashes.drain(..).map(|clash| (items.len(), clash)));
            items.push(value);
        }
    }
    if !inner.is_empty() {
        let keys = keys_of(&items, list);
        clashes.extend(inner.into_iter().filter_map(|(place, mut clash)| {
            clash.outward.push(Step::Item(keys.get(place)?.clone()));
            Some(clash)
        }));
    }
    items
}

fn outcome(list: &'static List, entries: &Three<Entries<'_>>, token: Token) -> Outcome {
    let sides = Three {
        base: token.base.and_then(|at| entries.base.items.get(at)),
        ours: token.ours.and_then(|at| entries.ours.items.get(at)),
        theirs: token.theirs.and_then(|at| entries.theirs.items.get(at)),
    };
    let mut clashes = Vec::new();
    let value = values(Shape::Table(list.fields), sides, &mut clashes);
    Outcome { value, clashes }
}

fn first_key(value: &Value, list: &List) -> Key {
    match value {
        Value::Table(table) => Key::of(table, list),
        _ => Key::of(&Table::new(), list),
    }
}

fn order_clash(order: &Order, keys: &[Key]) -> Option<Clash> {
    let clash = order.clash.as_ref()?;
    // The first tokens are the base's entries in their order.
    let written = |tokens: &Vec<usize>| {
        let keys = tokens.iter().filter_map(|token| keys.get(*token));
        Some(Value::Array(
            keys.map(|key| Value::text(&key.written())).collect(),
        ))
    };
    Some(Clash {
        outward: vec![Step::Order],
        values: Three {
            base: written(&clash.base),
            ours: written(&clash.ours),
            theirs: written(&clash.theirs),
        },
    })
}

/// Whether two different additions of one name are one entry: records of the same thing of the catalogue or with one
/// id are, even if fields conflict then; entries inside a record and dated ones are where their fields agree.
fn joins(list: &'static List, ours: &Value, theirs: &Value) -> bool {
    let (Value::Table(ours), Value::Table(theirs)) = (ours, theirs) else {
        return false;
    };
    if is_section(list) && list.has_id {
        return ours.text("id").is_some() || same_of(ours, theirs);
    }
    agree(list, ours, theirs)
}

/// Whether both are of the same thing of the catalogue.
pub(super) fn same_of(ours: &Table, theirs: &Table) -> bool {
    ours.text("of").is_some() && ours.text("of") == theirs.text("of")
}

/// Whether two additions say nothing different in any field.
pub(super) fn agree(list: &'static List, ours: &Table, theirs: &Table) -> bool {
    let base = &Table::new();
    let mut clashes = Vec::new();
    let sides = Three { base, ours, theirs };
    tables(Shape::Table(list.fields), sides, &mut clashes);
    clashes.is_empty()
}

/// Whether a list is a section of the roadmap, so that its entries are records.
pub(super) fn is_section(list: &'static List) -> bool {
    Section::EVERY
        .iter()
        .any(|section| section.list().is_some_and(|own| std::ptr::eq(own, list)))
}
