//! What is private stays private: made-up roadmaps whose private words are marked, searched for in all that leaves.
//!
//! Every record is private, in part or not at all; every text of a private part says `hush`, and every other one `open`.

#[path = "app/bench.rs"]
#[expect(dead_code, reason = "the tests of the state use more of it")]
mod bench;
#[path = "private/made_up.rs"]
mod made_up;

use bench::{Bench, today};
use made_up::{HUSH, made_up};
use proptest::prelude::*;
use roadbook::catalogue::Catalogue;
use roadbook::change::{ChangeSet, diff, merge};
use roadbook::export::back::returned;
use roadbook::export::private::{put_back, shared};
use roadbook::export::sheet::sheets;
use roadbook::export::{calendar, copy, json, markdown, report};
use roadbook::insight::Basis;
use roadbook::model::{Table, Value};
use roadbook::store::{Book, whole};
use roadbook::text::Text;

/// The file of a roadmap, with comments at its records.
fn file(roadmap: &Table) -> String {
    let text = whole(roadmap);
    let mut out = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let next = lines.peek().copied().unwrap_or_default();
        if line.starts_with("[[") && !line.contains('.') && next.contains(HUSH) {
            out.push_str("# hush, said above it\n");
        }
        out.push_str(line);
        // A comment at the end of a private line.
        if line.starts_with("what = ") && line.contains(HUSH) {
            out.push_str(" # hush, said beside it");
        }
        out.push('\n');
    }
    out
}

fn is_clean(what: &str, text: &str) {
    let found = text.find(HUSH);
    let around = found.map(|at| {
        let from = text.floor_char_boundary(at.saturating_sub(200));
        let to = text.ceil_char_boundary((at + 60).min(text.len()));
        text.get(from..to).unwrap_or_default()
    });
    assert_eq!(around, None, "{what} shows what is private");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_export_and_no_copy_says_what_is_private(roadmap in made_up()) {
        let text = file(&roadmap);
        let (open, _) = shared(&roadmap);
        is_clean("what is shared", &format!("{open:?}"));
        let (copied, _) = copy::copy(&text);
        is_clean("the copy", &copied);
        prop_assert!(!copied.contains("private ="));
        prop_assert!(diff(&Book::open(copied).roadmap(), &open).is_empty());
        let book = Book::open(whole(&open));
        let catalogue = Catalogue::embedded();
        let basis = Basis::new(&book, catalogue, today());
        is_clean("Markdown", &markdown::markdown(&open, catalogue));
        is_clean("the report", &report::report(&basis, None).expect("a page"));
        is_clean("the calendar", &calendar::calendar(&basis));
        is_clean("JSON", &format!("{:?}", json::object(&open)));
        for sheet in sheets(&open) {
            is_clean(sheet.name.as_ref(), &format!("{:?}", sheet.rows));
        }
    }

    #[test]
    fn what_comes_back_keeps_all_that_was_private(roadmap in made_up(), seed in any::<u64>()) {
        let (open, hidden) = shared(&roadmap);
        // Nothing was done: nothing changes.
        prop_assert_eq!(put_back(&open, &roadmap, &open), Some(roadmap.clone()));
        // The mentor wrote something into every text that may be read.
        let mut after = open.clone();
        let mut count = 0;
        annotate(&mut after, seed, &mut count);
        let merged = merge(&open, &roadmap, &after);
        let (seen, still) = shared(&merged.roadmap);
        prop_assert_eq!(still, hidden, "all that is private is still there");
        if merged.conflicts.is_empty() {
            prop_assert!(diff(&seen, &after).is_empty());
        }
    }

    #[test]
    fn a_round_by_a_copy_loses_and_shows_nothing(roadmap in made_up(), seed in any::<u64>()) {
        let mine = file(&roadmap);
        let (given, _) = copy::copy(&mine);
        let base = Book::open(given).roadmap();
        prop_assert!(returned(&base, &roadmap, &base).is_empty());
        let mut after = base.clone();
        annotate(&mut after, seed, &mut 0);
        let back = returned(&base, &roadmap, &after);
        prop_assert!(back.kept.is_empty() && back.clashes.is_empty(), "{:?}", back.clashes);
        let mut book = Book::open(mine.clone());
        book.edit(&ChangeSet(back.changes)).expect("it can be taken");
        let now = book.roadmap();
        let hushed = |text: &str| text.matches(HUSH).count();
        prop_assert_eq!(hushed(book.text()), hushed(&mine), "nothing private is lost");
        prop_assert_eq!(shared(&now).1, shared(&roadmap).1);
        prop_assert!(diff(&shared(&now).0, &after).is_empty(), "all that was written is taken");
        prop_assert!(returned(&base, &now, &after).is_empty(), "it is taken once");
    }
}

/// Writes something into some of the notes and results.
fn annotate(table: &mut Table, seed: u64, count: &mut u64) {
    let names: Vec<String> = table.iter().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        *count += 1;
        let chosen = seed
            .rotate_left(u32::try_from(*count % 64).unwrap_or(0))
            .is_multiple_of(4);
        match table.get_mut(&name) {
            Some(Value::Array(items)) => {
                for item in items {
                    if let Value::Table(own) = item {
                        annotate(own, seed, count);
                    }
                }
            }
            Some(Value::Table(own)) => annotate(own, seed, count),
            Some(value @ Value::Text(_))
                if chosen && ["note", "notes", "result", "learned"].contains(&name.as_str()) =>
            {
                *value = Value::Text(Text::from("a word of the mentor"));
            }
            _ => {}
        }
    }
}

/// Every screen of the present mode.
const SCREENS: &[&str] = &[
    "",
    "j j enter",
    "2",
    "2 enter",
    "3 j",
    "3 enter",
    "4",
    "4 enter",
    "5",
    "5 enter",
    "6",
    "6 G",
    "7",
    "8",
    "8 enter",
    "9",
    "9 enter",
    "o",
    "o G",
    "o s",
    "o i",
    "o a",
    ":",
    "/",
    "w",
    "?",
    "1 e",
    "2 e",
    "3 e",
    "4 e",
    "A",
    "( o",
    "V",
    "u",
    "c",
    "O O",
    "[ 8",
];

#[test]
fn no_screen_of_the_present_mode_shows_what_is_private() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..4 {
        let tree = made_up().new_tree(&mut runner).expect("a roadmap");
        let text = file(&proptest::strategy::ValueTree::current(&tree));
        for keys in SCREENS {
            let mut bench = Bench::open(&text);
            bench.think();
            bench.press("P").press(keys);
            let picture = bench.picture();
            assert!(
                picture.contains("presenting") || keys.contains('A'),
                "{picture}"
            );
            is_clean(keys, &picture);
            bench.press("esc esc esc P");
            assert!(!bench.picture().contains("presenting"));
        }
        // Without it, the marks are really there.
        let mut bench = Bench::open(&text);
        bench.press("/");
        assert!(bench.picture().contains(HUSH), "{}", bench.picture());
    }
}
