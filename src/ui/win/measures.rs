//! The measures of a win: key results from baseline to target, and guards.

use crate::insight::figure;
use crate::insight::win::{Guard, KeyResult, Standing, Win};
use crate::text::Text;
use crate::theme::Theme;
use crate::ui::line::{Line, width};
use crate::ui::parts::{Bar, Paper, said};
use crate::ui::view::View;
use ratatui::style::Style;

/// The widths of a line of measures.
pub(super) struct Columns {
    name: u16,
    figure: u16,
    bar: u16,
}

impl Columns {
    pub(super) fn new(room: u16, win: &Win) -> Columns {
        let figures = |result: &KeyResult| {
            let now = result.now.map(|reading| reading.value);
            [result.baseline, result.target, now]
                .into_iter()
                .flatten()
                .map(|value| width(&figure(value)))
                .max()
        };
        let longest = win.key_results.iter().filter_map(figures).max();
        let limits = win.guards.iter().filter_map(|guard| guard.now);
        let of_guards = limits.map(|now| width(&figure(now.value)));
        let figure = longest.max(of_guards.max()).unwrap_or(1).clamp(2, 9);
        // Name, baseline, bar, target, "now" and the latest figure, two columns between them.
        let fixed = 3 * figure + 1 + 1 + 2 + 3 + 1;
        let rest = room.saturating_sub(fixed);
        let measures = win.key_results.iter().map(|result| &result.measure);
        let names = measures.map(|measure| width(&measure.shown()));
        let longest = names.max().unwrap_or(0) + 2;
        let bar = rest.saturating_sub(longest).clamp(10, 70).min(rest);
        Columns {
            name: rest.saturating_sub(bar),
            figure,
            bar,
        }
    }
}

/// A key result with its bar against today.
pub(super) fn key_result(
    paper: &mut Paper<'_>,
    row: usize,
    result: &KeyResult,
    columns: &Columns,
    reasons: bool,
    view: &View<'_>,
) {
    let theme = &view.look.theme;
    let style = paper.name(row);
    let colour = standing(theme, result.standing);
    let bar = Bar {
        fraction: result.fraction.unwrap_or(0.0),
        expected: result.expected_fraction,
        style: colour,
    };
    let shown = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), figure);
    let now = shown(result.now.map(|reading| reading.value));
    let mut line = paper.row(row, false);
    if columns.name < 12 {
        let target = shown(result.target);
        let words = format!("{now} {} {target}", view.look.glyphs.arrow);
        let room = line.room();
        let wide = width(&words).min(room / 5 * 3);
        Line::new_within(&mut line, room - wide, wide).put(&words, theme.text);
        line.skip_right(wide + 2)
            .put(&result.measure.shown(), style);
        if reasons {
            let mut line = paper.line();
            bar.draw(&mut line, 10, view.look);
            line.skip(2).put(&said(&result.reason, view.look), colour);
        }
        return;
    }
    let gap = columns.figure.saturating_sub(width(&now)) + 1;
    line.put_right(&now, theme.text).skip_right(gap);
    line.put_right("now", theme.dim).skip_right(2);
    let unit = result.unit.as_ref();
    measure(
        &mut line,
        &result.measure,
        unit,
        columns.name,
        [style, theme.dim],
    );
    line.number(columns.figure, &shown(result.baseline), theme.dim)
        .skip(1);
    bar.draw(&mut line, columns.bar, view.look);
    line.skip(1).put(&shown(result.target), theme.dim);
    if reasons {
        let before = columns.name + columns.figure + 1;
        paper
            .line()
            .skip(before)
            .put(&said(&result.reason, view.look), colour);
    }
}

/// A measure and, where there is room, its unit.
fn measure(
    line: &mut Line<'_>,
    name: &Text,
    unit: Option<&Text>,
    columns: u16,
    styles: [Style; 2],
) {
    let name = name.shown();
    let used = width(&name).min(columns.saturating_sub(1));
    line.column(used, &name, styles[0]);
    let rest = columns - used;
    match unit.map(Text::shown) {
        Some(unit) if width(&unit) + 2 <= rest => {
            line.skip(1).column(rest - 1, &unit, styles[1]);
        }
        _ => {
            line.skip(rest);
        }
    }
}

fn standing(theme: &Theme, standing: Standing) -> Style {
    match standing {
        Standing::Reached | Standing::OnPace => theme.good,
        Standing::Behind | Standing::NoReading => theme.look,
        Standing::NoMeasure => theme.now,
        Standing::NotYetExpected => theme.dim,
    }
}

/// A guard and whether it holds.
pub(super) fn hold(
    paper: &mut Paper<'_>,
    row: usize,
    guard: &Guard,
    columns: &Columns,
    view: &View<'_>,
) {
    let theme = &view.look.theme;
    let name = paper.name(row);
    let mut line = paper.row(row, false);
    let (style, word) = match guard.holds {
        Some(true) => (theme.good, "holds"),
        Some(false) => (theme.now, "broken"),
        None => (theme.dim, "no reading"),
    };
    if let Some(now) = guard.now {
        let text = figure(now.value);
        let before = columns.figure.saturating_sub(width(&text));
        line.put_right(&text, style);
        if columns.name >= 12 {
            line.skip_right(before + 1).put_right("now", theme.dim);
        }
        line.skip_right(2);
    }
    line.put_right(word, style).skip_right(2);
    line.put("guard  ", theme.dim);
    line.put(&guard.measure.shown(), name);
    if let Some(limit) = guard.limit {
        let side = if guard.is_least {
            "at least"
        } else {
            "at most"
        };
        let words = format!(" {side} {}", figure(limit));
        if line.room() >= width(&words) {
            line.put(&words, theme.dim);
        }
    }
}
