//! `git-setup` changes two things and takes both back.

use super::repository::{Clone, FILE, Yard};
use std::fs;
use std::path::Path;

/// Everything that a setup may touch.
fn state(clone: &Clone<'_>) -> [Option<Vec<u8>>; 2] {
    [".gitattributes", ".git/config"].map(|name| fs::read(clone.folder.join(name)).ok())
}

#[test]
fn it_can_be_repeated_and_taken_back_to_the_byte() {
    for before in [
        None,
        Some("*.png binary"),
        Some("*.png binary\r\n"),
        Some("# only\n\n"),
    ] {
        let Some(yard) = Yard::new("git-setup") else {
            return;
        };
        let clone = yard.plain("one", FILE);
        if let Some(text) = before {
            fs::write(clone.folder.join(".gitattributes"), text).expect("a file of attributes");
        }
        let first = state(&clone);
        let said = clone.done(&["git-setup", "--file", FILE]);
        assert!(said.contains("added to the repository's config"), "{said}");
        assert!(said.contains("/roadmap.toml merge=roadbook"), "{said}");
        let attribute = clone.git(&["check-attr", "merge", "--", FILE]);
        assert_eq!(attribute, "roadmap.toml: merge: roadbook\n");
        let set_up = state(&clone);
        let said = clone.done(&["git-setup", "--file", FILE]);
        assert_eq!(said.matches("already").count(), 2, "{said}");
        assert_eq!(state(&clone), set_up);
        let said = clone.done(&["git-setup", "--undo", "--file", FILE]);
        assert_eq!(said.matches("taken out of").count(), 2, "{said}");
        assert_eq!(state(&clone), first, "{before:?}");
        let said = clone.done(&["git-setup", "--undo", "--file", FILE]);
        assert!(
            said.contains("does not say") && said.contains("is not in"),
            "{said}"
        );
        assert_eq!(state(&clone), first);
    }
}

#[test]
fn the_last_of_two_files_takes_the_driver_with_it() {
    let Some(yard) = Yard::new("git-setup for two files") else {
        return;
    };
    let clone = yard.plain("one", "ada.toml");
    fs::write(clone.folder.join("bo.toml"), "").expect("another roadmap");
    let first = state(&clone);
    clone.done(&["git-setup", "--file", "ada.toml"]);
    clone.done(&["git-setup", "--file", "bo.toml"]);
    let said = clone.done(&["git-setup", "--undo", "--file", "ada.toml"]);
    assert!(said.contains("kept the merge driver"), "{said}");
    assert!(
        clone
            .git(&["config", "merge.roadbook.driver"])
            .contains(" merge ")
    );
    clone.done(&["git-setup", "--undo", "--file", "bo.toml"]);
    assert_eq!(state(&clone), first);
}

#[test]
fn any_name_of_the_file_is_the_one_that_is_meant() {
    let Some(yard) = Yard::new("git-setup for any name") else {
        return;
    };
    let names = [
        "my road map.toml",
        "it's \"quoted\".toml",
        "a[b]*?.toml",
        "back\\slash.toml",
        "#1 !x.toml",
        "Straße 道.toml",
        "tab\there.toml",
        "-n.toml",
    ];
    for (number, name) in names.into_iter().enumerate() {
        let clone = yard.plain(&number.to_string(), name);
        let folder = clone.folder.join("deeper");
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join(name), "").expect("a file of the same name");
        clone.done(&["git-setup", &format!("--file={name}")]);
        let attribute = |path: &str| clone.git(&["check-attr", "-z", "merge", "--", path]);
        assert!(attribute(name).ends_with("\0merge\0roadbook\0"), "{name}");
        let other = attribute(&format!("deeper/{name}"));
        assert!(other.ends_with("\0unspecified\0"), "{name}");
    }
}

#[test]
fn git_runs_the_program_wherever_it_is() {
    let Some(yard) = Yard::new("a program with an unusual name") else {
        return;
    };
    let folder = yard.path().join("it's \"100 %P\" $HOME `x` \\ bin");
    fs::create_dir(&folder).expect("a folder");
    let program = folder.join("road book");
    fs::copy(env!("CARGO_BIN_EXE_roadbook"), &program).expect("a copy of the program");
    let base = "[[bet]]\nid = \"a\"\n";
    let clone = yard.plain("one", FILE);
    let output = yard
        .command(&program, &clone.folder)
        .args(["git-setup", "--file", FILE])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    clone.commit(base, "first");
    let both_append = |name: &str| {
        clone.git(&["checkout", "-q", "-f", "main"]);
        clone.commit(base, "start");
        clone.git(&["checkout", "-q", "-b", name]);
        clone.commit(&format!("{base}\n[[bet]]\nid = \"theirs\"\n"), "theirs");
        clone.git(&["checkout", "-q", "main"]);
        clone.commit(&format!("{base}\n[[bet]]\nid = \"ours\"\n"), "ours");
        clone.try_git(&["merge", "-q", "--no-edit", name])
    };
    let output = both_append("here");
    assert!(output.status.success(), "{output:?}");
    assert!(clone.text().contains("\"ours\"") && clone.text().contains("\"theirs\""));
    // Where the program has gone, git merges by lines as it would without it: nothing of theirs is dropped.
    fs::remove_file(&program).expect("the copy goes");
    let output = both_append("gone");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    let text = clone.text();
    assert!(
        text.contains("\"theirs\"") && text.contains("|||||||"),
        "{text}"
    );
}

#[test]
fn what_is_missing_is_named() {
    let Some(yard) = Yard::new("what git-setup needs") else {
        return;
    };
    let clone = yard.plain("one", FILE);
    let outside = yard.path().join("alone.toml");
    fs::write(&outside, "").expect("a file in no repository");
    let outside = outside.to_string_lossy().into_owned();
    let refused = |file: &str, words: &str| {
        let output = clone.roadbook(&["git-setup", "--file", file]);
        assert_eq!(output.status.code(), Some(1));
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(words), "{said}");
    };
    refused(&outside, "no git repository holds");
    refused("nothing.toml", "there is no roadmap at nothing.toml");
    let output = yard
        .command(env!("CARGO_BIN_EXE_roadbook"), &clone.folder)
        .env("PATH", "/nowhere")
        .args(["git-setup", "--file", FILE])
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("the program git is missing"));
    assert!(!Path::new(&clone.folder.join(".gitattributes")).exists());
}

#[test]
fn a_variable_that_names_another_repository_is_not_obeyed() {
    let Some(yard) = Yard::new("git-setup with GIT_DIR") else {
        return;
    };
    let [one, other] = ["one", "other"].map(|name| yard.plain(name, FILE));
    let before = state(&other);
    let output = yard
        .command(env!("CARGO_BIN_EXE_roadbook"), &one.folder)
        .env("GIT_DIR", other.folder.join(".git"))
        .args(["git-setup", "--file", FILE])
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(state(&other), before);
    assert!(
        one.git(&["config", "merge.roadbook.driver"])
            .contains(" merge ")
    );
}
