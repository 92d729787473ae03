//! Bets: what is watched, adopted or dropped, and when to look again.

use super::{row_to_its_end, said, shown};
use crate::insight::outlook::bets::Row;
use crate::ui::parts::Paper;
use crate::ui::view::View;

pub(super) fn row(paper: &mut Paper<'_>, view: &View<'_>, number: usize, rows: &[Row]) {
    let Some(row) = rows.get(number) else { return };
    let (theme, glyphs) = (&view.look.theme, &view.look.glyphs);
    let today = view.today;
    let name = paper.name(number);
    let columns = (paper.width() / 3).clamp(12, 34);
    let mut line = row_to_its_end(paper, number);
    let (sign, style) = if row.is_due {
        (glyphs.signal, theme.look)
    } else {
        (" ", theme.dim)
    };
    line.column(2, sign, style);
    line.column(columns - 1, &shown(row.tech.as_ref()), name)
        .skip(1);
    let decision = row.decision.unwrap_or("watch");
    let style = match decision {
        "adopt" => theme.good,
        "drop" => theme.faint,
        _ => theme.accent,
    };
    line.column(7, decision, style);
    let when = match (row.decision, row.decided, row.revisit) {
        (Some("adopt" | "drop"), Some(on), _) => on.distance(today),
        (_, _, Some(day)) => format!("look again {}", day.distance(today)),
        _ => "no day to look again".to_owned(),
    };
    line.put_right(&when, if row.is_due { theme.look } else { theme.dim });
    line.skip_right(2);
    line.put(&shown(row.problem.as_ref()), theme.dim);
}

pub(super) fn foot(paper: &mut Paper<'_>, view: &View<'_>, row: Option<&Row>) {
    let Some(row) = row else { return };
    let theme = &view.look.theme;
    let problem = row.problem.as_ref().map_or_else(
        || "not named yet: without a problem it is only shiny".to_owned(),
        |problem| problem.shown().into_owned(),
    );
    said(paper, ("problem", theme.dim), &problem, theme.text, 2);
    let days = [("noticed", row.noticed), ("decided", row.decided)];
    let days: Vec<String> = days
        .iter()
        .filter_map(|(word, day)| Some(format!("{word} {}", (*day)?.short(view.today))))
        .collect();
    said(paper, ("days", theme.dim), &days.join(", "), theme.text, 1);
}
