//! Fields of tables: put in, and taken out, a line or a place inside of braces each.

use super::super::tree::{Content, Node, Place};
use super::super::write;
use super::{Page, PatchError, Spot, TextEdit};
use crate::model::{Field, List, Value};
use std::fmt::Write;
use std::ops::Range;

impl Page<'_> {
    /// Puts a new field into a table, after the fields that come before it in the table of fields.
    pub(super) fn add(
        &self,
        at: &Spot<'_>,
        name: &str,
        value: &Value,
    ) -> Result<TextEdit, PatchError> {
        let list = at.list_under(name);
        match &at.node.place {
            Place::Header(table) => self.add_to_body(at, *table, name, value, list),
            Place::Implied if std::ptr::eq(at.node, &raw const self.root) => {
                self.add_to_body(at, 0, name, value, list)
            }
            Place::Implied => self.add_beside_dotted(at.node, name, value),
            Place::Statement { value: range, .. }
            | Place::Inline { value: range, .. }
            | Place::Element { value: range } => self.add_in_braces(at, range, name, value),
        }
    }

    fn add_to_body(
        &self,
        at: &Spot<'_>,
        table: usize,
        name: &str,
        value: &Value,
        list: Option<&'static List>,
    ) -> Result<TextEdit, PatchError> {
        if let Some(list) = list
            && write::by_headers(list)
            && table > 0
            && let Some(items) = value.as_array()
            && items.iter().all(|item| item.as_table().is_some())
        {
            return self.add_header_list(at, table, name, list, items);
        }
        let fields = at.fields();
        let place = |name: &str| fields.iter().position(|field| field.name == name);
        let own = place(name).unwrap_or(usize::MAX);
        let entries = &self
            .syntax
            .tables
            .get(table)
            .ok_or(PatchError::TooUnusual)?
            .entries;
        let before = entries.iter().filter(|entry| {
            let first = entry.keys.first().map_or("", |part| &*part.name);
            own == usize::MAX || place(first).is_some_and(|other| other < own)
        });
        let neighbour = before.max_by_key(|entry| entry.value.span.end);
        let header = self
            .syntax
            .tables
            .get(table)
            .and_then(|table| table.header.as_ref());
        let (after, indent) = match (neighbour, header, entries.first()) {
            (Some(entry), ..) => (
                self.line(entry.value.span.end).end,
                self.indent(entry.span().start),
            ),
            (None, Some(header), first) => {
                let like = first.map_or(header.span.start, |entry| entry.span().start);
                (self.line(header.span.end).end, self.indent(like))
            }
            (None, None, Some(first)) => (self.line(first.span().start).start, ""),
            (None, None, None) => (
                if self.text.starts_with('\u{feff}') {
                    3
                } else {
                    0
                },
                "",
            ),
        };
        let written = match list {
            Some(list) if value.as_array().is_some_and(|items| !items.is_empty()) => {
                self.list_lines(value, list, indent)
            }
            _ => write::statement(value, self.newline),
        };
        Ok(self.line_after(after, &format!("{indent}{} = {written}", write::key(name))))
    }

    /// A list of entries, a line each.
    fn list_lines(&self, value: &Value, list: &'static List, indent: &str) -> String {
        let end = self.newline.text();
        let mut out = format!("[{end}");
        for item in value.as_array().unwrap_or_default() {
            let _ = write!(out, "{indent}  {},{end}", write::entry(item, list.fields));
        }
        out + indent + "]"
    }

    /// A table made by dotted keys (`follow_up.what = …`) gets another such line.
    fn add_beside_dotted(
        &self,
        node: &Node,
        name: &str,
        value: &Value,
    ) -> Result<TextEdit, PatchError> {
        let Content::Table(pairs) = &node.content else {
            return Err(PatchError::TooUnusual);
        };
        let mut places = pairs.iter().filter_map(|(own, inner)| match &inner.place {
            Place::Statement { keys, value, .. } => Some((own, keys, value, true)),
            Place::Inline { keys, value } => Some((own, keys, value, false)),
            _ => None,
        });
        let (_, keys, range, statement) = places.next_back().ok_or(PatchError::TooUnusual)?;
        let dotted = self.text.get(keys.clone()).unwrap_or_default();
        let prefix = dotted
            .rfind('.')
            .and_then(|dot| dotted.get(..=dot))
            .ok_or(PatchError::TooUnusual)?;
        let line = format!("{prefix}{} = {}", write::key(name), write::inline(value));
        if statement {
            let indent = self.indent(keys.start);
            Ok(self.line_after(self.line(range.end).end, &format!("{indent}{line}")))
        } else {
            Ok(TextEdit::insert(range.end, format!(", {line}")))
        }
    }

    fn add_in_braces(
        &self,
        at: &Spot<'_>,
        braces: &Range<usize>,
        name: &str,
        value: &Value,
    ) -> Result<TextEdit, PatchError> {
        let Content::Table(pairs) = &at.node.content else {
            return Err(PatchError::TooUnusual);
        };
        let list = at.list_under(name);
        let written = match (list, value.as_array()) {
            (Some(list), Some(items)) => {
                let items: Vec<_> = items
                    .iter()
                    .map(|item| write::entry(item, list.fields))
                    .collect();
                format!("[{}]", items.join(", "))
            }
            _ => write::inline(value),
        };
        let pair = format!("{} = {written}", write::key(name));
        let fields = at.fields();
        let place = |name: &str| {
            fields
                .iter()
                .position(|field| field.name == name)
                .unwrap_or(usize::MAX)
        };
        let own = Field::find(fields, name).map_or(usize::MAX, |field| place(field.name));
        let ends = pairs.iter().filter_map(|(other, node)| match &node.place {
            Place::Inline { value, .. } => Some((other, value.end)),
            _ => None,
        });
        let before = ends
            .filter(|(other, _)| own == usize::MAX || place(other) < own)
            .map(|(_, end)| end)
            .max();
        let whole = pairs.iter().next().is_none();
        match before {
            Some(end) => Ok(TextEdit::insert(end, format!(", {pair}"))),
            None if whole => Ok(TextEdit {
                range: braces.clone(),
                new: format!("{{ {pair} }}"),
            }),
            None => {
                let first = pairs
                    .iter()
                    .filter_map(|(_, node)| self.first_byte(node))
                    .min()
                    .ok_or(PatchError::TooUnusual)?;
                Ok(TextEdit::insert(first, format!("{pair}, ")))
            }
        }
    }

    fn first_byte(&self, node: &Node) -> Option<usize> {
        match &node.place {
            Place::Inline { keys, .. } | Place::Statement { keys, .. } => Some(keys.start),
            Place::Element { value } => Some(value.start),
            Place::Header(table) => Some(self.header_start(*table)),
            Place::Implied => match &node.content {
                Content::Table(pairs) => pairs
                    .iter()
                    .filter_map(|(_, inner)| self.first_byte(inner))
                    .min(),
                Content::List(items) => items
                    .iter()
                    .filter_map(|inner| self.first_byte(inner))
                    .min(),
                Content::Scalar(_) => None,
            },
        }
    }

    /// Takes a field out of its table.
    pub(super) fn remove(&self, node: &Node) -> Result<Vec<TextEdit>, PatchError> {
        match &node.place {
            Place::Statement { keys, value, .. } => {
                Ok(vec![TextEdit::remove(self.lines(&(keys.start..value.end)))])
            }
            Place::Inline { keys, value } => {
                Ok(vec![self.remove_from_braces(&(keys.start..value.end))])
            }
            Place::Header(_) => Ok(self.remove_headers(node)),
            Place::Implied => match &node.content {
                Content::Table(pairs) => {
                    let mut edits = Vec::new();
                    for (_, inner) in pairs.iter() {
                        edits.extend(self.remove(inner)?);
                    }
                    Ok(edits)
                }
                _ => Ok(self.remove_headers(node)),
            },
            Place::Element { .. } => Err(PatchError::TooUnusual),
        }
    }

    /// `key = value` with the comma that is no longer wanted.
    fn remove_from_braces(&self, pair: &Range<usize>) -> TextEdit {
        let after = self.text.get(pair.end..).unwrap_or_default();
        let gap = after.len() - after.trim_start().len();
        if after.trim_start().starts_with(',') {
            let rest = after.get(gap + 1..).unwrap_or_default();
            let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            return TextEdit::remove(pair.start..pair.end + gap + 1 + spaces);
        }
        let before = self.text.get(..pair.start).unwrap_or_default();
        let trimmed = before.trim_end();
        match trimmed.strip_suffix(',') {
            Some(rest) => TextEdit::remove(rest.len()..pair.end),
            None => TextEdit::remove(pair.clone()),
        }
    }
}
