//! Writing in forms as in any editor: selection, words, pastes, days, links to records that are made on the way.

use super::home::{BY_HAND, Home, quit};
use crate::pty::Pty;
use std::fs;
use std::os::unix::fs::PermissionsExt;

/// A form for a new record of a kind.
fn new(pty: &mut Pty, kind: &str) {
    pty.keys("A").wait_for("type to search");
    pty.keys(&format!("{kind}<enter>")).wait_for("Ctrl-s save");
}

#[test]
fn text_is_selected_replaced_and_taken_back_word_by_word() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    new(&mut pty, "bet");
    pty.keys("cafe\u{301} 👩\u{200d}🚀 WebAssembly")
        .wait_for("WebAssembly");
    // Shift with Ctrl and Left selects the word, and what is typed takes its place.
    pty.send(b"\x1b[1;6D")
        .keys("eBPF")
        .wait_for("eBPF")
        .wait_gone("WebAssembly");
    // One step to the left of the space, over one astronaut, is one character.
    pty.keys("<c-a>")
        .send(b"\x1b[1;5C")
        .keys("<right><right>X")
        .wait_for("X eBPF");
    pty.keys("<c-z>").wait_gone("X eBPF");
    pty.keys("<c-s>").wait_gone("Ctrl-s save");
    home.wait_file_with(&mut pty, "tech = \"cafe\u{301} 👩\\u200D🚀 eBPF\"");
    quit(&mut pty);
}

#[test]
fn a_paste_of_many_lines_is_a_text_and_the_cursor_is_the_terminals_own() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    new(&mut pty, "bet");
    pty.keys("Wasm<tab><tab><tab><tab><tab><tab><tab>");
    pty.send(b"\x1b[200~one\r\ntwo\nthree\x1b[201~")
        .wait_for("three");
    assert!(!pty.terminal().hide_cursor());
    let (row, column) = pty.terminal().cursor_position();
    let line = pty.row(usize::from(row));
    let before: String = line.chars().take(usize::from(column)).collect();
    assert!(before.ends_with("three"), "{before:?}");
    pty.keys("<c-s>").wait_gone("Ctrl-s save");
    home.wait_file_with(&mut pty, "note = \"\"\"\none\ntwo\nthree\"\"\"");
    quit(&mut pty);
}

#[test]
fn days_and_numbers_are_shown_as_understood_before_they_are_taken() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    new(&mut pty, "bet");
    pty.keys("Wasm<tab>");
    for (typed, shown) in [
        ("end of quarter", "Thu 31 Dec 2026"),
        ("next fri", "Fri 27 Nov 2026"),
        ("-3d", "Thu 19 Nov 2026"),
    ] {
        pty.keys("<c-u>").keys(typed).wait_for(shown);
    }
    pty.keys("<c-s>").wait_gone("Ctrl-s save");
    home.wait_file_with(&mut pty, "noticed = 2026-11-19");
    quit(&mut pty);
}

#[test]
fn a_record_is_made_for_a_link_without_leaving_the_form() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    new(&mut pty, "evidence");
    pty.keys("backstop<tab>Stopped the storm")
        .wait_for("Stopped the storm");
    while !pty.text().contains("The skills that it proves.") {
        let before = pty.terminal().cursor_position();
        pty.keys("<tab>").wait("the cursor is elsewhere", |screen| {
            screen.cursor_position() != before
        });
    }
    pty.keys("<enter>").wait_for("new skill");
    pty.keys("Load tests").wait_for("new skill “Load tests”");
    pty.keys("<up><enter>").wait_for("New skill");
    pty.keys("<c-s>")
        .wait_gone("New skill")
        .wait_for("Stopped the storm");
    pty.keys("<c-s>").wait_gone("Ctrl-s save");
    home.wait_file_with(&mut pty, "skills = [\"load-tests\"]");
    home.wait_file_with(&mut pty, "id = \"load-tests\"");
    quit(&mut pty);
}

#[test]
fn the_visual_editor_comes_first_and_gets_its_arguments() {
    let home = Home::with(BY_HAND);
    let script = home.path("my editor");
    let does = "#!/bin/sh\necho \"$1\" > \"$HOME/seen\"\nprintf 'from %s' \"$1\" > \"$2\"\n";
    fs::write(&script, does).expect("written");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).expect("it can be run");
    let visual = format!("'{}' --wait", script.display());
    let mut pty = home
        .setup()
        .env("VISUAL", &visual)
        .env("EDITOR", "/nowhere")
        .start();
    pty.wait_for("1 Track");
    new(&mut pty, "bet");
    pty.keys("x<tab><tab><tab><tab><tab><tab><tab><c-o>")
        .wait_for("from --wait");
    // The screen is whole again.
    pty.wait_for("1 Track")
        .wait_for("New bet")
        .wait_for("No certific");
    pty.keys("<c-s>").wait_gone("Ctrl-s save");
    home.wait_file_with(&mut pty, "note = \"from --wait\"");
    quit(&mut pty);
}
