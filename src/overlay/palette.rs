//! The palette: every command that works where it was opened, found by name.

use super::{Input, List, Order, Outcome, Row};
use crate::action::{Action, Context, Group};
use crate::keymap::Keymap;

/// Commands by name.
#[derive(Debug)]
pub struct Palette {
    list: List<Action>,
    hints: Vec<(String, &'static str)>,
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
    /// All commands that work in the context below, with their keys.
    pub fn new(keymap: &Keymap, below: Context) -> Palette {
        let actions = GROUPS.iter().flat_map(|group| {
            Action::ALL
                .iter()
                .filter(move |action| action.group() == *group)
        });
        let useful = actions.filter(|action| !matches!(action, Action::Palette | Action::Cancel));
        let rows = useful
            .filter(|action| action.works_in(below))
            .map(|action| row(keymap, below, *action));
        Palette {
            list: List::new(rows.collect(), Order::Best),
            hints: hints(keymap, Action::Pick.label()),
        }
    }

    /// The commands that fit what is typed.
    pub fn list(&self) -> &List<Action> {
        &self.list
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
        run_or_hear(&mut self.list, input)
    }
}

/// The row of an action in a context.
pub(super) fn row(keymap: &Keymap, context: Context, action: Action) -> Row<Action> {
    Row {
        name: action.label_in(context).to_owned(),
        doc: action.doc().to_owned(),
        aside: keymap.keys_shown(context, action),
        also: action.name().to_owned(),
        value: action,
    }
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
        let palette = Palette::new(&keymap, Context::Track);
        for action in Action::ALL
            .iter()
            .filter(|action| action.works_in(Context::Track))
        {
            let row = palette
                .list()
                .rows()
                .iter()
                .find(|row| row.value == *action);
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
                .any(|row| row.value == Action::CreateFile)
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
            let mut palette = Palette::new(&keymap, Context::Dashboard);
            palette.hear(Input::Paste(action.name()));
            assert_eq!(
                palette.hear(Input::Action(Action::Pick)),
                Outcome::Emit(action)
            );
        }
        let mut palette = Palette::new(&keymap, Context::Dashboard);
        palette.hear(Input::Paste("zzzz"));
        assert_eq!(palette.hear(Input::Action(Action::Pick)), Outcome::Consumed);
        assert_eq!(palette.hear(Input::Action(Action::Cancel)), Outcome::Close);
        assert_eq!(palette.hear(Input::Action(Action::Quit)), Outcome::Ignored);
    }
}
