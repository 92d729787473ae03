//! Draws a line that asks for something, with what is understood of it below.

use super::fit::fit;
use super::line::Line;
use super::overlay::{frame, place};
use crate::action::{Action, Context};
use crate::keymap::Keymap;
use crate::overlay::Prompt;
use crate::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// Draws it, and says where the cursor is.
pub fn draw(
    prompt: &Prompt,
    look: &Look,
    keymap: &Keymap,
    area: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let lines = u16::try_from(prompt.note.len()).unwrap_or(u16::MAX);
    let outer = place(area, 78, lines.saturating_add(4));
    let mut inner = frame(prompt.title(), "", look, outer, buffer);
    if inner.is_empty() {
        return None;
    }
    // What is typed and understood needs the room first.
    if inner.height >= lines.saturating_add(2) {
        inner.height -= 1;
        keys(
            buffer,
            Rect {
                y: inner.bottom(),
                height: 1,
                ..inner
            },
            look,
            keymap,
        );
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

fn keys(buffer: &mut Buffer, area: Rect, look: &Look, keymap: &Keymap) {
    let theme = &look.theme;
    let mut line = Line::new(buffer, area, 0, look.glyphs.ellipsis);
    for (action, label) in [
        (Action::Pick, "take it"),
        (Action::Cancel, Action::Cancel.label()),
    ] {
        if let Some(key) = keymap.key_shown(Context::List, action) {
            line.put(&key, theme.key)
                .skip(1)
                .put(label, theme.dim)
                .skip(3);
        }
    }
}
