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

#[test]
fn where_both_changed_one_field_the_file_keeps_theirs_and_nothing_is_lost() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("e").wait_for("Skill: Error budgets");
    pty.keys("<tab> of mine").wait_for("Error budgets of mine");
    let theirs = BY_HAND.replace("Error budgets", "Error budgets of theirs");
    home.replace(&theirs);
    pty.wait_for("Error budgets of mine").keys("<c-s>");
    pty.wait_for("both changed the same place");
    assert!(pty.text().contains("Error budgets of mine"));
    assert_eq!(home.read(), theirs);
    pty.keys("q").wait_for("Changes are not saved");
    pty.keys("<esc>").wait_gone("Changes are not saved");
    pty.keys("u").wait_for("Error budgets of theirs");
    pty.wait_gone("not saved");
    quit(&mut pty);
    assert_eq!(home.read(), theirs);
}

#[test]
fn what_cannot_be_joined_can_be_saved_elsewhere() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("e").wait_for("Skill: Error budgets");
    pty.keys("<tab> of mine").wait_for("Error budgets of mine");
    let theirs = BY_HAND.replace("Error budgets", "Error budgets of theirs");
    home.replace(&theirs);
    pty.keys("<c-s>").wait_for("both changed the same place");
    pty.keys("S").wait_for("Save as a new file");
    let other = home.path("data/roadbook/other.toml");
    pty.keys("<c-u>")
        .keys(&other.to_string_lossy())
        .keys("<enter>");
    pty.wait_until("the other file", || {
        std::fs::read_to_string(&other).is_ok_and(|text| text.contains("of mine"))
    });
    pty.wait_gone("not saved");
    quit(&mut pty);
    assert_eq!(home.read(), theirs);
}
