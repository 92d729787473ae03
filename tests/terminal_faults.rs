//! The program on terminals that misbehave, with a file that means harm: signals, hang-ups, odd sizes, floods of keys.
//!
//! The battery under `tests/faults/` needs Linux and python3 with ptys, and says SKIP where those are missing. What it
//! reads is checked byte for byte: only drawing may reach the terminal.

#[path = "support/battery.rs"]
mod battery;

use battery::{judge, missing, python, skip};
use std::fs;
use std::path::Path;

const ROADBOOK: &str = env!("CARGO_BIN_EXE_roadbook");
/// Panes, rows, zoom, detail, form, find, signals, palette, help.
const KEYS: &str = r"jjkk\t\t1jj\r\x1bz2jze\t\t\x1b3j\r\x1b4jj\r\x1b/jj\x1bwj\x1b:\x1b?\x1b";

/// All groups of the battery; they wait most of the time, so they run side by side.
const GROUPS: [&str; 3] = [
    "out,signals,hangup,notty,color",
    "size",
    "safe,paste,slow,monkey",
];

/// Every picture of a team, a person who is visited, the palette, the help.
const TEAM_KEYS: &str = r"jj2jj3j4jj5j6jj7jj8jj9jj1j\r\x1b:\x1b?\x1b";

#[test]
fn a_hostile_file_does_no_harm_on_any_terminal() {
    if let Some(reason) = missing() {
        return skip("terminals", &reason);
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("hostile.toml");
    hostile("hostile-template.toml", &path);
    run_all(KEYS, &["--file", path.to_str().expect("a plain path")]);
}

#[test]
fn a_hostile_team_does_no_harm_on_any_terminal() {
    if let Some(reason) = missing() {
        return skip("terminals", &reason);
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    hostile("hostile-template.toml", &folder.path().join("a.toml"));
    hostile(
        "hostile-team-template.toml",
        &folder.path().join("team.toml"),
    );
    run_all(
        TEAM_KEYS,
        &["team", folder.path().to_str().expect("a plain path")],
    );
}

#[test]
fn the_sample_does_no_harm_on_any_terminal() {
    if let Some(reason) = missing() {
        return skip("terminals", &reason);
    }
    run_all(KEYS, &["demo"]);
}

/// Writes the hostile file that a template makes.
fn hostile(template: &str, path: &Path) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let made = python("hostile.py")
        .arg(folder.join(template))
        .output()
        .expect("python3 runs");
    assert!(made.status.success());
    fs::write(path, made.stdout).expect("a file");
}

fn run_all(keys: &str, arguments: &[&str]) {
    std::thread::scope(|scope| {
        for groups in GROUPS {
            scope.spawn(move || run(groups, keys, arguments));
        }
    });
}

fn run(groups: &str, keys: &str, arguments: &[&str]) {
    let home = tempfile::tempdir().expect("a temporary folder");
    // A fixed seed, so that a failure can be had again; another one and more time by hand.
    let output = python("terminal_battery.py")
        .args(["--keys", keys, "--panic", "ROADBOOK_TEST_PANIC=1"])
        .args([
            "--monkey", "4", "--seed", "7", "--only", groups, "--", ROADBOOK,
        ])
        .args(arguments)
        .env("HOME", home.path())
        .env("ROADBOOK_TODAY", "2026-11-22")
        .env_remove("XDG_STATE_HOME")
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_CONFIG_HOME")
        .output()
        .expect("python3 runs");
    judge(groups, &output);
}
