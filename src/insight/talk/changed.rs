//! What changed since a day, in words: grouped by what a mentor asks about, and as short as it can be said.

use crate::asof::as_of;
use crate::catalogue::Catalogue;
use crate::change::{Change, describe, diff};
use crate::day::Day;
use crate::insight::row::Row;
use crate::insight::{Basis, figure, title};
use crate::model::{Field, Key, Path, Section, Step, Table, Value, When};
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
            (Section::Snooze, ..) | (_, ["private" | "id" | "added" | "moved", ..], _) => {}
            (Section::Review, ["action", "done"], _) => self.done_action(change),
            (Section::Review, ..) => {}
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

    fn level(&mut self, change: &Change, entry: &Table) {
        let at = record_of(&change.at);
        let by = entry.text("by");
        let table = at.find(self.now).and_then(Value::as_table);
        let earlier = table
            .into_iter()
            .flat_map(|table| table.tables("levels"))
            .filter(|other| other.text("by") == by)
            .filter(|other| other.day("on").is_some_and(|on| Some(on) < entry.day("on")))
            .max_by_key(|other| other.day("on"))
            .and_then(|other| other.text("level"));
        let level = self.level_word(entry);
        let from = match earlier {
            Some(earlier) if Some(earlier) == entry.text("level") => "still ".to_owned(),
            Some(earlier) => format!("{} → ", earlier.shown()),
            None => String::new(),
        };
        let by = by.map_or(String::new(), |by| format!(", by {}", by.shown()));
        let bare = entry.texts("evidence").next().is_none();
        let proof = if bare { ", no proof" } else { "" };
        let words = format!("{}: {from}{level}{by}{proof}", self.name(&at));
        self.say(LEVELS, at, words);
    }

    fn level_word(&self, entry: &Table) -> String {
        let level = entry.text("level");
        level.map_or_else(|| "?".to_owned(), |level| level.shown().into_owned())
    }

    /// A record that is new.
    fn record(&mut self, section: Section, change: &Change, entry: &Table) {
        let at = change.at.clone();
        let name = title(entry, section, self.catalogue);
        match section {
            Section::Skill => {
                let latest = entry.tables("levels").max_by_key(|level| level.day("on"));
                let level = latest.map_or(String::new(), |latest| {
                    format!(", {}", self.level_word(latest))
                });
                self.say(LEVELS, at, format!("{name}: new{level}"));
            }
            Section::Win => {
                let how = match result(entry) {
                    Some(result) => format!("begun and {result}"),
                    None => "begun".to_owned(),
                };
                self.say(WINS, at, format!("{name}: {how}"));
            }
            Section::Milestone => {
                let done = entry.get("done").is_some();
                let how = if done { "new and done" } else { "new" };
                self.say(MILESTONES, at, format!("{name}: {how}"));
            }
            Section::Cert => {
                let how = match (entry.get("passed"), entry.get("booked")) {
                    (Some(_), _) => "passed",
                    (_, Some(_)) => "booked",
                    _ => "planned",
                };
                self.say(CERTS, at, format!("{name}: {how}"));
            }
            Section::Shadow => {
                let with = entry.text("with").map_or("", Text::raw);
                let key = Path::section(section).item(Key::id(with));
                self.once((SESSIONS, key), &at, entry);
            }
            Section::Evidence => {
                let kind = entry.text("kind");
                let kind = kind.map_or(String::new(), |kind| format!("{}: ", kind.shown()));
                let result = entry.text("result");
                let result = result.map_or(String::new(), |what| format!(" ({})", what.shown()));
                self.say(EVIDENCE, at, format!("{kind}{name}{result}"));
            }
            Section::Checkin => self.once((CHECKINS, Path::section(section)), &at, entry),
            Section::Direction | Section::Track => {
                let because = entry.text("because");
                let because =
                    because.map_or(String::new(), |why| format!(", because: {}", why.shown()));
                self.say(DIRECTION, at, format!("{name}{because}"));
            }
            _ => self.otherwise(section, change),
        }
    }

    fn is_plan(section: Section, name: &str) -> bool {
        Field::find(section.fields(), name).is_some_and(|field| field.when == When::Moved)
    }

    fn moved(&mut self, section: Section, name: &str, change: &Change) {
        let day = |fact: &Option<crate::change::Fact>| fact.as_ref()?.value.as_day();
        let label = Field::find(section.fields(), name).map_or("", |field| field.label);
        let at = record_of(&change.at);
        let day = |fact| day(fact).map(|day| day.short(self.today));
        let words = match (day(&change.diff.before), day(&change.diff.after)) {
            (Some(from), Some(to)) => format!("{from} → {to}"),
            (Some(from), None) => format!("{from} given up"),
            (_, to) => to.unwrap_or_default(),
        };
        let table = at.find(self.now).and_then(Value::as_table);
        let why = table
            .into_iter()
            .flat_map(|table| table.tables("moved"))
            .filter(|entry| entry.day("on").is_some_and(|on| on > self.since))
            .filter_map(|entry| entry.text("why"))
            .next_back();
        let why = why.map_or(String::new(), |why| format!(", {}", why.shown()));
        let words = format!("{}: {} {words}{why}", self.name(&at), label.to_lowercase());
        self.say(MOVED, at, words);
    }

    fn closed(&mut self, change: &Change) {
        let at = record_of(&change.at);
        let table = at.find(self.now).and_then(Value::as_table);
        let how = table
            .and_then(result)
            .unwrap_or_else(|| "closed".to_owned());
        let words = format!("{}: {how}", self.name(&at));
        self.say(WINS, at, words);
    }

    fn reached(&mut self, change: &Change) {
        let at = record_of(&change.at);
        let table = at.find(self.now).and_then(Value::as_table);
        let bare = table.is_none_or(|table| table.text("proof").is_none());
        let proof = if bare { ", no proof" } else { "" };
        let words = format!("{}: done{proof}", self.name(&at));
        self.say(MILESTONES, at, words);
    }

    fn followed_up(&mut self, change: &Change) {
        let Some(follow_up) = change.at.parent() else {
            return;
        };
        let what = follow_up.find(self.now).and_then(Value::as_table);
        let what = what.and_then(|follow_up| follow_up.text("what"));
        let words = what.map_or(String::new(), |what| what.shown().into_owned());
        let at = record_of(&change.at);
        let name = self.name(&at);
        self.say(ACTIONS, at, format!("{words}, after {name}"));
    }

    fn done_action(&mut self, change: &Change) {
        let Some(at) = change.at.parent() else { return };
        let what = at.find(self.now).and_then(Value::as_table);
        let what = what.and_then(|action| action.text("what"));
        let words = what.map_or(String::new(), |what| what.shown().into_owned());
        self.say(ACTIONS, at, words);
    }

    fn otherwise(&mut self, section: Section, change: &Change) {
        let group = match section {
            Section::Skill => LEVELS,
            Section::Win => WINS,
            Section::Milestone => MILESTONES,
            Section::Cert => CERTS,
            Section::Shadow | Section::ShadowPlan => SESSIONS,
            Section::Evidence => EVIDENCE,
            Section::Direction | Section::Track => DIRECTION,
            _ => OTHER,
        };
        let words = describe(change, self.now, self.today);
        // The group says of what sort it is.
        let label = section.field().label;
        let words = match words.strip_prefix(label) {
            Some(rest) if group != OTHER => rest.trim_start_matches([' ', ':']).to_owned(),
            _ => words,
        };
        self.say(group, record_of(&change.at), words);
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
        let from = from.map_or(String::new(), |from| format!("{from} → "));
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
        let percent = entries.iter().filter_map(|entry| entry.number("percent"));
        let percent = percent.last().map_or(String::new(), |percent| {
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

/// How a win ended.
fn result(table: &Table) -> Option<String> {
    let fields = Section::Win.fields();
    let row = Row { table, fields };
    row.day("closed")?;
    Some(row.choice("result").unwrap_or("closed").to_owned())
}

/// The record that a place lies in.
fn record_of(at: &Path) -> Path {
    at.steps().iter().take(2).cloned().collect()
}
