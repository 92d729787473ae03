//! Several records marked and changed in one step.

use super::bench::{Bench, full};
use roadbook::app::Pane;
use roadbook::model::{Section, Value};

#[test]
fn marks_are_shown_counted_and_cleared() {
    let mut bench = Bench::open(&full());
    bench.press("3 m m");
    assert_eq!(bench.said(), "2 marked");
    let shown = bench.picture();
    assert!(shown.contains("2 marked"), "{shown}");
    assert_eq!(bench.app.panes.marks(Pane::Certs).len(), 2);
    bench.press("esc");
    assert!(bench.app.panes.marks(Pane::Certs).is_empty());
    bench.press("*");
    let rows = bench.app.figures.rows(Pane::Certs);
    assert_eq!(bench.said(), format!("{rows} marked"));
    bench.press("*");
    assert_eq!(bench.said(), "nothing is marked");
    assert_eq!(bench.text(), full());
}

#[test]
fn marked_records_are_deleted_in_one_step() {
    for pane in ["1", "3", "4"] {
        let mut bench = Bench::open(&full());
        bench.press(pane).press("g g m m m");
        let rows = bench.app.figures.rows(bench.app.panes.focus);
        bench.press("d d");
        assert_eq!(bench.said(), "3 records deleted");
        assert_eq!(bench.app.figures.rows(bench.app.panes.focus), rows - 3);
        assert!(bench.app.panes.marks(bench.app.panes.focus).is_empty());
        let changed = bench.text().to_owned();
        bench.press("u");
        assert_eq!(bench.text(), full(), "{pane}");
        bench.press("U");
        assert_eq!(bench.text(), changed, "{pane}");
        bench.press("u");
        assert_eq!(bench.text(), full(), "{pane}");
    }
}

#[test]
fn equals_are_deleted_together() {
    let one = "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n";
    let first =
        format!("schema = 1\n\n{one}what = \"a\"\n\n{one}what = \"b\"\n\n{one}what = \"c\"\n");
    let mut bench = Bench::open(&first);
    bench.press("4 * d d");
    assert_eq!(bench.said(), "3 records deleted");
    assert_eq!(
        bench.text().matches("[[shadow]]").count(),
        0,
        "{}",
        bench.text()
    );
    bench.press("u");
    assert_eq!(bench.text(), first);
}

#[test]
fn a_field_of_all_marked_is_set_in_one_step() {
    let mut bench = Bench::open(&full());
    bench.press("4 g g m m m e").write("track").press("enter");
    let title = bench.picture();
    assert!(title.contains("Track of 3 records"), "{title}");
    bench.press("C-u").write("finops").press("enter C-s");
    assert_eq!(bench.app.overlays.len(), 0, "{}", bench.picture());
    for at in bench.app.panes.marks(Pane::Shadowing) {
        let (_, key) = at.into_record().expect("a record");
        let number = bench.app.book.find(Section::Shadow, key).expect("there");
        let track = bench.app.book.peek(Section::Shadow, number, "track");
        assert_eq!(track, Some(Value::text("finops")));
    }
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn marked_records_are_done_and_open_again() {
    let mut bench = Bench::open(&full());
    bench.press("3 *");
    let open = |bench: &Bench| {
        let count = bench.app.book.count(Section::Cert);
        (0..count)
            .filter(|number| {
                bench
                    .app
                    .book
                    .peek(Section::Cert, *number, "passed")
                    .is_none()
            })
            .count()
    };
    assert!(open(&bench) > 1);
    bench.press("x");
    assert_eq!(open(&bench), 0);
    assert!(bench.said().ends_with("records done"), "{}", bench.said());
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn marked_records_are_archived_in_one_step() {
    let mut bench = Bench::open(&full());
    bench.press("4 m m X");
    assert_eq!(bench.said(), "2 records archived");
    assert!(bench.app.panes.marks(Pane::Shadowing).is_empty());
    assert_eq!(bench.text().matches("archived = ").count(), 2);
    bench.press("u");
    assert_eq!(bench.text(), full());
}

#[test]
fn marks_stay_on_what_can_be_seen() {
    let mut bench = Bench::open(&full());
    bench
        .press("4 *")
        .press("f")
        .write("person:bo")
        .press("enter");
    let rows = bench.app.figures.rows(Pane::Shadowing);
    assert_eq!(bench.app.panes.marks(Pane::Shadowing).len(), rows);
}

#[test]
fn parts_of_records_and_mixed_kinds_are_refused() {
    let mut bench = Bench::open(&full());
    bench.press("2 j m");
    assert_eq!(bench.said(), "only whole records can be marked");
    bench.press("1 * e");
    assert!(
        bench.said().contains("records of one kind"),
        "{}",
        bench.said()
    );
}
