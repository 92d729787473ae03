//! Carrying on: an unfinished win into the next quarter, a follow-up into the actions of the latest one-on-one.

use super::App;
use crate::change::{Change, ChangeSet, Diff, Fact};
use crate::day::Quarter;
use crate::model::{Field, Kind, Path, Section, Table, Value};
use crate::store::entry;

impl App {
    /// Carries the selected record on.
    pub(super) fn carry_on(&mut self) {
        if self.talk().is_some() {
            return self.take_up();
        }
        let Some((section, key, table)) = self.record_here() else {
            return;
        };
        let at = Path::record(section, key.clone());
        match section {
            Section::Win => match key.as_id() {
                Some(_) => self.carry_win(&at, &table),
                None => self.say("give the win an id first: the next one refers to it"),
            },
            Section::Shadow => self.carry_follow_up(&at, &table),
            _ => self.say("only a win or a follow-up is carried on"),
        }
    }

    /// Closes a win as carried, its targets as they are, and opens one that goes on with it, without its readings.
    fn carry_win(&mut self, at: &Path, table: &Table) {
        if table.get("closed").is_some() {
            return self.say("this win is closed already");
        }
        let starts = self.fiscal_start();
        let now = Quarter::of(self.today, starts);
        let own = table
            .text("quarter")
            .and_then(|text| text.raw().parse::<Quarter>().ok());
        let next = match own {
            Some(own) if own < now => now,
            _ => now.next(),
        };
        let Some(goes_on) = carried_on(table, next) else {
            return;
        };
        let pairs = [
            ("closed", Value::Day(self.today)),
            ("result", Value::text("carried")),
        ];
        let closing = pairs
            .into_iter()
            .map(|(name, value)| set(at.clone().field(name), table.get(name), value));
        let opening = self.book.addition(Section::Win, goes_on, self.today);
        let changes = closing.chain(opening.0).collect();
        if self.commit(ChangeSet(changes)) {
            self.say(format!("carried on into {next}: agree its criteria anew"));
        }
    }

    /// Makes the follow-up of a session an action of the latest one-on-one, and marks it as done.
    fn carry_follow_up(&mut self, at: &Path, table: &Table) {
        let follow_up = table.get("follow_up").and_then(Value::as_table);
        let Some((follow_up, what)) = follow_up.and_then(|own| Some((own, own.text("what")?)))
        else {
            return self.say("this session has no follow-up");
        };
        if follow_up.get("done").is_some() {
            return self.say("this follow-up is done already");
        }
        let numbers = 0..self.book.count(Section::Review);
        let talks = numbers.filter_map(|number| {
            let on = self.book.day(Section::Review, number)?;
            (on <= self.today).then_some((on, number))
        });
        let Some((on, number)) = talks.max() else {
            return self.say("there is no one-on-one yet that could take it");
        };
        let list = Field::find(Section::Review.fields(), "action").map(|field| field.kind);
        let Some(Kind::List(list)) = list else {
            return;
        };
        let mut action = Table::new();
        action.set("what", Value::Text(what.clone()));
        action.set("owner", Value::text("me"));
        if let Some(due) = follow_up.day("due") {
            action.set("due", Value::Day(due));
        }
        let talk = self.book.table(Section::Review, number);
        let actions = talk.get("action").and_then(Value::as_array);
        let key = self.book.key(Section::Review, number);
        let list_at = Path::record(Section::Review, key).field("action");
        let adding = entry(&list_at, list, actions.unwrap_or_default(), action);
        let done = at.clone().field("follow_up").field("done");
        let closing = set(done, None, Value::Day(self.today));
        let changes = adding.0.into_iter().chain([closing]).collect();
        if self.commit(ChangeSet(changes)) {
            self.say(format!("now an action of the one-on-one of {on}"));
        }
    }
}

/// The win that goes on with another one in a later quarter, without its readings; none where that one has no id.
pub(super) fn carried_on(table: &Table, into: Quarter) -> Option<Table> {
    let id = table.text("id")?.raw();
    let mut goes_on = Table::new();
    goes_on.set("quarter", Value::text(&into.to_string()));
    for name in ["title", "outcome", "problem", "hypothesis"] {
        if let Some(value) = table.get(name) {
            goes_on.set(name, value.clone());
        }
    }
    goes_on.set("carried_from", Value::text(&format!("win:{id}")));
    for name in ["guard", "key_result"] {
        if let Some(Value::Array(entries)) = table.get(name) {
            let entries = entries.iter().map(without_readings).collect();
            goes_on.set(name, Value::Array(entries));
        }
    }
    Some(goes_on)
}

fn set(at: Path, before: Option<&Value>, after: Value) -> Change {
    Change {
        at,
        diff: Diff {
            before: before.cloned().map(Fact::plain),
            after: Some(Fact::plain(after)),
        },
    }
}

fn without_readings(entry: &Value) -> Value {
    let mut entry = entry.clone();
    if let Value::Table(table) = &mut entry {
        table.remove("readings");
        table.remove("frozen");
    }
    entry
}
