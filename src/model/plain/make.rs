//! What the plain reader makes of what it reads: values, or nothing but certainty.

use crate::day::Day;
use crate::model::{Table, Value};

/// What comes of reading: values, or only the certainty that it can be read.
pub(super) trait Make<'t>: Sized {
    fn text(text: &'t str) -> Self;
    fn day(day: Day) -> Self;
    fn integer(number: i64) -> Self;
    fn float(number: f64) -> Self;
    fn boolean(yes: bool) -> Self;
    fn list(items: Vec<Self>) -> Self;
    fn table(pairs: Vec<(&'t str, Self)>) -> Self;
}

/// The values themselves.
pub(super) struct Values(Value);

impl Values {
    pub(super) fn into_value(self) -> Value {
        self.0
    }

    pub(super) fn into_table(self) -> Option<Table> {
        if let Value::Table(table) = self.0 {
            Some(table)
        } else {
            None
        }
    }
}

impl<'t> Make<'t> for Values {
    fn text(text: &'t str) -> Values {
        Values(Value::text(text))
    }

    fn day(day: Day) -> Values {
        Values(Value::Day(day))
    }

    fn integer(number: i64) -> Values {
        Values(Value::Integer(number))
    }

    fn float(number: f64) -> Values {
        Values(Value::Float(number))
    }

    fn boolean(yes: bool) -> Values {
        Values(Value::Boolean(yes))
    }

    fn list(items: Vec<Values>) -> Values {
        Values(Value::Array(
            items.into_iter().map(Values::into_value).collect(),
        ))
    }

    fn table(pairs: Vec<(&'t str, Values)>) -> Values {
        let pairs = pairs.into_iter().map(|(name, value)| (name, value.0));
        Values(Value::Table(pairs.collect()))
    }
}

/// Nothing but that it could be read.
pub(super) struct Shape;

impl<'t> Make<'t> for Shape {
    fn text(_: &'t str) -> Shape {
        Shape
    }

    fn day(_: Day) -> Shape {
        Shape
    }

    fn integer(_: i64) -> Shape {
        Shape
    }

    fn float(_: f64) -> Shape {
        Shape
    }

    fn boolean(_: bool) -> Shape {
        Shape
    }

    fn list(_: Vec<Shape>) -> Shape {
        Shape
    }

    fn table(_: Vec<(&'t str, Shape)>) -> Shape {
        Shape
    }
}
