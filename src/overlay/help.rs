//! The help: everything that works where it was opened, in groups, with its keys.

use super::palette::{hints, row, run_or_hear};
use super::{Input, List, Order, Outcome};
use crate::action::{Action, Context};
use crate::keymap::Keymap;

/// Everything that works in one context.
#[derive(Debug)]
pub struct Help {
    list: List<Action>,
    hints: Vec<(String, &'static str)>,
    context: Context,
}

impl Help {
    /// The help on a context.
    pub fn new(keymap: &Keymap, context: Context) -> Help {
        let actions = Action::ALL.iter().filter(|action| action.works_in(context));
        let rows = actions
            .map(|action| row(keymap, context, *action))
            .collect();
        Help {
            list: List::new(rows, Order::Kept),
            hints: hints(keymap, Action::Pick.label()),
            context,
        }
    }

    /// What fits what is typed, still in groups: [`Action::group`] says which.
    pub fn list(&self) -> &List<Action> {
        &self.list
    }

    /// Keys that work here, with what they do.
    pub fn hints(&self) -> &[(String, &'static str)] {
        &self.hints
    }

    /// What the help is about.
    pub fn context(&self) -> Context {
        self.context
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_shows_everything_that_is_bound_in_its_context() {
        let keymap = Keymap::default();
        for &context in Context::ALL {
            let help = Help::new(&keymap, context);
            for binding in keymap
                .bindings()
                .iter()
                .filter(|binding| context.lies_in(binding.context))
                .filter(|binding| binding.action.works_in(context))
            {
                let row = help
                    .list()
                    .rows()
                    .iter()
                    .find(|row| row.value == binding.action);
                let row = row.unwrap_or_else(|| panic!("{} is missing", binding.action.name()));
                let shown = keymap
                    .keys_for(context, binding.action)
                    .any(|keys| *keys == binding.presses);
                assert_eq!(
                    row.aside
                        .split(", ")
                        .any(|keys| keys == binding.presses.shown()),
                    shown
                );
            }
            for row in help.list().rows() {
                assert!(row.value.works_in(context));
            }
        }
    }

    #[test]
    fn groups_stay_together_while_one_searches() {
        let mut help = Help::new(&Keymap::default(), Context::Certs);
        help.hear(Input::Paste("re"));
        let list = help.list();
        let groups: Vec<_> = list
            .found()
            .iter()
            .map(|found| list.rows()[found.row].value.group())
            .collect();
        assert!(groups.is_sorted(), "{groups:?}");
        assert!(groups.len() > 3);
        help.hear(Input::Paste("do"));
        assert_eq!(
            help.hear(Input::Action(Action::Pick)),
            Outcome::Emit(Action::Redo)
        );
    }
}
