//! The skills matrix: a row for each skill, a column for each level.

use super::{said, shown};
use crate::insight::Level;
use crate::insight::outlook::matrix::Row;
use crate::ui::line::width;
use crate::ui::parts::Paper;
use crate::ui::view::View;

/// Columns of a level.
const CELL: u16 = 11;

/// Columns for what proves it.
const PROOFS: u16 = 9;

/// Columns of the names: no more than the longest of them takes, so that the marks stand near.
pub(super) fn name_columns(columns: u16, rows: &[Row]) -> u16 {
    let most = columns.saturating_sub(4 * CELL + PROOFS + 1).max(12);
    let names = rows.iter().map(|row| width(&row.skill.name.shown()));
    names.max().unwrap_or(0).saturating_add(2).clamp(12, most)
}

fn levels() -> impl Iterator<Item = Level> {
    Level::ALL.into_iter().skip(1)
}

pub(super) fn head(paper: &mut Paper<'_>, view: &View<'_>, lines: u16, columns: u16) {
    if lines == 0 {
        return;
    }
    let theme = &view.look.theme;
    let mut line = paper.line();
    line.column(columns, "skill", theme.faint);
    for level in levels() {
        let word = view.figures.level(level).shown();
        line.column(CELL - 1, &word, theme.faint).skip(1);
    }
    line.put_right("proofs", theme.faint);
}

pub(super) fn row(
    paper: &mut Paper<'_>,
    view: &View<'_>,
    number: usize,
    (rows, columns): (&[Row], u16),
) {
    let Some(row) = rows.get(number) else { return };
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let skill = &row.skill;
    let name = paper.name(number);
    let mut line = paper.row(number, false);
    line.column(columns - 1, &skill.name.shown(), name).skip(1);
    if let Some(reason) = &skill.not_applicable {
        line.put(&format!("not applicable: {}", reason.shown()), theme.dim);
        return;
    }
    let proofs = match skill.proofs {
        0 if skill.no_proof() => ("no proof".to_owned(), theme.look),
        0 => (String::new(), theme.dim),
        count => (count.to_string(), theme.text),
    };
    line.put_right(&proofs.0, proofs.1);
    let claimed = skill.claimed().unwrap_or(Level::None);
    for level in levels() {
        let is = |view: &Option<crate::insight::skills::Judgement>| {
            view.as_ref().is_some_and(|view| view.level == level)
        };
        let style = if skill.no_proof() {
            theme.look
        } else {
            theme.own
        };
        let mut signs = Vec::new();
        signs.extend(is(&skill.mine).then_some((glyphs.dot[0], style)));
        signs.extend(is(&skill.theirs).then_some((glyphs.dot[1], theme.accent)));
        signs.extend((skill.target == Some(level)).then_some((glyphs.arrow, theme.tick)));
        let mut left = CELL;
        for (sign, style) in &signs {
            line.column(2, sign, *style);
            left -= 2;
        }
        if signs.is_empty() {
            let passed = if level <= claimed {
                theme.dim
            } else {
                theme.rest
            };
            line.column(1, glyphs.rest, passed);
            left -= 1;
        }
        line.skip(left);
    }
}

/// What the selected skill is about, and what the level after the present one looks like.
pub(super) fn foot(paper: &mut Paper<'_>, view: &View<'_>, row: Option<&Row>) {
    let Some(row) = row else { return };
    let theme = &view.look.theme;
    let label = |word| (word, theme.dim);
    if row.question.is_none() && row.next.is_none() {
        said(
            paper,
            label(""),
            "A row of your own: what each level looks like is not written down.",
            theme.dim,
            1,
        );
        return;
    }
    said(
        paper,
        label("question"),
        &shown(row.question.as_ref()),
        theme.text,
        1,
    );
    said(
        paper,
        label("metric"),
        &shown(row.metric.as_ref()),
        theme.text,
        1,
    );
    for (word, level) in [("now", &row.now), ("next", &row.next)] {
        if let Some((level, words)) = level {
            let name = view.figures.level(*level).shown();
            let words = format!("{name}: {}", words.shown());
            said(paper, label(word), &words, theme.text, 2);
        }
    }
}
