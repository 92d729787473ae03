//! A form over the screen: its frame, the part of its rows that fits, the sentence about the field, and its keys.

mod entries;
mod pick;
mod row;
mod strip;
mod styles;
mod value;

pub use styles::FormStyles;

use crate::form::{Form, Page, Sheet, Spot};
use crate::keymap::Keymap;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};
use strip::{Strip, cut, width_of};

/// What was drawn where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawnForm {
    /// Where the terminal's own cursor belongs, so that input methods open beside it.
    pub cursor: Option<Position>,
    /// What can be pointed at; a later one lies above an earlier one.
    pub spots: Vec<(Rect, Spot)>,
}

/// A key and what it does.
type Hint = (String, &'static str);

/// Wider than this a line of text is hard to read, and a value far from its label.
const WIDEST: u16 = 92;

/// Draws a form into the middle of an area.
pub fn draw(
    form: &Form,
    keymap: &Keymap,
    styles: &FormStyles,
    area: Rect,
    buffer: &mut Buffer,
) -> DrawnForm {
    let area = area.intersection(buffer.area);
    let mut drawn = DrawnForm::default();
    if area.width < 4 || area.height < 3 {
        return drawn;
    }
    let margin = if area.width > WIDEST / 2 { 2 } else { 0 };
    let width = (area.width - margin).min(WIDEST);
    let strips = strips(form, styles, width - 2, area.height - 2);
    let wanted = u16::try_from(strips.len()).unwrap_or(u16::MAX);
    let foot = foot(
        form,
        &form.hints(keymap),
        styles,
        (width.saturating_sub(4), area.height - 2),
    );
    let foot_height = u16::try_from(foot.len()).unwrap_or(0);
    let height = wanted
        .saturating_add(foot_height + 2)
        .min(area.height)
        .max(3);
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    };
    let inner = Rect {
        x: outer.x + 1,
        y: outer.y + 1,
        width: outer.width - 2,
        height: outer.height - 2,
    };
    let body = Rect {
        height: inner.height.saturating_sub(foot_height),
        ..inner
    };
    let (skipped, hidden) = window(&strips, body.height);
    frame(form, styles, outer, (skipped, hidden), buffer);
    let here = body_strips(&strips, skipped, styles, body, buffer, &mut drawn);
    for (line, y) in foot.iter().zip(body.bottom()..inner.bottom()) {
        buffer.set_line(inner.x + 1, y, line, inner.width.saturating_sub(2));
    }
    if let Some(pick) = form.pick() {
        pick::draw(pick, styles, area, here.unwrap_or(body), buffer, &mut drawn);
    }
    if form.asking() {
        drawn.cursor = None;
    }
    drawn
}

fn strips(form: &Form, styles: &FormStyles, width: u16, height: u16) -> Vec<Strip> {
    match form.page() {
        Some(Page::Sheet(sheet)) => row::strips(form, sheet, styles, (width, height)),
        Some(Page::Entries(entries)) => entries::strips(form, entries, styles, width),
        None => Vec::new(),
    }
}

/// How many strips are left out above and below, so that the one under the cursor is in the middle where it can be.
fn window(strips: &[Strip], height: u16) -> (usize, usize) {
    let height = usize::from(height);
    let most = strips.len().saturating_sub(height);
    let here = |strip: &Strip| strip.here && !strip.follows;
    let cursor = strips
        .iter()
        .rposition(|strip| strip.here && strip.cursor.is_some());
    let focus = cursor.or_else(|| strips.iter().position(here)).unwrap_or(0);
    let skipped = focus.saturating_sub(height / 2).min(most);
    (skipped, most - skipped)
}

/// Draws the strips that are seen; gives back the place of the one under the cursor.
fn body_strips(
    strips: &[Strip],
    skipped: usize,
    styles: &FormStyles,
    body: Rect,
    buffer: &mut Buffer,
    drawn: &mut DrawnForm,
) -> Option<Rect> {
    let mut here = None;
    for (strip, y) in strips.iter().skip(skipped).zip(body.top()..body.bottom()) {
        let place = Rect {
            y,
            height: 1,
            ..body
        };
        buffer.set_line(place.x, y, &strip.line, place.width);
        if strip.here {
            buffer.set_style(place, styles.here);
            here = here.or(Some(Rect {
                x: place.x + strip.indent.min(place.width),
                ..place
            }));
        }
        if let Some(column) = strip.cursor {
            drawn.cursor = Some(Position::new(
                place.x + column.min(place.width.saturating_sub(1)),
                y,
            ));
        }
        if let Some(spot) = strip.spot {
            drawn.spots.push((place, spot));
        }
    }
    here
}

fn frame(
    form: &Form,
    styles: &FormStyles,
    outer: Rect,
    hidden: (usize, usize),
    buffer: &mut Buffer,
) {
    Clear.render(outer, buffer);
    buffer.set_style(outer, styles.base);
    Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(styles.border)
        .render(outer, buffer);
    let mut spans = vec![Span::raw(" ")];
    let titles: Vec<_> = form.titles().collect();
    for (number, title) in titles.iter().enumerate() {
        if number + 1 == titles.len() {
            spans.push(Span::styled(cut(title, 40), styles.title));
        } else {
            spans.push(Span::styled(cut(title, 24), styles.crumb));
            spans.push(Span::styled(" › ", styles.crumb));
        }
    }
    spans.push(Span::raw(" "));
    let room = usize::from(outer.width.saturating_sub(4));
    // The open page matters most: what leads to it is left out first.
    while spans.len() > 3 && spans.iter().map(Span::width).sum::<usize>() > room {
        spans.drain(1..3);
    }
    let room = outer.width.saturating_sub(4);
    buffer.set_line(outer.x + 2, outer.y, &Line::from(spans), room);
    let marks = [
        ("↑", hidden.0, outer.y),
        ("↓", hidden.1, outer.bottom().saturating_sub(1)),
    ];
    for (arrow, count, y) in marks.into_iter().filter(|(_, count, _)| *count > 0) {
        let text = format!(" {arrow} {count} more ");
        let wide = width_of(&text);
        if wide + 4 < outer.width && (y != outer.y || outer.width > 60) {
            buffer.set_string(outer.right() - wide - 2, y, text, styles.dim);
        } else {
            buffer.set_string(outer.right() - 2, y, arrow, styles.dim);
        }
    }
}

/// The lines below the rows: the sentence about the field and the keys, as far as there is room for them.
fn foot(
    form: &Form,
    hints: &[Hint],
    styles: &FormStyles,
    (width, height): (u16, u16),
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    if form.asking() {
        let question = if width >= 52 {
            "Discard your changes?  "
        } else {
            "Discard? "
        };
        let mut ask = vec![Span::styled(question, styles.look)];
        let room = width.saturating_sub(width_of(question));
        ask.extend(keys(hints, styles, room).spans);
        return vec![Line::from(ask)];
    }
    if height >= 10 {
        lines.push(Line::default());
    }
    let doc = match form.page() {
        Some(Page::Sheet(sheet)) => doc_of(sheet),
        Some(Page::Entries(entries)) => Some(entries.doc()),
        None => None,
    };
    if height >= 6 {
        lines.push(Line::styled(
            cut(doc.unwrap_or_default(), width),
            styles.dim,
        ));
    }
    if height >= 4 {
        lines.push(keys(hints, styles, width));
    }
    lines
}

fn doc_of(sheet: &Sheet) -> Option<&'static str> {
    sheet.rows().get(sheet.at()).map(|row| row.field().doc)
}

fn keys(hints: &[Hint], styles: &FormStyles, width: u16) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = Vec::new();
    let mut used = 0;
    for (key, word) in hints {
        let wide = width_of(key) + 1 + width_of(word) + 2;
        if used + wide > width + 2 {
            break;
        }
        used += wide;
        spans.push(Span::styled(key.clone(), styles.key));
        spans.push(Span::styled(format!(" {word}  "), styles.label));
    }
    Line::from(spans)
}
