//! Draws a place that both sides changed differently: what stood there, what was written here, what was written there.

use super::detail::wrap;
use super::fit::fit;
use super::overlay::{frame, inside, place};
use super::point::Spots;
use crate::action::{Action, Context};
use crate::app::{App, Dispute};
use crate::change::describe;
use crate::model::{Table, Value};
use crate::store::spelled;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

/// More lines of one value are not shown, however large the window.
const MOST: usize = 8;

/// How the room is shared: lines for each value, and whether blank lines and the hint below have a place too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Share {
    lines: usize,
    roomy: bool,
}

impl Share {
    /// For a window of this height: its borders, the place and the three names are there first.
    fn of(height: u16) -> Share {
        let room = usize::from(height).saturating_sub(6);
        let roomy = room >= 12;
        let rest = if roomy { room - 3 } else { room };
        Share {
            lines: (rest / 3).min(MOST),
            roomy,
        }
    }
}

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
    let said = said(app, area);
    if said.is_empty() {
        return;
    }
    let count = format!("1 of {}", app.disputes().len());
    let offered = app
        .disputes()
        .first()
        .is_some_and(|first| first.offer.is_some());
    let title = if offered {
        "Taken back from a shared copy"
    } else {
        "Both sides changed the same place"
    };
    let inner = frame(title, &count, &app.look, placed(&said, area), buffer);
    let mark = app.look.glyphs.ellipsis;
    for (line, y) in said.iter().zip(inner.top()..inner.bottom()) {
        let indent = line.indent.min(inner.width);
        let room = usize::from(inner.width - indent);
        let words = fit(&line.words, room, mark);
        buffer.set_stringn(inner.x + indent, y, words, room, line.style);
    }
}

/// Where the sides stand, and the action that takes each.
pub fn spots(app: &App, area: Rect) -> Spots<Action> {
    let said = said(app, area);
    let inner = inside(placed(&said, area));
    let lines = said.iter().zip(inner.top()..inner.bottom());
    let line = |y| Rect {
        y,
        height: 1,
        ..inner
    };
    let spots = lines.filter_map(|(said, y)| Some((line(y), said.does?)));
    spots.collect()
}

/// Which place it is; of a shared copy, what was changed in words.
fn heading(app: &App, dispute: &Dispute) -> String {
    let Some(change) = &dispute.offer else {
        return dispute.conflict.at.to_string();
    };
    let known = change.at.into_record().and_then(|(section, key)| {
        let number = app.book.find(section, key)?;
        Some((section, app.book.table(section, number)))
    });
    let mut roadmap = Table::new();
    if let Some((section, record)) = known {
        roadmap.set(section.name(), Value::Array(vec![Value::Table(record)]));
    }
    describe(change, &roadmap, app.today)
}

fn placed(said: &[Said], area: Rect) -> Rect {
    let height = u16::try_from(said.len() + 2).unwrap_or(u16::MAX);
    place(area, 84, height)
}

/// The lines of the question; none where nothing is to be decided.
fn said(app: &App, area: Rect) -> Vec<Said> {
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
    let share = Share::of(area.height);
    let columns = area.width.min(84).saturating_sub(7);
    let texts = sides
        .each_ref()
        .map(|(_, _, value)| lines(value.as_ref(), columns));
    let texts = cut(texts, share.lines.max(1));
    let beside = share.lines == 0;
    let key = |action| {
        let key = app.keymap.key_shown(Context::Conflict, action);
        key.unwrap_or_default()
    };
    let mut said = Vec::new();
    let mut add = |words: String, indent, style, does| {
        said.push(Said {
            words,
            indent,
            style,
            does,
        });
    };
    add(heading(app, dispute), 0, theme.strong, None);
    if share.roomy {
        add(String::new(), 0, theme.text, None);
    }
    for ((action, name, _), text) in sides.iter().zip(&texts) {
        // What was changed there alone has nothing before both.
        if *action == Action::TakeBase && dispute.offer.is_some() {
            continue;
        }
        let first = text.first().filter(|_| beside);
        let value = first.map_or(String::new(), |text| format!(": {text}"));
        let does = Some(*action);
        add(
            format!("{}  {name}{value}", key(*action)),
            0,
            theme.key,
            does,
        );
        for words in text.iter().filter(|_| !beside) {
            add(words.clone(), 3, theme.text, does);
        }
    }
    if share.roomy {
        let later = key(Action::Cancel);
        let words = format!("{later} decides later; undo takes a decision back");
        add(String::new(), 0, theme.text, None);
        add(words, 0, theme.dim, Some(Action::Cancel));
    }
    said
}

/// A value in lines of so many columns.
fn lines(value: Option<&Value>, columns: u16) -> Vec<String> {
    let all = match value {
        None => vec!["(nothing)".to_owned()],
        Some(Value::Text(text)) => text.shown_lines().map(Cow::into_owned).collect(),
        Some(other) => vec![spelled(other)],
    };
    let blank_too = |line: String| {
        let parts = wrap(&line, columns);
        if parts.is_empty() { vec![line] } else { parts }
    };
    all.into_iter().flat_map(blank_too).collect()
}

/// At most so many lines of each; where that is not all, what all have in common at their beginning goes first.
fn cut(texts: [Vec<String>; 3], most: usize) -> [Vec<String>; 3] {
    let same = |at: usize| {
        let line = |side: usize| texts[side].get(at);
        line(1).is_some() && line(1) == line(2)
    };
    let longest = texts.iter().map(Vec::len).max().unwrap_or(0);
    let common = if longest > most {
        (0..longest).take_while(|at| same(*at)).count()
    } else {
        0
    };
    texts.map(|text| {
        let skipped = common.min(text.len().saturating_sub(most));
        let mut left = text.get(skipped..).unwrap_or_default().to_vec();
        if left.len() > most {
            let more = left.len() - most + usize::from(most > 1);
            left.truncate(most.max(2) - 1);
            if most > 1 {
                left.push(format!("… {more} more lines"));
            } else if let Some(first) = left.first_mut() {
                first.push_str(" …");
            }
        }
        if skipped > 0
            && let Some(first) = left.first_mut()
        {
            first.insert_str(0, "… ");
        }
        left
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|line| (*line).to_owned()).collect()
    }

    #[test]
    fn each_side_has_a_line_in_any_window_and_more_where_there_is_room() {
        let lines = |height| Share::of(height).lines;
        assert_eq!([6, 8, 9, 12, 24, 36].map(lines), [0, 0, 1, 2, 5, 8]);
        assert!(Share::of(24).roomy && !Share::of(12).roomy);
    }

    #[test]
    fn what_differs_is_seen_where_not_all_has_a_place() {
        let long = |last: &str| text(&["one", "two", "three", last]);
        let all = [long("a"), long("b"), long("c")];
        assert_eq!(cut(all.clone(), 4), all);
        let shown = cut(all, 2);
        assert_eq!(shown[1], ["… three", "b"]);
        assert_eq!(shown[2], ["… three", "c"]);
        let shown = cut([text(&["x"]), long("b"), text(&["y", "z"])], 1);
        assert_eq!(shown, [text(&["x"]), text(&["one …"]), text(&["y …"])]);
    }
}
