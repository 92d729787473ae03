//! Files that a person can take in: a first line that says what they are, a size that fits a head, plain words.

use crate::source::{files, named, project};
use std::fs;

/// A file with more lines holds a second subject, unless its head says why it does not.
const MOST_LINES: usize = 400;

/// What a longer file says in its head.
const REASON: &str = "Longer than most:";

#[test]
fn the_first_line_says_what_a_file_is() {
    for folder in ["src", "tests", "examples", "benches"] {
        if !project().join(folder).exists() {
            continue;
        }
        for path in files(folder, "rs") {
            let text = fs::read_to_string(&path).expect("a source file can be read");
            let first = text.lines().next().unwrap_or_default();
            assert!(
                first.starts_with("//! ") && first.len() > 10,
                "{}: the first line should be a doc comment",
                named(&path)
            );
        }
    }
}

#[test]
fn no_file_is_long_without_a_reason() {
    let folders = ["src", "tests", "examples", "benches"];
    for path in folders.iter().flat_map(|folder| files(folder, "rs")) {
        let text = fs::read_to_string(&path).expect("a source file can be read");
        let lines = text.lines().count();
        let mut head = text.lines().take_while(|line| line.starts_with("//!"));
        assert!(
            lines <= MOST_LINES || head.any(|line| line.contains(REASON)),
            "{} has {lines} lines: part it, or say in its head \"{REASON} …\"",
            named(&path)
        );
    }
}

#[test]
fn a_folder_belongs_to_a_file_of_its_name() {
    for path in files("src", "rs") {
        assert_ne!(
            path.file_name().and_then(|name| name.to_str()),
            Some("mod.rs"),
            "{}",
            named(&path)
        );
        let folder = path.parent().expect("a source file lies in a folder");
        assert!(
            folder.ends_with("src") || folder.with_extension("rs").exists(),
            "{} has no {}.rs beside its folder",
            named(&path),
            folder.display()
        );
    }
}

/// Traces of the desk on which something was written, which mean nothing to who reads it.
const FOREIGN: &[&str] = &[
    "/work/",
    "/tmp/target",
    "worktree",
    "fixme",
    "todo:",
    "xxx",
    "hack:",
    "issue #",
    "as requested",
    "brief.md",
    "product.md",
    "design.md",
    "style.md",
    "reliability.md",
];

#[test]
fn the_project_speaks_of_itself_alone() {
    let mut pages = Vec::new();
    for (folder, ending) in [
        ("src", "rs"),
        ("tests", "rs"),
        ("examples", "rs"),
        ("docs", "md"),
        ("assets", "toml"),
    ] {
        pages.extend(files(folder, ending));
    }
    for name in [
        "README.md",
        "CHANGELOG.md",
        "Cargo.toml",
        "config.example.toml",
    ] {
        pages.push(project().join(name));
    }
    for path in pages {
        if named(&path) == "tests/tidy/words.rs" {
            continue;
        }
        let text = fs::read_to_string(&path).expect("a page can be read");
        for (number, line) in text.lines().enumerate() {
            let line = line.to_lowercase();
            for word in FOREIGN {
                assert!(
                    !line.contains(word),
                    "{}:{}: {word:?}",
                    named(&path),
                    number + 1
                );
            }
        }
    }
}
