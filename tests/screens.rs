//! What the screen shows, as text and as styles.

#[path = "support/letters.rs"]
mod letters;
#[path = "screens/show.rs"]
mod show;

use ratatui::layout::Size;
use roadbook::app::pane::Pane;
use roadbook::ui::screen::Screen;
use show::{Show, shot};

/// Compares a screen with the one that is kept.
macro_rules! screen {
    ($name:literal, $show:expr) => {{
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("screens");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!($name, shot(&$show)));
    }};
}

#[test]
fn the_sample_fills_the_smallest_grid() {
    screen!("sample-80x24", Show::sample(80, 24));
}

#[test]
fn the_sample_on_a_usual_screen() {
    screen!("sample-120x36", Show::sample(120, 36));
}

#[test]
fn the_sample_on_a_large_screen() {
    screen!("sample-200x50", Show::sample(200, 50));
}

#[test]
fn the_sample_on_a_phone() {
    screen!("sample-40x12", Show::sample(40, 12));
}

#[test]
fn the_sample_on_a_high_narrow_screen() {
    screen!("sample-60x60", Show::sample(60, 60));
}

#[test]
fn the_sample_in_light_colours_and_in_ascii() {
    screen!("sample-ascii", Show::sample(100, 30).look("light", "ascii"));
}

#[test]
fn each_pane_has_the_whole_screen() {
    screen!("zoom-track", Show::sample(120, 36).zoom(Pane::Track));
    screen!("zoom-win", Show::sample(120, 36).zoom(Pane::Win));
    screen!("zoom-certs", Show::sample(120, 36).zoom(Pane::Certs));
    screen!(
        "zoom-shadowing",
        Show::sample(120, 36).zoom(Pane::Shadowing).select(40)
    );
}

#[test]
fn an_empty_file_says_which_keys_start_it() {
    screen!("empty-120x36", Show::new(120, 36, ""));
    screen!("empty-80x24", Show::new(80, 24, ""));
}

#[test]
fn a_record_shows_everything_about_it() {
    screen!("detail-skill", Show::sample(120, 36).open(Pane::Track, 0));
    screen!(
        "detail-key-result",
        Show::sample(120, 36).open(Pane::Win, 1)
    );
    screen!(
        "detail-cert",
        Show::sample(80, 24).open(Pane::Certs, 2).scroll(12)
    );
    screen!(
        "detail-session",
        Show::sample(60, 20).open(Pane::Shadowing, 0)
    );
}

#[test]
fn a_hostile_file_stays_in_line() {
    let text = include_str!("screens/hostile.toml");
    screen!("hostile-120x36", Show::new(120, 36, text));
    screen!(
        "hostile-80x24",
        Show::new(80, 24, text).open(Pane::Shadowing, 0)
    );
}

#[test]
fn what_could_not_be_saved_is_said_aloud() {
    let show = Show::sample(80, 24).unsaved("not saved: the disk is full");
    screen!("unsaved-80x24", show);
}

#[test]
fn no_size_is_too_small_or_too_large() {
    let small = (0..=40).flat_map(|width| (0..=12).map(move |height| (width, height)));
    let odd = [
        (300, 300),
        (1000, 40),
        (2, 400),
        (700, 3),
        (79, 23),
        (81, 25),
        (65_535, 65_535),
    ];
    let hostile = include_str!("screens/hostile.toml");
    for file in [None, Some(""), Some(hostile)] {
        let mut show = match file {
            None => Show::sample(0, 0),
            Some(text) => Show::new(0, 0, text),
        };
        for (width, height) in small.clone().chain(odd) {
            for (number, pane) in Pane::ALL.into_iter().enumerate() {
                show = show
                    .resize(width, height)
                    .focus(pane)
                    .select(usize::from(width));
                show.panes.zoomed = (width ^ height) % 2 == 0;
                show.detail = None;
                show.picture();
                if number == usize::from(width % 4) {
                    show = show.open(pane, 1);
                    show.picture();
                }
            }
        }
    }
}

#[test]
fn the_selected_row_can_always_be_seen() {
    for (width, height) in [(80, 24), (120, 36), (60, 8), (40, 5), (30, 3)] {
        for pane in Pane::ALL {
            let mut show = Show::sample(width, height).focus(pane);
            for row in 0..show.figures.rows(pane) {
                show = show.select(row);
                let picture = show.picture();
                let marked = picture.content().iter().filter(|cell| cell.symbol() == "▎");
                // The tab of the pane has a marker of its own.
                let tabs = usize::from((width < 80 || height < 24) && height >= 4);
                assert_eq!(marked.count(), 1 + tabs, "{width}x{height} {pane:?} {row}");
            }
        }
    }
}

#[test]
fn a_moved_highlight_costs_few_bytes() {
    for pane in Pane::ALL {
        let mut show = Show::sample(120, 36).focus(pane);
        let mut screen = Screen::new(true);
        screen.resize(Size::new(120, 36));
        screen.frame(|canvas| show.draw(canvas));
        screen.sent();
        for row in [1, 2, 1] {
            show = show.select(row);
            let bytes = screen.frame(|canvas| show.draw(canvas)).len();
            screen.sent();
            // From the win to its measures the key line changes, too.
            let most = if pane == Pane::Win { 1100 } else { 250 };
            assert!((1..most).contains(&bytes), "{pane:?} {row}: {bytes}");
        }
        assert!(screen.frame(|canvas| show.draw(canvas)).is_empty());
    }
}
