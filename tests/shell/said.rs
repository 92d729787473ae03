//! What every command says: its help, and its errors, kept word for word.

use crate::home::Home;
use std::fmt::Write as _;

/// All commands that are shown, as the help lists them.
fn commands(home: &Home) -> Vec<String> {
    let help = home.says(&["-h"]);
    let list = help
        .split_once("Commands:\n")
        .and_then(|(_, rest)| rest.split_once("\n\n"));
    let (list, _) = list.expect("a list of commands");
    let names = list
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names.map(str::to_owned).collect()
}

#[test]
fn every_help_fits_a_screen_has_examples_and_stays_as_it_is() {
    let home = Home::new();
    let mut all = home.says(&["-h"]);
    for command in commands(&home) {
        let help = home.says(&[&command, "-h"]);
        assert!(help.contains("Examples:"), "{command} shows no example");
        assert!(help.lines().count() <= 24, "{command}: {help}");
        let wide = help.lines().find(|line| line.chars().count() > 80);
        assert_eq!(wide, None, "{command}");
        let _ = write!(all, "\n=== {command}\n\n{help}");
    }
    insta::assert_snapshot!("help", all);
}

/// Command lines that are wrong, or cannot be done.
const WRONG: &[&[&str]] = &[
    &["stauts"],
    &["--file"],
    &["--today", "soon", "status"],
    &["init", "--track", "sea", "new.toml"],
    &["log"],
    &["log", "shadowed"],
    &["add", "skil", "of=x"],
    &["add", "evidence", "waht=x"],
    &["add", "evidence", "what"],
    &["add", "evidence", "on=today"],
    &["set", "skill:sol", "target=working"],
    &["set", "skill:slo", "target=ownershp"],
    &["set", "person", "fiscal_year_starts=13"],
    &["set", "skill:slo/levels", "level=working"],
    &["done", "person"],
    &["rm", "cert:cks"],
    &["rm"],
    &["show", "cert"],
    &["show", "win:x"],
    &["status", "--plain", "--json"],
    &["status", "--color", "blue"],
    &["undo"],
    &["restore", "999"],
    &["check", "/nowhere.toml"],
    &["config", "kyes"],
    &["config", "keys", "dashbord"],
    &["diff", "a.toml"],
    &["diff", "--from", "soon"],
    &["export", "pdf"],
    &["export", "csv"],
    &["export", "csv", "--table", "skil"],
    &["export", "brief", "--win", "x"],
    &["export", "jsonl"],
    &["import", "x.bin"],
    &["import", "x.csv"],
    &["import", "/nowhere.json"],
    &["completions", "bsh"],
    &["man", "/dev/null/x"],
    &["forget"],
    &["git-setup"],
];

#[test]
fn every_error_says_what_is_wrong_on_stderr_alone() {
    let home = Home::with_sample();
    let mut all = String::new();
    let folder = home.folder().to_string_lossy().into_owned();
    for arguments in WRONG {
        let mut command = home.command(arguments);
        let output = command.current_dir(home.folder()).output();
        let said = crate::home::Said::of(output.expect("it runs"));
        assert!(matches!(said.code, Some(1 | 2)), "{arguments:?}: {said:?}");
        assert!(said.out.is_empty(), "{arguments:?}: {said:?}");
        let code = said.code.unwrap_or_default();
        let err = said.err.replace(&folder, "~");
        let _ = write!(
            all,
            "$ roadbook {}\n{}[{code}]\n\n",
            arguments.join(" "),
            err
        );
    }
    insta::assert_snapshot!("errors", all);
}
