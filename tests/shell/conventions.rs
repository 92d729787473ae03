//! What all commands keep to: help that fits, exit codes, streams, a closed pipe, a full disk.

use crate::home::{Home, Said};
use std::fs;
use std::io::Read as _;
use std::process::{Command, Stdio};

/// Every command with its arguments that reads the sample and writes to standard output.
const READERS: &[&[&str]] = &[
    &["status"],
    &["--help"],
    &["demo", "--print", "--size", "400x400"],
    &["log", "-n", "x"],
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
    &["review", "--plain", "--private"],
    &["review", "--json", "--private"],
    &["team", ".", "--plain"],
    &["team", "--json"],
    &["check"],
    &["check", "--json"],
    &["catalogue"],
    &["catalogue", "cert:cka", "--json"],
    &["schema"],
    &["schema", "status"],
    &["config", "show"],
    &["config", "keys"],
    &["restore"],
    &["export", "json", "--private"],
    &["export", "jsonl", ".", "--private"],
    &["export", "brief", "--private"],
    &["export", "review", "--private"],
    &["export", "packet", "--private"],
    &["export", "framework"],
    &["import", "-n", "todo.txt"],
    &["undo", "-n"],
    &["forget", "Grace Lin"],
];

const ROADMAP: &str = "[person]\nname = \"Ada Okafor\"\n";

/// The sample, and what the readers read beside it; they run in its folder.
fn home() -> Home {
    let home = Home::with_sample();
    home.file("todo.txt", "x 2026-11-20 Held the access review\n");
    home.says(&["set", "person", "role=Engineer"]);
    home
}

/// One of the readers, run where its files are.
fn reader(home: &Home, arguments: &[&str]) -> Command {
    let mut command = home.command(arguments);
    command.current_dir(home.folder());
    command
}

const COMMANDS: &[&str] = &[
    "demo",
    "init",
    "checkin",
    "log",
    "add",
    "set",
    "done",
    "rm",
    "status",
    "show",
    "review",
    "share",
    "take-back",
    "undo",
    "forget",
    "team",
    "restore",
    "check",
    "catalogue",
    "config",
    "git-setup",
    "diff",
    "import",
    "export",
    "schema",
    "completions",
    "man",
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
        assert!(help.contains("Examples:") || *command == "config", "{help}");
    }
    let all = home.says(&["-h"]);
    for command in COMMANDS {
        assert!(all.contains(&format!("\n  {command} ")), "{command}\n{all}");
    }
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let home = home();
    for arguments in READERS {
        let (end, writer) = std::io::pipe().expect("a pipe");
        drop(end);
        let mut child = reader(&home, arguments)
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
    let home = home();
    for arguments in READERS {
        let full = fs::File::options()
            .write(true)
            .open("/dev/full")
            .expect("/dev/full opens");
        let output = reader(&home, arguments).stdout(full).output();
        let said = Said::of(output.expect("it runs"));
        assert_eq!(said.code, Some(1), "{arguments:?}: {said:?}");
    }
}

#[test]
fn readers_change_nothing() {
    let home = home();
    let before = home.roadmap();
    for arguments in READERS {
        let with = [&["--read-only"], *arguments].concat();
        for own in [*arguments, &with] {
            let said = Said::of(reader(&home, own).output().expect("it runs"));
            assert_eq!((said.code, &*said.err), (Some(0), ""), "{own:?}: {said:?}");
        }
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

#[test]
fn the_help_fits_a_small_terminal() {
    let home = Home::new();
    for arguments in [
        &["--help"][..],
        &["-h"],
        &["log", "--help"],
        &["demo", "-h"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert!(said.err.is_empty(), "{said:?}");
        // The list of all commands may be longer than the smallest screen, and the long help says everything.
        let most = if arguments == ["-h"] { 50 } else { 24 };
        let short = arguments.last() == Some(&"-h");
        assert!(!short || said.out.lines().count() <= most, "{}", said.out);
        let widest = said.out.lines().map(|line| line.chars().count()).max();
        assert!(widest <= Some(80), "{widest:?}\n{}", said.out);
    }
    let help = home.run(&["--help"]).out;
    for word in [
        "demo",
        "log",
        "undo",
        "restore",
        "forget",
        "--file",
        "--today",
        "--read-only",
    ] {
        assert!(help.contains(word), "{word}");
    }
    assert_eq!(home.run(&["--version"]).code, Some(0));
}

#[test]
fn mistakes_are_told_on_stderr_with_code_2() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for arguments in [
        &["--nope"][..],
        &["log"],
        &["--today", "soon"],
        &["--today", "2026-02-30", "log", "x"],
        &["demo", "--print", "--size", "big"],
        &["demo", "--print", "--keys", "nokey"],
        &[file.as_str(), "log", "x"],
        &["--file", &file, "log", "x", "--read-only"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {said:?}");
        assert!(said.out.is_empty(), "{arguments:?}: {said:?}");
        assert!(!said.err.is_empty(), "{arguments:?}");
    }
    for arguments in [[&*file, "status"], ["status", &*file]] {
        let said = home.run(&arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {said:?}");
        assert!(said.err.contains("name the file with --file"), "{said:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
    let said = Said::of(
        home.command(&["log", "x"])
            .env("ROADBOOK_TODAY", "soon")
            .output()
            .expect("it runs"),
    );
    assert_eq!(said.code, Some(2), "{said:?}");
}

#[test]
fn without_a_terminal_the_screen_is_refused() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for arguments in [
        &[][..],
        &[file.as_str()],
        &["demo"],
        &["--read-only", file.as_str()],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {said:?}");
        assert!(said.out.is_empty(), "{arguments:?}: {said:?}");
        assert!(said.err.contains("terminal"), "{arguments:?}: {said:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
}

#[test]
fn a_frame_is_printed_without_a_terminal_and_leaves_nothing_behind() {
    let home = Home::new();
    let said = home.run(&["demo", "--print", "--size", "80x24", "--keys", "j space 4"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert_eq!(said.out.lines().count(), 24);
    assert!(said.out.contains("Shadowing"), "{}", said.out);
    let left: Vec<_> = fs::read_dir(home.folder())
        .expect("the home")
        .flatten()
        .map(|entry| entry.file_name())
        .filter(|name| name.to_string_lossy().starts_with("roadbook"))
        .collect();
    assert_eq!(left, Vec::<std::ffi::OsString>::new());
    for size in ["1x1", "0x0", "3x2", "40x12"] {
        let said = home.run(&["demo", "--print", "--size", size]);
        assert_eq!(said.code, Some(0), "{size}: {said:?}");
    }
}
