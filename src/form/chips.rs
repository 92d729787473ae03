//! A field of several short values: what is in it, and the line in which the next one is written.

use super::buffer::Motion;
use super::line::Line;
use super::reading::{brief, fits};
use crate::day::Day;
use crate::model::{Field, Kind, Value};

/// Several values and the one that is being written.
#[derive(Clone, Debug, Default)]
pub struct Chips {
    items: Vec<Value>,
    line: Line,
    past: Vec<Vec<Value>>,
    future: Vec<Vec<Value>>,
}

impl Chips {
    /// The chips of a list, or of the `true` that stands for all of a record; none for any other value.
    pub fn of(value: Option<&Value>) -> Option<Chips> {
        let items = match value {
            None => Vec::new(),
            Some(Value::Array(items)) => items.clone(),
            Some(Value::Boolean(yes)) => vec![Value::Boolean(*yes)],
            Some(_) => return None,
        };
        Some(Chips {
            items,
            ..Chips::default()
        })
    }

    pub fn items(&self) -> &[Value] {
        &self.items
    }

    /// The words of the chips, safe to show.
    pub fn shown(&self, today: Day) -> Vec<String> {
        self.items
            .iter()
            .map(|item| match item {
                Value::Boolean(true) => "all of it".to_owned(),
                Value::Boolean(false) => "off".to_owned(),
                other => brief(other, today),
            })
            .collect()
    }

    /// The line in which the next one is written.
    pub fn line(&self) -> &Line {
        &self.line
    }

    pub fn line_mut(&mut self) -> &mut Line {
        &mut self.line
    }

    /// The items with the one that is being written.
    pub fn all(&self) -> Vec<Value> {
        let mut all = self.items.clone();
        let pending = self.pending();
        if !pending.is_empty() && !self.holds(pending) {
            all.retain(|item| !matches!(item, Value::Boolean(_)));
            all.push(Value::text(pending));
        }
        all
    }

    /// Whether a text is among the items.
    pub fn holds(&self, text: &str) -> bool {
        self.items
            .iter()
            .any(|item| item.as_text().is_some_and(|own| own.raw() == text))
    }

    /// What is written in the line, without the comma that may stand behind it.
    pub(super) fn pending(&self) -> &str {
        self.line
            .text()
            .trim_matches(|one: char| one == ',' || one.is_whitespace())
    }

    /// Types a text. A comma or a line break ends an item, but a comma may stand inside an address; links have no
    /// spaces in them, so a space ends them too.
    pub fn insert(&mut self, field: &'static Field, text: &str) {
        let links = matches!(field.kind, Kind::Links(_));
        let ends_item =
            |one: char| matches!(one, ',' | '\n' | '\r') || (links && one.is_whitespace());
        for part in text.split_inclusive(ends_item) {
            let ends = part.ends_with(ends_item);
            let word = part.trim_end_matches(ends_item);
            self.line.insert(word);
            let comma_inside = part.ends_with(',') && self.is_address(field);
            if comma_inside {
                self.line.insert(",");
            } else if ends && self.pending().is_empty() {
                self.line.clear();
            } else if ends && !self.take(field) {
                self.line.insert(" ");
            }
        }
    }

    fn is_address(&self, field: &Field) -> bool {
        matches!(field.kind, Kind::Links(_)) && self.line.text().trim_start().starts_with("http")
    }

    /// Makes the written text an item; false when it does not suit the field and so stays as it is.
    pub fn take(&mut self, field: &'static Field) -> bool {
        let text = self.pending().to_owned();
        if text.is_empty() || fits(field, &Value::Array(vec![Value::text(&text)])).is_err() {
            return false;
        }
        if !self.holds(&text) {
            self.remember();
            self.items.retain(|item| !matches!(item, Value::Boolean(_)));
            self.items.push(Value::text(&text));
        }
        self.line = Line::default();
        true
    }

    /// Adds an item, or takes it away when it is there.
    pub fn toggle(&mut self, item: &Value) {
        self.remember();
        let whole = |one: &Value| matches!(one, Value::Boolean(_));
        if let Some(at) = self.items.iter().position(|own| own == item) {
            self.items.remove(at);
        } else {
            // All of a record and some of its fields exclude each other.
            let keep = !whole(item);
            self.items.retain(|own| keep && !whole(own));
            self.items.push(item.clone());
        }
    }

    /// Deletes in the line, or the last item when the line is empty.
    pub fn delete(&mut self, motion: Motion) {
        let backward = matches!(motion, Motion::Left | Motion::WordLeft);
        if self.line.text().is_empty() && backward {
            if !self.items.is_empty() {
                self.remember();
                self.items.pop();
            }
        } else {
            self.line.buffer().delete(motion);
        }
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        self.remember();
        self.items.clear();
        self.line = Line::default();
    }

    /// Takes back what was typed last, in the line first and then among the items.
    pub fn undo(&mut self) -> bool {
        if self.line.buffer().undo() {
            return true;
        }
        swap(&mut self.items, &mut self.past, &mut self.future)
    }

    pub fn redo(&mut self) -> bool {
        swap(&mut self.items, &mut self.future, &mut self.past) || self.line.buffer().redo()
    }

    fn remember(&mut self) {
        self.past.push(self.items.clone());
        self.future.clear();
    }
}

/// Goes one state back in `from` and keeps the present one in `to`.
pub(super) fn swap<T>(now: &mut T, from: &mut Vec<T>, to: &mut Vec<T>) -> bool {
    let Some(other) = from.pop() else {
        return false;
    };
    to.push(std::mem::replace(now, other));
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    fn words() -> &'static Field {
        Field::find(Section::Person.fields(), "estate").expect("a field")
    }

    fn links() -> &'static Field {
        let list = Field::find(Section::Skill.fields(), "levels").expect("a field");
        let Kind::List(list) = list.kind else {
            unreachable!("levels are a list")
        };
        Field::find(list.fields, "evidence").expect("a field")
    }

    #[test]
    fn commas_and_lines_part_the_words() {
        let mut chips = Chips::default();
        chips.insert(words(), "aws, kubernetes\nterraform,, aws,gcp");
        assert_eq!(chips.items().len(), 3);
        assert_eq!(chips.line().text(), "gcp");
        assert_eq!(chips.all().len(), 4);
    }

    #[test]
    fn an_address_may_hold_a_comma_and_a_wrong_link_stays_in_the_line() {
        let mut chips = Chips::default();
        chips.insert(links(), "https://example.org/a,b");
        assert_eq!(chips.items().len(), 0);
        chips.insert(links(), ", win:x nonsense,");
        assert_eq!(chips.items().len(), 2);
        assert_eq!(
            chips.items().first(),
            Some(&Value::text("https://example.org/a,b"))
        );
        assert_eq!(chips.line().text(), "nonsense ");
    }

    #[test]
    fn all_and_some_exclude_each_other() {
        let mut chips = Chips::of(Some(&Value::Boolean(true))).expect("chips");
        chips.toggle(&Value::text("note"));
        assert_eq!(chips.items(), [Value::text("note")]);
        chips.toggle(&Value::Boolean(true));
        assert_eq!(chips.items(), [Value::Boolean(true)]);
        assert!(chips.undo() && chips.undo() && !chips.undo());
        assert_eq!(chips.items(), [Value::Boolean(true)]);
        assert!(chips.redo());
        assert_eq!(chips.items(), [Value::text("note")]);
    }

    #[test]
    fn deleting_goes_from_the_line_to_the_items() {
        let mut chips = Chips::default();
        chips.insert(words(), "one,tw");
        for _ in 0..3 {
            chips.delete(Motion::Left);
        }
        assert!(chips.items().is_empty());
    }
}
