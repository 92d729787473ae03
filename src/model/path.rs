//! The name of a place in a roadmap: section, record, field, entry.

use super::field::Shape;
use super::fields::ROOT;
use super::key::{Key, keys_of};
use super::section::Section;
use super::value::{Table, Value};
use std::fmt;

/// One step into a roadmap.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Step {
    /// To the value under a name.
    Field(Box<str>),
    /// To an entry of a list.
    Item(Key),
    /// To the order of a list's entries; always the last step.
    Order,
}

/// Steps from the roadmap's root. Empty, it is the whole roadmap.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Path(Vec<Step>);

impl Path {
    pub fn root() -> Path {
        Path::default()
    }

    /// A record of a section with many.
    pub fn record(section: Section, key: Key) -> Path {
        Path::root().field(section.name()).item(key)
    }

    /// A section: all of its records, or its one table.
    pub fn section(section: Section) -> Path {
        Path::root().field(section.name())
    }

    #[must_use]
    pub fn field(mut self, name: &str) -> Path {
        self.0.push(Step::Field(name.into()));
        self
    }

    #[must_use]
    pub fn item(mut self, key: Key) -> Path {
        self.0.push(Step::Item(key));
        self
    }

    #[must_use]
    pub fn order(mut self) -> Path {
        self.0.push(Step::Order);
        self
    }

    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The place that holds this one.
    pub fn parent(&self) -> Option<Path> {
        self.0.split_last().map(|(_, rest)| Path(rest.to_vec()))
    }

    pub fn last(&self) -> Option<&Step> {
        self.0.last()
    }

    /// Whether `other` is this place or lies inside it.
    pub fn holds(&self, other: &Path) -> bool {
        other.0.starts_with(&self.0)
    }

    /// The same place with another key of the entry at step `at`.
    #[must_use]
    pub fn with_key(mut self, at: usize, key: Key) -> Path {
        if let Some(step) = self.0.get_mut(at) {
            *step = Step::Item(key);
        }
        self
    }

    /// The section that the path leads into.
    pub fn into_section(&self) -> Option<Section> {
        match self.0.first()? {
            Step::Field(name) => Section::named(name),
            _ => None,
        }
    }

    /// The section and key of the record that the path leads into, for sections with many records.
    pub fn into_record(&self) -> Option<(Section, &Key)> {
        match (self.into_section()?, self.0.get(1)?) {
            (section, Step::Item(key)) => Some((section, key)),
            _ => None,
        }
    }

    /// What stands at this place.
    pub fn find<'r>(&self, roadmap: &'r Table) -> Option<&'r Value> {
        let (first, rest) = self.0.split_first()?;
        let Step::Field(name) = first else {
            return None;
        };
        let mut value = roadmap.get(name)?;
        let mut shape = ROADMAP_SHAPE.under(name, value.as_table().is_some());
        for step in rest {
            match (step, value, shape) {
                (Step::Field(name), Value::Table(table), _) => {
                    value = table.get(name)?;
                    shape = shape.under(name, value.as_table().is_some());
                }
                (Step::Item(key), Value::Array(items), Shape::List(list)) => {
                    let at = keys_of(items, list).iter().position(|own| own == key)?;
                    value = items.get(at)?;
                    shape = Shape::Table(list.fields);
                }
                _ => return None,
            }
        }
        Some(value)
    }
}

impl FromIterator<Step> for Path {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Path {
        Path(steps.into_iter().collect())
    }
}

/// The shape of a whole roadmap.
pub(crate) const ROADMAP_SHAPE: Shape = Shape::Table(ROOT);

impl fmt::Display for Path {
    /// `skill[slo].levels[~2026-10-18|me].note`, safe to show.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if number == 0 => out.write_str(&crate::text::shown(name))?,
                Step::Field(name) => write!(out, ".{}", crate::text::shown(name))?,
                Step::Item(key) => write!(out, "[{}]", crate::text::shown(&key.written()))?,
                Step::Order => out.write_str(".(order)")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}
