//! Everything that the commands say of a hostile file, in good order and in bad.

use super::{fault, hostile, rounds};
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

const NAME: &[u8] = b"road\x1b]0;x\x07map\xe2\x80\xae\xc2\x9b\xff.toml";

/// Runs the program, and reads both of what it says.
fn said(folder: &Path, arguments: &[&OsStr]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_roadbook"))
        .args(arguments)
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

#[test]
fn no_error_repeats_a_hostile_argument_raw() {
    let folder = tempfile::tempdir().expect("a folder");
    let evil = "\u{1b}]0;x\u{7}\u{202e}\u{9b}";
    let flood = format!("Z{}", "\u{301}".repeat(500));
    for evil in [evil, &flood, &evil.repeat(300)] {
        let option = format!("--{evil}");
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
