//! One line from the shell: what is understood, recorded and refused, and files that cannot be written.

use crate::home::{Home, Said};
use std::fs;

const ROADMAP: &str = "[person]\nname = \"Ada Okafor\"\n";
const LINE: &str = "shadowed Bo on access review 2h @cloudsec #observe yesterday";
const RECORDED: &str = "
[[shadow]]
id = \"2026-11-21-bo\"
on = 2026-11-21
track = \"cloudsec\"
with = \"Bo\"
step = \"observe\"
hours = 2.0
what = \"access review\"
";

#[test]
fn a_line_is_understood_and_recorded() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let said = home.run(&["--file", &file, "log", "-n", LINE]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("access review") && said.out.contains("2026-11-21"));
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
    let said = home.run(&["--file", &file, "log", LINE]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let recorded = format!("{ROADMAP}{RECORDED}");
    assert_eq!(fs::read_to_string(&file).expect("the file"), recorded);
}

#[test]
fn what_cannot_be_recorded_is_told_and_changes_nothing() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    for line in ["shadowed", "shadowed 2h", "shadowed Bo #watch", "#backstop"] {
        let said = home.run(&["--file", &file, "log", line]);
        assert_eq!(said.code, Some(1), "{line}: {said:?}");
        assert!(
            said.out.is_empty() && !said.err.is_empty(),
            "{line}: {said:?}"
        );
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
    let missing = home.path("nowhere/r.toml").to_string_lossy().into_owned();
    let said = home.run(&["--file", &missing, "log", "x"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("no roadmap yet"), "{said:?}");
    assert!(
        said.out.is_empty(),
        "nothing is said to be recorded: {said:?}"
    );
    assert!(!home.path("nowhere").exists());
}

#[test]
fn a_broken_file_is_told_with_line_column_and_caret() {
    let home = Home::new();
    let text = "[person]\nname = \"Ada \u{1b}[31m\n";
    let file = home.file("b.toml", text);
    for arguments in [
        &["--file", &file, "log", "x"][..],
        &["--file", &file, "log", "-n", "x"],
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(1), "{said:?}");
        assert!(said.err.contains("b.toml:2:"), "{said:?}");
        assert_eq!(said.err.matches("b.toml").count(), 1, "{said:?}");
        assert!(said.err.contains('^'), "{said:?}");
        assert!(!said.err.contains('\u{1b}'), "{said:?}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), text);
}

#[test]
fn a_locked_file_is_told() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let mut permissions = fs::metadata(&file).expect("there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).expect("it is locked");
    let said = home.run(&["--file", &file, "log", "x"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.err.contains("read-only") || said.err.contains("written"),
        "{said:?}"
    );
    assert_eq!(fs::read_to_string(&file).expect("the file"), ROADMAP);
}

#[test]
fn a_home_that_cannot_be_written_is_told() {
    let home = Home::new();
    let run = |arguments: &[&str]| {
        let mut command = home.command(arguments);
        let output = command.env("HOME", "/proc/nowhere").output();
        Said::of(output.expect("it runs"))
    };
    let said = run(&["log", "x"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let said = run(&["demo", "--write", "/proc/nowhere/r.toml"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("/proc/nowhere"), "{said:?}");
    // Locks and old versions have no place then, and the line is recorded all the same.
    let file = home.file("r.toml", ROADMAP);
    let said = run(&["--file", &file, "log", "x"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(
        fs::read_to_string(&file)
            .expect("the file")
            .contains("[[evidence]]")
    );
}
