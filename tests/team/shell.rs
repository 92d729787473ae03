//! `roadbook team`, `export framework` and `check` in a shell.

use crate::desk::sample;
use std::path::Path;
use std::process::{Command, Output};

fn roadbook(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_roadbook"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        // What measures coverage says here where the counts go.
        .envs(std::env::var_os("LLVM_PROFILE_FILE").map(|place| ("LLVM_PROFILE_FILE", place)))
        .env("HOME", folder)
        .env("ROADBOOK_TODAY", "2026-11-22")
        .output()
        .expect("it runs")
}

fn out(folder: &Path, arguments: &[&str]) -> String {
    let output = roadbook(folder, arguments);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {error}");
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn words_say_one_person_a_line() {
    let folder = sample();
    let said = out(folder.path(), &["team", ".", "--plain"]);
    assert!(
        said.starts_with("People: 4 growing, 2 steady, 1 stalled\n"),
        "{said}"
    );
    let mina = said.lines().find(|line| line.starts_with("Mina Haddad: "));
    let mina = mina.expect("a line");
    assert!(
        mina.contains("growth stalled") && mina.contains("track FinOps"),
        "{mina}"
    );
    let all = out(folder.path(), &["team", "--plain", "--view", "all"]);
    for title in ["Coverage: ", "Cohorts: ", "Figures: ", "Plan: 3 of 6 done"] {
        assert!(all.contains(title), "{title}");
    }
    let wrong = roadbook(folder.path(), &["team", "--plain", "--view", "weather"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn only_members_are_shown_where_the_own_file_is_named() {
    let folder = sample();
    std::fs::write(
        folder.path().join("guest.toml"),
        "[person]\nname = \"Guest\"\n",
    )
    .expect("a file");
    assert!(out(folder.path(), &["team", ".", "--plain"]).contains("Guest"));
    assert!(!out(folder.path(), &["team", "team.toml", "--plain"]).contains("Guest"));
    // The own file alone opens its team, too.
    let frame = out(
        folder.path(),
        &["./team.toml", "--print", "--size", "100x30"],
    );
    assert!(
        frame.contains("1 People") && frame.contains("Mina Haddad"),
        "{frame}"
    );
}

#[test]
fn the_document_says_it_all_but_for_notes() {
    let folder = sample();
    let said = out(folder.path(), &["team", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert_eq!(json["roadbook"], "team");
    assert_eq!(json["version"], 1);
    let people = json["people"].as_array().expect("people");
    assert_eq!(people.len(), 8);
    let stalled: Vec<_> = people
        .iter()
        .filter(|own| own["growth"] == "stalled" && own["left"].is_null())
        .map(|own| own["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(stalled, ["Mina Haddad"]);
    assert_eq!(json["indicators"].as_array().map(Vec::len), Some(10));
    let own = std::fs::read_to_string(folder.path().join("team.toml")).expect("a file");
    let notes: Vec<&str> = own
        .lines()
        .filter(|line| line.starts_with("notes = "))
        .collect();
    assert_eq!(notes.len(), 3);
    let all = [
        said,
        out(folder.path(), &["team", "--plain", "--view", "all"]),
        out(
            folder.path(),
            &["export", "framework", "--file", "team.toml"],
        ),
    ];
    for note in notes {
        let words = note.trim_start_matches("notes = ").trim_matches('"');
        assert!(all.iter().all(|text| !text.contains(words)), "{words}");
    }
}

#[test]
fn the_framework_is_written_with_the_lanes_of_the_team() {
    let folder = sample();
    let all = out(folder.path(), &["export", "framework"]);
    assert!(all.contains("## FinOps") || all.contains("FinOps"), "{all}");
    assert!(all.contains("What a level and a promotion rest on"));
    let own = out(
        folder.path(),
        &["export", "framework", "--file", "team.toml"],
    );
    assert!(own.contains("What good looks like here"), "{own}");
}

#[test]
fn the_own_file_is_checked_by_its_own_fields_and_changed_by_words() {
    let folder = sample();
    let said = out(folder.path(), &["check", "team.toml", "--strict"]);
    assert!(said.contains("nothing is wrong"), "{said}");
    let add = [
        "add",
        "gap",
        "--file",
        "team.toml",
        "what=Load tests",
        "answer=build",
    ];
    out(folder.path(), &add);
    let text = std::fs::read_to_string(folder.path().join("team.toml")).expect("a file");
    assert!(text.contains("what = \"Load tests\""));
    out(folder.path(), &["undo", "--file", "team.toml"]);
    let wrong = roadbook(
        folder.path(),
        &["add", "gap", "--file", "bo.toml", "what=x"],
    );
    assert!(!wrong.status.success(), "a roadmap has no gaps");
    std::fs::write(
        folder.path().join("team.toml"),
        "[team]\nname = 3\n[[member]]\nregretted = \"perhaps\"\n",
    )
    .expect("a file");
    let said = roadbook(folder.path(), &["check", "team.toml", "--plain"]);
    assert_eq!(said.status.code(), Some(1));
    let words = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(
        words.contains("name should be text") && words.contains("perhaps"),
        "{words}"
    );
}

#[test]
fn a_place_without_a_team_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in ["nowhere", "nowhere/team.toml"] {
        let said = roadbook(folder.path(), &["team", path, "--plain"]);
        assert_eq!(said.status.code(), Some(1), "{path}");
        assert!(!said.stderr.is_empty());
    }
    let empty = out(folder.path(), &["team", ".", "--plain"]);
    assert!(empty.contains("Nobody is here yet"), "{empty}");
}

#[test]
fn what_people_keep_private_is_nobodys_in_the_team() {
    let folder = sample();
    let text = std::fs::read_to_string(folder.path().join("bo.toml")).expect("a file");
    let hidden =
        "\n[[cert]]\nid = \"x\"\nname = \"Zebra exam\"\nexam = 2026-11-25\nprivate = true\n";
    std::fs::write(folder.path().join("bo.toml"), text + hidden).expect("a file");
    for arguments in [
        &["team", "--json"][..],
        &["team", "--plain", "--view", "all"],
        &["team", "--print", "--size", "200x50", "--keys", "j"],
    ] {
        let said = out(folder.path(), arguments);
        assert!(
            said.contains("Bo Lindqvist") && !said.contains("Zebra"),
            "{arguments:?}"
        );
    }
}

#[test]
fn an_own_file_is_refused_by_other_exports() {
    let folder = sample();
    let said = roadbook(folder.path(), &["export", "json", "--file", "team.toml"]);
    assert_eq!(said.status.code(), Some(1));
    assert!(said.stdout.is_empty());
}

#[test]
fn the_own_file_is_no_roadmap_to_share() {
    let folder = sample();
    let said = roadbook(folder.path(), &["share", "team.toml"]);
    assert_eq!(said.status.code(), Some(1));
    assert!(!folder.path().join("team.shared.toml").exists());
}

#[test]
fn an_own_file_that_cannot_be_read_is_told_beside_the_people() {
    let folder = sample();
    for bytes in [&b"[team]\nname = \"x\n"[..], b"\xff\xfe"] {
        std::fs::write(folder.path().join("team.toml"), bytes).expect("a file");
        for words in ["--plain", "--json"] {
            let output = roadbook(folder.path(), &["team", ".", words]);
            let error = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(1), "{error}");
            assert!(error.contains("team.toml"), "{error}");
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(said.contains("Mina Haddad"), "{said}");
            let alone = roadbook(folder.path(), &["team", "team.toml", words]);
            assert_eq!(alone.status.code(), Some(1));
            assert!(alone.stdout.is_empty());
        }
    }
}
