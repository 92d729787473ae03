//! What a key costs until its bytes are ready, and what a large file costs before the first frame.

use criterion::{Criterion, criterion_group, criterion_main};
use ratatui::layout::{Rect, Size};
use roadbook::app::figures::Figures;
use roadbook::app::pane::{Pane, Panes};
use roadbook::catalogue::Catalogue;
use roadbook::day::Day;
use roadbook::keymap::Keymap;
use roadbook::model::Section;
use roadbook::store::Book;
use roadbook::theme::Look;
use roadbook::ui::dashboard;
use roadbook::ui::screen::Screen;
use roadbook::ui::view::{Notices, Status, View};
use std::fmt::Write as _;
use std::hint::black_box;

const AREA: Rect = Rect::new(0, 0, 120, 40);

fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

/// The sample with so many more sessions, two a day.
fn with_sessions(count: i64) -> String {
    let mut text = roadbook::sample::sample(today());
    for number in 0..count {
        let on = today().plus(-600 - number / 2);
        let _ = write!(
            text,
            "\n[[shadow]]\non = {on}\ntrack = \"cloudsec\"\nwith = \"Bo\"\nstep = \"observe\"\nhours = 1.5\n\
             what = \"Access review before the audit\"\nlearned = \"Ask for the last use\"\n"
        );
    }
    text
}

fn keys(criterion: &mut Criterion) {
    let book = Book::open(with_sessions(8_000));
    let (book, figures) = Figures::new(book, Catalogue::embedded(), today());
    let (keymap, look) = (Keymap::default(), Look::default());
    for pane in Pane::ALL {
        let mut panes = Panes::default();
        panes.focus = pane;
        let mut screen = Screen::new(true);
        screen.resize(Size::new(AREA.width, AREA.height));
        let rows = figures.rows(pane);
        let (mut row, mut down, mut most) = (0, true, 0);
        let mut key = || {
            down = if row == 0 {
                true
            } else {
                down && row < 6.min(rows - 1)
            };
            row = if down { row + 1 } else { row - 1 };
            panes.focused().select(row, rows);
            dashboard::settle(&mut panes, &figures, AREA);
            let view = View {
                hidden: None,
                past: None,
                outlook: None,
                covered: false,
                today: today(),
                read_only: false,
                book: &book,
                catalogue: Catalogue::embedded(),
                figures: &figures,
                panes: &panes,
                keymap: &keymap,
                look: &look,
                epoch: 0,
                signals: Some(&Notices::default()),
                detail: None,
                status: Status::default(),
            };
            let bytes = screen.frame(|canvas| dashboard::draw(canvas, &view)).len();
            screen.sent();
            bytes
        };
        key();
        for _ in 0..40 {
            most = most.max(key());
        }
        criterion.bench_function(
            &format!("a key in {pane:?}, at most {most} bytes"),
            |bench| {
                bench.iter(|| black_box(key()));
            },
        );
    }
}

fn figures(criterion: &mut Criterion) {
    let small = Book::open(roadbook::sample::sample(today()));
    let large = Book::open(with_sessions(8_000));
    for (name, book) in [("the sample", small), ("8,000 more sessions", large)] {
        let mut book = Some(book);
        criterion.bench_function(&format!("figures of {name}"), |bench| {
            bench.iter(|| {
                let taken = black_box(book.take()).expect("it was given back");
                let (given, figures) = Figures::new(taken, Catalogue::embedded(), today());
                book = Some(given);
                figures
            });
        });
        let book = book.expect("it was given back");
        let (book, mut figures) = Figures::new(book, Catalogue::embedded(), today());
        criterion.bench_function(&format!("an edited session of {name}"), |bench| {
            bench.iter(|| figures.refresh(&book, Catalogue::embedded(), Section::Shadow));
        });
    }
}

criterion_group!(benches, keys, figures);
criterion_main!(benches);
