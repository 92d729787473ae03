//! Sets of keys for habits of other programs, each laid over the default keys.

use super::Keymap;
use crate::mistake::{Mistake, unknown};
use toml::de::DeTable;

/// The presets with what their files say.
const PRESETS: &[(&str, &str)] = &[
    ("default", ""),
    ("vim", include_str!("../../assets/keys/vim.toml")),
    ("emacs", include_str!("../../assets/keys/emacs.toml")),
    ("plain", include_str!("../../assets/keys/plain.toml")),
];

/// The setting that names one, beside the contexts.
pub(super) const SETTING: &str = "preset";

impl Keymap {
    /// The names of the presets.
    pub fn presets() -> impl Iterator<Item = &'static str> {
        PRESETS.iter().map(|(name, _)| *name)
    }

    /// The keys of a preset.
    pub fn preset(name: &str) -> Option<Keymap> {
        Keymap::preset_with(name, &mut Vec::new())
    }

    fn preset_with(name: &str, mistakes: &mut Vec<Mistake>) -> Option<Keymap> {
        let (_, text) = PRESETS.iter().find(|(own, _)| *own == name)?;
        let (table, _) = DeTable::parse_recoverable(text);
        Some(Keymap::default().changed(text, table.get_ref(), mistakes))
    }

    /// The preset that a table of keys asks for with `preset = "vim"`.
    pub fn preset_in(
        text: &str,
        contexts: &DeTable<'_>,
        mistakes: &mut Vec<Mistake>,
    ) -> Option<Keymap> {
        let value = contexts.get(SETTING)?;
        let offset = value.span().start;
        let Some(name) = value.get_ref().as_str() else {
            let listed: Vec<_> = Keymap::presets().collect();
            let message = format!("`preset` is one of {}", listed.join(", "));
            mistakes.push(Mistake::at(text, offset, message));
            return None;
        };
        let found = Keymap::preset(name);
        if found.is_none() {
            let message = unknown(name, "preset of keys", Keymap::presets());
            mistakes.push(Mistake::at(text, offset, message));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{Action, Context};

    #[test]
    fn every_preset_is_without_mistake_and_leaves_no_action_without_a_key() {
        for name in Keymap::presets() {
            let mut mistakes = Vec::new();
            let keymap = Keymap::preset_with(name, &mut mistakes).expect("a preset");
            assert_eq!(mistakes, [], "{name}");
            for &action in Action::ALL {
                let shown = keymap.key_shown(action.home(), action);
                assert!(shown.is_some(), "{name}: {}", action.name());
            }
            // What a pane can do must be reached in each of them.
            for context in [Context::Track, Context::Win, Context::Detail] {
                for &action in Action::ALL.iter().filter(|one| one.works_in(context)) {
                    let shown = keymap.key_shown(context, action);
                    assert!(shown.is_some(), "{name}: {} in {context:?}", action.name());
                }
            }
        }
        assert_eq!(Keymap::preset("default"), Some(Keymap::default()));
        assert_eq!(Keymap::preset("nano"), None);
    }
}
