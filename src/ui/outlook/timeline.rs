//! The timeline: a lane for each sort of event over two years, and below it the events with their days.

use crate::insight::outlook::timeline::{LANES, MONTHS, Standing, Timeline};
use crate::theme::Look;
use crate::ui::line::Line;
use crate::ui::parts::Paper;
use crate::ui::view::View;
use ratatui::style::{Modifier, Style};

/// Lines of the lanes with their months and a line below.
pub(super) const HEAD: u16 = 8;

/// Columns for the names of lanes.
const LABEL: u16 = 12;

fn sign(standing: Standing, look: &Look) -> (&'static str, Style) {
    let (theme, glyphs) = (&look.theme, &look.glyphs);
    match standing {
        Standing::Done => (glyphs.dot[0], theme.good),
        Standing::Coming => (glyphs.dot[1], theme.accent),
        Standing::Late => (glyphs.signal, theme.now),
        Standing::Missed => (glyphs.differ, theme.look),
    }
}

pub(super) fn head(
    paper: &mut Paper<'_>,
    view: &View<'_>,
    timeline: &Timeline,
    selected: usize,
    lines: u16,
) {
    if lines == 0 {
        return;
    }
    let theme = &view.look.theme;
    let months = u16::try_from(MONTHS).unwrap_or(24);
    let columns = (paper.width().saturating_sub(LABEL) / months).clamp(1, 4);
    let event = timeline.events.get(selected);
    let here = event.and_then(|event| timeline.month_of(event.on));
    let mut line = paper.line();
    line.skip(LABEL);
    for month in 0..MONTHS {
        months_name(&mut line, view, timeline, month, columns);
    }
    for (lane, name) in LANES.iter().enumerate() {
        let own = event.is_some_and(|event| event.lane == lane);
        let style = if own { theme.strong } else { theme.dim };
        let mut line = paper.line();
        line.column(LABEL, name, style);
        for month in 0..MONTHS {
            let (sign, style, count) = match timeline.cell(lane, month) {
                Some((count, standing)) => {
                    let (sign, style) = sign(standing, view.look);
                    (sign, style, count)
                }
                None => (view.look.glyphs.between, theme.rest, 0),
            };
            let chosen = own && here == Some(month);
            let style = if chosen {
                style.patch(theme.selected).add_modifier(Modifier::BOLD)
            } else {
                style
            };
            line.column(1, sign, style);
            if columns > 1 {
                let is_roomy = columns > 2;
                let many = if count > 1 && is_roomy {
                    count.min(9).to_string()
                } else {
                    String::new()
                };
                line.column(columns - 1, &many, theme.dim);
            }
        }
    }
    paper.gap(true);
}

/// The first letter of a month; a January says its year, and the month of today stands out.
fn months_name(
    line: &mut Line<'_>,
    view: &View<'_>,
    timeline: &Timeline,
    month: usize,
    columns: u16,
) {
    let theme = &view.look.theme;
    let day = timeline.from.plus_months(i32::try_from(month).unwrap_or(0));
    let january = day.month() == 1 && columns > 1;
    let words = if january {
        format!("{:02}", day.year() % 100)
    } else {
        let letters = if columns > 3 { 3 } else { 1 };
        day.month_name()
            .get(..letters)
            .unwrap_or_default()
            .to_owned()
    };
    let style = if month == timeline.month {
        theme.tick.add_modifier(Modifier::BOLD)
    } else if january {
        theme.strong
    } else {
        theme.faint
    };
    line.column(columns, &words, style);
}

pub(super) fn row(paper: &mut Paper<'_>, view: &View<'_>, number: usize, timeline: &Timeline) {
    let Some(event) = timeline.events.get(number) else {
        return;
    };
    let theme = &view.look.theme;
    let name = paper.name(number);
    let (sign, style) = sign(event.standing, view.look);
    let today = view.today;
    let is_next = number == timeline.next && event.on >= today;
    let mut line = super::row_to_its_end(paper, number);
    line.column(2, sign, style);
    line.column(12, &event.on.short(today), theme.dim);
    line.put_right(
        &event.on.distance(today),
        if is_next { theme.accent } else { theme.faint },
    );
    line.skip_right(1);
    line.column(
        11,
        LANES.get(event.lane).copied().unwrap_or_default(),
        theme.faint,
    );
    line.put(&event.what, name);
}
