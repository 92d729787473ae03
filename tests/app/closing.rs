//! Closing a quarter: what it would do is shown first, can be said otherwise, and is one step.

use super::bench::Bench;

const TEXT: &str = "schema = 1\n\n[[win]]\nid = \"old\"\nquarter = \"2026-Q3\"\ntitle = \"Fewer pages\"\n\n[[win.key_result]]\nmeasure = \"pages\"\nbaseline = 10\ntarget = 4\nreadings = [\n  { on = 2026-09-20, value = 4 },\n]\n\n[[win]]\nquarter = \"2026-Q3\"\ntitle = \"Faster restore\"\n\n[[win.key_result]]\nmeasure = \"minutes\"\nbaseline = 90\ntarget = 30\nreadings = [\n  { on = 2026-09-20, value = 60 },\n]\n\n[[win]]\nid = \"now\"\nquarter = \"2026-Q4\"\ntitle = \"This quarter's\"\n";

#[test]
fn an_ended_quarter_is_closed_with_results_and_the_rest_is_carried_on_in_one_step() {
    let mut bench = Bench::open(TEXT);
    bench.press("Q");
    let preview = bench.picture();
    for words in [
        "close 2026-Q3",
        "1 reached, 1 carried into 2026-Q4",
        "Fewer pages",
        "Faster restore",
    ] {
        assert!(preview.contains(words), "{words}: {preview}");
    }
    assert!(!preview.contains("pages 4 of 5"), "{preview}");
    assert_eq!(bench.text(), TEXT, "a look changes nothing");
    bench.press("enter");
    let text = bench.text().to_owned();
    for words in [
        "result = \"reached\"",
        "result = \"carried\"",
        "id = \"2026-q3-faster-restore\"",
        "carried_from = \"win:2026-q3-faster-restore\"",
        "quarter = \"2026-Q4\"\ntitle = \"Faster restore\"",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(text.matches("closed = 2026-11-22").count(), 2);
    assert_eq!(
        text.matches("\ntarget = 30").count(),
        2,
        "targets stay as they were"
    );
    assert_eq!(
        bench.said(),
        "2026-Q3 is closed: 1 reached, 1 carried into 2026-Q4"
    );
    bench.press("u");
    assert_eq!(bench.text(), TEXT, "one undo takes all of it back");
}

#[test]
fn a_win_can_end_otherwise_and_leaving_changes_nothing() {
    let mut bench = Bench::open(TEXT);
    bench.press("Q down down enter");
    assert!(
        bench.picture().contains("1 reached, 1 missed"),
        "{}",
        bench.picture()
    );
    bench.press("enter");
    assert!(
        bench.picture().contains("1 reached, 1 dropped"),
        "{}",
        bench.picture()
    );
    bench.press("up up enter");
    assert!(bench.text().contains("result = \"dropped\"") && !bench.text().contains("carried"));
    let mut bench = Bench::open(TEXT);
    bench.press("Q esc");
    assert_eq!(bench.text(), TEXT);
    let mut bench = Bench::open("schema = 1\n");
    bench.press("Q");
    assert_eq!(
        bench.said(),
        "no win is open that a quarter could be closed with"
    );
}

/// A win that was closed some time ago.
const CLOSED: &str = "schema = 1\n\n[[win]]\nid = \"w\"\nquarter = \"2026-Q4\"\ntitle = \"Fewer pages\"\nclosed = 2026-11-02\nresult = \"missed\"\n\n[[win.guard]]\nmeasure = \"missed\"\nlimit = 0\nfrozen = [\n  { on = 2026-11-02, limit = 0 },\n]\n\n[[win.key_result]]\nmeasure = \"pages\"\nbaseline = 10\ntarget = 4\nfrozen = [\n  { on = 2026-11-02, baseline = 10, target = 4 },\n]\n";

#[test]
fn closing_writes_the_targets_down_and_opening_on_the_same_day_takes_them_out() {
    let open = CLOSED.replace("closed = 2026-11-02\nresult = \"missed\"\n", "");
    let open = open.replace("frozen = [\n  { on = 2026-11-02, limit = 0 },\n]\n", "");
    let open = open.replace(
        "frozen = [\n  { on = 2026-11-02, baseline = 10, target = 4 },\n]\n",
        "",
    );
    let mut bench = Bench::open(&open);
    bench.press("2 g g x");
    for words in [
        "closed = 2026-11-22",
        "frozen = [\n  { on = 2026-11-22, limit = 0 },\n]",
        "frozen = [\n  { on = 2026-11-22, baseline = 10, target = 4 },\n]",
    ] {
        assert!(bench.text().contains(words), "{words}: {}", bench.text());
    }
    bench.press("x");
    assert_eq!(bench.text(), open, "a slip of the same day leaves nothing");
    bench.press("u u");
    assert_eq!(bench.text(), open);
}

#[test]
fn the_targets_of_a_closed_win_stand_until_it_is_opened_again() {
    let mut bench = Bench::open(CLOSED);
    let refused = "this win is closed and its targets stand: open it again first";
    bench.press("2 g g j d d");
    assert_eq!(bench.said(), refused, "a measure does not go either");
    bench.press("g g e end backspace").write("3").press("C-s");
    assert_eq!(bench.said(), refused);
    bench.press("esc d");
    assert_eq!(bench.text(), CLOSED);
    bench.press("x");
    let text = bench.text().to_owned();
    for words in [
        "reopened = [\n  { on = 2026-11-22, closed = 2026-11-02, result = \"missed\" },\n]",
        "{ on = 2026-11-02, baseline = 10, target = 4 }",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("\nclosed"), "{text}");
    bench.press("space");
    assert!(bench.text().contains("criteria_agreed = 2026-11-22"));
    bench.press("x");
    let both = "frozen = [\n  { on = 2026-11-02, baseline = 10, target = 4 },\n  { on = 2026-11-22, baseline = 10, target = 4 },\n]";
    assert!(bench.text().contains(both), "{}", bench.text());
    bench.press("u u u");
    assert_eq!(bench.text(), CLOSED);
}

#[test]
fn a_target_that_was_changed_by_hand_after_the_closing_is_a_signal() {
    let mut bench = Bench::open(&CLOSED.replace("target = 4\n", "target = 6\n"));
    bench.think();
    bench.press("w").write("targets-changed");
    let words = "Fewer pages: target of pages is 6, and was 4 when it was closed 2 Nov";
    assert!(bench.picture().contains(words), "{}", bench.picture());
    bench.press("enter");
    assert!(
        bench
            .app
            .target()
            .is_some_and(|at| at.to_string().contains("key_result"))
    );
}
