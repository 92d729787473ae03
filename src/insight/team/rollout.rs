//! The plan of the first 90 days: its steps, and what is done.

use super::roster::Roster;
use super::sheet::{Cell, Head, Mood, Sheet, SheetRow};
use crate::insight::row::{Row, place};
use crate::model::{Record, Section, Source};

/// The parts of the plan, with what each is for.
pub const PARTS: [(&str, &str); 3] = [
    (
        "1-2",
        "Weeks 1 to 2: take stock, choose the problems, define the tracks",
    ),
    ("3-6", "Weeks 3 to 6: projects, ladder, money and rituals"),
    ("7-12", "Weeks 7 to 12: measure, correct, publish"),
];

const HEADS: [Head; 4] = [
    Head::new("step", 24, 70, 0),
    Head::new("owner", 8, 16, 2),
    Head::new("state", 12, 18, 0),
    Head::new("why", 16, 70, 3),
];

/// The plan as a sheet.
pub fn sheet(roster: &Roster, source: &dyn Source) -> Sheet {
    let records = source.records(Section::Rollout);
    let is_done = |record: &Record| Row::of(record).past("done", roster.today).is_some();
    let done = records.iter().filter(|record| is_done(record)).count();
    let mut rows = Vec::new();
    for (part, words) in PARTS {
        let own = records
            .iter()
            .filter(|record| Row::of(record).choice("weeks") == Some(part));
        let own: Vec<&Record> = own.collect();
        if own.is_empty() {
            continue;
        }
        rows.push(SheetRow::heading(words, Some(Section::Rollout)));
        rows.extend(own.into_iter().map(|record| row(roster, record)));
    }
    Sheet {
        heads: HEADS.to_vec(),
        fact: format!("{done} of {} done", records.len()),
        rows,
        empty: "No plan yet.",
    }
}

fn row(roster: &Roster, record: &Record) -> SheetRow {
    let row = Row::of(record);
    let today = roster.today;
    let said = |name: &str| {
        row.text(name)
            .map_or(String::new(), |text| text.shown().into_owned())
    };
    let done = row.past("done", today);
    let state = match (done, row.day("due")) {
        (Some(on), _) => Cell::new(format!("done {}", on.short(today)), Mood::Good),
        (None, Some(due)) if due < today => {
            Cell::new(format!("late, {}", due.short(today)), Mood::Now)
        }
        (None, Some(due)) => Cell::plain(format!("by {}", due.short(today))),
        (None, None) => Cell::dim("open"),
    };
    let what = said("what");
    let cells = vec![
        if done.is_some() {
            Cell::dim(what)
        } else {
            Cell::name(what)
        },
        Cell::plain(said("owner")),
        state,
        Cell::dim(said("why")),
    ];
    let found = SheetRow {
        adds: Some(Section::Rollout),
        ..SheetRow::new(cells)
    };
    found
        .at(place(record))
        .says("why", said("why"))
        .says("note", said("note"))
}
