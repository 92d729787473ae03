//! What a record says of itself to a filter: its words, people, days and states.

use crate::day::{Day, Quarter};
use crate::model::fields::LEVELS;
use crate::model::{Section, Table, Value};
use crate::text::{Text, shown};

/// Everything that a record says, to be searched; safe to show.
pub(in crate::app) fn record_words(table: &Table) -> String {
    let mut out = String::new();
    for (_, value) in table.iter() {
        collect(value, &mut out);
    }
    out
}

fn collect(value: &Value, out: &mut String) {
    let word = match value {
        Value::Text(text) => shown(text.raw()).into_owned(),
        Value::Day(day) => day.to_string(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Array(items) => return items.iter().for_each(|item| collect(item, out)),
        Value::Table(table) => return table.iter().for_each(|(_, inner)| collect(inner, out)),
        _ => return,
    };
    out.push_str(&word);
    out.push(' ');
}

/// Fields that name somebody.
const PEOPLE: &[&str] = &["with", "by", "owner", "approved_by"];

/// Everybody whom a record names.
pub(super) fn people<'t>(table: &'t Table, found: &mut Vec<&'t Text>) {
    for (name, value) in table.iter() {
        match value {
            Value::Text(text) if PEOPLE.contains(&name) => found.push(text),
            Value::Table(inner) => people(inner, found),
            Value::Array(items) => items
                .iter()
                .filter_map(Value::as_table)
                .for_each(|inner| people(inner, found)),
            _ => {}
        }
    }
}

/// The day that a record stands for, if it has one: when it was, else when it is due.
pub(super) fn main_day(section: Section, table: &Table) -> Option<Day> {
    let latest = |list: &str| table.tables(list).filter_map(|entry| entry.day("on")).max();
    match section {
        Section::Skill => latest("levels").or_else(|| table.day("due")),
        Section::Milestone => table.day("done").or_else(|| table.day("due")),
        Section::Win => table.day("closed").or_else(|| {
            let quarter: Quarter = table.text("quarter")?.raw().parse().ok()?;
            Some(quarter.last(1))
        }),
        Section::Cert => table
            .day("passed")
            .or_else(|| table.day("exam"))
            .or_else(|| table.day("booked")),
        Section::Bet => table.day("noticed"),
        _ => table.day("on"),
    }
}

/// All days on which something of a record was, is due or ends; of a dated record only its own.
pub(super) fn days(section: Section, table: &Table) -> Vec<Day> {
    if let Some(on) = table.day("on") {
        return vec![on];
    }
    let mut found: Vec<Day> = main_day(section, table).into_iter().collect();
    for (name, value) in table.iter() {
        match value {
            _ if matches!(name, "moved" | "added" | "archived") => {}
            Value::Day(day) => found.push(*day),
            Value::Array(items) => {
                let entries = items.iter().filter_map(Value::as_table);
                found.extend(entries.filter_map(|entry| entry.day("on")));
            }
            _ => {}
        }
    }
    found
}

/// The words for the state of a record: `open` or `done` first, the state itself second, then what else holds.
pub(in crate::app) fn states(section: Section, table: &Table, today: Day) -> Vec<&'static str> {
    let past = |name: &str| table.day(name).is_some_and(|day| day <= today);
    let mut found = match section {
        Section::Skill => skill(table),
        Section::Milestone => vec![ended(past("done")), word(table, "stage", STAGES)],
        Section::Win => vec![ended(past("closed")), win(table, past)],
        Section::Cert => vec![ended(past("passed")), cert(table, past, today)],
        Section::Shadow => {
            let follow_up = table.get("follow_up").and_then(Value::as_table);
            let open = follow_up.is_some_and(|own| own.get("done").is_none());
            vec![ended(!open), word(table, "step", STEPS)]
        }
        _ => Vec::new(),
    };
    let over = |name: &str| table.day(name).is_some_and(|day| day < today);
    if found.first() == Some(&"open") && (over("due") || over("exam")) {
        found.push("overdue");
    }
    if table.day("archived").is_some_and(|day| day <= today) {
        found.push("archived");
    }
    found.retain(|word| !word.is_empty());
    found
}

const STAGES: &[&str] = &["learn", "apply", "prove", "expand"];
const STEPS: &[&str] = &["observe", "assist", "lead", "solo"];
const RESULTS: &[&str] = &["reached", "missed", "dropped", "carried"];

fn ended(done: bool) -> &'static str {
    if done { "done" } else { "open" }
}

/// The word under a name, if it is one of these.
fn word(table: &Table, name: &str, words: &[&'static str]) -> &'static str {
    let said = table.text(name).map_or("", Text::raw);
    words
        .iter()
        .find(|word| **word == said)
        .copied()
        .unwrap_or_default()
}

/// A skill is done where its own latest level is what is aimed at.
fn skill(table: &Table) -> Vec<&'static str> {
    let own = table
        .tables("levels")
        .filter(|entry| entry.text("by").is_some_and(|by| by.raw() == "me"))
        .max_by_key(|entry| entry.day("on"));
    let level = own.map_or("none", |entry| word(entry, "level", LEVELS));
    let rank = |level: &str| LEVELS.iter().position(|own| *own == level);
    let target = rank(word(table, "target", LEVELS));
    let reached = target.is_some() && rank(level) >= target;
    let mut found = vec![ended(reached), level];
    if table.get("not_applicable").is_some() {
        found.push("not-applicable");
    }
    found
}

fn win(table: &Table, past: impl Fn(&str) -> bool) -> &'static str {
    match word(table, "result", RESULTS) {
        "" if past("closed") => "closed",
        "" if past("started") => "active",
        "" if past("criteria_agreed") => "agreed",
        "" => "planned",
        result => result,
    }
}

fn cert(table: &Table, past: impl Fn(&str) -> bool, today: Day) -> &'static str {
    let renewed = table.tables("renewals").filter_map(|own| own.day("until"));
    let last = renewed.chain(table.day("expires")).max();
    if past("passed") {
        return match last {
            Some(last) if last < today => "lapsed",
            _ => "passed",
        };
    }
    if past("booked") {
        return "booked";
    }
    if table.tables("study").next().is_some() {
        return "studying";
    }
    if past("approved") {
        "approved"
    } else {
        "planned"
    }
}
