//! Files of an older schema are brought to this one with the first change; those of a newer one are not touched.

use super::{FILE, Home};
use std::fs;

fn with_schema(schema: &str) -> Home {
    let home = Home::new();
    fs::write(home.file(), text_of(schema)).expect("a roadmap");
    home
}

fn text_of(schema: &str) -> String {
    FILE.replace("schema = 1\n", &format!("schema = {schema} # ours too\n"))
}

#[test]
fn an_older_file_becomes_one_of_this_schema_with_the_first_change_and_a_word() {
    let home = with_schema("0");
    let looked = home.keys("j");
    assert!(looked.contains("of the older schema 0"), "{looked}");
    assert_eq!(home.text(), text_of("0"), "looking changes nothing");
    let output = home.run(&["log", "shadowed Bo on access review 2h"]);
    let word = String::from_utf8(output.stderr).expect("text");
    assert!(word.contains("schema 1 now, not 0"), "{word}");
    let head = home.text();
    assert!(
        head.starts_with("# ours\nschema = 1 # ours too\n\n[person]"),
        "{head}"
    );
    assert!(home.said(&["restore"]).contains("0 → 1"));
    let old = home.said(&["restore", "1", "--diff"]);
    assert!(old.contains("+ schema = 0 # ours too"), "{old}");
    assert!(home.said(&["undo"]).contains("undone"));
    assert_eq!(home.text(), text_of("0"));
}

#[test]
fn the_screen_does_the_same_and_one_undo_takes_both_back() {
    let home = with_schema("0");
    let frame = home.keys("A =bet enter =Wasm C-s");
    assert!(!frame.contains("of the older schema"), "{frame}");
    assert!(
        frame.contains("now of schema 1, the old text is kept"),
        "{frame}"
    );
    let text = home.text();
    assert!(
        text.contains("Wasm") && text.contains("schema = 1 # ours too"),
        "{text}"
    );
    home.keys("u");
    assert_eq!(home.text(), text_of("0"));
}

#[test]
fn a_file_of_this_schema_or_of_none_is_never_touched_for_that() {
    for text in [FILE.to_owned(), FILE.replace("schema = 1\n", "")] {
        let home = Home::new();
        fs::write(home.file(), &text).expect("a roadmap");
        home.log("access review");
        let new = home.text();
        let head = new.split("[[shadow]]").next().unwrap_or_default();
        assert!(text.starts_with(head), "{new}");
    }
}

#[test]
fn the_shell_changes_nothing_in_a_file_of_a_newer_schema() {
    let home = with_schema("2");
    for command in [&["log", "shadowed Bo on access review 2h"][..], &["undo"]] {
        let (code, words) = home.refused(command);
        assert_eq!(code, 1);
        assert!(
            words.contains("of schema 2, which a newer version wrote"),
            "{words}"
        );
        assert_eq!(home.text(), text_of("2"));
    }
}
