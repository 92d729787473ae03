//! The beginning of a roadmap: questions that can be left out, taken back, or answered, and the tour.

use super::bench::{Bench, full};
use roadbook::app::{Effect, Found, News, Opened, Pane};
use roadbook::overlay::Overlay;
use roadbook::store::{Book, check};

/// The welcome, with the name typed and the first question asked.
fn begun() -> Bench {
    let mut bench = Bench::on(Found::Gone);
    bench.press("c").write("Ada Okafor").press("C-s");
    assert!(bench.picture().contains("Which way do you want to grow?"));
    bench
}

/// The text of the file that was asked for.
fn made(bench: &mut Bench) -> String {
    let asked = bench.asked.drain(..).find_map(|effect| match effect {
        Effect::Create { text, .. } => Some(text.to_string()),
        _ => None,
    });
    let text = asked.expect("a file");
    assert_eq!(check(&text), [], "{text}");
    text
}

#[test]
fn every_question_answered_makes_a_whole_roadmap() {
    let mut bench = begun();
    bench.write("deep-dive").press("enter");
    bench.write("reliability").press("enter");
    bench.press("enter");
    bench.write("owner").press("enter");
    bench.write("30 jun 2027");
    assert!(bench.picture().contains("= "), "{}", bench.picture());
    bench.press("enter enter enter");
    let picture = bench.picture();
    assert!(
        picture.contains("7 milestones, 3 certifications, 1 win"),
        "{picture}"
    );
    bench.press("enter");
    let text = made(&mut bench);
    let roadmap = Book::open(text.clone()).roadmap();
    let count = |section: &str| roadmap.tables(section).count();
    assert_eq!(
        ["direction", "track", "win", "shadow_plan"].map(count),
        [1; 4]
    );
    assert!(count("skill") > 4 && count("milestone") == 7 && count("cert") == 3);
    for line in [
        "archetype = \"specialist\"",
        "primary = \"sre\"",
        "target = \"ownership\"",
        "due = 2027-06-30",
    ] {
        assert!(text.contains(line), "{line}");
    }
}

#[test]
fn every_question_can_be_left_out() {
    let mut bench = begun();
    bench.write("later").press("enter");
    bench.write("later").press("enter");
    bench.press("enter");
    let expected = "schema = 1\n\n[person]\nname = \"Ada Okafor\"\nstarted = 2026-11-22\n";
    assert_eq!(made(&mut bench), expected);
    let mut bench = begun();
    bench.press("C-s");
    assert_eq!(made(&mut bench), expected);
}

#[test]
fn one_can_go_back_to_the_very_form() {
    let mut bench = begun();
    bench.press("enter enter enter");
    assert!(bench.picture().contains("3 of 12"), "{}", bench.picture());
    bench.press("esc");
    assert!(bench.picture().contains("2 of 12"));
    bench.press("esc esc");
    assert!(bench.picture().contains("Which way do you want to grow?"));
    bench.press("esc");
    assert!(matches!(bench.app.overlays.last(), Some(Overlay::Form(_))));
    assert!(bench.picture().contains("Ada Okafor"));
    assert!(
        bench
            .asked
            .iter()
            .all(|own| !matches!(own, Effect::Create { .. }))
    );
}

#[test]
fn twelve_answers_lean_to_a_direction() {
    let mut bench = begun();
    bench.press("enter");
    for question in 0..12 {
        // The second four are those of the architect.
        bench.press(if (4..8).contains(&question) {
            "enter"
        } else {
            "down enter"
        });
    }
    let picture = bench.picture();
    assert!(picture.contains("Your answers lean"), "{picture}");
    assert!(picture.contains("4 of 4"), "{picture}");
    bench.press("enter C-s");
    assert!(made(&mut bench).contains("archetype = \"architect\""));
}

#[test]
fn the_tour_follows_a_new_roadmap_and_one_key_ends_it() {
    let mut bench = begun();
    bench.write("later").press("enter");
    bench.write("reliability").press("enter C-s");
    let text = made(&mut bench);
    bench.disk.clone_from(&text);
    bench.app.hear(News::Opened(Opened {
        path: "roadmap.toml".into(),
        shown: "roadmap.toml".to_owned(),
        scratch: false,
        read_only: None,
        found: Found::Text(text.into()),
    }));
    bench.settle();
    assert!(matches!(bench.app.overlays.last(), Some(Overlay::Tour(_))));
    bench.press("enter enter");
    assert_eq!(bench.app.panes.focus, Pane::Certs);
    bench.press("esc");
    assert!(bench.app.overlays.is_empty());
}

#[test]
fn the_tour_shows_every_pane_and_changes_nothing() {
    let mut bench = Bench::open(&full());
    bench.press("T");
    for (pane, title) in
        Pane::ALL
            .into_iter()
            .zip(["Your track", "The win", "Certifications", "Shadowing"])
    {
        assert_eq!(bench.app.panes.focus, pane);
        assert!(bench.picture().contains(title));
        bench.press("enter");
    }
    assert!(bench.picture().contains("And every week"));
    bench.press("enter");
    assert!(bench.app.overlays.is_empty());
    assert_eq!(bench.text(), full());
}

#[test]
fn every_step_is_drawn_at_every_size() {
    let steps = [
        "",
        "enter",
        "down enter",
        "down enter enter enter",
        "down enter enter enter enter",
    ];
    for keys in steps {
        let mut bench = begun();
        bench.press(keys);
        for (width, height) in [
            (1, 1),
            (3, 3),
            (8, 2),
            (20, 6),
            (40, 12),
            (84, 5),
            (300, 90),
        ] {
            bench.app.resized(ratatui::layout::Size { width, height });
            let size = ratatui::layout::Size { width, height };
            roadbook::ui::screen::Screen::picture(size, |canvas| {
                roadbook::ui::stage::draw(canvas, &bench.app);
            });
        }
    }
}
