//! The one-on-one through its keys: actions, notes, and what finishing it writes.

use super::bench::{Bench, full};
use roadbook::app::Found;
use roadbook::config::Config;
use roadbook::model::{Record, Section, Source, Table};

/// The talk of today.
fn own(bench: &Bench) -> Record {
    let talks = bench.app.book.records(Section::Review);
    let today = Some(super::bench::today());
    let mut own = talks
        .into_iter()
        .filter(|talk| talk.table.day("on") == today);
    let found = own.next().expect("a talk of today");
    assert!(own.next().is_none(), "there is one talk of today");
    found
}

fn said(table: &Table, name: &str) -> String {
    let text = table.text(name);
    text.map_or(String::new(), |text| text.raw().to_owned())
}

#[test]
fn finishing_carries_open_actions_on_and_undo_takes_it_back() {
    let mut bench = Bench::open(&full());
    bench.press("o s");
    assert_eq!(
        bench.said(),
        "kept, 5 actions carried on; the next one is due 20 Dec"
    );
    let talk = own(&bench);
    assert_eq!(said(&talk.table, "with"), "Grace Lin");
    assert_eq!(talk.table.day("next"), "2026-12-20".parse().ok());
    let actions: Vec<&Table> = talk.table.tables("action").collect();
    assert_eq!(actions.len(), 5);
    for action in actions {
        let from = action.text("carried_from").expect("where it comes from");
        let link = roadbook::model::Link::of(from).expect("a link");
        let origin = bench.app.book.link(&link).expect("the talk is there");
        assert!(origin.table.day("on") < talk.table.day("on"));
    }
    let kept = bench.text().to_owned();
    bench.press("s");
    assert_eq!(bench.text(), kept, "a second time changes nothing");
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn actions_and_notes_are_written_into_one_talk_of_today() {
    let mut bench = Bench::open(&full());
    bench.press("o a").write("Draw the map").press("C-s");
    assert_eq!(said(&own(&bench).table, "kind"), "day-90");
    bench.press("a").write("Ask Bo").press("C-s");
    bench.press("i").write("A good hour").press("C-s");
    bench.press("s");
    let talk = own(&bench);
    let whats: Vec<String> = talk
        .table
        .tables("action")
        .map(|action| said(action, "what"))
        .collect();
    assert_eq!(whats.len(), 7);
    assert_eq!(whats[..2], ["Draw the map", "Ask Bo"]);
    assert!(said(&talk.table, "notes").contains("A good hour"));
    assert!(bench.picture().contains("kept, next one 20 Dec"));
}

#[test]
fn the_selected_action_is_marked_and_a_question_becomes_one() {
    let text = "[[review]]\non = 2026-11-01\nwith = \"Grace\"\n[[review.action]]\nwhat = \"One\"\n\
                [[review.action]]\nwhat = \"Two\"\n[[cert]]\nname = \"Base\"\nexam = 2026-11-20\n";
    let mut bench = Bench::open(text);
    bench.press("o j");
    bench.press("x");
    assert!(
        bench.text().contains("what = \"One\"\ndone = 2026-11-22\n"),
        "{}",
        bench.text()
    );
    bench.press("u");
    assert_eq!(bench.text(), text);
    bench.press("j j >");
    assert!(
        bench.picture().contains("New action"),
        "{}",
        bench.picture()
    );
    bench.press("C-s");
    let talk = own(&bench);
    assert_eq!(talk.table.tables("action").count(), 1);
}

#[test]
fn in_the_past_and_read_only_it_is_only_looked_at() {
    let mut bench = Bench::open(&full());
    bench.press("( o s");
    assert!(bench.said().contains("the past"), "{}", bench.said());
    for keys in ["a", "i", "x"] {
        bench.press("[").press(keys);
        assert_eq!(bench.disk, full(), "{keys}");
    }
}

#[test]
fn another_person_judges_by_their_own_name() {
    let text = "[person]\nname = \"Ada Okafor\"\n[[skill]]\nid = \"a\"\ntitle = \"A\"\n\
                levels = [{ on = 2026-11-01, by = \"me\", level = \"working\" }]\n";
    for (name, by) in [
        (Some("Grace Lin"), "Grace Lin"),
        (Some("ada okafor"), "me"),
        (None, "me"),
    ] {
        let mut bench = Bench::on(Found::Text(text.into()));
        bench.app.configure(Config {
            name: name.map(str::to_owned),
            ..Config::default()
        });
        bench.press("1 j space");
        let line = format!("on = 2026-11-22, by = \"{by}\"");
        assert!(bench.text().contains(&line), "{}", bench.text());
        bench.press("o s");
        let with = if by == "me" { "" } else { by };
        assert_eq!(said(&own(&bench).table, "with"), with);
    }
}
