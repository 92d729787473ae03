//! What has a day in a person's roadmap: the facts that growth, cohorts and support are counted from.

use crate::day::Day;
use crate::insight::proof::milestone_stands;
use crate::insight::row::Row;
use crate::insight::skills::judgements_of;
use crate::insight::{Basis, Level};
use crate::model::{Record, Section};

/// One fact with its day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dated {
    pub on: Day,
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum What {
    /// A skill is held deeper than anybody said before.
    Rise(Level),
    /// A milestone was done with a proof that stands; whether it was one of applying, proving or expanding.
    Milestone {
        delivers: bool,
    },
    /// A win was closed as reached.
    WinReached,
    /// A win was closed in another way.
    WinEnded,
    /// A certification was passed.
    Cert,
    /// A figure of a win was read.
    Reading,
    /// A shadow session, with its hours.
    Session(f32),
    /// Hours of study.
    Study(f32),
    /// Evidence; whether it is for others (coaching, teaching, a thing to be used again), and whether it writes a
    /// decision down.
    Evidence {
        for_others: bool,
        decides: bool,
    },
    CheckIn,
    OneOnOne,
}

impl What {
    /// Whether somebody has grown by it.
    pub fn is_growth(self) -> bool {
        matches!(
            self,
            What::Rise(_) | What::Milestone { .. } | What::WinReached | What::Cert
        )
    }
}

/// Kinds of evidence whose use lies with others.
const FOR_OTHERS: [&str; 4] = ["coaching", "teaching", "reusable", "unblocking"];

/// Kinds of evidence that write a decision down.
const DECIDES: [&str; 3] = ["decision", "design", "brief"];

/// Every fact up to today, the earliest first.
pub fn dated(basis: &Basis) -> Vec<Dated> {
    let mut found = Found {
        today: basis.today,
        facts: Vec::new(),
    };
    let source = basis.source;
    source.each(Section::Skill, &mut |record| {
        rises(basis, &record, &mut found);
    });
    source.each(Section::Milestone, &mut |record| {
        let row = Row::of(&record);
        if milestone_stands(basis, &record).is_ok() {
            let delivers = row.choice("stage").is_some_and(|stage| stage != "learn");
            found.note(row.day("done"), What::Milestone { delivers });
        }
    });
    source.each(Section::Win, &mut |record| win(&record, &mut found));
    source.each(Section::Cert, &mut |record| cert(&record, &mut found));
    source.each(Section::Shadow, &mut |record| {
        let row = Row::of(&record);
        found.note(row.day("on"), What::Session(hours(row)));
    });
    source.each(Section::Evidence, &mut |record| {
        let row = Row::of(&record);
        let kind = row.text("kind").map_or("", |kind| kind.raw());
        let what = What::Evidence {
            for_others: FOR_OTHERS.contains(&kind),
            decides: DECIDES.contains(&kind),
        };
        found.note(row.day("on"), what);
    });
    for (section, what) in [
        (Section::Checkin, What::CheckIn),
        (Section::Review, What::OneOnOne),
    ] {
        for day in source.days(section) {
            found.note(Some(day), what);
        }
    }
    found.facts.sort_by_key(|fact| fact.on);
    found.facts
}

struct Found {
    today: Day,
    facts: Vec<Dated>,
}

impl Found {
    /// Keeps a fact whose day has come.
    fn note(&mut self, on: Option<Day>, what: What) {
        if let Some(on) = on.filter(|on| *on <= self.today) {
            self.facts.push(Dated { on, what });
        }
    }
}

/// The first judgement is where one begins; each later one above all before it is a rise.
fn rises(basis: &Basis, record: &Record, found: &mut Found) {
    let mut highest: Option<Level> = None;
    for said in judgements_of(basis, record) {
        if highest.is_some_and(|highest| said.level > highest) {
            found.note(Some(said.on), What::Rise(said.level));
        }
        highest = highest.max(Some(said.level));
    }
}

fn win(record: &Record, found: &mut Found) {
    let row = Row::of(record);
    let ended = if row.choice("result") == Some("reached") {
        What::WinReached
    } else {
        What::WinEnded
    };
    found.note(row.day("closed"), ended);
    let measures = ["key_result", "guard"].map(|name| row.rows(name));
    for (_, measure) in measures.into_iter().flatten() {
        for (on, _) in measure.happened("readings", found.today) {
            found.note(Some(on), What::Reading);
        }
    }
}

fn cert(record: &Record, found: &mut Found) {
    let row = Row::of(record);
    found.note(row.day("passed"), What::Cert);
    for (on, entry) in row.happened("study", found.today) {
        found.note(Some(on), What::Study(hours(entry)));
    }
}

/// Hours as the file gives them; a session of unknown length has none.
fn hours(row: Row) -> f32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "hours of one day have few digits"
    )]
    let hours = row.number("hours").unwrap_or(0.0) as f32;
    hours
}
