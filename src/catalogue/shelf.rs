//! Entries of one sort, each parsed when it is first asked for.

use super::base;
use super::said::Said;
use super::scan::Found;
use crate::model::{Table, Value};
use crate::text::Text;
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
    by_id: HashMap<Cow<'static, str>, usize>,
}

#[derive(Debug)]
struct Slot<T> {
    entry: Entry,
    called: OnceLock<Option<Text>>,
    read: OnceLock<Option<Box<T>>>,
}

/// An entry that is known to stand somewhere.
#[derive(Debug)]
pub(super) struct Entry {
    part: Cow<'static, str>,
    id: Cow<'static, str>,
    track: Cow<'static, str>,
    called: Option<Cow<'static, str>>,
    /// The number of its text.
    text: usize,
    at: Range<usize>,
}

impl Entry {
    /// Of a text that lasts as long as the program.
    pub(super) fn lasting(found: Found<'static>, text: usize) -> Entry {
        Entry {
            part: found.part.into(),
            id: found.id.into(),
            track: found.track.into(),
            called: found.called.map(Cow::Borrowed),
            text,
            at: found.at,
        }
    }

    /// Of any text.
    pub(super) fn of(found: &Found, text: usize) -> Entry {
        let own = |word: &str| Cow::Owned(word.to_owned());
        Entry {
            part: own(found.part),
            id: own(found.id),
            track: own(found.track),
            called: found.called.map(own),
            text,
            at: found.at.clone(),
        }
    }

    /// What it is: `track`, `skill` and so on.
    pub(super) fn part(&self) -> &str {
        &self.part
    }
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
    /// Adds an entry; it replaces an earlier one of its id.
    pub(super) fn put(&mut self, entry: Entry) {
        let id = entry.id.clone();
        let slot = Slot {
            entry,
            called: OnceLock::new(),
            read: OnceLock::new(),
        };
        let known = self.by_id.get(&id).copied();
        if let Some(own) = known.and_then(|known| self.slots.get_mut(known)) {
            *own = slot;
        } else {
            self.by_id.insert(id, self.slots.len());
            self.slots.push(slot);
        }
    }

    /// Where an entry stands.
    pub(super) fn place(&self, id: &str) -> Option<Place> {
        let entry = &self.slot(id)?.entry;
        Some(Place {
            part: entry.part.clone().into_owned(),
            track: entry.track.clone().into_owned(),
            text: entry.text,
            at: entry.at.clone(),
        })
    }

    /// The ids of the entries of a track, in the order of their texts.
    pub(super) fn ids_of_track(&self, track: &str) -> impl Iterator<Item = &str> {
        let entries = self.slots.iter().map(|slot| &slot.entry);
        let own = entries.filter(move |entry| entry.track == track);
        own.map(|entry| &*entry.id)
    }

    /// The track of an entry.
    pub(super) fn track_of(&self, id: &str) -> Option<&str> {
        Some(&self.slot(id)?.entry.track)
    }

    pub(super) fn ids(&self) -> Vec<&str> {
        self.slots.iter().map(|slot| &*slot.entry.id).collect()
    }

    fn slot(&self, id: &str) -> Option<&Slot<T>> {
        self.slots.get(*self.by_id.get(id)?)
    }
}

impl<T: DeserializeOwned> Shelf<T> {
    pub(super) fn get(&self, texts: &[Cow<'static, str>], id: &str) -> Option<&T> {
        self.slot(id)?.read(texts)
    }

    /// What an entry is called; it is read only where its text does not say that plainly.
    pub(super) fn called(
        &self,
        texts: &[Cow<'static, str>],
        id: &str,
        of: impl Fn(&T) -> &Text,
    ) -> Option<&Text> {
        let slot = self.slot(id)?;
        let called = slot.called.get_or_init(|| match &slot.entry.called {
            Some(called) => Some(Text::from(&**called)),
            None => slot.read(texts).map(|entry| of(entry).clone()),
        });
        called.as_ref()
    }

    pub(super) fn all(&self, texts: &[Cow<'static, str>]) -> Vec<&T> {
        self.slots
            .iter()
            .filter_map(|slot| slot.read(texts))
            .collect()
    }

    /// Adds an entry whose values are read already.
    pub(super) fn put_read(&mut self, id: &str, track: &str, table: Table) {
        self.put(Entry {
            part: Cow::default(),
            id: id.to_owned().into(),
            track: track.to_owned().into(),
            called: None,
            text: usize::MAX,
            at: 0..0,
        });
        let slot = self.slot(id);
        if let Some(slot) = slot {
            slot.read.get_or_init(|| {
                let read = T::deserialize(Said(&Value::Table(table))).ok();
                read.map(Box::new)
            });
        }
    }
}

impl<T: DeserializeOwned> Slot<T> {
    /// The entry; none where its text is not what it should be.
    fn read(&self, texts: &[Cow<'static, str>]) -> Option<&T> {
        self.read
            .get_or_init(|| {
                let text = texts.get(self.entry.text)?.get(self.entry.at.clone())?;
                let table = base::entry(text, &self.entry.part)?;
                T::deserialize(Said(&Value::Table(table)))
                    .ok()
                    .map(Box::new)
            })
            .as_deref()
    }
}
