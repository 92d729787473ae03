//! A conflict that git leaves is opened, decided and committed.

use super::repository::{Clone, FILE, Yard};
use super::texts::said;
use std::fs;

const BASE: &str = "\
schema = 1

# why
[[bet]]
id = \"a\" # mine
tech = \"x\"

[[bet]]
id = \"b\"
tech = \"y\"
";

/// A clone in the middle of a merge that ended in conflicts.
fn in_conflict<'y>(yard: &'y Yard, ours: &str, theirs: &str) -> Clone<'y> {
    let hub = yard.hub(BASE);
    let [ada, bo] = ["ada", "bo"].map(|name| yard.clone_of(&hub, name));
    ada.commit(ours, "ours");
    bo.commit(theirs, "theirs");
    bo.push("bo");
    let output = ada.merge("bo");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("roadmap.toml: both sides changed"));
    assert!(
        ada.git(&["status", "--porcelain"])
            .contains("UU roadmap.toml")
    );
    ada
}

/// The screen after these keys.
fn screen(clone: &Clone<'_>, keys: &str) -> String {
    clone.done(&["--print", "--keys", keys, "--file", FILE])
}

#[test]
fn a_conflict_is_settled_on_the_screen_and_committed() {
    let Some(yard) = Yard::new("a conflict in git") else {
        return;
    };
    let ours = BASE
        .replace("\"x\"", "\"ours\"")
        .replace("\"y\"", "\"our y\"");
    let theirs = BASE
        .replace("\"x\"", "\"theirs\"")
        .replace("\"y\"", "\"their y\"");
    let ada = in_conflict(&yard, &ours, &theirs);
    let marked = ada.text();
    let seen = screen(&ada, "");
    assert!(
        seen.contains("1 of 2") && seen.contains("bet[a].tech"),
        "{seen}"
    );
    assert_eq!(ada.text(), marked, "looking writes nothing");
    screen(&ada, "m");
    assert_eq!(ada.text(), marked, "one of two is not enough");
    screen(&ada, "m t");
    let settled = BASE
        .replace("\"x\"", "\"ours\"")
        .replace("\"y\"", "\"their y\"");
    assert_eq!(ada.text(), settled);
    ada.git(&["commit", "-q", "-a", "--no-edit"]);
    assert_eq!(ada.git(&["status", "--porcelain"]), "");
    assert_eq!(ada.git(&["show", &format!("HEAD:{FILE}")]), settled);
}

#[test]
fn the_question_and_its_keys_are_seen_on_small_windows_too() {
    let Some(yard) = Yard::new("a conflict on small windows") else {
        return;
    };
    let prose = |word: &str| {
        BASE.replace(
            "\"x\"",
            &format!("\"\"\"\none\ntwo\n{word}\nfour\nfive\n\"\"\""),
        )
    };
    let ada = in_conflict(&yard, &prose("mine"), &prose("yours"));
    for size in ["120x36", "80x24", "40x12"] {
        let shown =
            |keys: &str| ada.done(&["--print", "--size", size, "--keys", keys, "--file", FILE]);
        let asks = |seen: &str| {
            for part in [
                "bet[a].tech",
                "b  before both",
                "m  ",
                "t  ",
                "mine",
                "yours",
                "1 of 1",
            ] {
                assert!(seen.contains(part), "{size}: {part}\n{seen}");
            }
        };
        asks(&shown(""));
        let later = shown("esc");
        assert!(!later.contains("before both"), "{later}");
        assert!(later.contains("C: 1 place to decide"), "{size}\n{later}");
        asks(&shown("esc C"));
    }
}

#[test]
fn a_record_that_one_deleted_can_stay_or_go() {
    let Some(yard) = Yard::new("a deleted record in git") else {
        return;
    };
    let (without, _) = BASE
        .split_once("\n[[bet]]\nid = \"b\"")
        .expect("two records");
    let changed = BASE.replace("\"y\"", "\"z\"");
    let ada = in_conflict(&yard, without, &changed);
    let marked = ada.text();
    for (keys, expected) in [("m", without), ("t", &*changed), ("b", BASE)] {
        fs::write(ada.folder.join(FILE), &marked).expect("the roadmap can be written");
        screen(&ada, keys);
        assert_eq!(said(&ada.text()), said(expected), "{keys}");
    }
}

#[test]
fn marks_that_git_made_without_the_driver_open_too() {
    let Some(yard) = Yard::new("marks of git itself") else {
        return;
    };
    let ours = BASE.replace("\"x\"", "\"ours\"");
    let theirs = BASE.replace("\"x\"", "\"theirs\"");
    let ada = in_conflict(&yard, &ours, &theirs);
    ada.done(&["git-setup", "--undo", "--file", FILE]);
    // The file names the driver in what is committed; without it in the config git merges by lines.
    ada.git(&["checkout", "-q", "--conflict=diff3", FILE]);
    assert!(ada.text().contains("\n||||||| base"), "{}", ada.text());
    let seen = screen(&ada, "");
    assert!(seen.contains("ours") && seen.contains("1 of 1"), "{seen}");
    screen(&ada, "t");
    assert_eq!(ada.text(), theirs);
    // Two-way marks do not say what stood there before.
    ada.git(&["checkout", "-q", "--conflict=merge", FILE]);
    let seen = screen(&ada, "t");
    assert!(seen.contains("cannot be read as a roadmap"), "{seen}");
    assert!(ada.text().contains("<<<<<<<"));
}
