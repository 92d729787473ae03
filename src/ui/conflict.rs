//! Draws a place that both sides changed differently: what stood there, what was written here, what was written there.

use super::fit::fit;
use super::overlay::{frame, inside, place};
use super::point::Spots;
use crate::action::{Action, Context};
use crate::app::App;
use crate::model::Value;
use crate::store::spelled;
use crate::text::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// More lines of one value are not shown.
const MOST: usize = 4;

/// One line of the question.
struct Said {
    words: String,
    indent: u16,
    style: Style,
    /// What a click on it does.
    does: Option<Action>,
}

/// Draws the next place to decide.
pub fn draw(app: &App, area: Rect, buffer: &mut Buffer) {
    let said = said(app);
    if said.is_empty() {
        return;
    }
    let count = format!("1 of {}", app.disputes().len());
    let title = "Both sides changed the same place";
    let inner = frame(title, &count, &app.look, placed(&said, area), buffer);
    let mark = app.look.glyphs.ellipsis;
    for (line, y) in said.iter().zip(inner.top()..inner.bottom()) {
        let room = usize::from(inner.width.saturating_sub(line.indent));
        let x = inner.x + line.indent.min(inner.width);
        buffer.set_stringn(x, y, fit(&line.words, room, mark), room, line.style);
    }
}

/// Where the sides stand, and the action that takes each.
pub fn spots(app: &App, area: Rect) -> Spots<Action> {
    let said = said(app);
    let inner = inside(placed(&said, area));
    let lines = said.iter().zip(inner.top()..inner.bottom());
    let spots = lines.filter_map(|(line, y)| {
        Some((
            Rect {
                y,
                height: 1,
                ..inner
            },
            line.does?,
        ))
    });
    spots.collect()
}

fn placed(said: &[Said], area: Rect) -> Rect {
    let height = u16::try_from(said.len() + 2).unwrap_or(u16::MAX);
    place(area, 84, height.min(area.height))
}

/// The lines of the question; none where nothing is to be decided.
fn said(app: &App) -> Vec<Said> {
    let Some(dispute) = app.disputes().first() else {
        return Vec::new();
    };
    let theme = &app.look.theme;
    let conflict = &dispute.conflict;
    let [mine, theirs] = app.sides(dispute);
    let sides = [
        (Action::TakeBase, "before both", &conflict.base),
        (Action::TakeMine, &*mine, &conflict.ours),
        (Action::TakeTheirs, &*theirs, &conflict.theirs),
    ];
    let key = |action| {
        let key = app.keymap.key_shown(Context::Conflict, action);
        key.unwrap_or_default()
    };
    let plain = |words: String, style| Said {
        words,
        indent: 0,
        style,
        does: None,
    };
    let mut said = vec![
        plain(conflict.at.to_string(), theme.strong),
        plain(String::new(), theme.text),
    ];
    for (action, name, value) in sides {
        said.push(Said {
            does: Some(action),
            ..plain(format!("{}  {name}", key(action)), theme.key)
        });
        said.extend(lines(value.as_ref()).into_iter().map(|words| Said {
            indent: 3,
            does: Some(action),
            ..plain(words, theme.text)
        }));
    }
    said.push(plain(String::new(), theme.text));
    let later = key(Action::Cancel);
    let words = format!("{later} decides later; undo takes a decision back");
    said.push(Said {
        does: Some(Action::Cancel),
        ..plain(words, theme.dim)
    });
    said
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
