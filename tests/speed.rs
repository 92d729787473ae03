//! What can be counted about speed, and never timed: bytes for a storm of keys, and system calls of an idle second.

// Terminals are pseudo-terminals here, and what ends or stops a program is a signal.
#![cfg(unix)]

#[path = "support/battery.rs"]
#[expect(dead_code, reason = "it attaches strace itself, and runs no battery")]
mod battery;
#[path = "../examples/generate/counts.rs"]
mod counts;
#[path = "support/keys.rs"]
mod keys;
#[path = "support/pty.rs"]
#[expect(dead_code, reason = "the loop's own tests use more of it")]
mod pty;
#[path = "../examples/generate/roadmap.rs"]
mod roadmap;
#[path = "../examples/generate/words.rs"]
mod words;

use battery::{missing, skip};
use pty::Pty;
use roadbook::model::{Path, Section, problems};
use roadbook::store::{Book, check};
use std::fs;
use std::path::Path as FilePath;
use std::process::Command;
use tempfile::TempDir;

/// The program on a roadmap of so many entries, its signals counted already; and where its number stands.
fn open(entries: usize) -> (TempDir, Pty) {
    let home = tempfile::tempdir().expect("a temporary folder");
    let file = home.path().join("roadmap.toml");
    fs::write(&file, roadmap::roadmap(entries, 1)).expect("a file");
    // Settings are watched where there are any.
    let settings = home.path().join("config/roadbook");
    fs::create_dir_all(&settings).expect("a folder");
    fs::write(settings.join("config.toml"), "theme = 'light'\n").expect("a file");
    let text = |path: &std::path::Path| path.to_str().expect("a plain path").to_owned();
    let mut pty = pty::program("sh")
        .arg("-c")
        .arg("echo $$ > \"$HOME/number\"; exec \"$ROADBOOK\" \"$FILE\"")
        .env("ROADBOOK", env!("CARGO_BIN_EXE_roadbook"))
        .env("FILE", &text(&file))
        .env("HOME", &text(home.path()))
        .env("XDG_CONFIG_HOME", &text(&home.path().join("config")))
        .env("ROADBOOK_TODAY", "2026-11-22")
        .size(120, 40)
        .start();
    pty.wait_for("more  w");
    (home, pty)
}

#[test]
fn a_generated_roadmap_is_valid_and_has_no_problems() {
    for entries in [0, 1, 100, 1500] {
        let text = roadmap::roadmap(entries, 7);
        assert_eq!(check(&text), []);
        let book = Book::open(text);
        let list = Section::ALL
            .iter()
            .filter(|section| section.list().is_some());
        for section in list {
            for number in 0..book.count(*section) {
                let table = book.table(*section, number);
                assert_eq!(problems(&table, section.fields(), &Path::root()), []);
            }
        }
    }
    assert_eq!(roadmap::roadmap(300, 1), roadmap::roadmap(300, 1));
    assert_ne!(roadmap::roadmap(300, 1), roadmap::roadmap(300, 2));
}

#[test]
fn a_storm_of_keys_is_drawn_in_a_few_frames() {
    let (_home, mut pty) = open(20_000);
    pty.keys("4").wait_for("1 of 4,9");
    let before = pty.output().len();
    pty.keys(&"j".repeat(2000)).wait_for("2,001 of 4,9");
    let sent = pty.output().len() - before;
    // One frame of a scrolled pane is about 2,500 bytes.
    assert!(sent < 150_000, "{sent} bytes for 2,000 keys");
    assert_eq!(pty.keys("q").exit_code(), 0);
}

#[test]
fn an_idle_second_is_silent() {
    if let Some(reason) = missing() {
        return skip("speed", &reason);
    }
    let (home, mut pty) = open(1500);
    let number = fs::read_to_string(home.path().join("number")).expect("the shell wrote it");
    // Not beside the roadmap, whose folder is watched.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let log = elsewhere.path().join("trace");
    pty.wait_until_read();
    // A slow machine may still be at the last turn of the loop when the trace begins; rest must come, and soon.
    let mut calls = Vec::new();
    for _ in 0..5 {
        let before = pty.output().len();
        calls = match calls_of_a_second(number.trim(), &log) {
            Ok(calls) => calls,
            Err(reason) => return skip("speed", &reason),
        };
        if calls.is_empty() {
            assert_eq!(pty.output().len(), before);
            break;
        }
    }
    assert_eq!(calls, Vec::<String>::new());
    assert_eq!(pty.keys("q").exit_code(), 0);
}

/// The system calls that a process finishes within a second; those begun before which still sleep are left out.
fn calls_of_a_second(process: &str, log: &FilePath) -> Result<Vec<String>, String> {
    let _ = fs::remove_file(log);
    let traced = Command::new("timeout")
        .args(["1", "strace", "-f", "-qq", "-o"])
        .arg(log)
        .args(["-p", process])
        .output()
        .expect("it runs");
    let calls = fs::read_to_string(log)
        .map_err(|_| String::from_utf8_lossy(&traced.stderr).into_owned())?;
    let finished = calls.lines().filter(|line| line.contains(") = "));
    Ok(finished.map(str::to_owned).collect())
}
