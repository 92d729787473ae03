//! The keymap: (context, keys) to an action, and back again for every place that shows a key.

mod preset;
mod press;
mod presses;
mod read;

pub use press::Press;
pub use presses::Presses;

use crate::action::{Action, Context};
use crate::mistake::Mistake;
use read::Entry;
use toml::de::DeTable;

/// The keys that the program starts with.
const DEFAULT: &str = include_str!("../assets/keymap.toml");

/// Which keys do what, in which context.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// One key of one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    pub context: Context,
    pub presses: Presses,
    pub action: Action,
}

/// What some presses mean in a context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// They are the keys of an action.
    Action(Action),
    /// They begin the keys of some action.
    Begun,
    /// They mean nothing.
    Nothing,
}

impl Default for Keymap {
    /// The keys of `assets/keymap.toml`.
    ///
    /// As TOML it took 0.14 ms of a cold start, this takes 0.05: it reads just the lines that the file has. A test compares.
    fn default() -> Keymap {
        let mut bindings = Vec::with_capacity(96);
        let mut context = None;
        for line in DEFAULT.lines() {
            if let Some(name) = line.strip_prefix('[') {
                context = Context::named(name.trim_end_matches(']'));
                continue;
            }
            let Some((name, keys)) = line.split_once('=') else {
                continue;
            };
            let (Some(context), Some(action)) = (context, Action::named(name.trim_end())) else {
                continue;
            };
            let keys = keys.split('"').skip(1).step_by(2);
            bindings.extend(
                keys.filter_map(|keys| keys.parse().ok())
                    .map(|presses| Binding {
                        context,
                        presses,
                        action,
                    }),
            );
        }
        Keymap { bindings }
    }
}

impl Entry {
    fn is_about(&self, binding: &Binding) -> bool {
        self.context == binding.context && self.action == binding.action
    }
}

impl Keymap {
    /// These keys, changed by a table of keys in a file. What is wrong there is noted and passed over.
    ///
    /// A file's key wins over one from before; only two keys of the file can be in each other's way.
    #[must_use]
    pub fn changed(
        self,
        text: &str,
        contexts: &DeTable<'_>,
        mistakes: &mut Vec<Mistake>,
    ) -> Keymap {
        let entries = read::read(text, contexts, mistakes);
        let asked = |binding: &Binding| entries.iter().any(|entry| entry.is_about(binding));
        let own = own_bindings(text, &entries, mistakes);
        let (kept, taken): (Vec<Binding>, Vec<Binding>) = self
            .bindings
            .into_iter()
            .filter(|binding| !asked(binding))
            .partition(|binding| !own.iter().any(|(other, _)| other.clashes_with(binding)));
        let mut named: Vec<&Binding> = Vec::new();
        for lost in &taken {
            let same =
                |other: &Binding| other.context == lost.context && other.action == lost.action;
            if kept.iter().any(same) || named.iter().any(|other| same(other)) {
                continue;
            }
            if let Some((by, offset)) = own.iter().find(|(other, _)| other.clashes_with(lost)) {
                mistakes.push(Mistake::at(text, *offset, left_without(lost, by)));
                named.push(lost);
            }
        }
        // A config's own keys come first, so that they are the ones that the screen shows.
        let bindings = own
            .into_iter()
            .map(|(binding, _)| binding)
            .chain(kept)
            .collect();
        Keymap { bindings }
    }

    /// What presses mean in a context; the nearest context that knows them decides.
    pub fn meaning(&self, context: Context, presses: &[Press]) -> Meaning {
        for outer in context.outwards() {
            for binding in self.bindings.iter().filter(|binding| {
                binding.context == outer
                    && binding.presses.as_slice().starts_with(presses)
                    && binding.action.works_in(context)
            }) {
                let keys = binding.presses.as_slice();
                if keys == presses {
                    return Meaning::Action(binding.action);
                }
                if !presses.is_empty() {
                    return Meaning::Begun;
                }
            }
        }
        Meaning::Nothing
    }

    /// The keys that do something in a context, the one to show first; keys that a nearer context uses are left out.
    pub fn keys_for(&self, context: Context, action: Action) -> impl Iterator<Item = &Presses> {
        context.outwards().flat_map(move |outer| {
            self.bindings
                .iter()
                .filter(move |binding| binding.context == outer && binding.action == action)
                .map(|binding| &binding.presses)
                .filter(move |presses| {
                    self.meaning(context, presses.as_slice()) == Meaning::Action(action)
                        && self.is_reached(context, presses)
                })
        })
    }

    /// The keys to show for something in a context: `u`, `g g`.
    pub fn key_shown(&self, context: Context, action: Action) -> Option<String> {
        self.keys_for(context, action).next().map(Presses::shown)
    }

    /// All keys for something in a context, as help and palette show them: `j, Down`.
    pub fn keys_shown(&self, context: Context, action: Action) -> String {
        let shown: Vec<String> = self.keys_for(context, action).map(Presses::shown).collect();
        shown.join(", ")
    }

    /// What can follow presses that have begun some keys: the rest of the keys, and what they do.
    pub fn following(&self, context: Context, begun: &[Press]) -> Vec<(String, Action)> {
        let mut out = Vec::new();
        for binding in context.outwards().flat_map(|outer| {
            self.bindings
                .iter()
                .filter(move |binding| binding.context == outer && binding.action.works_in(context))
        }) {
            if let Some(rest @ [_, ..]) = binding.presses.as_slice().strip_prefix(begun) {
                let rest: Vec<String> = rest.iter().map(|press| press.shown()).collect();
                out.push((rest.join(" "), binding.action));
            }
        }
        out
    }

    /// All bindings, in the order in which they count.
    pub fn bindings(&self) -> &[Binding] {
        &self.bindings
    }

    /// Whether no shorter keys of a nearer context come before the end of these.
    fn is_reached(&self, context: Context, presses: &Presses) -> bool {
        let keys = presses.as_slice();
        (1..keys.len()).all(|length| self.meaning(context, &keys[..length]) == Meaning::Begun)
    }
}

impl Binding {
    fn clashes_with(&self, other: &Binding) -> bool {
        self.context == other.context && self.presses.clashes_with(&other.presses)
    }
}

/// The keys that a config gives, each with its place, without those that are in the way of an earlier one.
fn own_bindings(
    text: &str,
    entries: &[Entry],
    mistakes: &mut Vec<Mistake>,
) -> Vec<(Binding, usize)> {
    let mut own: Vec<(Binding, usize)> = Vec::new();
    for entry in entries {
        for (presses, offset) in &entry.keys {
            let binding = Binding {
                context: entry.context,
                presses: presses.clone(),
                action: entry.action,
            };
            match own.iter().find(|(other, _)| other.clashes_with(&binding)) {
                Some((other, _)) if *other == binding => {}
                Some((other, _)) => {
                    mistakes.push(Mistake::at(text, *offset, twice(other, &binding)));
                }
                None => own.push((binding, *offset)),
            }
        }
    }
    own
}

fn twice(first: &Binding, second: &Binding) -> String {
    let (one, two) = (first.action.name(), second.action.name());
    if first.presses == second.presses {
        format!(
            "`{}` is a key of both `{one}` and `{two}`; `{one}` keeps it",
            first.presses
        )
    } else {
        format!(
            "`{}` of `{two}` cannot stand beside `{}` of `{one}`, since one begins with the other",
            second.presses, first.presses
        )
    }
}

fn left_without(lost: &Binding, taken: &Binding) -> String {
    let (name, by) = (lost.action.name(), taken.action.name());
    format!(
        "`{}` now means `{by}`, which leaves `{name}` without a key; give it one, or say `{name} = []`",
        taken.presses
    )
}

/// Presses that have begun some keys and wait for the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pending(Vec<Press>);

impl Pending {
    /// Adds a press and says what all of them mean together; unless they have begun some keys, it starts anew.
    pub fn press(&mut self, keymap: &Keymap, context: Context, press: Press) -> Meaning {
        self.0.push(press);
        let meaning = keymap.meaning(context, &self.0);
        if meaning != Meaning::Begun {
            self.0.clear();
        }
        meaning
    }

    /// The presses that wait.
    pub fn begun(&self) -> &[Press] {
        &self.0
    }

    /// Forgets them.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests;
