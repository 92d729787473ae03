//! A table read with its fields: only what its field allows comes out.

use crate::day::{Day, Quarter};
use crate::model::field::{Field, Kind};
use crate::model::{Key, Path, Record, Table, Value, keys_of};
use crate::text::Text;

/// A table and the fields that say what may stand in it.
#[derive(Clone, Copy)]
pub(super) struct Row<'t> {
    pub table: &'t Table,
    pub fields: &'static [Field],
}

impl<'t> Row<'t> {
    pub(super) fn of(record: &'t Record) -> Row<'t> {
        Row {
            table: &record.table,
            fields: record.section.fields(),
        }
    }

    /// The text under a name, unless it is blank.
    pub(super) fn text(self, name: &str) -> Option<&'t Text> {
        self.table.text(name).filter(|text| !text.is_blank())
    }

    /// The same, to keep.
    pub(super) fn own(self, name: &str) -> Option<Text> {
        self.text(name).cloned()
    }

    pub(super) fn day(self, name: &str) -> Option<Day> {
        self.table.day(name)
    }

    /// The day under a name, if it has come.
    pub(super) fn past(self, name: &str, today: Day) -> Option<Day> {
        self.day(name).filter(|day| *day <= today)
    }

    pub(super) fn quarter(self, name: &str) -> Option<Quarter> {
        self.table.text(name)?.raw().parse().ok()
    }

    /// The number under a name, if it lies within the bounds of its field.
    pub(super) fn number(self, name: &str) -> Option<f64> {
        let field = Field::find(self.fields, name)?;
        let value = self.table.get(name)?;
        match field.kind {
            Kind::Number { least, most, .. } => value
                .as_number()
                .filter(|number| (least..=most).contains(number)),
            Kind::Whole { least, most, .. } => value
                .as_integer()
                .filter(|number| (least..=most).contains(number))
                .and_then(|_| value.as_number()),
            _ => None,
        }
    }

    /// The word under a name, if it is one of its field's.
    pub(super) fn choice(self, name: &str) -> Option<&'static str> {
        let Kind::Choice(words) = Field::find(self.fields, name)?.kind else {
            return None;
        };
        let said = self.table.text(name)?.raw();
        words.iter().copied().find(|word| *word == said)
    }

    /// The table under a name.
    pub(super) fn group(self, name: &str) -> Option<Row<'t>> {
        let Kind::Group(fields) = Field::find(self.fields, name)?.kind else {
            return None;
        };
        let table = self.table.get(name)?.as_table()?;
        Some(Row { table, fields })
    }

    /// The entries of the list under a name, each with its key.
    pub(super) fn rows(self, name: &str) -> Vec<(Key, Row<'t>)> {
        let Some(Kind::List(list)) = Field::find(self.fields, name).map(|field| field.kind) else {
            return Vec::new();
        };
        let items = self
            .table
            .get(name)
            .and_then(Value::as_array)
            .unwrap_or_default();
        items
            .iter()
            .zip(keys_of(items, list))
            .filter_map(|(item, key)| {
                let table = item.as_table()?;
                let fields = list.fields;
                Some((key, Row { table, fields }))
            })
            .collect()
    }

    /// The entries of a list that have happened, the earliest first; of one day, in their order.
    pub(super) fn happened(self, name: &str, today: Day) -> Vec<(Day, Row<'t>)> {
        let Some(Kind::List(list)) = Field::find(self.fields, name).map(|field| field.kind) else {
            return Vec::new();
        };
        let entries = self.table.tables(name);
        let mut rows: Vec<_> = entries
            .filter_map(|table| {
                let fields = list.fields;
                let row = Row { table, fields };
                Some((row.past("on", today)?, row))
            })
            .collect();
        rows.sort_by_key(|(on, _)| *on);
        rows
    }
}

/// Where a record stands.
pub(super) fn place(record: &Record) -> Path {
    Path::record(record.section, record.key.clone())
}
