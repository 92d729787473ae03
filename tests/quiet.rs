//! What the program asks of the system in a whole flow: no network at all, and files for their owner alone.
//!
//! It needs Linux and strace, and says SKIP where those are missing.

// Terminals are pseudo-terminals here, and what ends or stops a program is a signal.
#![cfg(unix)]

#[path = "support/battery.rs"]
#[expect(dead_code, reason = "it runs strace itself, and no battery")]
mod battery;
#[path = "support/keys.rs"]
mod keys;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the loop's own tests use more of it")]
mod pty;

use battery::{missing, skip};
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::Command;

const ROADBOOK: &str = env!("CARGO_BIN_EXE_roadbook");
const CALLS: &str = "trace=%network,openat,mkdir,mkdirat";

#[test]
fn a_whole_flow_opens_no_socket_and_no_file_to_others() {
    if let Some(reason) = missing() {
        return skip("quiet", &reason);
    }
    let home = tempfile::tempdir().expect("a temporary folder");
    let log = home.path().join("trace");
    let file = home.path().join("made/roadmap.toml");
    on_a_terminal(home.path(), &log, &file);
    assert_quiet(&log);
    for arguments in [
        vec!["log", "shadowed Bo on access review 2h #observe"],
        vec!["--print", "--keys", "j space u"],
        vec!["demo", "--print"],
    ] {
        traced(home.path(), &log, &file, &arguments);
        assert_quiet(&log);
    }
    fs::remove_file(&log).expect("it is there");
    assert_private(home.path());
}

/// Makes a file from the welcome, changes it, undoes that, saves it and leaves.
fn on_a_terminal(home: &Path, log: &Path, file: &Path) {
    let text = |path: &Path| path.to_str().expect("a plain path").to_owned();
    let mut pty = pty::program("sh")
        .arg("-c")
        .arg("umask 000; exec strace -f -qq -o \"$LOG\" -e \"$CALLS\" -- \"$ROADBOOK\" --file \"$FILE\"")
        .env("LOG", &text(log))
        .env("CALLS", CALLS)
        .env("ROADBOOK", ROADBOOK)
        .env("FILE", &text(file))
        .env("HOME", &text(home))
        .env("ROADBOOK_TODAY", "2026-11-22")
        .start();
    pty.wait_for("quit").keys("c");
    pty.wait_for("Name").keys("Ada<c-s>");
    pty.wait_for("Which way").keys("<c-s>");
    pty.wait_for("Quarter win").keys("l");
    pty.wait_for("Record one line")
        .keys("shadowed Bo on reviews 2h<enter>");
    pty.wait_for("reviews added").keys("u");
    pty.wait("the change is taken back", |screen| {
        !screen.contents().contains("Bo  reviews")
    });
    assert_eq!(pty.keys("q").exit_code(), 0);
    let saved = fs::read_to_string(file).expect("it is saved");
    assert!(saved.contains("Ada") && !saved.contains("Bo"), "{saved}");
}

fn traced(home: &Path, log: &Path, file: &Path, arguments: &[&str]) {
    let output = Command::new("sh")
        .args([
            "-c",
            "umask 000; exec strace -f -qq -o \"$LOG\" -e \"$CALLS\" -- \"$ROADBOOK\" \"$@\"",
            "sh",
        ])
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .envs([
            ("LOG", log),
            ("ROADBOOK_FILE", file),
            ("HOME", home),
            ("TMPDIR", home),
        ])
        .envs([
            ("CALLS", CALLS),
            ("ROADBOOK", ROADBOOK),
            ("ROADBOOK_TODAY", "2026-11-22"),
        ])
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

/// A pair of connected ends inside of the program is the one thing of its sort that may be seen.
fn assert_quiet(log: &Path) {
    let trace = fs::read_to_string(log).expect("a trace");
    assert!(trace.lines().count() > 3, "it was traced: {trace}");
    for line in trace.lines() {
        // Nothing is sent, but to ask whether the pipe that wakes the loop on a signal is a socket.
        assert!(
            !line.contains("sendto(") || line.contains(", \"\", 0,"),
            "{line}"
        );
        for call in [
            "socket(",
            "connect(",
            "bind(",
            "listen(",
            "AF_INET",
            "AF_NETLINK",
            "getaddrinfo",
        ] {
            assert!(!line.contains(call), "{line}");
        }
        let made = line.contains("O_CREAT") && !line.contains(" = -1");
        assert!(
            !made || line.contains(", 0600)"),
            "a file that others may open: {line}"
        );
        let folder = line.contains("mkdir") && !line.contains(" = -1");
        assert!(
            !folder || line.contains(", 0700)"),
            "a folder that others may open: {line}"
        );
    }
}

fn assert_private(folder: &Path) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let about = fs::symlink_metadata(&path).expect("it is there");
        let mode = about.permissions().mode() & 0o777;
        let wanted = if about.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, wanted, "{}: {mode:o}", path.display());
        if about.is_dir() {
            assert_private(&path);
        }
    }
}
