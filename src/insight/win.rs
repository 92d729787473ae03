//! The one measurable win of a quarter: how it stands today against where it should be.

mod guard;
mod key_result;

pub use guard::Guard;
pub use key_result::{KeyResult, Reading, Standing};

use super::Basis;
use super::row::{Row, place};
use crate::day::{Day, Quarter};
use crate::model::{Link, Path, Record};
use crate::text::Text;

/// The win of this quarter, and the quarters before it.
#[derive(Debug)]
pub struct Wins {
    pub quarter: Quarter,
    pub current: Option<Win>,
    /// How many wins of this quarter are not closed; one is meant.
    pub open: usize,
    /// The last four quarters, the latest first.
    pub past: Vec<PastQuarter>,
}

/// How far a win has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Planned,
    CriteriaAgreed,
    Active,
    /// With its result, where it says one: `reached`, `missed`, `dropped` or `carried`.
    Closed(Option<&'static str>),
}

/// One win.
#[derive(Debug)]
pub struct Win {
    pub at: Path,
    pub quarter: Quarter,
    pub title: Text,
    pub outcome: Option<Text>,
    pub problem: Option<Text>,
    pub hypothesis: Option<Text>,
    pub learned: Option<Text>,
    pub state: State,
    pub criteria_agreed: Option<Day>,
    pub started: Option<Day>,
    pub closed: Option<Day>,
    /// The last day of its quarter.
    pub ends: Day,
    /// It goes on with an unfinished one.
    pub carried: bool,
    /// The title of that one, where it is still in the file.
    pub carried_from: Option<Text>,
    pub key_results: Vec<KeyResult>,
    pub guards: Vec<Guard>,
}

/// A quarter that is over.
#[derive(Debug)]
pub struct PastQuarter {
    pub quarter: Quarter,
    /// Its win; a reached one if it had several.
    pub win: Option<PastWin>,
    /// How many wins it had.
    pub count: usize,
}

/// What became of a win.
#[derive(Debug)]
pub struct PastWin {
    pub at: Path,
    pub title: Text,
    /// None where it was never closed, or closed without a result.
    pub result: Option<&'static str>,
}

/// The wins around today.
pub fn wins(basis: &Basis) -> Wins {
    let quarter = basis.quarter();
    let mut now: Vec<&Record> = of_quarter(basis, quarter);
    let open = now.iter().filter(|record| is_open(basis, record)).count();
    // The one at work comes first, then one that will be, then what was closed; in the order of the file.
    now.sort_by_key(|record| match state(Row::of(record), basis.today) {
        State::Active => 0,
        State::CriteriaAgreed => 1,
        State::Planned => 2,
        State::Closed(_) => 3,
    });
    let current = now.first().map(|record| win(basis, record, quarter));
    let mut past = Vec::with_capacity(4);
    let mut before = quarter;
    for _ in 0..4 {
        before = before.previous();
        past.push(past_quarter(basis, before));
    }
    Wins {
        quarter,
        current,
        open,
        past,
    }
}

/// Every win of this quarter in full, in the order of the file.
pub fn in_quarter(basis: &Basis) -> Vec<Win> {
    let quarter = basis.quarter();
    of_quarter(basis, quarter)
        .into_iter()
        .map(|record| win(basis, record, quarter))
        .collect()
}

/// The win that a record describes, whatever its quarter; none where it names no quarter.
pub fn of_record(basis: &Basis, record: &Record) -> Option<Win> {
    let quarter = Row::of(record).quarter("quarter")?;
    Some(win(basis, record, quarter))
}

/// Those of one of the last quarters.
fn of_quarter<'b>(basis: &'b Basis, quarter: Quarter) -> Vec<&'b Record> {
    basis
        .recent_wins()
        .iter()
        .filter(|record| Row::of(record).quarter("quarter") == Some(quarter))
        .collect()
}

fn is_open(basis: &Basis, record: &Record) -> bool {
    !matches!(state(Row::of(record), basis.today), State::Closed(_))
}

fn state(row: Row, today: Day) -> State {
    if row.past("closed", today).is_some() {
        State::Closed(row.choice("result"))
    } else if row.past("started", today).is_some() {
        State::Active
    } else if row.past("criteria_agreed", today).is_some() {
        State::CriteriaAgreed
    } else {
        State::Planned
    }
}

fn title(record: &Record) -> Text {
    Row::of(record)
        .own("title")
        .unwrap_or_else(|| Text::from(record.key.as_id().unwrap_or("unnamed win")))
}

fn win(basis: &Basis, record: &Record, quarter: Quarter) -> Win {
    let row = Row::of(record);
    let ends = quarter.last(basis.starts());
    let span = Span {
        started: row.past("started", basis.today),
        closed: row.past("closed", basis.today),
        ends,
    };
    let carried = row.text("carried_from");
    let carried_from = carried
        .and_then(Link::of)
        .and_then(|link| basis.source.link(&link))
        .map(|record| title(&record));
    Win {
        at: place(record),
        quarter,
        title: title(record),
        outcome: row.own("outcome"),
        problem: row.own("problem"),
        hypothesis: row.own("hypothesis"),
        learned: row.own("learned"),
        state: state(row, basis.today),
        criteria_agreed: row.past("criteria_agreed", basis.today),
        started: span.started,
        closed: span.closed,
        ends,
        carried: carried.is_some(),
        carried_from,
        key_results: key_result::of(basis, record, span),
        guards: guard::of(basis, record, span),
    }
}

fn past_quarter(basis: &Basis, quarter: Quarter) -> PastQuarter {
    let records = of_quarter(basis, quarter);
    let result = |record: &Record| match state(Row::of(record), basis.today) {
        State::Closed(result) => result,
        _ => None,
    };
    let best = records
        .iter()
        .min_by_key(|record| result(record) != Some("reached"));
    PastQuarter {
        quarter,
        win: best.map(|record| PastWin {
            at: place(record),
            title: title(record),
            result: result(record),
        }),
        count: records.len(),
    }
}

/// When a win is worked on.
#[derive(Debug, Clone, Copy)]
struct Span {
    started: Option<Day>,
    closed: Option<Day>,
    ends: Day,
}

impl Span {
    /// The last day whose readings count.
    fn until(self, today: Day) -> Day {
        self.closed.map_or(today, |closed| closed.min(today))
    }
}

#[cfg(test)]
mod tests;
