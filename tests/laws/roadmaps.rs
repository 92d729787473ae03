//! Random roadmaps over the real table of fields, and random edits of them.
//!
//! A roadmap is what some edits make of an empty one, so a failing case shrinks to the few edits that matter. Names,
//! days and words come from small pools, so that keys meet, repeat and collide.

use proptest::prelude::*;
use roadbook::change::rename;
use roadbook::day::Day;
use roadbook::model::fields::ROADMAP;
use roadbook::model::{Field, Kind, List, Section, Table, Value, keys_of};

/// One edit: what is done where and with which values all follows from one number.
#[derive(Clone, Copy)]
pub(crate) struct Edit(u64);

impl std::fmt::Debug for Edit {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:#x}", self.0)
    }
}

/// A roadmap made by up to so many edits.
pub(crate) fn roadmap(most: usize) -> impl Strategy<Value = Table> {
    edits(most).prop_map(|edits| edited(&Table::new(), &edits))
}

/// Up to so many edits.
pub(crate) fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    prop::collection::vec(any::<u64>().prop_map(Edit), 0..=most)
}

/// The roadmap after the edits.
pub(crate) fn edited(roadmap: &Table, edits: &[Edit]) -> Table {
    let mut roadmap = roadmap.clone();
    for edit in edits {
        act(&mut roadmap, &mut Dice(edit.0));
    }
    roadmap
}

/// A roadmap and two others that some edits make of it.
pub(crate) fn clones(
    most: usize,
    edits_each: usize,
) -> impl Strategy<Value = (Table, Table, Table)> {
    (roadmap(most), edits(edits_each), edits(edits_each)).prop_map(|(base, ours, theirs)| {
        let (ours, theirs) = (edited(&base, &ours), edited(&base, &theirs));
        (base, ours, theirs)
    })
}

/// A day that may matter to one of these roadmaps.
pub(crate) fn day() -> impl Strategy<Value = Day> {
    (0..14_i64).prop_map(|number| first_day().plus(number - 2))
}

fn first_day() -> Day {
    "2026-10-01".parse().expect("a day")
}

/// Numbers that look random and always come the same (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % sides.max(1) as u64).unwrap_or(0)
    }

    fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// Walks to some table of the roadmap and changes something there.
fn act(roadmap: &mut Table, dice: &mut Dice) {
    if dice.one_in(40) {
        let section = dice.pick(&[Section::Win, Section::Skill, Section::Review]);
        let (from, to) = (dice.pick(IDS), dice.pick(IDS));
        return rename(roadmap, section, from, to);
    }
    in_table(roadmap, ROADMAP, dice);
}

fn in_table(table: &mut Table, fields: &'static [Field], dice: &mut Dice) {
    let at_root = std::ptr::eq(fields, ROADMAP);
    let deeper: Vec<&Field> = fields
        .iter()
        .filter(|field| matches!(field.kind, Kind::Group(_) | Kind::List(_)))
        .collect();
    if deeper.is_empty() || (!at_root && dice.one_in(2)) || (at_root && dice.one_in(30)) {
        return in_fields(table, fields, dice);
    }
    // Half of everything happens in a few sections, so that edits meet.
    let field = match dice.below(2) {
        0 => deeper[dice.below(deeper.len())],
        _ => deeper[dice.below(deeper.len()).min(dice.below(6))],
    };
    match (field.kind, table.get_mut(field.name)) {
        (Kind::Group(inner), Some(Value::Table(own))) => in_table(own, inner, dice),
        (Kind::List(list), Some(Value::Array(items))) => in_list(items, list, dice),
        (Kind::List(list), None) => {
            let first = entry(list, dice);
            table.set(field.name, Value::Array(vec![first]));
        }
        _ => {
            let value = value(field, dice);
            table.set(field.name, value);
        }
    }
}

fn in_fields(table: &mut Table, fields: &'static [Field], dice: &mut Dice) {
    let field = &fields[dice.below(fields.len())];
    match dice.below(16) {
        0 | 1 => {
            table.remove(field.name);
        }
        2 => {
            let name = dice.pick(&["own_key", "later"]);
            let value = unknown(dice);
            table.set(name, value);
        }
        3 => {
            let value = unknown(dice);
            table.set(field.name, value);
        }
        4 if matches!(field.kind, Kind::List(_)) => {
            table.set(field.name, Value::Array(Vec::new()));
        }
        _ => {
            let value = value(field, dice);
            table.set(field.name, value);
        }
    }
}

fn in_list(items: &mut Vec<Value>, list: &'static List, dice: &mut Dice) {
    let place = dice.below(items.len());
    match dice.below(12) {
        0..=2 => {
            let end = items.len();
            let place = dice.pick(&[end, end, place]);
            items.insert(place, entry(list, dice));
        }
        3 if !items.is_empty() => {
            items.remove(place);
        }
        4 if !items.is_empty() => {
            let item = items.remove(place);
            items.insert(dice.below(items.len() + 1), item);
        }
        5 if !items.is_empty() => {
            let mut twin = items[place].clone();
            if let Value::Table(table) = &mut twin
                && dice.one_in(2)
            {
                in_fields(table, list.fields, dice);
            }
            items.insert(dice.below(items.len() + 1), twin);
        }
        _ => match items.get_mut(place) {
            Some(Value::Table(table)) => in_table(table, list.fields, dice),
            _ => items.push(entry(list, dice)),
        },
    }
}

fn entry(list: &'static List, dice: &mut Dice) -> Value {
    if dice.one_in(60) {
        return unknown(dice);
    }
    let mut table = Table::new();
    for field in list.fields {
        let wanted = if list.natural.contains(&field.name) {
            !dice.one_in(8)
        } else if field.name == "id" {
            dice.one_in(2)
        } else {
            dice.one_in(if field.needed { 2 } else { 5 })
        };
        if wanted {
            table.set(field.name, value(field, dice));
        }
    }
    Value::Table(table)
}

const IDS: &[&str] = &["x", "y", "z", "x-2", "x-3"];
const WORDS: &[&str] = &[
    "me",
    "Bo",
    "a",
    "b",
    "a|b",
    "x#2",
    "~y",
    "",
    "\u{1b}[2J",
    "日本",
];
const LINKS: &[&str] = &[
    "win:x",
    "win:y",
    "skill:x",
    "review:x",
    "evidence:x",
    "https://example.org",
    "nothing",
];

fn value(field: &Field, dice: &mut Dice) -> Value {
    let number = i64::try_from(dice.below(4)).unwrap_or(0);
    match field.kind {
        _ if field.name == "id" => Value::text(dice.pick(IDS)),
        Kind::Day => Value::Day(first_day().plus(i64::try_from(dice.below(10)).unwrap_or(0))),
        Kind::Quarter => Value::text(dice.pick(&["2026-Q3", "2026-Q4"])),
        Kind::Number { .. } if dice.one_in(20) => Value::Float(f64::NAN),
        Kind::Number { .. } if dice.one_in(2) => Value::Float(dice.pick(&[0.5, 2.0, -1.0])),
        Kind::Number { .. } | Kind::Whole { .. } => Value::Integer(number),
        Kind::Choice(words) | Kind::Suggested(words) => Value::text(dice.pick(words)),
        Kind::Catalogue(_) => Value::text(dice.pick(&["sre", "cka"])),
        Kind::Line | Kind::Prose => Value::text(dice.pick(WORDS)),
        Kind::Link(_) => Value::text(dice.pick(LINKS)),
        Kind::Links(_) => several(LINKS, dice),
        Kind::Skills => several(IDS, dice),
        Kind::Words => several(WORDS, dice),
        Kind::Private => Value::Boolean(true),
        Kind::Group(fields) => Value::Table(
            fields
                .iter()
                .filter(|_| dice.one_in(2))
                .map(|field| (field.name, Value::Integer(number)))
                .collect(),
        ),
        Kind::List(list) => Value::Array((0..=dice.below(3)).map(|_| entry(list, dice)).collect()),
    }
}

fn several(words: &[&str], dice: &mut Dice) -> Value {
    Value::Array(
        (0..dice.below(3))
            .map(|_| Value::text(dice.pick(words)))
            .collect(),
    )
}

/// What no field knows, or what does not fit one.
fn unknown(dice: &mut Dice) -> Value {
    match dice.below(6) {
        0 => Value::Integer(7),
        1 => Value::text("?"),
        2 => Value::Moment("07:32:00".into()),
        3 => Value::Array(vec![Value::Integer(1), Value::Table(Table::new())]),
        4 => Value::Table(Table::from([
            ("a", Value::Integer(1)),
            ("b", Value::Boolean(false)),
        ])),
        _ => Value::Table(Table::from([("a", Value::text("x"))])),
    }
}

/// Whether some list holds two entries of one name, with or without an id.
pub(crate) fn has_twins(roadmap: &Table) -> bool {
    any_list(roadmap, ROADMAP, &|items, list| {
        let plain = List {
            one: list.one,
            natural: list.natural,
            fields: list.fields,
            has_id: false,
        };
        let again = |list: &List| keys_of(items, list).iter().any(|key| key.ordinal() > 0);
        again(list) || again(&plain)
    })
}

/// Whether some list holds an id twice.
pub(crate) fn repeats_an_id(roadmap: &Table) -> bool {
    any_list(roadmap, ROADMAP, &|items, list| {
        let keys = keys_of(items, list);
        keys.iter()
            .any(|key| key.as_id().is_some() && key.ordinal() > 0)
    })
}

type Test<'t> = &'t dyn Fn(&[Value], &'static List) -> bool;

fn any_list(table: &Table, fields: &'static [Field], test: Test<'_>) -> bool {
    table.iter().any(|(name, value)| {
        match (Field::find(fields, name).map(|field| field.kind), value) {
            (Some(Kind::List(list)), Value::Array(items)) => {
                let mut tables = items.iter().filter_map(Value::as_table);
                test(items, list) || tables.any(|own| any_list(own, list.fields, test))
            }
            (Some(Kind::Group(inner)), Value::Table(own)) => any_list(own, inner, test),
            _ => false,
        }
    })
}

/// The roadmap without its empty lists, which are the same as absent ones.
pub(crate) fn tidy(roadmap: &Table) -> Table {
    tidy_table(roadmap, ROADMAP)
}

fn tidy_table(table: &Table, fields: &'static [Field]) -> Table {
    let pairs = table.iter().filter_map(|(name, value)| {
        let value = match (Field::find(fields, name).map(|field| field.kind), value) {
            (Some(Kind::List(_)), Value::Array(items)) if items.is_empty() => return None,
            (Some(Kind::List(list)), Value::Array(items)) => {
                let tidied = items.iter().map(|item| match item {
                    Value::Table(own) => Value::Table(tidy_table(own, list.fields)),
                    other => other.clone(),
                });
                Value::Array(tidied.collect())
            }
            (Some(Kind::Group(inner)), Value::Table(own)) => Value::Table(tidy_table(own, inner)),
            _ => value.clone(),
        };
        Some((name, value))
    });
    pairs.collect()
}
