//! The weekly check-in and the capture of one line, counted in keys.

use super::bench::{Bench, full};
use roadbook::model::{Section, Table, Value};
use roadbook::overlay::{About, Overlay};

/// The check-in of today.
fn of_today(bench: &Bench) -> Option<Table> {
    let book = &bench.app.book;
    let today = super::bench::today();
    let number = (0..book.count(Section::Checkin))
        .find(|number| book.day(Section::Checkin, *number) == Some(today))?;
    Some(book.table(Section::Checkin, number))
}

/// Presses keys and says how many they were.
fn count(bench: &mut Bench, keys: &str) -> usize {
    bench.press(keys);
    keys.split_whitespace().count()
}

/// What the question under the cursor is about.
fn asked(bench: &Bench) -> Option<About> {
    match bench.app.overlays.last() {
        Some(Overlay::CheckIn(open)) if open.done.is_none() => {
            Some(open.questions[open.at].about.clone())
        }
        _ => None,
    }
}

/// Goes on by Enter until a question is reached that `wanted` names.
fn reach(bench: &mut Bench, wanted: impl Fn(&About) -> bool) {
    while !wanted(&asked(bench).expect("a question")) {
        bench.press("enter");
    }
}

#[test]
fn a_week_without_news_takes_at_most_ten_keys() {
    let mut bench = Bench::open(&full());
    let mut keys = count(&mut bench, "c");
    while let Some(about) = asked(&bench) {
        keys += match about {
            About::Rating(_) => count(&mut bench, "4"),
            _ => count(&mut bench, "enter"),
        };
    }
    assert!(keys <= 10, "{keys}");
    let kept = of_today(&bench).expect("a check-in");
    assert_eq!(kept.get("energy"), Some(&Value::Integer(4)));
    assert_eq!(kept.get("load"), Some(&Value::Integer(4)));
    assert_eq!(bench.disk, bench.text());
    bench.press("enter");
    assert!(bench.app.overlays.is_empty());
}

#[test]
fn it_can_be_kept_from_any_question() {
    let mut bench = Bench::open(&full());
    let keys = count(&mut bench, "c C-s esc");
    assert!(keys <= 10);
    assert!(of_today(&bench).is_some());
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn a_session_takes_at_most_eight_keys_besides_its_text() {
    let mut bench = Bench::open(&full());
    let sessions = bench.app.book.count(Section::Shadow);
    let mut keys = count(&mut bench, "l");
    bench.write("shadowed Bo on access review 2h @cloudsec #observe");
    keys += count(&mut bench, "enter");
    assert_eq!(bench.app.book.count(Section::Shadow), sessions + 1);
    assert_eq!(bench.disk, bench.text(), "it is saved");
    assert!(keys <= 8, "{keys}");
}

#[test]
fn all_answers_are_one_step() {
    let mut bench = Bench::open(&full());
    bench.press("c");
    let picture = bench.picture();
    assert!(picture.contains("last: 86, 16 Nov"), "{picture}");
    reach(&mut bench, |about| matches!(about, About::Reading(_)));
    bench.write("81").press("enter");
    reach(&mut bench, |about| matches!(about, About::Study(_)));
    bench.write("2.5 60%").press("enter");
    bench
        .write("Bo on access review 2h @cloudsec")
        .press("enter");
    bench.write("50 20 30").press("enter 5 2");
    bench.write("Alerts are promises").press("enter");
    let picture = bench.picture();
    assert!(picture.contains("Due next:"), "{picture}");
    let text = bench.text().to_owned();
    for line in [
        "{ on = 2026-11-22, value = 81 }",
        "{ on = 2026-11-22, hours = 2.5, percent = 60 }",
        "what = \"access review\"",
        "mix = { deep = 50, design = 20, people = 30 }",
        "energy = 5",
        "load = 2",
        "learned = \"Alerts are promises\"",
    ] {
        assert!(text.contains(line), "{line}");
    }
    bench.press("enter u");
    assert_eq!(bench.text(), full());
    bench.press("U");
    assert_eq!(bench.text(), text);
}

#[test]
fn what_was_read_this_week_is_not_asked_again() {
    let mut bench = Bench::open(&full());
    bench.press("c");
    bench.write("81").press("C-s esc c");
    let Some(Overlay::CheckIn(open)) = bench.app.overlays.last() else {
        panic!("it is open again");
    };
    let labels: Vec<_> = open.questions.iter().map(|own| own.label.clone()).collect();
    assert!(
        !labels.iter().any(|label| label == "pages per week"),
        "{labels:?}"
    );
    bench.press("C-s esc");
    let checkins = bench.text().matches("[[checkin]]").count();
    assert_eq!(checkins, full().matches("[[checkin]]").count() + 1);
}

#[test]
fn a_wrong_answer_is_asked_again_and_nothing_is_kept() {
    let mut bench = Bench::open(&full());
    bench.press("c").write("many").press("C-s");
    assert_eq!(bench.text(), full());
    assert!(
        bench.picture().contains("a figure, such as"),
        "{}",
        bench.picture()
    );
    bench.press("esc");
    assert!(bench.picture().contains("once more leaves"));
    bench.press("esc");
    assert!(bench.app.overlays.is_empty());
    assert_eq!(bench.text(), full());
}

#[test]
fn an_empty_roadmap_is_asked_what_applies() {
    let mut bench = Bench::open("schema = 1\n");
    bench.press("c");
    let Some(Overlay::CheckIn(open)) = bench.app.overlays.last() else {
        panic!("it is open");
    };
    assert_eq!(open.questions.len(), 5, "{:?}", open.questions);
    assert!(bench.picture().contains("not said before"));
    bench.press("enter enter 3 3 enter");
    assert!(
        bench.picture().contains("Nothing has a day"),
        "{}",
        bench.picture()
    );
}
