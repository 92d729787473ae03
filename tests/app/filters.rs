//! Filters, sort orders and archived records of a pane, and going from one found record to the next.

use super::bench::{Bench, full};
use roadbook::app::Pane;
use roadbook::model::{Section, Value};

/// Types a filter into the pane with the focus.
fn filter(bench: &mut Bench, text: &str) {
    bench.press("f C-u").write(text).press("enter");
}

#[test]
fn a_filter_says_what_it_shows_and_goes_with_one_key() {
    let mut bench = Bench::open(&full());
    bench.press("4");
    let all = bench.app.figures.rows(Pane::Shadowing);
    bench.press("f").write("person:bo since:-90d");
    let shown = bench.picture();
    assert!(
        shown.contains(&format!(" of {all} in Shadowing")),
        "{shown}"
    );
    bench.press("enter");
    let some = bench.app.figures.rows(Pane::Shadowing);
    assert!(some > 0 && some < all, "{some} of {all}");
    let title = format!("person:bo since:-90d · {some} of {all}");
    assert!(bench.picture().contains(&title), "{}", bench.picture());
    for row in 0..some {
        let at = bench
            .app
            .figures
            .target(&bench.app.book, Pane::Shadowing, row);
        let (_, key) = at
            .as_ref()
            .and_then(|at| at.into_record())
            .expect("a record");
        let number = bench.app.book.find(Section::Shadow, key).expect("there");
        let with = bench.app.book.peek(Section::Shadow, number, "with");
        assert_eq!(with, Some(Value::text("Bo")));
    }
    bench.press("F");
    assert_eq!(bench.app.figures.rows(Pane::Shadowing), all);
    assert_eq!(bench.said(), "the filter is taken away");
    assert_eq!(bench.text(), full(), "a filter is no part of the roadmap");
}

#[test]
fn a_skill_that_a_filter_holds_back_is_still_called_by_its_name() {
    let mut bench = Bench::open(&full());
    bench.press("1");
    filter(&mut bench, "zzzz");
    bench.press("3 enter");
    let shown = bench.picture();
    assert!(shown.contains("Capacity and load"), "{shown}");
}

#[test]
fn every_pane_can_be_filtered_and_says_when_nothing_fits() {
    for pane in ["1", "2", "3", "4"] {
        let mut bench = Bench::open(&full());
        bench.press(pane);
        filter(&mut bench, "zzzz");
        let shown = bench.picture();
        assert!(shown.contains("fits the filter."), "{pane}\n{shown}");
        assert!(shown.contains("F shows all"), "{pane}\n{shown}");
        assert!(shown.contains("zzzz · 0 of"), "{pane}\n{shown}");
        bench.press("x space e d d");
        assert_eq!(bench.text(), full(), "{pane}: nothing is selected");
    }
}

#[test]
fn what_is_not_understood_stays_in_the_prompt() {
    let mut bench = Bench::open(&full());
    filter(&mut bench, "stat:open");
    assert!(
        bench.said().contains("stat: is none of"),
        "{}",
        bench.said()
    );
    assert!(bench.picture().contains("Show only what fits"));
    bench.press("C-u").write("state:open").press("enter");
    assert!(bench.app.overlays.is_empty());
    bench.press("f C-u enter");
    assert!(bench.app.figures.sieve(Pane::Track).filter.is_none());
}

#[test]
fn a_filter_of_the_track_shows_reached_milestones_too() {
    let mut bench = Bench::open(&full());
    filter(&mut bench, "state:done apply");
    let shown = bench.picture();
    assert!(shown.contains("done "), "{shown}");
}

#[test]
fn an_addition_that_the_filter_hides_is_said() {
    let mut bench = Bench::open(&full());
    bench.press("4");
    filter(&mut bench, "person:mina");
    bench.press("l").write("shadowed Bo on rota").press("enter");
    assert!(
        bench.said().contains("the filter hides it"),
        "{}",
        bench.said()
    );
}

#[test]
fn filters_are_kept_and_forgotten() {
    let mut bench = Bench::open(&full());
    bench.press("b");
    assert!(
        bench.said().contains("no filter is kept"),
        "{}",
        bench.said()
    );
    filter(&mut bench, "state:open");
    bench.press("b enter");
    assert_eq!(bench.kept, ["state:open"]);
    bench.press("F 4 b enter");
    let sieve = bench.app.figures.sieve(Pane::Shadowing);
    assert_eq!(
        sieve.filter.as_ref().map(|filter| filter.text().to_owned()),
        Some("state:open".to_owned())
    );
    bench.press("b").write("forget").press("enter");
    assert_eq!(bench.kept, Vec::<String>::new());
}

#[test]
fn a_pane_is_sorted_by_date_name_and_state() {
    for pane in Pane::ALL {
        let mut bench = Bench::open(&full());
        bench.press(["1", "2", "3", "4"][pane as usize]);
        let rows = bench.app.figures.rows(pane);
        let here = bench.app.target();
        for said in ["by date", "by name", "by state"] {
            bench.press("O");
            assert!(bench.said().contains(said), "{}", bench.said());
            assert!(bench.picture().contains(said), "{}", bench.picture());
            assert_eq!(bench.app.figures.rows(pane), rows);
            assert_eq!(bench.app.target(), here, "one stays on the record");
        }
        bench.press("O");
        assert!(bench.said().contains("its own order"));
    }
}

#[test]
fn names_stand_in_their_order() {
    let mut bench = Bench::open(&full());
    bench.press("3 O O");
    let rows = &bench.app.figures.certs.rows;
    let names: Vec<String> = rows
        .iter()
        .map(|row| row.name.shown().to_lowercase())
        .collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn what_is_archived_is_hidden_shown_and_brought_back() {
    let mut bench = Bench::open(&full());
    for pane in Pane::ALL {
        bench.app.panes.focus = pane;
        bench.press("g g");
        let rows = bench.app.figures.rows(pane);
        let here = bench.app.target().expect("something");
        bench.press("X");
        assert!(bench.text().contains("archived = 2026-11-22"), "{pane:?}");
        assert_ne!(bench.app.target(), Some(here.clone()), "{pane:?}");
        assert!(bench.app.figures.rows(pane) < rows, "{pane:?}");
        bench.press("V");
        assert!(bench.picture().contains("with archived"), "{pane:?}");
        bench.app.go_to(&here);
        assert_eq!(bench.app.target(), Some(here.clone()), "{pane:?}");
        bench.press("X");
        assert_eq!(bench.text(), full(), "{pane:?}");
        bench.press("u");
        assert!(bench.text().contains("archived = 2026-11-22"), "{pane:?}");
        bench.press("u V");
        assert_eq!(bench.text(), full(), "{pane:?}");
    }
}

#[test]
fn nothing_archived_presses() {
    let mut bench = Bench::open(&full());
    bench.think();
    let signals = |bench: &Bench| bench.app.signals.clone().unwrap_or_default();
    let before = signals(&bench);
    let about = before
        .iter()
        .find(|signal| signal.at.into_section() == Some(Section::Cert))
        .expect("a signal of a certification")
        .at
        .clone();
    bench.app.go_to(&about);
    bench.press("X");
    assert!(
        signals(&bench)
            .iter()
            .all(|signal| !signal.at.holds(&about))
    );
    assert!(signals(&bench).len() < before.len());
}

#[test]
fn the_next_found_record_is_one_key_away() {
    let mut bench = Bench::open(&full());
    bench.press("n");
    assert!(bench.said().contains("nothing was searched"));
    bench.press("/").write("review").press("enter");
    let first = bench.app.target();
    bench.press("n");
    assert!(bench.said().starts_with("2 of "), "{}", bench.said());
    let second = bench.app.target();
    assert_ne!(first, second);
    bench.press("N");
    assert_eq!(bench.app.target(), first);
    bench.press("N");
    let said = bench.said().to_owned();
    let (at, rest) = said.split_once(" of ").expect("a place");
    assert!(rest.starts_with(at), "the last one: {said}");
}

#[test]
fn every_word_and_figure_of_every_record_is_found() {
    let bench = Bench::open(&full());
    let mut rows = Bench::open(&full());
    rows.press("/");
    let Some(roadbook::overlay::Overlay::Find(find)) = rows.app.overlays.last() else {
        panic!("the search is open");
    };
    let all = find.list.rows();
    for section in Section::ALL.iter().filter(|own| own.list().is_some()) {
        for number in 0..bench.app.book.count(*section) {
            let key = bench.app.book.key(*section, number);
            let at = roadbook::model::Path::record(*section, key);
            let row = all.iter().find(|row| row.value == at).expect("a row");
            let mut said = Vec::new();
            let table = bench.app.book.table(*section, number);
            words(&Value::Table(table), &mut said);
            for word in said {
                assert!(row.also.contains(&word), "{at}: {word}");
            }
        }
    }
}

/// All words and figures of a value, as they are written.
fn words(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Text(text) => out.extend(text.shown().split_whitespace().map(str::to_owned)),
        Value::Day(day) => out.push(day.to_string()),
        Value::Integer(number) => out.push(number.to_string()),
        Value::Float(number) => out.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| words(item, out)),
        Value::Table(table) => table.iter().for_each(|(_, inner)| words(inner, out)),
        _ => {}
    }
}
