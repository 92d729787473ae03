//! Roadmaps that cannot or must not be changed: the program says so and changes nothing.

use super::home::{BY_HAND, Home, quit};
use std::fs;
use std::os::unix::fs::PermissionsExt;

fn tries_everything(pty: &mut crate::pty::Pty) {
    for key in ["<space>", "x", "r", "a", "e", "dd", "J", "K", "u", "U"] {
        pty.keys(key).wait_until_read();
    }
    pty.keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("read-only");
    assert!(!pty.text().contains("New bet"));
}

#[test]
fn a_file_that_was_locked_is_only_looked_at() {
    let home = Home::with(BY_HAND);
    let locked = fs::Permissions::from_mode(0o444);
    fs::set_permissions(home.roadmap(), locked).expect("it is locked");
    let mut pty = home.open();
    pty.wait_for("read-only");
    tries_everything(&mut pty);
    quit(&mut pty);
    assert_eq!(home.read(), BY_HAND);
}

#[test]
fn read_only_changes_nothing() {
    let home = Home::with(BY_HAND);
    let mut pty = home.setup().arg("--read-only").start();
    pty.wait_for("opened with --read-only");
    tries_everything(&mut pty);
    quit(&mut pty);
    assert_eq!(home.read(), BY_HAND);
}

#[test]
fn a_file_of_a_newer_version_is_only_looked_at() {
    let text = BY_HAND.replace("schema = 1", "schema = 2");
    let home = Home::with(&text);
    let mut pty = home.open();
    pty.wait_for("schema 2");
    tries_everything(&mut pty);
    quit(&mut pty);
    assert_eq!(home.read(), text);
}
