//! Draws a list that narrows as one types: the query, the rows around the selected one, the keys.

use crate::overlay::{Found, List, Row};
use crate::theme::Look;
use crate::ui::fit::fit;
use crate::ui::point::Spots;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use std::borrow::Cow;
use unicode_width::UnicodeWidthStr;

/// One line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A found row.
    Row(usize),
    Heading(&'static str),
    Blank,
}

/// A list, ready to be drawn inside its frame.
#[derive(Debug)]
pub struct ListView<'l, T> {
    pub list: &'l List<T>,
    pub entries: Vec<Entry>,
    pub hints: &'l [(String, &'static str)],
    pub look: &'l Look,
    pub placeholder: &'static str,
    pub docs: Docs,
}

/// Where the explanations of rows stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Docs {
    /// Beside short names.
    Beside,
    /// Below the rows, that of the selected one, so that long names have room.
    Below,
}

/// The cells that names get: commands and settings fit, names of records may take more.
pub(super) const NAME_WIDTH: usize = 15;

/// From this height on there is room for more than the query and the rows.
const ROOMY: u16 = 8;

/// Below this width a row has no room for explanations.
const NARROW: usize = 44;

impl<T> ListView<'_, T> {
    /// Where the selection stands: "3 of 46".
    pub fn count(&self) -> String {
        match self.list.found().len() {
            0 => "nothing found".to_owned(),
            all => format!("{} of {all}", self.list.selected() + 1),
        }
    }

    /// The first line to draw, so that the selected one stands in the middle where it can.
    fn first_line(&self, height: usize) -> usize {
        let selected = Entry::Row(self.list.selected());
        let at = self
            .entries
            .iter()
            .position(|entry| *entry == selected)
            .unwrap_or(0);
        at.saturating_sub(height / 2)
            .min(self.entries.len().saturating_sub(height))
    }

    /// The lines for rows in the area of the list.
    fn rows_in(&self, area: Rect) -> Rect {
        let (top, end) = if area.height >= ROOMY { (2, 2) } else { (1, 0) };
        let end = end + if end == 2 { self.doc_lines() } else { 0 };
        Rect {
            y: area.y + top.min(area.height),
            height: area.height.saturating_sub(top + end),
            ..area
        }
    }

    /// How many lines below the rows explain the selected one.
    pub(super) fn doc_lines(&self) -> u16 {
        let has_two = |row: &Row<T>| row.doc.contains('\n');
        match self.docs {
            Docs::Beside => 0,
            Docs::Below => 1 + u16::from(self.list.rows().first().is_some_and(has_two)),
        }
    }

    /// Where the found rows stand, by their place among those that are found.
    pub fn spots(&self, area: Rect) -> Spots<usize> {
        let rows = self.rows_in(area);
        let first = self.first_line(usize::from(rows.height));
        let shown = self.entries.iter().skip(first);
        let spots = shown.zip(rows.top()..rows.bottom());
        let spots = spots.filter_map(|(entry, y)| match entry {
            Entry::Row(at) => Some((
                Rect {
                    y,
                    height: 1,
                    ..rows
                },
                *at,
            )),
            Entry::Heading(_) | Entry::Blank => None,
        });
        spots.collect()
    }

    fn draw_query(&self, area: Rect, buffer: &mut Buffer) {
        let theme = &self.look.theme;
        let mark = self.look.glyphs.prompt;
        let query = self.list.query().text();
        let (after, _) = buffer.set_stringn(area.x, area.y, mark, area.width.into(), theme.accent);
        let start = (after + 1).min(area.right());
        let room = usize::from(area.right() - start);
        let view = self.list.query().line().view(narrowed(room));
        let mut x = start;
        for piece in &view.pieces {
            let left = usize::from(area.right().saturating_sub(x));
            let style = if piece.selected {
                theme.cursor
            } else {
                theme.strong
            };
            (x, _) = buffer.set_stringn(x, area.y, &piece.text, left, style);
        }
        let cursor = start.saturating_add(view.cursor);
        if query.is_empty() {
            let room = room.saturating_sub(2);
            let hint = fit(self.placeholder, room, self.look.glyphs.ellipsis);
            buffer.set_stringn(
                (start + 2).min(area.right()),
                area.y,
                hint,
                room,
                theme.faint,
            );
        }
        if let Some(cell) = buffer
            .cell_mut(Position::new(cursor, area.y))
            .filter(|_| cursor < area.right())
        {
            cell.set_style(theme.cursor);
        }
    }

    fn draw_rule(&self, area: Rect, buffer: &mut Buffer) {
        let rule = self.look.glyphs.rule.repeat(area.width.into());
        buffer.set_stringn(
            area.x,
            area.y,
            rule,
            area.width.into(),
            self.look.theme.border,
        );
    }

    fn draw_entries(&self, area: Rect, buffer: &mut Buffer) {
        let height = usize::from(area.height);
        let first = self.first_line(height);
        let shown = self.entries.iter().skip(first).take(height);
        for (entry, y) in shown.zip(area.y..) {
            let line = Rect {
                y,
                height: 1,
                ..area
            };
            match *entry {
                Entry::Blank => {}
                Entry::Heading(title) => {
                    buffer.set_stringn(line.x, y, title, line.width.into(), self.look.theme.strong);
                }
                Entry::Row(at) => self.draw_found(at, line, buffer),
            }
        }
        let [above, below] = self.look.glyphs.more;
        let x = area.right().saturating_sub(1);
        if first > 0 && area.width > 0 {
            buffer.set_stringn(x, area.y, above, 1, self.look.theme.dim);
        }
        if first + height < self.entries.len() && area.width > 0 && height > 0 {
            buffer.set_stringn(x, area.bottom() - 1, below, 1, self.look.theme.dim);
        }
    }

    fn draw_found(&self, at: usize, line: Rect, buffer: &mut Buffer) {
        let Some(found) = self.list.found().get(at) else {
            return;
        };
        if at == self.list.selected() {
            buffer.set_style(line, self.look.theme.selected);
            let marker = self.look.glyphs.marker;
            buffer.set_stringn(
                line.x,
                line.y,
                marker,
                line.width.into(),
                self.look.theme.marker,
            );
        }
        // The last cells are kept for the marks of more above and below.
        let inside = Rect {
            x: (line.x + 2).min(line.right()),
            width: line.width.saturating_sub(4),
            ..line
        };
        let row = &self.list.rows()[found.row];
        let aside = self.aside(row, at == self.list.selected(), inside.width.into());
        self.draw_row((row, &aside), found, inside, buffer);
    }

    /// What stands at the end of a row. The selected one says its name whole instead, if that takes the room.
    fn aside<'r>(&self, row: &'r Row<T>, is_selected: bool, width: usize) -> Cow<'r, str> {
        let most = if width < NARROW {
            width.saturating_sub(8)
        } else {
            width / 3
        };
        let aside = fit(&row.aside, most, self.look.glyphs.ellipsis);
        let own = row.name.width();
        let gives_way = is_selected && self.docs == Docs::Below && own <= width;
        if gives_way && own + 1 + aside.width() > width {
            return Cow::Borrowed("");
        }
        aside
    }

    fn draw_row(
        &self,
        (row, aside): (&Row<T>, &str),
        found: &Found,
        line: Rect,
        buffer: &mut Buffer,
    ) {
        let theme = &self.look.theme;
        let mark = self.look.glyphs.ellipsis;
        let width = usize::from(line.width);
        let aside_width = aside.width();
        let beside = width >= NARROW && self.docs == Docs::Beside;
        let name_width = row
            .name
            .width()
            .max(NAME_WIDTH)
            .min(width.saturating_sub(aside_width + 2));
        let name_room = if beside {
            name_width
        } else {
            width.saturating_sub(aside_width + 1)
        };
        self.draw_name(
            row,
            found,
            Rect {
                width: narrowed(name_room),
                ..line
            },
            buffer,
        );
        if beside {
            let start = name_width + 1;
            let room = width.saturating_sub(start + aside_width + 2);
            let doc = fit(&row.doc, room, mark);
            buffer.set_stringn(line.x + narrowed(start), line.y, doc, room, theme.dim);
        }
        let x = line.right() - narrowed(aside_width).min(line.width);
        buffer.set_stringn(x, line.y, aside, aside_width, theme.accent);
    }

    fn draw_name(&self, row: &Row<T>, found: &Found, line: Rect, buffer: &mut Buffer) {
        let theme = &self.look.theme;
        let name = fit(&row.name, line.width.into(), self.look.glyphs.ellipsis);
        let mut x = line.x;
        for (number, letter) in (0..).zip(name.chars()) {
            let style = match found.letters.binary_search(&number) {
                Ok(_) => theme.matched,
                Err(_) => theme.text,
            };
            let mut buffer_for = [0; 4];
            let room = usize::from(line.right().saturating_sub(x));
            (x, _) =
                buffer.set_stringn(x, line.y, letter.encode_utf8(&mut buffer_for), room, style);
        }
    }

    fn draw_doc(&self, area: Rect, buffer: &mut Buffer) {
        let found = self.list.found().get(self.list.selected());
        let Some(row) = found.and_then(|found| self.list.rows().get(found.row)) else {
            return;
        };
        let room = usize::from(area.width.saturating_sub(2));
        let theme = &self.look.theme;
        let styles = [theme.dim, theme.faint];
        let lines = row.doc.split('\n').zip(styles);
        for ((line, style), y) in lines.zip(area.top()..area.bottom()) {
            let line = fit(line, room, self.look.glyphs.ellipsis);
            buffer.set_stringn(area.x + 2, y, line, room, style);
        }
    }

    fn draw_hints(&self, area: Rect, buffer: &mut Buffer) {
        let theme = &self.look.theme;
        let mut x = area.x;
        let mut write = |text: &str, style: Style| {
            let room = usize::from(area.right().saturating_sub(x));
            (x, _) = buffer.set_stringn(x, area.y, text, room, style);
        };
        let mut room = usize::from(area.width);
        for (key, label) in self.hints {
            let Some(left) = room.checked_sub(key.width() + 1 + label.width()) else {
                break;
            };
            write(key, theme.key);
            write(" ", theme.dim);
            write(label, theme.dim);
            write("   ", theme.dim);
            room = left.saturating_sub(3);
        }
    }
}

impl<T> Widget for &ListView<'_, T> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        let line = |from_top: u16| Rect {
            y: area.y + from_top,
            height: 1,
            ..area
        };
        self.draw_query(line(0), buffer);
        // Two lines below the query and two at the end are given up where there is no room for rows otherwise.
        let roomy = area.height >= ROOMY;
        if roomy {
            self.draw_rule(line(1), buffer);
            self.draw_hints(line(area.height - 1), buffer);
        }
        if roomy && self.docs == Docs::Below {
            let lines = self.doc_lines();
            let doc = Rect {
                y: area.y + area.height - 1 - lines,
                height: lines,
                ..area
            };
            self.draw_doc(doc, buffer);
        }
        self.draw_entries(self.rows_in(area), buffer);
    }
}

impl<T> Widget for ListView<'_, T> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        (&self).render(area, buffer);
    }
}

/// Cells as the screen counts them.
fn narrowed(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX)
}
