//! One record of each kind added and changed by keys, and all of it taken back to the first bytes.

use super::home::{BY_HAND, Home, close, drawn, quit};
use crate::pty::Pty;

/// How a kind is found in the list, what is typed in its form, and what that leaves in the file.
const ADDED: [(&str, &str, &str); 14] = [
    ("direction", "<right>", "archetype = \"specialist\""),
    ("track", "Chaos", "primary = \"Chaos\""),
    ("time away", "<tab>1 dec", "until = 2026-12-01"),
    ("skill", "<tab>On-call", "title = \"On-call\""),
    (
        "milestone",
        "Own checkout<tab><right>",
        "title = \"Own checkout\"",
    ),
    ("win", "Cut alert noise", "title = \"Cut alert noise\""),
    ("certification", "<tab>CKA", "name = \"CKA\""),
    ("shadow session", "Bo", "with = \"Bo\""),
    ("shadowing plan", "Audits", "track = \"Audits\""),
    ("budget", "1500", "amount = 1500"),
    ("evidence", "Stopped it", "what = \"Stopped it\""),
    ("check-in", "<tab>4", "energy = 4"),
    ("one-on-one", "<tab>Grace Lin", "with = \"Grace Lin\""),
    ("bet", "Service mesh", "tech = \"Service mesh\""),
];

/// How a record is found, the keys in its form, and what that leaves in the file.
const CHANGED: [(&str, &str, &str); 14] = [
    ("specialist", "<tab><right>", "archetype = \"architect\""),
    ("chaos", "<tab> days", "primary = \"Chaos days\""),
    ("2026-12-01", "<tab><tab>Rest", "why = \"Rest\""),
    ("on-call", "<tab> duty", "title = \"On-call duty\""),
    ("own checkout", " now", "title = \"Own checkout now\""),
    (
        "alert noise",
        "<tab> by 40 %",
        "title = \"Cut alert noise by 40 %\"",
    ),
    ("CKA", "<tab><tab>CNCF", "issuer = \"CNCF\""),
    ("bo", "<tab><tab> Lind", "with = \"Bo Lind\""),
    ("audits", " of access", "track = \"Audits of access\""),
    ("2026 budget", "<tab>.5", "amount = 1500.5"),
    (
        "stopped it",
        "<tab><tab> early",
        "what = \"Stopped it early\"",
    ),
    ("check-in", "<tab><tab>3", "load = 3"),
    ("grace lin", "<tab>g", "with = \"Grace Ling\""),
    ("service mesh", "es", "tech = \"Service meshes\""),
];

fn add(pty: &mut Pty, kind: &str, keys: &str) {
    pty.keys("A").wait_for("type to search");
    pty.keys(kind).wait_for(&format!("› {kind}"));
    pty.keys("<enter>").wait_for("[ Save ]");
    pty.keys(keys).keys("<c-s>").wait_gone("Ctrl-s save");
}

/// Finds a record by its words, and changes it in its form.
fn change(pty: &mut Pty, words: &str, keys: &str) {
    pty.keys("/").wait_for("type to search");
    pty.keys(words).wait_for(&format!("› {words}"));
    pty.keys("<enter>").wait_gone("› ");
    pty.keys("e").wait_for("Ctrl-s save");
    pty.keys(keys).keys("<c-s>");
    pty.wait("the form is closed", |screen| {
        drawn(screen) && !screen.contents().contains("Ctrl-s save")
    });
    // Where no pane shows the record, it stays open with all that it says.
    if pty.text().contains("Esc") {
        close(pty);
    }
}

#[test]
fn every_kind_is_added_changed_and_taken_back() {
    let home = Home::with(BY_HAND);
    let mut pty = home.setup().size(120, 50).start();
    pty.wait_for("1 Track");
    for (kind, keys, kept) in ADDED {
        add(&mut pty, kind, keys);
        home.wait_file_with(&mut pty, kept);
    }
    add(&mut pty, "person", "<tab>engineer");
    home.wait_file_with(&mut pty, "role = \"engineer\"");
    for (words, keys, kept) in CHANGED {
        change(&mut pty, words, keys);
        home.wait_file_with(&mut pty, kept);
    }
    let all = include_str!("every_kind.toml");
    home.wait_file(&mut pty, all);
    for _ in 0..=ADDED.len() + CHANGED.len() {
        pty.keys("u");
    }
    home.wait_file(&mut pty, BY_HAND);
    pty.keys("u").wait_for("nothing to undo");
    for _ in 0..=ADDED.len() + CHANGED.len() {
        pty.keys("U");
    }
    home.wait_file(&mut pty, all);
    pty.keys("U").wait_for("nothing to redo");
    quit(&mut pty);
    let mut pty = home.open();
    pty.wait_for("On-call duty")
        .wait_for("Cut alert noise by 40 %");
    quit(&mut pty);
    assert_eq!(home.read(), all);
}
