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
        text.matches("target = 30").count(),
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
