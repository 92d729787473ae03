//! Other programs that write the same file while it is open.

use super::home::{BY_HAND, Home, quit};
use crate::pty::Pty;

/// Writes a bet's technology in a form and saves it.
fn add_bet(pty: &mut Pty, tech: &str) {
    pty.keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("New bet");
    pty.keys(tech).keys("<c-s>").wait_gone("New bet");
}

#[test]
fn two_programs_on_one_file_keep_both_changes_and_show_them() {
    let home = Home::with(BY_HAND);
    let (mut one, mut other) = (home.open(), home.open());
    one.keys("<space>").wait_for("awareness");
    home.wait_file_with(&mut one, "level = \"awareness\"");
    other.wait_for("taken in");
    add_bet(&mut other, "Service mesh");
    home.wait_file_with(&mut other, "Service mesh");
    one.wait_for("taken in");
    one.keys("/").wait_for("Service mesh");
    one.keys("<esc>").wait_gone("Service mesh");
    let both = home.read();
    assert!(both.contains("level = \"awareness\"") && both.contains("Service mesh"));
    one.keys("u").wait_for("undone");
    one.wait_until("the level is gone", || !home.read().contains("awareness"));
    assert!(home.read().contains("Service mesh"), "the other's stays");
    quit(&mut one);
    quit(&mut other);
}

#[test]
fn changes_at_the_same_moment_are_both_kept() {
    let home = Home::with(BY_HAND);
    let (mut one, mut other) = (home.open(), home.open());
    other.keys("A").wait_for("type to search");
    other.keys("bet<enter>").wait_for("New bet");
    other.keys("Service mesh").wait_for("Service mesh");
    one.keys("<space>");
    other.keys("<c-s>").wait_gone("New bet");
    home.wait_file_with(&mut one, "level = \"awareness\"");
    home.wait_file_with(&mut other, "Service mesh");
    quit(&mut one);
    quit(&mut other);
    let both = home.read();
    assert!(both.contains("level = \"awareness\"") && both.contains("Service mesh"));
}

#[test]
fn what_any_writer_does_is_taken_in_and_own_changes_stay() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("<space>");
    home.wait_file_with(&mut pty, "level = \"awareness\"");
    home.replace(&home.read().replace("Error budgets", "Error pledges"));
    pty.wait_for("Error pledges").wait_for("■□□□");
    home.write(&home.read().replace("Error pledges", "Error promises"));
    pty.wait_for("Error promises").wait_for("■□□□");
    let text = home.read().replace("Error promises", "Error margins");
    std::fs::remove_file(home.roadmap()).expect("it goes");
    home.write(&text);
    pty.wait_for("Error margins");
    pty.keys("u").wait_for("undone");
    pty.wait_until("the level is gone", || !home.read().contains("awareness"));
    assert!(home.read().contains("Error margins"), "{}", home.read());
    quit(&mut pty);
}

/// Begins to change the title of the only skill, and lets another program change it meanwhile.
fn change_on_both_sides(home: &Home) -> (Pty, String) {
    let mut pty = home.open();
    pty.keys("e").wait_for("Skill: Error budgets");
    pty.keys("<tab> of mine").wait_for("Error budgets of mine");
    let theirs = BY_HAND.replace("Error budgets", "Error budgets of theirs");
    home.replace(&theirs);
    (pty, theirs)
}

#[test]
fn where_both_changed_one_field_the_file_keeps_theirs_until_it_is_decided() {
    for (decision, text) in [("m", "of mine"), ("t", "of theirs")] {
        let home = Home::with(BY_HAND);
        let (mut pty, theirs) = change_on_both_sides(&home);
        pty.keys("<c-s>").wait_for("Both sides changed");
        assert!(pty.text().contains("Error budgets of mine"));
        assert_eq!(home.read(), theirs);
        pty.keys("<esc>").wait_gone("Both sides changed");
        pty.keys("q").wait_for("Both sides changed");
        pty.keys(decision).wait_gone("Both sides changed");
        home.wait_file_with(&mut pty, text);
        quit(&mut pty);
        let left = BY_HAND.replace("Error budgets", &format!("Error budgets {text}"));
        assert_eq!(home.read(), left);
    }
}

#[test]
fn a_form_does_not_write_over_what_came_in_while_it_was_open() {
    let home = Home::with(BY_HAND);
    let (mut pty, theirs) = change_on_both_sides(&home);
    pty.wait_for("taken in");
    pty.keys("<c-s>").wait_for("Both sides changed");
    assert_eq!(home.read(), theirs);
    pty.keys("m").wait_gone("Both sides changed");
    home.wait_file_with(&mut pty, "of mine");
    pty.keys("u");
    home.wait_file(&mut pty, &theirs);
    quit(&mut pty);
}

#[test]
fn what_cannot_be_saved_here_can_be_saved_elsewhere() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    home.replace("[broken");
    pty.wait_for("the file is broken in line 1");
    pty.keys("<space>").wait_for("not saved");
    pty.keys("q").wait_for("Changes are not saved");
    pty.keys("<down><enter>").wait_for("Save as a new file");
    let other = home.path("data/roadbook/other.toml");
    pty.keys("<c-u>")
        .keys(&other.to_string_lossy())
        .keys("<enter>");
    pty.wait_until("the other file", || {
        std::fs::read_to_string(&other).is_ok_and(|text| text.contains("awareness"))
    });
    pty.wait_gone("not saved");
    quit(&mut pty);
    assert_eq!(home.read(), "[broken");
}

#[test]
fn what_is_saved_as_another_file_can_be_undone_there_also_after_a_restart() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    add_bet(&mut pty, "Service mesh");
    home.wait_file_with(&mut pty, "Service mesh");
    pty.keys("S").wait_for("Save as a new file");
    let other = home.path("data/roadbook/other.toml");
    let says = |part: &str| std::fs::read_to_string(&other).is_ok_and(|text| text.contains(part));
    pty.keys("<c-u>")
        .keys(&other.to_string_lossy())
        .keys("<enter>");
    pty.wait_for("saved as");
    pty.keys("<space>");
    pty.wait_until("the other file", || says("awareness"));
    assert!(!home.read().contains("awareness"));
    pty.keys("u").wait_for("undone: ");
    pty.wait_until("the level is gone", || !says("awareness"));
    quit(&mut pty);
    let mut pty = home.setup().arg(&other.to_string_lossy()).start();
    pty.wait_for("1 Track").keys("u").wait_for("undone: ");
    pty.wait_until("the bet is gone", || {
        std::fs::read_to_string(&other).is_ok_and(|text| text == BY_HAND)
    });
    quit(&mut pty);
    assert!(home.read().contains("Service mesh"));
}
