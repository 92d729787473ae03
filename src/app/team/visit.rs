//! One person of a team in the ordinary dashboard, to be looked at, and the way back.

use super::super::{App, Effect, Stage};
use crate::config::Config;
use crate::insight::team::State;
use crate::store::Book;
use std::path::PathBuf;

impl App {
    /// Opens the roadmap of a person of the team.
    pub(super) fn visit(&mut self, row: usize) {
        let Some(team) = &self.team else { return };
        let file = team
            .roster
            .rows
            .get(row)
            .and_then(|row| team.roster.file(row));
        let Some(file) = file else {
            return self.say("no file is named for this person; e names one");
        };
        match &file.state {
            State::Broken(why) => {
                let why = why.clone();
                self.refuse(format!("it cannot be opened: {why}"));
            }
            State::Read(_) | State::Reading => {
                let path = file.path.clone();
                self.effect(Effect::Visit(path));
            }
        }
    }

    /// A program with the same look and keys, for a roadmap that is looked at from this team.
    #[must_use]
    pub fn visitor(&self, stage: Stage, book: Book) -> App {
        let config = Config {
            look: self.look.clone(),
            keymap: self.keymap.clone(),
            thresholds: self.thresholds.clone(),
            name: self.name.clone(),
            ..Config::default()
        };
        let mut visitor = App::new(self.today, config, stage, book);
        visitor.use_catalogue(&self.catalogue);
        visitor.settings.clone_from(&self.settings);
        visitor.size = self.size;
        visitor.is_visit = true;
        // Parts of a frame that look the same are told apart by these.
        visitor.epoch = self.epoch + 1;
        visitor.revision = self.revision + 1;
        visitor
    }

    /// The team is shown again after a visit; the file that was looked at may say something else by now.
    pub fn come_back_to_team(&mut self, visited: PathBuf) {
        self.epoch += 1_000;
        self.revision += 1_000;
        self.renew_team();
        self.read_person(visited);
    }

    /// Goes back to the team.
    pub(in crate::app) fn go_back_to_team(&mut self) {
        if self.is_visit {
            self.effect(Effect::Leave);
        } else {
            self.say("no team is open");
        }
    }
}
