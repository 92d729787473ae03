//! Draws the help: rows under the headings of their groups.

use super::list::{Docs, Entry, ListView};
use super::{frame, place};
use crate::action::Context;
use crate::overlay::Help;
use crate::theme::Look;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

pub(super) fn draw(help: &Help, look: &Look, area: Rect, buffer: &mut Buffer) {
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
    let area = place(area, 78, area.height.saturating_sub(2).clamp(1, 44));
    let inner = frame(title(help.context()), &view.count(), look, area, buffer);
    view.render(inner, buffer);
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
