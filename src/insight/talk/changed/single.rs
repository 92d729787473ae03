//! One change in words: what a level, a record or a day has become.

use super::{
    ACTIONS, CERTS, CHECKINS, DIRECTION, EVIDENCE, LEVELS, MILESTONES, MOVED, OTHER, SESSIONS,
    Telling, WINS, record_of,
};
use crate::change::{Change, describe};
use crate::insight::row::Row;
use crate::insight::title;
use crate::model::{Field, Key, Path, Section, Table, Value, When};
use crate::text::Text;

impl Telling<'_> {
    pub(super) fn level(&mut self, change: &Change, entry: &Table) {
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
        let level = level_word(entry);
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

    /// A record that is new.
    pub(super) fn record(&mut self, section: Section, change: &Change, entry: &Table) {
        let at = change.at.clone();
        let name = title(entry, section, self.catalogue);
        let name = if name.is_empty() {
            section.field().label.to_lowercase()
        } else {
            name
        };
        match section {
            Section::Skill => {
                for level in entry.tables("levels") {
                    self.level(change, level);
                }
                if entry.tables("levels").next().is_none() {
                    self.say(LEVELS, at, format!("{name}: new"));
                }
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

    pub(super) fn is_plan(section: Section, name: &str) -> bool {
        Field::find(section.fields(), name).is_some_and(|field| field.when == When::Moved)
    }

    pub(super) fn moved(&mut self, section: Section, name: &str, change: &Change) {
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

    pub(super) fn closed(&mut self, change: &Change) {
        let at = record_of(&change.at);
        let table = at.find(self.now).and_then(Value::as_table);
        let how = table
            .and_then(result)
            .unwrap_or_else(|| "closed".to_owned());
        let words = format!("{}: {how}", self.name(&at));
        self.say(WINS, at, words);
    }

    pub(super) fn reached(&mut self, change: &Change) {
        let at = record_of(&change.at);
        let table = at.find(self.now).and_then(Value::as_table);
        let bare = table.is_none_or(|table| table.text("proof").is_none());
        let proof = if bare { ", no proof" } else { "" };
        let words = format!("{}: done{proof}", self.name(&at));
        self.say(MILESTONES, at, words);
    }

    pub(super) fn followed_up(&mut self, change: &Change) {
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

    pub(super) fn done_action(&mut self, change: &Change) {
        let Some(at) = change.at.parent() else { return };
        let what = at.find(self.now).and_then(Value::as_table);
        let what = what.and_then(|action| action.text("what"));
        let words = what.map_or(String::new(), |what| what.shown().into_owned());
        self.say(ACTIONS, at, words);
    }

    pub(super) fn otherwise(&mut self, section: Section, change: &Change) {
        let group = match section {
            Section::Skill => LEVELS,
            Section::Win => WINS,
            Section::Milestone => MILESTONES,
            Section::Cert => CERTS,
            Section::Shadow | Section::ShadowPlan => SESSIONS,
            Section::Evidence => EVIDENCE,
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
}

fn level_word(entry: &Table) -> String {
    let level = entry.text("level");
    level.map_or_else(|| "?".to_owned(), |level| level.shown().into_owned())
}

/// How a win ended.
fn result(table: &Table) -> Option<String> {
    let fields = Section::Win.fields();
    let row = Row { table, fields };
    row.day("closed")?;
    Some(row.choice("result").unwrap_or("closed").to_owned())
}
