//! Draws the palette.

use super::list::{Docs, Entry, ListView};
use super::{frame, inside, place};
use crate::overlay::{Command, Palette};
use crate::theme::Look;
use crate::ui::point::Spots;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// The palette keeps its height while the list narrows, so that nothing jumps.
pub(super) fn draw(palette: &Palette, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (view, area) = laid_out(palette, look, area);
    let inner = frame("Commands", &view.count(), look, area, buffer);
    view.render(inner, buffer);
}

/// Where its rows stand.
pub(super) fn spots(palette: &Palette, look: &Look, area: Rect) -> Spots<usize> {
    let (view, area) = laid_out(palette, look, area);
    view.spots(inside(area))
}

/// The list, and the box around it.
fn laid_out<'l>(palette: &'l Palette, look: &'l Look, area: Rect) -> (ListView<'l, Command>, Rect) {
    let list = palette.list();
    let entries: Vec<Entry> = (0..list.found().len()).map(Entry::Row).collect();
    let view = ListView {
        list,
        entries,
        hints: palette.hints(),
        look,
        placeholder: "type a command, a record or a setting",
        docs: Docs::Beside,
    };
    (view, place(area, 78, 22))
}
