//! Random changes of a roadmap, chosen by bytes.

use roadbook::day::Day;
use roadbook::model::{Field, Kind, Section, Table, Value};

/// Bytes that choose; zeros once there are no more.
pub(crate) struct Bytes<'b>(std::slice::Iter<'b, u8>);

impl<'b> Bytes<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Bytes<'b> {
        Bytes(bytes.iter())
    }

    /// A number from 0 up to the bound.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::from(self.0.next().copied().unwrap_or(0)) % bound.max(1)
    }
}

/// Does one thing to a roadmap.
pub(crate) fn mutated(roadmap: &mut Table, choice: &mut Bytes<'_>) {
    let section = Section::ALL[choice.below(Section::ALL.len())];
    if section.list().is_none() {
        let mut table = roadmap
            .get(section.name())
            .and_then(Value::as_table)
            .cloned()
            .unwrap_or_default();
        field(&mut table, section.fields(), choice);
        roadmap.set(section.name(), Value::Table(table));
        return;
    }
    let known = roadmap.get(section.name());
    if known.is_some_and(|value| value.as_array().is_none()) {
        return;
    }
    let mut items = known.and_then(Value::as_array).unwrap_or_default().to_vec();
    entries(&mut items, section.fields(), choice);
    roadmap.set(section.name(), Value::Array(items));
}

/// Adds, takes away, moves or changes one entry.
fn entries(items: &mut Vec<Value>, fields: &'static [Field], choice: &mut Bytes<'_>) {
    let at = choice.below(items.len());
    match choice.below(5) {
        0 if !items.is_empty() => drop(items.remove(at)),
        1 if items.len() > 1 => {
            let other = choice.below(items.len());
            items.swap(at, other);
        }
        2 => {
            let mut table = Table::new();
            for _ in 0..=choice.below(4) {
                field(&mut table, fields, choice);
            }
            items.insert(at.min(items.len()), Value::Table(table));
        }
        _ => {
            if let Some(Value::Table(table)) = items.get_mut(at) {
                field(table, fields, choice);
            }
        }
    }
}

/// Sets or takes away one field of a table.
fn field(table: &mut Table, fields: &'static [Field], choice: &mut Bytes<'_>) {
    let field = &fields[choice.below(fields.len())];
    if choice.below(4) == 0 {
        table.remove(field.name);
        return;
    }
    let value = match (field.kind, table.get(field.name)) {
        (Kind::List(list), known) => {
            let mut items = known.and_then(Value::as_array).unwrap_or_default().to_vec();
            entries(&mut items, list.fields, choice);
            Value::Array(items)
        }
        (Kind::Group(inner), known) => {
            let mut group = known.and_then(Value::as_table).cloned().unwrap_or_default();
            let own = &inner[choice.below(inner.len())];
            group.set(own.name, scalar(own.kind, choice));
            Value::Table(group)
        }
        (kind, _) => scalar(kind, choice),
    };
    table.set(field.name, value);
}

const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "slo",
    "Zoë 日本",
    "\"",
    "\\",
    "'''",
    "\"\"\"",
    "a\nb",
    "a\r\nb\n",
    "\n",
    "\u{1b}[31m\u{202e}\u{9b}",
    "# no comment",
    "[[win]]",
    "= 1",
    "\t x ",
    "win:a",
    "\u{feff}",
    "\u{7f}",
];

fn scalar(kind: Kind, choice: &mut Bytes<'_>) -> Value {
    let text = |choice: &mut Bytes<'_>| Value::text(TEXTS[choice.below(TEXTS.len())]);
    match kind {
        Kind::Day => Value::Day(
            Day::new(2026, 1 + u32::try_from(choice.below(12)).unwrap_or(0), 15).expect("a day"),
        ),
        Kind::Whole { least, .. } => {
            Value::Integer(least + i64::try_from(choice.below(3)).unwrap_or(0))
        }
        Kind::Number { least, .. } => match choice.below(4) {
            0 => Value::Integer(3),
            1 => Value::Float(f64::MAX),
            _ => Value::Float(least + 0.5),
        },
        Kind::Links(_) | Kind::Skills | Kind::Words | Kind::Private => {
            let count = choice.below(3);
            Value::Array((0..count).map(|_| text(choice)).collect())
        }
        _ => text(choice),
    }
}
