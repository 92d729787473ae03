//! Charts: one measure in each row, as high as there is room.

use crate::insight::outlook::trends::{Chart, WEEKS};
use crate::theme::Look;
use crate::ui::line::Line;
use crate::ui::parts::Paper;

/// Columns for the name where all stands on one line.
const NAME: u16 = 18;

pub(super) fn row(paper: &mut Paper<'_>, number: usize, charts: &[Chart], lines: u16) {
    let Some(chart) = charts.get(number) else {
        return;
    };
    let look = paper.look;
    let theme = &look.theme;
    let name = paper.name(number);
    let weeks = u16::try_from(WEEKS).unwrap_or(26);
    if lines < 2 {
        let mut line = paper.row(number, false);
        line.column(NAME - 1, &chart.name, name).skip(1);
        let mut part = Line::new_within(&mut line, 0, weeks);
        bars(&mut part, chart, (0, 1), 1, look);
        line.skip(weeks + 2);
        line.put(&chart.words, theme.dim);
        return;
    }
    let wide = (paper.width() / weeks).clamp(1, 3);
    let mut line = paper.row(number, false);
    line.put(&chart.name, name).skip(2);
    line.put_right(&chart.words, theme.dim);
    let rest = lines - 1;
    // An empty line between charts where there is room for one.
    let high = if rest > 2 { rest - 1 } else { rest };
    for down in 0..high {
        bars(&mut paper.line(), chart, (down, high), wide, look);
    }
    paper.gap(high < rest);
}

/// One line of a chart that is several lines high.
fn bars(line: &mut Line<'_>, chart: &Chart, (down, high): (u16, u16), wide: u16, look: &Look) {
    let theme = &look.theme;
    let below = i32::from(high - 1 - down) * 8;
    for value in &chart.values {
        let reached = value.map(|value| {
            let span = chart.most - chart.least;
            let part = if span > 0.0 {
                (value - chart.least) / span
            } else {
                0.0
            };
            eighths(part, high)
        });
        let (sign, style) = match reached {
            None => (" ", theme.rest),
            Some(0) if below == 0 => (look.glyphs.rest, theme.rest),
            Some(eighths) => {
                let here = (eighths - below).clamp(0, 8);
                let at = usize::try_from(here).unwrap_or(0);
                match at.checked_sub(1) {
                    Some(at) => (look.glyphs.spark.get(at).copied().unwrap_or(" "), theme.own),
                    None => (" ", theme.rest),
                }
            }
        };
        line.repeat(sign, wide.saturating_sub(1).max(1), style);
        if wide > 1 {
            line.skip(1);
        }
    }
}

/// A part of the height, in eighths of a line; what is there is seen.
#[expect(
    clippy::cast_possible_truncation,
    reason = "it lies between 0 and eight times the lines"
)]
fn eighths(part: f64, high: u16) -> i32 {
    let part = if part.is_finite() {
        part.clamp(0.0, 1.0)
    } else {
        0.0
    };
    let eighths = (part * f64::from(high) * 8.0).round() as i32;
    if part > 0.0 { eighths.max(1) } else { 0 }
}
