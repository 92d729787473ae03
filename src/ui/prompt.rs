//! Draws the line that asks for a path.

use super::overlay::{frame, place};
use crate::overlay::Prompt;
use crate::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws it, and says where the cursor is.
pub fn draw(prompt: &Prompt, look: &Look, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let inner = frame(prompt.title(), "", look, place(area, 78, 3), buffer);
    if inner.is_empty() {
        return None;
    }
    let room = usize::from(inner.width);
    let view = prompt.line().view(inner.width);
    let mut x = inner.x;
    for piece in &view.pieces {
        let left = room.saturating_sub(usize::from(x - inner.x));
        let style = if piece.selected {
            look.theme.cursor
        } else {
            look.theme.strong
        };
        (x, _) = buffer.set_stringn(x, inner.y, &piece.text, left, style);
    }
    Some(Position::new(
        inner.x + view.cursor.min(inner.width.saturating_sub(1)),
        inner.y,
    ))
}
