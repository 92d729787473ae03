//! What the mentor's own file says: the team, and its members.

use crate::day::Day;
use crate::insight::row::{Row, place};
use crate::model::{Path, Record, Section, Source};
use crate::text::Text;

/// The team, and how it is looked at.
#[derive(Debug, Clone)]
pub struct Frame {
    pub name: Option<Text>,
    pub mentor: Option<Text>,
    /// In how many last days growth is looked for.
    pub window: i64,
    /// Of fewer people no percentage is shown.
    pub fewest: usize,
    pub currency: Option<Text>,
    pub notes: Option<Text>,
}

/// The usual window.
const WINDOW: i64 = 90;

/// Somebody of the team, as the mentor knows them.
#[derive(Debug, Clone)]
pub struct Member {
    pub at: Path,
    pub id: Option<Text>,
    pub name: Text,
    /// The file, seen from the folder of the mentor's own.
    pub path: Option<Text>,
    pub role: Option<Text>,
    pub joined: Option<Day>,
    pub strong_since: Option<Day>,
    pub productive: Option<Day>,
    pub left: Option<Left>,
    /// Days of moves between tracks or teams.
    pub transfers: Vec<Day>,
    pub promotions: Vec<Day>,
    /// Tracks that were gone to their end.
    pub finished: Vec<(Day, Text)>,
    pub notes: Option<Text>,
}

/// That somebody has left.
#[derive(Debug, Clone)]
pub struct Left {
    pub on: Day,
    /// None where nobody has said.
    pub regretted: Option<bool>,
    pub why: Option<Text>,
}

impl Frame {
    pub fn of(source: &dyn Source) -> Frame {
        let table = source.single(Section::Team);
        let row = Row {
            table: &table,
            fields: Section::Team.fields(),
        };
        let number = |name| row.number(name).and_then(|_| table.get(name)?.as_integer());
        let fewest = number("fewest_for_percent").and_then(|number| usize::try_from(number).ok());
        Frame {
            name: row.own("name"),
            mentor: row.own("mentor"),
            window: number("window_days").unwrap_or(WINDOW),
            fewest: fewest.unwrap_or(super::share::FEWEST),
            currency: row.own("currency"),
            notes: row.own("notes"),
        }
    }
}

impl Member {
    /// All members, in the order of the file.
    pub fn all(source: &dyn Source, today: Day) -> Vec<Member> {
        let records = source.records(Section::Member);
        records.iter().map(|record| member(record, today)).collect()
    }

    /// The day on which somebody left, if it was regretted.
    pub fn regretted(&self) -> Option<Day> {
        let left = self.left.as_ref()?;
        (left.regretted == Some(true)).then_some(left.on)
    }
}

fn member(record: &Record, today: Day) -> Member {
    let row = Row::of(record);
    let days = |name| {
        let entries = row.happened(name, today);
        entries.into_iter().map(|(on, _)| on).collect::<Vec<Day>>()
    };
    let finished = row.happened("finished", today).into_iter();
    Member {
        at: place(record),
        id: row.own("id"),
        name: row
            .own("name")
            .unwrap_or_else(|| record.key.as_id().unwrap_or("unnamed").into()),
        path: row.own("path"),
        role: row.own("role"),
        joined: row.past("joined", today),
        strong_since: row.past("strong_since", today),
        productive: row.past("productive", today),
        left: row.past("left", today).map(|on| Left {
            on,
            regretted: row.choice("regretted").map(|word| word == "yes"),
            why: row.own("left_for"),
        }),
        transfers: days("transfers"),
        promotions: days("promotions"),
        finished: finished
            .filter_map(|(on, entry)| Some((on, entry.own("track")?)))
            .collect(),
        notes: row.own("notes"),
    }
}
