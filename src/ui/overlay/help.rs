//! Draws the help: rows under the headings of their groups.

use super::list::{Docs, Entry, ListView};
use super::{frame, inside, place};
use crate::action::{Action, Context};
use crate::overlay::Help;
use crate::theme::Look;
use crate::ui::point::Spots;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

pub(super) fn draw(help: &Help, look: &Look, area: Rect, buffer: &mut Buffer) {
    let (view, area) = laid_out(help, look, area);
    let inner = frame(title(help.context()), &view.count(), look, area, buffer);
    view.render(inner, buffer);
}

/// Where its rows stand.
pub(super) fn spots(help: &Help, look: &Look, area: Rect) -> Spots<usize> {
    let (view, area) = laid_out(help, look, area);
    view.spots(inside(area))
}

/// The list, and the box around it.
fn laid_out<'l>(help: &'l Help, look: &'l Look, area: Rect) -> (ListView<'l, Action>, Rect) {
    let list = help.list();
    let mut entries = Vec::with_capacity(list.found().len() + 10);
    let mut before = None;
    for (at, found) in list.found().iter().enumerate() {
        let group = list.rows()[found.row].value.group();
        if before.is_some_and(|before| before != group) {
            entries.push(Entry::Blank);
        }
        if before != Some(group) {
            entries.push(Entry::Heading(group.title()));
        }
        before = Some(group);
        entries.push(Entry::Row(at));
    }
    let view = ListView {
        list,
        entries,
        hints: help.hints(),
        look,
        placeholder: "type to search",
        docs: Docs::Beside,
    };
    (
        view,
        place(area, 78, area.height.saturating_sub(2).clamp(1, 44)),
    )
}

fn title(context: Context) -> &'static str {
    match context {
        Context::Anywhere | Context::Screen | Context::Dashboard => "Help",
        Context::Track => "Help: Track",
        Context::Win => "Help: Quarter win",
        Context::Certs => "Help: Certifications",
        Context::Shadowing => "Help: Shadowing",
        Context::Detail => "Help: one record",
        Context::List => "Help: lists",
        Context::Signals => "Help: signals",
        Context::View => "Help: views",
        Context::Talk => "in the one-on-one",
        Context::Questions => "Help: questions",
        Context::Writing => "Help: writing",
        Context::Form | Context::Field | Context::Private | Context::Choice => "Help: forms",
        Context::LongText | Context::Prose => "Help: long texts",
        Context::Entries => "Help: lists of entries",
        Context::Names | Context::ManyNames => "Help: choosing names",
        Context::Leaving => "Help: leaving a form",
        Context::Conflict => "Help: what both sides changed",
        Context::Welcome => "Help: beginning",
        Context::Broken => "Help: a file that cannot be read",
    }
}
