//! Shadowing: hours by week, steps taken, what is to come of it, and the next session.

mod suggestion;

pub use suggestion::Suggestion;

use super::Basis;
use super::row::{Row, place};
use crate::day::Day;
use crate::model::{Path, Record, Section};
use crate::text::Text;

/// How many weeks are looked at, this one included: a quarter.
pub const WEEKS: i64 = 13;

/// The steps in their order; `lead` is with support.
pub const STEPS: [&str; 4] = ["observe", "assist", "lead", "solo"];

/// All that the pane of shadowing shows.
#[derive(Debug)]
pub struct Shadowing {
    /// Hours by week, the earliest first, this week last.
    pub weeks: [f64; 13],
    /// The Monday of the first of these weeks.
    pub from: Day,
    pub hours: f64,
    /// Sessions in these weeks.
    pub sessions: usize,
    /// Sessions of each of [`STEPS`] in these weeks.
    pub steps: [usize; 4],
    /// The newest sessions up to the count that was asked for, the newest first.
    pub recent: Vec<Session>,
    /// Open ones of these weeks, the earliest due first.
    pub follow_ups: Vec<FollowUp>,
    pub plans: Vec<Plan>,
    pub suggestion: Option<Suggestion>,
}

/// One session.
#[derive(Debug, Clone)]
pub struct Session {
    pub at: Path,
    pub on: Day,
    pub track: Option<Text>,
    /// What the screen calls the track.
    pub track_name: Option<Text>,
    pub with: Option<Text>,
    /// Its place in [`STEPS`].
    pub step: Option<usize>,
    pub hours: Option<f64>,
    pub what: Option<Text>,
    pub learned: Option<Text>,
}

/// What is to come of a session.
#[derive(Debug, Clone)]
pub struct FollowUp {
    pub at: Path,
    pub what: Text,
    pub due: Option<Day>,
}

/// A track to follow, and what to look for.
#[derive(Debug, Clone)]
pub struct Plan {
    pub at: Path,
    pub track: Text,
    pub track_name: Text,
    pub look_for: Option<Text>,
    pub until: Option<Day>,
}

/// The pane of shadowing with so many of the newest sessions.
pub fn shadowing(basis: &Basis, visible: usize) -> Shadowing {
    let from = basis.today.week_start().plus(-7 * (WEEKS - 1));
    let records = basis.source.since(Section::Shadow, from);
    let sessions: Vec<Session> = records
        .iter()
        .filter_map(|record| session(basis, record))
        .collect();
    let mut found = Shadowing {
        weeks: [0.0; 13],
        from,
        hours: 0.0,
        sessions: sessions.len(),
        steps: [0; 4],
        recent: recent(basis, &records, &sessions, visible),
        follow_ups: Vec::new(),
        plans: plans(basis),
        suggestion: None,
    };
    for session in &sessions {
        let week = usize::try_from(from.until(session.on) / 7).ok();
        if let Some(week) = week.and_then(|week| found.weeks.get_mut(week)) {
            *week += session.hours.unwrap_or(0.0);
        }
        found.hours += session.hours.unwrap_or(0.0);
        if let Some(step) = session.step.and_then(|step| found.steps.get_mut(step)) {
            *step += 1;
        }
    }
    found.follow_ups = records
        .iter()
        .filter_map(|record| follow_up(basis, record))
        .collect();
    found
        .follow_ups
        .sort_by_key(|follow_up| (follow_up.due.is_none(), follow_up.due));
    found.suggestion = suggestion::suggestion(basis, &sessions, &found.plans);
    found
}

/// The newest sessions: from what was read already where that is enough.
fn recent(basis: &Basis, records: &[Record], read: &[Session], visible: usize) -> Vec<Session> {
    let mut found: Vec<Session> = if records.len() >= visible && read.len() == records.len() {
        read.iter().rev().cloned().collect()
    } else {
        // Some more are asked for, since sessions to come are left out.
        let coming = records.len() - read.len();
        basis
            .source
            .newest(Section::Shadow, visible + coming)
            .iter()
            .filter_map(|record| session(basis, record))
            .collect()
    };
    found.sort_by_key(|session| std::cmp::Reverse(session.on));
    found.truncate(visible);
    found
}

fn session(basis: &Basis, record: &Record) -> Option<Session> {
    let row = Row::of(record);
    let track = row.own("track");
    Some(Session {
        at: place(record),
        on: row.past("on", basis.today)?,
        track_name: track.as_ref().map(|said| basis.track_name(said)),
        track,
        with: row.own("with"),
        step: row
            .choice("step")
            .and_then(|step| STEPS.iter().position(|own| *own == step)),
        hours: row.number("hours"),
        what: row.own("what"),
        learned: row.own("learned"),
    })
}

/// What is still to come of a session that has happened.
pub(super) fn follow_up(basis: &Basis, record: &Record) -> Option<FollowUp> {
    let row = Row::of(record);
    row.past("on", basis.today)?;
    let group = row.group("follow_up")?;
    if group.past("done", basis.today).is_some() {
        return None;
    }
    Some(FollowUp {
        at: place(record).field("follow_up"),
        what: group.own("what")?,
        due: group.day("due"),
    })
}

/// The plans that are not over.
pub(super) fn plans(basis: &Basis) -> Vec<Plan> {
    let records = basis.source.records(Section::ShadowPlan);
    records
        .iter()
        .filter_map(|record| {
            let row = Row::of(record);
            let track = row.own("track")?;
            let plan = Plan {
                at: place(record),
                track_name: basis.track_name(&track),
                track,
                look_for: row.own("look_for"),
                until: row.day("until"),
            };
            plan.until
                .is_none_or(|until| until >= basis.today)
                .then_some(plan)
        })
        .collect()
}

#[cfg(test)]
mod tests;
