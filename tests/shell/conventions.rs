//! What all commands keep to: help that fits, exit codes, streams, a closed pipe, a full disk.

use crate::home::{Home, Said};
use std::io::Read as _;
use std::process::Stdio;

/// Every command with its arguments that reads the sample and writes to standard output.
const READERS: &[&[&str]] = &[
    &["status"],
    &["status", "--short"],
    &["status", "--json"],
    &["show", "person"],
    &["set", "-n", "person", "name=Bo"],
    &["add", "-n", "bet", "tech=x"],
    &["rm", "-n", "cert:cka"],
    &["completions", "bash"],
    &["diff", "--from", "2026-10-01"],
    &["export", "md", "--private"],
    &["export", "html", "--private"],
    &["export", "ics", "--private"],
    &["export", "csv", "--table", "person", "--private"],
    &["complete-words", "--", "show", "cert:"],
];

const COMMANDS: &[&str] = &[
    "init",
    "log",
    "add",
    "set",
    "done",
    "rm",
    "status",
    "show",
    "undo",
    "restore",
    "forget",
    "completions",
    "export",
];

#[test]
fn the_help_of_each_command_fits_a_small_terminal_and_shows_examples() {
    let home = Home::new();
    for command in COMMANDS {
        let help = home.says(&[command, "-h"]);
        assert!(help.lines().count() <= 24, "{command}: {help}");
        assert!(
            help.lines().all(|line| line.chars().count() <= 80),
            "{help}"
        );
    }
    for command in ["add", "set", "done", "rm", "status", "show"] {
        assert!(
            home.says(&[command, "-h"]).contains("Examples:"),
            "{command}"
        );
    }
    let all = home.says(&["-h"]);
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command} ")), "{command}\n{all}");
    }
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let home = Home::with_sample();
    for arguments in READERS {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut child = home
            .command(arguments)
            .stdout(writer)
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut err = String::new();
        let mut stderr = child.stderr.take().expect("its words");
        stderr.read_to_string(&mut err).expect("text");
        assert_eq!(
            child.wait().expect("its end").code(),
            Some(0),
            "{arguments:?}"
        );
        assert!(err.is_empty(), "{arguments:?}: {err}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_under_the_output_is_an_error() {
    let home = Home::with_sample();
    for arguments in READERS {
        let full = std::fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full opens");
        let output = home.command(arguments).stdout(full).output();
        let said = Said::of(output.expect("it runs"));
        assert_eq!(said.code, Some(1), "{arguments:?}: {said:?}");
    }
}

#[test]
fn readers_change_nothing() {
    let home = Home::with_sample();
    let before = home.roadmap();
    for arguments in READERS {
        home.says(arguments);
        let mut with = vec!["--read-only"];
        with.extend(*arguments);
        home.says(&with);
    }
    assert_eq!(home.roadmap(), before);
    for arguments in [
        &["set", "person", "name=x"][..],
        &["add", "bet", "tech=x"],
        &["done", "cert:cka"],
        &["rm", "cert:cka"],
    ] {
        let mut with = vec!["--read-only"];
        with.extend(arguments);
        assert_eq!(home.run(&with).code, Some(2), "{arguments:?}");
    }
    assert_eq!(home.roadmap(), before);
    assert!(home.folder().exists());
}
