//! Draws a line that asks for something, with what is understood of it below.

use super::fit::fit;
use super::overlay::{frame, place};
use crate::overlay::Prompt;
use crate::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws it, and says where the cursor is.
pub fn draw(prompt: &Prompt, look: &Look, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let lines = u16::try_from(prompt.note.len()).unwrap_or(u16::MAX);
    let inner = frame(prompt.title(), "", look, place(area, 78, 3 + lines), buffer);
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
    for (note, y) in prompt.note.iter().zip(inner.y + 1..inner.bottom()) {
        buffer.set_stringn(
            inner.x,
            y,
            fit(note, room, look.glyphs.ellipsis),
            room,
            look.theme.dim,
        );
    }
    Some(Position::new(
        inner.x + view.cursor.min(inner.width.saturating_sub(1)),
        inner.y,
    ))
}
