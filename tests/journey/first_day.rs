//! The first start: the welcome, a new roadmap, and the same one again the next day.

use super::home::{Home, quit};
use std::os::unix::fs::PermissionsExt;

#[test]
fn a_roadmap_is_begun_from_the_welcome() {
    let home = Home::empty();
    let mut pty = home.setup().start();
    pty.wait_for("There is no roadmap yet");
    pty.keys("c").wait_for("A new roadmap");
    pty.keys("Ada Okafor<c-s>")
        .wait_for("Which way do you want to grow?");
    pty.keys("<c-s>").wait_for("1 Track");
    let first = "schema = 1\n\n[person]\nname = \"Ada Okafor\"\nstarted = 2026-11-22\n";
    assert_eq!(home.read(), first);
    let mode = std::fs::metadata(home.roadmap())
        .expect("the file is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600, "it is for its owner alone");
    quit(&mut pty);
    let mut pty = home.open();
    pty.wait_for("Ada Okafor");
    quit(&mut pty);
    assert_eq!(home.read(), first, "to look at it changes nothing");
}

#[test]
fn leaving_the_welcome_makes_no_file() {
    let home = Home::empty();
    let mut pty = home.setup().start();
    pty.wait_for("There is no roadmap yet");
    quit(&mut pty);
    assert_eq!(home.all("data"), Vec::<String>::new());
}

#[test]
fn a_roadmap_that_appears_while_the_welcome_is_shown_opens() {
    let home = Home::with("");
    std::fs::remove_file(home.roadmap()).expect("it goes");
    let mut pty = home.setup().start();
    pty.wait_for("There is no roadmap yet");
    home.replace("[person]\nname = \"Bo Lind\"\n");
    pty.wait_for("Bo Lind");
    quit(&mut pty);
}
