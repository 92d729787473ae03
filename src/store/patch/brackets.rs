//! Entries of lists: put in, taken out, moved, whether they stand in brackets or under headers.

use super::super::tree::{Node, Place};
use super::super::write;
use super::{Page, PatchError, TextEdit};
use crate::model::{List, Value};
use std::ops::Range;

impl Page<'_> {
    /// Puts an entry into a list, after the entry with the number `follows`, else first.
    pub(super) fn add_item(
        &self,
        node: &Node,
        list: &'static List,
        item: &Value,
        text: Option<&str>,
        follows: Option<usize>,
    ) -> Result<Vec<TextEdit>, PatchError> {
        match &node.place {
            Place::Statement { value, .. }
            | Place::Inline { value, .. }
            | Place::Element { value } => {
                let statement = matches!(node.place, Place::Statement { .. });
                self.add_in_brackets(
                    node,
                    value,
                    &write::entry(item, list.fields),
                    follows,
                    statement,
                )
            }
            Place::Implied => self.add_header_item(node, list, item, text, follows),
            Place::Header(_) => Err(PatchError::TooUnusual),
        }
    }

    fn add_in_brackets(
        &self,
        node: &Node,
        brackets: &Range<usize>,
        entry: &str,
        follows: Option<usize>,
        statement: bool,
    ) -> Result<Vec<TextEdit>, PatchError> {
        let end = self.newline.text();
        let ranges = element_ranges(node)?;
        let Some(first) = ranges.first() else {
            let inner = self
                .text
                .get(brackets.start + 1..brackets.end - 1)
                .unwrap_or_default();
            if inner.trim().is_empty() {
                let indent = self.indent(brackets.start);
                let lines = format!("[{end}{indent}  {entry},{end}{indent}]");
                let new = if statement {
                    lines
                } else {
                    format!("[{entry}]")
                };
                return Ok(vec![TextEdit {
                    range: brackets.clone(),
                    new,
                }]);
            }
            // Only comments inside: the entry goes after them.
            return Ok(vec![TextEdit::insert(
                brackets.end - 1,
                format!("{entry},{end}"),
            )]);
        };
        match follows.and_then(|number| ranges.get(number)) {
            Some(before) if self.alone(before) => {
                let mut edits = Vec::new();
                let comma = self.has_comma(before);
                if !comma {
                    edits.push(TextEdit::insert(before.end, ",".to_owned()));
                }
                let indent = self.indent(before.start);
                let line = if comma {
                    format!("{indent}{entry},")
                } else {
                    format!("{indent}{entry}")
                };
                edits.push(self.line_after(self.line(before.end).end, &line));
                Ok(edits)
            }
            Some(before) => Ok(vec![TextEdit::insert(before.end, format!(", {entry}"))]),
            None if self.alone(first) => {
                let indent = self.indent(first.start);
                Ok(vec![TextEdit::insert(
                    self.line(first.start).start,
                    format!("{indent}{entry},{end}"),
                )])
            }
            None => Ok(vec![TextEdit::insert(first.start, format!("{entry}, "))]),
        }
    }

    fn has_comma(&self, element: &Range<usize>) -> bool {
        self.text
            .get(element.end..)
            .is_some_and(|after| after.trim_start().starts_with(','))
    }

    /// Takes an entry out of its list.
    pub(super) fn remove_item(
        &self,
        node: &Node,
        number: usize,
    ) -> Result<Vec<TextEdit>, PatchError> {
        let item = node.items().get(number).ok_or(PatchError::NotThere)?;
        let Place::Element { value } = &item.place else {
            return Ok(self.remove_headers(item));
        };
        // Some put the comma at the head of the next line.
        let after = self.text.get(value.end..).unwrap_or_default();
        let gap = after.len() - after.trim_start().len();
        let comma = after.get(gap..).is_some_and(|rest| rest.starts_with(','));
        if comma && after.get(..gap).is_some_and(|gap| gap.contains('\n')) {
            return Ok(vec![TextEdit::remove(value.start..value.end + gap + 1)]);
        }
        if self.alone(value) {
            let lines = self.with_own_comments(&self.lines(value), node);
            let emptied = self.emptied(node, &lines);
            return Ok(vec![TextEdit::remove(emptied.unwrap_or(lines))]);
        }
        if comma {
            let rest = after.get(gap + 1..).unwrap_or_default();
            let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            return Ok(vec![TextEdit::remove(
                value.start..value.end + gap + 1 + spaces,
            )]);
        }
        // The last one in its line: the comma before it goes too.
        let before = number
            .checked_sub(1)
            .and_then(|number| node.items().get(number))
            .and_then(|node| node.place.value());
        let start = before.filter(|before| {
            !self
                .text
                .get(before.end..value.start)
                .is_some_and(|gap| gap.contains('\n'))
        });
        Ok(vec![TextEdit::remove(
            start.map_or(value.start, |before| before.end)..value.end,
        )])
    }

    /// The lines of a whole list that would hold nothing any more without these: no list says what an empty one says,
    /// and so the first entry that was added goes without a trace.
    fn emptied(&self, node: &Node, lines: &Range<usize>) -> Option<Range<usize>> {
        let Place::Statement { keys, value, .. } = &node.place else {
            return None;
        };
        let whole = self.lines(&(keys.start..value.end));
        let left = [
            value.start + 1..lines.start,
            lines.end..value.end - 1,
            value.end..whole.end,
        ];
        let nothing = |range| {
            let text: Option<&str> = self.text.get(range);
            text.is_some_and(|text| text.trim().is_empty())
        };
        left.into_iter().all(nothing).then_some(whole)
    }

    /// The lines of an entry with the comment lines directly above it, which are its own.
    fn with_own_comments(&self, lines: &Range<usize>, node: &Node) -> Range<usize> {
        let floor = node.place.value().map_or(0, |brackets| brackets.start);
        self.comments_above(lines.start, floor)..lines.end
    }

    /// Puts the entries `places` into the slots, in this order.
    pub(super) fn reorder(
        &self,
        node: &Node,
        slots: &[usize],
        places: &[usize],
    ) -> Result<Vec<TextEdit>, PatchError> {
        if matches!(node.place, Place::Implied) {
            return self.reorder_headers(node, slots, places);
        }
        let ranges = element_ranges(node)?;
        let lines = ranges
            .iter()
            .all(|range| self.alone(range) && self.has_comma(range));
        let ranges: Vec<_> = if lines {
            ranges
                .iter()
                .map(|range| self.with_own_comments(&self.lines(range), node))
                .collect()
        } else {
            ranges
        };
        let moved = slots
            .iter()
            .zip(places)
            .filter(|(slot, place)| slot != place);
        moved
            .map(|(slot, place)| {
                let (Some(to), Some(from)) = (ranges.get(*slot), ranges.get(*place)) else {
                    return Err(PatchError::TooUnusual);
                };
                Ok(TextEdit {
                    range: to.clone(),
                    new: self.text.get(from.clone()).unwrap_or_default().to_owned(),
                })
            })
            .collect()
    }
}

fn element_ranges(node: &Node) -> Result<Vec<Range<usize>>, PatchError> {
    node.items()
        .iter()
        .map(|item| item.place.value().ok_or(PatchError::TooUnusual))
        .collect()
}
