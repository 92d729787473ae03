//! What all panes are made of: frame, rows with a marker, bars, levels, dates.

mod bar;
mod block;
mod frame;
mod words;

pub use bar::{Bar, spark, steps};
pub use block::{Block, moved_to};
pub use frame::{Fact, Frame};
pub use words::{count, due, said, tone};

use super::line::{Line, fill};
use super::point::Noted;
use crate::app::pane::PaneState;
use crate::theme::Look;
use frame::{border, over};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::collections::BTreeSet;

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
    marked: &'p BTreeSet<usize>,
    noted: Option<&'p Noted>,
}

impl<'p> Paper<'p> {
    /// Draws the frame and gives what lies inside.
    pub fn new(
        buffer: &'p mut Buffer,
        area: Rect,
        look: &'p Look,
        frame: &Frame<'p>,
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
            marked: frame.marked,
            noted: frame.noted,
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

    /// A line that says what a key does; none where it has no key.
    pub fn hint(&mut self, key: Option<&str>, does: &str) {
        if let Some(key) = key {
            let theme = &self.look.theme;
            self.line().put(key, theme.key).skip(1).put(does, theme.dim);
        }
    }

    /// The next line, for a row that can be selected, with its marker and a mark where something is wrong with it.
    pub fn row(&mut self, row: usize, faulty: bool) -> Line<'_> {
        let gutter = Rect {
            x: self.gutter,
            width: self.body.x - self.gutter,
            ..self.body
        };
        if let Some(noted) = self.noted.filter(|_| self.left() > 0) {
            let place = Rect {
                x: self.outer.x,
                y: self.body.y + self.down,
                width: self.outer.width,
                height: 1,
            };
            noted.borrow_mut().push((place, row));
        }
        let glyphs = &self.look.glyphs;
        let selected = self.is_selected(row);
        let mut line = Line::new(self.buffer, gutter, self.down, "");
        if selected {
            line.column(1, glyphs.marker, self.look.theme.marker);
        } else {
            line.skip(1);
        }
        if self.marked.contains(&row) {
            line.put(glyphs.dot[0], self.look.theme.accent);
        } else if faulty {
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
            Line::new(self.buffer, bottom, 0, "").put_right(&text, over(theme.dim));
        }
    }
}
