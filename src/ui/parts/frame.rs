//! The frame of a pane: lines around it, and on them its number, its title and a fact.

use super::words::tone;
use crate::theme::Look;
use crate::ui::line::{Line, width};
use crate::ui::point::Noted;
use crate::ui::view::Tone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use std::collections::BTreeSet;

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
    /// The rows that are marked.
    pub marked: &'f BTreeSet<usize>,
    /// Where the places of rows are noted, when somebody points at them.
    pub noted: Option<&'f Noted>,
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

/// Draws the lines around a pane with what they say.
pub(super) fn border(buffer: &mut Buffer, area: Rect, look: &Look, frame: &Frame<'_>) {
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
        line.put(" ", over(theme.base));
    } else {
        line.put(" ", over(theme.base))
            .put(frame.number, over(number));
        line.put(" ", over(theme.base));
    }
    let room = line.room().saturating_sub(1);
    line.column(width(frame.title).min(room), frame.title, over(theme.title));
    line.put(" ", over(theme.base));
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
    line.put_right(" ", over(theme.base));
    let columns = width(fact).min(room);
    let start = line.room() - columns;
    line.skip(start - 1).put(" ", over(theme.base));
    line.put(fact, over(tone(theme, frame.fact.tone)));
}

/// A style that takes away what a line below it has of its own, such as bold.
pub(super) fn over(style: Style) -> Style {
    Style::new().remove_modifier(Modifier::all()).patch(style)
}
