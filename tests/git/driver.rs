//! The command as git calls it: seven ways in which two sides meet, and what must never happen to a file.

use super::texts::said;
use roadbook::store::Marked;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const BASE: &str = "\
[[milestone]]
id = \"one\"
title = \"One\"
stage = \"learn\"
due = 2026-12-01

[[milestone]]
id = \"two\"
title = \"Two\" # the second
stage = \"learn\"
";

struct Case {
    name: &'static str,
    ours: String,
    theirs: String,
    /// The place of a true conflict, else what must be in the merged text.
    expected: Result<&'static [&'static str], &'static str>,
}

fn cases() -> Vec<Case> {
    let added =
        |id: &str| format!("{BASE}\n# new\n[[milestone]]\nid = \"{id}\"\ntitle = \"{id}\"\n");
    let (first, second) = BASE.split_once("\n\n").expect("two records");
    vec![
        Case {
            name: "both append a record",
            ours: added("ours"),
            theirs: added("theirs"),
            expected: Ok(&[
                "id = \"ours\"",
                "id = \"theirs\"",
                "id = \"one\"",
                "id = \"two\"",
            ]),
        },
        Case {
            name: "neighbouring keys of one record",
            ours: BASE.replace("title = \"One\"", "title = \"Uno\""),
            theirs: BASE.replacen("\"learn\"", "\"apply\"", 1),
            expected: Ok(&["\"Uno\"", "\"apply\""]),
        },
        Case {
            name: "different records",
            ours: BASE.replace("\"One\"", "\"Uno\""),
            theirs: BASE.replace("\"Two\"", "\"Due\""),
            expected: Ok(&["\"Uno\"", "\"Due\" # the second"]),
        },
        Case {
            name: "reorder against tick",
            ours: format!("{second}\n{first}\n"),
            theirs: BASE.replace("due = 2026-12-01", "due = 2026-12-01\ndone = 2026-11-20"),
            expected: Ok(&["done = 2026-11-20\n", "\"Two\" # the second"]),
        },
        Case {
            name: "delete against edit",
            ours: format!("{first}\n"),
            theirs: BASE.replace("\"Two\"", "\"Due\""),
            expected: Err("milestone[two]"),
        },
        Case {
            name: "the same key twice at one place",
            ours: BASE.replace("\"One\"", "\"Uno\""),
            theirs: BASE.replace("\"One\"", "\"Eins\""),
            expected: Err("milestone[one].title"),
        },
        Case {
            name: "the same new key at two places",
            ours: BASE.replace("title = \"One\"", "done = 2026-11-20\ntitle = \"One\""),
            theirs: BASE.replace("due = 2026-12-01", "due = 2026-12-01\ndone = 2026-11-21"),
            expected: Err("milestone[one].done"),
        },
        Case {
            name: "the same new key with the same value at two places",
            ours: BASE.replace("title = \"One\"", "done = 2026-11-20\ntitle = \"One\""),
            theirs: BASE.replace("due = 2026-12-01", "due = 2026-12-01\ndone = 2026-11-20"),
            expected: Ok(&["done = 2026-11-20\n"]),
        },
    ]
}

/// Runs the command on three texts in a folder of its own.
fn merge(folder: &Path, texts: [&[u8]; 3], more: &[&str]) -> (Output, Vec<u8>) {
    for (name, text) in ["base", "ours", "theirs"].iter().zip(texts) {
        fs::write(folder.join(name), text).expect("a file of the test");
    }
    let output = Command::new(env!("CARGO_BIN_EXE_roadbook"))
        .current_dir(folder)
        .env("ROADBOOK_TODAY", "no day at all")
        .args(["merge"])
        .args(more)
        .args(["--", "base", "ours", "theirs", "plans/my road.toml"])
        .output()
        .expect("the program runs");
    let result = fs::read(folder.join("ours")).expect("our side is there");
    (output, result)
}

#[test]
fn seven_ways_to_meet() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for case in cases() {
        for (ours, theirs) in [(&case.ours, &case.theirs), (&case.theirs, &case.ours)] {
            let texts = [BASE, ours, theirs].map(str::as_bytes);
            let (output, result) = merge(folder.path(), texts, &[]);
            let (name, text) = (case.name, String::from_utf8(result).expect("text"));
            let words = String::from_utf8_lossy(&output.stderr);
            match case.expected {
                Ok(parts) => {
                    assert_eq!(output.status.code(), Some(0), "{name}: {words}");
                    assert_eq!(words, "", "{name}");
                    said(&text);
                    for part in parts {
                        assert_eq!(text.matches(part).count(), 1, "{name}: {part}\n{text}");
                    }
                }
                Err(place) => {
                    assert_eq!(output.status.code(), Some(1), "{name}: {text}");
                    assert!(
                        words.contains("plans/my road.toml: both sides changed"),
                        "{words}"
                    );
                    assert!(words.contains(place), "{name}: {words}");
                    let marks = Marked::read(&text).expect("whole marks");
                    assert_eq!(said(&marks.base), said(BASE), "{name}");
                    assert_eq!(said(&marks.ours), said(ours), "{name}");
                    assert_eq!(said(&marks.theirs), said(theirs), "{name}");
                }
            }
        }
    }
}

#[test]
fn marks_are_as_long_as_git_asks() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sides = ["\"Uno\"", "\"Eins\""].map(|title| BASE.replace("\"One\"", title));
    let texts = [BASE, &sides[0], &sides[1]].map(str::as_bytes);
    let (_, result) = merge(folder.path(), texts, &["--marker-size=9"]);
    let text = String::from_utf8(result).expect("text");
    let marks = text
        .lines()
        .filter(|line| line.starts_with(['<', '|', '=', '>']));
    assert_eq!(
        marks.collect::<Vec<_>>(),
        [
            "<<<<<<<<< ours",
            "||||||||| base",
            "=========",
            ">>>>>>>>> theirs"
        ]
    );
}

#[test]
fn a_side_that_is_not_toml_is_merged_by_lines() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let broken = BASE.replace("\"Two\"", "\"Two");
    let ours = BASE.replace("\"One\"", "\"Uno\"");
    // They mend it, or it stays broken, or both sides touch the broken line.
    for (base, ours, theirs, code, words) in [
        (
            &*broken,
            &*broken.replace("\"One\"", "\"Uno\""),
            BASE,
            0,
            "",
        ),
        (BASE, &ours, &broken, 1, "the result is not valid either"),
        (
            BASE,
            &BASE.replace("\"Two\"", "\"Due\""),
            &broken,
            1,
            "1 place to mend by hand",
        ),
    ] {
        let texts = [base, ours, theirs].map(str::as_bytes);
        let (output, result) = merge(folder.path(), texts, &[]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(words), "{said}");
        let text = String::from_utf8(result).expect("text");
        assert!(
            text.contains("\"Uno\"") || text.contains("<<<<<<< ours\ntitle = \"Due\""),
            "{text}"
        );
    }
}

#[test]
fn what_cannot_be_merged_leaves_our_side_as_it_is() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let ours = BASE.as_bytes();
    for theirs in [&b"\xff\xfeb\0"[..], b"a = 1\0", b"# \xff\n"] {
        let (output, result) = merge(folder.path(), [BASE.as_bytes(), ours, theirs], &[]);
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("our side stays as it is"));
        assert_eq!(result, ours);
    }
    let missing = Command::new(env!("CARGO_BIN_EXE_roadbook"))
        .current_dir(folder.path())
        .args(["merge", "base", "ours", "nothing"])
        .output()
        .expect("the program runs");
    assert_eq!(missing.status.code(), Some(2));
    assert_eq!(
        fs::read(folder.path().join("ours")).expect("it is there"),
        ours
    );
}

#[test]
fn a_file_that_both_added_has_no_base() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let theirs = "[[bet]]\nid = \"b\"\n";
    let (output, result) = merge(
        folder.path(),
        [b"", BASE.as_bytes(), theirs.as_bytes()],
        &[],
    );
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(result).expect("text");
    assert_eq!(text, format!("{BASE}\n{theirs}"));
}
