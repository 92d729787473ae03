//! What figures are made from: a roadmap, the catalogue, and today.

use super::away::Away;
use super::row::Row;
use super::skills::SkillList;
use crate::catalogue::Catalogue;
use crate::day::{Day, Quarter};
use crate::model::{Record, Section, Source, Table, Value, fiscal_start};
use crate::text::Text;
use std::cell::OnceCell;

/// A roadmap looked at on one day. It keeps what several figures need, so make a new one after each change.
pub struct Basis<'s> {
    pub source: &'s dyn Source,
    pub catalogue: &'s Catalogue,
    pub today: Day,
    person: OnceCell<Table>,
    away: OnceCell<Away>,
    tracks: OnceCell<Vec<Record>>,
    wins: OnceCell<Vec<Record>>,
    reviews: OnceCell<Vec<Record>>,
    skill_list: OnceCell<SkillList>,
}

impl<'s> Basis<'s> {
    pub fn new(source: &'s dyn Source, catalogue: &'s Catalogue, today: Day) -> Basis<'s> {
        Basis {
            source,
            catalogue,
            today,
            person: OnceCell::new(),
            away: OnceCell::new(),
            tracks: OnceCell::new(),
            wins: OnceCell::new(),
            reviews: OnceCell::new(),
            skill_list: OnceCell::new(),
        }
    }

    /// The month in which the fiscal year begins.
    pub fn starts(&self) -> u32 {
        fiscal_start(self.person().table.get("fiscal_year_starts"))
    }

    /// The quarter that today lies in.
    pub fn quarter(&self) -> Quarter {
        Quarter::of(self.today, self.starts())
    }

    /// The times away.
    pub fn away(&self) -> &Away {
        self.away
            .get_or_init(|| Away::of(&self.source.records(Section::Away)))
    }

    /// How many days that count have passed since a day.
    pub fn present_since(&self, day: Day) -> i64 {
        self.away().present(day, self.today)
    }

    /// The currency of amounts without their own.
    pub fn currency(&self) -> Option<Text> {
        self.person().own("currency")
    }

    /// The platforms that the company really runs, as the file gives them.
    pub fn estate(&self) -> Vec<Text> {
        let said = self.person().table.texts("estate");
        said.filter(|text| !text.is_blank()).cloned().collect()
    }

    /// The day from which checkpoints count: when the person started, else the first choice of a track.
    pub fn started(&self) -> Option<Day> {
        self.person().past("started", self.today).or_else(|| {
            self.tracks()
                .iter()
                .filter_map(|record| Row::of(record).past("on", self.today))
                .min()
        })
    }

    /// What the screen calls a track: its short name in the catalogue, else what the file says.
    pub fn track_name(&self, said: &Text) -> Text {
        let known = self.catalogue.name("track", said.raw());
        known.unwrap_or(said).clone()
    }

    pub(super) fn person(&self) -> Row<'_> {
        let table = self
            .person
            .get_or_init(|| self.source.single(Section::Person));
        Row {
            table,
            fields: Section::Person.fields(),
        }
    }

    pub(super) fn tracks(&self) -> &[Record] {
        self.tracks
            .get_or_init(|| self.source.records(Section::Track))
    }

    /// The choice of a track that holds today.
    pub(super) fn track(&self) -> Option<&Record> {
        current(self.tracks(), self.today)
    }

    /// The wins of this quarter and of the four before, later ones, and those that name no quarter: the many before
    /// them are not read.
    pub(super) fn recent_wins(&self) -> &[Record] {
        self.wins.get_or_init(|| {
            let oldest = (0..4).fold(self.quarter(), |quarter, _| quarter.previous());
            self.source.those(Section::Win, "quarter", &|said| {
                let said = said.and_then(Value::as_text);
                let quarter = said.and_then(|said| said.raw().parse::<Quarter>().ok());
                quarter.is_none_or(|quarter| quarter >= oldest)
            })
        })
    }

    /// All one-on-ones, but for their notes: read for signals, never for the first frame.
    pub(super) fn reviews(&self) -> &[Record] {
        self.reviews.get_or_init(|| {
            let mut reviews = Vec::new();
            self.source.each(Section::Review, &mut |mut record| {
                record.table.remove("notes");
                reviews.push(record);
            });
            reviews
        })
    }

    /// The skills before any is read as a whole: one list for all who ask.
    pub(super) fn skill_list(&self) -> &SkillList {
        self.skill_list.get_or_init(|| SkillList::of(self))
    }

    /// The latest record of a section that has happened.
    pub(super) fn latest(&self, section: Section) -> Option<Record> {
        let latest = self.source.latest(section)?;
        if Row::of(&latest).past("on", self.today).is_some() {
            return Some(latest);
        }
        let records = self.source.records(section);
        current(&records, self.today).cloned()
    }
}

/// The record with the greatest `on` that is not after today; of one day, the later in the file.
pub(super) fn current(records: &[Record], today: Day) -> Option<&Record> {
    records
        .iter()
        .filter_map(|record| Some((Row::of(record).past("on", today)?, record)))
        .max_by_key(|(on, _)| *on)
        .map(|(_, record)| record)
}
