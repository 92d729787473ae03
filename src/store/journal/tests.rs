//! The journal over restarts, changes from outside and damage.

use super::*;
use crate::change::ChangeSet;
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
