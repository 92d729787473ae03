//! Draws a titled list from which one thing is taken.

use super::list::{Docs, Entry, ListView};
use super::{frame, inside, place};
use crate::overlay::Chooser;
use crate::theme::Look;
use crate::ui::point::Spots;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

pub(super) fn draw<T>(chooser: &Chooser<T>, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (view, area) = laid_out(chooser, look, area);
    let inner = frame(chooser.title, &view.count(), look, area, buffer);
    view.render(inner, buffer);
}

/// Where its rows stand.
pub(super) fn spots<T>(chooser: &Chooser<T>, look: &Look, area: Rect) -> Spots<usize> {
    let (view, area) = laid_out(chooser, look, area);
    view.spots(inside(area))
}

/// The list, and the box around it.
fn laid_out<'l, T>(chooser: &'l Chooser<T>, look: &'l Look, area: Rect) -> (ListView<'l, T>, Rect) {
    let entries = (0..chooser.list.found().len()).map(Entry::Row).collect();
    let view = ListView {
        list: &chooser.list,
        entries,
        hints: chooser.hints(),
        look,
        placeholder: "type to search",
        docs: if chooser.is_wide() {
            Docs::Below
        } else {
            Docs::Beside
        },
    };
    let (width, most) = if chooser.is_wide() {
        (110, 30)
    } else {
        (78, 24)
    };
    let rows = u16::try_from(chooser.list.rows().len()).unwrap_or(u16::MAX);
    let height = rows
        .saturating_add(6 + view.doc_lines())
        .min(most)
        .min(area.height.saturating_sub(2))
        .max(1);
    (view, place(area, width, height))
}
