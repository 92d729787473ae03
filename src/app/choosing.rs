//! The rows of what can be found: every record of every section, by all of its words.

use super::sieve::record_words;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::title;
use crate::model::{Path, Section, Table, Value};
use crate::overlay::Row;
use crate::store::Book;

/// A row for each record, the newest of a section first.
pub(super) fn records(book: &Book, catalogue: &Catalogue, today: Day) -> Vec<Row<Path>> {
    let mut rows = Vec::new();
    for section in Section::ALL {
        if section.list().is_none() {
            continue;
        }
        for (number, key) in book.keys(*section).into_iter().enumerate().rev() {
            let table = book.table(*section, number);
            let day = book
                .day(*section, number)
                .map_or(String::new(), |day| day.short(today));
            let label = section.field().label;
            let name = title(&table, *section, catalogue);
            let doc = found_words(&table, *section, today);
            let row = Row::new(name, doc, Path::record(*section, key))
                .beside(format!("{label} {day}").trim_end())
                .found_by(format!("{label} {}", record_words(&table)));
            rows.push(row);
        }
    }
    rows
}

/// What else a record says, for the line below the list.
fn found_words(table: &Table, section: Section, today: Day) -> String {
    let fields = section.fields().iter().filter(|field| field.name != "id");
    let said = fields.filter_map(|field| match table.get(field.name)? {
        Value::Text(text) => Some(text.shown().into_owned()),
        Value::Day(day) => Some(day.short(today)),
        _ => None,
    });
    said.take(6).collect::<Vec<_>>().join(" · ")
}
