//! The present mode: what it hides, and that changes made in it reach the roadmap behind it.

use super::bench::{Bench, full};

const FILE: &str = "[person]\nname = \"Ada\"\n\n[[skill]]\nid = \"a\"\ntitle = \"Alerts\"\nnote = \"too slow\"\nprivate = [\"note\"]\n\n[[skill]]\nid = \"b\"\ntitle = \"Elsewhere\"\nprivate = true\n\n[[checkin]]\non = 2026-11-20\nenergy = 1\nlearned = \"Ask early\"\n";

#[test]
fn one_key_hides_what_is_private_and_says_so() {
    let mut bench = Bench::open(FILE);
    assert!(bench.picture().contains("Elsewhere"));
    bench.press("P");
    let picture = bench.picture();
    assert!(!picture.contains("Elsewhere"), "{picture}");
    assert!(
        picture.contains("presenting, hidden: 1 private record and 2 private fields"),
        "{picture}"
    );
    bench.press("1 enter");
    assert!(!bench.picture().contains("too slow"));
    bench.press("esc P");
    assert!(bench.picture().contains("Elsewhere"));
    assert_eq!(bench.disk, FILE, "looking changes nothing");
}

#[test]
fn what_is_changed_while_presenting_is_changed_in_the_file() {
    let mut bench = Bench::open(FILE);
    bench.press("P 1 j space");
    assert!(
        bench.disk.contains("level = \"awareness\""),
        "{}",
        bench.disk
    );
    for kept in [
        "too slow",
        "Elsewhere",
        "energy = 1",
        "private = true",
        "private = [\"note\"]",
    ] {
        assert!(bench.disk.contains(kept), "{kept}: {}", bench.disk);
    }
    assert!(bench.picture().contains("presenting"));
    bench.press("u");
    assert!(bench.said().starts_with("undone: "), "{}", bench.said());
    assert_eq!(bench.disk, FILE);
    bench.press("U");
    assert!(bench.said().starts_with("done again: "), "{}", bench.said());
    // A new record, through a form.
    bench.press("u o a").write("Draw the map").press("C-s");
    assert!(bench.disk.contains("Draw the map") && bench.disk.contains("Elsewhere"));
}

#[test]
fn steps_that_were_hidden_are_taken_back_without_their_words() {
    let mut bench = Bench::open(FILE);
    bench.press("1 j j p");
    assert!(
        bench.disk.contains("title = \"Elsewhere\"\n\n"),
        "{}",
        bench.disk
    );
    bench.press("p P u u");
    assert!(!bench.said().contains("Elsewhere"), "{}", bench.said());
    assert_eq!(bench.disk, FILE);
    bench.press("P");
    assert!(bench.picture().contains("Elsewhere"));
}

#[test]
fn what_would_show_or_lose_what_is_hidden_is_refused() {
    let mut bench = Bench::open(FILE);
    bench.press("P E");
    assert!(
        bench.said().contains("could show what is hidden"),
        "{}",
        bench.said()
    );
    bench.press("1 j d d");
    assert!(
        bench.said().contains("hidden is in the way"),
        "{}",
        bench.said()
    );
    assert_eq!(bench.disk, FILE);
}

#[test]
fn the_past_is_hidden_too_and_coming_back_keeps_hiding() {
    let mut bench = Bench::open(&full());
    bench.press("4 p P [");
    assert!(bench.picture().contains("presenting") && bench.picture().contains("(past)"));
    bench.press("t");
    assert!(bench.picture().contains("presenting") && !bench.picture().contains("(past)"));
    // Saving, and what another program writes, leave it hidden.
    bench.press("C-s R");
    assert!(bench.picture().contains("presenting"));
}

#[test]
fn a_record_is_made_private_and_a_field_too() {
    let mut bench = Bench::open(FILE);
    bench.press("1 p");
    assert!(
        bench.disk.contains("note = \"too slow\"\nprivate = true\n"),
        "{}",
        bench.disk
    );
    bench.press("p");
    assert_eq!(bench.disk, FILE, "what was private before is so again");
    bench.press("j p");
    assert!(!bench.disk.contains("private = true"), "{}", bench.disk);
    bench.press("p p");
    assert!(!bench.disk.contains("private = true"), "{}", bench.disk);
    bench.press("k e M-p C-s");
    assert!(
        bench.disk.contains("private = [\"note\", \"of\"]"),
        "{}",
        bench.disk
    );
    bench.press("e M-p C-s");
    assert_eq!(bench.text().matches("private").count(), 1);
    assert!(
        bench.disk.contains("private = [\"note\"]"),
        "{}",
        bench.disk
    );
}
