//! The entries of a list as a small table, the newest first.

use super::sheet::{Piece, Sheet};
use super::value::{plain, said};
use crate::model::field::{Field, Kind, List};
use crate::model::{Table, Value};
use crate::ui::line::width;
use crate::ui::view::View;
use std::cmp::Reverse;

/// No column but the last is wider.
const WIDEST: u16 = 22;

/// Writes the entries of a list.
pub(super) fn entries(sheet: &mut Sheet<'_>, view: &View<'_>, list: &'static List, items: &[Value]) {
    let mut tables: Vec<&Table> = items.iter().filter_map(Value::as_table).collect();
    tables.sort_by_key(|table| Reverse(table.day("on")));
    let used = |field: &&Field| tables.iter().any(|table| table.get(field.name).is_some());
    let fields: Vec<&'static Field> = list.fields.iter().filter(used).collect();
    let rows: Vec<Vec<String>> = tables
        .iter()
        .map(|table| fields.iter().map(|field| cell(view, field, table)).collect())
        .collect();
    let is_number = |field: &Field| matches!(field.kind, Kind::Number { .. } | Kind::Whole { .. });
    let columns: Vec<(u16, bool)> = fields
        .iter()
        .enumerate()
        .map(|(at, field)| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            let longest = cells.map(|text| width(text)).max().unwrap_or(0);
            let wide = longest.max(width(field.label)).min(WIDEST);
            (wide, is_number(field))
        })
        .collect();
    let theme = &sheet.look.theme;
    let labels: Vec<String> = fields.iter().map(|field| field.label.to_lowercase()).collect();
    let head = row(sheet, &labels, &columns);
    sheet.lines.push(styled(head, theme.dim));
    for cells in &rows {
        let line = row(sheet, cells, &columns);
        sheet.lines.push(styled(line, theme.text));
    }
    for item in items.iter().filter(|item| item.as_table().is_none()) {
        sheet.say(&plain(item), theme.now);
    }
}

fn cell(view: &View<'_>, field: &'static Field, table: &Table) -> String {
    match (field.kind, table.get(field.name)) {
        (_, None) => String::new(),
        (Kind::Day, Some(Value::Day(day))) => day.short(view.figures.today),
        (Kind::Line, Some(value)) => plain(value),
        (kind, Some(value)) => said(view, kind, value),
    }
}

fn styled(mut line: Vec<Piece>, style: ratatui::style::Style) -> Vec<Piece> {
    for piece in &mut line {
        piece.style = style;
    }
    line
}

/// Puts cells into their columns; what is too long ends with a mark, and the last column takes the rest.
fn row(sheet: &Sheet<'_>, cells: &[String], columns: &[(u16, bool)]) -> Vec<Piece> {
    let mut line = Vec::with_capacity(cells.len());
    let mut carried = 0;
    for (number, (text, (wide, right))) in cells.iter().zip(columns).enumerate() {
        let last = number + 1 == columns.len();
        let text = if last {
            text.clone()
        } else {
            cut(text, *wide, sheet.look.glyphs.ellipsis)
        };
        let rest = wide.saturating_sub(width(&text));
        let (before, after) = if *right { (rest, 0) } else { (0, rest) };
        line.push(Piece {
            before: carried + before,
            text,
            style: sheet.look.theme.text,
        });
        carried = after + 2;
    }
    line
}

fn cut(text: &str, columns: u16, ellipsis: &str) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = super::sheet::wrap(text, columns.saturating_sub(width(ellipsis)).max(1));
    let mut kept = kept.into_iter().next().unwrap_or_default();
    kept.push_str(ellipsis);
    kept
}
