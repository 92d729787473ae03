//! `docs/keys.md`: every action with its keys, made from the table of actions and the default keymap.

use roadbook::action::{Action, Context, Group};
use roadbook::keymap::Keymap;
use std::fmt::Write;
use toml::de::DeTable;

/// The page, made from the tables.
fn keys_page() -> String {
    let mut page = String::from(
        "# Keys\n\n\
         Every action, the keys that it starts with, and its name for the file of keys. `?` shows the same inside \
         the program, with the keys as they are configured.\n\n\
         Keys are written as `j`, `G`, `space`, `enter`, `esc`, `tab`, `backspace`, `delete`, `insert`, `home`, `end`, \
         `pgup`, `pgdn`, `up`, `down`, `left`, `right`, `f1` to `f24`; with `C-` for Ctrl, `M-` for Alt, `S-` for Shift; \
         and one after the other with a space between them: `g g`.\n",
    );
    let keymap = Keymap::default();
    for group in Group::ALL {
        let title = group.title();
        let _ = write!(
            page,
            "\n## {title}\n\n| action | keys | where | what it does |\n|---|---|---|---|\n"
        );
        for action in Action::ALL.iter().filter(|action| action.group() == *group) {
            let (name, home, doc) = (action.name(), action.home().name(), action.doc());
            let keys = keys_of(&keymap, *action);
            let _ = writeln!(page, "| `{name}` | {keys} | {home} | {doc} |");
        }
    }
    page.push_str("\n## Contexts\n\nA context knows the keys of those that it lies in; the nearest one decides.\n\n");
    page.push_str("| context | lies in | plain characters |\n|---|---|---|\n");
    for context in Context::ALL {
        let outer: Vec<_> = context.outwards().skip(1).map(Context::name).collect();
        let parent = outer.join(", ");
        let plain = if context.is_typed_in() {
            "are typed, so they cannot be keys"
        } else {
            "can be keys"
        };
        let _ = writeln!(page, "| `{}` | {parent} | {plain} |", context.name());
    }
    page.push_str(
        "\n## Your own keys\n\nIn `keymap.toml` beside the config, or under `[keys]` in the config itself (then the headings \
         are `[keys.dashboard]` and so on). What stands there takes the place of the keys that the action had in that \
         context; `[]` takes all of them away. The file of keys wins over the config.\n\n```toml\npreset = \"vim\"\n\n\
         [dashboard]\nfind = [\"/\", \"C-f\"]\nsave-now = \"g s\"\nsignals = []\n\n[form]\nsave-form = \"f2\"\n```\n\n\
         All mistakes are named at once, each with file and line; two actions on one key are a mistake, and so is an action \
         that lost its last key. `roadbook config keys` prints what counts, `roadbook config keys form` what counts in one \
         context, `roadbook config check` what is wrong.\n\n## Presets\n\n`preset` begins with the keys of other habits. \
         These are their differences.\n",
    );
    for name in Keymap::presets().filter(|name| *name != "default") {
        let preset = Keymap::preset(name).expect("a preset");
        let _ = write!(page, "\n### {name}\n\n| action | keys |\n|---|---|\n");
        for action in Action::ALL {
            let own = keys_of(&preset, *action);
            if own != keys_of(&keymap, *action) {
                let _ = writeln!(page, "| `{}` | {own} |", action.name());
            }
        }
    }
    page
}

/// All default keys of an action; those that count only further in than its home say where.
fn keys_of(keymap: &Keymap, action: Action) -> String {
    let bindings = keymap
        .bindings()
        .iter()
        .filter(|binding| binding.action == action);
    let written: Vec<String> = bindings
        .map(|binding| match binding.context {
            context if context == action.home() => format!("`{}`", binding.presses),
            context => format!("`{}` in {}", binding.presses, context.name()),
        })
        .collect();
    written.join(", ")
}

#[test]
fn the_example_of_the_page_is_right() {
    let page = crate::page::text("docs/keys.md");
    for block in crate::page::blocks(&page, "toml") {
        let (table, errors) = DeTable::parse_recoverable(&block);
        assert!(errors.is_empty(), "{errors:?}");
        let mut mistakes = Vec::new();
        let preset = Keymap::preset_in(&block, table.get_ref(), &mut mistakes);
        let own = preset
            .unwrap_or_default()
            .changed(&block, table.get_ref(), &mut mistakes);
        assert_eq!(mistakes, []);
        assert_ne!(own, Keymap::default());
    }
}

#[test]
fn the_page_of_keys_is_up_to_date() {
    crate::page::is_up_to_date("docs/keys.md", |_| keys_page());
}
