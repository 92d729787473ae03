//! The popup of names, below the row that it belongs to or above it where there is more room.

use super::DrawnForm;
use super::strip::{blank, cut, spans, width_of};
use super::styles::FormStyles;
use crate::form::{Choice, Pick, Spot};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

/// A popup shows at most so many names at once.
const MOST: u16 = 10;

/// Draws a popup inside `area`, beside the row at `here`.
pub(super) fn draw(
    pick: &Pick,
    styles: &FormStyles,
    area: Rect,
    here: Rect,
    buffer: &mut Buffer,
    drawn: &mut DrawnForm,
) {
    let place = place(pick, area, here);
    if place.width < 4 || place.height < 3 {
        return;
    }
    Clear.render(place, buffer);
    buffer.set_style(place, styles.base);
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(styles.border)
        .render(place, buffer);
    let inner = Rect {
        x: place.x + 1,
        y: place.y + 1,
        width: place.width - 2,
        height: place.height - 2,
    };
    let room = inner.width.saturating_sub(3);
    let view = pick.filter().view(room);
    drawn.cursor = Some(Position::new(
        (inner.x + 2 + view.cursor).min(inner.right().saturating_sub(1)),
        inner.y,
    ));
    let mut filter = vec![Span::styled("› ", styles.accent)];
    filter.extend(spans(view, styles.value, styles));
    buffer.set_line(inner.x, inner.y, &Line::from(filter), inner.width);
    let list = Rect {
        y: inner.y + 1,
        height: inner.height - 1,
        ..inner
    };
    names(pick, styles, list, buffer, drawn);
}

/// Draws the names that are seen, and how many there are below them.
fn names(pick: &Pick, styles: &FormStyles, list: Rect, buffer: &mut Buffer, drawn: &mut DrawnForm) {
    let seen = usize::from(list.height);
    let room = list.width.saturating_sub(3);
    if pick.is_empty() {
        let text = cut("nothing found", room);
        buffer.set_string(list.x + 2, list.y, text, styles.dim);
        return;
    }
    let from = pick
        .at()
        .saturating_sub(seen / 2)
        .min(pick.len().saturating_sub(seen));
    for (number, choice) in pick.lines(from, seen).enumerate() {
        let at = from + number;
        let row = Rect {
            y: list.y + u16::try_from(number).unwrap_or(0),
            height: 1,
            ..list
        };
        let line = line(&choice, at == pick.at(), pick, styles, list.width);
        buffer.set_line(row.x, row.y, &line, row.width);
        if at == pick.at() {
            buffer.set_style(row, styles.here);
        }
        drawn.spots.push((row, Spot::Choice(at)));
    }
    let hidden = pick.len().saturating_sub(from + seen);
    if hidden > 0 {
        let text = cut(&format!(" ↓ {hidden} more "), room);
        let x = list.right().saturating_sub(width_of(&text) + 1);
        buffer.set_string(x, list.bottom(), text, styles.dim);
    }
}

fn line(
    choice: &Choice<'_>,
    here: bool,
    pick: &Pick,
    styles: &FormStyles,
    width: u16,
) -> Line<'static> {
    let mark = if here { "▎" } else { " " };
    let mut spans = vec![Span::styled(mark, styles.accent)];
    let room = width.saturating_sub(4);
    match choice {
        Choice::Known { candidate, marked } => {
            let tick = match (pick.takes_many(), marked) {
                (true, true) => "✓ ",
                (true, false) => "  ",
                _ => " ",
            };
            spans.push(Span::styled(tick, styles.accent));
            let (main, rest) = if candidate.label.is_empty() {
                (&candidate.value, "")
            } else {
                (&candidate.label, &*candidate.value)
            };
            let main = cut(main, room);
            let left = room.saturating_sub(width_of(&main) + 2);
            let style = if here {
                styles.label_here
            } else {
                styles.value
            };
            spans.push(Span::styled(main, style));
            if !rest.is_empty() && left > 4 {
                spans.push(blank(2));
                spans.push(Span::styled(cut(rest, left), styles.dim));
            }
        }
        Choice::Make(section, text) => {
            let one = section.list().map_or("record", |list| list.one);
            spans.push(Span::styled(format!(" new {one} "), styles.accent));
            if !text.is_empty() {
                let text = cut(text, room.saturating_sub(width_of(one) + 8));
                spans.push(Span::styled(format!("“{text}”"), styles.dim));
            }
        }
        Choice::New(text) => {
            let text = cut(text, room.saturating_sub(8));
            spans.push(Span::styled(" new ", styles.dim));
            spans.push(Span::styled(format!("“{text}”"), styles.accent));
        }
    }
    Line::from(spans)
}

fn place(pick: &Pick, area: Rect, here: Rect) -> Rect {
    let names = u16::try_from(pick.len().max(1)).unwrap_or(MOST).min(MOST);
    let wanted = names + 3;
    let below = area.bottom().saturating_sub(here.bottom());
    let above = here.y.saturating_sub(area.y);
    let (y, height) = if below >= wanted || below >= above {
        let height = wanted.min(below);
        (here.bottom(), height)
    } else {
        let height = wanted.min(above);
        (here.y - height, height)
    };
    let right = (here.x + here.width).min(area.right());
    let width = 50.min(area.width);
    let x = here
        .x
        .saturating_sub(2)
        .min(right.saturating_sub(width))
        .max(area.x);
    Rect {
        x,
        y,
        width,
        height,
    }
    .intersection(area)
}
