//! Skills that are missing, whether they are built or bought, what was tried for a track, and roles to be filled.

use super::coverage::coverage;
use super::roster::Roster;
use super::sheet::{Cell, Head, Mood, Sheet, SheetRow, names};
use crate::day::Day;
use crate::insight::row::{Row, place};
use crate::model::{Record, Section, Source};
use crate::text::Text;

/// Something missing in a lane that no gap of the mentor's file answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Open {
    pub track: Text,
    /// In words that are safe to show.
    pub words: String,
    /// Names of certifications that serve it: those that the rubric prefers, else the track's own.
    pub certs: Vec<String>,
}

/// What lanes are missing and nobody has answered.
pub fn open(roster: &Roster, source: &dyn Source) -> Vec<Open> {
    let gaps = source.records(Section::Gap);
    let answered: Vec<&Text> = gaps
        .iter()
        .map(Row::of)
        .filter(|row| row.past("closed", roster.today).is_none())
        .filter_map(|row| row.text("track"))
        .collect();
    let all = coverage(roster, source).into_iter();
    all.filter(|own| own.missing() > 0 && !answered.contains(&&own.track))
        .map(|own| {
            let missing = own.missing();
            let level = own.level().name();
            let words = format!("{missing} more at {level}");
            let certs = certs(roster, source, &own.track);
            Open {
                track: own.track,
                words,
                certs,
            }
        })
        .collect()
}

/// What the rubric prefers for a track, else the specialties that the catalogue names.
fn certs(roster: &Roster, source: &dyn Source, track: &Text) -> Vec<String> {
    let called = |cert: &Text| {
        let known = roster.catalogue.name("cert", cert.raw());
        known.unwrap_or(cert).shown().into_owned()
    };
    let rubric = source.records(Section::Rubric);
    let preferred: Vec<String> = rubric
        .iter()
        .map(Row::of)
        .filter(|row| {
            row.choice("verdict") == Some("preferred") && row.text("track") == Some(track)
        })
        .filter_map(|row| row.text("cert").map(called))
        .collect();
    if !preferred.is_empty() {
        return preferred;
    }
    let known = roster.catalogue.track(track.raw());
    known.map_or_else(Vec::new, |track| {
        track.specialty.iter().map(called).collect()
    })
}

const HEADS: [Head; 5] = [
    Head::new("what", 18, 50, 0),
    Head::new("track", 8, 16, 2),
    Head::new("answer", 8, 20, 0),
    Head::new("state", 12, 24, 0),
    Head::new("because", 16, 70, 3),
];

/// Gaps, remedies and openings as a sheet.
pub fn sheet(roster: &Roster, source: &dyn Source) -> Sheet {
    let gaps = source.records(Section::Gap);
    let remedies = source.records(Section::Remedy);
    let openings = source.records(Section::Opening);
    let open = open(roster, source);
    let mut rows = vec![SheetRow::heading(
        "Skills that are missing: build or buy",
        Some(Section::Gap),
    )];
    rows.extend(open.iter().map(|own| open_row(roster, own)));
    rows.extend(gaps.iter().map(|record| gap(roster, record)));
    rows.push(SheetRow::heading(
        "What was tried for a track",
        Some(Section::Remedy),
    ));
    rows.extend(remedies.iter().map(|record| remedy(roster, record)));
    rows.push(SheetRow::heading(
        "Roles to be filled",
        Some(Section::Opening),
    ));
    rows.extend(openings.iter().map(|record| opening(roster, record)));
    let unanswered = open.len();
    Sheet {
        heads: HEADS.to_vec(),
        fact: format!("{unanswered} without an answer"),
        rows,
        empty: "",
    }
}

fn open_row(roster: &Roster, own: &Open) -> SheetRow {
    let track = roster.track_name(&own.track);
    let cells = vec![
        Cell::name(&own.words),
        Cell::plain(&track),
        Cell::new("none yet", Mood::Look),
        Cell::plain("the lane is short"),
        Cell::dim(""),
    ];
    let found = SheetRow {
        adds: Some(Section::Gap),
        ..SheetRow::new(cells)
    };
    found
        .says(
            "",
            format!("{track} is {} short of what its lane wants.", own.words),
        )
        .says("served by", names(&own.certs, 8))
}

fn said(row: Row, name: &str) -> String {
    row.text(name)
        .map_or(String::new(), |text| text.shown().into_owned())
}

fn track(roster: &Roster, row: Row) -> String {
    row.text("track")
        .map_or(String::new(), |track| roster.track_name(track))
}

fn until(day: Option<Day>, today: Day) -> Cell {
    match day {
        Some(day) if day < today => Cell::new(format!("late, {}", day.short(today)), Mood::Now),
        Some(day) => Cell::plain(format!("by {}", day.short(today))),
        None => Cell::dim("open"),
    }
}

fn gap(roster: &Roster, record: &Record) -> SheetRow {
    let row = Row::of(record);
    let today = roster.today;
    let answer = match (row.choice("answer"), row.text("way")) {
        (Some(answer), Some(way)) => Cell::plain(format!("{answer}: {}", way.shown())),
        (Some(answer), None) => Cell::plain(answer),
        (None, _) => Cell::new("none yet", Mood::Look),
    };
    let state = match row.past("closed", today) {
        Some(on) => Cell::new(format!("closed {}", on.short(today)), Mood::Good),
        None => until(row.day("due"), today),
    };
    let what = match row.choice("level") {
        Some(level) => format!("{} ({level})", said(row, "what")),
        None => said(row, "what"),
    };
    let cells = vec![
        Cell::name(what),
        Cell::plain(track(roster, row)),
        answer,
        state,
        Cell::dim(said(row, "because")),
    ];
    let holders = row
        .text("skill")
        .map_or(String::new(), |skill| holders(roster, skill));
    let found = SheetRow {
        adds: Some(Section::Gap),
        ..SheetRow::new(cells)
    };
    found
        .at(place(record))
        .says("because", said(row, "because"))
        .says("held by", holders)
}

/// Who holds a skill today, and how deep.
fn holders(roster: &Roster, skill: &Text) -> String {
    let mut found = Vec::new();
    for (row, person) in roster.present() {
        let own = person
            .skills
            .iter()
            .find(|own| own.of.as_ref() == Some(skill));
        if let Some(own) = own.filter(|own| own.level.rank() > 0) {
            found.push(format!("{} ({})", roster.name(row), own.level.name()));
        }
    }
    if found.is_empty() {
        return "nobody".to_owned();
    }
    names(&found, 12)
}

fn remedy(roster: &Roster, record: &Record) -> SheetRow {
    let row = Row::of(record);
    let today = roster.today;
    let state = match row.past("ended", today) {
        Some(on) => Cell::new(format!("judged {}", on.short(today)), Mood::Good),
        None => match row.day("review") {
            Some(day) if day <= today => Cell::new("look again", Mood::Look),
            Some(day) => Cell::plain(format!("look {}", day.short(today))),
            None => Cell::dim("open"),
        },
    };
    let cells = vec![
        Cell::name(said(row, "what")),
        Cell::plain(track(roster, row)),
        Cell::plain(said(row, "kind")),
        state,
        Cell::dim(said(row, "because")),
    ];
    let found = SheetRow {
        adds: Some(Section::Remedy),
        ..SheetRow::new(cells)
    };
    let began = row.day("on").map_or(String::new(), |on| on.short(today));
    found
        .at(place(record))
        .says("begun", began)
        .says("because", said(row, "because"))
        .says("result", said(row, "result"))
}

fn opening(roster: &Roster, record: &Record) -> SheetRow {
    let row = Row::of(record);
    let today = roster.today;
    let (answer, state) = match row.past("filled", today) {
        Some(on) => (
            Cell::plain(
                row.choice("from")
                    .map_or("filled".to_owned(), |from| format!("from {from}")),
            ),
            Cell::new(format!("filled {}", on.short(today)), Mood::Good),
        ),
        None => (
            Cell::dim("open"),
            match row.day("opened") {
                Some(on) => Cell::plain(format!("open {} d", on.until(today))),
                None => Cell::dim("open"),
            },
        ),
    };
    let cells = vec![
        Cell::name(said(row, "title")),
        Cell::plain(track(roster, row)),
        answer,
        state,
        Cell::dim(said(row, "who")),
    ];
    let found = SheetRow {
        adds: Some(Section::Opening),
        ..SheetRow::new(cells)
    };
    found.at(place(record)).says("who", said(row, "who"))
}
