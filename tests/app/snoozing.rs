//! Putting a signal off until a day, and bringing it back.

use super::bench::{Bench, full};
use ratatui::layout::Size;

fn open() -> Bench {
    let mut bench = Bench::open(&full());
    bench.think();
    bench.press("w");
    bench
}

#[test]
fn a_signal_is_put_off_by_a_key_and_undone_by_one() {
    let mut bench = open();
    bench.press("C-t");
    assert!(
        bench.picture().contains("2026-12-06, in 14 d"),
        "{}",
        bench.picture()
    );
    bench.press("enter");
    assert_eq!(bench.said(), "expiring is put off until 2026-12-06");
    assert!(
        bench
            .text()
            .contains("signal = \"expiring\"\nabout = \"cert[tf-associate"),
        "{}",
        bench.text()
    );
    assert_eq!(bench.disk, bench.text());
    let first = bench
        .app
        .signals
        .as_ref()
        .and_then(|signals| signals.first().cloned());
    assert_ne!(first.map(|signal| signal.rule), Some("expiring"));
    bench.press("esc u");
    assert_eq!(bench.text(), full());
}

#[test]
fn the_same_key_brings_it_back() {
    let mut bench = open();
    bench.press("C-t enter");
    let put_off = bench.text().to_owned();
    bench.write("expiring").press("C-t");
    assert_eq!(bench.said(), "expiring is back");
    assert_eq!(bench.text(), full());
    bench.write("expiring").press("C-t enter");
    assert_eq!(bench.text(), put_off);
}

#[test]
fn a_day_that_is_none_or_past_is_refused_and_stays_typed() {
    let mut bench = open();
    bench.press("C-t C-u").write("yesterday").press("enter");
    assert_eq!(bench.said(), "a day that is still to come");
    bench.press("C-u").write("nonsense").press("enter");
    assert!(bench.said().contains("not understood as a day"));
    bench.press("C-u").write("+3d").press("enter");
    assert_eq!(bench.said(), "expiring is put off until 2026-11-25");
}

#[test]
fn what_is_put_off_is_not_in_the_line_of_signals_but_in_the_list() {
    let mut bench = Bench::open(&full());
    bench.think();
    assert!(!bench.picture().contains("unlinked-cert"));
    bench.press("w").write("unlinked");
    assert!(
        bench.picture().contains("unlinked-cert until 6 Dec"),
        "{}",
        bench.picture()
    );
}

#[test]
fn the_selected_signal_is_said_whole_where_its_name_takes_the_room() {
    let mut bench = open();
    bench.resize(Size::new(80, 24));
    let whole = "22 % of the way behind";
    let picture = bench.picture();
    assert!(picture.contains("behind-pace") && !picture.contains(whole));
    bench.press("down down");
    let picture = bench.picture();
    assert!(picture.contains(whole), "{picture}");
    bench.press("down");
    assert!(bench.picture().contains("behind-pace"));
}
