//! Draws what lies over the dashboard.

mod chooser;
mod help;
pub mod list;
mod palette;
#[cfg(test)]
mod tests;

use crate::overlay::Overlay;
use crate::theme::Look;
use crate::ui::fit::fit;
use crate::ui::point::Spots;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

/// Draws an overlay over all that is there.
pub fn draw(overlay: &Overlay, look: &Look, area: Rect, buffer: &mut Buffer) {
    match overlay {
        Overlay::Palette(palette) => palette::draw(palette, look, area, buffer),
        Overlay::Help(help) => help::draw(help, look, area, buffer),
        Overlay::Find(chooser) | Overlay::Signals(chooser) => {
            chooser::draw(chooser, look, area, buffer);
        }
        Overlay::AddKind(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::Recent(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::Addresses(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::Copies(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::RemoveCopy(chooser) | Overlay::Draft(chooser) => {
            chooser::draw(chooser, look, area, buffer);
        }
        Overlay::KeptFilters(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::SetField(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::CloseQuarter(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::Approval(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::Catalogue(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::Unsaved(chooser) => chooser::draw(chooser, look, area, buffer),
        Overlay::Conflicts
        | Overlay::CheckIn(_)
        | Overlay::Outlook(_)
        | Overlay::Guide(_)
        | Overlay::Tour(_)
        | Overlay::Prompt(_)
        | Overlay::Detail(_)
        | Overlay::Entry(_)
        | Overlay::Form(_) => {}
    }
}

/// Where the rows of a list stand, by their place among those that are found.
pub fn spots(overlay: &Overlay, look: &Look, area: Rect) -> Spots<usize> {
    match overlay {
        Overlay::Palette(palette) => palette::spots(palette, look, area),
        Overlay::Help(help) => help::spots(help, look, area),
        Overlay::Find(chooser) | Overlay::Signals(chooser) => chooser::spots(chooser, look, area),
        Overlay::AddKind(chooser) => chooser::spots(chooser, look, area),
        Overlay::Recent(chooser) => chooser::spots(chooser, look, area),
        Overlay::Addresses(chooser) => chooser::spots(chooser, look, area),
        Overlay::Copies(chooser) => chooser::spots(chooser, look, area),
        Overlay::RemoveCopy(chooser) | Overlay::Draft(chooser) => {
            chooser::spots(chooser, look, area)
        }
        Overlay::KeptFilters(chooser) => chooser::spots(chooser, look, area),
        Overlay::SetField(chooser) => chooser::spots(chooser, look, area),
        Overlay::CloseQuarter(chooser) => chooser::spots(chooser, look, area),
        Overlay::Approval(chooser) => chooser::spots(chooser, look, area),
        Overlay::Catalogue(chooser) => chooser::spots(chooser, look, area),
        Overlay::Unsaved(chooser) => chooser::spots(chooser, look, area),
        Overlay::Conflicts
        | Overlay::CheckIn(_)
        | Overlay::Outlook(_)
        | Overlay::Guide(_)
        | Overlay::Tour(_)
        | Overlay::Prompt(_)
        | Overlay::Detail(_)
        | Overlay::Entry(_)
        | Overlay::Form(_) => Spots::new(),
    }
}

/// A box over the dashboard, in the middle and a little above it, no larger than what is there.
pub fn place(area: Rect, width: u16, height: u16) -> Rect {
    let width = width.min(area.width);
    let height = height.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 3,
        width,
        height,
    }
}

/// Draws the empty box with its title and gives the room inside, one cell from the border at both sides.
pub fn frame(title: &str, count: &str, look: &Look, area: Rect, buffer: &mut Buffer) -> Rect {
    let theme = &look.theme;
    Clear.render(area, buffer);
    buffer.set_style(area, theme.base.patch(theme.overlay));
    let room = usize::from(area.width).saturating_sub(6);
    let rule = Span::styled(look.glyphs.border.horizontal_top, theme.border_focus);
    let title = format!(" {} ", fit(title, room, look.glyphs.ellipsis));
    let title = Line::from(vec![rule.clone(), Span::styled(title, theme.title)]);
    let mut block = Block::bordered()
        .border_set(look.glyphs.border)
        .border_style(theme.border_focus)
        .title_top(title);
    if !count.is_empty() {
        let count = format!(" {} ", fit(count, room, look.glyphs.ellipsis));
        let count = Line::from(vec![Span::styled(count, theme.dim), rule]);
        block = block.title_bottom(count.right_aligned());
    }
    block.render(area, buffer);
    inside(area)
}

/// The room inside of a box, one cell from the border at both sides.
pub fn inside(area: Rect) -> Rect {
    let inner = Block::bordered().inner(area);
    Rect {
        x: inner.x + u16::from(inner.width > 2),
        width: inner.width - if inner.width > 2 { 2 } else { 0 },
        ..inner
    }
}
