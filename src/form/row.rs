//! One row of a form: a field of the table of fields and what is being written into it.

use super::chips::Chips;
use super::context::{ALL_OF_IT, Candidate, FormContext};
use super::pick::{Pick, Taking};
use super::reading::{Read, fits, note, read, unit, written};
use super::slot::Slot;
use crate::action::Context;
use crate::model::{Field, Kind, Section, Value};
use crate::text::Text;

/// A row of a form.
#[derive(Clone, Debug)]
pub struct Row {
    pub(super) field: &'static Field,
    pub(super) siblings: &'static [Field],
    /// The groups that the field lies in, from the outermost.
    pub(super) place: Vec<&'static str>,
    pub(super) slot: Slot,
    original: Option<Value>,
    /// Whether anything was done in this row: only then can it differ from what stood there.
    edited: bool,
    /// Earlier choices and lists of this row, for undo.
    past: Vec<Slot>,
    future: Vec<Slot>,
}

impl Row {
    pub(super) fn new(
        field: &'static Field,
        siblings: &'static [Field],
        place: &[&'static str],
        original: Option<&Value>,
    ) -> Row {
        Row {
            field,
            siblings,
            place: place.to_vec(),
            slot: Slot::of(field, original),
            original: original.cloned(),
            edited: false,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    pub fn field(&self) -> &'static Field {
        self.field
    }

    pub fn slot(&self) -> &Slot {
        &self.slot
    }

    /// How deep it lies in groups.
    pub fn depth(&self) -> usize {
        self.place.len()
    }

    /// The unit behind its figure.
    pub fn unit(&self) -> &'static str {
        unit(self.field)
    }

    /// Whether the cursor can stand on it.
    pub fn takes_focus(&self) -> bool {
        !matches!(self.slot, Slot::Heading)
    }

    /// Whether what is written differs from what stood there.
    pub fn touched(&self) -> bool {
        // A value that is wrong as it stands is written anew even where its text looks the same.
        let was_right = || {
            self.original
                .as_ref()
                .is_none_or(|value| fits(self.field, value).is_ok())
        };
        self.edited
            && !(self.looks_as_it_was() && (was_right() || matches!(self.slot, Slot::Odd(_))))
    }

    fn looks_as_it_was(&self) -> bool {
        let original = self.original.as_ref();
        match (&self.slot, original) {
            (Slot::Line(line), None) => line.text().is_empty(),
            (Slot::Prose(prose), None) => prose.text().is_empty(),
            (Slot::Line(line), Some(value)) => written(value).as_deref() == Some(line.text()),
            (Slot::Prose(prose), Some(value)) => written(value).as_deref() == Some(prose.text()),
            (Slot::Choice(word), _) => *word == original.and_then(Value::as_text).map(Text::raw),
            (Slot::Chips(chips), None) => chips.all().is_empty(),
            (Slot::Chips(chips), Some(value)) => {
                Chips::of(Some(value)).is_some_and(|own| own.items() == chips.all())
            }
            (Slot::List(items), None) => items.is_empty(),
            (Slot::List(items), Some(value)) => value.as_array() == Some(items),
            (Slot::Heading, value) => value.is_none(),
            (Slot::Odd(_), _) => true,
        }
    }

    /// What the row says, or why it says nothing that can be kept. An untouched row says exactly what stood there.
    pub fn value(&self, context: &FormContext) -> Read {
        if !self.touched() {
            return Ok(self.original.clone());
        }
        match self.said(context) {
            Err(_) if self.looks_as_it_was() => Ok(self.original.clone()),
            said => said,
        }
    }

    fn said(&self, context: &FormContext) -> Read {
        let value = match &self.slot {
            Slot::Heading => None,
            Slot::Line(line) => read(self.field, line.text(), context)?,
            Slot::Prose(prose) => read(self.field, prose.text(), context)?,
            Slot::Choice(word) => word.map(Value::text),
            Slot::Chips(chips) => chips_value(self.field, &chips.all())?,
            Slot::List(items) if items.is_empty() => None,
            Slot::List(items) => Some(Value::Array(items.clone())),
            Slot::Odd(value) => Some(value.clone()),
        };
        Ok(match (value, &self.original) {
            (Some(new), Some(old)) if same_number(&new, old) && fits(self.field, old).is_ok() => {
                Some(old.clone())
            }
            (value, _) => value,
        })
    }

    /// What is wrong with the row as it stands, whoever wrote it.
    pub fn trouble(&self, context: &FormContext) -> Option<String> {
        // A list's entries tell their own troubles on their own page.
        if matches!(self.slot, Slot::List(_) | Slot::Heading) {
            return None;
        }
        match self.value(context) {
            Err(reason) => Some(reason),
            Ok(Some(value)) => fits(self.field, &value).err(),
            Ok(None) => None,
        }
    }

    /// How the text was understood, to stand beside it.
    pub fn note(&self, context: &FormContext) -> Option<String> {
        match &self.slot {
            Slot::Line(line) => note(self.field, line.text(), context),
            _ => None,
        }
    }

    /// The names that can be chosen here.
    pub fn candidates(&self, context: &FormContext) -> Vec<Candidate> {
        context.candidates(self.field, self.siblings)
    }

    /// The popup of its names, if it has any; `typed` narrows them.
    pub(super) fn pick(&self, context: &FormContext, typed: &str) -> Option<Pick> {
        let taking = match self.field.kind {
            Kind::Choice(_) => Taking::One,
            Kind::Private => Taking::Some,
            Kind::Skills | Kind::Words | Kind::Links(_) => Taking::SomeOrNew,
            _ => Taking::OneOrNew,
        };
        let all = self.candidates(context);
        let makes = self.makes();
        let some = !all.is_empty() || !makes.is_empty();
        some.then(|| Pick::new(all, taking, typed, &self.chosen()).making(makes))
    }

    /// The sorts of records that the field links to, and that can be made for it.
    fn makes(&self) -> Vec<Section> {
        match self.field.kind {
            Kind::Link(names) | Kind::Links(names) => names
                .iter()
                .filter_map(|name| Section::named(name))
                .collect(),
            Kind::Skills => vec![Section::Skill],
            _ => Vec::new(),
        }
    }

    /// The values that are chosen now.
    pub(super) fn chosen(&self) -> Vec<String> {
        match &self.slot {
            Slot::Line(line) => vec![line.text().to_owned()],
            Slot::Choice(word) => word.iter().map(|word| (*word).to_owned()).collect(),
            Slot::Chips(chips) => chips
                .items()
                .iter()
                .filter_map(|item| match item {
                    Value::Boolean(true) => Some(ALL_OF_IT.to_owned()),
                    other => other.as_text().map(|text| text.raw().to_owned()),
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The keys that work on it.
    pub fn keys(&self) -> Context {
        match (&self.slot, self.field.kind) {
            (Slot::Choice(_), _) => Context::Choice,
            (Slot::Chips(_), Kind::Private) => Context::Private,
            (Slot::Line(_) | Slot::Chips(_), _) => Context::Field,
            (Slot::Prose(_), _) => Context::LongText,
            (Slot::Heading | Slot::List(_) | Slot::Odd(_), _) => Context::Form,
        }
    }

    /// Puts another slot in the place of this one, so that undo brings this one back.
    pub(super) fn put(&mut self, slot: Slot) {
        self.past.push(std::mem::replace(&mut self.slot, slot));
        self.future.clear();
        self.edited = true;
    }

    /// Goes on with a value that was written earlier, unless it is what stands there.
    pub(super) fn resume(&mut self, value: Option<&Value>) {
        let is_group = matches!(self.field.kind, Kind::Group(_));
        if value != self.original.as_ref() && !is_group {
            self.put(Slot::of(self.field, value));
        }
    }

    pub(super) fn edited(&mut self) {
        self.edited = true;
    }

    /// Empties the row; the field will be absent.
    pub(super) fn clear(&mut self) {
        self.edited = true;
        match &mut self.slot {
            Slot::Line(line) => line.clear(),
            Slot::Prose(prose) => prose.buffer().set(""),
            Slot::Chips(chips) => chips.clear(),
            Slot::Choice(_) | Slot::List(_) | Slot::Odd(_) => {
                let empty = Slot::of(self.field, None);
                self.put(empty);
            }
            Slot::Heading => {}
        }
    }

    pub(super) fn undo(&mut self) -> bool {
        let own = match &mut self.slot {
            Slot::Line(line) => line.buffer().undo(),
            Slot::Prose(prose) => prose.buffer().undo(),
            Slot::Chips(chips) => chips.undo(),
            _ => false,
        };
        own || super::chips::swap(&mut self.slot, &mut self.past, &mut self.future)
    }

    pub(super) fn redo(&mut self) -> bool {
        let own = match &mut self.slot {
            Slot::Line(line) => line.buffer().redo(),
            Slot::Prose(prose) => prose.buffer().redo(),
            Slot::Chips(chips) => chips.redo(),
            _ => false,
        };
        own || super::chips::swap(&mut self.slot, &mut self.future, &mut self.past)
    }

    /// Goes to another of the few words, or to none of them.
    pub(super) fn turn(&mut self, forward: bool) {
        let (Kind::Choice(words), Slot::Choice(now)) = (self.field.kind, &self.slot) else {
            return;
        };
        let at = now.and_then(|now| words.iter().position(|word| *word == now));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => words.len().saturating_sub(1),
            (Some(at), true) => at + 1,
            (Some(at), false) => at.wrapping_sub(1),
        };
        self.put(Slot::Choice(words.get(next).copied()));
    }

    /// Takes a value from the popup.
    pub(super) fn take(&mut self, value: &str, toggles: bool) {
        let field = self.field;
        self.edited = true;
        match &mut self.slot {
            Slot::Line(line) => line.buffer().set(value),
            Slot::Chips(chips) => {
                let item = if matches!(field.kind, Kind::Private) && value == ALL_OF_IT {
                    Value::Boolean(true)
                } else {
                    Value::text(value)
                };
                if toggles || !chips.items().contains(&item) {
                    chips.toggle(&item);
                }
                chips.line_mut().clear();
            }
            _ => {
                if let Kind::Choice(words) = field.kind {
                    let word = words.iter().find(|word| **word == value).copied();
                    self.put(Slot::Choice(word));
                }
            }
        }
    }
}

fn chips_value(field: &'static Field, items: &[Value]) -> Read {
    let value = match items {
        [] => return Ok(None),
        [Value::Boolean(yes)] if matches!(field.kind, Kind::Private) => Value::Boolean(*yes),
        items => Value::Array(items.to_vec()),
    };
    fits(field, &value)?;
    Ok(Some(value))
}

#[expect(
    clippy::float_cmp,
    reason = "the same figure typed again is the same figure"
)]
fn same_number(new: &Value, old: &Value) -> bool {
    matches!((new.as_number(), old.as_number()), (Some(new), Some(old)) if new == old)
}
