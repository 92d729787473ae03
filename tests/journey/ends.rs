//! However the program ends, what was changed is in the file.

use super::home::{BY_HAND, Home, quit};
use rustix::process::Signal;

/// Raises the level of the only skill, which is the quickest change there is.
const RAISED: &str = "level = \"awareness\"";

#[test]
fn leaving_right_after_a_change_keeps_it() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    // In one piece, so that the save cannot be done before the program is asked to leave.
    assert_eq!(pty.keys("<space>q").exit_code(), 0);
    assert!(home.read().contains(RAISED), "{}", home.read());
}

#[test]
fn a_storm_of_changes_is_saved_whole_before_it_leaves() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    assert_eq!(pty.keys("<space><space>u<space>uuU<space>q").exit_code(), 0);
    let kept = home.read();
    assert!(kept.contains("level = \"working\""), "{kept}");
}

#[test]
fn a_signal_right_after_a_change_keeps_it() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = Home::with(BY_HAND);
        let mut pty = home.open();
        pty.keys("<space><space>").wait_for("level awareness →");
        pty.signal(signal).exit_code();
        let kept = home.read();
        assert!(kept.contains("level = \"working\""), "{kept}");
        pty.assert_given_back();
    }
}

#[test]
fn what_was_shown_as_saved_survives_a_kill() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("<space>").wait_for("awareness");
    // Another key takes the words about the change away, and what is said of the save can be seen.
    pty.keys("j").wait(" saved", |screen| {
        screen.contents().trim_end().ends_with(" saved")
    });
    pty.signal(Signal::KILL).exit_code();
    assert!(home.read().contains(RAISED), "{}", home.read());
    quit(&mut home.open());
}

#[test]
fn ctrl_c_in_a_form_does_not_throw_away_what_was_typed() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("a").wait_for("New skill");
    pty.keys("<tab>On-call<tab><tab><c-c>").wait_for("discard");
    pty.keys("s").wait_gone("New skill");
    home.wait_file_with(&mut pty, "title = \"On-call\"");
    quit(&mut pty);
}
