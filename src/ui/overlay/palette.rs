//! Draws the palette.

use super::list::{Docs, Entry, ListView};
use super::{frame, place};
use crate::overlay::Palette;
use crate::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// The palette keeps its height while the list narrows, so that nothing jumps.
pub(super) fn draw(palette: &Palette, look: &Look, area: Rect, buffer: &mut Buffer) {
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
    let area = place(area, 78, 22);
    let inner = frame("Commands", &view.count(), look, area, buffer);
    view.render(inner, buffer);
}
