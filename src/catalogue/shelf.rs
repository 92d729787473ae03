//! Entries of one sort, each parsed when it is first asked for.

use super::said::Said;
use super::scan::Found;
use crate::model::{Value, plain};
use serde::de::DeserializeOwned;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

/// Entries in the order of their texts.
#[derive(Debug)]
pub(super) struct Shelf<T> {
    slots: Vec<Slot<T>>,
    /// Which slot has an id.
    by_id: HashMap<String, usize>,
}

#[derive(Debug)]
struct Slot<T> {
    part: String,
    id: String,
    track: String,
    text: usize,
    at: Range<usize>,
    read: OnceLock<Option<T>>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Shelf<T> {
        Shelf {
            slots: Vec::new(),
            by_id: HashMap::new(),
        }
    }
}

impl<T> Shelf<T> {
    /// Adds an entry of the text with this number; it replaces an earlier one of its id.
    pub(super) fn put(&mut self, found: Found, text: usize) {
        let slot = Slot {
            part: found.part,
            id: found.id,
            track: found.track,
            text,
            at: found.at,
            read: OnceLock::new(),
        };
        let known = self.by_id.get(&slot.id).copied();
        if let Some(own) = known.and_then(|known| self.slots.get_mut(known)) {
            *own = slot;
        } else {
            self.by_id.insert(slot.id.clone(), self.slots.len());
            self.slots.push(slot);
        }
    }

    /// The track whose text an entry stands in.
    pub(super) fn track_of(&self, id: &str) -> Option<&str> {
        let slot = self.slots.get(*self.by_id.get(id)?)?;
        Some(slot.track.as_str()).filter(|track| !track.is_empty())
    }

    pub(super) fn ids(&self) -> Vec<&str> {
        self.slots.iter().map(|slot| slot.id.as_str()).collect()
    }
}

impl<T: DeserializeOwned> Shelf<T> {
    pub(super) fn get(&self, texts: &[Cow<'static, str>], id: &str) -> Option<&T> {
        self.slots.get(*self.by_id.get(id)?)?.read(texts)
    }

    pub(super) fn all(&self, texts: &[Cow<'static, str>]) -> Vec<&T> {
        self.slots
            .iter()
            .filter_map(|slot| slot.read(texts))
            .collect()
    }

    pub(super) fn of_track(&self, texts: &[Cow<'static, str>], track: &str) -> Vec<&T> {
        self.slots
            .iter()
            .filter(|slot| slot.track == track)
            .filter_map(|slot| slot.read(texts))
            .collect()
    }
}

impl<T: DeserializeOwned> Slot<T> {
    /// The entry; none where its text is not what it should be.
    fn read(&self, texts: &[Cow<'static, str>]) -> Option<&T> {
        self.read
            .get_or_init(|| {
                let text = texts.get(self.text)?.get(self.at.clone())?;
                let repeated = text.starts_with("[[");
                if let Some(table) = plain::entry(text, &self.part, repeated) {
                    return T::deserialize(Said(&Value::Table(table))).ok();
                }
                let mut tables: toml::Table = toml::from_str(text).ok()?;
                let entry = match tables.remove(&self.part)? {
                    toml::Value::Array(entries) => entries.into_iter().next()?,
                    entry => entry,
                };
                entry.try_into().ok()
            })
            .as_ref()
    }
}
