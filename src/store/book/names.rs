//! The keys of records, and the records of a key.

use super::Book;
use crate::model::{Key, Section, Table, Value, keys_of, numbered};
use crate::store::index::{ByDays, ByIds};
use crate::store::scan::Id;

impl Book {
    /// Whether a record may have one of these ids; true where only reading it can tell.
    pub(in crate::store) fn may_be(&self, section: Section, number: usize, ids: &[Id]) -> bool {
        let own = self.id_mark(section, number);
        own == Id::UNCLEAR || ids.contains(&own)
    }

    /// The key of a record.
    pub fn key(&self, section: Section, number: usize) -> Key {
        let own = self.name(section, number);
        let before = self
            .named(section, &own)
            .take_while(|other| *other < number)
            .count();
        own.nth(u32::try_from(before).unwrap_or(u32::MAX))
    }

    /// The keys of all records of a section, in their order.
    pub fn keys(&self, section: Section) -> Vec<Key> {
        numbered((0..self.count(section)).map(|number| self.name(section, number)))
    }

    /// The number of the record with a key.
    pub fn find(&self, section: Section, key: &Key) -> Option<usize> {
        self.named(section, key).nth(key.ordinal() as usize)
    }

    /// The numbers of the records with a name, in their order.
    pub(in crate::store) fn named(
        &self,
        section: Section,
        name: &Key,
    ) -> impl Iterator<Item = usize> {
        let by_day = section
            .list()
            .is_some_and(|list| list.natural.first() == Some(&"on"));
        let maybe: Box<dyn Iterator<Item = usize>> = match (name.as_id(), name.day()) {
            // The person is known by the section, which no index holds.
            (Some(id), _) if section.list().is_some() => {
                Box::new(self.by_ids(section).maybe(id).into_iter())
            }
            (None, Some(day)) if by_day => Box::new(self.by_days(section).maybe(day).into_iter()),
            _ => Box::new(0..self.count(section)),
        };
        maybe.filter(move |number| self.name(section, *number).same_name(name))
    }

    /// What finds the records of a section by their ids.
    pub(in crate::store) fn by_ids(&self, section: Section) -> &ByIds {
        self.ids[section as usize].get_or_init(|| {
            let numbers = 0..self.count(section);
            ByIds::of(numbers.map(|number| self.id_mark(section, number)))
        })
    }

    /// What finds the records of a section by their days.
    pub(in crate::store) fn by_days(&self, section: Section) -> &ByDays {
        self.days[section as usize].get_or_init(|| {
            let numbers = 0..self.count(section);
            ByDays::of(numbers.map(|number| self.day(section, number)))
        })
    }

    fn id_mark(&self, section: Section, number: usize) -> Id {
        match self.block(section, number) {
            _ if self.is_unusual(section) => Id::UNCLEAR,
            Some(block) if block.simple || block.id != Id::NONE => block.id,
            _ => Id::UNCLEAR,
        }
    }

    /// The key of a record, but for its place among equals.
    pub(in crate::store) fn name(&self, section: Section, number: usize) -> Key {
        let Some(list) = section.list() else {
            return Key::id(section.name());
        };
        let mut known = Table::new();
        for field in list
            .has_id
            .then_some("id")
            .into_iter()
            .chain(list.natural.iter().copied())
        {
            if field == "id" && self.id_mark(section, number) == Id::NONE {
                continue;
            }
            if let Some(value) = self.peek(section, number, field) {
                known.set(field, value);
                if field == "id" && known.text("id").is_some() {
                    break;
                }
            }
        }
        Key::of(&known, list)
    }
}

/// The keys of the entries of a section, all at once.
pub(in crate::store) fn keys(roadmap: &Table, section: Section) -> Vec<Key> {
    let items = roadmap
        .get(section.name())
        .and_then(Value::as_array)
        .unwrap_or_default();
    section
        .list()
        .map(|list| keys_of(items, list))
        .unwrap_or_default()
}
