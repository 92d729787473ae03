//! The loop on a pseudo-terminal: it draws, it answers, and it always gives the terminal back.

// Terminals are pseudo-terminals here, and what ends or stops a program is a signal.
#![cfg(unix)]

#[path = "support/keys.rs"]
mod keys;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "some waits are for journeys alone")]
mod pty;

use pty::{Pty, example, path, program};
use rustix::process::Signal;

fn probe() -> Pty {
    let mut pty = example("loop_probe").start();
    pty.wait_for("loaded");
    pty
}

#[test]
fn keys_move_and_q_quits() {
    let mut pty = probe();
    pty.keys("jj<down>k").wait_for("row 3 of 2500");
    assert!(pty.row(3).starts_with("│▎ Skill 2"), "{}", pty.text());
    pty.keys("?").wait_for("this help").keys("<esc>");
    pty.wait("the help is closed", |screen| {
        !screen.contents().contains("this help")
    });
    assert_eq!(pty.keys("q").exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn a_storm_of_keys_arrives_whole() {
    let mut pty = probe();
    let before = pty.output().len();
    pty.keys(&"j".repeat(2000)).wait_for("row 2001 of");
    assert!(
        pty.output().len() - before < 100_000,
        "a frame for each of a few batches, not for each key"
    );
    // No more than the line holds: a sequence that arrives in two pieces is taken for Escape and letters.
    pty.keys(&"<up>".repeat(999)).wait_for("row 1002 of");
    // Exactly as many bytes as are read at once, with a sequence across the border.
    pty.keys(&"j".repeat(1023))
        .keys("<down>")
        .wait_for("row 2026 of");
    pty.keys("q").exit_code();
}

#[test]
fn a_hundred_thousand_keys_are_all_taken() {
    let mut pty = probe();
    let there_and_back = "j".repeat(1000) + &"k".repeat(1000);
    // From the middle, so that one that is missing shows on either side.
    pty.keys(&"j".repeat(1200));
    pty.keys(&there_and_back.repeat(50));
    pty.keys("?").wait_for("this help").keys("<esc>");
    pty.wait("it stands where it began", |screen| {
        let words = screen.contents();
        words.contains("row 1201 of") && !words.contains("this help")
    });
    pty.keys("q").exit_code();
}

#[test]
fn a_long_paste_is_one_event() {
    let mut pty = probe();
    let paste = "q and text\u{1b}]52;c;x\u{7}\r\n".repeat(48_000);
    pty.send(format!("\u{1b}[200~{paste}\u{1b}[201~j").as_bytes())
        .wait_for("row 2 of");
    assert_eq!(pty.keys("q").exit_code(), 0);
}

#[test]
fn a_new_size_is_drawn() {
    let mut pty = example("loop_probe").size(80, 24).start();
    pty.wait_for("loaded");
    for (columns, rows) in [(200, 50), (1, 1), (40, 12), (120, 36)] {
        pty.resize(columns, rows);
        if columns > 20 {
            pty.wait_for("READY");
        }
    }
    pty.keys("j").wait_for("row 2 of");
    pty.keys("q").exit_code();
    pty.assert_given_back();
}

#[test]
fn every_signal_gives_the_terminal_back() {
    for (signal, code) in [
        (Signal::TERM, 143),
        (Signal::INT, 130),
        (Signal::HUP, 129),
        (Signal::QUIT, 131),
    ] {
        let mut pty = probe();
        assert_eq!(pty.signal(signal).exit_code(), code);
        pty.assert_given_back();
    }
}

#[test]
fn half_a_sequence_does_not_hold_the_program() {
    for half in ["\u{1b}[", "\u{1b}[200~never ended"] {
        let mut pty = probe();
        pty.send(half.as_bytes()).wait_until_read();
        assert_eq!(pty.signal(Signal::TERM).exit_code(), 143);
        pty.assert_given_back();
    }
}

#[test]
fn a_panic_is_told_after_the_terminal_is_given_back() {
    let mut pty = example("loop_probe")
        .env("ROADBOOK_TEST_PANIC", "1")
        .start();
    assert_eq!(pty.exit_code(), 101);
    pty.assert_given_back();
    let output = String::from_utf8_lossy(pty.output()).into_owned();
    let (_, told) = output
        .split_once("\u{1b}[?1049l")
        .expect("the alternate screen is left");
    assert!(told.contains("boom"), "{told}");
}

#[test]
fn a_panic_of_another_thread_ends_the_program_too() {
    let mut pty = example("loop_probe").arg("--thread-panics").start();
    assert_eq!(pty.exit_code(), 101);
    pty.assert_given_back();
    assert!(String::from_utf8_lossy(pty.output()).contains("boom in a thread"));
}

#[test]
fn a_vanished_terminal_ends_the_program() {
    let mut pty = probe();
    assert_eq!(pty.hang_up("j").exit_code(), 129);
}

#[test]
fn an_editor_has_the_terminal_to_itself() {
    let editor = "read line; echo got $line; read line";
    let mut pty = example("loop_probe").env("EDITOR", editor).start();
    pty.wait_for("loaded").keys("e");
    pty.wait("the editor has the normal screen", |screen| {
        !screen.alternate_screen()
    });
    pty.keys("jjjq<enter>").wait_for("got jjjq");
    pty.keys("<enter>").wait_for("edited");
    assert!(
        pty.text().contains("row 1 of"),
        "the editor's keys are not ours"
    );
    assert_eq!(pty.keys("q").exit_code(), 0);
    pty.assert_given_back();
}

#[test]
fn ctrl_z_stops_the_job_and_the_shell_goes_on_with_it() {
    let shell = "set -m; \"$PROBE\"; echo stopped; read line; fg; echo ended $?";
    let mut pty = program("/bin/sh")
        .arg("-c")
        .arg(shell)
        .env("PROBE", &path("loop_probe"))
        .start();
    pty.wait_for("loaded").keys("j<c-z>").wait_for("stopped");
    assert!(!pty.terminal().alternate_screen() && !pty.terminal().hide_cursor());
    pty.keys("<enter>")
        .wait_for("row 2 of")
        .keys("q")
        .wait_for("ended 0");
    pty.exit_code();
    pty.assert_given_back();
}

#[test]
fn ctrl_z_without_a_shell_changes_nothing() {
    let mut pty = probe();
    pty.keys("<c-z>j").wait_for("row 2 of");
    assert_eq!(pty.keys("q").exit_code(), 0);
}

#[test]
fn without_a_terminal_it_says_so() {
    let mut command = std::process::Command::new(path("loop_probe"));
    let output = command
        .stdin(std::process::Stdio::null())
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}
