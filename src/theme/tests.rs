//! The built-in themes are whole and readable; a theme by hand is checked.

use super::*;
use crate::mistake::Mistake;
use ratatui::style::{Color, Modifier};

fn built_in(name: &str) -> (Theme, Vec<Mistake>) {
    let mut mistakes = Vec::new();
    let path = format!("{}/assets/themes/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("a built-in theme");
    (Theme::read(&text, &mut mistakes), mistakes)
}

/// How strongly two colours differ, from 1 to 21, as WCAG 2 defines it.
fn contrast(one: Color, other: Color) -> f64 {
    let light = |colour| {
        let Color::Rgb(red, green, blue) = colour else {
            panic!("{colour:?} is not given by its parts");
        };
        let part = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue)
    };
    let (one, other): (f64, f64) = (light(one), light(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn built_in_themes_are_what_their_files_say_without_a_mistake() {
    for name in Theme::NAMES {
        let (theme, mistakes) = built_in(name);
        assert_eq!(mistakes, []);
        assert_eq!(Theme::named(name), Some(theme));
    }
}

/// What is read as text, and what only has to be seen.
const TEXTS: [&str; 15] = [
    "text", "strong", "dim", "faint", "accent", "good", "look", "now", "title", "key", "matched",
    "own", "other", "tick", "marker",
];
const SEEN: [&str; 1] = ["border-focus"];
const GROUNDS: [&str; 5] = ["base", "header", "footer", "selected", "overlay"];

#[test]
fn every_text_of_every_theme_is_readable_on_every_ground() {
    for name in Theme::NAMES.iter().filter(|name| **name != "terminal") {
        let (theme, _) = built_in(name);
        let part = |role: &str, side: fn(Style) -> Option<Color>| {
            let colour = theme.role(role).and_then(side);
            colour.unwrap_or_else(|| panic!("{name}: {role} has no colour"))
        };
        for ground in GROUNDS {
            let below = part(ground, |style| style.bg);
            let pairs = TEXTS.iter().map(|role| (*role, 4.5));
            for (role, least) in pairs.chain(SEEN.iter().map(|role| (*role, 3.0))) {
                let found = contrast(part(role, |style| style.fg), below);
                assert!(
                    found >= least,
                    "{name}: {role} on {ground} has only {found:.2}"
                );
            }
        }
        for own in ["base", "header", "footer", "overlay", "cursor"] {
            let found = contrast(part(own, |style| style.fg), part(own, |style| style.bg));
            assert!(found >= 4.5, "{name}: {own} has only {found:.2}");
        }
    }
}

/// Someone who sees no colours can tell them apart: by letters, by signs, by words.
#[test]
fn no_two_meanings_differ_by_colour_alone_where_they_stand_for_something() {
    for name in Theme::NAMES {
        let theme = Theme::named(name).expect("a theme").within(Depth::None);
        let plain = |role: &str| theme.role(role).expect("a role").add_modifier;
        assert!(!plain("selected").is_empty(), "{name}");
        assert!(!plain("now").is_empty(), "{name}");
        assert_ne!(plain("text"), plain("key"), "{name}");
    }
}

#[test]
fn a_role_that_is_missing_looks_like_another() {
    let mut mistakes = Vec::new();
    let theme = Theme::read("text = 'white'\naccent = 'cyan'\n", &mut mistakes);
    assert_eq!(mistakes, []);
    assert_eq!(theme.key, Style::new().fg(Color::Cyan));
    assert_eq!(theme.title, Style::new().fg(Color::White));
    assert_eq!(theme.selected, Style::new());
}

#[test]
fn a_theme_by_hand_says_all_its_mistakes() {
    let mut mistakes = Vec::new();
    let text = "acent = 'cyan'\ntext = 'cyann'\ndim = '#12345'\nfaint = 7\ngood = { fg = '#00ff00', blod = true, bold = 1 }\n\
                look = '214'\nnow = '#gg0000'\nkey = \"\\u001b[2J\"\n";
    let theme = Theme::read(text, &mut mistakes);
    mistakes.sort();
    let mistakes: Vec<String> = mistakes.iter().map(Mistake::to_string).collect();
    assert_eq!(
        mistakes,
        [
            "line 1: `acent` is no role of a theme; did you mean `accent`?",
            "line 2: `cyann` is no colour; did you mean `cyan`?",
            "line 3: `#12345` is no colour: after `#` stand six digits of 0-9 and a-f",
            "line 4: a colour is a text such as \"#82aaff\" or \"cyan\"",
            "line 5: `blod` is no part of a style; did you mean `bold`?",
            "line 5: `bold` is true or false",
            "line 7: `#gg0000` is no colour: after `#` stand six digits of 0-9 and a-f",
            "line 8: `^[[2J` is no colour",
        ]
    );
    assert_eq!(theme.good, Style::new().fg(Color::Rgb(0, 255, 0)));
    assert_eq!(theme.look, Style::new().fg(Color::Indexed(214)));
}

#[test]
fn without_colours_the_selection_is_still_seen() {
    let theme = Theme::named("dark").expect("a theme").within(Depth::None);
    assert!(theme.selected.add_modifier.contains(Modifier::REVERSED));
    assert!(theme.now.add_modifier.contains(Modifier::BOLD));
}
