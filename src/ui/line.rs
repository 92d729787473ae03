//! One line being written: from the left and from the right, nothing cut without a mark.

use super::clusters::clusters;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::Style;

/// How many columns a text takes.
pub fn width(text: &str) -> u16 {
    if is_plain(text) {
        return u16::try_from(text.len()).unwrap_or(u16::MAX);
    }
    clusters(text).fold(0, |sum: u16, cluster| sum.saturating_add(cells(cluster)))
}

fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn cells(cluster: &str) -> u16 {
    match cluster.as_bytes() {
        [b' '..=b'~'] => 1,
        _ if cluster.contains(char::is_control) => 0,
        _ => cluster.cell_width(),
    }
}

/// Gives all cells of an area a style, over whatever they had.
pub fn fill(buffer: &mut Buffer, area: Rect, style: Style) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    for y in area.top()..area.bottom() {
        let index = buffer.index_of(area.x, y);
        let row = index..index + usize::from(area.width);
        for cell in buffer.content.get_mut(row).into_iter().flatten() {
            cell.fg = style.fg.unwrap_or(cell.fg);
            cell.bg = style.bg.unwrap_or(cell.bg);
            cell.modifier.insert(style.add_modifier);
        }
    }
}

/// A line of a buffer with what is left to write on.
#[derive(Debug)]
pub struct Line<'b> {
    buffer: &'b mut Buffer,
    y: u16,
    left: u16,
    right: u16,
    ellipsis: &'static str,
}

impl<'b> Line<'b> {
    /// The line so far down in an area; beyond the area there is no room on it.
    pub fn new(buffer: &'b mut Buffer, area: Rect, down: u16, ellipsis: &'static str) -> Line<'b> {
        let area = area.intersection(buffer.area);
        let y = area.y.saturating_add(down);
        let inside = down < area.height;
        Line {
            buffer,
            y,
            left: area.x,
            right: if inside { area.right() } else { area.x },
            ellipsis,
        }
    }

    /// A part of what is left of another line, to be written on from the left.
    pub fn new_within<'l>(line: &'l mut Line<'_>, start: u16, columns: u16) -> Line<'l> {
        let left = line.left.saturating_add(start).min(line.right);
        Line {
            buffer: &mut *line.buffer,
            y: line.y,
            left,
            right: left.saturating_add(columns).min(line.right),
            ellipsis: line.ellipsis,
        }
    }

    /// How many columns are left.
    pub fn room(&self) -> u16 {
        self.right.saturating_sub(self.left)
    }

    /// The column of the screen that is written next from the left.
    pub fn column_now(&self) -> u16 {
        self.left
    }

    /// Leaves columns empty.
    pub fn skip(&mut self, columns: u16) -> &mut Line<'b> {
        self.left = self.left.saturating_add(columns).min(self.right);
        self
    }

    /// Leaves columns empty at the right.
    pub fn skip_right(&mut self, columns: u16) -> &mut Line<'b> {
        self.right = self.right.saturating_sub(columns).max(self.left);
        self
    }

    /// Writes a text, cut to the room that is left.
    pub fn put(&mut self, text: &str, style: Style) -> &mut Line<'b> {
        let room = self.room();
        let used = self.write(self.left, text, room, style);
        self.skip(used)
    }

    /// Writes a text into a column of this width, and goes on after the column.
    pub fn column(&mut self, columns: u16, text: &str, style: Style) -> &mut Line<'b> {
        let columns = columns.min(self.room());
        self.write(self.left, text, columns, style);
        self.skip(columns)
    }

    /// The same, with the text at the right of its column.
    pub fn number(&mut self, columns: u16, text: &str, style: Style) -> &mut Line<'b> {
        let columns = columns.min(self.room());
        let before = columns.saturating_sub(width(text));
        self.write(self.left + before, text, columns - before, style);
        self.skip(columns)
    }

    /// Writes a text at the right end of what is left.
    pub fn put_right(&mut self, text: &str, style: Style) -> &mut Line<'b> {
        let columns = width(text).min(self.room());
        let start = self.right - columns;
        self.write(start, text, columns, style);
        self.skip_right(columns)
    }

    /// Writes the same sign several times.
    pub fn repeat(&mut self, sign: &str, times: u16, style: Style) -> &mut Line<'b> {
        for _ in 0..times.min(self.room()) {
            self.set(self.left, sign, style);
            self.left += 1;
        }
        self
    }

    fn write(&mut self, start: u16, text: &str, room: u16, style: Style) -> u16 {
        if is_plain(text) && text.len() <= usize::from(room) {
            self.write_plain(start, text, style);
            return u16::try_from(text.len()).unwrap_or(room);
        }
        let whole = width(text) <= room;
        let mark = if whole { 0 } else { width(self.ellipsis) };
        let Some(most) = room.checked_sub(mark) else {
            return 0;
        };
        let mut used = 0;
        for cluster in clusters(text) {
            let columns = cells(cluster);
            if columns == 0 {
                continue;
            }
            if used + columns > most {
                break;
            }
            self.set(start + used, cluster, style);
            for rest in 1..columns {
                self.set(start + used + rest, " ", style);
            }
            used += columns;
        }
        if !whole {
            self.set(start + used, self.ellipsis, style);
            used += mark;
        }
        used
    }

    /// The usual case, without a look at each cell's place.
    fn write_plain(&mut self, start: u16, text: &str, style: Style) {
        if text.is_empty() || !self.buffer.area.contains((start, self.y).into()) {
            return;
        }
        let index = self.buffer.index_of(start, self.y);
        let cells = self.buffer.content.get_mut(index..index + text.len());
        for (at, cell) in cells.into_iter().flatten().enumerate() {
            cell.set_symbol(text.get(at..=at).unwrap_or(" "))
                .set_style(style);
        }
    }

    fn set(&mut self, x: u16, sign: &str, style: Style) {
        if let Some(cell) = self.buffer.cell_mut((x, self.y)) {
            cell.set_symbol(sign).set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(columns: u16, write: impl FnOnce(&mut Line)) -> String {
        let area = Rect::new(0, 0, columns, 1);
        let mut buffer = Buffer::empty(area);
        write(&mut Line::new(&mut buffer, area, 0, "…"));
        let mut text = String::new();
        let mut skip = 0;
        for cell in buffer.content() {
            if skip == 0 {
                text.push_str(cell.symbol());
                skip = cell.symbol().cell_width();
            }
            skip -= 1;
        }
        text
    }

    #[test]
    fn what_does_not_fit_ends_with_a_mark() {
        let put = |columns, text: &str| {
            line(columns, |line| {
                line.put(text, Style::new());
            })
        };
        assert_eq!(put(6, "abcdef"), "abcdef");
        assert_eq!(put(5, "abcdef"), "abcd…");
        assert_eq!(put(1, "abcdef"), "…");
        assert_eq!(put(0, "abcdef"), "");
        assert_eq!(put(6, "日本語"), "日本語");
        assert_eq!(put(5, "日本語"), "日本…");
        assert_eq!(put(4, "日本語"), "日… ");
        assert_eq!(put(3, "e\u{301}tude"), "e\u{301}t…");
    }

    #[test]
    fn columns_stay_in_line() {
        let text = line(20, |line| {
            line.column(5, "日本語", Style::new())
                .number(4, "7", Style::new())
                .skip(1)
                .put("x", Style::new())
                .put_right("end", Style::new());
        });
        assert_eq!(text, "日本…   7 x      end");
    }

    #[test]
    fn there_is_no_room_beyond_the_area() {
        let area = Rect::new(0, 0, 5, 1);
        let mut buffer = Buffer::empty(area);
        let mut line = Line::new(&mut buffer, area, 1, "…");
        line.put("abc", Style::new())
            .put_right("d", Style::new())
            .repeat("-", 9, Style::new());
        assert_eq!(buffer, Buffer::empty(area));
    }
}
