//! The journal over restarts, changes from outside and damage.

use super::*;
use crate::change::{ChangeSet, Splice, Splices};
use crate::history::History;
use crate::model::{Key, Path as Place, Section, Value};
use crate::store::Book;
use std::fs;

const FILE: &str =
    "[[bet]]\nid = \"a\" # mine\ntech = \"x\"\n\n[[bet]]\nid = \"b\"\ntech = \"y\"\n";

struct Desk {
    folder: tempfile::TempDir,
    book: Book,
    history: History,
}

impl Desk {
    fn new() -> Desk {
        Desk {
            folder: tempfile::tempdir().expect("a folder"),
            book: Book::open(FILE.to_owned()),
            history: History::default(),
        }
    }

    fn journal(&self) -> Journal {
        Journal::of(self.folder.path(), Path::new("/roadmap.toml"))
    }

    /// The file of the journal.
    fn file(&self) -> std::path::PathBuf {
        let files = fs::read_dir(self.folder.path().join("journal")).expect("a folder");
        let mut files = files.map(|entry| entry.expect("an entry").path());
        files
            .find(|path| path.extension().is_none() && !path.ends_with("lock"))
            .expect("a journal")
    }

    fn set(&mut self, id: &str, from: &str, to: &str) {
        let at = Place::record(Section::Bet, Key::id(id)).field("tech");
        let changes = ChangeSet::set(at, Some(Value::text(from)), Some(Value::text(to)));
        let before = self.book.shared_text();
        let splices = self.book.edit(&changes).expect("edited");
        let done = self
            .history
            .push(format!("{from} to {to}"), changes, splices);
        let note = Note::Done {
            done,
            before,
            after: self.book.shared_text(),
        };
        self.journal().append("s", &[note]).expect("kept");
    }

    fn labels(&self) -> (Vec<String>, Vec<String>) {
        let recalled = self.journal().recall(self.book.text());
        let labels = |steps: Vec<Done>| steps.into_iter().map(|done| done.label).collect();
        (labels(recalled.past), labels(recalled.future))
    }
}

#[test]
fn steps_come_back_and_lead_to_the_first_bytes() {
    let mut desk = Desk::new();
    desk.set("a", "x", "x2");
    desk.set("b", "y", "y2");
    desk.set("a", "x2", "x3");
    let recalled = desk.journal().recall(desk.book.text());
    assert!(recalled.word.is_none() && recalled.future.is_empty());
    let mut book = Book::open(desk.book.text().to_owned());
    for done in recalled.past.iter().rev() {
        assert!(book.undo(done).expect("undone").is_some(), "to the byte");
    }
    assert_eq!(book.text(), FILE);
}

#[test]
fn what_was_taken_back_can_be_made_again() {
    let mut desk = Desk::new();
    desk.set("a", "x", "x2");
    desk.set("b", "y", "y2");
    let last = desk.history.last().cloned().expect("a step");
    desk.book.undo(&last).expect("undone");
    let name = last.name.clone();
    desk.journal()
        .append("s", &[Note::Undone(name.clone())])
        .expect("kept");
    let recalled = desk.journal().recall(desk.book.text());
    assert_eq!((recalled.past.len(), recalled.future.len()), (1, 1));
    assert!(
        recalled
            .future
            .iter()
            .chain(&recalled.past)
            .all(|done| done.splices.is_some())
    );
    desk.journal()
        .append("s", &[Note::Redone(name.clone())])
        .expect("kept");
    assert_eq!(desk.labels().0.len(), 2);
    desk.journal()
        .append("s", &[Note::Left(name)])
        .expect("kept");
    assert_eq!(desk.labels(), (vec!["x to x2".to_owned()], vec![]));
}

#[test]
fn after_a_change_from_outside_steps_go_back_by_what_they_mean() {
    let mut desk = Desk::new();
    desk.set("a", "x", "x2");
    desk.book = Book::open(format!(
        "# theirs\n{}",
        desk.book.text().replace("\"y\"", "\"z\"")
    ));
    let done = desk.journal().recall(desk.book.text()).past.remove(0);
    assert!(done.splices.is_none());
    assert!(desk.book.undo(&done).expect("undone").is_none());
    assert_eq!(
        desk.book.text(),
        format!("# theirs\n{}", FILE.replace("\"y\"", "\"z\""))
    );
    let left = desk.book.undo(&done).expect_err("left");
    assert_eq!(left.to_string(), "bet[a].tech was changed since");
}

#[test]
fn a_damaged_journal_is_set_aside_with_a_word_and_the_rest_counts() {
    let mut desk = Desk::new();
    desk.set("a", "x", "x2");
    fs::write(
        desk.file(),
        [&fs::read(desk.file()).expect("read")[..], b"\xff\0\n"].concat(),
    )
    .expect("spoilt");
    desk.set("b", "y", "y2");
    let recalled = desk.journal().recall(desk.book.text());
    assert!(recalled.word.expect("a word").contains("set aside"));
    assert_eq!(recalled.past.len(), 1);
    assert!(recalled.past[0].splices.is_some());
    assert!(
        desk.journal().recall(desk.book.text()).word.is_none(),
        "said once"
    );
}

#[test]
fn half_a_line_is_no_damage() {
    let mut desk = Desk::new();
    desk.set("a", "x", "x2");
    let whole = fs::read(desk.file()).expect("read");
    fs::write(desk.file(), [&whole[..], &whole[..20]].concat()).expect("torn");
    assert_eq!(desk.labels().0, ["x to x2"]);
    desk.set("b", "y", "y2");
    assert_eq!(desk.labels().0, ["x to x2", "y to y2"]);
}

#[test]
fn it_is_bounded_and_the_newest_stay() {
    let mut desk = Desk::new();
    let long = "z".repeat(LARGE / 8);
    let mut from = "x".to_owned();
    for nth in 0..60 {
        let to = format!("{nth}{long}");
        desk.set("a", &from, &to);
        from = to;
    }
    assert!(fs::metadata(desk.file()).expect("there").len() <= MOST as u64 + LARGE as u64);
    let recalled = desk.journal().recall(desk.book.text());
    assert!(
        (5..60).contains(&recalled.past.len()),
        "{}",
        recalled.past.len()
    );
    assert!(recalled.past.iter().all(|done| done.splices.is_some()));
}

/// A step that says what it is given, each in a place of its own.
fn step(name: &str, label: &str, changes: ChangeSet, splices: Option<Splices>) -> Note {
    let name = Name::Kept(name.into());
    let text = || FILE.into();
    Note::Done {
        done: Done {
            name,
            label: label.to_owned(),
            changes,
            splices,
        },
        before: text(),
        after: text(),
    }
}

fn spliced(before: &str, after: &str) -> Splices {
    let (at, before, after) = (0, before.into(), after.into());
    Splices(vec![Splice { at, before, after }])
}

#[test]
fn it_never_forgets_more_than_the_older_half() {
    let desk = Desk::new();
    let long = "z".repeat(LARGE / 10 * 9);
    for nth in 0..18 {
        let note = step(
            &nth.to_string(),
            "long",
            ChangeSet::default(),
            Some(spliced(&long, "")),
        );
        desk.journal().append("s", &[note]).expect("kept");
        let length = fs::metadata(desk.file()).expect("there").len();
        assert!(nth < 4 || length > MOST as u64 / 3, "{nth}: {length}");
    }
    let newest = desk.journal().recall(FILE).past.pop().expect("a step");
    assert_eq!(newest.name, Name::Kept("17".into()));
    let other = Journal::of(desk.folder.path(), Path::new("/other.toml"));
    desk.journal().carry_to(&other).expect("carried");
    let carried = other.recall(FILE).past;
    assert!((2..5).contains(&carried.len()), "{}", carried.len());
    assert_eq!(carried.last(), Some(&newest));
}

#[test]
fn a_large_step_is_kept_by_what_it_means_and_a_huge_one_is_not() {
    let desk = Desk::new();
    for (name, size) in [("small", LARGE / 2), ("large", LARGE + 1), ("huge", 1)] {
        let text = "z".repeat(size);
        let label = if name == "huge" {
            "z".repeat(MOST / 2 + 1)
        } else {
            String::new()
        };
        let note = step(name, &label, ChangeSet::default(), Some(spliced(&text, "")));
        desk.journal().append("s", &[note]).expect("kept");
    }
    let past = desk.journal().recall(FILE).past;
    let kept = past
        .iter()
        .map(|done| (done.name.clone(), done.splices.is_some()));
    let name = |name: &str| Name::Kept(name.into());
    assert_eq!(
        kept.collect::<Vec<_>>(),
        [(name("small"), true), (name("large"), false)]
    );
    let lines = fs::read_to_string(desk.file()).expect("read");
    let told: Vec<bool> = lines.lines().map(|line| line.contains("zzz")).collect();
    assert_eq!(told, [true, false]);
}

#[test]
fn a_step_that_is_told_twice_happened_once() {
    let desk = Desk::new();
    let [one, two] = ["one", "two"].map(|name| step(name, name, ChangeSet::default(), None));
    let undone = Note::Undone(Name::Kept("two".into()));
    for notes in [
        vec![one.clone(), two.clone()],
        vec![one.clone(), two.clone()],
        vec![undone],
        vec![two, one],
    ] {
        desk.journal().append("s", &notes).expect("kept");
    }
    assert_eq!(
        desk.labels(),
        (vec!["one".to_owned()], vec!["two".to_owned()])
    );
}

#[test]
fn a_journal_that_cannot_be_read_is_said() {
    let mut desk = Desk::new();
    desk.set("a", "x", "x2");
    let file = desk.file();
    fs::remove_file(&file).expect("gone");
    fs::create_dir(&file).expect("a folder in its place");
    let recalled = desk.journal().recall(FILE);
    assert!(recalled.past.is_empty());
    assert!(recalled.word.expect("a word").contains("cannot be read"));
}

#[test]
fn what_a_step_says_anywhere_is_found() {
    let at = |name: &str| Place::record(Section::Bet, Key::id("a")).field(name);
    let set = |before: &str, after: &str| {
        ChangeSet::set(
            at("tech"),
            Some(Value::text(before)),
            Some(Value::text(after)),
        )
    };
    let written = || {
        let mut changes = set("x", "y");
        let fact = changes.0[0].diff.after.as_mut().expect("a fact");
        fact.text = Some("# a secret\n".into());
        changes
    };
    let path = ChangeSet::set(at("secret"), Some(Value::text("x")), None);
    for (label, changes, splices) in [
        ("a secret", set("x", "y"), None),
        ("", set("a secret", "y"), None),
        ("", set("x", "a secret"), None),
        ("", written(), None),
        ("", path, None),
        ("", set("x", "y"), Some(spliced("a secret", ""))),
        ("", set("x", "y"), Some(spliced("", "a secret"))),
    ] {
        let desk = Desk::new();
        let notes = [
            step("1", label, changes, splices),
            step("2", "plain", set("x", "y"), Some(spliced("x", "y"))),
        ];
        desk.journal().append("s", &notes).expect("kept");
        let says = |said: &str| said.contains("secret");
        assert_eq!(
            desk.journal().forget(&says, true).expect("gone"),
            1,
            "{label}"
        );
        assert_eq!(desk.labels().0, ["plain"]);
    }
}

#[test]
fn what_cannot_be_searched_is_counted_and_goes() {
    let mut desk = Desk::new();
    let spoil = |desk: &Desk| {
        let kept = fs::read(desk.file()).expect("read");
        fs::write(desk.file(), [&kept[..], b"\xff\0\n"].concat()).expect("spoilt");
    };
    desk.set("a", "x", "a secret");
    spoil(&desk);
    assert!(desk.journal().recall(desk.book.text()).word.is_some());
    let says = |said: &str| said.contains("secret");
    assert_eq!(
        desk.journal().forget(&says, false).expect("counted"),
        1,
        "it is aside"
    );
    desk.set("b", "y", "a secret");
    assert_eq!(desk.journal().forget(&says, false).expect("counted"), 2);
    spoil(&desk);
    desk.set("a", "a secret", "x");
    assert_eq!(desk.journal().forget(&says, true).expect("gone"), 3);
    assert_eq!(desk.journal().forget(&says, true).expect("gone"), 0);
    let folder = fs::read_dir(desk.folder.path().join("journal")).expect("a folder");
    for file in folder.map(|entry| entry.expect("an entry").path()) {
        let bytes = fs::read(&file).expect("read");
        assert!(
            !bytes.windows(6).any(|part| part == b"secret"),
            "{}",
            file.display()
        );
    }
}

#[test]
fn a_text_is_forgotten_with_the_steps_that_say_it() {
    let mut desk = Desk::new();
    desk.set("a", "x", "a secret");
    desk.set("b", "y", "plain");
    desk.set("a", "a secret", "x");
    let says = |said: &str| said.contains("secret");
    assert_eq!(desk.journal().forget(&says, false).expect("counted"), 2);
    assert_eq!(desk.labels().0.len(), 3);
    assert_eq!(desk.journal().forget(&says, true).expect("gone"), 2);
    assert_eq!(desk.labels().0, ["y to plain"]);
    assert!(
        !fs::read_to_string(desk.file())
            .expect("read")
            .contains("secret")
    );
}
