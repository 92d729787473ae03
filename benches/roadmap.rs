//! The parts that a person waits for, on generated roadmaps of ten years, 20,000 and 100,000 entries.

#[path = "../examples/generate/counts.rs"]
mod counts;
#[path = "../examples/generate/roadmap.rs"]
mod roadmap;
#[path = "../examples/generate/words.rs"]
mod words;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Size;
use roadbook::app::{App, Found, Opened, staged};
use roadbook::catalogue::Catalogue;
use roadbook::change::{Change, ChangeSet, Diff, Fact, diff, merge};
use roadbook::config::Config;
use roadbook::day::Day;
use roadbook::insight::Basis;
use roadbook::insight::signal::{Thresholds, signals};
use roadbook::model::{Path, Section, Value};
use roadbook::runtime::Program;
use roadbook::runtime::background::Grounds;
use roadbook::runtime::desk::Desk;
use roadbook::runtime::files::Files;
use roadbook::runtime::recent::RecentFiles;
use roadbook::store::disk::draft::OwnDraft;
use roadbook::store::{Book, check};
use roadbook::ui::screen::Screen;
use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::time::Duration;

/// Ten years of one person, and two sizes that nobody should ever reach.
const SIZES: [usize; 3] = [1_500, 20_000, 100_000];

const SIZE: Size = Size {
    width: 120,
    height: 40,
};

fn today() -> Day {
    words::last_day()
}

fn desk(text: String) -> Desk {
    let opened = Opened {
        path: "roadmap.toml".into(),
        shown: "roadmap.toml".to_owned(),
        scratch: true,
        read_only: None,
        found: Found::Text(text.into()),
    };
    let (stage, book) = staged(opened);
    let app = App::new(today(), Config::default(), stage, book);
    let files = Files {
        state: None,
        today: today(),
        clock: None,
        read_only: true,
        recent: RecentFiles::default(),
        draft: OwnDraft::default(),
        session: String::new(),
        grounds: Grounds::default(),
    };
    Desk::new(app, files)
}

fn shown(text: String) -> (Desk, Screen) {
    let (mut desk, mut screen) = (desk(text), Screen::new(true));
    screen.resize(SIZE);
    desk.resized(SIZE);
    screen.frame(|canvas| desk.draw(canvas));
    screen.sent();
    (desk, screen)
}

/// Changes one field of the session in the middle of the file.
fn change(book: &Book, what: &str) -> ChangeSet {
    let number = book.count(Section::Shadow) / 2;
    let key = book.key(Section::Shadow, number);
    let before = book.peek(Section::Shadow, number, "what");
    ChangeSet(vec![Change {
        at: Path::record(Section::Shadow, key).field("what"),
        diff: Diff {
            before: before.map(Fact::plain),
            after: Some(Fact::plain(Value::text(what))),
        },
    }])
}

fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("reading");
    for entries in SIZES {
        let text = roadmap::roadmap(entries, 1);
        group.bench_function(BenchmarkId::new("open", entries), |bench| {
            bench.iter_batched(|| text.clone(), Book::open, BatchSize::LargeInput);
        });
        group.bench_function(BenchmarkId::new("check", entries), |bench| {
            bench.iter(|| check(black_box(&text)));
        });
        group.bench_function(BenchmarkId::new("signals", entries), |bench| {
            let book = Book::open(text.clone());
            bench.iter(|| {
                let basis = Basis::new(&book, Catalogue::embedded(), today());
                signals(&basis, &Thresholds::default())
            });
        });
    }
}

fn drawing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("drawing");
    for entries in SIZES {
        let text = roadmap::roadmap(entries, 1);
        group.bench_function(BenchmarkId::new("first frame", entries), |bench| {
            bench.iter_batched(|| text.clone(), shown, BatchSize::LargeInput);
        });
        group.bench_function(BenchmarkId::new("moved highlight", entries), |bench| {
            let (mut desk, mut screen) = shown(text.clone());
            let mut down = false;
            bench.iter(|| {
                down = !down;
                desk.key(KeyEvent::from(KeyCode::Char(if down { 'j' } else { 'k' })));
                let bytes = screen.frame(|canvas| desk.draw(canvas)).len();
                screen.sent();
                bytes
            });
        });
    }
}

fn changing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("changing");
    for entries in SIZES {
        let text = roadmap::roadmap(entries, 1);
        group.bench_function(BenchmarkId::new("edit", entries), |bench| {
            let mut book = Book::open(text.clone());
            let mut count = 0;
            bench.iter(|| {
                count += 1;
                let changes = change(&book, &format!("edit {count}"));
                book.edit(&changes).expect("a plain change")
            });
        });
    }
    // Whole roadmaps are compared only when another program has changed the file.
    for entries in [1_500, 20_000] {
        let text = roadmap::roadmap(entries, 1);
        let base = Book::open(text.clone());
        let mut other = Book::open(text);
        let changes = change(&other, "by another program");
        other.edit(&changes).expect("a plain change");
        let (base, other) = (base.roadmap(), other.roadmap());
        group.bench_function(BenchmarkId::new("diff", entries), |bench| {
            bench.iter(|| diff(black_box(&base), &other));
        });
        group.bench_function(BenchmarkId::new("merge", entries), |bench| {
            bench.iter(|| merge(black_box(&base), &base, &other));
        });
    }
}

fn saving(criterion: &mut Criterion) {
    use roadbook::store::disk::{place::Place, save::save};
    let mut group = criterion.benchmark_group("saving");
    for entries in [1_500, 20_000] {
        let one = roadmap::roadmap(entries, 1);
        let other = one.replacen("Ada Okafor", "Ada Okoro", 1);
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("roadmap.toml");
        let state = folder.path().join("state");
        std::fs::write(&path, &one).expect("a file");
        let mut turned = false;
        group.bench_function(BenchmarkId::new("save", entries), |bench| {
            bench.iter(|| {
                let (base, new) = if turned {
                    (&other, &one)
                } else {
                    (&one, &other)
                };
                turned = !turned;
                let place = Place {
                    path: &path,
                    state: Some(&state),
                    day: "2026-11-22",
                };
                let (base, new) = (base.as_bytes(), new.as_bytes());
                save(&place, base, new, &mut |_| {
                    unreachable!("nobody else writes")
                })
                .expect("a save")
            });
        });
        // What any durable save must do at least.
        group.bench_function(BenchmarkId::new("bare write", entries), |bench| {
            let beside = folder.path().join("beside");
            bench.iter(|| {
                let mut file = File::create(&beside).expect("a file");
                file.write_all(one.as_bytes()).expect("room");
                file.sync_all().expect("a disk");
                std::fs::rename(&beside, &path).expect("the same folder");
                File::open(folder.path())
                    .and_then(|folder| folder.sync_all())
                    .expect("a folder");
            });
            std::fs::write(&path, if turned { &other } else { &one }).expect("a file");
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_millis(1500));
    targets = reading, drawing, changing, saving
}
criterion_main!(benches);
