//! What happened and what is to come, month by month.

use crate::day::Day;
use crate::insight::certs::{State, certifications};
use crate::insight::header::checkpoint;
use crate::insight::ladder::{STAGES, ladder};
use crate::insight::row::Row;
use crate::insight::skills::rises;
use crate::insight::win::of_record;
use crate::insight::{Basis, title};
use crate::model::{Path, Section};

/// Months before today that are shown.
const BEFORE: i32 = 12;

/// All months that are shown.
pub const MONTHS: usize = 24;

/// The lanes in their order.
pub const LANES: [&str; 6] = ["levels", "milestones", "wins", "exams", "ends", "talks"];

/// One thing with a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub on: Day,
    /// Its place in [`LANES`].
    pub lane: usize,
    /// What it is, safe to show.
    pub what: String,
    pub standing: Standing,
    pub at: Path,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Coming,
    Done,
    Missed,
    Late,
}

/// Everything with a day in these months.
#[derive(Debug)]
pub struct Timeline {
    /// The first day of the first month.
    pub from: Day,
    /// The earliest first.
    pub events: Vec<Event>,
    /// The first event that is still to come, else the last one.
    pub next: usize,
    /// The place of today among the months.
    pub month: usize,
}

impl Timeline {
    /// The month that a day lies in, counted from the first one; none for one outside.
    pub fn month_of(&self, day: Day) -> Option<usize> {
        let months = (day.year() - self.from.year()) * 12 + i32::try_from(day.month()).ok()?
            - i32::try_from(self.from.month()).ok()?;
        usize::try_from(months).ok().filter(|month| *month < MONTHS)
    }

    /// How many events of a lane lie in a month, and how the most pressing of them stands.
    pub fn cell(&self, lane: usize, month: usize) -> Option<(usize, Standing)> {
        let own = self
            .events
            .iter()
            .filter(|event| event.lane == lane && self.month_of(event.on) == Some(month));
        let standings: Vec<Standing> = own.map(|event| event.standing).collect();
        let worst = standings.iter().max()?;
        Some((standings.len(), *worst))
    }
}

/// The timeline of a roadmap around today.
pub fn timeline(basis: &Basis) -> Timeline {
    let today = basis.today;
    let first = Day::new(today.year(), today.month(), 1).unwrap_or(today);
    let from = first.plus_months(-BEFORE);
    let mut events = Vec::new();
    let mut add = |on: Day, lane: usize, what: String, standing: Standing, at: &Path| {
        events.push(Event {
            on,
            lane,
            what,
            standing,
            at: at.clone(),
        });
    };
    for rise in rises(basis) {
        let what = format!(
            "{}: {} ({})",
            rise.name.shown(),
            rise.level.name(),
            rise.by.shown()
        );
        add(rise.on, 0, what, Standing::Done, &rise.at);
    }
    milestones(basis, &mut add);
    wins(basis, &mut add);
    certs(basis, &mut add);
    talks(basis, &mut add);
    let mut timeline = Timeline {
        from,
        events: Vec::new(),
        next: 0,
        month: 0,
    };
    events.retain(|event| timeline.month_of(event.on).is_some());
    events.sort_by_key(|event| (event.on, event.lane));
    timeline.month = timeline.month_of(today).unwrap_or_default();
    timeline.next = events
        .iter()
        .position(|event| event.on >= today)
        .unwrap_or(events.len().saturating_sub(1));
    timeline.events = events;
    timeline
}

type Add<'a> = dyn FnMut(Day, usize, String, Standing, &Path) + 'a;

/// What is not done is to come, or late.
fn open(on: Day, today: Day) -> Standing {
    if on < today {
        Standing::Late
    } else {
        Standing::Coming
    }
}

fn milestones(basis: &Basis, add: &mut Add<'_>) {
    for step in ladder(basis).steps {
        let stage = STAGES.get(step.stage).copied().unwrap_or_default();
        let what = format!("{} ({stage})", step.title.shown());
        match (step.done, step.due) {
            (Some(on), _) => add(on, 1, what, Standing::Done, &step.at),
            (None, Some(due)) => add(due, 1, what, open(due, basis.today), &step.at),
            (None, None) => {}
        }
    }
}

fn wins(basis: &Basis, add: &mut Add<'_>) {
    for record in &basis.source.records(Section::Win) {
        let Some(win) = of_record(basis, record) else {
            continue;
        };
        let title = win.title.shown();
        match (win.closed, Row::of(record).choice("result")) {
            (Some(on), Some("reached")) => {
                add(on, 2, format!("{title}: reached"), Standing::Done, &win.at);
            }
            (Some(on), result) => {
                let result = result.unwrap_or("closed");
                add(
                    on,
                    2,
                    format!("{title}: {result}"),
                    Standing::Missed,
                    &win.at,
                );
            }
            (None, _) => {
                let what = format!("{title}: {} ends", win.quarter);
                add(win.ends, 2, what, open(win.ends, basis.today), &win.at);
            }
        }
    }
}

fn certs(basis: &Basis, add: &mut Add<'_>) {
    for row in certifications(basis).rows {
        let name = row.name.shown().into_owned();
        match (row.passed, row.exam) {
            (Some(on), _) => add(on, 3, format!("{name}: passed"), Standing::Done, &row.at),
            (None, Some(exam)) => {
                let what = format!("{name}: exam");
                add(exam, 3, what, open(exam, basis.today), &row.at);
            }
            (None, None) => {}
        }
        if let Some(opens) = row.opens.filter(|_| row.held) {
            let what = format!("{name}: renewal opens");
            let standing = if opens <= basis.today {
                Standing::Done
            } else {
                Standing::Coming
            };
            add(opens, 4, what, standing, &row.at);
        }
        if let Some(last) = row.expires {
            let (word, standing) = match row.state {
                State::Lapsed | State::Grace => ("ended", Standing::Missed),
                _ => ("ends", Standing::Coming),
            };
            add(last, 4, format!("{name}: {word}"), standing, &row.at);
        }
    }
}

fn talks(basis: &Basis, add: &mut Add<'_>) {
    for record in basis.reviews() {
        let row = Row::of(record);
        let at = crate::insight::row::place(record);
        let with = title(&record.table, Section::Review, basis.catalogue);
        let kind = row.choice("kind").unwrap_or("one-on-one");
        if let Some(on) = row.past("on", basis.today) {
            add(on, 5, format!("{kind}: {with}"), Standing::Done, &at);
        }
    }
    let last = crate::insight::basis::current(basis.reviews(), basis.today);
    let next = last.and_then(|record| Some((Row::of(record).day("next")?, record)));
    if let Some((on, record)) = next.filter(|(on, _)| *on >= basis.today) {
        let at = crate::insight::row::place(record);
        add(on, 5, "next one-on-one".to_owned(), Standing::Coming, &at);
    }
    if let Some(next) = checkpoint(basis) {
        let at = Path::section(Section::Review);
        let what = format!("checkpoint: day {}", next.next);
        add(next.on, 5, what, Standing::Coming, &at);
    }
}
