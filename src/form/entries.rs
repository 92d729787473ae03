//! A page of a form: the entries of a list, which can be added, opened, moved and taken away.

use super::chips::swap;
use super::reading::brief;
use crate::day::Day;
use crate::model::{Field, List, Table, Value};

/// The entries of one list under edit.
#[derive(Clone, Debug)]
pub struct Entries {
    pub(super) title: String,
    doc: &'static str,
    pub(super) list: &'static List,
    pub(super) items: Vec<Value>,
    pub(super) at: usize,
    past: Vec<(Vec<Value>, usize)>,
    future: Vec<(Vec<Value>, usize)>,
    /// The entry that is open in a form of its own; one past the last is a new one.
    pub(super) open: Option<usize>,
}

impl Entries {
    pub(super) fn new(field: &'static Field, list: &'static List, items: Vec<Value>) -> Entries {
        Entries {
            title: field.label.to_owned(),
            doc: field.doc,
            list,
            at: items.len().saturating_sub(1),
            items,
            past: Vec::new(),
            future: Vec::new(),
            open: None,
        }
    }

    pub fn title(&self) -> &str {
        &self.title
    }

    /// What the list means.
    pub fn doc(&self) -> &'static str {
        self.doc
    }

    /// What one of them is called.
    pub fn one(&self) -> &'static str {
        self.list.one
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The entry under the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// What an entry says in one line, safe to show.
    pub fn summary(&self, at: usize, today: Day) -> String {
        self.items
            .get(at)
            .map(|item| summary(item, self.list, today))
            .unwrap_or_default()
    }

    /// What an entry is called: the first that it is known by, such as its day.
    pub(super) fn name_of(&self, at: usize, today: Day) -> String {
        let table = self.items.get(at).and_then(Value::as_table);
        let first = self
            .list
            .natural
            .iter()
            .find_map(|name| table?.get(name))
            .map(|value| brief(value, today));
        first
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| self.list.one.to_owned())
    }

    pub(super) fn go(&mut self, by: isize) {
        let last = self.items.len().saturating_sub(1);
        self.at = self.at.saturating_add_signed(by).min(last);
    }

    /// Takes the entry under the cursor away; undo brings it back.
    pub(super) fn remove(&mut self) {
        if self.at < self.items.len() {
            self.remember();
            self.items.remove(self.at);
            self.go(0);
        }
    }

    /// Moves the entry under the cursor by one place.
    pub(super) fn shift(&mut self, down: bool) {
        let other = if down {
            self.at + 1
        } else {
            self.at.wrapping_sub(1)
        };
        if self.at < self.items.len() && other < self.items.len() {
            self.remember();
            self.items.swap(self.at, other);
            self.at = other;
        }
    }

    /// Puts an edited entry in its place, or a new one behind the one under the cursor.
    pub(super) fn put(&mut self, table: Table) {
        let Some(open) = self.open.take() else { return };
        let value = Value::Table(table);
        if self.items.get(open) == Some(&value) {
            return;
        }
        self.remember();
        if let Some(item) = self.items.get_mut(open) {
            *item = value;
        } else {
            self.items.push(value);
            self.at = self.items.len() - 1;
        }
    }

    pub(super) fn undo(&mut self) {
        let mut now = (std::mem::take(&mut self.items), self.at);
        swap(&mut now, &mut self.past, &mut self.future);
        (self.items, self.at) = now;
    }

    pub(super) fn redo(&mut self) {
        let mut now = (std::mem::take(&mut self.items), self.at);
        swap(&mut now, &mut self.future, &mut self.past);
        (self.items, self.at) = now;
    }

    fn remember(&mut self) {
        self.past.push((self.items.clone(), self.at));
        self.future.clear();
    }
}

/// How many of something, in words: `no readings`, `1 reading`, `3 study entries`.
pub fn count(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        0 => format!("no {}", plural(one)),
        _ => format!("{number} {}", plural(one)),
    }
}

fn plural(one: &str) -> String {
    match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ => format!("{one}s"),
    }
}

/// What an entry says in one line: first what it is known by, then the rest.
pub(super) fn summary(item: &Value, list: &List, today: Day) -> String {
    let Some(table) = item.as_table() else {
        return format!("{} instead of a {}", item.sort(), list.one);
    };
    let rest = list.fields.iter().map(|field| field.name).filter(|name| {
        !list.natural.contains(name) && !matches!(*name, "id" | "added" | "private")
    });
    let mut parts = Vec::new();
    for name in list.natural.iter().copied().chain(rest) {
        let Some(value) = table.get(name) else {
            continue;
        };
        let inner = list.fields.iter().find(|field| field.name == name);
        parts.push(match (inner.map(|field| field.kind), value) {
            (Some(crate::model::Kind::List(list)), Value::Array(items)) => {
                count(items.len(), list.one)
            }
            _ => brief(value, today),
        });
    }
    if parts.is_empty() {
        return "empty".to_owned();
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_words() {
        assert_eq!(count(0, "reading"), "no readings");
        assert_eq!(count(1, "reading"), "1 reading");
        assert_eq!(count(3, "study entry"), "3 study entries");
    }
}
