//! A value that was read plainly, given to what is derived for entries of the catalogue.

use crate::model::Value;
use serde::Deserializer;
use serde::de::value::{Error, MapDeserializer, SeqDeserializer};
use serde::de::{IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// A value as something that can be deserialized. A day is given as its text.
#[derive(Clone, Copy)]
pub(super) struct Said<'v>(pub(super) &'v Value);

impl<'de> Deserializer<'de> for Said<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.0 {
            Value::Text(text) => visitor.visit_str(text.raw()),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Boolean(yes) => visitor.visit_bool(*yes),
            Value::Day(day) => visitor.visit_string(day.to_string()),
            Value::Moment(moment) => visitor.visit_str(moment),
            Value::Array(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(Said))),
            Value::Table(table) => {
                let pairs = table.iter().map(|(name, value)| (name, Said(value)));
                visitor.visit_map(MapDeserializer::new(pairs))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf unit unit_struct newtype_struct seq
        tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, Error> for Said<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}
