//! The laws of the keymap, and what a config can do to it.

use super::*;
use toml::de::DeTable;

fn with(text: &str) -> (Keymap, Vec<String>) {
    let mut mistakes = Vec::new();
    let (table, errors) = DeTable::parse_recoverable(text);
    assert!(errors.is_empty(), "{errors:?}");
    let keymap = Keymap::default().changed(text, table.get_ref(), &mut mistakes);
    mistakes.sort();
    (keymap, mistakes.iter().map(Mistake::to_string).collect())
}

fn typed(keymap: &Keymap, context: Context, words: &str) -> Meaning {
    let mut pending = Pending::default();
    let mut meaning = Meaning::Nothing;
    for press in words.parse::<Presses>().expect("keys").as_slice() {
        meaning = pending.press(keymap, context, *press);
    }
    assert_eq!(pending.begun().is_empty(), meaning != Meaning::Begun);
    meaning
}

#[test]
fn every_default_key_is_right_and_reached() {
    let mut mistakes = Vec::new();
    let (table, errors) = DeTable::parse_recoverable(DEFAULT);
    assert!(errors.is_empty(), "{errors:?}");
    let entries = read::read(DEFAULT, table.get_ref(), &mut mistakes);
    assert_eq!(mistakes, []);
    let keymap = Keymap::default();
    let read = own_bindings(DEFAULT, &entries, &mut mistakes);
    let read: Vec<Binding> = read.into_iter().map(|(binding, _)| binding).collect();
    // Said of the first that differs: all of them would fill the screen.
    let differs = keymap
        .bindings
        .iter()
        .zip(&read)
        .find(|(own, other)| own != other);
    assert_eq!(differs, None, "the quick reader against the one of TOML");
    assert_eq!(keymap.bindings.len(), read.len(), "two actions of one key");
    for (number, binding) in keymap.bindings.iter().enumerate() {
        let clash = keymap
            .bindings
            .iter()
            .skip(number + 1)
            .find(|other| other.clashes_with(binding));
        assert_eq!(clash, None, "{binding:?}");
        let meaning = typed(&keymap, binding.context, &binding.presses.to_string());
        assert_eq!(meaning, Meaning::Action(binding.action), "{binding:?}");
    }
}

#[test]
fn every_action_has_a_key_at_home() {
    let keymap = Keymap::default();
    for &action in Action::ALL {
        assert!(
            keymap.key_shown(action.home(), action).is_some(),
            "{}",
            action.name()
        );
    }
}

#[test]
fn a_default_key_of_one_context_hides_no_action_of_another() {
    let keymap = Keymap::default();
    for &context in Context::ALL {
        for &action in Action::ALL.iter().filter(|action| action.works_in(context)) {
            // In a long text Enter begins a line, as everywhere.
            if (context, action) == (Context::Prose, Action::OpenField) {
                continue;
            }
            assert!(
                keymap.key_shown(context, action).is_some(),
                "{} in {}",
                action.name(),
                context.name()
            );
        }
    }
}

#[test]
fn keys_are_looked_up_from_the_special_to_the_general() {
    let keymap = Keymap::default();
    assert_eq!(
        typed(&keymap, Context::Certs, "a"),
        Meaning::Action(Action::Add)
    );
    assert_eq!(
        typed(&keymap, Context::Certs, "C-c"),
        Meaning::Action(Action::Quit)
    );
    assert_eq!(typed(&keymap, Context::List, "a"), Meaning::Nothing);
    assert_eq!(typed(&keymap, Context::Track, "g"), Meaning::Begun);
    assert_eq!(
        typed(&keymap, Context::Track, "g g"),
        Meaning::Action(Action::FirstRecord)
    );
    assert_eq!(typed(&keymap, Context::Track, "g x"), Meaning::Nothing);
    assert_eq!(keymap.meaning(Context::Track, &[]), Meaning::Nothing);
    assert_eq!(
        keymap.key_shown(Context::Form, Action::Help).as_deref(),
        Some("F1")
    );
    assert_eq!(keymap.keys_shown(Context::Dashboard, Action::Help), "?, F1");
    let g = "g".parse::<Presses>().expect("keys");
    assert_eq!(
        keymap.following(Context::Win, g.as_slice()),
        [("g".to_owned(), Action::FirstRecord)]
    );
}

#[test]
fn a_config_changes_adds_and_takes_away() {
    let (keymap, mistakes) = with(
        "[dashboard]\nadd = ['y', 'insert']\nsignals = []\n[track]\nadvance = '+'\n[certs]\nundo = 'a'\n",
    );
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(keymap.keys_shown(Context::Win, Action::Add), "y, Insert");
    assert_eq!(keymap.keys_shown(Context::Win, Action::Signals), "");
    assert_eq!(
        keymap.keys_shown(Context::Track, Action::Advance),
        "+, Space"
    );
    assert_eq!(typed(&keymap, Context::Win, "a"), Meaning::Nothing);
    assert_eq!(
        typed(&keymap, Context::Certs, "a"),
        Meaning::Action(Action::Undo)
    );
}

#[test]
fn a_key_that_a_nearer_context_uses_is_not_shown() {
    let (keymap, mistakes) = with("[track]\nzoom = 'g'\nedit = 'u'\n");
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(keymap.keys_shown(Context::Track, Action::Undo), "");
    assert_eq!(
        keymap.keys_shown(Context::Track, Action::FirstRecord),
        "Home"
    );
    assert_eq!(
        keymap.keys_shown(Context::Win, Action::FirstRecord),
        "g g, Home"
    );
}

#[test]
fn all_mistakes_are_named_at_once() {
    let (keymap, mistakes) = with(
        "add = 'a'\n[dashbord]\n[dashboard]\npick = 'y'\nundoo = 'u'\nfind = 'entr'\nedit = ['E', 7]\n\
         delete = 'E'\nzoom = 'u'\nopen-detail = 'g'\nredo = ''\n[list]\npick = 'p'\n",
    );
    assert_eq!(
        mistakes,
        [
            "line 1: keys stand under a context, as in `[keys.dashboard]`",
            "line 2: `dashbord` is no context; did you mean `dashboard`?",
            "line 4: `pick` does nothing in `dashboard`, only in `list` and what lies in it",
            "line 5: `undoo` is no action; did you mean `undo`?",
            "line 6: `entr` is no key; did you mean `enter`?",
            "line 7: keys are a text such as \"g g\", or a list of such texts",
            "line 8: `E` is a key of both `edit` and `delete`; `edit` keeps it",
            "line 9: `u` now means `zoom`, which leaves `undo` without a key; give it one, or say `undo = []`",
            "line 11: a key is missing between the quotes; `[]` takes all keys away",
            "line 13: `p` is typed in `list`, so it cannot be a key there",
        ]
    );
    assert_eq!(keymap.keys_shown(Context::Dashboard, Action::Find), "/");
    assert_eq!(
        keymap.keys_shown(Context::Dashboard, Action::FirstRecord),
        "Home"
    );
    assert_eq!(keymap.keys_shown(Context::List, Action::Pick), "Enter");
}
