//! Every picture of the sample team at four sizes, as text and below it a letter for the style of each sign.
//!
//! `INSTA_UPDATE=always cargo test --test team` keeps the screens anew.

use crate::desk::{Team, sample};
use crate::letters::letters;
use roadbook::app::Tab;
use std::fmt::Write as _;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 36), (200, 50), (40, 12)];

fn keep(name: &str, keys: &str) {
    let folder = sample();
    let mut out = format!("keys: {keys}\n");
    for (width, height) in SIZES {
        let mut team = Team::open(folder.path(), width, height);
        team.press(keys);
        let look = &team.desk.app().look;
        let _ = writeln!(out, "\n{width}x{height}");
        out.push_str(&letters(&team.buffer(), &look.theme));
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("pictures");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, out));
}

#[test]
fn each_picture_of_the_sample_team() {
    for (number, tab) in Tab::ALL.iter().enumerate() {
        let name = tab.title().to_lowercase();
        keep(&name, &format!("{} j", number + 1));
    }
}

#[test]
fn what_lies_over_a_team() {
    for (name, keys) in [
        ("help", "?"),
        ("form-of-a-member", "e"),
        ("kinds-to-add", "A"),
        ("one-problem", "6 enter"),
        ("filtered", "f =cloud enter"),
        ("nothing-found", "f =zzzz enter"),
        ("a-person", "j enter"),
    ] {
        keep(name, keys);
    }
}

#[test]
fn any_window_is_drawn_without_harm() {
    let folder = sample();
    for (width, height) in [
        (1, 1),
        (2, 3),
        (9, 2),
        (20, 5),
        (33, 7),
        (79, 13),
        (400, 120),
    ] {
        let mut team = Team::open(folder.path(), width, height);
        for keys in [
            "",
            "2 j",
            "4",
            "7 G",
            "9",
            "1 enter",
            "esc ?",
            "esc f =a enter",
        ] {
            team.press(keys);
            let lines = team.picture().lines().count();
            assert!(lines <= usize::from(height), "{width}x{height} {keys}");
        }
    }
}

#[test]
fn people_are_sorted_and_the_selected_one_stays_selected() {
    let folder = sample();
    let mut team = Team::open(folder.path(), 120, 36);
    team.press("j j");
    let selected = |team: &Team| {
        let picture = team.picture();
        let line = picture.lines().find(|line| line.contains('▎'));
        line.expect("a selected row").to_owned()
    };
    assert!(selected(&team).contains("Mina Haddad"));
    for word in ["name", "track", "growth", "target", "one-on-one", "file"] {
        team.press("o");
        assert_eq!(team.said(), format!("sorted by {word}"));
        assert!(selected(&team).contains("Mina Haddad"), "{word}");
    }
}
