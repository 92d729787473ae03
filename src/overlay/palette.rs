//! The palette: every command that works where it was opened, every record and every setting, found by name.

use super::{Input, List, Order, Outcome, Row};
use crate::action::{Action, Context, Group};
use crate::keymap::Keymap;
use crate::model::Path;
use crate::theme::{Glyphs, Theme};

/// Something that can be taken from the palette.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Action(Action),
    /// To go to a record.
    Record(Path),
    Setting(Setting),
}

/// A value for a setting; both are names that the config knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    pub name: &'static str,
    pub value: &'static str,
}

impl Setting {
    /// Every setting that has a few values, with each of them.
    pub fn all() -> impl Iterator<Item = Setting> {
        let named = |name| move |value| Setting { name, value };
        let themes = Theme::NAMES.iter().copied().chain([crate::config::AUTO]);
        let themes = themes.map(named("theme"));
        let glyphs = Glyphs::NAMES.iter().copied().map(named("glyphs"));
        themes
            .chain(glyphs)
            .chain(Keymap::presets().map(named("preset")))
    }

    /// What it does, in one line.
    fn doc(self) -> String {
        match self.name {
            "theme" => format!("Use the theme {}", self.value),
            "glyphs" => format!("Draw with {} signs", self.value),
            _ => format!("Use the keys of the preset {}", self.value),
        }
    }
}

impl Command {
    /// The name by which it is remembered; records are not.
    pub fn name(&self) -> Option<String> {
        match self {
            Command::Action(action) => Some(action.name().to_owned()),
            Command::Setting(setting) => Some(format!("{}={}", setting.name, setting.value)),
            Command::Record(_) => None,
        }
    }
}

/// Commands by name.
#[derive(Debug)]
pub struct Palette {
    list: List<Command>,
    hints: Vec<(String, &'static str)>,
    /// Whether the records are among them: they are read when one begins to type.
    has_records: bool,
}

/// What one does stands before where one goes.
const GROUPS: [Group; 5] = [
    Group::Edit,
    Group::Look,
    Group::File,
    Group::Program,
    Group::Move,
];

impl Palette {
    /// All commands that work in the context below, with their keys; the recent ones, by name, stand first.
    pub fn new(keymap: &Keymap, below: Context, recent: &[String]) -> Palette {
        let actions = GROUPS.iter().flat_map(|group| {
            Action::ALL
                .iter()
                .filter(move |action| action.group() == *group)
        });
        let useful = actions.filter(|action| !matches!(action, Action::Palette | Action::Cancel));
        let actions = useful
            .filter(|action| action.works_in(below))
            .map(|action| row(keymap, below, *action).standing_for(Command::Action));
        let mut rows: Vec<Row<Command>> = actions.chain(Setting::all().map(setting)).collect();
        rows.sort_by_key(|row| {
            let name = row.value.name();
            recent
                .iter()
                .position(|own| Some(own) == name.as_ref())
                .unwrap_or(usize::MAX)
        });
        Palette {
            list: List::new(rows, Order::Best),
            hints: hints(keymap, Action::Pick.label()),
            has_records: false,
        }
    }

    /// The commands that fit what is typed.
    pub fn list(&self) -> &List<Command> {
        &self.list
    }

    /// Whether something is searched for, and no record is among what is found.
    pub fn wants_records(&self) -> bool {
        !self.has_records && !self.list.query().text().is_empty()
    }

    /// Adds the records, each with the place to go to.
    pub fn add_records(&mut self, records: Vec<Row<Path>>) {
        self.has_records = true;
        let records = records.into_iter();
        self.list
            .extend(records.map(|row| row.standing_for(Command::Record)));
    }

    /// Keys that work here, with what they do.
    pub fn hints(&self) -> &[(String, &'static str)] {
        &self.hints
    }

    /// Selects one of the found rows, as a click does; whether it was selected before.
    pub fn select(&mut self, found: usize) -> bool {
        self.list.select(found)
    }

    /// Takes what was pressed or pasted.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match (input, self.list.chosen()) {
            (Input::Action(Action::Pick), Some(_)) => Outcome::Taken,
            (Input::Action(Action::Pick), None) => Outcome::Consumed,
            _ => self.list.hear(input),
        }
    }
}

fn setting(setting: Setting) -> Row<Command> {
    let name = format!("{} {}", setting.name, setting.value);
    Row::new(name, setting.doc(), Command::Setting(setting))
        .beside("setting")
        .found_by("settings config")
}

/// The row of an action in a context.
pub(super) fn row(keymap: &Keymap, context: Context, action: Action) -> Row<Action> {
    Row::new(action.label_in(context), action.doc(), action)
        .beside(keymap.keys_shown(context, action))
        .found_by(action.name())
}

/// The keys of a list of commands.
pub(super) fn hints(keymap: &Keymap, verb: &'static str) -> Vec<(String, &'static str)> {
    let shown = [
        (Action::Pick, verb),
        (Action::Cancel, Action::Cancel.label()),
    ];
    let shown = shown
        .into_iter()
        .filter_map(|(action, label)| Some((keymap.key_shown(Context::List, action)?, label)));
    shown.collect()
}

/// Runs the selected command, or lets the list hear.
pub(super) fn run_or_hear(list: &mut List<Action>, input: Input<'_>) -> Outcome {
    match (input, list.chosen()) {
        (Input::Action(Action::Pick), Some(Action::Cancel)) => Outcome::Close,
        (Input::Action(Action::Pick), Some(action)) => Outcome::Emit(*action),
        (Input::Action(Action::Pick), None) => Outcome::Consumed,
        _ => list.hear(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_palette_holds_every_command_of_the_dashboard_with_its_keys() {
        let keymap = Keymap::default();
        let palette = Palette::new(&keymap, Context::Track, &[]);
        for action in Action::ALL
            .iter()
            .filter(|action| action.works_in(Context::Track))
        {
            let row = palette
                .list()
                .rows()
                .iter()
                .find(|row| row.value == Command::Action(*action));
            if matches!(action, Action::Palette | Action::Cancel) {
                assert_eq!(row, None);
                continue;
            }
            let row = row.unwrap_or_else(|| panic!("{} is missing", action.name()));
            assert_eq!(row.aside, keymap.keys_shown(Context::Track, *action));
            assert!(!row.aside.is_empty(), "{}", action.name());
        }
        assert!(
            !palette
                .list()
                .rows()
                .iter()
                .any(|row| row.value == Command::Action(Action::CreateFile))
        );
    }

    #[test]
    fn it_runs_what_it_shows() {
        let keymap = Keymap::default();
        for &action in Action::ALL
            .iter()
            .filter(|action| action.works_in(Context::Dashboard))
        {
            if matches!(action, Action::Palette | Action::Cancel) {
                continue;
            }
            let mut palette = Palette::new(&keymap, Context::Dashboard, &[]);
            palette.hear(Input::Paste(action.name()));
            assert_eq!(palette.list().chosen(), Some(&Command::Action(action)));
            assert_eq!(palette.hear(Input::Action(Action::Pick)), Outcome::Taken);
        }
        let mut palette = Palette::new(&keymap, Context::Dashboard, &[]);
        palette.hear(Input::Paste("zzzz"));
        assert_eq!(palette.hear(Input::Action(Action::Pick)), Outcome::Consumed);
        assert_eq!(palette.hear(Input::Action(Action::Cancel)), Outcome::Close);
        assert_eq!(palette.hear(Input::Action(Action::Quit)), Outcome::Ignored);
    }

    #[test]
    fn recent_commands_stand_first_and_settings_are_found() {
        let recent = [
            "theme=aurora".to_owned(),
            "undo".to_owned(),
            "gone".to_owned(),
        ];
        let mut palette = Palette::new(&Keymap::default(), Context::Track, &recent);
        let aurora = Command::Setting(Setting {
            name: "theme",
            value: "aurora",
        });
        let rows = palette.list().rows();
        assert_eq!(rows[0].value, aurora);
        assert_eq!(rows[1].value, Command::Action(Action::Undo));
        palette.hear(Input::Paste("preset vim"));
        let chosen = palette.list().chosen().and_then(Command::name);
        assert_eq!(chosen.as_deref(), Some("preset=vim"));
        assert!(palette.wants_records());
    }
}
