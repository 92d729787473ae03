//! Each action in each place: it does something, or it says why not.

use super::bench::{Bench, full};
use roadbook::action::{Action, Context, Group};
use roadbook::app::{App, Effect, Failure, Found, Pane};
use roadbook::keymap::Keymap;

/// A place: what is found on the disk, and the keys that lead on from there.
struct Place {
    start: Start,
    keys: &'static str,
}

/// A record of each kind.
const ONE_OF_EACH: &str = include_str!("../journey/every_kind.toml");

#[derive(Clone, Copy, Debug)]
enum Start {
    Full,
    Empty,
    Gone,
    Broken,
    Unreadable,
}

impl Place {
    fn reach(&self) -> Bench {
        let mut bench = match self.start {
            Start::Full => Bench::open(ONE_OF_EACH),
            Start::Empty => Bench::open("schema = 1\n"),
            Start::Gone => Bench::on(Found::Gone),
            Start::Broken => Bench::open("[person\n"),
            Start::Unreadable => Bench::on(Found::Unreadable(Failure {
                reason: "it is a directory".to_owned(),
                hint: String::new(),
            })),
        };
        if self.keys == "w" {
            bench.think();
        }
        bench.press(self.keys);
        bench
    }
}

fn places() -> Vec<Place> {
    let from = |start, keys: &[&'static str]| {
        let places = keys.iter().map(move |keys| Place { start, keys });
        places.collect::<Vec<_>>()
    };
    let full = [
        "1 j", "2", "3", "4", "1 enter", "2 enter", ": down", "? down", "/ down", "w", "A down",
        "a", "C-o", "S",
    ];
    [
        from(Start::Full, &full),
        from(Start::Empty, &["1", "2", "3", "4"]),
        from(Start::Gone, &[""]),
        from(Start::Broken, &[""]),
        from(Start::Unreadable, &[""]),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// What can be noticed of the state.
fn noticed(bench: &Bench) -> (String, usize, String, Pane) {
    let said = bench.said().to_owned();
    // Colour alone tells which of two empty panes has the focus.
    let focus = bench.app.panes.focus;
    (bench.picture(), bench.asked.len(), said, focus)
}

/// Where nothing to notice is what one expects: at an end, in the pane where one is, with nothing to close.
fn may_be_quiet(action: Action, app: &App) -> bool {
    let focus = app.panes.focus;
    match action {
        Action::FocusTrack => focus == Pane::Track,
        Action::FocusWin => focus == Pane::Win,
        Action::FocusCerts => focus == Pane::Certs,
        Action::FocusShadowing => focus == Pane::Shadowing,
        // In a form this key takes back what was typed.
        Action::Suspend => app.context().lies_in(Context::Form),
        Action::NextRecord
        | Action::PreviousRecord
        | Action::PageDown
        | Action::PageUp
        | Action::FirstRecord
        | Action::LastRecord
        | Action::PickNext
        | Action::PickPrevious
        | Action::PickPageDown
        | Action::PickPageUp
        // In a text that is empty, and of which nothing was typed.
        | Action::ClearField
        | Action::UndoTyping
        | Action::RedoTyping => true,
        Action::Cancel => app.overlays.is_empty(),
        _ => action.group() == Group::Write,
    }
}

#[test]
fn every_action_does_something_or_says_why_not() {
    let keymap = Keymap::default();
    let mut silent = Vec::new();
    for place in places() {
        let reached = place.reach();
        let (context, before) = (reached.app.context(), noticed(&reached));
        for action in Action::ALL {
            if !action.works_in(context) || may_be_quiet(*action, &reached.app) {
                continue;
            }
            for presses in keymap.keys_for(context, *action) {
                let mut bench = place.reach();
                bench.press_all(presses);
                if noticed(&bench) == before {
                    let Place { start, keys } = place;
                    let (name, shown) = (action.name(), presses.shown());
                    silent.push(format!("{start:?} {keys}: {name} ({shown})"));
                }
            }
        }
    }
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn what_moves_the_selection_moves_it() {
    let mut bench = Bench::open(&full());
    for pane in ["1", "2", "3", "4"] {
        bench.press(pane).press("g g");
        let first = bench.app.target();
        for (there, back) in [
            ("j", "k"),
            ("down", "up"),
            ("G", "g g"),
            ("end", "home"),
            ("pgdn", "pgup"),
            ("C-d", "C-u"),
        ] {
            bench.press(there);
            assert_ne!(bench.app.target(), first, "{pane} {there}");
            bench.press(back);
            assert_eq!(bench.app.target(), first, "{pane} {back}");
        }
    }
}

#[test]
fn help_and_palette_show_every_action_and_run_it() {
    let context = Context::Track;
    for action in Action::ALL.iter().filter(|action| action.works_in(context)) {
        let mut direct = Bench::open(&full());
        direct.act(*action);
        let expected = noticed(&direct);
        for open in ["?", ":"] {
            if open == ":" && matches!(action, Action::Palette | Action::Cancel) {
                continue;
            }
            let mut bench = Bench::open(&full());
            bench.press(open).write(action.name());
            let picture = bench.picture();
            // A long explanation may end in an ellipsis.
            let words: String = action.doc().chars().take(30).collect();
            assert!(
                picture.contains(&words),
                "{open}: {}\n{picture}",
                action.name()
            );
            bench.press("enter");
            assert_eq!(noticed(&bench), expected, "{open}: {}", action.name());
        }
    }
}

#[test]
fn the_help_of_a_place_without_a_roadmap_runs_too() {
    for found in [Found::Gone, Found::Text("[person\n".into())] {
        let mut bench = Bench::on(found);
        bench.press("?");
        bench.write("open-sample").press("enter");
        assert_eq!(bench.asked.len(), 1, "{}", bench.picture());
    }
}

#[test]
fn esc_and_a_key_that_arrive_as_one_are_both_taken() {
    let mut bench = Bench::open(&full());
    bench.press("?");
    assert!(!bench.app.overlays.is_empty());
    bench.press("alt-3");
    assert!(bench.app.overlays.is_empty());
    assert_eq!(bench.app.panes.focus, Pane::Certs);
    bench.press("alt-q");
    assert!(bench.asked.iter().any(|own| matches!(own, Effect::Quit(_))));
    // In a form it is a key for what is typed, and nothing is left by it.
    let mut bench = Bench::open(&full());
    bench.press("3 e alt-q");
    assert!(!bench.app.overlays.is_empty());
}
