//! `docs/keys.md`: every action with its keys, made from the table of actions and the default keymap.

use roadbook::action::{Action, Context, Group};
use roadbook::form::keys::{KEYS, Place};
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
    page.push_str(
        "\n## In a form\n\nThese keys are fixed, as they are in other editors; the ones that everybody knows (arrows, Home, \
         End, Backspace, C-a, C-e, C-w, C-u, C-k) work as everywhere.\n\n| where | key | what it does |\n|---|---|---|\n",
    );
    let named = KEYS.iter().filter(|binding| !binding.label.is_empty());
    for binding in named {
        let (place, key, label) = (place_name(binding.place), binding.shown, binding.label);
        let _ = writeln!(page, "| {place} | `{key}` | {label} |");
    }
    page
}

/// A place of a form in words.
fn place_name(place: Place) -> &'static str {
    match place {
        Place::Fields => "between the fields",
        Place::Text => "in a field that is written",
        Place::Choice => "in a field of a few words",
        Place::Private => "in the field `private`",
        Place::ProseRow => "on a long text",
        Place::Prose => "in a long text",
        Place::Entries => "in a list of entries",
        Place::Pick => "in the popup of names",
        Place::PickMany => "in the popup, where several can be taken",
        Place::Ask => "asked whether to throw changes away",
    }
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
    crate::page::is_up_to_date("docs/keys.md", |_| keys_page());
}
