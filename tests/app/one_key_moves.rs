//! One-key moves on each kind of record, and their undo to the first bytes.

use super::bench::{Bench, full};
use roadbook::model::{Path, Section};

/// Places of every sort: those that can be selected in a pane, and those that no pane shows.
fn places() -> Vec<Path> {
    let mut places: Vec<Path> = Vec::new();
    let mut bench = Bench::open(&full());
    for pane in ["1", "2", "3", "4"] {
        bench.press(pane).press("g g");
        loop {
            let here = bench.app.target();
            places.extend(here.clone());
            bench.press("j");
            if bench.app.target() == here {
                break;
            }
        }
    }
    for section in Section::ALL {
        let count = bench.app.book.count(*section);
        for number in [0, count.saturating_sub(1)] {
            if section.list().is_some() && count > 0 {
                places.push(Path::record(*section, bench.app.book.key(*section, number)));
            }
        }
    }
    places.push(Path::section(Section::Person));
    // Some of each sort are enough.
    let mut kept: Vec<Path> = Vec::new();
    for place in places {
        let sort = |place: &Path| (place.into_section(), place.steps().len());
        let same = kept.iter().filter(|known| sort(known) == sort(&place));
        if same.count() < 4 && !kept.contains(&place) {
            kept.push(place);
        }
    }
    kept
}

/// Wants the first bytes after undo, and the changed ones after redo.
fn back_and_forth(bench: &mut Bench, first: &str, what: &str) {
    let changed = bench.text().to_owned();
    assert_eq!(bench.disk, changed, "{what}: it is saved at once");
    bench.press("u");
    assert_eq!(bench.text(), first, "{what}: undo; {}", bench.said());
    assert_eq!(bench.disk, first, "{what}");
    bench.press("U");
    assert_eq!(bench.text(), changed, "{what}: redo; {}", bench.said());
    bench.press("u");
    assert_eq!(bench.text(), first, "{what}: undo again; {}", bench.said());
}

#[test]
fn each_move_changes_the_file_or_says_why_not_and_is_taken_back_whole() {
    let first = full();
    let mut changed = 0;
    // One bench for all: each move is taken back before the next.
    let mut bench = Bench::open(&first);
    for place in places() {
        for keys in ["space", "x", "d d", "J", "K"] {
            let what = format!("{keys} on {place}");
            bench.app.overlays.clear();
            bench.app.go_to(&place);
            assert_eq!(bench.app.target().as_ref(), Some(&place));
            bench.press(keys);
            assert_ne!(bench.said(), "", "{what}");
            if bench.text() == first {
                continue;
            }
            changed += 1;
            if keys != "d d" {
                assert_eq!(bench.app.target().as_ref(), Some(&place), "{what}");
            }
            back_and_forth(&mut bench, &first, &what);
        }
    }
    assert!(changed > 40, "{changed}");
}

#[test]
fn a_dated_entry_is_added_by_keys_and_taken_back() {
    let first = full();
    let mut added = 0;
    for place in places() {
        let what = format!("r on {place}");
        let mut bench = Bench::open(&first);
        bench.app.go_to(&place);
        let overlays = bench.app.overlays.len();
        bench.press("r");
        if bench.app.overlays.len() == overlays {
            assert_ne!(bench.said(), "", "{what}");
            continue;
        }
        // A level is chosen with the arrow, a figure is typed.
        bench.press("right C-s");
        if bench.app.overlays.len() > overlays {
            bench.write("5").press("C-s");
        }
        assert_eq!(
            bench.app.overlays.len(),
            overlays,
            "{what}\n{}",
            bench.picture()
        );
        assert_ne!(bench.text(), first, "{what}");
        assert_eq!(bench.app.target().as_ref(), Some(&place), "{what}");
        back_and_forth(&mut bench, &first, &what);
        added += 1;
    }
    assert!(added > 10, "{added}");
}

#[test]
fn a_long_row_of_moves_is_taken_back_to_the_first_bytes_and_made_again() {
    let first = full();
    let mut bench = Bench::open(&first);
    for keys in [
        "1 g g space",
        "j space",
        "J",
        "d d",
        "3 g g x",
        "space",
        "J",
        "d d",
        "4 g g x",
        "d d",
        "2 g g space",
        "x",
        "1 G x",
        "K",
        "d d",
    ] {
        bench.press(keys);
    }
    let last = bench.text().to_owned();
    assert_ne!(last, first);
    let mut steps = 0;
    while bench.press("u").said() != "nothing to undo" {
        steps += 1;
        assert!(steps < 100, "{}", bench.said());
    }
    assert_eq!(bench.text(), first);
    assert_eq!(bench.disk, first);
    for _ in 0..=steps {
        bench.press("U");
    }
    assert_eq!(bench.said(), "nothing to redo");
    assert_eq!(bench.text(), last);
    assert!(steps > 8, "{steps}");
}
