//! Everything that the commands say of a hostile file, in good order and in bad.

use super::{fault, hostile, hostile_team, rounds};
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const NAME: &[u8] = b"road\x1b]0;x\x07map\xe2\x80\xae\xc2\x9b\xff.toml";

/// Runs the program, and reads both of what it says.
fn said(folder: &Path, arguments: &[&OsStr]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_roadbook"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("HOME", folder)
        .env("ROADBOOK_TODAY", "2026-11-22")
        .stdin(Stdio::null())
        .output()
        .expect("it runs");
    assert!(
        output.status.code().is_some_and(|code| code <= 2),
        "{output:?}"
    );
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text"));
    let text = text.concat();
    assert_eq!(fault(&text), None, "{arguments:?}: {text:?}");
    text
}

fn words<'a>(file: &'a OsStr, more: &'a [&'a str]) -> Vec<&'a OsStr> {
    [OsStr::new("--file"), file]
        .into_iter()
        .chain(more.iter().map(OsStr::new))
        .collect()
}

#[test]
fn no_command_says_a_hostile_word_raw() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(OsStr::from_bytes(NAME));
    let file = path.as_os_str();
    let line = "shadowed \u{1b}]0;x\u{7}Bo on \u{202e}access \u{9b}31m 2h @\u{1b}[31m #observe";
    for round in rounds() {
        let text = hostile(round);
        std::fs::write(&path, &text).expect("a file");
        for keys in ["", "2 z", "/", "w", "e"] {
            said(folder.path(), &words(file, &["--print", "--keys", keys]));
        }
        said(folder.path(), &words(file, &["log", line]));
        said(
            folder.path(),
            &words(file, &["log", "-n", "x \u{1b}c #\u{1b}[31m"]),
        );
        said(
            folder.path(),
            &words(file, &["log", "shadowed x #\u{1b}[31m\u{202e}"]),
        );
        // Broken after each hostile line.
        let raw = text
            .replace("\\U0000001B", "\u{1b}")
            .replace("\\U0000202E", "\u{202e}")
            .replace("\\U0000009B", "\u{9b}");
        std::fs::write(&path, raw).expect("a file");
        assert!(said(folder.path(), &words(file, &["log", "x"])).contains('^'));
        said(folder.path(), &words(file, &["--print"]));
    }
}

/// What reads a roadmap and says something of it; `{}` is the file.
const READERS: &[&[&str]] = &[
    &["status"],
    &["status", "--plain"],
    &["status", "--short"],
    &["status", "--json"],
    &["show", "person"],
    &["show", "person", "--json"],
    &["show", "skill:#1"],
    &["show", "win:#1", "--plain"],
    &["show", "cert:#2", "--json"],
    &["show", "review:#1"],
    &["review", "--plain"],
    &["review", "--json", "--private"],
    &["check"],
    &["check", "--strict", "--plain"],
    &["check", "--json"],
    &["catalogue"],
    &["catalogue", "track", "--json"],
    &["diff", "--from", "2026-10-10"],
    &["diff", "--from", "2026-10-10", "--json"],
    &["export", "md", "--private"],
    &["export", "brief", "--private"],
    &["export", "review", "--private"],
    &["export", "packet", "--private"],
    &["export", "framework"],
    &["export", "json", "--private"],
    &["export", "jsonl", "{}", "--private"],
    &["team", "{}", "--plain", "--view", "all"],
    &["team", ".", "--plain", "--view", "all"],
    &["team", ".", "--json"],
    &["team", "team.toml", "--plain", "--view", "all"],
    &["check", "team.toml"],
    &["export", "framework", "--file", "team.toml"],
    &["restore"],
    &["restore", "1", "--diff"],
    &["undo", "-n"],
    &["forget", "x"],
    &["config", "show"],
    &["complete-words", "--", "show", "skill:"],
    &["complete-words", "--", "catalogue", "track:"],
    &["set", "-n", "person", "name=\u{1b}[2J\u{202e}x\u{9b}"],
    &["add", "-n", "bet", "tech=\u{1b}]0;x\u{7}"],
    &["rm", "-n", "bet:#1"],
    &["done", "-n", "bet:#1"],
    &["import", "rows.csv", "--into", "shadow", "-n"],
    &["import", "rows.csv", "-n"],
    &["import", "badge.json", "-n"],
    &["import", "done.txt", "-n"],
    &["import", "list.md", "-n"],
    &["share", "-o", "copy\u{1b}]0;x\u{7}.toml"],
    &["take-back", "copy\u{1b}]0;x\u{7}.toml", "-n"],
    &["schema", "--install"],
];

/// Every picture of a team, a member's form, a person who is visited, and what lies over them.
const TEAM_KEYS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "j e", "j enter", "9 j e", "7 j e", "?", ":",
];

/// Files of other programs that are as hostile.
fn foreign(folder: &Path) {
    let evil = "\u{1b}]0;x\u{7}\u{202e}\u{9b}31m\u{200b}";
    let write = |name: &str, text: String| std::fs::write(folder.join(name), text).expect("a file");
    write(
        "rows.csv",
        format!(
            "on,with,what,{evil}\n2026-11-12,\"{evil}\",\"{evil}\",{evil}\nnever {evil},x,y,z\n"
        ),
    );
    write(
        "badge.json",
        format!(
            "{{\"type\":\"Assertion\",\"id\":\"https://x.example/1\",\"issuedOn\":\"2026-03-04T10:00:00Z\",\"badge\":{{\"name\":{0},\"issuer\":{{\"name\":{0}}}}}}}",
            serde_json::Value::from(evil)
        ),
    );
    write("done.txt", format!("x 2026-11-12 {evil} +{evil} @{evil}\n"));
    write("list.md", format!("- [x] 2026-11-12 {evil}\n- {evil}\n"));
}

#[test]
fn no_other_command_says_one_raw_either() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(OsStr::from_bytes(NAME));
    foreign(folder.path());
    for round in rounds().step_by(2) {
        std::fs::write(&path, hostile(round)).expect("a file");
        let team = folder.path().join("team.toml");
        std::fs::write(&team, hostile_team(round)).expect("a file");
        for keys in TEAM_KEYS {
            let shown = ["team", ".", "--print", "--size", "140x40", "--keys", keys];
            said(folder.path(), &shown.map(OsStr::new));
        }
        said(
            folder.path(),
            &words(path.as_os_str(), &["set", "person", "role=x"]),
        );
        for more in READERS {
            let more: Vec<&OsStr> = more
                .iter()
                .map(|word| match *word {
                    "{}" => path.as_os_str(),
                    word => OsStr::new(word),
                })
                .collect();
            let all = [vec![OsStr::new("--file"), path.as_os_str()], more].concat();
            said(folder.path(), &all);
        }
        // What is written for others, too.
        for (form, name) in [
            ("html", "page.html"),
            ("csv", "tables"),
            ("ics", "days.ics"),
        ] {
            let _ = std::fs::remove_dir_all(folder.path().join(name));
            said(
                folder.path(),
                &words(path.as_os_str(), &["export", form, "--private", "-o", name]),
            );
        }
        for written in files(folder.path(), &["page.html", "tables", "days.ics"]) {
            let text = std::fs::read_to_string(&written).expect("text");
            let text = text.replace("\r\n", "\n");
            assert_eq!(fault(&text), None, "{}", written.display());
        }
        std::fs::write(&path, "[person\n\u{1b}[31m\u{202e}\u{9b} = \n").expect("a file");
        for more in READERS {
            let more: Vec<&OsStr> = more.iter().map(OsStr::new).collect();
            let all = [vec![OsStr::new("--file"), path.as_os_str()], more].concat();
            said(folder.path(), &all);
        }
    }
}

/// These files, and those in folders of these names.
fn files(folder: &Path, names: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for name in names {
        let path = folder.join(name);
        match std::fs::read_dir(&path) {
            Ok(inside) => found.extend(inside.flatten().map(|own| own.path())),
            Err(_) => found.push(path),
        }
    }
    found
}

#[test]
fn no_error_repeats_a_hostile_argument_raw() {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "\u{1b}]0;x\u{7}\u{202e}\u{9b}";
    let flood = format!("Z{}", "\u{301}".repeat(500));
    for evil in [evil, &flood, &evil.repeat(300)] {
        let option = format!("--{evil}");
        let part = format!("cert:{evil}");
        for arguments in [
            vec!["--today", evil],
            vec!["--size", evil, "--print"],
            vec!["--print", "--keys", evil],
            vec![&option],
            vec![evil, evil, evil],
            vec!["--file", evil, "log", "x"],
            vec!["--file", evil, "--print"],
            vec!["demo", "--write", evil, evil],
            vec!["demo", "--write", "/dev/null/none"],
            vec!["log", "--dry-run", evil],
            vec!["schema", evil],
            vec!["show", evil],
            vec!["catalogue", evil],
            vec!["catalogue", &part],
            vec!["review", "--since", evil],
            vec!["diff", "--from", evil],
            vec!["diff", evil, evil],
            vec!["team", evil, "--plain"],
            vec!["team", ".", "--plain", "--view", evil],
            vec!["export", "brief", "--win", evil],
            vec!["export", "csv", "--table", evil],
            vec!["export", "jsonl", evil],
            vec!["export", "md", "-o", "/dev/null/\u{1b}[2J"],
            vec!["import", evil],
            vec!["import", evil, "--as", "csv", "--into", evil],
            vec![
                "import", evil, "--as", "csv", "--into", "shadow", "--map", evil,
            ],
            vec!["share", evil],
            vec!["take-back", evil],
            vec!["restore", evil],
            vec!["forget", evil],
            vec!["completions", evil],
            vec!["man", "/dev/null/\u{1b}[2J"],
            vec!["set", evil, evil],
            vec!["add", evil],
            vec!["done", evil],
            vec!["rm", evil],
            vec!["check", evil],
            vec!["config", evil],
        ] {
            let arguments: Vec<OsString> = arguments.iter().map(OsString::from).collect();
            said(
                folder.path(),
                &arguments
                    .iter()
                    .map(OsString::as_os_str)
                    .collect::<Vec<_>>(),
            );
        }
    }
}

#[test]
fn no_fault_of_the_config_is_told_raw() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join(".config/roadbook");
    std::fs::create_dir_all(&config).expect("a folder");
    for text in [
        "theme = \"\\u001b[31m\\u202e\"\n\"\\u001b\" = 1\n[keys]\n\"\\u001b[31m\" = \"\\u009b\"\nquit = \"\\u001b\"\n",
        "theme = \u{1b}[31m\u{202e}\n",
        "[\u{9b}\u{202e}]\nx = 1\n",
        "file = \"/tmp/\\u001b[31m\"\n",
    ] {
        std::fs::write(config.join("config.toml"), text).expect("a config");
        said(folder.path(), &[OsStr::new("demo"), OsStr::new("--print")]);
        said(folder.path(), &[OsStr::new("log"), OsStr::new("x")]);
    }
}
