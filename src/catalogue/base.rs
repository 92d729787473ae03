//! The texts of a catalogue, cut into entries when somebody first asks for one.

use super::shelf::Entry;
use super::{Shelves, printed, scan};
use crate::model::{Table, Value, plain};
use std::borrow::Cow;
use std::sync::OnceLock;

/// Texts, and what stands where in them.
#[derive(Debug, Default)]
pub(super) struct Base {
    pub(super) texts: Vec<Cow<'static, str>>,
    /// From which text on they are not the program's.
    pub(super) own_from: usize,
    /// Whether the first texts are those that come with the program.
    printed: bool,
    shelves: OnceLock<Shelves>,
}

impl Base {
    /// Of just these texts.
    pub(super) fn of(texts: Vec<Cow<'static, str>>) -> Base {
        Base {
            texts,
            ..Base::default()
        }
    }

    /// Of the texts that come with the program, and some more.
    pub(super) fn with(own: Vec<String>) -> Base {
        let printed = printed::TEXTS.iter().map(|text| Cow::Borrowed(*text));
        Base {
            texts: printed.chain(own.into_iter().map(Cow::Owned)).collect(),
            own_from: printed::TEXTS.len(),
            printed: true,
            shelves: OnceLock::new(),
        }
    }

    pub(super) fn shelves(&self) -> &Shelves {
        self.shelves.get_or_init(|| {
            let mut shelves = Shelves::default();
            if self.printed {
                for (found, text) in printed::entries() {
                    shelves.put(Entry::lasting(found, text));
                }
            }
            for (number, text) in self.texts.iter().enumerate().skip(self.own_from) {
                for found in scan::entries(text) {
                    shelves.put(Entry::of(&found, number));
                }
            }
            shelves
        })
    }

    /// What an entry says, as plain values.
    pub(super) fn table(&self, part: &str, id: &str) -> Option<Table> {
        let place = self.shelves().place(part, id)?;
        entry(self.texts.get(place.text)?.get(place.at)?, &place.part)
    }

    /// The track that an entry belongs to; empty where it belongs to none.
    pub(super) fn track_of(&self, part: &str, id: &str) -> String {
        let place = self.shelves().place(part, id);
        place.map_or_else(String::new, |place| place.track)
    }
}

/// The values of one entry; the plain reader knows nearly all of them.
pub(super) fn entry(text: &str, part: &str) -> Option<Table> {
    if let Some(table) = plain::entry(text, part, text.starts_with("[[")) {
        return Some(table);
    }
    let mut tables: toml::Table = toml::from_str(text).ok()?;
    let entry = match tables.remove(part)? {
        toml::Value::Array(entries) => entries.into_iter().next()?,
        entry => entry,
    };
    match value(entry) {
        Value::Table(table) => Some(table),
        _ => None,
    }
}

/// A value of the parser as one of the model.
fn value(read: toml::Value) -> Value {
    match read {
        toml::Value::String(text) => Value::text(&text),
        toml::Value::Integer(number) => Value::Integer(number),
        toml::Value::Float(number) => Value::Float(number),
        toml::Value::Boolean(yes) => Value::Boolean(yes),
        toml::Value::Datetime(moment) => {
            let text = moment.to_string();
            text.parse()
                .map_or_else(|_| Value::Moment(text.as_str().into()), Value::Day)
        }
        toml::Value::Array(items) => Value::Array(items.into_iter().map(value).collect()),
        toml::Value::Table(table) => {
            let pairs = table.into_iter();
            let pairs = pairs.map(|(name, own)| (name, value(own)));
            Value::Table(pairs.collect())
        }
    }
}
