//! The three directions side by side: a column for each, a row for each thing in which they differ.

use super::{lines_of, said};
use crate::insight::outlook::directions::{Directions, Row};
use crate::ui::parts::Paper;
use crate::ui::view::View;

/// Columns of the labels.
const LABEL: u16 = 13;

/// Lines for the whole words of the selected row.
pub(super) const FOOT: u16 = 10;

fn cell(width: u16) -> u16 {
    width.saturating_sub(LABEL) / 3
}

pub(super) fn head(paper: &mut Paper<'_>, view: &View<'_>, all: &Directions, lines: u16) {
    if lines == 0 {
        return;
    }
    let theme = &view.look.theme;
    let room = cell(paper.width());
    let mut line = paper.line();
    line.column(LABEL, "", theme.faint);
    for (number, name) in all.names.iter().enumerate() {
        let style = if all.chosen == Some(number) {
            theme.accent
        } else {
            theme.strong
        };
        line.column(room.saturating_sub(1), name, style).skip(1);
    }
}

/// A row of so many lines, in which the words of each cell are broken.
pub(super) fn row(
    paper: &mut Paper<'_>,
    view: &View<'_>,
    (number, lines): (usize, u16),
    rows: &[Row],
) {
    let Some(row) = rows.get(number) else { return };
    let theme = &view.look.theme;
    let room = cell(paper.width()).saturating_sub(1);
    let name = paper.name(number);
    let style = if row.is_own { theme.accent } else { theme.text };
    let most = usize::from(lines);
    let cells: Vec<Vec<String>> = row
        .cells
        .iter()
        .map(|words| lines_of(words, room, most))
        .collect();
    for down in 0..most {
        let (mut line, label) = match down {
            0 => (paper.row(number, false), row.label),
            _ => (paper.line(), ""),
        };
        line.column(LABEL - 1, label, name).skip(1);
        for words in &cells {
            let words = words.get(down).map_or("", String::as_str);
            line.column(room, words, style).skip(1);
        }
    }
}

pub(super) fn foot(paper: &mut Paper<'_>, view: &View<'_>, all: &Directions, row: Option<&Row>) {
    let Some(row) = row else { return };
    let theme = &view.look.theme;
    for (name, words) in all.names.iter().zip(&row.cells) {
        let words = if words.is_empty() {
            "nothing known"
        } else {
            words
        };
        said(paper, (name, theme.dim), words, theme.text, 3);
    }
}
