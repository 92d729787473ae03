//! One change of a model as a change of a text: just the bytes that say it.
//!
//! The text is a piece of TOML that stands alone: one record with its comments, or a whole file. What is not part of the
//! change keeps every byte.

mod body;
mod brackets;
mod headers;

pub(super) use headers::with_blank_lines;

use super::syntax::Syntax;
use super::tree::{self, Content, Node, Place};
use super::write::{self, Newline};
use crate::change::{Change, Fact};
use crate::model::fields::ROOT;
use crate::model::{Field, Key, List, Shape, Step, Table, Value, keys_of};
use std::ops::Range;

/// A stretch of a text, and what shall stand there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TextEdit {
    pub(crate) range: Range<usize>,
    pub(crate) new: String,
}

impl TextEdit {
    fn insert(at: usize, new: String) -> TextEdit {
        TextEdit { range: at..at, new }
    }

    fn remove(range: Range<usize>) -> TextEdit {
        TextEdit {
            range,
            new: String::new(),
        }
    }
}

/// Why a change cannot be written into a text.
#[derive(Debug, thiserror::Error, PartialEq, Eq, Clone)]
pub enum PatchError {
    #[error("the place that changed is no longer in the file")]
    NotThere,
    #[error("this is written in a way that cannot be changed here: open the file in an editor")]
    TooUnusual,
    #[error("the change did not come out as meant, so nothing was written")]
    NotProven,
    #[error("the file is not valid TOML")]
    Broken,
}

/// A text, read, and ready to be patched.
pub(super) struct Page<'t> {
    text: &'t str,
    syntax: Syntax,
    root: Node,
    newline: Newline,
}

impl<'t> Page<'t> {
    /// Reads a text; refused where it is not whole TOML.
    pub(super) fn read(text: &'t str, newline: Newline) -> Result<Page<'t>, PatchError> {
        let (syntax, root, faults) = tree::read(text);
        if faults.is_empty() {
            Ok(Page {
                text,
                syntax,
                root,
                newline,
            })
        } else {
            Err(PatchError::Broken)
        }
    }

    /// The edits that one change needs, in no order; they do not overlap.
    pub(super) fn edits(&self, change: &Change) -> Result<Vec<TextEdit>, PatchError> {
        let (last, parents) = change
            .at
            .steps()
            .split_last()
            .ok_or(PatchError::TooUnusual)?;
        let after = change.diff.after.as_ref();
        let mut at = Spot {
            node: &self.root,
            shape: Shape::Table(ROOT),
        };
        for (number, step) in parents.iter().enumerate() {
            match at.step(step) {
                Some(next) => at = next,
                None => return self.missing(&at, &parents[number..], last, after),
            }
        }
        match last {
            Step::Field(name) => self.field(&at, name, after),
            Step::Item(key) => self.item(&at, key, after),
            Step::Order => self.order(&at, after),
        }
    }

    /// The way to the change is not in the text: it is made, if there is something to put there.
    fn missing(
        &self,
        at: &Spot<'_>,
        ways: &[Step],
        last: &Step,
        after: Option<&Fact>,
    ) -> Result<Vec<TextEdit>, PatchError> {
        let Some(after) = after else {
            return Err(PatchError::NotThere);
        };
        let mut value = match last {
            Step::Field(name) => Value::Table(Table::from([(&**name, after.value.clone())])),
            Step::Item(_) => Value::Array(vec![after.value.clone()]),
            Step::Order => return Err(PatchError::NotThere),
        };
        for step in ways.iter().skip(1).rev() {
            let Step::Field(name) = step else {
                return Err(PatchError::NotThere);
            };
            value = Value::Table(Table::from([(&**name, value)]));
        }
        let Some(Step::Field(name)) = ways.first() else {
            return Err(PatchError::NotThere);
        };
        self.field(at, name, Some(&Fact::plain(value)))
    }

    fn field(
        &self,
        at: &Spot<'_>,
        name: &str,
        after: Option<&Fact>,
    ) -> Result<Vec<TextEdit>, PatchError> {
        let known = at.node.get(name);
        match (known, after) {
            (None, None) => Ok(Vec::new()),
            (Some(node), None) => self.remove(node),
            (None, Some(fact)) => self.add(at, name, &fact.value).map(|edit| vec![edit]),
            (Some(node), Some(fact)) => self.replace(at, name, node, &fact.value),
        }
    }

    fn replace(
        &self,
        at: &Spot<'_>,
        name: &str,
        node: &Node,
        value: &Value,
    ) -> Result<Vec<TextEdit>, PatchError> {
        let Some(range) = node.place.value() else {
            let mut edits = self.remove(node)?;
            edits.push(self.add(at, name, value)?);
            return Ok(edits);
        };
        let old = self.text.get(range.clone()).unwrap_or_default();
        let new = if matches!(node.place, Place::Statement { .. }) {
            write::instead(old, value, self.newline)
        } else {
            write::instead_inline(old, value)
        };
        Ok(vec![TextEdit { range, new }])
    }

    fn item(
        &self,
        at: &Spot<'_>,
        key: &Key,
        after: Option<&Fact>,
    ) -> Result<Vec<TextEdit>, PatchError> {
        let Shape::List(list) = at.shape else {
            return Err(PatchError::TooUnusual);
        };
        let known = at.place_of(key);
        match (known, after) {
            (None, None) => Err(PatchError::NotThere),
            (Some(number), None) => self.remove_item(at.node, number),
            (_, Some(fact)) => {
                let end = at.node.items().len().saturating_sub(1);
                let follows = fact
                    .follows
                    .as_ref()
                    .map(|before| at.place_of(before).unwrap_or(end));
                self.add_item(at.node, list, &fact.value, fact.text.as_deref(), follows)
            }
        }
    }

    fn order(&self, at: &Spot<'_>, after: Option<&Fact>) -> Result<Vec<TextEdit>, PatchError> {
        let wanted = after
            .and_then(|fact| fact.value.as_array())
            .ok_or(PatchError::TooUnusual)?;
        let places: Vec<usize> = wanted
            .iter()
            .filter_map(|name| at.place_of(&Key::parse(name.as_text()?.raw())))
            .collect();
        let mut slots = places.clone();
        slots.sort_unstable();
        self.reorder(at.node, &slots, &places)
    }

    /// The end of the last statement or header.
    pub(super) fn end(&self) -> usize {
        (0..self.syntax.tables.len())
            .map(|table| self.body_end(table))
            .max()
            .unwrap_or(0)
    }

    /// Where the comment lines begin that stand directly above a line's start, none of them before the floor.
    fn comments_above(&self, mut start: usize, floor: usize) -> usize {
        while start > floor {
            let above = self.line(start - 1);
            let line = self.text.get(above.clone()).unwrap_or_default();
            if !line.trim_start().starts_with('#') || above.start < floor {
                break;
            }
            start = above.start;
        }
        start
    }

    /// The text of one line, with its end, that holds `at`.
    fn line(&self, at: usize) -> Range<usize> {
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |found| found + 1);
        let rest = self.text.get(at..).unwrap_or_default();
        let end = rest
            .find('\n')
            .map_or(self.text.len(), |found| at + found + 1);
        start..end
    }

    /// From the start of the line in which a value or a statement begins to the end of the one in which it ends.
    fn lines(&self, range: &Range<usize>) -> Range<usize> {
        self.line(range.start).start..self.line(range.end).end
    }

    fn indent(&self, at: usize) -> &'t str {
        let line = self.text.get(self.line(at)).unwrap_or_default();
        let width = line.len() - line.trim_start_matches([' ', '\t']).len();
        line.get(..width).unwrap_or_default()
    }

    /// A line put after the byte `at`, which ends a line or the text; a missing line end is made up for.
    fn line_after(&self, at: usize, line: &str) -> TextEdit {
        let ends = at == 0
            || self
                .text
                .get(..at)
                .is_some_and(|before| before.ends_with('\n') || before == "\u{feff}");
        if ends {
            TextEdit::insert(at, format!("{line}{}", self.newline.text()))
        } else {
            TextEdit::insert(at, format!("{}{line}", self.newline.text()))
        }
    }

    /// Whether all of a range's line before it is blank, and so is what comes after it but for a comma and a comment.
    fn alone(&self, range: &Range<usize>) -> bool {
        let line = self.lines(range);
        let before = self.text.get(line.start..range.start).unwrap_or_default();
        let after = self
            .text
            .get(range.end..line.end)
            .unwrap_or_default()
            .trim_start();
        let after = after.strip_prefix(',').unwrap_or(after).trim_start();
        before.trim().is_empty() && (after.is_empty() || after.starts_with('#'))
    }
}

/// A node with what it is.
struct Spot<'n> {
    node: &'n Node,
    shape: Shape,
}

impl<'n> Spot<'n> {
    fn step(&self, step: &Step) -> Option<Spot<'n>> {
        match (step, self.shape) {
            (Step::Field(name), shape) => {
                let node = self.node.get(name)?;
                Some(Spot {
                    node,
                    shape: shape.under(name, matches!(node.content, Content::Table(_))),
                })
            }
            (Step::Item(key), Shape::List(list)) => {
                let node = self.node.items().get(self.place_of(key)?)?;
                Some(Spot {
                    node,
                    shape: Shape::Table(list.fields),
                })
            }
            _ => None,
        }
    }

    fn place_of(&self, key: &Key) -> Option<usize> {
        let Shape::List(list) = self.shape else {
            return None;
        };
        let values: Vec<Value> = self.node.items().iter().map(Node::value).collect();
        keys_of(&values, list).iter().position(|own| own == key)
    }

    fn fields(&self) -> &'static [Field] {
        if let Shape::Table(fields) = self.shape {
            fields
        } else {
            &[]
        }
    }

    fn list_under(&self, name: &str) -> Option<&'static List> {
        match Field::find(self.fields(), name)?.shape() {
            Shape::List(list) => Some(list),
            _ => None,
        }
    }
}

/// Applies edits to a text; they must not overlap.
pub(super) fn applied(text: &str, mut edits: Vec<TextEdit>) -> Result<String, PatchError> {
    edits.sort_by_key(|edit| (edit.range.start, edit.range.end));
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for edit in &edits {
        if edit.range.start < at {
            return Err(PatchError::TooUnusual);
        }
        out.push_str(
            text.get(at..edit.range.start)
                .ok_or(PatchError::TooUnusual)?,
        );
        out.push_str(&edit.new);
        at = edit.range.end;
    }
    out.push_str(text.get(at..).ok_or(PatchError::TooUnusual)?);
    Ok(out)
}
