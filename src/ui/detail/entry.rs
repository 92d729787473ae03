//! One entry of the catalogue with all that it says.

use super::pages;
use super::sheet::Sheet;
use crate::action::{Action, Context};
use crate::catalogue::entry::PARTS;
use crate::keymap::Keymap;
use crate::overlay::EntryPage;
use crate::theme::Look;
use crate::ui::overlay::place;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget as _};

/// Draws the entry in the middle of what is there.
pub fn draw(buffer: &mut Buffer, area: Rect, look: &Look, keymap: &Keymap, page: &EntryPage) {
    let area = box_of(area);
    Clear.render(area, buffer);
    let base = look.theme.base.patch(look.theme.overlay);
    buffer.set_style(area, base);
    let known = PARTS.iter().find(|(part, _)| *part == page.part);
    let title = known.map_or("Catalogue", |(_, name)| name);
    pages(buffer, area, look, title, page.offset(), |columns| {
        sheet(columns, look, keymap, page)
    });
}

/// How far an entry can be scrolled.
pub fn most_scroll(area: Rect, look: &Look, keymap: &Keymap, page: &EntryPage) -> usize {
    let area = box_of(area);
    let lines = sheet(area.width.saturating_sub(5), look, keymap, page).lines;
    let seen = usize::from(area.height.saturating_sub(2));
    lines.len().saturating_sub(seen)
}

fn box_of(area: Rect) -> Rect {
    place(area, 110, area.height.saturating_sub(2).max(1))
}

fn sheet<'l>(columns: u16, look: &'l Look, keymap: &Keymap, page: &EntryPage) -> Sheet<'l> {
    let theme = &look.theme;
    let mut sheet = Sheet::new(columns, look);
    let mut says = page.says.iter();
    if let Some((_, name)) = says.next() {
        sheet.say(name, theme.strong);
    }
    let key = |action| keymap.key_shown(Context::Detail, action);
    let hints = [
        (Action::Add, "makes a record of it"),
        (Action::Cancel, "goes back"),
    ];
    let hints = hints
        .into_iter()
        .filter_map(|(action, does)| Some(format!("{} {does}", key(action)?)));
    let hints: Vec<String> = hints.collect();
    sheet.say(&hints.join(", "), theme.dim);
    sheet.gap();
    if let Some(has) = &page.has {
        sheet.field("in your roadmap", has, theme.good);
    }
    for (label, words) in says {
        sheet.field(&label.replace('_', " "), words, theme.text);
    }
    sheet
}
