//! What stands under the pointer, for every cell of the screen in many states.

use super::bench::{Bench, SIZE, full};
use ratatui::layout::Position;
use roadbook::app::{Found, Hit, Pane, Pointing};
use roadbook::overlay::Overlay;
use roadbook::ui::point::hit;
use std::collections::BTreeSet;

/// Every place of the screen with what stands there.
fn all(bench: &Bench) -> Vec<(Position, Hit)> {
    let lines = (0..SIZE.height).step_by(1);
    let places = lines.flat_map(|y| (0..SIZE.width).step_by(7).map(move |x| Position::new(x, y)));
    places.map(|at| (at, hit(&bench.app, at))).collect()
}

#[test]
fn a_click_on_a_row_selects_the_row_that_is_drawn_there() {
    let bench = Bench::open(&full());
    let mut clicked = BTreeSet::new();
    for (at, found) in all(&bench) {
        let Hit::Row(pane, row) = found else { continue };
        if !clicked.insert((pane as usize, row)) {
            continue;
        }
        let mut bench = Bench::open(&full());
        bench.app.point(found, Pointing::Click);
        bench.settle();
        assert_eq!(bench.app.panes.focus, pane);
        let expected = bench.app.figures.target(&bench.app.book, pane, row);
        let opened = (pane, row) == (Pane::Track, 0);
        assert_eq!(bench.app.overlays.len(), usize::from(opened));
        bench.app.overlays.clear();
        assert_eq!(bench.app.target(), expected);
        let picture = bench.picture();
        let line = picture.lines().nth(usize::from(at.y)).expect("a line");
        // The earlier wins move up where one of them is selected, to show more of them.
        if pane == Pane::Win {
            continue;
        }
        assert!(line.contains('▎'), "{at}: {line}");
        bench.app.point(hit(&bench.app, at), Pointing::Click);
        assert!(matches!(
            bench.app.overlays.last(),
            Some(Overlay::Detail(_))
        ));
    }
    assert!(clicked.len() > 20, "{}", clicked.len());
}

#[test]
fn nothing_that_lies_beneath_an_overlay_is_hit() {
    for keys in [":", "?", "/", "4 e", "l", "c", "f", "A", "1 enter", "C-o"] {
        let mut bench = Bench::open(&full());
        bench.press(keys);
        let open = !bench.app.overlays.is_empty();
        let detail = keys == "1 enter";
        for (at, found) in all(&bench) {
            let beneath = matches!(found, Hit::Row(..) | Hit::Pane(_));
            assert!(!open || detail || !beneath, "{keys} {at}: {found:?}");
        }
    }
}

#[test]
fn every_hit_is_taken_without_harm() {
    let starts = [
        Found::Gone,
        Found::Text("schema = 1\n".into()),
        Found::Text("[person\n".into()),
        Found::Text(full().into()),
    ];
    for start in starts {
        let mut bench = Bench::on(start);
        for keys in ["esc", "?", "esc", "4", "e"] {
            bench.press(keys);
            for (at, _) in all(&bench).into_iter().step_by(5) {
                for pointing in [Pointing::WheelDown, Pointing::Click, Pointing::WheelUp] {
                    let found = hit(&bench.app, at);
                    bench.app.point(found, pointing);
                    bench.settle();
                }
            }
            bench.app.overlays.clear();
        }
    }
}

#[test]
fn lines_of_lists_are_selected_and_taken() {
    let mut bench = Bench::open(&full());
    bench.press(":").write("zoom");
    let line = all(&bench).into_iter().find_map(|(_, found)| match found {
        Hit::Line(at) => Some(Hit::Line(at)),
        _ => None,
    });
    let line = line.expect("a line");
    bench.app.point(line, Pointing::Click);
    bench.settle();
    assert!(bench.app.panes.zoomed, "the only line was selected already");
    bench.press("/");
    bench.app.point(Hit::Line(3), Pointing::Click);
    assert_eq!(bench.app.overlays.len(), 1);
    bench.app.point(Hit::Line(3), Pointing::Click);
    assert!(!matches!(bench.app.overlays.last(), Some(Overlay::Find(_))));
}
