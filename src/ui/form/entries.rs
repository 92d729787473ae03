//! The entries of a list as lines.

use super::strip::{Strip, cut};
use super::styles::FormStyles;
use crate::form::{Entries, Form, Spot, count};
use ratatui::text::{Line, Span};

/// The lines of a list.
pub(super) fn strips(
    form: &Form,
    entries: &Entries,
    styles: &FormStyles,
    width: u16,
) -> Vec<Strip> {
    if entries.is_empty() {
        let text = format!("{} yet: a adds one", count(0, entries.one()));
        let line = Line::styled(
            format!("  {}", cut(&text, width.saturating_sub(3))),
            styles.dim,
        );
        return vec![Strip {
            line,
            here: true,
            ..Strip::default()
        }];
    }
    (0..entries.len())
        .map(|at| {
            let here = at == entries.at();
            let text = entries.summary(at, form.context().today);
            let style = if here {
                styles.label_here
            } else {
                styles.value
            };
            let mark = if here { "▎ " } else { "  " };
            Strip {
                line: Line::from(vec![
                    Span::styled(mark, styles.accent),
                    Span::styled(cut(&text, width.saturating_sub(3)), style),
                ]),
                here,
                spot: Some(Spot::Entry(at)),
                ..Strip::default()
            }
        })
        .collect()
}
