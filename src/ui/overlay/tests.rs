//! Palette and help as they are drawn, at every size.

use super::*;
use crate::action::{Action, Context};
use crate::keymap::Keymap;
use crate::overlay::{Help, Input, Palette};
use crate::theme::{ASCII, Look};

fn drawn(overlay: &Overlay, look: &Look, width: u16, height: u16) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    draw(overlay, look, area, &mut buffer);
    let line = |y| {
        (0..width)
            .map(|x| buffer[(x, y)].symbol())
            .collect::<String>()
    };
    (0..height).map(|y| line(y).trim_end().to_owned()).collect()
}

fn palette(query: &str) -> Overlay {
    let mut palette = Palette::new(&Keymap::default(), Context::Track, &[]);
    palette.hear(Input::Paste(query));
    Overlay::Palette(palette)
}

fn help(query: &str) -> Overlay {
    let mut help = Help::new(&Keymap::default(), Context::Track);
    help.hear(Input::Paste(query));
    Overlay::Help(help)
}

#[test]
fn the_palette_is_drawn() {
    insta::assert_snapshot!(drawn(&palette(""), &Look::default(), 80, 24).join("\n"));
}

#[test]
fn the_palette_narrows() {
    insta::assert_snapshot!(drawn(&palette("re"), &Look::default(), 80, 24).join("\n"));
}

#[test]
fn the_help_is_drawn_in_groups() {
    insta::assert_snapshot!(drawn(&help(""), &Look::default(), 80, 50).join("\n"));
}

#[test]
fn a_small_screen_shows_names_and_keys_in_ascii() {
    let look = Look {
        glyphs: ASCII,
        ..Look::default()
    };
    let lines = drawn(&help("ed"), &look, 34, 10);
    assert!(lines.iter().all(|line| line.is_ascii()), "{lines:?}");
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn every_line_of_a_long_help_can_be_reached() {
    let keymap = Keymap::default();
    let mut overlay = Overlay::Help(Help::new(&keymap, Context::Track));
    for &action in Action::ALL
        .iter()
        .filter(|action| action.works_in(Context::Track))
    {
        let lines = drawn(&overlay, &Look::default(), 80, 12);
        let selected = lines
            .iter()
            .find(|line| line.contains('▎'))
            .cloned()
            .unwrap_or_default();
        assert!(
            selected.contains(action.label_in(Context::Track)),
            "{}: {selected}",
            action.name()
        );
        overlay.hear(Input::Action(Action::PickNext));
    }
}

#[test]
fn any_size_can_be_drawn() {
    for overlay in [palette(""), palette("日本 é"), help(""), help("zzz")] {
        for width in 0..60 {
            for height in 0..14 {
                drawn(&overlay, &Look::default(), width, height);
            }
        }
    }
}

#[test]
fn the_selected_line_and_the_letters_found_stand_out() {
    let look = Look::default();
    let area = Rect::new(0, 0, 80, 24);
    let mut buffer = Buffer::empty(area);
    draw(&palette("undo"), &look, area, &mut buffer);
    let styles: Vec<_> = area
        .positions()
        .map(|at| (buffer[at].symbol().to_owned(), buffer[at].fg, buffer[at].bg))
        .collect();
    let letters: String = styles
        .iter()
        .filter(|(_, fg, bg)| {
            Some(*fg) == look.theme.matched.fg && Some(*bg) == look.theme.selected.bg
        })
        .map(|(symbol, ..)| symbol.as_str())
        .collect();
    assert_eq!(letters, "▎undou", "the marker, the letters and the key");
}

#[test]
fn names_of_commands_and_settings_fit_into_their_column() {
    use unicode_width::UnicodeWidthStr;
    let palette = Palette::new(&Keymap::default(), Context::Track, &[]);
    for row in palette.list().rows() {
        assert!(row.name.width() <= list::NAME_WIDTH, "{}", row.name);
    }
}
