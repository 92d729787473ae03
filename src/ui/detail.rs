//! One record with everything about it.

use super::parts::{Frame, Paper};
use super::view::{Detail, Tone, View};
use crate::app::pane::PaneState;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Draws the record.
pub fn draw(buffer: &mut Buffer, area: Rect, view: &View<'_>, _open: &Detail) {
    let frame = Frame {
        number: "",
        title: "Detail",
        fact: "",
        fact_tone: Tone::Calm,
        focused: true,
        framed: true,
    };
    Paper::new(buffer, area, view.look, &frame, PaneState::default());
}
