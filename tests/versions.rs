//! Old versions, undo over restarts, forgetting: through the program itself.

#[path = "versions/schema.rs"]
mod schema;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const FILE: &str = "# ours\nschema = 1\n\n[person]\nname = \"Ada\"\n\n[[bet]]\nid = \"a\" # mine\ntech = \"eBPF\"\n";

/// A folder with a roadmap and a state folder of its own.
struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Home {
        let home = Home(tempfile::tempdir().expect("a folder"));
        fs::create_dir(home.0.path().join("files")).expect("a folder");
        fs::write(home.file(), FILE).expect("a roadmap");
        home
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("files/roadmap.toml")
    }

    fn state(&self) -> PathBuf {
        self.0.path().join("state/roadbook")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.file()).expect("a roadmap")
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_roadbook"))
            .args(arguments)
            .arg("--file")
            .arg(self.file())
            .env_clear()
            .env("HOME", self.0.path())
            .env("XDG_STATE_HOME", self.0.path().join("state"))
            .env("XDG_CONFIG_HOME", self.0.path().join("config"))
            .env("ROADBOOK_TODAY", "2026-11-22")
            .output()
            .expect("the program runs")
    }

    /// What it says where it goes well.
    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        assert!(output.stderr.is_empty(), "{arguments:?}: {output:?}");
        String::from_utf8(output.stdout).expect("text")
    }

    /// The frame after these keys.
    fn keys(&self, keys: &str) -> String {
        self.said(&["--print", "--keys", keys])
    }

    /// Why it does not go, and with which code.
    fn refused(&self, arguments: &[&str]) -> (i32, String) {
        let output = self.run(arguments);
        let words = String::from_utf8(output.stderr).expect("text");
        (output.status.code().expect("a code"), words)
    }

    fn log(&self, what: &str) {
        self.said(&["log", &format!("shadowed Bo on {what} 2h")]);
    }
}

/// All files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn versions_are_listed_compared_and_put_back() {
    let home = Home::new();
    assert!(home.said(&["restore"]).contains("no old versions yet"));
    home.log("access review");
    let after = home.text();
    home.log("a game day");
    let list = home.said(&["restore"]);
    let rows: Vec<&str> = list
        .lines()
        .filter(|line| line.starts_with("   "))
        .collect();
    assert_eq!(rows.len(), 2, "{list}");
    assert!(
        rows[0].contains("   2  20") && rows[0].contains("Shadow"),
        "{list}"
    );
    let difference = home.said(&["restore", "2", "--diff"]);
    assert!(difference.contains("removed"), "{difference}");
    assert!(
        difference.contains("- what = \"a game day\""),
        "{difference}"
    );
    assert_ne!(home.text(), after, "looking changes nothing");
    let words = home.said(&["restore", "2"]);
    assert_eq!(home.text(), after);
    assert!(words.contains("`roadbook restore 3`"), "{words}");
    home.said(&["restore", "3"]);
    assert!(home.text().contains("a game day"));
    home.said(&["undo"]);
    assert_eq!(
        home.text(),
        after,
        "a restore is a step that can be taken back"
    );
    let (code, words) = home.refused(&["restore", "99"]);
    assert_eq!(code, 2);
    assert!(words.contains("no version 99"), "{words}");
}

#[test]
fn a_file_that_is_gone_comes_back() {
    let home = Home::new();
    home.log("access review");
    fs::remove_file(home.file()).expect("removed");
    assert!(home.said(&["restore"]).contains("the file is gone"));
    home.said(&["restore", "1"]);
    assert_eq!(home.text(), FILE);
}

#[test]
fn undo_outlives_the_program_and_leads_to_the_first_bytes() {
    let home = Home::new();
    home.log("access review");
    home.log("a game day");
    let both = home.text();
    let frame = home.keys("u");
    assert!(frame.contains("undone: "), "{frame}");
    assert!(!home.text().contains("a game day"));
    home.said(&["undo"]);
    assert_eq!(home.text(), FILE);
    let (code, words) = home.refused(&["undo"]);
    assert_eq!(
        (code, words.contains("nothing to undo")),
        (1, true),
        "{words}"
    );
    assert!(home.keys("u").contains("nothing to undo"));
    let frame = home.keys("U U");
    assert!(frame.contains("done again: "), "{frame}");
    assert_eq!(home.text(), both);
    assert!(
        home.refused(&["undo", "--redo"])
            .1
            .contains("nothing to redo")
    );
}

#[test]
fn an_edit_on_the_screen_is_taken_back_in_the_shell() {
    let home = Home::new();
    home.keys("l =shadowed_Bo_on_access_review_2h enter");
    assert!(home.text().contains("access review"));
    let words = home.said(&["undo", "--dry-run"]);
    assert!(words.starts_with("would be undone: Shadow"), "{words}");
    assert!(home.text().contains("access review"));
    home.said(&["undo"]);
    assert_eq!(home.text(), FILE);
    home.said(&["undo", "--redo"]);
    assert!(home.text().contains("access review"));
}

#[test]
fn steps_of_this_session_come_before_those_of_earlier_ones() {
    let home = Home::new();
    home.log("access review");
    let frame = home.keys("l =shadowed_Mina_on_a_game_day enter u u u");
    assert!(frame.contains("nothing to undo"), "{frame}");
    assert_eq!(home.text(), FILE);
    home.keys("U");
    assert!(home.text().contains("access review") && !home.text().contains("Mina"));
}

#[test]
fn what_somebody_else_changed_is_left_and_stands_in_nobodys_way() {
    let home = Home::new();
    home.log("access review");
    home.log("a game day");
    let text = home
        .text()
        .replace("what = \"a game day\"", "what = \"two game days\"");
    fs::write(home.file(), format!("# theirs\n{text}")).expect("another program's save");
    let (code, words) = home.refused(&["undo"]);
    assert_eq!(
        (code, words.contains("changed since")),
        (1, true),
        "{words}"
    );
    home.said(&["undo"]);
    assert!(!home.text().contains("access review"));
    assert!(home.text().starts_with("# theirs\n") && home.text().contains("two game days"));
}

/// Whether nobody but its owner can read a file; where there are no modes, its folder says that.
fn is_private(path: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let metadata = fs::metadata(path).expect("it is there");
        metadata.permissions().mode() & 0o777 == 0o600
    }
    #[cfg(not(unix))]
    path.exists()
}

#[test]
fn a_damaged_journal_is_said_and_stops_nothing() {
    let home = Home::new();
    home.log("access review");
    let journal = files(&home.state().join("journal"));
    let journal = journal
        .iter()
        .find(|path| !path.ends_with("lock"))
        .expect("a journal");
    assert!(is_private(journal));
    fs::write(journal, "\u{1b}]0;x\u{7} = \n").expect("spoilt");
    let frame = home.keys("u");
    assert!(frame.contains("damaged"), "{frame}");
    home.log("a game day");
    home.said(&["undo"]);
    assert!(home.text().contains("access review") && !home.text().contains("a game day"));
}

#[test]
fn a_text_is_forgotten_everywhere_but_in_the_roadmap() {
    let home = Home::new();
    home.log("a secret \"deal\"");
    home.log("a game day");
    home.log("access review");
    let secret = "a secret \"deal\"";
    let words = home.said(&["forget", secret]);
    assert!(
        words.contains("2 of 3 old versions") && words.contains("1 step "),
        "{words}"
    );
    assert!(words.contains("still says it"), "{words}");
    assert!(words.contains("--yes"), "{words}");
    assert_eq!(
        files(&home.state().join("versions")).len(),
        3,
        "nothing is gone yet"
    );
    let text = home.text();
    home.said(&["forget", secret, "--yes"]);
    assert_eq!(home.text(), text, "the roadmap is not touched");
    for path in files(&home.state()) {
        let bytes = fs::read(&path).expect("readable");
        assert!(
            !String::from_utf8_lossy(&bytes).contains("secret"),
            "{}",
            path.display()
        );
    }
    assert!(
        home.said(&["forget", "a secret deal"])
            .contains("Nothing that is kept")
    );
    assert_eq!(home.refused(&["forget", " "]).0, 2);
    // The other steps go back all the same.
    home.said(&["undo"]);
    assert!(!home.text().contains("access review"));
}

#[test]
fn a_conflict_copy_is_said_joined_and_removed_only_when_told_to() {
    let home = Home::new();
    home.log("access review");
    let copy = home
        .file()
        .with_file_name("roadmap.sync-conflict-20261122-140501-ABCDEFG.toml");
    let theirs = FILE.replace("\"eBPF\"", "\"wasm\"");
    fs::write(&copy, &theirs).expect("a copy");
    fs::write(home.file().with_file_name(".roadmap.toml.swp"), "").expect("a swap file");
    let frame = home.said(&["--print", "--size", "200x40"]);
    assert!(
        frame.contains("an editor may have this file open"),
        "{frame}"
    );
    let frame = home.said(&["--print", "--size", "200x40", "--keys", "j"]);
    assert!(
        frame.contains("a conflict copy of Syncthing lies beside the file, M joins it"),
        "{frame}"
    );
    let frame = home.keys("M enter");
    assert!(!frame.contains("The copy is joined"), "{frame}");
    assert!(home.text().contains("\"wasm\"") && home.text().contains("access review"));
    assert_eq!(fs::read_to_string(&copy).expect("kept"), theirs);
    let frame = home.keys("M down enter");
    assert!(frame.contains("removed roadmap.sync-conflict"), "{frame}");
    assert!(!copy.exists());
    home.said(&["undo"]);
    assert!(home.text().contains("\"eBPF\""), "joining is one step");
}

#[test]
fn an_unfinished_form_waits_for_the_next_start() {
    let home = Home::new();
    let frame = home.keys("4 a =Bo");
    assert!(frame.contains("Bo"), "{frame}");
    let drafts = files(&home.state().join("drafts"));
    assert!(drafts.len() == 1 && is_private(&drafts[0]));
    let frame = home.keys("");
    assert!(frame.contains("An unfinished form"), "{frame}");
    let frame = home.keys("enter");
    assert!(
        !frame.contains("An unfinished form") && frame.contains("Bo"),
        "{frame}"
    );
    home.keys("down enter");
    assert!(files(&home.state().join("drafts")).is_empty(), "discarded");
    home.keys("4 a =Bo esc d");
    home.keys("4 a =secret");
    home.said(&["forget", "secret", "--yes"]);
    assert!(files(&home.state().join("drafts")).is_empty(), "forgotten");
}
