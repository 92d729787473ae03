//! What all panes are made of: frame, rows with a marker, bars, levels, dates.

use super::line::{Line, fill, width};
use super::view::Tone;
use crate::app::pane::PaneState;
use crate::day::Day;
use crate::insight::figure;
use crate::theme::{Look, Theme, UNICODE};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::borrow::Cow;
use std::ops::Range;

/// Rows of one sort that lie together in a pane and scroll together.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Block {
    /// The number of its first row in the pane.
    pub first: usize,
    pub rows: usize,
    /// How many of its rows can be seen.
    pub seen: usize,
}

impl Block {
    /// So many rows after the row `first`, of which at most `room` can be seen.
    pub fn new(first: usize, rows: usize, room: u16) -> Block {
        let seen = rows.min(usize::from(room));
        Block { first, rows, seen }
    }

    /// Whether a row of the pane is one of these.
    pub fn has(&self, row: usize) -> bool {
        (self.first..self.first + self.rows).contains(&row)
    }

    /// Which of its rows, counted from 0, are seen. A block above the selection shows its end, one below its beginning.
    pub fn window(&self, state: PaneState) -> Range<usize> {
        let last = self.rows - self.seen;
        let start = if self.has(state.selected) {
            let at = state.selected - self.first;
            state
                .offset
                .clamp((at + 1).saturating_sub(self.seen.max(1)), at)
                .min(last)
        } else if state.selected < self.first {
            0
        } else {
            last
        };
        start..start + self.seen
    }

    /// Whether some of its rows cannot be seen.
    pub fn scrolls(&self) -> bool {
        self.seen < self.rows
    }
}

/// A state in which a block of lines is scrolled so far.
pub fn moved_to(lines: usize, block: &Block) -> PaneState {
    let offset = lines.min(block.rows - block.seen);
    PaneState {
        selected: offset,
        offset,
        page: block.seen,
    }
}

/// What a frame says.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'f> {
    /// The number that goes to the pane.
    pub number: &'f str,
    pub title: &'f str,
    /// At the right of the upper border.
    pub fact: &'f Fact,
    pub focused: bool,
    /// Draws lines around; without them the title is left to the tabs.
    pub framed: bool,
}

/// What a pane says in one line: in full, and in short where there is little room.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Fact {
    pub long: String,
    pub short: String,
    pub tone: Tone,
}

impl Fact {
    /// A fact that is short enough.
    pub fn new(words: String, tone: Tone) -> Fact {
        Fact {
            short: words.clone(),
            long: words,
            tone,
        }
    }
}

/// An area to write on, line by line.
#[derive(Debug)]
pub struct Paper<'p> {
    buffer: &'p mut Buffer,
    pub look: &'p Look,
    outer: Rect,
    body: Rect,
    gutter: u16,
    down: u16,
    framed: bool,
    focused: bool,
    selected: usize,
}

impl<'p> Paper<'p> {
    /// Draws the frame and gives what lies inside.
    pub fn new(
        buffer: &'p mut Buffer,
        area: Rect,
        look: &'p Look,
        frame: &Frame<'_>,
        state: PaneState,
    ) -> Paper<'p> {
        fill(buffer, area, look.theme.base);
        let framed = frame.framed && area.width >= 8 && area.height >= 3;
        let (body, gutter) = if framed {
            border(buffer, area, look, frame);
            let body = Rect::new(area.x + 3, area.y + 1, area.width - 5, area.height - 2);
            (body, area.x + 1)
        } else {
            let left = area.width.min(2);
            let body = Rect::new(area.x + left, area.y, area.width - left, area.height);
            (body, area.x)
        };
        Paper {
            buffer,
            look,
            outer: area,
            body,
            gutter,
            down: 0,
            framed,
            focused: frame.focused,
            selected: state.selected,
        }
    }

    pub fn width(&self) -> u16 {
        self.body.width
    }

    /// How many lines are left.
    pub fn left(&self) -> u16 {
        self.body.height.saturating_sub(self.down)
    }

    /// Leaves one line empty if `really`.
    pub fn gap(&mut self, really: bool) {
        self.down += u16::from(really);
    }

    /// Goes on so far above the lower end.
    pub fn sink(&mut self, lines: u16) {
        self.down = self.down.max(self.body.height.saturating_sub(lines));
    }

    /// The next line.
    pub fn line(&mut self) -> Line<'_> {
        let down = self.down;
        self.down += 1;
        Line::new(self.buffer, self.body, down, self.look.glyphs.ellipsis)
    }

    /// The next line, for a row that can be selected, with its marker and a mark where something is wrong with it.
    pub fn row(&mut self, row: usize, faulty: bool) -> Line<'_> {
        let gutter = Rect {
            x: self.gutter,
            width: self.body.x - self.gutter,
            ..self.body
        };
        let glyphs = &self.look.glyphs;
        let selected = self.is_selected(row);
        let mut line = Line::new(self.buffer, gutter, self.down, "");
        if selected {
            line.column(1, glyphs.marker, self.look.theme.marker);
        } else {
            line.skip(1);
        }
        if faulty {
            line.put(glyphs.signal, self.look.theme.now);
        }
        self.line()
    }

    fn is_selected(&self, row: usize) -> bool {
        self.focused && row == self.selected
    }

    /// The style of a row's name: bold where it is selected.
    pub fn name(&self, row: usize) -> Style {
        if self.is_selected(row) {
            self.look.theme.strong.add_modifier(Modifier::BOLD)
        } else {
            self.look.theme.text
        }
    }

    /// How many lines are written.
    pub fn written(&self) -> u16 {
        self.down
    }

    /// Shows on the border which part of a block is seen, beside the lines written since `from`.
    pub fn scrollbar(&mut self, block: &Block, state: PaneState, from: u16) {
        let to = self.down.min(self.body.height);
        // One line of several is not worth a mark while the selection is elsewhere.
        let slight = block.seen < 2 && !block.has(state.selected);
        if !block.scrolls() || slight || !self.framed || from >= to {
            return;
        }
        let theme = &self.look.theme;
        let style = if self.focused {
            theme.border_focus
        } else {
            theme.dim
        };
        let track = usize::from(to - from);
        let seen = block.window(state);
        let thumb = (track * block.seen / block.rows).clamp(1, track);
        let hidden = block.rows - block.seen;
        let start = (track - thumb) * seen.start / hidden.max(1);
        for down in start..start + thumb {
            let y = self.body.y + from + u16::try_from(down).unwrap_or(0);
            if let Some(cell) = self.buffer.cell_mut((self.outer.right() - 1, y)) {
                cell.set_symbol(self.look.glyphs.thumb).set_style(style);
            }
        }
        if self.focused && block.has(state.selected) && self.outer.width >= 30 {
            let at = count(state.selected - block.first + 1);
            let text = format!(" {at} of {} ", count(block.rows));
            let bottom = Rect {
                x: self.outer.x + 2,
                y: self.outer.bottom() - 1,
                width: self.outer.width - 4,
                height: 1,
            };
            Line::new(self.buffer, bottom, 0, "").put_right(&text, theme.dim);
        }
    }
}

fn border(buffer: &mut Buffer, area: Rect, look: &Look, frame: &Frame<'_>) {
    let (theme, set) = (&look.theme, &look.glyphs.border);
    let style = if frame.focused {
        theme.border_focus
    } else {
        theme.border
    };
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    let mut set_cell = |x, y, sign: &str| {
        if let Some(cell) = buffer.cell_mut((x, y)) {
            cell.set_symbol(sign).set_style(style);
        }
    };
    for x in area.x + 1..right {
        set_cell(x, area.y, set.horizontal_top);
        set_cell(x, bottom, set.horizontal_bottom);
    }
    for y in area.y + 1..bottom {
        set_cell(area.x, y, set.vertical_left);
        set_cell(right, y, set.vertical_right);
    }
    set_cell(area.x, area.y, set.top_left);
    set_cell(right, area.y, set.top_right);
    set_cell(area.x, bottom, set.bottom_left);
    set_cell(right, bottom, set.bottom_right);
    caption(buffer, area, look, frame);
}

/// The number, the title and the fact on the upper border.
fn caption(buffer: &mut Buffer, area: Rect, look: &Look, frame: &Frame<'_>) {
    let theme = &look.theme;
    let inside = Rect::new(area.x + 2, area.y, area.width - 3, 1);
    let mut line = Line::new(buffer, inside, 0, look.glyphs.ellipsis);
    let number = if frame.focused {
        theme.key
    } else {
        theme.faint
    };
    if frame.number.is_empty() {
        line.put(" ", theme.base);
    } else {
        line.put(" ", theme.base).put(frame.number, number);
        line.put(" ", theme.base);
    }
    let room = line.room().saturating_sub(1);
    line.column(width(frame.title).min(room), frame.title, theme.title);
    line.put(" ", theme.base);
    // A line between title and fact, else neither can be read.
    let room = line.room().saturating_sub(4);
    let fact = if width(&frame.fact.long) <= room {
        &frame.fact.long
    } else {
        &frame.fact.short
    };
    if fact.is_empty() || room < 8 {
        return;
    }
    line.put_right(" ", theme.base);
    let columns = width(fact).min(room);
    let start = line.room() - columns;
    line.skip(start - 1).put(" ", theme.base);
    line.put(fact, tone(theme, frame.fact.tone));
}

/// Words made by figures, with the signs of this look.
pub fn said<'w>(words: &'w str, look: &Look) -> Cow<'w, str> {
    if look.glyphs.between == UNICODE.between || words.is_ascii() {
        Cow::Borrowed(words)
    } else {
        Cow::Owned(words.replace(UNICODE.between, look.glyphs.between))
    }
}

/// A count as a person writes it: `8,000`.
pub fn count(number: usize) -> String {
    figure(u32::try_from(number).map_or(f64::MAX, f64::from))
}

/// The style of a tone.
pub fn tone(theme: &Theme, tone: Tone) -> Style {
    match tone {
        Tone::Calm => theme.dim,
        Tone::Good => theme.good,
        Tone::Look => theme.look,
        Tone::Now => theme.now,
    }
}

/// How full a bar is, from 0 to 1, and where it should be.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    pub fraction: f64,
    pub expected: Option<f64>,
    pub style: Style,
}

impl Bar {
    /// Draws it into so many columns.
    pub fn draw(&self, line: &mut Line<'_>, columns: u16, look: &Look) {
        let columns = columns.min(line.room());
        let full = cells(self.fraction, columns);
        let tick = self
            .expected
            .map(|expected| cells(expected, columns.saturating_sub(1)));
        for at in 0..columns {
            let (sign, style) = if tick == Some(at) {
                (look.glyphs.tick, look.theme.tick)
            } else if at < full {
                (look.glyphs.bar, self.style)
            } else {
                (look.glyphs.rest, look.theme.rest)
            };
            line.repeat(sign, 1, style);
        }
    }
}

/// A part of so many columns.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it lies between 0 and the columns"
)]
fn cells(fraction: f64, columns: u16) -> u16 {
    let fraction = if fraction.is_finite() { fraction } else { 0.0 };
    (fraction.clamp(0.0, 1.0) * f64::from(columns)).round() as u16
}

/// Signs that are reached, then signs that are not.
pub fn steps(line: &mut Line<'_>, signs: [&str; 2], counts: [usize; 2], styles: [Style; 2]) {
    for ((sign, count), style) in signs.into_iter().zip(counts).zip(styles) {
        line.repeat(sign, u16::try_from(count).unwrap_or(u16::MAX), style);
    }
}

/// A chart of one line: a bar for each value, `apart` columns between them.
pub fn spark(line: &mut Line<'_>, values: &[f64], apart: u16, look: &Look) {
    let most = values.iter().copied().fold(0.0, f64::max);
    for value in values {
        let part = if most > 0.0 { value / most } else { 0.0 };
        let at = cells(part, 7);
        let sign = look.glyphs.spark.get(usize::from(at)).copied();
        let style = if *value > 0.0 {
            look.theme.own
        } else {
            look.theme.rest
        };
        line.repeat(sign.unwrap_or(" "), 1, style).skip(apart);
    }
}

/// When something is due, and how much that presses: `in 23 d · 15 Dec`, `3 d late · 19 Nov`, without the day where
/// there is no room for it.
pub fn due(day: Day, today: Day, between: &str, full: bool) -> (String, Tone) {
    let days = today.until(day);
    let tone = match days {
        ..=0 => Tone::Now,
        1..=30 => Tone::Look,
        _ => Tone::Calm,
    };
    let words = match days {
        ..=-1 => format!("{} d late", -days),
        _ => day.distance(today),
    };
    if full && days != 0 {
        (format!("{words} {between} {}", day.short(today)), tone)
    } else {
        (words, tone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_selected_row_is_always_seen() {
        let block = Block::new(3, 10, 4);
        for selected in 0..20 {
            for offset in 0..20 {
                let state = PaneState {
                    selected,
                    offset,
                    page: 0,
                };
                let window = block.window(state);
                assert!(window.end <= 10 && window.len() == 4);
                if block.has(selected) {
                    assert!(window.contains(&(selected - 3)));
                }
            }
        }
        let none = Block::new(0, 5, 0);
        assert_eq!(none.window(PaneState::default()), 0..0);
    }
}
