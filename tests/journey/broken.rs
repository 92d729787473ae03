//! Files that are broken: all that is wrong is told, nothing is written, and a mended file opens by itself.

use super::home::{BY_HAND, Home, quit};

const BROKEN: &str = r#"schema = 1

[person]
name = "Ada Okafor
role = "engineer"

[[skill]]
id = = "slo"
"#;

#[test]
fn a_broken_file_says_all_that_is_wrong_and_opens_once_it_is_mended() {
    let home = Home::with(BROKEN);
    let mut pty = home.setup().start();
    pty.wait_for("cannot be read as a roadmap");
    pty.wait_for("line 4, column").wait_for("line 8, column");
    pty.wait_for("roadmap.toml").wait_for("^");
    pty.keys("?").wait_for("Read the file again");
    pty.keys("<esc>").wait_gone("Read the file again");
    assert_eq!(home.read(), BROKEN);
    home.replace(BY_HAND);
    pty.wait_for("1 Track").wait_for("Ada Okafor");
    quit(&mut pty);
    assert_eq!(home.read(), BY_HAND);
}

#[test]
fn a_file_that_is_no_text_says_so() {
    let home = Home::with("");
    std::fs::write(home.roadmap(), b"name = \"\xff\xfe\"\n").expect("it is written");
    let mut pty = home.setup().start();
    pty.wait_for("cannot be read as a roadmap");
    quit(&mut pty);
}

#[test]
fn a_file_that_breaks_while_it_is_open_leaves_the_last_good_state() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    home.write(BROKEN);
    pty.wait_for("the file is broken in line 4");
    assert!(pty.text().contains("Error budgets"));
    pty.keys("<space>").wait_for("not saved");
    assert_eq!(home.read(), BROKEN, "nothing is written over it");
    let mended = BY_HAND.replace("shoe_size = 42", "shoe_size = 43");
    home.write(&mended);
    home.wait_file_with(&mut pty, "level = \"awareness\"");
    assert!(home.read().contains("shoe_size = 43"));
    quit(&mut pty);
}

#[test]
fn a_file_that_goes_while_it_is_open_comes_back_with_the_next_change() {
    let home = Home::with(BY_HAND);
    let mut pty = home.open();
    std::fs::remove_file(home.roadmap()).expect("it goes");
    pty.wait_for("the file is gone");
    pty.keys("<space>");
    home.wait_file_with(&mut pty, "level = \"awareness\"");
    pty.wait_gone("the file is gone");
    quit(&mut pty);
}

#[test]
fn a_bad_field_marks_its_record_and_the_rest_can_be_changed() {
    let text = BY_HAND.replace("target = \"ownership\"", "target = 7")
        + "\n[[skill]]\nid = \"k8s\"\ntitle = \"Clusters\"\n";
    let home = Home::with(&text);
    let mut pty = home.open();
    pty.wait_for("Clusters").wait_for("Error budgets");
    pty.keys("j<space>");
    home.wait_file_with(&mut pty, "level = \"awareness\"");
    assert!(home.read().starts_with(&text));
    pty.keys("u");
    home.wait_file(&mut pty, &text);
    quit(&mut pty);
}
