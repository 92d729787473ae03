//! Books read, found in, changed and cut anew.

use super::*;
use crate::model::Key;
use crate::store::scan::Id;
use proptest::prelude::*;

const FILE: &str = "schema = 1\n\n[person]\nname = \"Ada\"\n\n# first\n[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n\n[[shadow]]\non = 2026-11-13\nwith = 'Bo'\nid = \"x\"\nskills = [\n  'a',\n]\n[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n";

fn book() -> Book {
    Book::open(FILE.to_owned())
}

#[test]
fn a_twin_says_the_same_and_is_not_touched_by_what_comes_later() {
    let mut book = Book::open("[[skill]]\nid = \"a\"\n\n[[skill]]\nid = \"b\"\n".to_owned());
    let twin = book.twin();
    assert_eq!(twin.table(Section::Skill, 1), book.table(Section::Skill, 1));
    let second = twin.text().rfind('b').expect("the second id");
    book.replace(second..second + 1, "longer");
    book.replace(0..0, "[[skill]]\nid = \"z\"\n\n");
    let id = |book: &Book, number| book.table(Section::Skill, number).get("id").cloned();
    assert_eq!(id(&book, 2), Some(Value::text("longer")));
    assert_eq!(id(&twin, 1), Some(Value::text("b")));
    assert_eq!(
        (book.count(Section::Skill), twin.count(Section::Skill)),
        (3, 2)
    );
}

#[test]
fn records_are_read_alone() {
    let book = book();
    assert_eq!(book.count(Section::Shadow), 3);
    assert_eq!(book.table(Section::Shadow, 1).texts("skills").count(), 1);
    assert_eq!(
        book.table(Section::Person, 0)
            .text("name")
            .map(crate::text::Text::raw),
        Some("Ada")
    );
    assert_eq!(book.table(Section::Shadow, 9), Table::new());
    assert_eq!(book.schema(), Some(1));
    assert_eq!(book.line(Section::Shadow, 0), 7);
}

#[test]
fn keys_are_the_same_as_those_of_the_whole() {
    let book = book();
    let all = keys(&book.roadmap(), Section::Shadow);
    for (number, key) in all.iter().enumerate() {
        assert_eq!(&book.key(Section::Shadow, number), key);
        assert_eq!(book.find(Section::Shadow, key), Some(number));
    }
    assert_eq!(book.find(Section::Shadow, &Key::id("y")), None);
}

#[test]
fn a_peek_sees_what_a_reading_sees() {
    let book = book();
    for number in 0..3 {
        let table = book.table(Section::Shadow, number);
        for field in ["on", "with", "id", "skills", "hours", "w"] {
            assert_eq!(
                book.peek(Section::Shadow, number, field).as_ref(),
                table.get(field),
                "{number} {field}"
            );
        }
    }
}

#[test]
fn a_change_inside_a_record_moves_the_rest() {
    let mut book = book();
    let at = FILE.find("Bo").expect("a name");
    book.replace(at..at + 2, "Someone longer");
    let fresh = Book::open(book.text().to_owned());
    assert_eq!(book.blocks, fresh.blocks);
    assert_eq!(
        book.table(Section::Shadow, 2),
        fresh.table(Section::Shadow, 2)
    );
}

#[test]
fn what_stands_on_plain_lines_is_found_without_reading_a_record() {
    let records = "[[win]]\nid = \"a\"\ntitle = \"A\"\n[[win]]\nid = \"b\"\ntitle = \"B\"\narchived = 2026-01-01\n";
    let evidence = "[[evidence]]\non = 2026-11-12\nwhat = \"w\"\n";
    let book = Book::open(format!("{FILE}{evidence}{records}"));
    let reads = |act: &dyn Fn()| {
        let count = || book.read.load(std::sync::atomic::Ordering::Relaxed);
        let before = count();
        act();
        count() - before
    };
    let quietly = || {
        assert!(book.with_id(Section::Win, "b").is_some());
        assert!(book.with_id(Section::Win, "c").is_none());
        assert_eq!(book.find(Section::Win, &Key::id("b")), Some(1));
        assert_eq!(book.day(Section::Evidence, 0), "2026-11-12".parse().ok());
        assert!(!book.may_be_archived(Section::Win, 0) && book.may_be_archived(Section::Win, 1));
        assert!(!book.may_be(Section::Win, 0, &[Id::of("b")]));
        assert_eq!(book.peek(Section::Evidence, 0, "with"), None);
        assert_eq!(book.fiscal_start(), 1);
    };
    assert_eq!(reads(&quietly), 0);
    assert!(book.may_have_archive());
    assert!(!Book::open(evidence.to_owned()).may_have_archive());
}

#[test]
fn a_section_written_in_brackets_has_no_line_of_its_own() {
    let book = Book::open("# mine\n\nbet = [\n  { id = \"a\" },\n]\n".to_owned());
    assert_eq!(book.line(Section::Bet, 0), 1);
    let book = Book::open("# mine\n[[bet]]\n[[cert]]\n[[bet.more]]\n".to_owned());
    assert_eq!(book.line(Section::Bet, 0), 1);
    assert_eq!(book.line(Section::Cert, 0), 3);
}

proptest! {
    #[test]
    fn a_book_after_any_change_is_as_if_opened_anew(
        at in any::<prop::sample::Index>(),
        length in 0_usize..40,
        new in prop::sample::select(vec![
            "", "\n", "x", "# c\n", "[[shadow]]\n", "[[shadow]]\non = 2026-01-01\n\n", "[shadow.follow_up]\n", "[person]\n",
            "\"\"\"", "[", "]\n", "id = \"y\"\n", "[[win]]\nquarter = \"2026-Q1\"\n", "[x]\n", "\n# c",
        ]),
    ) {
        let mut book = book();
        book.by_ids(Section::Shadow);
        book.by_days(Section::Shadow);
        let (start, length) = (at.index(FILE.len()), length.min(FILE.len()));
        let start = start.min(FILE.len() - length);
        book.replace(start..start + length, new);
        let fresh = Book::open(book.text().to_owned());
        prop_assert_eq!(&book.blocks, &fresh.blocks, "{}", book.text());
        prop_assert_eq!(&book.records, &fresh.records);
        prop_assert_eq!(&book.unusual, &fresh.unusual);
        prop_assert_eq!(book.keys(Section::Shadow), fresh.keys(Section::Shadow));
    }
}

#[test]
fn unusual_styles_are_read_too() {
    for text in [
        "shadow = [{ on = 2026-11-12, with = \"Bo\" }]\n",
        "[['shadow']]\non = 2026-11-12\nwith = \"Bo\"\n",
        "[[shadow]]\n\"on\" = 2026-11-12\n[[cert]]\n[shadow2]\n",
        "[[shadow]]\non = 2026-11-12\n[[cert]]\n[shadow.follow_up]\nwhat = 'x'\n",
    ] {
        let book = Book::open(text.to_owned());
        assert_eq!(book.count(Section::Shadow), 1, "{text}");
        assert_eq!(
            book.day(Section::Shadow, 0),
            "2026-11-12".parse().ok(),
            "{text}"
        );
    }
}
