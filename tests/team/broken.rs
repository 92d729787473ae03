//! Files that are broken, missing, or no files: each is a line with its error, and hides nobody.

use crate::desk::{Team, sample};
use std::path::Path;

fn write(folder: &Path, name: &str, bytes: &[u8]) {
    std::fs::write(folder.join(name), bytes).expect("a file");
}

/// Everything that a name in a folder can be beside a roadmap.
fn spoil(folder: &Path) {
    write(folder, "b1-empty.toml", b"");
    write(folder, "b2-syntax.toml", b"[person]\nname = \"x\n[[win");
    write(folder, "b3-bytes.toml", b"\xff\xfe\x00\x01");
    write(
        folder,
        "b4-twice.toml",
        b"[person]\nname = 'a'\nname = 'b'\n",
    );
    write(
        folder,
        "b5-escape\x1b[2J.toml",
        b"[person]\nname = \"\\u001b[2J\\u202eevil\"\n",
    );
    write(folder, "b6-odd.toml", b"person = 3\nskill = \"x\"\n");
    std::fs::create_dir(folder.join("b7-folder.toml")).expect("a folder");
    #[cfg(unix)]
    {
        use std::os::unix::fs::symlink;
        symlink("b8-loop.toml", folder.join("b8-loop.toml")).expect("a link");
        symlink("nowhere", folder.join("b9-nowhere.toml")).expect("a link");
        symlink(".", folder.join("c1-self.toml")).expect("a link");
        let fifo = folder.join("c2-fifo.toml");
        let made = std::process::Command::new("mkfifo").arg(&fifo).status();
        assert!(made.is_ok_and(|status| status.success()));
        symlink("/dev/zero", folder.join("c3-zero.toml")).expect("a link");
    }
}

#[test]
fn each_broken_file_is_a_line_with_its_error() {
    let folder = sample();
    spoil(folder.path());
    let team = Team::open(folder.path(), 160, 48);
    let picture = team.picture();
    for name in ["Ada Okafor", "Chidi Eze", "Mina Haddad"] {
        assert!(picture.contains(name), "{name}: {picture}");
    }
    for (name, words) in [
        ("b1-empty", "it names no person"),
        ("b2-syntax", "line 2"),
        ("b3-bytes", "b3-bytes"),
        ("b4-twice", "twice"),
        ("b7-folder", "b7-folder"),
        ("b8-loop", "b8-loop"),
        ("b9-nowhere", "not there"),
        ("c2-fifo", "c2-fifo"),
        ("c3-zero", "c3-zero"),
    ] {
        let line = picture.lines().find(|line| line.contains(name));
        let line = line.unwrap_or_else(|| panic!("{name}: {picture}"));
        assert!(line.contains(words), "{line}");
    }
    assert!(!picture.contains('\u{1b}') && !picture.contains('\u{202e}'));
    assert!(picture.contains("4 growing"), "{picture}");
}

#[test]
fn an_own_file_that_is_broken_hides_nobody_and_is_never_written() {
    let folder = sample();
    let broken = b"[team]\nname = \"x\n";
    write(folder.path(), "team.toml", broken);
    let mut team = Team::open(folder.path(), 120, 36);
    let picture = team.picture();
    assert!(picture.contains("Mina Haddad") && picture.contains("team.toml is broken in line 2"));
    team.press("a");
    assert!(team.said().contains("read-only"), "{}", team.said());
    team.press("+ 9 + x");
    let after = std::fs::read(folder.path().join("team.toml")).expect("a file");
    assert_eq!(after, broken);
}

#[test]
fn an_own_file_that_is_no_text_is_not_taken_for_none() {
    let folder = sample();
    let whole = Team::text(folder.path(), "team.toml");
    let bytes = b"[team]\nname = \"\xff\xfe\"\n";
    write(folder.path(), "team.toml", bytes);
    let mut team = Team::open(folder.path(), 120, 36);
    let picture = team.picture();
    assert!(picture.contains("Mina Haddad"), "{picture}");
    assert!(picture.contains("cannot be read"), "{picture}");
    assert!(!picture.contains("no team.toml yet"), "{picture}");
    team.press("+ 9 + x a");
    let after = std::fs::read(folder.path().join("team.toml")).expect("a file");
    assert_eq!(after, bytes);
    write(folder.path(), "team.toml", whole.as_bytes());
    team.press("R");
    let picture = team.picture();
    assert!(picture.contains("Harbour platform team"), "{picture}");
    team.press("9 G x");
    assert!(Team::text(folder.path(), "team.toml").contains("done = 2026-11-22"));
}

#[test]
fn a_folder_with_nothing_in_it_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut team = Team::open(folder.path(), 80, 24);
    assert!(team.picture().contains("Nobody is here yet"));
    team.press("2 3 4 5 6 7 8 9 1 j k G enter e d d o");
    assert!(team.picture().contains("Nobody is here yet"));
}

#[test]
fn a_file_that_changes_is_shown_after_reading_again() {
    let folder = sample();
    let mut team = Team::open(folder.path(), 120, 36);
    std::fs::remove_file(folder.path().join("jonas.toml")).expect("it was there");
    write(
        folder.path(),
        "noor.toml",
        b"[person]\nname = \"Noor Amin\"\n",
    );
    write(folder.path(), "bo.toml", b"[person\n");
    team.press("R");
    let picture = team.picture();
    assert!(picture.contains("Noor Amin"), "{picture}");
    let jonas = picture.lines().find(|line| line.contains("Jonas"));
    assert!(
        jonas.is_some_and(|line| line.contains("not there")),
        "{picture}"
    );
    let bo = picture.lines().find(|line| line.contains("Bo Lindqvist"));
    assert!(bo.is_some_and(|line| line.contains("line 1")), "{picture}");
}

#[test]
fn an_own_file_that_another_program_mends_counts_again() {
    let folder = sample();
    let whole = Team::text(folder.path(), "team.toml");
    write(folder.path(), "team.toml", b"[team]\nname = \"x\n");
    let mut team = Team::open(folder.path(), 120, 36);
    write(folder.path(), "team.toml", whole.as_bytes());
    team.press("R");
    let picture = team.picture();
    assert!(picture.contains("Harbour platform team"), "{picture}");
    team.press("9 G x");
    assert!(Team::text(folder.path(), "team.toml").contains("done = 2026-11-22"));
}
