//! One line of a form before it is known whether it is seen.

use crate::form::{LineView, Spot, columns};
use crate::ui::form::FormStyles;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// A line of a form.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    pub(super) line: Line<'static>,
    /// Whether it belongs to what is under the cursor.
    pub(super) here: bool,
    /// Whether it belongs to the line above it.
    pub(super) follows: bool,
    /// The column of the terminal's cursor.
    pub(super) cursor: Option<u16>,
    /// Where its value begins.
    pub(super) indent: u16,
    pub(super) spot: Option<Spot>,
}

/// A text made safe and cut to so many columns, with a mark where something is left out.
pub(super) fn cut(text: &str, width: u16) -> String {
    // A line is seen through the same window as when it is written, so the marks are the same.
    let bounded: String = text.chars().take(4 * usize::from(width) + 8).collect();
    crate::form::Line::new(&bounded)
        .head(width)
        .pieces
        .into_iter()
        .map(|piece| piece.text)
        .collect()
}

/// The columns that a text takes.
pub(super) fn width_of(text: &str) -> u16 {
    u16::try_from(columns(text)).unwrap_or(u16::MAX)
}

/// The spans of what is seen of a line.
pub(super) fn spans(view: LineView, style: Style, styles: &FormStyles) -> Vec<Span<'static>> {
    view.pieces
        .into_iter()
        .map(|piece| {
            let style = if piece.selected {
                style.patch(styles.selection)
            } else {
                style
            };
            Span::styled(piece.text, style)
        })
        .collect()
}

/// Spaces.
pub(super) fn blank(width: u16) -> Span<'static> {
    Span::raw(" ".repeat(usize::from(width)))
}
