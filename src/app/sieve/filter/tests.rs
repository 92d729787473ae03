//! Filters on the sample.

use super::*;
use crate::sample::sample;
use crate::store::Book;

fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

fn read(text: &str) -> Result<Filter, String> {
    Filter::read(text, Catalogue::embedded(), today(), 1)
}

/// How many records of a section of the sample fit.
fn fitting(section: Section, text: &str) -> usize {
    let book = Book::open(sample(today()));
    let filter = read(text).expect("a filter");
    (0..book.count(section))
        .filter(|number| {
            let table = book.table(section, *number);
            filter.fits(section, &table, Catalogue::embedded(), today())
        })
        .count()
}

#[test]
fn each_word_of_a_filter_holds_something_back() {
    let all = |section| fitting(section, "");
    for (section, words) in [
        (Section::Shadow, "track:cloud"),
        (Section::Shadow, "person:bo"),
        (Section::Shadow, "state:observe"),
        (Section::Shadow, "since:-90d"),
        (Section::Shadow, "until:-90d"),
        (Section::Shadow, "review"),
        (Section::Milestone, "state:done"),
        (Section::Milestone, "state:open"),
        (Section::Cert, "state:passed"),
        (Section::Cert, "state:planned,booked"),
        (Section::Cert, "track:finops"),
        (Section::Win, "state:reached"),
        (Section::Skill, "state:working"),
        (Section::Skill, "track:sre"),
    ] {
        let some = fitting(section, words);
        assert!(
            some > 0 && some < all(section),
            "{words}: {some} of {}",
            all(section)
        );
    }
    let both = fitting(Section::Shadow, "track:cloud person:bo since:-90d");
    assert!(both > 0 && both <= fitting(Section::Shadow, "person:bo"));
}

#[test]
fn what_is_not_understood_is_said() {
    for (typed, said) in [
        ("stat:open", "stat: is none of"),
        ("since:soon", "since: wants a day"),
        ("track:", "track: wants a word"),
        ("\u{1b}[2J:x", "is none of"),
    ] {
        let words = read(typed).expect_err("no filter");
        assert!(words.contains(said), "{words}");
        assert!(!words.contains('\u{1b}'), "{words}");
    }
    assert!(read("  ").expect("nothing").is_empty());
    assert_eq!(read(" a   b ").expect("words").text(), "a b");
}
