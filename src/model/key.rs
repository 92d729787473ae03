//! How an entry of a list is known: by its id, else by what it says and its place among equals.

use super::field::List;
use super::value::{Table, Value};
use crate::day::Day;
use std::fmt;

/// The name of one entry in its list. Two entries with the same name are told apart by their order.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    name: Box<str>,
    named: bool,
    ordinal: u32,
}

impl Key {
    /// The key of the first entry with this id.
    pub fn id(id: &str) -> Key {
        Key {
            name: id.into(),
            named: true,
            ordinal: 0,
        }
    }

    /// The key of an entry by its content, the first of that name.
    pub fn of(table: &Table, list: &List) -> Key {
        if list.has_id
            && let Some(id) = table.text("id")
        {
            return Key::id(id.raw());
        }
        let mut name = String::new();
        for (number, field) in list.natural.iter().enumerate() {
            if number > 0 {
                name.push('|');
            }
            if let Some(value) = table.get(field) {
                natural_part(value, &mut name);
            }
        }
        Key {
            name: name.into(),
            named: false,
            ordinal: 0,
        }
    }

    /// The same name at another place among equals; 0 is the first.
    #[must_use]
    pub fn nth(self, ordinal: u32) -> Key {
        Key { ordinal, ..self }
    }

    /// The id, if the entry has one.
    pub fn as_id(&self) -> Option<&str> {
        self.named.then_some(&*self.name)
    }

    /// The day that a name without id begins with, if it does.
    pub fn day(&self) -> Option<Day> {
        let first = self.name.split('|').next().filter(|_| !self.named)?;
        first.parse().ok()
    }

    /// The place among entries of the same name, 0 for the first.
    pub fn ordinal(&self) -> u32 {
        self.ordinal
    }

    /// Whether two keys differ at most in their place among equals.
    pub fn same_name(&self, other: &Key) -> bool {
        self.named == other.named && self.name == other.name
    }

    /// The key in one line, for a journal: `id`, `~natural`, and `#2` for the second of a name. It is read by [`Key::parse`].
    pub fn written(&self) -> String {
        let mut out = String::new();
        if !self.named {
            out.push('~');
        } else if self.name.starts_with(['~', '=']) {
            out.push('=');
        }
        out.push_str(&self.name);
        if self.ordinal > 0 || self.name.contains('#') {
            out.push('#');
            out.push_str(&(self.ordinal + 1).to_string());
        }
        out
    }

    /// Reads what [`Key::written`] wrote.
    pub fn parse(text: &str) -> Key {
        let (name, ordinal) = match text.rsplit_once('#') {
            Some((name, number)) => match number.parse::<u32>() {
                Ok(number @ 1..) => (name, number - 1),
                _ => (text, 0),
            },
            None => (text, 0),
        };
        match name.strip_prefix('~') {
            Some(natural) => Key {
                name: natural.into(),
                named: false,
                ordinal,
            },
            None => Key {
                name: name.strip_prefix('=').unwrap_or(name).into(),
                named: true,
                ordinal,
            },
        }
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.written(), out)
    }
}

fn natural_part(value: &Value, name: &mut String) {
    match value {
        Value::Text(text) => name.push_str(text.raw()),
        Value::Day(day) => name.push_str(&day.to_string()),
        Value::Integer(number) => name.push_str(&number.to_string()),
        Value::Float(number) => name.push_str(&number.to_string()),
        Value::Boolean(yes) => name.push_str(if *yes { "true" } else { "false" }),
        Value::Moment(moment) => name.push_str(moment),
        Value::Array(_) | Value::Table(_) => name.push('…'),
    }
}

/// The keys of the entries of a list, in their order. What is no table has a key too, so that nothing is passed over.
pub fn keys_of(items: &[Value], list: &List) -> Vec<Key> {
    let empty = Table::new();
    numbered(
        items
            .iter()
            .map(|item| Key::of(item.as_table().unwrap_or(&empty), list)),
    )
}

/// Keys of entries in their order, told apart by their place among equals.
pub fn numbered(keys: impl Iterator<Item = Key>) -> Vec<Key> {
    let mut keys: Vec<Key> = keys.collect();
    let mut order: Vec<usize> = (0..keys.len()).collect();
    // Stable, so that equals stay in their order.
    order.sort_by(|one, other| keys[*one].cmp(&keys[*other]));
    for pair in order.windows(2) {
        if let [before, here] = *pair
            && keys[before].same_name(&keys[here])
        {
            keys[here].ordinal = keys[before].ordinal + 1;
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    static SESSIONS: List = List {
        one: "session",
        natural: &["on", "with"],
        fields: &[],
        has_id: true,
    };

    fn session(with: &str) -> Value {
        Value::Table(Table::from([
            ("on", Value::Day("2026-11-12".parse().expect("a day"))),
            ("with", Value::text(with)),
        ]))
    }

    #[test]
    fn entries_without_id_are_known_by_what_they_say_and_their_order() {
        let keys = keys_of(&[session("Bo"), session("Mina"), session("Bo")], &SESSIONS);
        let written: Vec<_> = keys.iter().map(Key::written).collect();
        assert_eq!(
            written,
            ["~2026-11-12|Bo", "~2026-11-12|Mina", "~2026-11-12|Bo#2"]
        );
    }

    #[test]
    fn a_written_key_is_read_back() {
        for key in [
            Key::id("slo"),
            Key::id("a#1"),
            Key::id("~x"),
            Key::id("x").nth(3),
            Key::id(""),
            Key::id("#"),
        ] {
            assert_eq!(Key::parse(&key.written()), key, "{}", key.written());
        }
        let natural = keys_of(&[session("B#2")], &SESSIONS).remove(0);
        assert_eq!(Key::parse(&natural.written()), natural);
    }
}
