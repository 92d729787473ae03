//! Carrying on a win that was not finished, and a follow-up that becomes an action.

use super::bench::{Bench, full};
use roadbook::app::Pane;
use roadbook::model::{Link, Section, Source};

#[test]
fn a_win_is_carried_into_the_next_quarter_with_its_targets_and_without_readings() {
    let mut bench = Bench::open(&full());
    bench.press("2 home >");
    assert_eq!(
        bench.said(),
        "carried on into 2027-Q1: agree its criteria anew"
    );
    let wins = bench.app.book.records(Section::Win);
    let new = wins.iter().find(|win| {
        win.table
            .text("quarter")
            .is_some_and(|own| own.raw() == "2027-Q1")
    });
    let new = new.expect("the one that goes on");
    let from = new.table.text("carried_from").expect("where it comes from");
    let old = bench
        .app
        .book
        .link(&Link::of(from).expect("a link"))
        .expect("the old one");
    assert_eq!(
        old.table.text("result").map(roadbook::text::Text::raw),
        Some("carried")
    );
    let targets = |win: &roadbook::model::Record| -> Vec<Option<f64>> {
        win.table
            .tables("key_result")
            .map(|own| own.number("target"))
            .collect()
    };
    assert_eq!(targets(new), targets(&old));
    assert!(
        new.table
            .tables("key_result")
            .all(|own| own.get("readings").is_none())
    );
    assert!(new.table.get("started").is_none() && new.table.get("criteria_agreed").is_none());
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn a_follow_up_becomes_an_action_of_the_latest_talk() {
    let mut bench = Bench::open(&full());
    let before = bench.app.book.records(Section::Shadow);
    let open = before.iter().position(|record| {
        let follow_up = record.table.get("follow_up").and_then(|own| own.as_table());
        follow_up.is_some_and(|own| own.get("done").is_none())
    });
    let record = &before[open.expect("a session with an open follow-up")];
    let path = roadbook::model::Path::record(Section::Shadow, record.key.clone());
    bench.app.go_to(&path);
    assert_eq!(bench.app.panes.focus, Pane::Shadowing);
    bench.press(">");
    assert!(
        bench
            .said()
            .starts_with("now an action of the one-on-one of 2026-11-15"),
        "{}",
        bench.said()
    );
    bench.press(">");
    assert_eq!(bench.said(), "this follow-up is done already");
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn what_cannot_be_carried_on_says_why() {
    let mut bench = Bench::open(
        "[[skill]]\ntitle = \"S\"\n[[shadow]]\non = 2026-11-01\nwith = \"Bo\"\nfollow_up = { what = \"F\" }\n[[win]]\nquarter = \"2026-Q4\"\ntitle = \"W\"\n",
    );
    for (keys, said) in [
        ("1 >", "only a win or a follow-up is carried on"),
        ("2 >", "give the win an id first: the next one refers to it"),
        ("4 >", "there is no one-on-one yet that could take it"),
    ] {
        bench.press(keys);
        assert_eq!(bench.said(), said);
    }
}
