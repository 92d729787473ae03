//! One record, or one entry of it, with everything about it.

mod entry;
mod known;
mod lists;
mod place;
mod sheet;
mod value;

use super::parts::{Block, Fact, Frame, Paper, moved_to};
use super::view::{Detail, View};
use crate::app::pane::PaneState;
use crate::text::Text;
use crate::theme::Look;
pub use entry::{draw as draw_entry, most_scroll as most_scroll_of_entry};
use place::Place;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use sheet::Sheet;
pub(super) use sheet::wrap;
use std::collections::BTreeSet;

/// Draws the record.
pub fn draw(buffer: &mut Buffer, area: Rect, view: &View<'_>, open: &Detail) {
    let place = Place::find(view, &open.at);
    let title = place.as_ref().map_or("Record", |place| place.sort);
    let look = view.look;
    pages(buffer, area, look, title, open.scroll, |columns| {
        sheet(view, place.as_ref(), columns)
    });
}

/// Draws the lines of a sheet in a frame, from one of them on.
fn pages<'l>(
    buffer: &mut Buffer,
    area: Rect,
    look: &'l Look,
    title: &str,
    scroll: usize,
    sheet: impl FnOnce(u16) -> Sheet<'l>,
) {
    let marked = BTreeSet::new();
    let frame = Frame {
        number: "",
        title,
        fact: &Fact::default(),
        focused: true,
        framed: true,
        marked: &marked,
        noted: None,
    };
    let mut paper = Paper::new(buffer, area, look, &frame, PaneState::default());
    let lines = sheet(paper.width()).lines;
    let room = paper.left();
    let block = Block::new(0, lines.len(), room);
    let state = moved_to(scroll, &block);
    for at in block.window(state) {
        let mut line = paper.line();
        for piece in lines.get(at).into_iter().flatten() {
            line.skip(piece.before).put(&piece.text, piece.style);
        }
    }
    paper.scrollbar(&block, state, 0);
}

/// How far an open record can be scrolled on an area as large as [`super::layout::Layout::detail`].
pub fn most_scroll(view: &View<'_>, open: &Detail, area: Rect) -> usize {
    let place = Place::find(view, &open.at);
    let lines = sheet(view, place.as_ref(), area.width.saturating_sub(5)).lines;
    let seen = usize::from(area.height.saturating_sub(2));
    lines.len().saturating_sub(seen)
}

fn sheet<'v>(view: &View<'v>, place: Option<&Place>, columns: u16) -> Sheet<'v> {
    let mut sheet = Sheet::new(columns, view.look);
    let Some(place) = place else {
        sheet.say("It is no longer in the file.", view.look.theme.look);
        return sheet;
    };
    sheet.say(&place.name.shown(), view.look.theme.strong);
    if let Some(within) = &place.within {
        let words = format!("of {}", within.shown());
        sheet.say(&words, view.look.theme.dim);
    }
    for (words, tone) in &place.standing {
        sheet.marked(words, *tone);
    }
    for problem in &place.problems {
        sheet.problem(problem);
    }
    sheet.gap();
    value::fields(&mut sheet, view, &place.table, place.fields);
    known::known(&mut sheet, view, place);
    sheet
}

/// The words of a text, safe to show.
fn words(text: &Text) -> String {
    text.shown().into_owned()
}
