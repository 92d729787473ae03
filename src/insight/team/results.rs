//! Results of the team's problems, next to the numbers of the people who work on them.

use super::dated::What;
use super::growth::Growth;
use super::roster::Roster;
use super::sheet::{Cell, Head, Mood, Sheet, SheetRow};
use crate::day::{Day, Quarter};
use crate::insight::figure::{counted, figure};
use crate::insight::row::{Row, place};
use crate::model::{Path, Record, Section, Source};
use crate::text::Text;

/// A problem with its figures, and the people of its track.
#[derive(Debug)]
pub struct Outcome {
    pub at: Path,
    pub title: Text,
    pub track: Option<Text>,
    pub owner: Option<Text>,
    pub measure: Text,
    pub unit: Option<Text>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub now: Option<(Day, f64)>,
    pub quarters: Option<(Quarter, Quarter)>,
    pub closed: Option<Day>,
    /// The part of the way that is done.
    pub fraction: Option<f64>,
    /// The part of the time that is gone.
    pub gone: Option<f64>,
    /// People of the track: how many grow, are steady, are stalled.
    pub people: [usize; 3],
    /// Levels that rose among them since the problem began, and wins that were reached.
    pub rises: usize,
    pub wins: usize,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    Reached,
    OnPace,
    Behind,
    NoReading,
    Missed,
}

impl Outcome {
    /// How it stands today.
    pub fn stand(&self) -> Stand {
        let fraction = self.fraction.unwrap_or(0.0);
        match (self.now, self.gone) {
            (Some(_), _) if fraction >= 1.0 => Stand::Reached,
            _ if self.closed.is_some() => Stand::Missed,
            (None, _) => Stand::NoReading,
            (Some(_), Some(gone)) if fraction + 1e-9 < gone => Stand::Behind,
            _ => Stand::OnPace,
        }
    }
}

impl Stand {
    pub fn word(self) -> &'static str {
        match self {
            Stand::Reached => "reached",
            Stand::OnPace => "on pace",
            Stand::Behind => "behind",
            Stand::NoReading => "no reading",
            Stand::Missed => "missed",
        }
    }

    fn mood(self) -> Mood {
        match self {
            Stand::Reached | Stand::OnPace => Mood::Good,
            Stand::Behind => Mood::Now,
            Stand::NoReading | Stand::Missed => Mood::Look,
        }
    }
}

/// All problems of the mentor's file.
pub fn results(roster: &Roster, source: &dyn Source) -> Vec<Outcome> {
    let records = source.records(Section::Problem);
    records
        .iter()
        .map(|record| outcome(roster, record))
        .collect()
}

fn outcome(roster: &Roster, record: &Record) -> Outcome {
    let row = Row::of(record);
    let today = roster.today;
    let (baseline, target) = (row.number("baseline"), row.number("target"));
    let closed = row.past("closed", today);
    let readings = row.happened("readings", closed.unwrap_or(today));
    let now = readings
        .iter()
        .rev()
        .find_map(|(on, reading)| Some((*on, reading.number("value")?)));
    let way = baseline
        .zip(target)
        .filter(|(from, to)| (to - from).abs() > f64::EPSILON);
    let quarters = row
        .quarter("begins")
        .zip(row.quarter("ends").or(row.quarter("begins")));
    let from = quarters.map(|(begins, _)| begins.first(1));
    let mut found = Outcome {
        at: place(record),
        title: row.own("title").unwrap_or_else(|| "unnamed problem".into()),
        track: row.own("track"),
        owner: row.own("owner"),
        measure: row
            .own("measure")
            .unwrap_or_else(|| "unnamed measure".into()),
        unit: row.own("unit"),
        fraction: way
            .zip(now)
            .map(|((from, to), (_, value))| (value - from) / (to - from)),
        gone: quarters.map(|(begins, ends)| {
            let (first, last) = (begins.first(1), ends.last(1));
            crate::insight::header::share(first.until(today), first.until(last))
        }),
        baseline,
        target,
        now,
        quarters,
        closed,
        people: [0; 3],
        rises: 0,
        wins: 0,
    };
    let after = from.unwrap_or(today.plus(-180)).plus(-1);
    for (row, person) in roster.present() {
        let own = person.track.as_ref().and_then(|own| own.primary.as_ref());
        if found.track.is_some() && own != found.track.as_ref() {
            continue;
        }
        let at = match row.verdict.as_ref().map(|own| own.growth) {
            Some(Growth::Growing) => 0,
            Some(Growth::Steady) => 1,
            _ => 2,
        };
        found.people[at] += 1;
        found.rises += person.count(after, today, |what| matches!(what, What::Rise(_)));
        found.wins += person.count(after, today, |what| what == What::WinReached);
    }
    found
}

const HEADS: [Head; 7] = [
    Head::new("problem", 16, 44, 0),
    Head::new("track", 8, 14, 3),
    Head::new("from, to", 10, 16, 2),
    Head::new("now", 7, 12, 0),
    Head::new("stands", 10, 10, 0),
    Head::new("its people", 14, 30, 1),
    Head::new("their growth", 12, 26, 4),
];

/// Results as a sheet.
pub fn sheet(roster: &Roster, source: &dyn Source) -> Sheet {
    let all = results(roster, source);
    let reached = all.iter().filter(|own| own.stand() == Stand::Reached);
    Sheet {
        heads: HEADS.to_vec(),
        fact: format!("{} of {} reached", reached.count(), all.len()),
        rows: all.iter().map(|own| row(roster, own)).collect(),
        empty: "No problem yet: two or three that cost most, each with its figure and its target.",
    }
}

fn number(value: Option<f64>) -> String {
    value.map_or("?".to_owned(), figure)
}

/// How people do, without those who are none.
fn in_short(people: [usize; 3]) -> String {
    let all = people.into_iter().zip(["grow", "steady", "stalled"]);
    let some = all.filter(|(count, _)| *count > 0);
    let words: Vec<String> = some
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if words.is_empty() {
        return "nobody".to_owned();
    }
    words.join(", ")
}

fn row(roster: &Roster, own: &Outcome) -> SheetRow {
    let stand = own.stand();
    let [growing, steady, stalled] = own.people;
    let people = format!("{growing} grow, {steady} steady, {stalled} stalled");
    let (levels, wins) = (counted(own.rises, "level"), counted(own.wins, "win"));
    let growth = format!("{levels}, {wins}");
    let track = own
        .track
        .as_ref()
        .map_or("all".to_owned(), |track| roster.track_name(track));
    let cells = vec![
        Cell::name(own.title.shown()),
        Cell::plain(&track),
        Cell::plain(format!(
            "{} to {}",
            number(own.baseline),
            number(own.target)
        )),
        Cell::plain(own.now.map_or("-".to_owned(), |(_, value)| figure(value))),
        Cell::new(stand.word(), stand.mood()),
        Cell::plain(in_short(own.people)),
        Cell::plain(&growth),
    ];
    let unit = own
        .unit
        .as_ref()
        .map_or(String::new(), |unit| format!(" {}", unit.shown()));
    let now = own.now.map_or("no reading yet".to_owned(), |(on, value)| {
        format!("{} on {}", figure(value), on.short(roster.today))
    });
    let found = SheetRow {
        adds: Some(Section::Problem),
        ..SheetRow::new(cells)
    };
    let found = found.at(own.at.clone()).says(
        "measure",
        format!(
            "{}: from {} to {}{unit}, {now}",
            own.measure.shown(),
            number(own.baseline),
            number(own.target)
        ),
    );
    let time = own.quarters.map_or(String::new(), |(begins, ends)| {
        format!("{begins} to {ends}")
    });
    found
        .says("time", time)
        .says(
            "owner",
            own.owner
                .as_ref()
                .map_or(String::new(), |who| who.shown().into_owned()),
        )
        .says(
            "people",
            format!("{track}: {people}; since it began {growth}"),
        )
}
