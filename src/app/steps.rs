//! One-key moves: the next step of the selected thing, done and undone marks, order, deletion.

use super::App;
use super::forms::{entries_of, raw, replaced_or_added};
use crate::change::{Change, ChangeSet, Diff, Fact};
use crate::model::fields::LEVELS;
use crate::model::{Field, Key, Kind, List, Path, Section, Step, Table, Value, keys_of};

impl App {
    /// The selected record with its key and what it says.
    pub(super) fn record_here(&mut self) -> Option<(Section, Key, Table)> {
        let target = self.target();
        let Some(target) = target else {
            self.say("nothing is selected here");
            return None;
        };
        if self.refused_to_change() {
            return None;
        }
        let Some((section, key)) = target.into_record() else {
            self.say("this is the only one of its kind; e changes it");
            return None;
        };
        let Some(number) = self.book.find(section, key) else {
            self.refuse("this is no longer in the file");
            return None;
        };
        Some((section, key.clone(), self.book.table(section, number)))
    }

    /// A key result or guard has no steps of its own, and those of its win are not taken by mistake.
    fn refused_inside(&mut self) -> bool {
        let inside = self.target().filter(|target| target.steps().len() > 2);
        let record = inside.and_then(|target| target.into_section());
        if let Some(section) = record {
            let one = section.list().map_or("record", |list| list.one);
            self.say(format!("select the {one} itself for that"));
        }
        record.is_some()
    }

    /// Takes the next step: a skill's level, a milestone's end, a certification's or win's next day.
    pub(super) fn advance_here(&mut self) {
        if self.refused_inside() {
            return;
        }
        let Some((section, key, table)) = self.record_here() else {
            return;
        };
        match section {
            Section::Skill => self.raise_level(&key, &table),
            Section::Milestone => self.mark_here(),
            Section::Cert => {
                self.next_day(section, &key, &table, &["approved", "booked", "passed"]);
            }
            Section::Win => self.next_day(section, &key, &table, &["criteria_agreed", "started"]),
            _ => self.say("there is no next step for this"),
        }
    }

    /// One's own judgement of a skill, one level up from the last one; from the highest it starts anew.
    fn raise_level(&mut self, key: &Key, table: &Table) {
        let at = Path::record(Section::Skill, key.clone());
        let Some((list_at, list)) = entries_of(&at) else {
            return;
        };
        let judge = self.judge().to_owned();
        let own = table
            .tables("levels")
            .filter(|entry| raw(entry, "by") == judge);
        let latest = own
            .max_by_key(|entry| entry.day("on"))
            .map_or("none", |entry| raw(entry, "level"));
        let rank = LEVELS
            .iter()
            .position(|level| *level == latest)
            .unwrap_or(0);
        let next = LEVELS[(rank + 1) % LEVELS.len()];
        let items = self.items_at(&list_at);
        let own_key = Key::of(
            &Table::from([("on", Value::Day(self.today)), ("by", Value::text(&judge))]),
            list,
        );
        let known = keys_of(&items, list)
            .into_iter()
            .zip(&items)
            .find(|(other, _)| *other == own_key);
        let mut entry = known
            .and_then(|(_, item)| item.as_table().cloned())
            .unwrap_or_default();
        entry.set("on", Value::Day(self.today));
        entry.set("by", Value::text(&judge));
        entry.set("level", Value::text(next));
        let changes = replaced_or_added(&list_at, list, &items, entry);
        self.commit(changes);
    }

    /// Sets the first of these days that is not known yet to today.
    fn next_day(&mut self, section: Section, key: &Key, table: &Table, days: &[&str]) {
        let Some(field) = days.iter().find(|day| table.get(day).is_none()) else {
            return self.say("its last step is taken; x marks it, e opens it");
        };
        let at = Path::record(section, key.clone()).field(field);
        self.commit(ChangeSet::set(at, None, Some(Value::Day(self.today))));
    }

    /// Marks the selected record as done today, or takes the mark back.
    pub(super) fn mark_here(&mut self) {
        if self.mark_action() || self.refused_inside() {
            return;
        }
        let Some((section, key, table)) = self.record_here() else {
            return;
        };
        let at = Path::record(section, key);
        let today = Value::Day(self.today);
        match section {
            Section::Milestone => self.toggle(at.field("done"), table.get("done"), today),
            Section::Cert => self.toggle(at.field("passed"), table.get("passed"), today),
            Section::Win => self.close_win(&at, &table),
            Section::Shadow => match table.get("follow_up").and_then(Value::as_table) {
                Some(follow_up) => self.toggle(
                    at.field("follow_up").field("done"),
                    follow_up.get("done"),
                    today,
                ),
                None => self.say("this session has no follow-up to mark"),
            },
            Section::Bet => self.toggle(at.field("decided"), table.get("decided"), today),
            _ => self.say("this record has nothing to mark"),
        }
    }

    pub(super) fn toggle(&mut self, at: Path, before: Option<&Value>, on: Value) {
        let after = if before.is_some() { None } else { Some(on) };
        self.commit(ChangeSet::set(at, before.cloned(), after));
    }

    /// Closes a win as reached, or opens it again.
    fn close_win(&mut self, at: &Path, table: &Table) {
        let closing = table.get("closed").is_none();
        let day = closing.then_some(Value::Day(self.today));
        let result = if closing {
            table
                .get("result")
                .cloned()
                .or(Some(Value::text("reached")))
        } else {
            None
        };
        let pairs = [("closed", day), ("result", result)];
        let changes = pairs
            .into_iter()
            .filter(|(name, after)| table.get(name) != after.as_ref())
            .map(|(name, after)| Change {
                at: at.clone().field(name),
                diff: Diff {
                    before: table.get(name).cloned().map(Fact::plain),
                    after: after.map(Fact::plain),
                },
            });
        self.commit(ChangeSet(changes.collect()));
    }

    /// Takes the selected thing away; undo brings it back with its comments.
    pub(super) fn delete_here(&mut self) {
        let Some(target) = self.target() else {
            return self.say("nothing is selected here");
        };
        let Some((section, key, table)) = self.record_here() else {
            return;
        };
        let record = Path::record(section, key);
        let changes = if target == record {
            removal(record, Value::Table(table))
        } else {
            match self.value_at(&target) {
                Some(value) => removal(target, value),
                None => return self.refuse("this is no longer in the file"),
            }
        };
        if self.commit(changes)
            && matches!(
                self.overlays.last(),
                Some(crate::overlay::Overlay::Detail(_))
            )
        {
            self.overlays.pop();
        }
    }

    fn value_at(&self, target: &Path) -> Option<Value> {
        let list_at = target.parent()?;
        let Some(Step::Item(key)) = target.last() else {
            return None;
        };
        let items = self.items_at(&list_at);
        let list = list_of(&list_at)?;
        let at = keys_of(&items, list).iter().position(|own| own == key)?;
        items.get(at).cloned()
    }

    /// Moves the selected record past its neighbour in the pane, in the file's order.
    pub(super) fn move_here(&mut self, down: bool) {
        let Some(target) = self.target() else {
            return self.say("nothing is selected here");
        };
        let Some((section, key, _)) = self.record_here() else {
            return;
        };
        if section == Section::Shadow {
            return self.say("sessions stand in the order of their days");
        }
        let (list_at, own, keys) = if target == Path::record(section, key.clone()) {
            (Path::section(section), key, self.book.keys(section))
        } else {
            let Some(list_at) = target.parent() else {
                return;
            };
            let Some(list) = list_of(&list_at) else {
                return;
            };
            let Some(Step::Item(own)) = target.last() else {
                return;
            };
            (
                list_at.clone(),
                own.clone(),
                keys_of(&self.items_at(&list_at), list),
            )
        };
        let pane_neighbour = self.neighbour(&list_at, down);
        let at = keys.iter().position(|other| *other == own);
        let to = match pane_neighbour {
            Some(neighbour) => keys.iter().position(|other| *other == neighbour),
            None => at.and_then(|at| {
                if down {
                    at.checked_add(1).filter(|to| *to < keys.len())
                } else {
                    at.checked_sub(1)
                }
            }),
        };
        let (Some(at), Some(to)) = (at, to) else {
            return self.say("it cannot be moved further");
        };
        let mut sorted = keys.clone();
        let moved = sorted.remove(at);
        sorted.insert(to, moved);
        let names = |keys: &[Key]| {
            Some(Value::Array(
                keys.iter().map(|key| Value::text(&key.written())).collect(),
            ))
        };
        self.commit(ChangeSet::set(
            list_at.order(),
            names(&keys),
            names(&sorted),
        ));
    }

    /// The key of the row above or below in the pane, if it is of the same list.
    fn neighbour(&self, list_at: &Path, down: bool) -> Option<Key> {
        let pane = self.panes.focus;
        let row = self.panes.state(pane).selected;
        let next = if down { row + 1 } else { row.checked_sub(1)? };
        let target = self.figures.target(&self.book, pane, next)?;
        match (target.parent()? == *list_at, target.last()?) {
            (true, Step::Item(key)) => Some(key.clone()),
            _ => None,
        }
    }
}

fn removal(at: Path, value: Value) -> ChangeSet {
    ChangeSet(vec![Change {
        at,
        diff: Diff {
            before: Some(Fact::entry(value, None)),
            after: None,
        },
    }])
}

/// What the entries of the list at a path are like.
fn list_of(list_at: &Path) -> Option<&'static List> {
    let mut fields = crate::model::fields::ROADMAP;
    let mut found = None;
    for step in list_at.steps() {
        if let Step::Field(name) = step {
            let field = Field::find(fields, name)?;
            found = None;
            fields = match field.kind {
                Kind::List(list) => {
                    found = Some(list);
                    list.fields
                }
                Kind::Group(inner) => inner,
                _ => &[],
            };
        }
    }
    found
}
