//! The views: each by its key, with the records that it is about, on five days along the sample.

use super::bench::{Bench, full};
use ratatui::layout::Size;
use roadbook::insight::outlook::Kind;
use roadbook::model::Section;

const VIEWS: [(&str, &str); Kind::ALL.len()] = [
    ("5", "matrix"),
    ("6", "timeline"),
    ("7", "trends"),
    ("8", "evidence"),
    ("9", "bets"),
    ("D", "directions"),
    ("o", "one-on-one"),
];

fn small(bench: &mut Bench) -> String {
    bench.resize(Size {
        width: 80,
        height: 24,
    });
    bench.picture()
}

#[test]
fn each_view_on_five_days_along_the_sample() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("outlooks");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for (key, name) in VIEWS.into_iter().chain([("1", "dashboard")]) {
        let mut pictures = String::new();
        for back in ["", "(", "( (", "( ( ( (", "( ( ( ( ( ("] {
            let mut bench = Bench::open(&full());
            bench.press(back).press(key);
            pictures.push_str(&small(&mut bench));
            pictures.push_str("\n\n");
        }
        settings.bind(|| insta::assert_snapshot!(name, pictures));
    }
}

#[test]
fn a_view_closes_with_escape_and_with_its_own_key() {
    for (key, name) in VIEWS {
        let mut bench = Bench::open(&full());
        let before = bench.picture();
        for leaves in [key, "esc", "1"] {
            bench.press(key);
            assert_ne!(bench.picture(), before, "{name}");
            bench.press(leaves);
            assert_eq!(bench.picture(), before, "{name}: {leaves}");
        }
        // Another view takes its place.
        bench.press(key).press("5").press("6").press("esc");
        assert_eq!(bench.picture(), before, "{name}");
    }
}

#[test]
fn enter_opens_the_record_and_edits_are_shown_at_once() {
    let mut bench = Bench::open(&full());
    for (key, section) in [
        ("5", Section::Skill),
        ("8", Section::Evidence),
        ("9", Section::Bet),
    ] {
        bench.press(key).press("j");
        let at = bench.app.target().expect("a record");
        assert_eq!(at.into_section(), Some(section));
        bench.press("enter");
        assert_eq!(bench.app.target(), Some(at.clone()));
        assert!(
            bench.picture().contains("PgDn page down"),
            "{}",
            bench.picture()
        );
        bench.press("esc");
        assert_eq!(bench.app.target(), Some(at));
    }
    let before = bench.app.outlook().map(|open| open.outlook.rows());
    bench.press("d d");
    let after = bench.app.outlook().map(|open| open.outlook.rows());
    assert_eq!(after, before.map(|rows| rows - 1));
    bench.press("u");
    assert_eq!(bench.app.outlook().map(|open| open.outlook.rows()), before);
    assert_eq!(bench.text(), full());
}

#[test]
fn what_is_added_in_a_view_is_of_its_kind() {
    for (key, word) in [
        ("5", "New skill"),
        ("6", "New milestone"),
        ("7", "New check-in"),
        ("8", "New evidence"),
        ("9", "New bet"),
    ] {
        let mut bench = Bench::open(&full());
        bench.press(key).press("a");
        assert!(bench.picture().contains(word), "{}", bench.picture());
    }
}

#[test]
fn an_empty_roadmap_says_which_key_begins() {
    for (key, words) in [
        ("5", "No skill yet"),
        ("6", "Nothing has a day"),
        ("7", "has no win to measure"),
        ("8", "No evidence yet"),
        ("9", "Nothing is parked"),
    ] {
        let mut bench = Bench::open("schema = 1\n");
        bench.press(key);
        assert!(bench.picture().contains(words), "{}", bench.picture());
        bench.press("j k enter pgdn G g g");
    }
}

#[test]
fn the_foot_of_a_one_on_one_says_all_of_each_row() {
    let mut bench = Bench::open(&full());
    bench.resize(Size {
        width: 120,
        height: 36,
    });
    bench.press("o");
    let rows = bench.app.outlook().map_or(0, |open| open.outlook.rows());
    let mut seen = String::new();
    for _ in 0..rows {
        seen.push_str(&bench.picture());
        bench.press("j");
    }
    for words in [
        "whose      ",
        "agreed on ",
        "changed    ",
        "ask        ",
        ", since ",
    ] {
        assert!(seen.contains(words), "{words:?}\n{}", bench.picture());
    }
}

#[test]
fn any_size_can_be_drawn() {
    for (key, _) in VIEWS {
        let mut bench = Bench::open(&full());
        bench.press(key);
        for width in [0, 1, 7, 8, 19, 20, 40, 79, 80, 120, 300] {
            for height in [0, 1, 3, 6, 9, 12, 14, 24, 80] {
                bench.resize(Size { width, height });
                bench.picture();
            }
        }
    }
}

#[test]
fn a_click_selects_a_row_and_a_second_one_opens_it() {
    use ratatui::layout::Position;
    use roadbook::app::{Hit, Pointing};
    use roadbook::ui::{point, stage};
    let mut bench = Bench::open(&full());
    bench.press("9");
    stage::settle(&mut bench.app);
    let lines: Vec<String> = bench.picture().lines().map(str::to_owned).collect();
    let row = lines
        .iter()
        .position(|line| line.contains("eBPF"))
        .expect("a row");
    let at = Position::new(20, u16::try_from(row).expect("a row of the screen"));
    let hit = point::hit(&bench.app, at);
    assert_eq!(hit, Hit::Line(2));
    bench.app.point(hit, Pointing::Click);
    assert_eq!(
        bench
            .app
            .outlook()
            .map(roadbook::overlay::OutlookOverlay::selected),
        Some(2)
    );
    bench.app.point(hit, Pointing::Click);
    assert!(bench.picture().contains("No business problem yet"));
}
