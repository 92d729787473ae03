//! The editor of the system: on a long text of a form, and on the file.

use super::home::{BY_HAND, Home, quit};
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// An editor that does this with the last of its arguments.
fn editor(home: &Home, does: &str) -> String {
    let path = home.path("editor");
    let script = format!("#!/bin/sh\nfor file; do :; done\n{does}\n");
    fs::write(&path, script).expect("the editor is written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("it can be run");
    path.to_string_lossy().into_owned()
}

#[test]
fn a_long_text_goes_to_the_editor_and_back() {
    let home = Home::with(BY_HAND);
    let does = "ls -l \"$file\" | cut -c1-10 > \"$HOME/seen\"; echo IN THE EDITOR; read line; \
                printf 'one\\ntwo\\n' > \"$file\"";
    let editor = editor(&home, does);
    let mut pty = home.setup().env("EDITOR", &editor).start();
    pty.wait_for("1 Track").keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("New bet");
    pty.keys("WebAssembly<tab><tab><tab><tab><tab><tab><tab>")
        .keys("<c-o>")
        .wait_for("IN THE EDITOR");
    assert!(!pty.terminal().alternate_screen());
    pty.keys("<enter>").wait_for("one … 2 lines");
    pty.keys("<c-s>").wait_gone("New bet");
    home.wait_file_with(&mut pty, "note = \"\"\"\none\ntwo\"\"\"");
    pty.wait_for("1 Track").wait_for("4 Shadowing");
    quit(&mut pty);
    assert_eq!(home.all("tmp"), Vec::<String>::new(), "the text is gone");
    assert_eq!(
        fs::read_to_string(home.path("seen")).expect("it was seen"),
        "-rw-------\n"
    );
}

#[test]
fn a_signal_while_the_editor_has_a_text_leaves_none_of_it() {
    let home = Home::with(BY_HAND);
    let editor = editor(&home, "echo IN THE EDITOR; read line");
    let mut pty = home.setup().env("EDITOR", &editor).start();
    pty.wait_for("1 Track").keys("A").wait_for("type to search");
    pty.keys("bet<enter>").wait_for("New bet");
    pty.keys("x<tab><tab><tab><tab><tab><tab><tab><c-o>")
        .wait_for("IN THE EDITOR");
    assert!(!home.all("tmp").is_empty());
    pty.signal(rustix::process::Signal::TERM);
    assert_eq!(pty.exit_code(), 143);
    assert_eq!(home.all("tmp"), Vec::<String>::new());
}

#[test]
fn the_file_goes_to_the_editor_and_undo_still_works_after_it() {
    let home = Home::with(BY_HAND);
    let editor = editor(&home, "sed -i 's/shoe_size = 42/shoe_size = 43/' \"$file\"");
    let mut pty = home.setup().env("EDITOR", &editor).start();
    pty.wait_for("1 Track").keys("<space>");
    home.wait_file_with(&mut pty, "level = \"awareness\"");
    pty.keys("E").wait_for("taken in").wait_for("4 Shadowing");
    pty.keys("u").wait_for("undone");
    pty.wait_until("the level is gone", || !home.read().contains("awareness"));
    assert!(home.read().contains("shoe_size = 43"), "{}", home.read());
    quit(&mut pty);
}

#[test]
fn a_broken_file_is_mended_in_the_editor() {
    let home = Home::with("[person\nname = \"Ada Okafor\"\n");
    let editor = editor(&home, "sed -i '1s/.*/[person]/' \"$file\"");
    let mut pty = home.setup().env("EDITOR", &editor).start();
    pty.wait_for("cannot be read as a roadmap");
    pty.keys("e").wait_for("1 Track").wait_for("Ada Okafor");
    quit(&mut pty);
}

#[test]
fn an_editor_that_is_not_there_is_told_and_harms_nothing() {
    let home = Home::with(BY_HAND);
    let mut pty = home.setup().env("EDITOR", "/nowhere/at-all").start();
    pty.wait_for("1 Track").keys("E").wait_for("editor");
    pty.wait_for("could not be started");
    pty.keys("<space>");
    home.wait_file_with(&mut pty, "level = \"awareness\"");
    quit(&mut pty);
}
