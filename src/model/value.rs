//! Values of a roadmap, as TOML knows them.

use crate::day::Day;
use crate::text::Text;
use ecow::EcoString;
use std::hash::Hasher;

/// One value. Tables and lists of tables are values too, so a whole roadmap is one.
#[derive(Clone, Debug)]
pub enum Value {
    Text(Text),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    Day(Day),
    /// A time, or a date with a time: kept as it is written, since no field means one.
    Moment(Box<str>),
    Array(Vec<Value>),
    Table(Table),
}

impl Value {
    /// A text value.
    pub fn text(raw: &str) -> Value {
        Value::Text(Text::from(raw))
    }

    pub fn as_text(&self) -> Option<&Text> {
        if let Value::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    pub fn as_day(&self) -> Option<Day> {
        if let Value::Day(day) = self {
            Some(*day)
        } else {
            None
        }
    }

    pub fn as_integer(&self) -> Option<i64> {
        if let Value::Integer(number) = self {
            Some(*number)
        } else {
            None
        }
    }

    /// The number of an integer or a finite float.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            #[expect(
                clippy::cast_precision_loss,
                reason = "figures of a roadmap are far below 2^52"
            )]
            Value::Integer(number) => Some(*number as f64),
            Value::Float(number) if number.is_finite() => Some(*number),
            _ => None,
        }
    }

    pub fn as_array(&self) -> Option<&[Value]> {
        if let Value::Array(items) = self {
            Some(items)
        } else {
            None
        }
    }

    pub fn as_table(&self) -> Option<&Table> {
        if let Value::Table(table) = self {
            Some(table)
        } else {
            None
        }
    }

    /// What sort of value this is, for messages: "text", "a whole number", "a day" …
    pub fn sort(&self) -> &'static str {
        match self {
            Value::Text(_) => "text",
            Value::Integer(_) => "a whole number",
            Value::Float(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::Day(_) => "a day",
            Value::Moment(_) => "a time",
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
        }
    }

    /// A number that is the same on every machine for equal content (FNV-1a over a canonical walk).
    pub fn fingerprint(&self) -> u64 {
        let mut hash = Fingerprint(0xcbf2_9ce4_8422_2325);
        self.walk(&mut hash);
        hash.finish()
    }

    fn walk(&self, hash: &mut Fingerprint) {
        match self {
            Value::Text(text) => hash.part(b't', text.raw().as_bytes()),
            Value::Integer(number) => hash.part(b'i', &number.to_le_bytes()),
            Value::Float(number) => hash.part(b'f', &number.to_bits().to_le_bytes()),
            Value::Boolean(yes) => hash.part(b'b', &[u8::from(*yes)]),
            Value::Day(day) => hash.part(b'd', day.to_string().as_bytes()),
            Value::Moment(moment) => hash.part(b'm', moment.as_bytes()),
            Value::Array(items) => {
                hash.part(b'a', &length(items.len()));
                for item in items {
                    item.walk(hash);
                }
            }
            Value::Table(table) => {
                hash.part(b'T', &length(table.len()));
                let mut sorted: Vec<_> = table.iter().collect();
                sorted.sort_by_key(|(name, _)| *name);
                for (name, value) in sorted {
                    hash.part(b'k', name.as_bytes());
                    value.walk(hash);
                }
            }
        }
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Text(a), Value::Text(b)) => a == b,
            (Value::Integer(a), Value::Integer(b)) => a == b,
            // By bits: a file that says nan is equal to itself.
            (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
            (Value::Boolean(a), Value::Boolean(b)) => a == b,
            (Value::Day(a), Value::Day(b)) => a == b,
            (Value::Moment(a), Value::Moment(b)) => a == b,
            (Value::Array(a), Value::Array(b)) => a == b,
            (Value::Table(a), Value::Table(b)) => a == b,
            _ => false,
        }
    }
}

impl Eq for Value {}

/// A length as the same bytes on every machine.
fn length(count: usize) -> [u8; 8] {
    (count as u64).to_le_bytes()
}

struct Fingerprint(u64);

impl Fingerprint {
    fn part(&mut self, sort: u8, bytes: &[u8]) {
        self.write(&[sort]);
        self.write(&length(bytes.len()));
        self.write(bytes);
    }
}

impl Hasher for Fingerprint {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

/// Names and their values, in the order of the file. Two tables are equal when they say the same in any order.
#[derive(Clone, Default, Debug)]
pub struct Table(Vec<(Name, Value)>);

/// A name, which is short: it is kept in its place, without an allocation of its own.
type Name = EcoString;

impl Table {
    pub fn new() -> Table {
        Table::default()
    }

    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0
            .iter()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        self.0
            .iter_mut()
            .find(|(own, _)| *own == name)
            .map(|(_, value)| value)
    }

    /// Sets a value in its place, or at the end where it is new; gives back the old one.
    pub fn set(&mut self, name: &str, value: Value) -> Option<Value> {
        if let Some(place) = self.get_mut(name) {
            return Some(std::mem::replace(place, value));
        }
        self.0.push((name.into(), value));
        None
    }

    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.0.iter().position(|(own, _)| *own == name)?;
        Some(self.0.remove(at).1)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0.iter().map(|(name, value)| (&**name, value))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text under a name.
    pub fn text(&self, name: &str) -> Option<&Text> {
        self.get(name)?.as_text()
    }

    /// The day under a name.
    pub fn day(&self, name: &str) -> Option<Day> {
        self.get(name)?.as_day()
    }

    /// The number under a name.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.get(name)?.as_number()
    }

    /// The tables of the list under a name; nothing where it is absent or something else.
    pub fn tables(&self, name: &str) -> impl DoubleEndedIterator<Item = &Table> {
        self.get(name)
            .and_then(Value::as_array)
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_table)
    }

    /// The texts of the list under a name.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = &Text> {
        self.get(name)
            .and_then(Value::as_array)
            .unwrap_or_default()
            .iter()
            .filter_map(Value::as_text)
    }
}

impl PartialEq for Table {
    fn eq(&self, other: &Table) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(name, value)| other.get(name) == Some(value))
    }
}

impl Eq for Table {}

impl<const N: usize> From<[(&str, Value); N]> for Table {
    fn from(pairs: [(&str, Value); N]) -> Table {
        Table(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        )
    }
}

impl<N: Into<Name>> FromIterator<(N, Value)> for Table {
    fn from_iter<I: IntoIterator<Item = (N, Value)>>(pairs: I) -> Table {
        let pairs = pairs.into_iter();
        Table(pairs.map(|(name, value)| (name.into(), value)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_equal_in_any_order() {
        let one = Table::from([("a", Value::Integer(1)), ("b", Value::text("x"))]);
        let two = Table::from([("b", Value::text("x")), ("a", Value::Integer(1))]);
        assert_eq!(one, two);
        assert_eq!(
            Value::Table(one.clone()).fingerprint(),
            Value::Table(two).fingerprint()
        );
        assert_ne!(one, Table::from([("a", Value::Integer(1))]));
    }

    #[test]
    fn the_fingerprint_never_changes_between_versions() {
        let value = Value::Table(Table::from([
            ("on", Value::Day("2026-11-22".parse().expect("a day"))),
            ("hours", Value::Float(2.5)),
        ]));
        assert_eq!(value.fingerprint(), 0xc7cd_eb13_0f69_a78e);
    }

    #[test]
    fn setting_keeps_the_place_of_a_name() {
        let mut table = Table::from([("a", Value::Integer(1)), ("b", Value::Integer(2))]);
        assert_eq!(table.set("a", Value::Integer(3)), Some(Value::Integer(1)));
        assert_eq!(table.set("c", Value::Integer(4)), None);
        let names: Vec<_> = table.iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a", "b", "c"]);
    }
}
