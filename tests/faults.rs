//! The save under faults: killed, refused, out of space and raced at each of its system calls.
//!
//! The batteries under `tests/faults/` break `roadbook log`, and `roadbook demo --write` for a first save. They need
//! Linux, python3 and strace, and say SKIP where those are missing; more cases run as root. The power cut takes most of a minute and is run by
//! `cargo test --test faults -- --ignored`.

#[path = "support/battery.rs"]
mod battery;

use battery::{judge, missing, python, skip};
use std::{fs, path::Path};

const ROADBOOK: &str = env!("CARGO_BIN_EXE_roadbook");
const TODAY: &str = "2026-11-22";
const OLD: &str = "schema = 1\n\n[person]\nname = \"Ada Okafor\"\n";

#[test]
fn a_kill_at_any_call_leaves_the_old_file_or_the_new_one() {
    broken("kill");
}

#[test]
fn an_error_at_any_call_is_told_and_changes_nothing() {
    broken("errno");
}

#[test]
fn a_full_disk_spoils_nothing() {
    broken("full");
}

#[test]
fn owner_permissions_and_attributes_stay() {
    broken("perms");
}

#[test]
fn links_stay_links() {
    broken("links");
}

#[test]
fn no_change_of_another_program_is_lost() {
    broken("race");
}

#[test]
fn the_order_of_the_calls_survives_a_power_cut() {
    broken("crash");
}

#[test]
#[ignore = "it waits for a real disk image; run it with --ignored, as root"]
fn a_power_cut_leaves_the_old_file_or_the_new_one() {
    broken("powercut");
}

#[test]
fn faults_in_the_state_folder_and_in_a_first_save_spoil_nothing() {
    if let Some(reason) = missing() {
        return skip("around", &reason);
    }
    judge(
        "around",
        &python("around.py")
            .arg(ROADBOOK)
            .output()
            .expect("python3 runs"),
    );
}

/// Runs one group of the battery and wants neither a failure nor a warning.
fn broken(group: &str) {
    if let Some(reason) = missing() {
        return skip(group, &reason);
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let old = folder.path().join("old.toml");
    fs::write(&old, OLD).expect("a file to start from");
    let logged = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/logged.py");
    let again = format!(
        "python3 '{}' {{}} '{}' failover",
        logged.display(),
        old.display()
    );
    let parallel = format!("'{ROADBOOK}' --today {TODAY} --file {{}} log 'rehearsed {{n}}'");
    // More than a page, so that a full disk has something to refuse.
    let words = format!("rehearsed the failover {}", "word ".repeat(1000));
    let output = python("battery.py")
        .args(["--only", group])
        .args(["--temp", r"^\.NAME\.tmp-", "--side", r"\.conflict-"])
        .args(["--again", &again, "--parallel", &parallel, "--old"])
        .arg(&old)
        .args([
            "--", ROADBOOK, "--today", TODAY, "--file", "{}", "log", &words,
        ])
        .output()
        .expect("python3 runs");
    judge(group, &output);
}
