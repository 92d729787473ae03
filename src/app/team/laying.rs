//! What is laid out at once: everybody of the folder as members, or the plan of the first 90 days.

use super::super::App;
use super::Tab;
use crate::change::ChangeSet;
use crate::model::{Section, Source as _, Table, Value};
use crate::scaffold::rollout_plan;
use crate::store::Book;
use std::path::Path;

impl App {
    /// Lays out the plan where one looks at it, else takes everybody in who is not a member yet.
    pub(super) fn lay_out(&mut self) {
        if self.refused_to_change() {
            return;
        }
        let Some(team) = &self.team else { return };
        let records = if team.tab == Tab::Rollout {
            self.plan_left()
        } else {
            self.strangers()
        };
        let tables = if self.book.count(Section::Team) == 0 {
            let own = (Section::Team, self.own_table());
            std::iter::once(own).chain(records).collect()
        } else {
            records
        };
        if tables.is_empty() {
            return self.say("everybody of the folder is a member already");
        }
        match self.additions(tables) {
            Some(changes) => {
                self.commit(changes);
            }
            None => self.refuse("not taken in: the file is written in an unusual way"),
        }
    }

    /// A change that adds all of these, each after the one before.
    fn additions(&self, tables: Vec<(Section, Table)>) -> Option<ChangeSet> {
        let mut scratch = Book::open(self.book.shared_text());
        let mut all = Vec::new();
        for (section, table) in tables {
            let changes = scratch.addition(section, table, self.today);
            scratch.edit(&changes).ok()?;
            all.extend(changes.0);
        }
        Some(ChangeSet(all))
    }

    fn own_table(&self) -> Table {
        let name = self.team.as_ref().and_then(|team| {
            let name = team.folder.file_name()?.to_string_lossy().into_owned();
            Some(name)
        });
        Table::from([("name", Value::text(name.as_deref().unwrap_or("Team")))])
    }

    /// Steps of the plan that the file does not have.
    fn plan_left(&self) -> Vec<(Section, Table)> {
        let own = self.book.records(Section::Rollout);
        let known = |step: &Table| {
            own.iter()
                .any(|own| own.table.text("what") == step.text("what"))
        };
        let steps = rollout_plan(self.today).into_iter();
        let steps = steps.filter(|step| !known(step));
        steps.map(|step| (Section::Rollout, step)).collect()
    }

    /// Everybody whose file lies here and who is no member.
    fn strangers(&self) -> Vec<(Section, Table)> {
        let Some(team) = &self.team else {
            return Vec::new();
        };
        let rows = team.roster.rows.iter().filter(|row| row.member.is_none());
        rows.filter_map(|row| {
            let (file, person) = (team.roster.file(row)?, team.roster.person(row)?);
            let path = within(&team.folder, &file.path);
            let name = person.name.clone();
            let name = name.unwrap_or_else(|| file.shown.as_str().into());
            let mut table =
                Table::from([("name", Value::Text(name)), ("path", Value::text(&path))]);
            if let Some(started) = person.started {
                table.set("joined", Value::Day(started));
            }
            Some((Section::Member, table))
        })
        .collect()
    }
}

/// A path as seen from a folder.
fn within(folder: &Path, path: &Path) -> String {
    let own = path.strip_prefix(folder).unwrap_or(path);
    own.to_string_lossy().into_owned()
}
