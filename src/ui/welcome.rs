//! What is shown where there is no file yet: what Roadbook is, and the ways to begin.

use super::fit::fit;
use super::point::Spots;
use crate::action::{Action, Context};
use crate::app::{App, Status};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// The ways to begin, in their order.
pub const WAYS: [(Action, &str); 4] = [
    (Action::CreateFile, "begin a roadmap of your own"),
    (
        Action::OpenSample,
        "look at the sample, on a copy that nobody will miss",
    ),
    (Action::OpenFile, "open a roadmap that is somewhere else"),
    (Action::Quit, "leave"),
];

/// Where the words stand on an area.
fn place(area: Rect) -> Rect {
    let width = area.width.saturating_sub(4).min(72);
    let height = 13.min(area.height);
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 3,
        width,
        height,
    }
}

/// So many lines stand above the ways to begin.
const ABOVE: u16 = 5;

/// Where the ways to begin stand.
pub fn spots(area: Rect) -> Spots<Action> {
    let place = place(area);
    let lines = place.y.saturating_add(ABOVE)..area.bottom();
    let line = |((action, _), y): (&(Action, &str), u16)| {
        (
            Rect {
                y,
                height: 1,
                ..place
            },
            *action,
        )
    };
    WAYS.iter().zip(lines).map(line).collect()
}

/// Draws the welcome; `shown` is the path at which a new file would be.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, shown: &str) {
    let theme = &app.look.theme;
    let mark = app.look.glyphs.ellipsis;
    buffer.set_style(area, theme.base);
    let Rect { x, y, width, .. } = place(area);
    let room = usize::from(width);
    let mut y = y;
    let mut line = |text: &str, style, gap: u16| {
        if y < area.bottom() && width > 0 {
            buffer.set_stringn(x, y, fit(text, room, mark), room, style);
        }
        y = y.saturating_add(gap);
    };
    line("roadbook", theme.accent, 1);
    line(
        "your growth as an engineer, in one plain file",
        theme.dim,
        2,
    );
    line(
        &format!("There is no roadmap yet at {shown}"),
        theme.text,
        2,
    );
    let top = place(area).y.saturating_add(ABOVE);
    for (number, (action, words)) in WAYS.iter().enumerate() {
        let Ok(number) = u16::try_from(number) else {
            continue;
        };
        let y = top.saturating_add(number);
        if y >= area.bottom() || width < 4 {
            break;
        }
        let key = app
            .keymap
            .key_shown(Context::Welcome, *action)
            .unwrap_or_default();
        buffer.set_stringn(x, y, fit(&key, 8, mark), room, theme.key);
        let label = x.saturating_add(9);
        buffer.set_stringn(
            label,
            y,
            fit(action.label(), room.saturating_sub(9), mark),
            room.saturating_sub(9),
            theme.strong,
        );
        let left = room.saturating_sub(21);
        buffer.set_stringn(
            x.saturating_add(21),
            y,
            fit(words, left, mark),
            left,
            theme.dim,
        );
    }
    if let Status::Refused(words) | Status::Said(words) = &app.status {
        let y = top.saturating_add(6);
        if y < area.bottom() && words.width() > 0 {
            buffer.set_stringn(x, y, fit(words, room, mark), room, theme.look);
        }
    }
}
