//! What is shown of a file that cannot be read: all that is wrong, where, and what to do.

use super::fit::fit;
use crate::action::{Action, Context};
use crate::app::{App, Broken, Unreadable};
use crate::store::Excerpt;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// One line to draw: words in their styles.
type Words = Vec<(String, Style)>;

/// Draws what is wrong with a file.
pub fn draw(buffer: &mut Buffer, area: Rect, app: &App, file: &Broken) {
    let theme = &app.look.theme;
    buffer.set_style(area, theme.base);
    let mut lines: Vec<Words> = vec![Vec::new()];
    lines.push(vec![
        (file.shown.clone(), theme.strong),
        (" cannot be read as a roadmap".to_owned(), theme.text),
    ]);
    lines.push(vec![(
        "Nothing is written to it. It opens by itself as soon as it is mended.".to_owned(),
        theme.dim,
    )]);
    lines.push(Vec::new());
    match &file.why {
        Unreadable::Reason { reason, hint } => {
            lines.push(vec![(reason.clone(), theme.now)]);
            lines.push(vec![(hint.clone(), theme.dim)]);
        }
        Unreadable::Faults { text, faults } => {
            for fault in faults {
                lines.extend(explained(
                    app,
                    &Excerpt::of(fault, text),
                    &fault.what,
                    fault.hint.as_deref(),
                ));
            }
        }
    }
    let foot = area.height.saturating_sub(2);
    let shown = usize::from(foot.saturating_sub(1));
    let more = lines.len().saturating_sub(shown);
    if more > 0 {
        lines.truncate(shown);
        if let Some(last) = lines.last_mut() {
            *last = vec![(
                format!("{more} more lines; mend the first ones first"),
                theme.dim,
            )];
        }
    }
    for (line, y) in lines.iter().zip(area.y..area.bottom()) {
        words(buffer, area, y, line, app.look.glyphs.ellipsis);
    }
    if area.height > 2 {
        words(
            buffer,
            area,
            area.y + foot,
            &keys(app),
            app.look.glyphs.ellipsis,
        );
    }
}

fn explained(app: &App, at: &Excerpt, what: &str, hint: Option<&str>) -> Vec<Words> {
    let theme = &app.look.theme;
    let number = at.line.to_string();
    let gutter = " ".repeat(number.len());
    let bar = |number: &str| (format!("  {number} │ "), theme.faint);
    let mut lines = vec![
        vec![
            (
                format!("line {}, column {}: ", at.line, at.column),
                theme.text,
            ),
            (what.to_owned(), theme.now),
        ],
        vec![bar(&number), (at.text.clone(), theme.text)],
        vec![bar(&gutter), (at.mark(), theme.now)],
    ];
    if let Some(hint) = hint {
        lines.push(vec![bar(&gutter), (hint.to_owned(), theme.look)]);
    }
    lines.push(Vec::new());
    lines
}

fn keys(app: &App) -> Words {
    let theme = &app.look.theme;
    let mut line = Words::new();
    for action in [
        Action::EditFile,
        Action::Reload,
        Action::OpenFile,
        Action::Help,
        Action::Quit,
    ] {
        if let Some(key) = app.keymap.key_shown(Context::Broken, action) {
            line.push((key, theme.key));
            line.push((format!(" {}  ", action.label()), theme.dim));
        }
    }
    line
}

fn words(buffer: &mut Buffer, area: Rect, y: u16, line: &Words, mark: &str) {
    let mut x = area.x.saturating_add(2);
    for (text, style) in line {
        if x >= area.right() {
            return;
        }
        let room = usize::from(area.right() - x);
        let (after, _) = buffer.set_stringn(x, y, fit(text, room, mark), room, *style);
        x = after;
    }
}
