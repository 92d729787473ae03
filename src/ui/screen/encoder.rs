//! The bytes that change what is shown into what comes next.

use super::symbol::{is_disputed, safe, width};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};
use std::ops::Range;

/// In the order in which they are sent; the number switches the attribute on.
const ATTRIBUTES: [(Modifier, u8); 9] = [
    (Modifier::BOLD, 1),
    (Modifier::DIM, 2),
    (Modifier::ITALIC, 3),
    (Modifier::UNDERLINED, 4),
    (Modifier::SLOW_BLINK, 5),
    (Modifier::RAPID_BLINK, 6),
    (Modifier::REVERSED, 7),
    (Modifier::HIDDEN, 8),
    (Modifier::CROSSED_OUT, 9),
];

#[derive(Clone, Copy, PartialEq, Eq)]
struct Look {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

/// What can be seen of a blank besides its background.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

impl Look {
    /// Whether a blank is seen in the same way with another look.
    fn blanks_like(&self, other: &Look) -> bool {
        let marks = self.modifier.union(other.modifier);
        self.bg == other.bg && !marks.intersects(SEEN_ON_BLANKS)
    }
}

const PLAIN: Look = Look {
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

/// Appends to one frame; the look is plain at its start and at its end.
pub(super) struct Encoder<'a> {
    out: &'a mut Vec<u8>,
    /// Where the terminal's cursor is, if that is certain.
    at: Option<(u16, u16)>,
    look: Look,
    colours: bool,
    drawn: bool,
}

impl<'a> Encoder<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>, colours: bool) -> Self {
        Self {
            out,
            at: None,
            look: PLAIN,
            colours,
            drawn: false,
        }
    }

    /// Sends the cells of a row that differ, and makes `shown` equal to `next` there.
    pub(super) fn row(&mut self, y: u16, columns: Range<u16>, shown: &mut Buffer, next: &Buffer) {
        let start = next.index_of(0, y);
        let row = start..start + usize::from(next.area.width);
        let (Some(shown), Some(next)) = (shown.content.get_mut(row.clone()), next.content.get(row))
        else {
            return;
        };
        // Columns up to here must be sent again: a wide character that covered them is gone.
        let mut uncovered = 0;
        let mut x = columns.start;
        while x < columns
            .end
            .min(u16::try_from(next.len()).unwrap_or(u16::MAX))
        {
            let at = usize::from(x);
            let (Some(old), Some(new)) = (shown.get_mut(at), next.get(at)) else {
                return;
            };
            let columns = width(new.symbol());
            if x < uncovered || old != new {
                uncovered = uncovered.max(x + width(old.symbol()));
                self.cell((x, y), new, columns);
                old.clone_from(new);
            }
            // The cells behind a wide character are not sent, and count as shown.
            for (old, new) in shown
                .iter_mut()
                .zip(next)
                .skip(at + 1)
                .take(usize::from(columns) - 1)
            {
                uncovered = uncovered.max(x + 1 + width(old.symbol()));
                old.clone_from(new);
            }
            x += columns;
        }
    }

    /// Sends the cells of a row of a terminal that was cleared.
    pub(super) fn row_on_blank(&mut self, y: u16, columns: Range<u16>, next: &Buffer) {
        let start = next.index_of(0, y);
        let row = start..start + usize::from(next.area.width);
        let mut rest = next.content.get(row).unwrap_or_default();
        rest = rest.get(usize::from(columns.start)..).unwrap_or_default();
        let mut x = columns.start;
        while let Some(cell) = rest.first().filter(|_| x < columns.end) {
            if self.goes_on((x, y), cell) {
                x += 1;
                rest = rest.get(1..).unwrap_or_default();
                continue;
            }
            let columns = width(cell.symbol());
            if *cell != Cell::EMPTY {
                self.cell((x, y), cell, columns);
            }
            x += columns;
            rest = rest.get(usize::from(columns)..).unwrap_or_default();
        }
    }

    /// Ends the frame with a plain look, and with the cursor where it is wanted.
    pub(super) fn finish(mut self, wanted: Option<Position>, before: Option<Position>) {
        self.restyle(PLAIN);
        match wanted {
            Some(position) if self.drawn || wanted != before => {
                self.go(position.x, position.y);
                if before.is_none() {
                    self.out.extend_from_slice(b"\x1b[?25h");
                }
            }
            None if before.is_some() => self.out.extend_from_slice(b"\x1b[?25l"),
            _ => {}
        }
    }

    /// Sends a cell that needs its letter and nothing else, as most of a first frame do.
    fn goes_on(&mut self, at: (u16, u16), cell: &Cell) -> bool {
        let &[letter @ b' '..=b'~'] = cell.symbol().as_bytes() else {
            return false;
        };
        let alike = cell.bg == self.look.bg
            && cell.modifier == self.look.modifier
            && (cell.fg == self.look.fg
                || (letter == b' ' && !cell.modifier.intersects(SEEN_ON_BLANKS)));
        let seen = letter != b' ' || cell.bg != Color::Reset;
        let goes_on = alike && seen && self.colours && self.at == Some(at);
        if goes_on {
            self.out.push(letter);
            self.at = Some((at.0 + 1, at.1));
        }
        goes_on
    }

    fn cell(&mut self, (x, y): (u16, u16), cell: &Cell, columns: u16) {
        self.drawn = true;
        self.go(x, y);
        let (fg, bg) = if self.colours {
            (cell.fg, cell.bg)
        } else {
            (Color::Reset, Color::Reset)
        };
        let symbol = safe(cell.symbol());
        let look = Look {
            fg,
            bg,
            modifier: cell.modifier,
        };
        // Half of the colours of a frame would change for a blank between two words.
        if symbol != " " || !self.look.blanks_like(&look) {
            self.restyle(look);
        }
        if is_disputed(symbol) {
            // Whatever width the terminal takes it for, the columns are blank before and the cursor is set after.
            self.out
                .extend(std::iter::repeat_n(b' ', usize::from(columns)));
            self.at = None;
            self.go(x, y);
            self.at = None;
        } else {
            self.at = (columns == 1).then_some((x + 1, y));
        }
        self.out.extend_from_slice(symbol.as_bytes());
    }

    fn go(&mut self, x: u16, y: u16) {
        match self.at {
            Some(at) if at == (x, y) => return,
            Some((column, row)) if row == y && column < x => {
                self.out.extend_from_slice(b"\x1b[");
                if x - column > 1 {
                    self.number(x - column);
                }
                self.out.push(b'C');
            }
            _ => {
                self.out.extend_from_slice(b"\x1b[");
                self.number(y.saturating_add(1));
                self.out.push(b';');
                self.number(x.saturating_add(1));
                self.out.push(b'H');
            }
        }
        self.at = Some((x, y));
    }

    fn restyle(&mut self, look: Look) {
        if look == self.look {
            return;
        }
        self.out.extend_from_slice(b"\x1b[");
        let start = self.out.len();
        if !look.modifier.contains(self.look.modifier) || look == PLAIN {
            // Attributes can be taken away one by one, but terminals differ in how; zero is understood by all.
            if look != PLAIN {
                self.out.push(b'0');
            }
            self.look = PLAIN;
        }
        let added = look.modifier.difference(self.look.modifier);
        for (_, code) in ATTRIBUTES
            .iter()
            .filter(|(modifier, _)| added.contains(*modifier))
        {
            self.parameter(start, *code);
        }
        if look.fg != self.look.fg {
            self.colour(start, look.fg, 30);
        }
        if look.bg != self.look.bg {
            self.colour(start, look.bg, 40);
        }
        self.out.push(b'm');
        self.look = look;
    }

    fn colour(&mut self, start: usize, colour: Color, base: u8) {
        let code = match colour {
            Color::Reset => base + 9,
            Color::Black => base,
            Color::Red => base + 1,
            Color::Green => base + 2,
            Color::Yellow => base + 3,
            Color::Blue => base + 4,
            Color::Magenta => base + 5,
            Color::Cyan => base + 6,
            Color::Gray => base + 7,
            Color::DarkGray => base + 60,
            Color::LightRed => base + 61,
            Color::LightGreen => base + 62,
            Color::LightYellow => base + 63,
            Color::LightBlue => base + 64,
            Color::LightMagenta => base + 65,
            Color::LightCyan => base + 66,
            Color::White => base + 67,
            Color::Indexed(index) => return self.parameters(start, &[base + 8, 5, index]),
            Color::Rgb(red, green, blue) => {
                return self.parameters(start, &[base + 8, 2, red, green, blue]);
            }
        };
        self.parameter(start, code);
    }

    fn parameters(&mut self, start: usize, codes: &[u8]) {
        for code in codes {
            self.parameter(start, *code);
        }
    }

    fn parameter(&mut self, start: usize, code: u8) {
        if self.out.len() > start {
            self.out.push(b';');
        }
        self.number(u16::from(code));
    }

    fn number(&mut self, number: u16) {
        if number >= 10 {
            self.number(number / 10);
        }
        self.out
            .push(b'0' + u8::try_from(number % 10).unwrap_or_default());
    }
}
