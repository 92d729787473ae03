//! What the shell asks on a terminal: the answer counts, and no answer writes nothing.

use super::home::{BY_HAND, Home};
use std::fs;

fn with_table() -> (Home, String) {
    let home = Home::with(BY_HAND);
    let path = home.path("shadow.csv");
    fs::write(&path, "on,with\n2026-11-19,Mina\n").expect("the table is written");
    (home, path.to_string_lossy().into_owned())
}

#[test]
fn an_import_is_written_after_a_yes_alone() {
    for (answer, code) in [
        ("n<enter>", 1),
        ("<enter>", 1),
        ("<c-d>", 1),
        ("y<enter>", 0),
    ] {
        let (home, table) = with_table();
        let mut pty = home.setup().arg("import").arg(&table).start();
        pty.wait_for("Write this? [y/N]");
        assert_eq!(home.read(), BY_HAND, "nothing is written before the answer");
        pty.keys(answer);
        assert_eq!(pty.exit_code(), code, "{answer}");
        let text = home.read();
        assert_eq!(text.contains("Mina"), code == 0, "{answer}: {text}");
        assert!(text.starts_with("# mine\n"), "{text}");
    }
}

#[test]
fn a_question_that_is_broken_off_writes_nothing() {
    let (home, table) = with_table();
    let mut pty = home.setup().arg("import").arg(&table).start();
    pty.wait_for("Write this? [y/N]").keys("<c-c>");
    assert_ne!(pty.exit_code(), 0);
    assert_eq!(home.read(), BY_HAND);
}
