//! Draws a place that both sides changed differently: what stood there, what was written here, what was written there.

use super::fit::fit;
use super::overlay::{frame, place};
use crate::action::{Action, Context};
use crate::app::App;
use crate::model::Value;
use crate::store::spelled;
use crate::text::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// More lines of one value are not shown.
const MOST: usize = 4;

/// Draws the next place to decide.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    let Some(dispute) = app.disputes().first() else {
        return;
    };
    let conflict = &dispute.conflict;
    let [mine, theirs] = app.sides(dispute);
    let sides = [
        (Action::TakeBase, "before both", &conflict.base),
        (Action::TakeMine, &*mine, &conflict.ours),
        (Action::TakeTheirs, &*theirs, &conflict.theirs),
    ];
    let texts: Vec<_> = sides
        .iter()
        .map(|(_, _, value)| lines(value.as_ref()))
        .collect();
    let height = 6 + texts.iter().map(|lines| lines.len() + 1).sum::<usize>();
    let height = u16::try_from(height).unwrap_or(u16::MAX).min(area.height);
    let count = format!("1 of {}", app.disputes().len());
    let inner = frame(
        "Both sides changed the same place",
        &count,
        &app.look,
        place(area, 84, height),
        buffer,
    );
    let theme = &app.look.theme;
    let mark = app.look.glyphs.ellipsis;
    let room = usize::from(inner.width);
    let mut y = inner.y;
    let mut line = |text: &str, indent: u16, style| {
        if y < inner.bottom() {
            let room = room.saturating_sub(usize::from(indent));
            buffer.set_stringn(
                inner.x + indent.min(inner.width),
                y,
                fit(text, room, mark),
                room,
                style,
            );
        }
        y = y.saturating_add(1);
    };
    line(&conflict.at.to_string(), 0, theme.strong);
    line("", 0, theme.text);
    for ((action, name, _), text) in sides.iter().zip(&texts) {
        let key = app
            .keymap
            .key_shown(Context::Conflict, *action)
            .unwrap_or_default();
        line(&format!("{key}  {name}"), 0, theme.key);
        for words in text {
            line(words, 3, theme.text);
        }
    }
    line("", 0, theme.text);
    let later = app
        .keymap
        .key_shown(Context::Conflict, Action::Cancel)
        .unwrap_or_default();
    line(
        &format!("{later} decides later; undo takes a decision back"),
        0,
        theme.dim,
    );
}

fn lines(value: Option<&Value>) -> Vec<String> {
    match value {
        None => vec!["(nothing)".to_owned()],
        Some(Value::Text(text)) => text_lines(text),
        Some(other) => vec![spelled(other)],
    }
}

fn text_lines(text: &Text) -> Vec<String> {
    let mut all: Vec<String> = text
        .shown_lines()
        .map(std::borrow::Cow::into_owned)
        .collect();
    if all.len() > MOST {
        let more = all.len() - MOST + 1;
        all.truncate(MOST - 1);
        all.push(format!("… {more} more lines"));
    }
    all
}
