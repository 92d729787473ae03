//! One person of a team in the ordinary dashboard, to be looked at, and the way back.

use super::super::{App, Effect};
use crate::insight::team::State;

impl App {
    /// Opens the roadmap of a person of the team.
    pub(super) fn visit(&mut self, row: usize) {
        let Some(team) = &self.team else { return };
        let file = team.roster.rows.get(row).and_then(|row| team.roster.file(row));
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

    /// This roadmap is looked at from a team, to which one can go back.
    pub fn come_from_team(&mut self) {
        self.is_visit = true;
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
