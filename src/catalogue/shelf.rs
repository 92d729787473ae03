//! Entries of one sort, each parsed when it is first asked for.

use super::base;
use super::said::Said;
use super::scan::Found;
use crate::model::{Table, Value};
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

/// Where an entry stands: what it is, of which track, in which text, and where there.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) part: String,
    pub(super) track: String,
    pub(super) text: usize,
    pub(super) at: Range<usize>,
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

    /// Where an entry stands.
    pub(super) fn place(&self, id: &str) -> Option<Place> {
        let slot = self.slots.get(*self.by_id.get(id)?)?;
        Some(Place {
            part: slot.part.clone(),
            track: slot.track.clone(),
            text: slot.text,
            at: slot.at.clone(),
        })
    }

    /// The ids of the entries of a track, in the order of their texts.
    pub(super) fn ids_of_track(&self, track: &str) -> impl Iterator<Item = &str> {
        let own = self.slots.iter().filter(move |slot| slot.track == track);
        own.map(|slot| slot.id.as_str())
    }

    /// The track of an entry.
    pub(super) fn track_of(&self, id: &str) -> Option<&str> {
        let slot = self.slots.get(*self.by_id.get(id)?)?;
        Some(&slot.track)
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

    /// Adds an entry whose values are read already.
    pub(super) fn put_read(&mut self, id: &str, track: &str, table: Table) {
        let found = Found {
            part: String::new(),
            id: id.to_owned(),
            track: track.to_owned(),
            at: 0..0,
        };
        self.put(found, usize::MAX);
        let slot = self.by_id.get(id).and_then(|at| self.slots.get(*at));
        if let Some(slot) = slot {
            slot.read
                .get_or_init(|| T::deserialize(Said(&Value::Table(table))).ok());
        }
    }
}

impl<T: DeserializeOwned> Slot<T> {
    /// The entry; none where its text is not what it should be.
    fn read(&self, texts: &[Cow<'static, str>]) -> Option<&T> {
        self.read
            .get_or_init(|| {
                let text = texts.get(self.text)?.get(self.at.clone())?;
                let table = base::entry(text, &self.part)?;
                T::deserialize(Said(&Value::Table(table))).ok()
            })
            .as_ref()
    }
}
