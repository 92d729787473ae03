//! Draws the weekly check-in: the questions with their last answers, then what is due next.

use super::fit::fit;
use super::line::{Line, width};
use super::overlay::{frame, place};
use super::point::Spots;
use crate::overlay::{CheckIn, Question};
use crate::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

/// The widest that labels of questions get.
const LABELS: u16 = 24;

/// Where the rows of questions stand, and the width of their labels.
#[derive(Clone, Copy, Debug)]
struct Place {
    inner: Rect,
    /// The lines that show questions.
    rows: Rect,
    /// The first question that is seen.
    first: usize,
}

/// Where a check-in stands on an area.
fn placed(checkin: &CheckIn, area: Rect) -> Place {
    let lines = match &checkin.done {
        Some(due) => due.len().max(1) + 4,
        None => checkin.questions.len() + 5,
    };
    let height = u16::try_from(lines).unwrap_or(u16::MAX).saturating_add(2);
    let outer = place(area, 78, height);
    let inner = Rect {
        x: outer.x + outer.width.min(2),
        y: outer.y + outer.height.min(1),
        width: outer.width.saturating_sub(4),
        height: outer.height.saturating_sub(2),
    };
    let rows = Rect {
        height: inner.height.saturating_sub(4),
        ..inner
    };
    let seen = usize::from(rows.height).max(1);
    let last = checkin.questions.len().saturating_sub(seen);
    let first = (checkin.at + 1).saturating_sub(seen).min(last);
    Place { inner, rows, first }
}

/// Where the questions stand.
pub fn spots(checkin: &CheckIn, area: Rect) -> Spots<usize> {
    let place = placed(checkin, area);
    let asked = checkin.questions.len();
    let asked = if checkin.done.is_some() { 0 } else { asked };
    let rows = place.rows.top()..place.rows.bottom();
    let spots = (place.first..asked).zip(rows);
    let line = |(at, y)| {
        (
            Rect {
                y,
                height: 1,
                ..place.rows
            },
            at,
        )
    };
    spots.map(line).collect()
}

/// Draws it, and says where the cursor is.
pub fn draw(checkin: &CheckIn, look: &Look, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let place = placed(checkin, area);
    let outer = Rect {
        x: place.inner.x.saturating_sub(2),
        y: place.inner.y.saturating_sub(1),
        width: place.inner.width + 4,
        height: place.inner.height + 2,
    };
    let count = match checkin.done {
        Some(_) => String::new(),
        None => format!("{} of {}", checkin.at + 1, checkin.questions.len()),
    };
    let outer = outer.intersection(area);
    frame("Weekly check-in", &count, look, outer, buffer);
    if place.inner.is_empty() {
        return None;
    }
    let cursor = match &checkin.done {
        Some(due) => {
            done(due, look, place.inner, buffer);
            None
        }
        None => questions(checkin, &place, look, buffer),
    };
    hints(checkin, look, place.inner, buffer);
    cursor
}

fn questions(
    checkin: &CheckIn,
    place: &Place,
    look: &Look,
    buffer: &mut Buffer,
) -> Option<Position> {
    let theme = &look.theme;
    let labels = checkin.questions.iter().map(|own| width(&own.label));
    let label = labels.max().unwrap_or(0).min(LABELS) + 2;
    let mut cursor = None;
    let shown = checkin.questions.iter().enumerate().skip(place.first);
    for ((number, question), down) in shown.zip(0..place.rows.height) {
        let here = number == checkin.at;
        let mut line = Line::new(buffer, place.rows, down, look.glyphs.ellipsis);
        let marker = if here { look.glyphs.marker } else { " " };
        line.column(2, marker, theme.marker);
        let style = if here { theme.strong } else { theme.dim };
        line.column(label - 2, &question.label, style).skip(2);
        let start = place.rows.width.saturating_sub(line.room());
        let answer = question.line.text();
        if here {
            cursor = Some(answer_here(question, place, (start, down), look, buffer));
        } else if answer.is_empty() {
            line.put(&last(question), theme.faint);
        } else {
            line.put(&crate::text::shown(answer), theme.text);
        }
    }
    help(checkin, place, look, buffer);
    cursor
}

/// The answer that is being typed.
fn answer_here(
    question: &Question,
    place: &Place,
    (start, down): (u16, u16),
    look: &Look,
    buffer: &mut Buffer,
) -> Position {
    let theme = &look.theme;
    let room = place.rows.width.saturating_sub(start);
    let (x, y) = (place.rows.x + start, place.rows.y + down);
    let view = question.line.view(room);
    let mut at = x;
    for piece in &view.pieces {
        let left = usize::from((x + room).saturating_sub(at));
        (at, _) = buffer.set_stringn(at, y, &piece.text, left, theme.strong);
    }
    if question.line.text().is_empty() {
        let words = last(question);
        let room = usize::from(room.saturating_sub(2));
        let words = fit(&words, room, look.glyphs.ellipsis);
        buffer.set_stringn((x + 2).min(place.rows.right()), y, words, room, theme.faint);
    }
    Position::new(x + view.cursor.min(room.saturating_sub(1)), y)
}

fn last(question: &Question) -> String {
    match question.last.as_str() {
        "" => "not said before".to_owned(),
        last => format!("last: {last}"),
    }
}

/// How the question is answered, or what is wrong with the answer.
fn help(checkin: &CheckIn, place: &Place, look: &Look, buffer: &mut Buffer) {
    let Some(question) = checkin.questions.get(checkin.at) else {
        return;
    };
    let down = place.inner.height.saturating_sub(3);
    let mut line = Line::new(buffer, place.inner, down, look.glyphs.ellipsis);
    line.skip(2);
    if checkin.leaving {
        line.put(
            "once more leaves, and the answers are gone",
            look.theme.look,
        );
    } else if question.wrong.is_empty() {
        line.put(question.hint, look.theme.dim);
    } else {
        line.put(&question.wrong, look.theme.look);
    }
}

/// What is due next.
fn done(due: &[(String, String)], look: &Look, inner: Rect, buffer: &mut Buffer) {
    let theme = &look.theme;
    let head = if due.is_empty() {
        "Kept. Nothing has a day by which it is due."
    } else {
        "Kept. Due next:"
    };
    Line::new(buffer, inner, 0, look.glyphs.ellipsis).put(head, theme.strong);
    let room = inner.height.saturating_sub(3);
    for ((day, what), down) in due.iter().zip(2..2 + room) {
        let mut line = Line::new(buffer, inner, down, look.glyphs.ellipsis);
        line.skip(2)
            .column(19, day, theme.dim)
            .put(what, theme.text);
    }
}

fn hints(checkin: &CheckIn, look: &Look, inner: Rect, buffer: &mut Buffer) {
    let theme = &look.theme;
    let down = inner.height.saturating_sub(1);
    let mut line = Line::new(buffer, inner, down, look.glyphs.ellipsis);
    for (key, label) in &checkin.hints {
        let label = match (checkin.done.is_some(), *label) {
            (true, "next") => "close",
            (true, _) => continue,
            (false, label) => label,
        };
        if line.room() < width(key) + width(label) + 1 {
            break;
        }
        line.put(key, theme.key)
            .skip(1)
            .put(label, theme.dim)
            .skip(3);
    }
}
