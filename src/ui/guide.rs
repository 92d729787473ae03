//! Draws the guided beginning, and the tour.

use super::fit::fit;
use super::layout::Layout;
use super::line::{Line, width};
use super::overlay::list::{Docs, Entry, ListView};
use super::overlay::{frame, inside, place};
use super::point::Spots;
use crate::app::{App, Pane};
use crate::overlay::{Ask, Guide, Taken, Tour};
use crate::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::widgets::Widget;

/// The lines above the answers.
const ABOVE: u16 = 2;

/// Draws a step, and says where the cursor is.
pub fn draw(guide: &Guide, look: &Look, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let outer = place(area, 84, 18);
    let inner = frame(&guide.title(), "", look, outer, buffer);
    if inner.height <= ABOVE {
        return None;
    }
    let mark = look.glyphs.ellipsis;
    let room = usize::from(inner.width);
    let question = guide.question();
    for (words, y) in folded(&question, room).iter().zip(inner.y..inner.y + ABOVE) {
        buffer.set_stringn(inner.x, y, fit(words, room, mark), room, look.theme.strong);
    }
    let below = below(inner);
    match &guide.ask {
        Ask::One(list) => {
            view(guide, list, look).render(below, buffer);
            None
        }
        Ask::Day(line) => {
            let view = line.view(below.width);
            let mut x = below.x;
            for piece in &view.pieces {
                let left = usize::from(below.right().saturating_sub(x));
                (x, _) = buffer.set_stringn(x, below.y, &piece.text, left, look.theme.strong);
            }
            let y = (below.y + 1).min(below.bottom().saturating_sub(1));
            let note = fit(&guide.note, room, mark);
            buffer.set_stringn(below.x, y, note, room, look.theme.dim);
            let last = below.height.saturating_sub(1);
            let mut line = Line::new(buffer, below, last, mark);
            for (key, label) in &guide.hints {
                line.put(key, look.theme.key).skip(1);
                line.put(label, look.theme.dim).skip(3);
            }
            let column = view.cursor.min(below.width.saturating_sub(1));
            Some(Position::new(below.x + column, below.y))
        }
    }
}

/// Where the answers stand that can be chosen.
pub fn spots(guide: &Guide, look: &Look, area: Rect) -> Spots<usize> {
    match &guide.ask {
        Ask::One(list) => {
            let inner = inside(place(area, 84, 18));
            view(guide, list, look).spots(below(inner))
        }
        Ask::Day(_) => Spots::new(),
    }
}

fn below(inner: Rect) -> Rect {
    let above = ABOVE.min(inner.height);
    Rect {
        y: inner.y + above,
        height: inner.height - above,
        ..inner
    }
}

fn view<'l>(
    guide: &'l Guide,
    list: &'l crate::overlay::List<Taken>,
    look: &'l Look,
) -> ListView<'l, Taken> {
    ListView {
        list,
        entries: (0..list.found().len()).map(Entry::Row).collect(),
        hints: &guide.hints,
        look,
        placeholder: "Enter takes the selected one, or type to search",
        docs: Docs::Below,
    }
}

/// A sentence in two lines.
fn folded(words: &str, room: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in words.split(' ') {
        let last = lines.last().map_or(0, |line| usize::from(width(line)));
        if last > 0 && last + 1 + usize::from(width(word)) > room && lines.len() < 2 {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// Draws a stop of the tour where it does not cover what it speaks of.
pub fn draw_tour(tour: &Tour, app: &App, area: Rect, buffer: &mut Buffer) {
    let Some(stop) = tour.stop() else { return };
    let theme = &app.look.theme;
    let pane = Pane::ALL.get(stop.pane).copied().unwrap_or(Pane::Track);
    let layout = Layout::new(area, &app.panes);
    let shown = layout.panes[pane as usize];
    let upper = shown.y + shown.height / 2 < area.y + area.height / 2;
    let height = 7.min(area.height);
    let room = area.height - height;
    let width = 76.min(area.width);
    let outer = Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y
            + if upper {
                room.saturating_sub(2)
            } else {
                room.min(1)
            },
        width,
        height,
    };
    let count = format!("{} of {}", tour.at + 1, tour.stops.len());
    let inner = frame(stop.title, &count, &app.look, outer, buffer);
    let mark = app.look.glyphs.ellipsis;
    for (words, down) in stop.lines.iter().zip(0..) {
        Line::new(buffer, inner, down, mark).put(words, theme.text);
    }
    let mut line = Line::new(buffer, inner, inner.height.saturating_sub(1), mark);
    for (key, label) in &tour.hints {
        line.put(key, theme.key)
            .skip(1)
            .put(label, theme.dim)
            .skip(3);
    }
}
