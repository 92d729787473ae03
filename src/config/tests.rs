//! The example is the default, and every mistake is named at once.

use super::*;
use crate::action::{Action, Context};

const EXAMPLE: &str = include_str!("../../config.example.toml");

fn mistakes_of(text: &str) -> Vec<String> {
    Config::read(text)
        .1
        .iter()
        .map(Mistake::to_string)
        .collect()
}

#[test]
fn the_example_says_the_defaults() {
    let (mut config, mistakes) = Config::read(EXAMPLE);
    assert_eq!(config.theme.take().as_deref(), Some("dark"));
    assert_eq!((config, mistakes), (Config::default(), Vec::new()));
    assert_eq!(Config::read(""), (Config::default(), Vec::new()));
}

#[test]
fn the_example_shows_every_setting_and_its_examples_are_right() {
    for name in SETTINGS {
        let shown = EXAMPLE.lines().any(|line| {
            let line = line.trim_start_matches("#: ").trim_start_matches('[');
            line.strip_prefix(name)
                .is_some_and(|rest| rest.starts_with([' ', ']', '.']))
        });
        assert!(shown, "{name}");
    }
    let text = EXAMPLE.replace("#: ", "");
    let (config, mistakes) = Config::read(&text);
    assert_eq!(mistakes, []);
    let file = config.file_in(Path::new("/home/ada"));
    assert_eq!(file, Some(PathBuf::from("/home/ada/roadmap.toml")));
    assert_eq!(
        config.keymap.keys_shown(Context::Dashboard, Action::Add),
        "a, Insert"
    );
    assert_eq!(config.look, Look::default());
}

#[test]
fn all_mistakes_are_named_at_once() {
    let text = "\u{feff}fil = 'x'\ntheme = 'drak'\nglyphs = 7\nfile = ''\ncolours = 1\nkeys = 'j'\nsignals = 'x'\n";
    assert_eq!(
        mistakes_of(text),
        [
            "line 1: `fil` is no setting; did you mean `file`?",
            "line 2: `drak` is no theme; did you mean `dark`?",
            "line 3: `glyphs` is one of unicode, ascii",
            "line 4: `file` is empty; leave it out instead",
            "line 5: `colours` is a table, written as `[colours]`",
            "line 6: `keys` is a table, written as `[keys.dashboard]`",
            "line 7: `signals` is a table, written as `[signals]`",
        ]
    );
}

#[test]
fn a_broken_line_costs_only_itself() {
    let (config, mistakes) =
        Config::read("glyphs = 'ascii'\ntheme = = 'light'\n[keys.dashboard]\nadd = 'y'\n");
    assert!(!mistakes.is_empty());
    assert!(
        mistakes.iter().all(|mistake| mistake.line == 2),
        "{mistakes:?}"
    );
    assert_eq!(config.look.glyphs, crate::theme::ASCII);
    assert_eq!(
        config.keymap.keys_shown(Context::Dashboard, Action::Add),
        "y"
    );
}

#[test]
fn nothing_in_a_config_acts_on_the_terminal() {
    let texts = [
        "\"\\u001b[2J\" = 1\n",
        "theme = \"\\u001b]0;x\\u0007\"\n",
        "[keys.\"\\u001b[2J\"]\n",
        "[keys.dashboard]\n\"\\u001b[2J\" = 'j'\nfind = \"\\u001b\"\n",
        "\u{1b}[2J = \u{1b}\n",
        "theme = 1\ntheme = 2\n\"\\u001b\" = 1\n\"\\u001b\" = 1\n",
    ];
    for text in texts {
        let mistakes = mistakes_of(text);
        assert!(!mistakes.is_empty(), "{text:?}");
        assert!(
            !mistakes.concat().chars().any(crate::text::is_hidden),
            "{mistakes:?}"
        );
    }
}
