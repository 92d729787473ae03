//! Every screen that keys lead to, at four sizes: as text, and below it a letter for the style of each sign.
//!
//! A scene is a roadmap and keys. Its picture is made by the program's own state and drawing, so that what is kept in
//! `tests/gallery` is what a person sees. `INSTA_UPDATE=always cargo test --test gallery` keeps the screens anew.

#[path = "app/bench.rs"]
#[expect(dead_code, reason = "the tests of the state use more of it")]
mod bench;
#[path = "support/letters.rs"]
mod letters;

use bench::Bench;
use letters::letters;
use ratatui::layout::Size;
use roadbook::app::{Failure, Found};
use roadbook::model::Section;
use roadbook::ui::screen::Screen;
use roadbook::ui::stage;
use std::fmt::Write as _;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 36), (200, 50), (40, 12)];

/// Where a scene begins.
#[derive(Clone, Copy)]
enum Start {
    Sample,
    Empty,
    Welcome,
    Broken,
    NoText,
}

impl Start {
    fn bench(self) -> Bench {
        match self {
            Start::Sample => thinking(&bench::full()),
            Start::Empty => thinking("schema = 1\n"),
            Start::Welcome => Bench::on(Found::Gone),
            Start::Broken => Bench::on(Found::Text(
                "schema = 1\n\n[[skill]\nid = \"slo\n[[skill]]\nid = \"a\"\nid = \"b\"\n".into(),
            )),
            Start::NoText => Bench::on(Found::Unreadable(Failure {
                reason: "it is a folder".to_owned(),
                hint: "name a file".to_owned(),
            })),
        }
    }
}

/// A roadmap whose signals are computed.
fn thinking(text: &str) -> Bench {
    let mut bench = Bench::open(text);
    bench.think();
    bench
}

/// The pictures of a scene, at all sizes.
fn pictures(start: Start, keys: &str) -> String {
    let mut out = format!("keys: {keys}\n");
    for (width, height) in SIZES {
        let mut bench = start.bench();
        let size = Size::new(width, height);
        bench.app.resized(size);
        stage::settle(&mut bench.app);
        for key in keys.split_whitespace() {
            match key.strip_prefix('=').filter(|text| !text.is_empty()) {
                Some(text) => bench.write(&text.replace('_', " ")),
                None => bench.press(key),
            };
            stage::settle(&mut bench.app);
        }
        let picture = Screen::picture(size, |canvas| stage::draw(canvas, &bench.app));
        let _ = writeln!(out, "\n{width}x{height}");
        out.push_str(&letters(&picture, &bench.app.look.theme));
    }
    out
}

fn keep(name: &str, pictures: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("gallery");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, pictures));
}

#[test]
fn each_pane_beside_the_others_and_alone() {
    for (number, pane) in ["track", "win", "certs", "shadowing"].iter().enumerate() {
        let number = number + 1;
        keep(
            &format!("pane-{pane}"),
            &pictures(Start::Sample, &format!("{number} j")),
        );
        keep(
            &format!("pane-{pane}-alone"),
            &pictures(Start::Sample, &format!("{number} G z")),
        );
        keep(
            &format!("pane-{pane}-empty"),
            &pictures(Start::Empty, &format!("{number} z")),
        );
        keep(
            &format!("detail-{pane}"),
            &pictures(Start::Sample, &format!("{number} enter")),
        );
    }
}

#[test]
fn a_new_record_of_each_kind() {
    for section in Section::ALL {
        let one = section.list().map_or(section.name(), |list| list.one);
        let word = one.replace(' ', "_");
        let keys = format!("A ={word} enter");
        keep(
            &format!("new-{}", section.name()),
            &pictures(Start::Sample, &keys),
        );
    }
}

#[test]
fn the_selected_record_of_each_pane_in_its_form() {
    for (number, pane) in ["track", "win", "certs", "shadowing"].iter().enumerate() {
        let keys = format!("{} e", number + 1);
        keep(&format!("form-{pane}"), &pictures(Start::Sample, &keys));
        let keys = format!("{} r", number + 1);
        keep(&format!("entry-{pane}"), &pictures(Start::Sample, &keys));
    }
}

#[test]
fn what_lies_over_the_panes() {
    for (name, keys) in [
        ("palette", ":"),
        ("palette-searched", ": =und"),
        ("help", "?"),
        ("help-searched", "? =save"),
        ("find", "/ =alert"),
        ("find-nothing", "/ =zzzz"),
        ("signals", "w"),
        ("add", "A"),
        ("approval", "3 j j v down"),
        ("catalogue", "L"),
        ("catalogue-cert", "L =cka enter"),
        ("catalogue-track", "L =sre enter"),
        ("capture", "l =shadowed_Bo_2h"),
        ("save-as", "S"),
        ("one-on-one", "o"),
        ("one-on-one-last", "o G"),
        ("one-on-one-kept", "o s"),
        ("one-on-one-action", "o a"),
        ("one-on-one-notes", "o i"),
        ("presenting", "P"),
        ("presenting-one-on-one", "P o"),
        ("take-back", "B"),
        ("deleted", "d d"),
        ("leave-a-changed-form", "e =x esc"),
        ("wrong-date-in-a-form", "4 e =someday"),
    ] {
        keep(name, &pictures(Start::Sample, keys));
    }
}

#[test]
fn views_of_an_empty_roadmap() {
    keep("one-on-one-empty", &pictures(Start::Empty, "o"));
}

#[test]
fn where_there_is_no_roadmap_to_show() {
    keep("welcome", &pictures(Start::Welcome, ""));
    keep("welcome-help", &pictures(Start::Welcome, "?"));
    keep("broken", &pictures(Start::Broken, ""));
    keep("no-text", &pictures(Start::NoText, ""));
}
