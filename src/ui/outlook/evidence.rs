//! Evidence: a row for each, the latest first, and what the selected one shows and proves.

use super::{said, shown};
use crate::insight::outlook::evidence::Row;
use crate::ui::parts::Paper;
use crate::ui::view::View;

pub(super) fn row(paper: &mut Paper<'_>, view: &View<'_>, number: usize, rows: &[Row]) {
    let Some(row) = rows.get(number) else { return };
    let theme = &view.look.theme;
    let width = paper.width();
    let name = paper.name(number);
    let on = row.on.map_or(String::new(), |on| on.short(view.today));
    let mut line = paper.row(number, false);
    line.column(12, &on, theme.dim);
    line.column(11, &shown(row.kind.as_ref()), theme.accent)
        .skip(1);
    let (proves, style) = if row.proves.is_empty() {
        ("proves nothing yet".to_owned(), theme.look)
    } else {
        (row.proves.join(", "), theme.dim)
    };
    let room = (width / 3).max(18);
    let start = line.room().saturating_sub(room);
    let mut part = crate::ui::line::Line::new_within(&mut line, start, room);
    part.put(&proves, style);
    line.skip_right(room + 1);
    line.put(&shown(row.what.as_ref()), name);
}

pub(super) fn foot(paper: &mut Paper<'_>, view: &View<'_>, row: Option<&Row>) {
    let Some(row) = row else { return };
    let theme = &view.look.theme;
    let proves = if row.proves.is_empty() {
        "nothing yet: name the skills that it shows".to_owned()
    } else {
        row.proves.join(", ")
    };
    said(
        paper,
        ("what", theme.dim),
        &shown(row.what.as_ref()),
        theme.text,
        1,
    );
    said(
        paper,
        ("result", theme.dim),
        &shown(row.result.as_ref()),
        theme.text,
        1,
    );
    said(paper, ("proves", theme.dim), &proves, theme.text, 1);
    said(
        paper,
        ("seen at", theme.dim),
        &shown(row.link.as_ref()),
        theme.accent,
        1,
    );
}
