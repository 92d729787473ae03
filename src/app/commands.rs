//! What is taken from the palette: a command, a record, a setting; and which were taken lately.

use super::App;
use super::effect::Effect;
use crate::overlay::{Command, Overlay, Palette, Setting};

/// So many are remembered.
const MOST: usize = 12;

/// The names of the commands that were taken lately, the last one first.
#[derive(Debug, Default)]
pub(super) struct Commands(Vec<String>);

impl Commands {
    pub(super) fn recent(&self) -> &[String] {
        &self.0
    }
}

impl App {
    /// Has the commands of earlier sessions looked up.
    pub fn look_for_commands(&mut self) {
        self.effect(Effect::ListCommands);
    }

    /// The commands of earlier sessions, the last one first; those of this one were later.
    pub(super) fn commands_found(&mut self, earlier: Vec<String>) {
        for name in earlier {
            if !self.commands.0.contains(&name) {
                self.commands.0.push(name);
            }
        }
        self.commands.0.truncate(MOST);
    }

    /// The palette reads the records when one begins to type.
    pub(super) fn fill_palette(&mut self) {
        let Some(Overlay::Palette(palette)) = self.overlays.last_mut() else {
            return;
        };
        if palette.wants_records() {
            let records = super::choosing::records(&self.book, &self.catalogue, self.today);
            palette.add_records(records);
        }
    }

    /// Does what was taken from the palette, and remembers it.
    pub(super) fn run_command(&mut self, palette: &Palette) {
        let Some(command) = palette.list().chosen().cloned() else {
            return;
        };
        if let Some(name) = command.name() {
            self.commands.0.retain(|own| *own != name);
            self.commands.0.insert(0, name);
            self.commands.0.truncate(MOST);
            self.effect(Effect::KeepCommands(self.commands.0.clone()));
        }
        match command {
            Command::Action(action) => self.act(action),
            Command::Record(path) => self.go_to(&path),
            Command::Setting(setting) => self.set(setting),
        }
    }

    fn set(&mut self, setting: Setting) {
        let Some(settings) = self.settings.clone() else {
            return self.refuse("there is no home for settings");
        };
        self.effect(Effect::ChangeSetting { settings, setting });
    }
}
