//! The one-on-one: notes, actions, and what finishing it writes.

use super::App;
use crate::change::{Change, ChangeSet, Diff, Fact, diff_record};
use crate::form::{Form, defaults};
use crate::insight::actions::OpenAction;
use crate::insight::outlook::{Outlook, talk::Row};
use crate::insight::talk::Talk;
use crate::model::{Field, Key, Kind, List, Path, Section, Step, Table, Value};
use crate::overlay::{Overlay, Purpose};
use std::collections::BTreeSet;

impl App {
    /// The one-on-one, while its view is what keys reach.
    pub(super) fn talk(&self) -> Option<&Talk> {
        match self.overlays.last() {
            Some(Overlay::Outlook(open)) => match &open.outlook {
                Outlook::Talk(sheet) => Some(&sheet.talk),
                _ => None,
            },
            _ => None,
        }
    }

    /// Opens the one-on-one at the start of the program.
    pub fn begin_talk(&mut self) {
        if matches!(self.stage, super::Stage::Open(_)) {
            self.act(crate::action::Action::ShowTalk);
        }
    }

    /// Opens the form of today's talk at its notes; where there is none yet, that of a new one.
    pub(super) fn write_notes(&mut self) {
        if self.talk().is_none() || self.refused_to_change() {
            return;
        }
        let own = self.talk().and_then(|talk| talk.own.as_ref());
        if let Some((section, key)) = own.and_then(|own| own.at.into_record()) {
            return self.edit_record(section, key.clone(), Some("notes"));
        }
        let fields = Section::Review.fields();
        let context = self.form_context(fields);
        let draft = self.new_talk();
        let mut form = Form::new("The one-on-one of today", fields, draft, context);
        form.focus("notes");
        self.open_form(form, Purpose::New(Section::Review));
    }

    /// A talk of today, as far as it is known.
    fn new_talk(&self) -> Table {
        let mut table = Table::from([("on", Value::Day(self.today))]);
        let Some(talk) = self.talk_below() else {
            return table;
        };
        match (self.viewer(), &talk.with) {
            (Some(viewer), _) => table.set("with", Value::text(viewer)),
            (None, Some(with)) => table.set("with", Value::Text(with.clone())),
            (None, None) => None,
        };
        if let Some(checkpoint) = talk.checkpoint {
            table.set("kind", Value::text(checkpoint.kind));
        }
        table
    }

    /// The one-on-one that is open, also below a form.
    fn talk_below(&self) -> Option<&Talk> {
        match &self.outlook()?.outlook {
            Outlook::Talk(sheet) => Some(&sheet.talk),
            _ => None,
        }
    }

    /// A form for a new action.
    pub(super) fn add_action(&mut self, what: Option<&str>) {
        if self.refused_to_change() {
            return;
        }
        let Some(list) = action_list() else { return };
        let context = self.form_context(list.fields);
        let mut draft = defaults(list.fields, &context);
        if let Some(what) = what {
            draft.set("what", Value::text(what));
        }
        let mut form = Form::new("New action", list.fields, draft, context);
        form.focus("what");
        self.open_form(form, Purpose::Action);
    }

    /// Takes up what the selected question leads to, as an action.
    pub(super) fn take_up(&mut self) {
        let Some(Overlay::Outlook(open)) = self.overlays.last() else {
            return;
        };
        let Outlook::Talk(sheet) = &open.outlook else {
            return;
        };
        let what = match sheet.rows.get(open.selected()) {
            Some(Row::Ask(number)) => {
                let ask = sheet.talk.asks.get(*number);
                ask.map(|ask| ask.signal.next_step.clone())
            }
            Some(Row::Checkpoint(question)) => Some((*question).to_owned()),
            _ => None,
        };
        match what {
            Some(what) => self.add_action(Some(&what)),
            None => self.say("select a question: it becomes an action"),
        }
    }

    /// What adds an action to the talk of today, and that talk where it is not written yet.
    pub(super) fn with_action(&self, action: Table) -> ChangeSet {
        self.talk_with(|table| push(table, action))
    }

    /// The change that makes something of the talk of today.
    fn talk_with(&self, make: impl FnOnce(&mut Table)) -> ChangeSet {
        let own = self.talk_below().and_then(|talk| talk.own.as_ref());
        let found = own.and_then(|own| {
            let (section, key) = own.at.into_record()?;
            Some((section, key, self.book.find(section, key)?))
        });
        if let Some((section, key, number)) = found {
            let before = self.book.table(section, number);
            let mut after = before.clone();
            make(&mut after);
            return diff_record(section, key, &before, &after);
        }
        let mut table = self.new_talk();
        make(&mut table);
        self.book.addition(Section::Review, table, self.today)
    }

    /// Marks the selected action as done, or takes the mark back; false where no action is selected.
    pub(super) fn mark_action(&mut self) -> bool {
        let Some(at) = self.target().filter(is_action) else {
            return false;
        };
        if self.refused_to_change() {
            return true;
        }
        let entry = self.entry_at(&at).unwrap_or_default();
        let at = at.field("done");
        self.toggle(at, entry.get("done"), Value::Day(self.today));
        true
    }

    /// Keeps the talk of today: open actions are carried on, and the next talk gets its day.
    pub(super) fn finish_talk(&mut self) {
        if self.talk().is_none() || self.refused_to_change() {
            return;
        }
        let Some(talk) = self.talk() else { return };
        let own = talk.own.as_ref().map(|own| own.at.clone());
        let next = talk.own.as_ref().and_then(|own| own.next);
        let next = next.filter(|next| *next > self.today).unwrap_or(talk.next);
        let carried: Vec<OpenAction> = talk
            .actions
            .iter()
            .filter(|action| !own.as_ref().is_some_and(|own| own.holds(&action.at)))
            .cloned()
            .collect();
        let count = carried.len();
        let (origins, mut changes) = self.origins(&carried);
        let actions: Vec<Table> = carried
            .iter()
            .map(|action| self.carried(action, &origins))
            .collect();
        let held = self.talk_with(|table| {
            for action in actions {
                push(table, action);
            }
            table.set("next", Value::Day(next));
        });
        changes.extend(held.0);
        let changes = ChangeSet(changes);
        // Finishing twice changes nothing and is no fault.
        if changes.is_empty() || self.commit(changes) {
            let carried = match count {
                0 => String::new(),
                1 => ", 1 action carried on".to_owned(),
                count => format!(", {count} actions carried on"),
            };
            let next = next.short(self.today);
            self.say(format!("kept{carried}; the next one is due {next}"));
        }
    }

    /// The ids of the talks in which actions were first agreed, and the changes that give an id to those without one.
    fn origins(&self, actions: &[OpenAction]) -> (Vec<(Path, String)>, Vec<Change>) {
        let mut origins: Vec<(Path, String)> = Vec::new();
        let mut changes = Vec::new();
        let keys = self.book.keys(Section::Review);
        let mut taken: BTreeSet<String> = keys
            .iter()
            .filter_map(Key::as_id)
            .map(str::to_owned)
            .collect();
        for action in actions {
            let Some((_, key)) = action.first.into_record() else {
                continue;
            };
            if origins.iter().any(|(at, _)| *at == action.first) {
                continue;
            }
            let id = key.as_id().map_or_else(
                || {
                    let on = action.since.to_string();
                    let more = (2..).map(|number| format!("{on}-{number}"));
                    let mut names = [on.clone()].into_iter().chain(more);
                    let fresh = names.find(|name| !taken.contains(name)).unwrap_or(on);
                    taken.insert(fresh.clone());
                    changes.push(Change {
                        at: action.first.clone().field("id"),
                        diff: Diff {
                            before: None,
                            after: Some(Fact::plain(Value::text(&fresh))),
                        },
                    });
                    fresh
                },
                str::to_owned,
            );
            origins.push((action.first.clone(), id));
        }
        (origins, changes)
    }

    /// An action as it stands in the talk of today.
    fn carried(&self, action: &OpenAction, origins: &[(Path, String)]) -> Table {
        let mut table = self.entry_at(&action.at).unwrap_or_default();
        let origin = origins.iter().find(|(at, _)| *at == action.first);
        if let (None, Some((_, id))) = (table.get("carried_from"), origin) {
            table.set("carried_from", Value::text(&format!("review:{id}")));
        }
        table
    }

    /// What an action says.
    fn entry_at(&self, at: &Path) -> Option<Table> {
        let list_at = at.parent()?;
        let Step::Item(key) = at.last()? else {
            return None;
        };
        let items = self.items_at(&list_at);
        let keys = crate::model::keys_of(&items, action_list()?);
        let number = keys.iter().position(|own| own == key)?;
        items.get(number)?.as_table().cloned()
    }
}

/// Adds an action to a talk.
fn push(talk: &mut Table, action: Table) {
    let actions = talk.get("action").and_then(Value::as_array);
    let mut actions = actions.map(<[Value]>::to_vec).unwrap_or_default();
    actions.push(Value::Table(action));
    talk.set("action", Value::Array(actions));
}

fn action_list() -> Option<&'static List> {
    match Field::find(Section::Review.fields(), "action")?.kind {
        Kind::List(list) => Some(list),
        _ => None,
    }
}

/// Whether a place is an action of a one-on-one.
fn is_action(at: &Path) -> bool {
    let in_talk = at.into_section() == Some(Section::Review);
    let inside = at.steps().get(2);
    in_talk
        && at.steps().len() == 4
        && matches!(inside, Some(Step::Field(name)) if &**name == "action")
}
