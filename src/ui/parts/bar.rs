//! Bars, charts and signs for how far something is.

use crate::theme::Look;
use crate::ui::line::Line;
use ratatui::style::Style;

/// How full a bar is, from 0 to 1, and where it should be.
#[derive(Clone, Copy, Debug)]
pub struct Bar {
    pub fraction: f64,
    pub expected: Option<f64>,
    pub style: Style,
}

impl Bar {
    /// Draws it into so many columns.
    pub fn draw(&self, line: &mut Line<'_>, columns: u16, look: &Look) {
        let columns = columns.min(line.room());
        let full = cells(self.fraction, columns);
        let tick = self
            .expected
            .map(|expected| cells(expected, columns.saturating_sub(1)));
        for at in 0..columns {
            let (sign, style) = if tick == Some(at) {
                (look.glyphs.tick, look.theme.tick)
            } else if at < full {
                (look.glyphs.bar, self.style)
            } else {
                (look.glyphs.rest, look.theme.rest)
            };
            line.repeat(sign, 1, style);
        }
    }
}

/// A part of so many columns.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it lies between 0 and the columns"
)]
fn cells(fraction: f64, columns: u16) -> u16 {
    let fraction = if fraction.is_finite() { fraction } else { 0.0 };
    (fraction.clamp(0.0, 1.0) * f64::from(columns)).round() as u16
}

/// Signs that are reached, then signs that are not.
pub fn steps(line: &mut Line<'_>, signs: [&str; 2], counts: [usize; 2], styles: [Style; 2]) {
    for ((sign, count), style) in signs.into_iter().zip(counts).zip(styles) {
        line.repeat(sign, u16::try_from(count).unwrap_or(u16::MAX), style);
    }
}

/// A chart of one line: a bar for each value, `apart` columns between them.
pub fn spark(line: &mut Line<'_>, values: &[f64], apart: u16, look: &Look) {
    let most = values.iter().copied().fold(0.0, f64::max);
    for value in values {
        let part = if most > 0.0 { value / most } else { 0.0 };
        let at = cells(part, 7);
        let sign = look.glyphs.spark.get(usize::from(at)).copied();
        let style = if *value > 0.0 {
            look.theme.own
        } else {
            look.theme.rest
        };
        line.repeat(sign.unwrap_or(" "), 1, style).skip(apart);
    }
}
