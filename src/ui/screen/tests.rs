//! What the terminal shows after the bytes is compared with what was drawn.

use super::*;
use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};
use std::cell::Cell as Counter;
use std::num::NonZeroU16;

const WIDTH: u16 = 20;
const HEIGHT: u16 = 6;

/// A screen and the terminal that it talks to.
struct Pair {
    screen: Screen,
    terminal: vt100::Parser,
}

impl Pair {
    fn new() -> Self {
        let mut screen = Screen::new(true);
        screen.resize(Size::new(WIDTH, HEIGHT));
        let size = |number| NonZeroU16::new(number).expect("not zero");
        Self {
            screen,
            terminal: vt100::Parser::new(size(HEIGHT), size(WIDTH), 0),
        }
    }

    /// Draws a frame and returns how many bytes it took.
    fn frame(&mut self, draw: impl FnMut(&mut Canvas<'_>)) -> usize {
        let bytes = self.screen.frame(draw);
        self.terminal.process(bytes);
        let count = bytes.len();
        self.screen.sent();
        count
    }

    fn row(&self, row: usize) -> String {
        let row = self
            .terminal
            .screen()
            .rows(0, WIDTH)
            .nth(row)
            .unwrap_or_default();
        row.trim_end().to_owned()
    }

    /// Each cell as the eye sees it: symbol, colours and boldness.
    fn seen(&self) -> Vec<String> {
        let screen = self.terminal.screen();
        (0..HEIGHT)
            .flat_map(|y| (0..WIDTH).map(move |x| (y, x)))
            .filter_map(|(y, x)| screen.cell(y, x))
            .filter(|cell| !cell.is_wide_continuation())
            .map(|cell| {
                let symbol = if cell.has_contents() {
                    cell.contents()
                } else {
                    " "
                };
                // Of a blank one sees what lies under it.
                if symbol == " " && !cell.inverse() && !cell.underline() {
                    return format!("{:?}", cell.bgcolor());
                }
                format!(
                    "{symbol} {:?} {:?} {}",
                    cell.fgcolor(),
                    cell.bgcolor(),
                    cell.bold()
                )
            })
            .collect()
    }
}

fn text(buffer: &mut Buffer, area: Rect, line: &str, style: Style) {
    for row in area.rows() {
        buffer.set_stringn(row.x, row.y, line, usize::from(row.width), style);
    }
}

fn plain(line: &str) -> impl FnOnce(&mut Buffer, Rect) + '_ {
    move |buffer, area| text(buffer, area, line, Style::new())
}

const ALL: Rect = Rect::new(0, 0, WIDTH, HEIGHT);

#[test]
fn a_part_with_the_same_stamp_is_not_drawn_again() {
    let (mut pair, drawn) = (Pair::new(), Counter::new(0));
    let mut frame = |stamp| {
        pair.frame(|canvas| {
            canvas.part(ALL, stamp, |buffer, area| {
                drawn.set(drawn.get() + 1);
                text(buffer, area, "same", Style::new());
            });
        })
    };
    assert!(frame(1) > 0);
    assert_eq!(frame(1), 0);
    assert_eq!(drawn.get(), 1);
    assert_eq!(frame(2), 0, "drawn again, but nothing differs");
    assert_eq!(drawn.get(), 2);
}

#[test]
fn an_overlay_comes_changes_and_goes() {
    let mut pair = Pair::new();
    let (beneath, over) = (Counter::new(0), Rect::new(5, 1, 6, 3));
    let mut frame = |overlay: Option<&str>, ground: &str| {
        pair.frame(|canvas| {
            canvas.part(ALL, stamp(ground), |buffer, area| {
                beneath.set(beneath.get() + 1);
                text(buffer, area, ground, Style::new());
            });
            if let Some(line) = overlay {
                canvas.part(over, stamp(line), plain(line));
            }
        });
        pair.row(2)
    };
    assert_eq!(frame(None, "abcdefghijklmnop"), "abcdefghijklmnop");
    assert_eq!(frame(Some("12"), "abcdefghijklmnop"), "abcde12    lmnop");
    assert_eq!(frame(Some("345"), "abcdefghijklmnop"), "abcde345   lmnop");
    assert_eq!(
        beneath.get(),
        1,
        "what lies beneath an overlay stands still"
    );
    assert_eq!(frame(Some("345"), "ABCDEFGHIJKLMNOP"), "ABCDE345   LMNOP");
    assert_eq!(frame(None, "ABCDEFGHIJKLMNOP"), "ABCDEFGHIJKLMNOP");
    assert_eq!(beneath.get(), 3);
}

#[test]
fn where_nothing_is_drawn_any_more_is_blank() {
    let mut pair = Pair::new();
    pair.frame(|canvas| canvas.part(ALL, 0, plain("full")));
    pair.frame(|canvas| canvas.part(Rect::new(0, 0, WIDTH, 2), 0, plain("half")));
    assert_eq!(
        (pair.row(1), pair.row(2)),
        ("half".to_owned(), String::new())
    );
}

#[test]
fn a_wide_character_is_never_cut_in_half() {
    let mut pair = Pair::new();
    let left = Rect::new(0, 0, 5, 1);
    pair.frame(|canvas| {
        canvas.part(Rect::new(5, 0, 5, 1), 0, plain("right"));
        canvas.part(left, 0, |buffer, _| {
            buffer[(4, 0)].set_symbol("界");
        });
    });
    assert_eq!(pair.row(0), "     right");
    let mut frame = |overlay: bool| {
        pair.frame(|canvas| {
            canvas.part(ALL, 0, plain("界界界界界"));
            if overlay {
                canvas.part(Rect::new(3, 1, 4, 1), 0, plain("│ok│"));
            }
        });
        pair.row(1)
    };
    assert_eq!(frame(false), "界界界界界");
    assert_eq!(frame(true), "界 │ok│ 界");
    assert_eq!(frame(false), "界界界界界");
}

#[test]
fn control_characters_stay_here() {
    let mut screen = Screen::new(true);
    screen.resize(Size::new(4, 1));
    screen.sent();
    let bytes = screen.frame(|canvas| {
        canvas.part(Rect::new(0, 0, 4, 1), 0, |buffer, _| {
            for (x, symbol) in ["\u{1b}]0;x\u{7}", "\u{9b}", "a\u{202e}", "z"]
                .into_iter()
                .enumerate()
            {
                buffer.content[x].set_symbol(symbol);
            }
        });
    });
    assert_eq!(bytes, b"\x1b[1;1H   z");
}

#[test]
fn a_blank_takes_the_colours_of_what_stands_before_it() {
    let red = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
    let spaced = |style: Style| {
        let mut screen = Screen::new(true);
        screen.resize(Size::new(8, 1));
        let bytes = screen.frame(|canvas| {
            let area = canvas.area();
            canvas.part(area, 1, |buffer, area| {
                buffer.set_string(area.x, area.y, "ab", red);
                buffer.set_string(area.x + 2, area.y, "  ", style);
                buffer.set_string(area.x + 4, area.y, "cd", red);
            });
        });
        String::from_utf8(bytes.to_vec()).expect("text")
    };
    assert!(spaced(Style::new().fg(Color::Blue)).contains("ab  cd"));
    assert!(!spaced(Style::new().bg(Color::Blue)).contains("ab  cd"));
    assert!(!spaced(Style::new().add_modifier(Modifier::UNDERLINED)).contains("ab  cd"));
}

#[test]
fn without_colours_only_attributes_are_sent() {
    let mut screen = Screen::new(false);
    screen.resize(Size::new(4, 1));
    screen.sent();
    let style = Style::new()
        .fg(Color::Red)
        .bg(Color::Rgb(1, 2, 3))
        .add_modifier(Modifier::BOLD);
    let bytes = screen.frame(|canvas| {
        canvas.part(Rect::new(0, 0, 4, 1), 0, |buffer, area| {
            text(buffer, area, "warn", style);
        });
    });
    assert_eq!(bytes, b"\x1b[1;1H\x1b[1mwarn\x1b[m");
}

#[test]
fn the_cursor_is_shown_only_when_asked_for() {
    let mut pair = Pair::new();
    pair.frame(|canvas| canvas.part(ALL, 0, plain("a")));
    assert!(pair.terminal.screen().hide_cursor());
    let typed = |canvas: &mut Canvas<'_>| {
        canvas.part(ALL, 1, plain("ab"));
        canvas.cursor(Position::new(2, 3));
    };
    pair.frame(typed);
    assert!(!pair.terminal.screen().hide_cursor());
    assert_eq!(pair.terminal.screen().cursor_position(), (3, 2));
    assert_eq!(pair.frame(typed), 0);
    pair.frame(|canvas| canvas.part(ALL, 1, plain("ab")));
    assert!(pair.terminal.screen().hide_cursor());
}

#[test]
fn every_size_is_survived() {
    let mut screen = Screen::new(true);
    for (width, height) in [
        (0, 0),
        (0, 9),
        (9, 0),
        (1, 1),
        (500, 1000),
        (65_535, 65_535),
        (80, 24),
    ] {
        screen.resize(Size::new(width, height));
        screen.sent();
        let drawn = Counter::new(false);
        screen.frame(|canvas| {
            drawn.set(true);
            canvas.part(Rect::new(0, 0, u16::MAX, u16::MAX), 0, plain("界"));
        });
        let cells = u32::from(width) * u32::from(height);
        assert_eq!(
            drawn.get(),
            (1..=MOST_CELLS).contains(&cells),
            "{width}x{height}"
        );
    }
}

/// One part as chance draws it.
#[derive(Clone, Debug)]
struct Piece {
    area: Rect,
    line: &'static str,
    bold: bool,
    colour: Color,
    edge: bool,
}

impl Piece {
    fn draw(&self, canvas: &mut Canvas<'_>) {
        let style = Style::new().bg(self.colour);
        let style = if self.bold {
            style.add_modifier(Modifier::BOLD)
        } else {
            style
        };
        canvas.part(
            self.area,
            stamp((self.line, self.bold, self.colour, self.edge)),
            |buffer, area| {
                text(buffer, area, self.line, style);
                if self.edge {
                    buffer[(area.right() - 1, area.y)].set_symbol("界");
                }
            },
        );
    }
}

fn piece() -> impl Strategy<Value = Piece> {
    let areas = prop_oneof![
        Just(Rect::new(0, 0, 10, 6)),
        Just(Rect::new(10, 0, 10, 6)),
        (0..WIDTH, 0..HEIGHT, 1..WIDTH, 1..HEIGHT).prop_map(|(x, y, width, height)| Rect {
            x,
            y,
            width,
            height
        }),
    ];
    let lines = prop::sample::select(vec![
        "界界界界界界",
        "x界y界z界界",
        "plain text here",
        "🙂🙂a🙂",
        "",
    ]);
    let colours = prop::sample::select(vec![Color::Reset, Color::Red, Color::Indexed(42)]);
    (
        areas,
        lines,
        any::<bool>(),
        colours,
        prop::bool::weighted(0.2),
    )
        .prop_map(|(area, line, bold, colour, edge)| Piece {
            area,
            line,
            bold,
            colour,
            edge,
        })
}

proptest! {
    #[test]
    fn many_frames_show_what_one_frame_would(frames in prop::collection::vec(prop::collection::vec(piece(), 0..5), 1..8)) {
        let mut pair = Pair::new();
        for pieces in &frames {
            let draw = |canvas: &mut Canvas<'_>| pieces.iter().for_each(|piece| piece.draw(canvas));
            pair.frame(draw);
            let mut fresh = Pair::new();
            fresh.frame(draw);
            prop_assert_eq!(pair.seen(), fresh.seen());
        }
    }

    #[test]
    fn a_part_that_stays_under_others_that_move_is_never_stale(steps in prop::collection::vec((piece(), any::<bool>()), 1..12)) {
        let mut pair = Pair::new();
        let mut pieces: Vec<Piece> = Vec::new();
        for (piece, push) in steps {
            if push || pieces.is_empty() { pieces.push(piece) } else { pieces.pop(); }
            let draw = |canvas: &mut Canvas<'_>| pieces.iter().for_each(|piece| piece.draw(canvas));
            pair.frame(draw);
            let mut fresh = Pair::new();
            fresh.frame(draw);
            prop_assert_eq!(pair.seen(), fresh.seen());
        }
    }
}
