//! Reads a record that is written plainly: bare names, strings without escapes, numbers, days, and lists of these.
//!
//! Most records are, and this is many times quicker than the real reader. What it does not know it leaves to that one;
//! what it reads is valid, and means what the real one reads.

mod reader;

use super::{Section, Table, Value};
pub(crate) use reader::is_bare;
use reader::{Make, Reader, Shape, Values};

/// What a record says; none where only the real reader can tell.
pub(crate) fn record(text: &str, section: Section) -> Option<Table> {
    entry(text, section.name(), section.list().is_some())
}

/// What the one table of a text says, which has this name.
pub(crate) fn entry(text: &str, name: &str, repeated: bool) -> Option<Table> {
    whole::<Values>(text, name, repeated)?.into_table()
}

/// Whether a text is one record and valid; false where only the real reader can tell.
pub(crate) fn is_valid(text: &str, section: Section) -> bool {
    whole::<Shape>(text, section.name(), section.list().is_some()).is_some()
}

/// The value of the statement that a text begins with.
pub(crate) fn statement(text: &str) -> Option<Value> {
    let mut reader = Reader::<Values>::new(text);
    let (_, made) = reader.statement()?;
    reader.rest_of_line()?;
    Some(made.into_value())
}

/// The strings of the list that the statement says which a text begins with.
pub(crate) fn strings(text: &str) -> Option<Vec<&str>> {
    let mut reader = Reader::<Shape>::new(text);
    let found = reader.strings()?;
    reader.rest_of_line()?;
    Some(found)
}

fn whole<'t, M: Make<'t>>(text: &'t str, name: &str, repeated: bool) -> Option<M> {
    let mut reader = Reader::<M>::new(text);
    reader.empty_lines()?;
    let header = reader.header()?;
    if header.table != name || header.inner.is_some() || header.repeated != repeated {
        return None;
    }
    let mut record = Record::<M> {
        fields: reader.statements()?.into_iter().map(Field::own).collect(),
    };
    while !reader.is_done() {
        let header = reader.header()?;
        if header.table != name {
            return None;
        }
        let entry = M::table(reader.statements()?);
        record.add(header.inner?, header.repeated, entry)?;
    }
    Some(record.made())
}

/// A record in the making.
struct Record<'t, M> {
    fields: Vec<Field<'t, M>>,
}

struct Field<'t, M> {
    name: &'t str,
    content: Content<M>,
}

enum Content<M> {
    Own(M),
    /// The entries that have headers of their own.
    Headed(Vec<M>),
}

impl<'t, M> Field<'t, M> {
    fn own((name, made): (&'t str, M)) -> Field<'t, M> {
        let content = Content::Own(made);
        Field { name, content }
    }
}

impl<'t, M: Make<'t>> Record<'t, M> {
    /// Adds a table with its own header; none where that says a thing twice.
    fn add(&mut self, name: &'t str, repeated: bool, entry: M) -> Option<()> {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            let Content::Headed(entries) = &mut field.content else {
                return None;
            };
            return repeated.then(|| entries.push(entry));
        }
        let content = if repeated {
            Content::Headed(vec![entry])
        } else {
            Content::Own(entry)
        };
        self.fields.push(Field { name, content });
        Some(())
    }

    fn made(self) -> M {
        let pairs = self.fields.into_iter().map(|field| match field.content {
            Content::Own(made) => (field.name, made),
            Content::Headed(entries) => (field.name, M::list(entries)),
        });
        M::table(pairs.collect())
    }
}
