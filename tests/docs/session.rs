//! The session in the README: made by the real program, command by command.

use super::page::{is_up_to_date, with_part};
use std::path::Path;
use std::process::Command;

/// What is typed, one after the other, in a new home.
const TYPED: &[&str] = &[
    "roadbook demo --write ada.toml",
    "export ROADBOOK_FILE=ada.toml",
    "roadbook status --short",
    "roadbook log \"shadowed Bo on access review 2h @cloudsec #observe yesterday\"",
    "roadbook add skill:slo/levels level=working by=\"Grace Lin\" evidence=win:2026-q3-error-budget",
    "roadbook show cert:cka | grep -A 4 today",
    "roadbook diff --from 2026-11-16 | head -5",
    "roadbook undo",
    "roadbook export packet --private | head -7",
];

/// Everything as a terminal would show it.
fn session() -> String {
    let home = tempfile::tempdir().expect("a folder");
    let program = Path::new(env!("CARGO_BIN_EXE_roadbook"));
    let folder = program
        .parent()
        .expect("a folder")
        .to_string_lossy()
        .into_owned();
    let path = std::env::var("PATH").unwrap_or_default();
    let mut out = String::from("```console\n");
    let mut before = String::new();
    for line in TYPED {
        if line.starts_with("export") {
            before = format!("{line}; ");
        }
        let output = Command::new("sh")
            .args(["-c", &format!("{before}{line}")])
            .current_dir(home.path())
            .env_clear()
            .env("HOME", home.path())
            .env("PATH", format!("{folder}:{path}"))
            .env("ROADBOOK_TODAY", "2026-11-22")
            .output()
            .expect("a shell");
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{line}: {output:?}");
        out.extend(["$ ", line, "\n", &said]);
        if !said.is_empty() {
            out.push('\n');
        }
    }
    out.trim_end().to_owned() + "\n```"
}

#[test]
fn the_readme_shows_a_session_as_it_is() {
    is_up_to_date("README.md", |page| with_part(page, "session", &session()));
}
