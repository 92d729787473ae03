//! One picture of the team: its rows, and below them what the selected one says in full.

use super::columns::columns;
use crate::app::{App, Team};
use crate::insight::team::SheetRow;
use crate::insight::team::sheet::Mood;
use crate::theme::Theme;
use crate::ui::detail::wrap;
use crate::ui::parts::{Block, Fact, Frame, Paper};
use crate::ui::point::Noted;
use crate::ui::view::Tone;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::BTreeSet;

/// No more lines stand below the rows, however many there would be.
const MOST_FOOT: u16 = 16;

/// How many lines stand below so many rows at a height of the frame: more where the rows leave room.
fn foot_lines(lines: u16, rows: usize) -> u16 {
    let least = match lines {
        ..=11 => return 0,
        12..=19 => 5,
        20..=29 => 8,
        _ => 10,
    };
    let rows = u16::try_from(rows).unwrap_or(u16::MAX);
    let free = lines.saturating_sub(rows.saturating_add(2));
    free.clamp(least, MOST_FOOT.max(least))
}

/// How many of so many rows are seen on an area.
pub(in crate::ui) fn rows_seen(area: Rect, rows: usize) -> usize {
    let lines = area.height.saturating_sub(2);
    usize::from(lines.saturating_sub(1 + foot_lines(lines, rows)).max(1))
}

/// Draws the picture that is shown; where its rows stand is noted when somebody points at them.
pub(super) fn draw(buffer: &mut Buffer, area: Rect, app: &App, team: &Team, noted: Option<&Noted>) {
    let marked = BTreeSet::new();
    let mut words = team.sheet.fact.clone();
    if team.hidden > 0 {
        words = format!("{} held back", team.hidden);
    }
    let fact = Fact::new(words, Tone::Calm);
    let frame = Frame {
        number: "",
        title: team.tab.title(),
        fact: &fact,
        focused: true,
        framed: true,
        marked: &marked,
        noted,
    };
    let state = team.state();
    let mut paper = Paper::new(buffer, area, &app.look, &frame, state);
    let theme = &app.look.theme;
    if team.sheet.rows.is_empty() {
        return nothing(&mut paper, app, team);
    }
    let lines = paper.left();
    let shown = columns(&team.sheet, paper.width());
    if lines > 2 {
        let mut line = paper.line();
        for (at, columns) in &shown {
            let name = team.sheet.heads[*at].name;
            line.column(*columns, name, theme.faint).skip(2);
        }
    }
    let rows = team.sheet.rows.len();
    let seen = u16::try_from(rows_seen(area, rows)).unwrap_or(u16::MAX);
    let from = paper.written();
    let block = Block::new(0, rows, seen);
    for number in block.window(state) {
        row(&mut paper, theme, number, &team.sheet.rows[number], &shown);
    }
    paper.scrollbar(&block, state, from);
    let foot = foot_lines(lines, rows);
    if foot > 1 && lines > foot {
        paper.sink(foot - 1);
        if let Some(row) = team.row() {
            full(&mut paper, theme, row);
        }
    }
}

fn row(
    paper: &mut Paper<'_>,
    theme: &Theme,
    number: usize,
    row: &SheetRow,
    shown: &[(usize, u16)],
) {
    if row.heading {
        let words = row.cells.first().map_or("", |cell| cell.words.as_str());
        paper.line().put(words, theme.title);
        return;
    }
    let name = paper.name(number);
    let mut line = paper.row(number, false);
    // A row of fewer cells than columns says one thing in the place of the rest.
    let short = row.cells.len() < shown.len().min(3);
    for (place, (at, columns)) in shown.iter().enumerate() {
        let Some(cell) = row.cells.get(*at) else {
            break;
        };
        let is_last = short && place + 1 == row.cells.len();
        let columns = if is_last { line.room() } else { *columns };
        let style = if cell.mood == Mood::Name {
            name
        } else {
            style(theme, cell.mood)
        };
        line.column(columns, &cell.words, style).skip(2);
    }
}

fn style(theme: &Theme, mood: Mood) -> Style {
    match mood {
        Mood::Plain | Mood::Name => theme.text,
        Mood::Dim => theme.dim,
        Mood::Good => theme.good,
        Mood::Look => theme.look,
        Mood::Now => theme.now,
    }
}

/// What the selected row says, each label once.
fn full(paper: &mut Paper<'_>, theme: &Theme, row: &SheetRow) {
    let label = row
        .foot
        .iter()
        .map(|(label, _)| crate::ui::line::width(label));
    let label = label.max().unwrap_or(0).min(14);
    let indent = if label == 0 { 0 } else { label + 2 };
    let room = paper.width().saturating_sub(indent);
    if room == 0 {
        return;
    }
    for (number, (name, words)) in row.foot.iter().enumerate() {
        let left = usize::from(paper.left());
        // One line each for those that come after.
        let rest = row.foot.len() - number - 1;
        let most = left.saturating_sub(rest).clamp(1, 3);
        let lines = wrap(words, room);
        for (at, words) in lines.iter().take(most).enumerate() {
            if paper.left() == 0 {
                return;
            }
            let cut = at + 1 == most && lines.len() > most;
            let words = if cut {
                lines[at..].join(" ")
            } else {
                words.clone()
            };
            let mut line = paper.line();
            if indent > 0 {
                line.column(indent, if at == 0 { name } else { "" }, theme.dim);
            }
            line.put(&words, theme.text);
        }
    }
}

/// Says that there is nothing yet, and which keys begin.
fn nothing(paper: &mut Paper<'_>, app: &App, team: &Team) {
    use crate::action::{Action, Context};
    let theme = &app.look.theme;
    let words = if team.hidden > 0 {
        "No row has all of these words."
    } else {
        team.sheet.empty
    };
    paper.gap(paper.left() >= 5);
    paper.line().put(words, theme.text);
    let begins: &[(Action, &str)] = match team.tab {
        _ if team.hidden > 0 => &[(Action::ClearFilter, "shows all")],
        crate::app::Tab::Rollout => &[
            (Action::LayOut, "lays out the plan of the first 90 days"),
            (Action::Add, "adds a step of your own"),
        ],
        _ => &[(Action::Add, "adds the first one")],
    };
    for (action, words) in begins {
        let key = app.keymap.key_shown(Context::Team, *action);
        paper.hint(key.as_deref(), words);
    }
}
