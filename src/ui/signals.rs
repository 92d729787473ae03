//! The line of signals: the most pressing ones, and how many more there are.

use super::line::{Line, fill, width};
use super::parts::{count, tone};
use super::view::{Notice, View};
use crate::action::Action;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the line.
pub fn draw(buffer: &mut Buffer, area: Rect, view: &View<'_>) {
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    fill(buffer, area, theme.base);
    let mut line = Line::new(buffer, area, 0, glyphs.ellipsis);
    line.skip(1).skip_right(1);
    let Some(signals) = view.signals else {
        return;
    };
    if signals.count() == 0 {
        line.put("no signals", theme.faint);
        return;
    }
    let key = view
        .keymap
        .key_shown(view.panes.focus.context(), Action::Signals)
        .unwrap_or_default();
    let shown = fitting(
        signals.first(),
        line.room().saturating_sub(width(&key) + 12),
    );
    let more = signals.count() - shown;
    line.put_right(&key, theme.key).skip_right(2);
    if more > 0 {
        line.put_right(&format!("{} more", count(more)), theme.dim);
        line.skip_right(2);
    }
    for signal in signals.first().iter().take(shown) {
        line.put(glyphs.signal, tone(theme, signal.tone)).skip(1);
        line.put(&signal.words, theme.text).skip(3);
    }
}

/// How many signals fit whole, but at least one.
fn fitting(signals: &[Notice], room: u16) -> usize {
    let mut left = room;
    signals
        .iter()
        .take_while(|signal| {
            let needed = width(&signal.words).saturating_add(5);
            let fits = left >= needed;
            left = left.saturating_sub(needed);
            fits
        })
        .count()
        .max(1)
}
