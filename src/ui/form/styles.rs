//! The styles that a form is drawn with; a theme fills them.

use ratatui::style::{Modifier, Style};

/// One style for each thing that a form shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormStyles {
    /// Text without a meaning of its own, and the ground of the overlay.
    pub base: Style,
    pub border: Style,
    pub title: Style,
    /// The pages before the open one, in the title.
    pub crumb: Style,
    pub label: Style,
    /// The label of the row under the cursor.
    pub label_here: Style,
    pub value: Style,
    /// Units, notes, what was understood, what may be typed.
    pub dim: Style,
    /// What is wrong or missing.
    pub look: Style,
    /// What is chosen, and the mark of the row under the cursor.
    pub accent: Style,
    /// Laid over the whole row under the cursor.
    pub here: Style,
    pub selection: Style,
    pub chip: Style,
    /// A key in the key line; its word is drawn like a label.
    pub key: Style,
}

impl Default for FormStyles {
    /// Styles for a terminal without colours.
    fn default() -> FormStyles {
        let plain = Style::new();
        FormStyles {
            base: plain,
            border: plain,
            title: plain.add_modifier(Modifier::BOLD),
            crumb: plain.add_modifier(Modifier::DIM),
            label: plain.add_modifier(Modifier::DIM),
            label_here: plain.add_modifier(Modifier::BOLD),
            value: plain,
            dim: plain.add_modifier(Modifier::DIM),
            look: plain.add_modifier(Modifier::UNDERLINED),
            accent: plain.add_modifier(Modifier::BOLD),
            here: plain,
            selection: plain.add_modifier(Modifier::REVERSED),
            chip: plain.add_modifier(Modifier::BOLD),
            key: plain.add_modifier(Modifier::BOLD),
        }
    }
}
