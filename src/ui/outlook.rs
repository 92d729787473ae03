//! Views of the whole roadmap, each a frame with rows that can be selected and a place for what the selected one says.

mod bets;
mod directions;
mod evidence;
mod matrix;
mod talk;
mod timeline;
mod trends;

use super::detail::wrap;
use super::line::Line;
use super::parts::{Block, Fact, Frame, Paper};
use super::point::Noted;
use super::view::{Tone, View};
use crate::action::{Action, Context};
use crate::app::pane::PaneState;
use crate::insight::outlook::{Kind, Outlook};
use crate::overlay::OutlookOverlay;
use crate::text::Text;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::collections::BTreeSet;

/// How the lines of a view are shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Plan {
    /// Lines above the rows.
    head: u16,
    /// How many rows are seen.
    rows: u16,
    /// How many lines each row takes.
    each: u16,
    /// Lines below the rows, for the selected one.
    foot: u16,
}

impl Plan {
    fn new(open: &OutlookOverlay, lines: u16) -> Plan {
        let rows = u16::try_from(open.outlook.rows()).unwrap_or(u16::MAX);
        let (head, foot) = match open.kind {
            Kind::Matrix => (u16::from(lines > 2), if lines >= 14 { 7 } else { 0 }),
            Kind::Timeline => (if lines >= 16 { timeline::HEAD } else { 0 }, 0),
            Kind::Trends => (0, 0),
            Kind::Evidence => (0, if lines >= 12 { 5 } else { 0 }),
            Kind::Bets => (0, if lines >= 10 { 4 } else { 0 }),
            Kind::Talk => (0, if lines >= 12 { talk::FOOT } else { 0 }),
            Kind::Directions => {
                let foot = if lines >= 18 { directions::FOOT } else { 0 };
                (u16::from(lines > 2), foot)
            }
        };
        let left = lines.saturating_sub(head + foot);
        let each = match open.kind {
            Kind::Trends => (left / rows.max(1)).clamp(1, 5),
            Kind::Directions => (left / rows.max(1)).clamp(1, 3),
            _ => 1,
        };
        Plan {
            head,
            rows: left / each,
            each,
            foot,
        }
    }
}

/// How many rows of a view are seen on an area.
pub fn page(open: &OutlookOverlay, area: Rect) -> usize {
    let lines = area.height.saturating_sub(2);
    usize::from(Plan::new(open, lines).rows)
}

/// Draws a view; where its rows stand is noted when somebody points at them.
pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    view: &View<'_>,
    open: &OutlookOverlay,
    noted: Option<&Noted>,
) {
    let marked = BTreeSet::new();
    let fact = fact(view, &open.outlook);
    let frame = Frame {
        number: "",
        title: open.kind.title(),
        fact: &fact,
        focused: true,
        framed: true,
        marked: &marked,
        noted,
    };
    let state = PaneState {
        selected: open.selected(),
        offset: open.offset,
        page: open.page,
    };
    let mut paper = Paper::new(buffer, area, view.look, &frame, state);
    if open.outlook.rows() == 0 {
        return nothing(&mut paper, view, open.kind);
    }
    let plan = Plan::new(open, paper.left());
    let names = match &open.outlook {
        Outlook::Matrix(rows) => matrix::name_columns(paper.width(), rows),
        _ => 0,
    };
    match &open.outlook {
        Outlook::Matrix(_) => matrix::head(&mut paper, view, plan.head, names),
        Outlook::Directions(all) => directions::head(&mut paper, view, all, plan.head),
        Outlook::Timeline(all) => timeline::head(&mut paper, view, all, open.selected(), plan.head),
        _ => {}
    }
    let from = paper.written();
    let block = Block::new(0, open.outlook.rows(), plan.rows);
    for row in block.window(state) {
        match &open.outlook {
            Outlook::Matrix(rows) => matrix::row(&mut paper, view, row, (rows, names)),
            Outlook::Timeline(all) => timeline::row(&mut paper, view, row, all),
            Outlook::Trends(charts) => trends::row(&mut paper, row, charts, plan.each),
            Outlook::Evidence(rows) => evidence::row(&mut paper, view, row, rows),
            Outlook::Bets(rows) => bets::row(&mut paper, view, row, rows),
            Outlook::Talk(sheet) => talk::row(&mut paper, view, row, sheet),
            Outlook::Directions(all) => {
                directions::row(&mut paper, view, (row, plan.each), &all.rows);
            }
        }
    }
    paper.scrollbar(&block, state, from);
    if plan.foot > 1 {
        paper.sink(plan.foot - 1);
        match &open.outlook {
            Outlook::Matrix(rows) => matrix::foot(&mut paper, view, rows.get(state.selected)),
            Outlook::Evidence(rows) => evidence::foot(&mut paper, view, rows.get(state.selected)),
            Outlook::Bets(rows) => bets::foot(&mut paper, view, rows.get(state.selected)),
            Outlook::Talk(sheet) => talk::foot(&mut paper, view, sheet, state.selected),
            Outlook::Directions(all) => {
                directions::foot(&mut paper, view, all, all.rows.get(state.selected));
            }
            Outlook::Timeline(_) | Outlook::Trends(_) => {}
        }
    }
}

/// What the frame says of all rows.
fn fact(view: &View<'_>, outlook: &Outlook) -> Fact {
    let glyphs = &view.look.glyphs;
    let [done, open] = glyphs.dot;
    let words = match outlook {
        Outlook::Matrix(_) => format!("{done} me  {open} others  {} target", glyphs.arrow),
        Outlook::Timeline(_) => format!(
            "{done} done  {open} to come  {} late  {} missed",
            glyphs.signal, glyphs.differ
        ),
        Outlook::Trends(_) => "by week, half a year".to_owned(),
        Outlook::Evidence(rows) => {
            let without = rows.iter().filter(|row| row.proves.is_empty()).count();
            match without {
                0 => format!("{} proofs", rows.len()),
                _ => format!("{} proofs, {without} of them prove nothing yet", rows.len()),
            }
        }
        Outlook::Talk(sheet) => talk::fact(sheet, view.today),
        Outlook::Directions(_) => "a lean, not a verdict".to_owned(),
        Outlook::Bets(rows) => {
            let due = rows.iter().filter(|row| row.is_due).count();
            format!("{due} of {} to look at again", rows.len())
        }
    };
    Fact::new(words, Tone::Calm)
}

/// Says that there is nothing yet, and which key begins.
fn nothing(paper: &mut Paper<'_>, view: &View<'_>, kind: Kind) {
    let theme = &view.look.theme;
    let (words, begins) = match kind {
        Kind::Matrix => ("No skill yet.", "adds the first one"),
        Kind::Timeline => ("Nothing has a day in these two years.", "adds a milestone"),
        Kind::Trends => ("Nothing to chart yet.", "adds a check-in"),
        Kind::Evidence => (
            "No evidence yet: what was seen at work, with its day.",
            "adds the first",
        ),
        Kind::Talk => ("Nothing to talk about yet.", "adds an action"),
        Kind::Directions => ("No direction yet.", "adds one"),
        Kind::Bets => (
            "Nothing is parked: technology to watch, with its problem.",
            "adds a bet",
        ),
    };
    paper.gap(paper.left() >= 5);
    paper.line().put(words, theme.text);
    let key = view.keymap.key_shown(Context::View, Action::Add);
    paper.hint(key.as_deref(), begins);
}

/// Columns over which an eye still finds what stands at the end of its row.
const READABLE: u16 = 130;

/// The next line for a row that ends in something of its own, no wider than an eye can follow.
fn row_to_its_end<'p>(paper: &'p mut Paper<'_>, number: usize) -> Line<'p> {
    let mut line = paper.row(number, false);
    line.skip_right(line.room().saturating_sub(READABLE));
    line
}

/// A text, safe to show; empty where there is none.
fn shown(text: Option<&Text>) -> String {
    text.map_or(String::new(), |text| text.shown().into_owned())
}

/// A text in at most so many lines; what is more stands in the last one, which ends where there is no more room.
fn lines_of(text: &str, room: u16, most: usize) -> Vec<String> {
    let mut lines = wrap(text, room);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines
}

/// A label, and a text that may take several lines; nothing where there is no text or no room.
fn said(paper: &mut Paper<'_>, label: (&str, Style), text: &str, style: Style, most: usize) {
    const LABEL: u16 = 11;
    let room = paper.width().saturating_sub(LABEL);
    if text.is_empty() || room == 0 {
        return;
    }
    for (number, words) in lines_of(text, room, most).iter().enumerate() {
        if paper.left() == 0 {
            return;
        }
        let mut line = paper.line();
        line.column(LABEL, if number == 0 { label.0 } else { "" }, label.1);
        line.put(words, style);
    }
}
