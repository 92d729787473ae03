//! A one-on-one: what changed since the last one, what is open, what to ask, and when the next one is due.

mod changed;
#[cfg(test)]
mod tests;

pub use changed::{Group, Line};

use super::Basis;
use super::actions::{OpenAction, open_actions};
use super::row::{Row, place};
use super::signal::{Signal, Thresholds, signals};
use super::skills::{Judgement, skills};
use crate::catalogue::Questions;
use crate::day::Day;
use crate::model::{Path, Record, Section, Table, Value};
use crate::text::Text;

/// A checkpoint that was held up to so many days early counts.
const EARLY: i64 = 30;

/// So many days late it is given up: a look at growth half-way to the next one says nothing of its own.
const LATE: i64 = 90;

/// A checkpoint can be held so many days before its day.
const BEFORE: i64 = 7;

/// Where there was no talk yet, so many days are looked back.
const FIRST_LOOK: i64 = 28;

/// The usual days between two talks where no gap is known yet.
const USUAL: i64 = 14;

/// Gaps between so many of the last talks make the rhythm.
const GAPS: usize = 5;

/// Everything that a one-on-one is about, from the file alone.
#[derive(Debug)]
pub struct Talk {
    pub today: Day,
    /// With whom: who stands in the talk of today, in the last one, or as the mentor.
    pub with: Option<Text>,
    /// The talk of today, once something of it is written.
    pub own: Option<Own>,
    /// The talk before.
    pub last: Option<Day>,
    /// What came after this day is new.
    pub since: Day,
    pub changed: Vec<Group>,
    pub actions: Vec<OpenAction>,
    pub asks: Vec<Ask>,
    /// The checkpoint that is due, with its own questions.
    pub checkpoint: Option<Checkpoint>,
    /// Skills that the engineer and others see differently.
    pub views: Vec<Views>,
    /// When the next talk is due, if this one is held today.
    pub next: Day,
}

/// The talk of today.
#[derive(Debug)]
pub struct Own {
    pub at: Path,
    pub notes: Option<Text>,
    /// The day of the next one: it is finished when it is there.
    pub next: Option<Day>,
}

/// A question that a signal leads to.
#[derive(Debug)]
pub struct Ask {
    pub signal: Signal,
    pub question: &'static str,
}

/// Two views of one skill.
#[derive(Debug)]
pub struct Views {
    pub at: Path,
    pub name: Text,
    pub mine: Judgement,
    pub theirs: Judgement,
}

/// A checkpoint of growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// 90, 180, 365, or a later year's end.
    pub number: i64,
    /// The word for it in the file.
    pub kind: &'static str,
    pub due: Day,
}

impl Checkpoint {
    /// When it is or was due, in words.
    pub fn words(self, today: Day) -> String {
        let verb = if today.until(self.due) < 0 {
            "was"
        } else {
            "is"
        };
        format!("day {} {verb} {}", self.number, self.due.distance(today))
    }

    /// Its own questions.
    pub fn asks(self) -> &'static [String] {
        Questions::embedded().at_day(self.number)
    }
}

/// The checkpoint that comes within so many days, or was not held.
pub fn checkpoint(basis: &Basis, before: i64) -> Option<Checkpoint> {
    let found = nearest(basis, before)?;
    let held = basis.reviews().iter().map(Row::of).any(|row| {
        let on = row.past("on", basis.today);
        row.choice("kind") == Some(found.kind) && on.is_some_and(|on| on >= found.due.plus(-EARLY))
    });
    (!held && found.due.until(basis.today) <= LATE).then_some(found)
}

/// The last checkpoint whose day lies at most so many days ahead, held or not.
fn nearest(basis: &Basis, before: i64) -> Option<Checkpoint> {
    let start = basis.started()?;
    let reached = start.until(basis.today).saturating_add(before);
    let (number, kind) = match reached {
        ..90 => return None,
        90..180 => (90, "day-90"),
        180..365 => (180, "day-180"),
        _ => (reached / 365 * 365, "day-365"),
    };
    let due = start.plus(number);
    Some(Checkpoint { number, kind, due })
}

/// What a talk of today is about; `since` looks back to another day than the last talk's.
pub fn talk(basis: &Basis, thresholds: &Thresholds, since: Option<Day>) -> Talk {
    let today = basis.today;
    let mut talks: Vec<(Day, &Record)> = basis
        .reviews()
        .iter()
        .filter_map(|record| Some((Row::of(record).past("on", today)?, record)))
        .collect();
    talks.sort_by_key(|(on, _)| *on);
    let begun = talks.last().filter(|(on, _)| *on == today);
    let own = begun.map(|(_, record)| own(basis, record));
    let before: Vec<_> = talks.iter().filter(|(on, _)| *on < today).collect();
    let last = before.last().map(|(on, _)| *on);
    let since = since.or(last).unwrap_or_else(|| today.plus(-FIRST_LOOK));
    let named = begun
        .into_iter()
        .chain(before.last().copied())
        .find_map(|(_, record)| Row::of(record).own("with"));
    let checkpoint = match begun.and_then(|(_, record)| Row::of(record).choice("kind")) {
        Some(kind) => nearest(basis, EARLY).filter(|found| found.kind == kind),
        None => checkpoint(basis, BEFORE),
    };
    let views = views(basis);
    let mut days: Vec<Day> = talks.iter().map(|(on, _)| *on).chain([today]).collect();
    days.dedup();
    Talk {
        today,
        with: named.or_else(|| basis.person().own("mentor")),
        own,
        last,
        since,
        changed: changed::changed(basis, &whole(basis), since),
        actions: open_actions(basis),
        asks: asks(basis, thresholds),
        checkpoint,
        views,
        next: today.plus(rhythm(&days)),
    }
}

fn own(basis: &Basis, record: &Record) -> Own {
    // The basis keeps the talks without their notes.
    let whole = basis.source.record(Section::Review, &record.key);
    let whole = whole.as_ref().unwrap_or(record);
    Own {
        at: place(record),
        notes: Row::of(whole).own("notes"),
        next: Row::of(record).day("next"),
    }
}

/// The usual days between talks: the middle one of the last gaps, in whole weeks, at most a quarter.
fn rhythm(days: &[Day]) -> i64 {
    let mut gaps: Vec<i64> = days
        .windows(2)
        .rev()
        .take(GAPS)
        .filter_map(|pair| Some(pair.first()?.until(*pair.last()?)))
        .collect();
    gaps.sort_unstable();
    let middle = gaps.get(gaps.len() / 2).copied().unwrap_or(USUAL);
    ((middle + 3) / 7).clamp(1, 13) * 7
}

fn asks(basis: &Basis, thresholds: &Thresholds) -> Vec<Ask> {
    // These two have parts of their own.
    let shown_elsewhere = ["checkpoint-due", "views-differ"];
    signals(basis, thresholds)
        .into_iter()
        .filter(|signal| signal.snoozed.is_none() && !shown_elsewhere.contains(&signal.rule))
        .map(|signal| Ask {
            question: Questions::embedded().of_signal(signal.rule),
            signal,
        })
        .collect()
}

fn views(basis: &Basis) -> Vec<Views> {
    skills(basis)
        .into_iter()
        .filter(|row| row.differ && row.not_applicable.is_none())
        .filter_map(|row| {
            Some(Views {
                at: row.at,
                name: row.name,
                mine: row.mine?,
                theirs: row.theirs?,
            })
        })
        .collect()
}

/// All that the roadmap says.
fn whole(basis: &Basis) -> Table {
    let mut roadmap = Table::new();
    for section in Section::ALL {
        let value = if section.list().is_some() {
            let records = basis.source.records(*section).into_iter();
            Value::Array(records.map(|record| Value::Table(record.table)).collect())
        } else {
            Value::Table(basis.source.single(*section))
        };
        roadmap.set(section.name(), value);
    }
    roadmap
}
