//! A page of a form: the rows of one table, and the table that they say.

use super::context::FormContext;
use super::row::Row;
use super::slot::Slot;
use crate::model::{Field, Kind, Table, Value};

/// The fields of one record, one entry, or the person.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub(super) title: String,
    fields: &'static [Field],
    original: Table,
    pub(super) rows: Vec<Row>,
    /// The row under the cursor; one past the last row is the line that saves.
    pub(super) at: usize,
    /// Whether the long text under the cursor is open.
    pub(super) in_prose: bool,
    /// Whether it was tried to save, so that what is missing is said from now on.
    pub(super) tried: bool,
}

/// A field that keeps a form from being saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The row of the field on its page.
    pub row: usize,
    pub label: &'static str,
    /// Why, in words that are safe to show.
    pub reason: String,
}

/// What to do with a text that its field does not understand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrong {
    /// What stood there before is said instead.
    Passed,
    /// It is kept as text, so that nothing typed is lost.
    Kept,
}

impl Sheet {
    pub(super) fn new(title: String, fields: &'static [Field], draft: Table) -> Sheet {
        let mut rows = Vec::new();
        lay_out(fields, Some(&draft), &mut Vec::new(), &mut rows);
        let at = rows.iter().position(Row::takes_focus).unwrap_or(0);
        let mut sheet = Sheet {
            title,
            fields,
            original: draft,
            rows,
            at,
            in_prose: false,
            tried: false,
        };
        sheet.begin_after_id();
        sheet
    }

    /// A person begins with what the record says; its id and the day it was made are seldom of interest.
    fn begin_after_id(&mut self) {
        let plain = |row: &Row| row.takes_focus() && !matches!(row.field.name, "id" | "added");
        // What a group needs is wanted only once the group says anything.
        let own = |row: &Row| plain(row) && row.place.is_empty();
        let bare = |row: &Row| own(row) && row.field.needed && row.chosen_nothing();
        let first = self.rows.iter().position(bare);
        let first = first.or_else(|| self.rows.iter().position(plain));
        self.at = first.unwrap_or(self.at);
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row under the cursor; as many as there are rows is the line that saves.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Whether the long text under the cursor is open.
    pub fn in_prose(&self) -> bool {
        self.in_prose
    }

    pub(super) fn row(&self) -> Option<&Row> {
        self.rows.get(self.at)
    }

    pub(super) fn row_mut(&mut self) -> Option<&mut Row> {
        self.rows.get_mut(self.at)
    }

    /// Moves the cursor by so many rows that it can stand on, and stops at the ends.
    pub(super) fn go(&mut self, by: isize) {
        self.in_prose = false;
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 {
                (self.at + 1..=self.rows.len()).find(|at| self.can_stand(*at))
            } else {
                (0..self.at).rev().find(|at| self.can_stand(*at))
            };
            let Some(next) = next else { return };
            self.at = next;
        }
    }

    fn can_stand(&self, at: usize) -> bool {
        self.rows.get(at).is_none_or(Row::takes_focus)
    }

    /// Puts the cursor on a row, if it can stand there.
    pub(super) fn go_to(&mut self, at: usize) -> bool {
        let at = at.min(self.rows.len());
        let can = self.can_stand(at);
        if can && at != self.at {
            self.in_prose = false;
            self.at = at;
        }
        can
    }

    /// Whether the cursor is on the last field.
    pub(super) fn on_last(&self) -> bool {
        (self.at + 1..self.rows.len()).all(|at| !self.can_stand(at))
    }

    /// What is wrong with a row: as it is written, and once saving was tried, what is missing.
    pub fn trouble(&self, row: usize, context: &FormContext) -> Option<String> {
        let own = self.rows.get(row)?;
        own.trouble(context)
            .or_else(|| self.tried.then(|| self.missing(own, context)).flatten())
    }

    fn missing(&self, row: &Row, context: &FormContext) -> Option<String> {
        let wants =
            row.field.needed && row.value(context) == Ok(None) && self.is_wanted(row, context);
        wants.then(|| "is missing".to_owned())
    }

    /// A field of a group is wanted when the group says anything; one that the file left out need not be made up for.
    fn is_wanted(&self, row: &Row, context: &FormContext) -> bool {
        if row.place.is_empty() {
            return true;
        }
        let was_there = says_anything(&self.original, &row.place);
        (row.touched() || !was_there) && says_anything(&self.fold(context, Wrong::Kept), &row.place)
    }

    /// All fields that keep the sheet from being saved. What was wrong in the file and was not touched does not.
    pub fn refusals(&self, context: &FormContext) -> Vec<Refusal> {
        self.rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| {
                let reason = row.value(context).err();
                Some(Refusal {
                    row: at,
                    label: row.field.label,
                    reason: reason.or_else(|| self.missing(row, context))?,
                })
            })
            .collect()
    }

    /// The table that the rows say: untouched fields and unknown keys exactly as they were.
    pub fn draft(&self, context: &FormContext) -> Result<Table, Vec<Refusal>> {
        let refusals = self.refusals(context);
        if refusals.is_empty() {
            Ok(self.fold(context, Wrong::Passed))
        } else {
            Err(refusals)
        }
    }

    /// The table with what could not be understood kept as text.
    pub(super) fn rescued(&self, context: &FormContext) -> Table {
        self.fold(context, Wrong::Kept)
    }

    /// Writes into each row what another table says there.
    pub(super) fn resume(&mut self, table: &Table) {
        for row in &mut self.rows {
            let mut here = Some(table);
            for name in &row.place {
                here = here
                    .and_then(|table| table.get(name))
                    .and_then(Value::as_table);
            }
            let value = here.and_then(|table| table.get(row.field.name));
            row.resume(value);
        }
    }

    /// Whether anything on the sheet differs from what stood there.
    pub fn changed(&self, context: &FormContext) -> bool {
        self.rows.iter().any(Row::touched)
            && self
                .draft(context)
                .map_or(true, |draft| draft != self.original)
    }

    fn fold(&self, context: &FormContext, wrong: Wrong) -> Table {
        let mut rows = self.rows.iter();
        fold(self.fields, self.original.clone(), &mut |_| {
            let row = rows.next()?;
            match row.value(context) {
                Ok(value) => value,
                Err(_) if wrong == Wrong::Kept => row.typed(),
                Err(_) => None,
            }
        })
    }
}

impl Row {
    /// Whether nothing is written or chosen in it.
    pub(super) fn chosen_nothing(&self) -> bool {
        match &self.slot {
            Slot::Heading => true,
            Slot::Line(line) => line.text().trim().is_empty(),
            Slot::Prose(prose) => prose.text().trim().is_empty(),
            Slot::Choice(word) => word.is_none(),
            Slot::Chips(chips) => chips.all().is_empty(),
            Slot::List(items) => items.is_empty(),
            Slot::Odd(_) => false,
        }
    }

    /// What stands in it, understood or not.
    fn typed(&self) -> Option<Value> {
        match &self.slot {
            Slot::Line(line) => Some(Value::text(line.text())),
            Slot::Prose(prose) => Some(Value::text(prose.text())),
            Slot::Chips(chips) => Some(Value::Array(chips.all())),
            _ => None,
        }
    }
}

/// Whether there is a group at a place and something in it.
fn says_anything(table: &Table, place: &[&str]) -> bool {
    let mut here = Some(table);
    for name in place {
        here = here
            .and_then(|table| table.get(name))
            .and_then(Value::as_table);
    }
    here.is_some_and(|table| !table.is_empty())
}

fn lay_out(
    fields: &'static [Field],
    table: Option<&Table>,
    place: &mut Vec<&'static str>,
    rows: &mut Vec<Row>,
) {
    for field in fields {
        let value = table.and_then(|table| table.get(field.name));
        if let Kind::Group(inner) = field.kind {
            let odd = value.filter(|value| value.as_table().is_none());
            rows.push(Row::new(field, fields, place, odd));
            place.push(field.name);
            lay_out(inner, value.and_then(Value::as_table), place, rows);
            place.pop();
        } else {
            rows.push(Row::new(field, fields, place, value));
        }
    }
}

/// Walks the fields in the order of [`lay_out`] and asks for the value of each row.
fn fold(
    fields: &'static [Field],
    base: Table,
    ask: &mut dyn FnMut(&'static Field) -> Option<Value>,
) -> Table {
    let mut table = base;
    for (at, field) in fields.iter().enumerate() {
        let mut value = ask(field);
        if let Kind::Group(inner) = field.kind {
            let before = table.get(field.name).and_then(Value::as_table).cloned();
            let was_empty = before.as_ref().is_some_and(Table::is_empty);
            let group = fold(inner, before.unwrap_or_default(), ask);
            if !group.is_empty() || was_empty {
                value = Some(Value::Table(group));
            }
        }
        match value {
            Some(value) => put(&mut table, fields, at, value),
            None => {
                table.remove(field.name);
            }
        }
    }
    table
}

/// Sets a value in its place; a new one after the field that comes before it in the table of fields.
fn put(table: &mut Table, fields: &'static [Field], at: usize, value: Value) {
    let Some(field) = fields.get(at) else { return };
    if let Some(place) = table.get_mut(field.name) {
        *place = value;
        return;
    }
    let before = |name: &str| fields.iter().take(at).any(|own| own.name == name);
    let mut pairs: Vec<(String, Value)> = std::mem::take(table)
        .iter()
        .map(|(name, value)| (name.into(), value.clone()))
        .collect();
    let after = pairs.iter().rposition(|(name, _)| before(name));
    pairs.insert(after.map_or(0, |at| at + 1), (field.name.into(), value));
    *table = pairs.into_iter().collect();
}
