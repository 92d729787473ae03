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

#[test]
fn what_was_typed_survives_a_kill_in_the_middle_of_a_form() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("a").wait_for("New skill");
    pty.keys("<tab>On-call").wait_for("On-call");
    let drafts = home.path("state/roadbook/drafts");
    let kept = || {
        let files = std::fs::read_dir(&drafts).into_iter().flatten().flatten();
        let text = |path| std::fs::read_to_string(path).unwrap_or_default();
        files
            .map(|file| text(file.path()))
            .any(|text| text.contains("On-call"))
    };
    pty.wait_until("the draft is kept", kept);
    pty.signal(Signal::KILL).exit_code();
    assert_eq!(home.read(), BY_HAND);
    let mut pty = home.open();
    pty.wait_for("An unfinished form")
        .keys("<enter>")
        .wait_for("On-call");
    pty.keys("<c-s>").wait_gone("New skill");
    home.wait_file_with(&mut pty, "title = \"On-call\"");
    pty.wait_until("the draft is gone", || !kept());
    quit(&mut pty);
}

#[test]
fn two_programs_on_one_file_keep_a_draft_each() {
    let home = Home::with(BY_HAND);
    let mut both = ["On-call", "Terraform"].map(|title| {
        let mut pty = home.open();
        pty.keys("a").wait_for("New skill");
        pty.keys("<tab>").keys(title).wait_for(title);
        let kept =
            |file: &String| std::fs::read_to_string(file).is_ok_and(|text| text.contains(title));
        pty.wait_until("the draft is kept", || {
            home.all("state/roadbook/drafts").iter().any(kept)
        });
        pty
    });
    for pty in &mut both {
        pty.signal(Signal::KILL).exit_code();
    }
    // The first one that starts takes one of them, the next one the other.
    let mut again = [(); 2].map(|()| {
        let mut pty = home.open();
        pty.wait_for("An unfinished form")
            .keys("<enter>")
            .wait_for("New skill");
        pty
    });
    for pty in &mut again {
        pty.keys("<c-s>").wait_gone("New skill");
    }
    for (title, pty) in ["On-call", "Terraform"].iter().zip(&mut again) {
        home.wait_file_with(pty, &format!("title = \"{title}\""));
    }
    for pty in &mut again {
        quit(pty);
    }
    assert!(home.all("state/roadbook/drafts").is_empty());
}

#[test]
fn a_change_is_taken_back_after_a_kill() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("<space>").wait_for("awareness");
    pty.keys("j").wait(" saved", |screen| {
        screen.contents().trim_end().ends_with(" saved")
    });
    pty.signal(Signal::KILL).exit_code();
    let mut pty = home.open();
    pty.keys("u").wait_for("undone: ");
    pty.wait_until("the first bytes are back", || home.read() == BY_HAND);
    pty.keys("uUu").wait_for("undone: ");
    quit(&mut pty);
}

#[test]
fn a_conflict_copy_that_comes_is_said_and_joined() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    pty.keys("<space>").wait_for("awareness");
    home.wait_file_with(&mut pty, RAISED);
    let copy = home.path("data/roadbook/roadmap (Ada's conflicted copy 2026-11-22).toml");
    std::fs::write(&copy, BY_HAND.replace("Error budgets", "Budgets")).expect("a copy");
    pty.keys("j").wait_for("a conflict copy of Dropbox");
    pty.keys("M").wait_for("The copy is joined");
    home.wait_file_with(&mut pty, "title = \"Budgets\"");
    assert!(home.read().contains(RAISED), "{}", home.read());
    pty.keys("<down><enter>")
        .wait_until("the copy is gone", || !copy.exists());
    quit(&mut pty);
}
