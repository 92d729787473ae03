//! What changed since a day, in words: grouped by what a mentor asks about, and as short as it can be said.

mod single;
#[cfg(test)]
mod tests;

use crate::asof::as_of;
use crate::catalogue::Catalogue;
use crate::change::{Change, diff};
use crate::day::Day;
use crate::insight::{Basis, figure, title};
use crate::model::{Path, Section, Step, Table, Value};
use crate::text::Text;
use std::collections::BTreeMap;

/// Changes of one sort.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    pub title: &'static str,
    pub lines: Vec<Line>,
}

/// One change in words that are safe to show, and the record that it is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub at: Path,
    pub words: String,
}

/// The groups, in the order in which they are read.
const LEVELS: &str = "Levels";
const READINGS: &str = "Readings";
const WINS: &str = "Wins";
const MILESTONES: &str = "Milestones";
const CERTS: &str = "Certifications";
const SESSIONS: &str = "Sessions";
const EVIDENCE: &str = "Evidence";
const MOVED: &str = "Moved dates";
const ACTIONS: &str = "Done actions";
const DIRECTION: &str = "Direction";
const CHECKINS: &str = "Check-ins";
const OTHER: &str = "Also";
const ORDER: [&str; 12] = [
    LEVELS, READINGS, WINS, MILESTONES, CERTS, SESSIONS, EVIDENCE, MOVED, ACTIONS, DIRECTION,
    CHECKINS, OTHER,
];

/// What differs between the end of that day and today.
pub(super) fn changed(basis: &Basis, roadmap: &Table, since: Day) -> Vec<Group> {
    let now = as_of(roadmap, basis.today);
    let before = as_of(&now, since);
    let mut telling = Telling {
        catalogue: basis.catalogue,
        today: basis.today,
        since,
        now: &now,
        lines: BTreeMap::new(),
        several: BTreeMap::new(),
    };
    for change in &diff(&before, &now).0 {
        telling.tell(change);
    }
    telling.groups()
}

struct Telling<'t> {
    catalogue: &'t Catalogue,
    today: Day,
    since: Day,
    now: &'t Table,
    lines: BTreeMap<&'static str, Vec<Line>>,
    /// What is said once for several entries: by group and place.
    several: BTreeMap<(&'static str, Path), Vec<(Path, Table)>>,
}

impl Telling<'_> {
    fn tell(&mut self, change: &Change) {
        let Some(section) = change.at.into_section() else {
            return;
        };
        let names: Vec<&str> = change
            .at
            .steps()
            .iter()
            .skip(1)
            .filter_map(|step| match step {
                Step::Field(name) => Some(&**name),
                _ => None,
            })
            .collect();
        let entry = change
            .diff
            .after
            .as_ref()
            .and_then(|fact| fact.value.as_table());
        match (section, names.as_slice(), entry) {
            (Section::Review, ["action", "done"], _) => self.done_action(change),
            (Section::Snooze | Section::Review, ..)
            | (_, ["private" | "id" | "added" | "moved", ..], _) => {}
            (Section::Skill, ["levels"], Some(entry)) => self.level(change, entry),
            (Section::Win, [.., "readings"], Some(entry)) => {
                if let Some(measure) = change.at.parent().and_then(|list| list.parent()) {
                    self.once((READINGS, measure), &change.at, entry);
                }
            }
            (Section::Cert, ["study"], Some(entry)) => {
                self.once((CERTS, record_of(&change.at)), &change.at, entry);
            }
            (Section::Shadow, ["follow_up", "done"], _) => self.followed_up(change),
            (_, [], Some(entry)) => self.record(section, change, entry),
            (_, [name], _) if Self::is_plan(section, name) => self.moved(section, name, change),
            (Section::Win, ["result" | "learned"], _)
            | (Section::Milestone, ["proof" | "opened"], _) => {}
            (Section::Win, ["closed"], _) => self.closed(change),
            (Section::Milestone, ["done"], _) => self.reached(change),
            _ => self.otherwise(section, change),
        }
    }

    fn say(&mut self, group: &'static str, at: Path, words: String) {
        self.lines
            .entry(group)
            .or_default()
            .push(Line { at, words });
    }

    fn once(&mut self, place: (&'static str, Path), at: &Path, entry: &Table) {
        let entry = (record_of(at), entry.clone());
        self.several.entry(place).or_default().push(entry);
    }

    /// What a record is called, safe to show.
    fn name(&self, at: &Path) -> String {
        let record = record_of(at);
        let section = at.into_section();
        let table = record.find(self.now).and_then(Value::as_table);
        let named = section.zip(table);
        named.map_or_else(String::new, |(section, table)| {
            title(table, section, self.catalogue)
        })
    }

    /// All that was told, with one line for what belongs together.
    fn groups(mut self) -> Vec<Group> {
        for ((group, at), mut entries) in std::mem::take(&mut self.several) {
            entries.sort_by_key(|(_, entry)| entry.day("on"));
            let latest = entries.last().map(|(record, _)| record.clone());
            let entries: Vec<Table> = entries.into_iter().map(|(_, entry)| entry).collect();
            let words = match group {
                READINGS => self.readings(&at, &entries),
                CERTS => self.study(&at, &entries),
                SESSIONS => sessions(&entries),
                _ => checkins(&entries),
            };
            self.say(group, latest.unwrap_or(at), words);
        }
        let groups = ORDER.iter().filter_map(|title| {
            let lines = self.lines.remove(title)?;
            Some(Group { title, lines })
        });
        groups.collect()
    }

    fn readings(&self, at: &Path, entries: &[Table]) -> String {
        let table = at.find(self.now).and_then(Value::as_table);
        let said = |name: &str| table.and_then(|table| table.number(name)).map(figure);
        let earlier = table
            .into_iter()
            .flat_map(|table| table.tables("readings"))
            .filter(|reading| reading.day("on").is_some_and(|on| on <= self.since))
            .max_by_key(|reading| reading.day("on"))
            .and_then(|reading| reading.number("value"))
            .map(figure);
        let measure = table.and_then(|table| table.text("measure"));
        let measure = measure.map_or(String::new(), |measure| measure.shown().into_owned());
        let latest = entries.last().and_then(|entry| entry.number("value"));
        let latest = latest.map_or_else(|| "?".to_owned(), figure);
        let from = earlier.or_else(|| said("baseline"));
        let from = match from {
            Some(from) if from == latest => "still ".to_owned(),
            Some(from) => format!("{from} → "),
            None => String::new(),
        };
        let aim = match (said("target"), said("limit")) {
            (Some(target), _) => format!(", target {target}"),
            (None, Some(limit)) => format!(", limit {limit}"),
            (None, None) => String::new(),
        };
        format!("{measure}: {from}{latest}{aim}")
    }

    fn study(&self, at: &Path, entries: &[Table]) -> String {
        let hours: f64 = entries
            .iter()
            .filter_map(|entry| entry.number("hours"))
            .sum();
        let mut percent = entries.iter().filter_map(|entry| entry.number("percent"));
        let percent = percent.next_back().map_or(String::new(), |percent| {
            format!(", {} % covered", figure(percent))
        });
        format!("{}: {} h of study{percent}", self.name(at), figure(hours))
    }
}

fn sessions(entries: &[Table]) -> String {
    let said = |name: &str| entries.last().and_then(|entry| entry.text(name));
    let with = said("with").map_or("?".into(), Text::shown);
    let what = said("what").map_or(String::new(), |what| format!(": {}", what.shown()));
    let hours: f64 = entries
        .iter()
        .filter_map(|entry| entry.number("hours"))
        .sum();
    match entries.len() {
        1 => format!("with {with}, {} h{what}", figure(hours)),
        count => format!("{count} with {with}, {} h, the last{what}", figure(hours)),
    }
}

fn checkins(entries: &[Table]) -> String {
    let learned = entries.iter().rev().find_map(|entry| entry.text("learned"));
    let learned = learned.map_or(String::new(), |what| format!(", learned: {}", what.shown()));
    match entries.len() {
        1 => format!("1 check-in{learned}"),
        count => format!("{count} check-ins{learned}"),
    }
}

/// The record that a place lies in.
fn record_of(at: &Path) -> Path {
    at.steps().iter().take(2).cloned().collect()
}
