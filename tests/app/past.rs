//! Looking at the past: everything as it stood, nothing can be changed, and the file never hears of it.

use super::bench::{Bench, full, today};
use ratatui::layout::Size;
use roadbook::app::{Effect, Found, News, SaveState};
use roadbook::asof::as_of;
use roadbook::day::Day;
use roadbook::model::{Section, Source};
use roadbook::store::{Book, check, whole};

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

#[test]
fn keys_go_back_and_forth_by_week_month_and_quarter() {
    let mut bench = Bench::open(&full());
    for (keys, expected) in [
        ("[", Some("2026-11-15")),
        ("[", Some("2026-11-08")),
        ("{", Some("2026-10-08")),
        ("(", Some("2026-09-30")),
        ("(", Some("2026-06-30")),
        (")", Some("2026-09-30")),
        ("}", Some("2026-10-30")),
        ("]", Some("2026-11-06")),
        (")", None),
        ("[", Some("2026-11-15")),
        ("]", None),
        ("{", Some("2026-10-22")),
        ("t", None),
    ] {
        bench.press(keys);
        assert_eq!(bench.app.past(), expected.map(day), "{keys}");
        assert_eq!(bench.app.today, expected.map_or(today(), day), "{keys}");
    }
    bench.press("]");
    assert_eq!(bench.said(), "this is today; what comes is not known yet");
    bench.press("t");
    assert_eq!(bench.said(), "this is today");
}

#[test]
fn the_past_is_said_plainly_and_is_what_looking_back_alone_makes() {
    let mut bench = Bench::open(&full());
    bench.press("( (");
    let there = day("2026-06-30");
    assert!(
        bench.picture().contains("as of 30 Jun 2026 (past)"),
        "{}",
        bench.picture()
    );
    let expected = as_of(&Book::open(full()).roadmap(), there);
    assert_eq!(bench.app.book.roadmap(), expected);
}

#[test]
fn a_roadmap_of_any_day_is_written_and_read_again_as_the_same() {
    let all = Book::open(full()).roadmap();
    for back in [0, 30, 90, 250, 400, 560, 4000] {
        let then = as_of(&all, today().plus(-back));
        let text = whole(&then);
        assert_eq!(check(&text), [], "{text}");
        assert_eq!(Book::open(text).roadmap(), then);
    }
    let odd =
        "person = 3\nwin = []\nx = { a = 1 }\n\"\" = 'y'\ncert = [1, { name = 'b' }]\n[[bet]]\n";
    let odd = Book::open(odd.to_owned()).roadmap();
    assert_eq!(Book::open(whole(&odd)).roadmap(), odd);
}

#[test]
fn nothing_changes_in_the_past() {
    for keys in [
        "e", "a", "A", "l", "c", "d d", "K", "space", "r", "x", "X", "u", "U", "* x",
    ] {
        let mut bench = Bench::open(&full());
        bench.press("[").press(keys);
        assert!(
            bench
                .said()
                .contains("this is the past, as of 2026-11-15; t goes back"),
            "{keys}: {}",
            bench.said()
        );
        assert_eq!(bench.disk, full());
        assert!(
            !bench.app.unsaved() && bench.app.job_left().is_none(),
            "{keys}"
        );
        bench.press("t");
        assert_eq!(bench.text(), full(), "{keys}");
    }
}

#[test]
fn what_is_not_saved_yet_stays_what_is_to_be_saved() {
    let mut bench = Bench::open(&full());
    bench.app.press(crossterm::event::KeyEvent::from(
        crossterm::event::KeyCode::Char('1'),
    ));
    bench.press("1 x");
    let now = bench.text().to_owned();
    bench.press("( [");
    assert_ne!(bench.app.book.text(), now);
    assert!(
        bench
            .app
            .job_left()
            .is_none_or(|job| *job.text == now && job.day == today())
    );
    bench.press("C-s");
    assert_eq!(bench.app.past(), None);
    assert_eq!(bench.text(), now);
}

#[test]
fn news_of_the_file_are_taken_in_and_one_stays_in_the_past() {
    let mut bench = Bench::open(&full());
    bench.press("{");
    let here = bench.app.past();
    let other = format!(
        "{}\n[[bet]]\ntech = \"Zig\"\nnoticed = 2026-01-01\n",
        full()
    );
    let path = bench.app.stage.path().to_owned();
    bench.app.hear(News::Outside {
        path,
        found: Found::Text(other.as_str().into()),
    });
    bench.settle();
    assert_eq!(bench.app.past(), here);
    let bets = bench.app.book.records(Section::Bet);
    assert!(bets.iter().any(|bet| {
        bet.table
            .text("tech")
            .is_some_and(|tech| tech.raw() == "Zig")
    }));
    bench.press("t");
    assert_eq!(bench.text(), other);
}

#[test]
fn leaving_from_the_past_leaves_today() {
    let mut bench = Bench::open(&full());
    bench.press("[");
    bench.app.press(crossterm::event::KeyEvent::from(
        crossterm::event::KeyCode::Char('q'),
    ));
    let effects = bench.app.take_effects();
    assert!(
        effects
            .iter()
            .any(|effect| matches!(effect, Effect::Quit(0))),
        "{effects:?}"
    );
    assert_eq!(bench.app.past(), None);
    assert!(matches!(
        bench.app.save_state(),
        SaveState::Untouched | SaveState::Saved { .. }
    ));
}

#[test]
fn a_record_that_was_not_there_yet_is_said_to_be_absent() {
    let mut bench = Bench::open(&full());
    bench.press("9 end enter");
    let open = bench.picture();
    bench.press("( ( ( ( ( ( (");
    assert_ne!(bench.picture(), open);
    bench.press("esc esc t");
    assert_eq!(bench.app.past(), None);
}

#[test]
fn the_way_back_to_today_is_the_first_key_at_any_width_in_views_too() {
    let mut bench = Bench::open(&full());
    bench.press("[");
    for view in ["1", "5", "7"] {
        bench.press(view);
        for width in [60, 80, 120] {
            bench.resize(Size { width, height: 24 });
            let picture = bench.picture();
            let last = picture.lines().last().expect("a key line");
            assert!(
                last.trim_start().starts_with("t to today"),
                "{view}: {last}"
            );
        }
    }
    let picture = bench.picture();
    let last = picture.lines().last().expect("a key line");
    assert!(
        !last.contains("trends") && last.contains("matrix"),
        "{last}"
    );
}
