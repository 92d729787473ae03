//! The frame buffer: what is shown, what comes next, and the bytes that lead from one to the other.
//!
//! A frame is a list of parts, drawn from the bottom up. A part that is the same as in the last frame is not drawn
//! again; only the rows that a drawn part touches are compared; and a frame is one buffer for one write.

mod canvas;
mod encoder;
mod parts;
mod symbol;

pub use canvas::{Canvas, stamp};

use encoder::Encoder;
use parts::Parts;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

/// Beyond this many cells nothing is drawn: no real window is so large, and its buffers would not fit.
const MOST_CELLS: u32 = 500_000;

/// The picture on the terminal and the picture that is being made.
#[derive(Debug)]
pub struct Screen {
    shown: Shown,
    next: Buffer,
    parts: Parts,
    rows: Rows,
    cursor: Option<Position>,
    colours: bool,
    out: Vec<u8>,
    /// Room for a picture that was made before it was needed.
    room: Option<Buffer>,
}

/// What is on the terminal. A picture of its own costs memory and time, which the first frame can do without.
#[derive(Debug)]
enum Shown {
    /// Nothing: it was cleared.
    Blank,
    /// The last frame, as it still stands where the next one will be drawn.
    Last,
    /// This.
    Picture(Buffer),
}

impl Screen {
    /// An empty screen without a size; without colours only bold, underline and the like remain.
    pub fn new(colours: bool) -> Self {
        Self {
            shown: Shown::Blank,
            next: Buffer::empty(Rect::ZERO),
            parts: Parts::default(),
            rows: Rows::default(),
            cursor: None,
            colours,
            out: Vec::with_capacity(16 * 1024),
            room: None,
        }
    }

    /// The same, with room for a size that it will probably take.
    #[must_use]
    pub fn with_room(self, size: Size) -> Self {
        let area = Rect::new(0, 0, size.width, size.height);
        let fits = area.area() <= MOST_CELLS;
        Self {
            room: fits.then(|| Buffer::empty(area)),
            ..self
        }
    }

    /// Takes a new size of the window, and forgets what was shown, since the terminal may have moved it.
    pub fn resize(&mut self, size: Size) {
        let area = Rect::new(0, 0, size.width, size.height);
        let area = if area.area() > MOST_CELLS {
            Rect::ZERO
        } else {
            area
        };
        let room = self.room.take().filter(|room| room.area == area);
        self.next = room.unwrap_or_else(|| Buffer::empty(area));
        self.shown = Shown::Blank;
        self.rows.reset(area.height);
        self.parts.forget();
        self.cursor = None;
        self.out.extend_from_slice(b"\x1b[m\x1b[2J\x1b[?25l");
    }

    /// Puts bytes ahead of the next frame.
    pub fn ahead(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    /// Draws a frame and returns what the terminal must be sent, which may be nothing.
    ///
    /// `draw` is called a second time when a part has gone and what lay beneath must be seen again, so it must not
    /// change anything.
    pub fn frame(&mut self, mut draw: impl FnMut(&mut Canvas<'_>)) -> &[u8] {
        if self.next.area.is_empty() {
            return &self.out;
        }
        if matches!(self.shown, Shown::Last) {
            self.shown = Shown::Picture(self.next.clone());
        }
        let mut cursor = self.pass(&mut draw);
        if self.parts.uncover() {
            for area in self.parts.damage() {
                canvas::clear(&mut self.next, *area);
                self.rows.mark(*area);
            }
            cursor = self.pass(&mut draw);
        }
        self.parts.settle();
        self.encode(cursor);
        &self.out
    }

    /// What the last frame shows, cell by cell.
    pub fn buffer(&self) -> &Buffer {
        &self.next
    }

    /// What the last frame shows, as lines of text without colours.
    pub fn text(&self) -> String {
        let area = self.next.area;
        let mut out = String::new();
        for y in area.top()..area.bottom() {
            let mut line = String::new();
            let mut x = area.left();
            while x < area.right() {
                let symbol = self
                    .next
                    .cell((x, y))
                    .map_or(" ", ratatui::buffer::Cell::symbol);
                line.push_str(symbol);
                x += symbol::width(symbol).max(1);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    /// Forgets the bytes once they are written.
    pub fn sent(&mut self) {
        self.out.clear();
    }

    /// A whole frame of a size as cells, without the bytes: for a picture of the screen.
    pub fn picture(size: Size, mut draw: impl FnMut(&mut Canvas<'_>)) -> Buffer {
        let mut screen = Screen::new(true);
        screen.resize(size);
        screen.pass(&mut draw);
        screen.next
    }

    fn pass(&mut self, draw: &mut impl FnMut(&mut Canvas<'_>)) -> Option<Position> {
        self.parts.begin();
        let mut canvas = Canvas::new(&mut self.next, &mut self.parts, &mut self.rows);
        draw(&mut canvas);
        canvas.wanted_cursor()
    }

    fn encode(&mut self, cursor: Option<Position>) {
        let mut encoder = Encoder::new(&mut self.out, self.colours);
        for (y, (from, to)) in self.rows.take() {
            match &mut self.shown {
                Shown::Picture(shown) => encoder.row(y, from..to, shown, &self.next),
                Shown::Blank | Shown::Last => encoder.row_on_blank(y, from..to, &self.next),
            }
        }
        if matches!(self.shown, Shown::Blank) {
            self.shown = Shown::Last;
        }
        encoder.finish(cursor, self.cursor);
        self.cursor = cursor;
    }
}

/// For each row the span of columns that may have changed.
#[derive(Debug, Default)]
struct Rows {
    spans: Vec<(u16, u16)>,
    changed: (u16, u16),
}

const UNTOUCHED: (u16, u16) = (u16::MAX, 0);

impl Rows {
    fn reset(&mut self, height: u16) {
        self.spans.clear();
        self.spans.resize(usize::from(height), UNTOUCHED);
        self.changed = UNTOUCHED;
    }

    /// Marks an area and one column on each side, which half of a wide character may reach into.
    fn mark(&mut self, area: Rect) {
        let (from, to) = (
            area.left().saturating_sub(1),
            area.right().saturating_add(1),
        );
        let rows = usize::from(area.top())..usize::from(area.bottom()).min(self.spans.len());
        for span in self.spans.get_mut(rows).unwrap_or_default() {
            *span = (span.0.min(from), span.1.max(to));
        }
        self.changed = (
            self.changed.0.min(area.top()),
            self.changed.1.max(area.bottom()),
        );
    }

    fn take(&mut self) -> impl Iterator<Item = (u16, (u16, u16))> {
        let (top, bottom) = std::mem::replace(&mut self.changed, UNTOUCHED);
        (top..bottom).filter_map(|y| {
            let span = std::mem::replace(self.spans.get_mut(usize::from(y))?, UNTOUCHED);
            (span.0 < span.1).then_some((y, span))
        })
    }
}

#[cfg(test)]
mod tests;
