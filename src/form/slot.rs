//! What a row holds while it is edited, by the kind of its field.

use super::chips::Chips;
use super::line::Line;
use super::prose::Prose;
use super::reading::written;
use crate::model::{Field, Kind, Value};

/// What a row holds while it is edited.
#[derive(Clone, Debug)]
pub enum Slot {
    /// The name of a group, whose fields follow as rows of their own.
    Heading,
    /// One line: text, day, quarter, figure, a name that can also be chosen.
    Line(Line),
    Prose(Prose),
    /// One of a few words.
    Choice(Option<&'static str>),
    Chips(Chips),
    /// Entries, edited on a page of their own.
    List(Vec<Value>),
    /// A value of the file that does not suit the field at all: it can be kept or cleared.
    Odd(Value),
}

impl Slot {
    /// The slot in which a value of this field is edited.
    pub(super) fn of(field: &'static Field, value: Option<&Value>) -> Slot {
        let text = value.map_or(Some(String::new()), written);
        let odd = || value.cloned().map_or(Slot::Heading, Slot::Odd);
        match field.kind {
            Kind::Group(_) if value.is_none_or(|value| value.as_table().is_some()) => Slot::Heading,
            Kind::Group(_) => odd(),
            Kind::List(_) => match value {
                None => Slot::List(Vec::new()),
                Some(Value::Array(items)) => Slot::List(items.clone()),
                Some(_) => odd(),
            },
            Kind::Links(_) | Kind::Skills | Kind::Words | Kind::Private => {
                Chips::of(value).map_or_else(odd, Slot::Chips)
            }
            Kind::Choice(words) => match value {
                None => Slot::Choice(None),
                Some(value) => {
                    let word = value
                        .as_text()
                        .and_then(|text| words.iter().find(|word| **word == text.raw()));
                    word.map_or_else(odd, |word| Slot::Choice(Some(*word)))
                }
            },
            Kind::Prose => text.map_or_else(odd, |text| Slot::Prose(Prose::new(&text))),
            _ => text.map_or_else(odd, |text| Slot::Line(Line::new(&text))),
        }
    }
}
