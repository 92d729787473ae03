//! A closed win keeps its targets: what may no longer be changed in it, and what is written down when it is closed or
//! opened again.

use super::{Change, ChangeSet, apply, diff_record};
use crate::day::Day;
use crate::model::{Key, Path, Section, Step, Table, Value};

/// What stands as it was agreed, from the day on which a win is closed.
const KEPT: [&str; 3] = ["quarter", "criteria_agreed", "started"];

/// The same in each of its measures.
const KEPT_IN_MEASURES: [&str; 6] = ["measure", "unit", "baseline", "target", "limit", "frozen"];

/// The lists of measures, each with the figures that are written down on the day of closing.
pub const MEASURES: [(&str, &[&str]); 2] = [
    ("key_result", &["baseline", "target"]),
    ("guard", &["limit"]),
];

/// Why the targets of a closed win are not changed.
pub const REFUSED: &str = "this win is closed and its targets stand: open it again first";

/// The win as it is before a change, by its key.
type Before<'f> = &'f dyn Fn(&Key) -> Option<Table>;

/// Whether changes would touch what stands in a win that is closed and stays so.
pub fn touches_closed(set: &ChangeSet, before: Before<'_>, today: Day) -> bool {
    let kept = set.0.iter().filter(|change| is_kept(change));
    let mut wins = kept.filter_map(|change| key_of(change));
    wins.any(|key| {
        let closed = before(key).and_then(|win| win.day("closed"));
        closed.is_some_and(|day| day <= today) && !opens(set, key)
    })
}

/// The changes together with what closing and opening a win writes down: each measure keeps the figures with which it was
/// closed, and a win that is opened again keeps when it was closed, and how.
#[must_use]
pub fn with_closing(set: ChangeSet, before: Before<'_>, today: Day) -> ChangeSet {
    let closing = set.0.iter().filter(|change| is_closing(change));
    let mut keys: Vec<Key> = closing
        .filter_map(|change| key_of(change).cloned())
        .collect();
    keys.dedup();
    let mut set = set;
    for key in keys {
        if let Some(whole) = before(&key).and_then(|win| written_down(&set, &key, &win, today)) {
            set = whole;
        }
    }
    set
}

/// The set with all changes of one win made anew; none where they do not fit it.
fn written_down(set: &ChangeSet, key: &Key, win: &Table, today: Day) -> Option<ChangeSet> {
    let record = Path::record(Section::Win, key.clone());
    let (own, others): (Vec<Change>, Vec<Change>) = set
        .0
        .iter()
        .cloned()
        .partition(|change| record.holds(&change.at));
    // Alone it is the first of its name.
    let alone = own.iter().cloned().map(|change| Change {
        at: change.at.clone().with_key(1, key.clone().nth(0)),
        ..change
    });
    let roadmap = Table::from([(
        Section::Win.name(),
        Value::Array(vec![Value::Table(win.clone())]),
    )]);
    let made = apply(&roadmap, &ChangeSet(alone.collect())).ok()?;
    let mut after = made.tables(Section::Win.name()).next()?.clone();
    match (win.day("closed"), after.day("closed")) {
        (None, Some(day)) => freeze(&mut after, day),
        (Some(day), None) => open_again(&mut after, win, day, today),
        _ => return None,
    }
    let mut whole = diff_record(Section::Win, key, win, &after);
    whole.0.extend(others);
    Some(whole)
}

/// Writes the figures of each measure down, those of the same day anew.
fn freeze(win: &mut Table, day: Day) {
    each_measure(win, &mut |measure, figures| {
        let said = figures
            .iter()
            .filter_map(|name| Some((*name, measure.get(name)?.clone())));
        let mut entry: Table = said.collect();
        if entry.is_empty() {
            return;
        }
        entry.set("on", Value::Day(day));
        let mut frozen = entries(measure, "frozen");
        frozen.retain(|known| known.as_table().and_then(|own| own.day("on")) != Some(day));
        frozen.push(Value::Table(in_order(&entry, figures)));
        measure.set("frozen", Value::Array(frozen));
    });
}

/// The day first, then the figures.
fn in_order(entry: &Table, figures: &[&'static str]) -> Table {
    let names = std::iter::once("on").chain(figures.iter().copied());
    let said = names.filter_map(|name| Some((name, entry.get(name)?.clone())));
    said.collect()
}

/// A win that is opened again on the day of its closing was closed by mistake; else it is written down.
fn open_again(win: &mut Table, before: &Table, closed: Day, today: Day) {
    if closed >= today {
        each_measure(win, &mut |measure, _| {
            let mut frozen = entries(measure, "frozen");
            frozen.retain(|known| known.as_table().and_then(|own| own.day("on")) != Some(closed));
            if frozen.is_empty() {
                measure.remove("frozen");
            } else {
                measure.set("frozen", Value::Array(frozen));
            }
        });
        return;
    }
    let mut entry = Table::from([("on", Value::Day(today)), ("closed", Value::Day(closed))]);
    if let Some(result) = before.get("result") {
        entry.set("result", result.clone());
    }
    let mut reopened = entries(win, "reopened");
    let known = reopened.iter().filter_map(Value::as_table);
    if !known.into_iter().any(|own| own.day("on") == Some(today)) {
        reopened.push(Value::Table(entry));
        win.set("reopened", Value::Array(reopened));
    }
}

fn each_measure(win: &mut Table, visit: &mut dyn FnMut(&mut Table, &[&'static str])) {
    for (name, figures) in MEASURES {
        if let Some(Value::Array(measures)) = win.get_mut(name) {
            for measure in measures {
                if let Value::Table(measure) = measure {
                    visit(measure, figures);
                }
            }
        }
    }
}

fn entries(table: &Table, name: &str) -> Vec<Value> {
    let known = table.get(name).and_then(Value::as_array);
    known.map(<[Value]>::to_vec).unwrap_or_default()
}

/// The win that a change lies in.
fn key_of(change: &Change) -> Option<&Key> {
    match change.at.into_record() {
        Some((Section::Win, key)) => Some(key),
        _ => None,
    }
}

fn is_closing(change: &Change) -> bool {
    matches!(change.at.steps(), [_, _, Step::Field(name)] if &**name == "closed")
}

/// Whether changes take the day of closing out of a win.
fn opens(set: &ChangeSet, key: &Key) -> bool {
    let mut own = set.0.iter().filter(|change| key_of(change) == Some(key));
    own.any(|change| is_closing(change) && change.diff.after.is_none())
}

/// Whether a change is about what stands in a closed win.
fn is_kept(change: &Change) -> bool {
    match change.at.steps() {
        [_, _, Step::Field(name)] => {
            KEPT.contains(&&**name) || MEASURES.iter().any(|(list, _)| *list == &**name)
        }
        // A whole measure that comes or goes.
        [_, _, Step::Field(list), Step::Item(_)] => MEASURES.iter().any(|(own, _)| *own == &**list),
        [
            _,
            _,
            Step::Field(list),
            Step::Item(_),
            Step::Field(name),
            ..,
        ] => {
            let is_measure = MEASURES.iter().any(|(own, _)| *own == &**list);
            is_measure && KEPT_IN_MEASURES.contains(&&**name)
        }
        _ => false,
    }
}
