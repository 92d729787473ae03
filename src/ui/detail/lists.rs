//! The entries of a list as a small table, the newest first.

use super::sheet::{Piece, Sheet};
use super::value::{plain, said};
use crate::model::field::{Field, Kind, List};
use crate::model::{Table, Value};
use crate::ui::line::width;
use crate::ui::view::View;
use ratatui::style::Style;
use std::cmp::Reverse;

/// What is wider stands below its row.
const WIDEST: u16 = 20;

/// A field of the entries and how much room its column needs.
struct Column {
    field: &'static Field,
    cells: Vec<String>,
    wide: u16,
}

/// Writes the entries of a list.
pub(super) fn entries(
    sheet: &mut Sheet<'_>,
    view: &View<'_>,
    list: &'static List,
    items: &[Value],
) {
    let mut tables: Vec<&Table> = items.iter().filter_map(Value::as_table).collect();
    tables.sort_by_key(|table| Reverse(table.day("on")));
    let mut columns: Vec<Column> = list
        .fields
        .iter()
        .filter(|field| tables.iter().any(|table| table.get(field.name).is_some()))
        .map(|field| Column::new(view, field, &tables))
        .collect();
    let is_wide =
        |column: &mut Column| column.wide > WIDEST || matches!(column.field.kind, Kind::Links(_));
    let below: Vec<Column> = columns.extract_if(.., is_wide).collect();
    let theme = &sheet.look.theme;
    let head = columns
        .iter()
        .map(|column| column.field.label.to_lowercase());
    let head: Vec<String> = head.collect();
    row(sheet, &columns, &head, theme.dim);
    for number in 0..tables.len() {
        let cells = columns.iter().map(|column| column.cells.get(number));
        let cells: Vec<String> = cells
            .map(|cell| cell.cloned().unwrap_or_default())
            .collect();
        row(sheet, &columns, &cells, theme.text);
        for column in &below {
            if let Some(text) = column.cells.get(number).filter(|text| !text.is_empty()) {
                for line in text.split('\n') {
                    sheet.below(line, theme.dim);
                }
            }
        }
    }
    for item in items.iter().filter(|item| item.as_table().is_none()) {
        sheet.say(&plain(item), theme.now);
    }
}

impl Column {
    fn new(view: &View<'_>, field: &'static Field, tables: &[&Table]) -> Column {
        let cells = tables.iter().map(|table| cell(view, field, table));
        let cells: Vec<String> = cells.collect();
        let longest = cells.iter().map(|text| width(text)).max().unwrap_or(0);
        Column {
            wide: longest.max(width(field.label)),
            field,
            cells,
        }
    }

    fn is_number(&self) -> bool {
        matches!(self.field.kind, Kind::Number { .. } | Kind::Whole { .. })
    }
}

/// Puts cells into their columns.
fn row(sheet: &mut Sheet<'_>, columns: &[Column], cells: &[String], style: Style) {
    let mut line = Vec::with_capacity(cells.len());
    let mut carried = 0;
    for (column, text) in columns.iter().zip(cells) {
        let rest = column.wide.saturating_sub(width(text));
        let (before, after) = if column.is_number() {
            (rest, 0)
        } else {
            (0, rest)
        };
        line.push(Piece {
            before: carried + before,
            text: text.clone(),
            style,
        });
        carried = after + 2;
    }
    sheet.lines.push(line);
}

fn cell(view: &View<'_>, field: &'static Field, table: &Table) -> String {
    match (field.kind, table.get(field.name)) {
        (_, None) => String::new(),
        (Kind::Day, Some(Value::Day(day))) => day.short(view.figures.today),
        (Kind::Line, Some(value)) => plain(value),
        (kind, Some(value)) => said(view, kind, value),
    }
}
