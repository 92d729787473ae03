//! `docs/keys.md` says what the table of actions and the default keymap say.
//!
//! `UPDATE_DOCS=1 cargo test --test docs` writes it anew.

use roadbook::action::{Action, Context, Group};
use roadbook::keymap::Keymap;
use std::fmt::Write;

/// The page, made from the tables.
fn keys_page() -> String {
    let mut page = String::from(
        "# Keys\n\n\
         Every action, the keys that it starts with, and its name for `[keys]` in the config. `?` shows the same inside \
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
        let parent = context.parent().map_or("", Context::name);
        let plain = if context.is_typed_in() {
            "are typed, so they cannot be keys"
        } else {
            "can be keys"
        };
        let _ = writeln!(page, "| `{}` | {parent} | {plain} |", context.name());
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
fn the_page_of_keys_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
    let page = keys_page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).expect("docs/keys.md can be written");
    }
    let found = std::fs::read_to_string(path).expect("docs/keys.md can be read");
    assert!(
        found == page,
        "docs/keys.md is out of date: run `UPDATE_DOCS=1 cargo test --test docs`"
    );
}
