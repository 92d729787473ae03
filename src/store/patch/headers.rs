//! Tables with headers of their own: found, put in, taken out, moved, with the comments that belong to them.

use super::super::tree::{Content, Node, Place};
use super::super::write;
use super::{Page, PatchError, Spot, TextEdit};
use crate::model::{List, Value};
use std::ops::Range;

impl Page<'_> {
    /// Where a table's own comments begin, or its header.
    pub(super) fn header_start(&self, table: usize) -> usize {
        let Some(header) = self
            .syntax
            .tables
            .get(table)
            .and_then(|table| table.header.as_ref())
        else {
            return 0;
        };
        let floor = table
            .checked_sub(1)
            .map_or(0, |before| self.body_end(before));
        self.comments_above(self.line(header.span.start).start, floor)
    }

    /// The end of a table's last statement, or of its header.
    pub(super) fn body_end(&self, table: usize) -> usize {
        let Some(text) = self.syntax.tables.get(table) else {
            return 0;
        };
        match (text.entries.last(), &text.header) {
            (Some(entry), _) => self.line(entry.value.span.end).end,
            (None, Some(header)) => self.line(header.span.end).end,
            (None, None) => 0,
        }
    }

    /// The stretches of text that a node's tables fill, neighbours joined.
    fn stretches(&self, node: &Node) -> Vec<Range<usize>> {
        let mut tables = Vec::new();
        tables_of(node, &mut tables);
        tables.sort_unstable();
        let mut out: Vec<(usize, usize)> = Vec::new();
        for table in tables {
            match out.last_mut() {
                Some((_, last)) if *last + 1 == table => *last = table,
                _ => out.push((table, table)),
            }
        }
        out.into_iter()
            .map(|(first, last)| self.header_start(first)..self.body_end(last))
            .collect()
    }

    /// Takes tables out, each with the blank lines that would be left doubled.
    pub(super) fn remove_headers(&self, node: &Node) -> Vec<TextEdit> {
        self.stretches(node)
            .into_iter()
            .map(|range| TextEdit::remove(with_blank_lines(self.text, range)))
            .collect()
    }

    /// A new list of tables with headers, after the tables of its parent that come before it.
    pub(super) fn add_header_list(
        &self,
        at: &Spot<'_>,
        table: usize,
        name: &str,
        list: &'static List,
        items: &[Value],
    ) -> Result<TextEdit, PatchError> {
        let fields = at.fields();
        let place = |name: &str| {
            fields
                .iter()
                .position(|field| field.name == name)
                .unwrap_or(usize::MAX)
        };
        let Content::Table(pairs) = &at.node.content else {
            return Err(PatchError::TooUnusual);
        };
        let before = pairs.iter().filter(|(other, _)| place(other) < place(name));
        let ends = before
            .flat_map(|(_, node)| self.stretches(node))
            .map(|range| range.end);
        let after = ends.max().unwrap_or(0).max(self.body_end(table));
        let path = self.header_path(table).ok_or(PatchError::TooUnusual)?;
        let header = format!("{path}.{}", write::key(name));
        let texts: String = items
            .iter()
            .filter_map(Value::as_table)
            .map(|item| write::record(&header, item, list.fields, true, self.newline))
            .collect();
        Ok(self.line_after(after, texts.trim_end_matches(['\r', '\n'])))
    }

    /// The path of a header as it is written.
    fn header_path(&self, table: usize) -> Option<&str> {
        let header = self.syntax.tables.get(table)?.header.as_ref()?;
        let (first, last) = (header.path.first()?, header.path.last()?);
        self.text.get(first.span.start..last.span.end)
    }

    /// A new table in a list of tables with headers.
    pub(super) fn add_header_item(
        &self,
        list_node: &Node,
        list: &'static List,
        item: &Value,
        text: Option<&str>,
        follows: Option<usize>,
    ) -> Result<Vec<TextEdit>, PatchError> {
        let table_of = |node: &Node| {
            if let Place::Header(table) = node.place {
                Some(table)
            } else {
                None
            }
        };
        let sibling = list_node
            .items()
            .iter()
            .find_map(table_of)
            .ok_or(PatchError::TooUnusual)?;
        let path = self.header_path(sibling).ok_or(PatchError::TooUnusual)?;
        let made = item.as_table().ok_or(PatchError::TooUnusual)?;
        let new = match text {
            Some(text) => text.trim_end_matches(['\r', '\n']).to_owned(),
            None => write::record(path, made, list.fields, true, self.newline)
                .trim_end_matches(['\r', '\n'])
                .to_owned(),
        };
        let end = self.newline.text();
        let gap = if self.apart(list_node) { end } else { "" };
        let Some(before) = follows.and_then(|number| list_node.items().get(number)) else {
            let start = self.header_start(sibling);
            return Ok(vec![TextEdit::insert(start, format!("{new}{end}{gap}"))]);
        };
        let after = self
            .stretches(before)
            .last()
            .map(|range| range.end)
            .ok_or(PatchError::TooUnusual)?;
        Ok(vec![self.line_after(after, &format!("{gap}{new}"))])
    }

    /// Whether the tables of a list stand apart by blank lines.
    fn apart(&self, list_node: &Node) -> bool {
        let Some(last) = list_node
            .items()
            .last()
            .and_then(|node| self.stretches(node).into_iter().next())
        else {
            return false;
        };
        let above = self.text.get(..last.start).unwrap_or_default();
        above.ends_with("\n\n") || above.ends_with("\n\r\n")
    }

    /// Puts the texts of the items `places` into the slots, in this order.
    pub(super) fn reorder_headers(
        &self,
        list_node: &Node,
        slots: &[usize],
        places: &[usize],
    ) -> Result<Vec<TextEdit>, PatchError> {
        let mut ranges = Vec::new();
        for item in list_node.items() {
            let [range] = <[Range<usize>; 1]>::try_from(self.stretches(item))
                .map_err(|_| PatchError::TooUnusual)?;
            ranges.push(range);
        }
        let moved = slots
            .iter()
            .zip(places)
            .filter(|(slot, place)| slot != place);
        moved
            .map(|(slot, place)| {
                let (Some(to), Some(from)) = (ranges.get(*slot), ranges.get(*place)) else {
                    return Err(PatchError::TooUnusual);
                };
                let text = self.text.get(from.clone()).unwrap_or_default();
                Ok(TextEdit {
                    range: to.clone(),
                    new: self.ended_like(text, to),
                })
            })
            .collect()
    }

    /// A text that ends its last line just as what stood in its new place did.
    fn ended_like(&self, text: &str, place: &Range<usize>) -> String {
        let old = self.text.get(place.clone()).unwrap_or_default();
        let bare = text.trim_end_matches(['\r', '\n']);
        if old.ends_with('\n') {
            format!("{bare}{}", self.newline.text())
        } else {
            bare.to_owned()
        }
    }
}

/// The tables that a node is written in, its own and those inside.
fn tables_of(node: &Node, found: &mut Vec<usize>) {
    if let Place::Header(table) = node.place {
        found.push(table);
    }
    match &node.content {
        Content::Table(pairs) => {
            for (_, inner) in pairs.iter() {
                tables_of(inner, found);
            }
        }
        Content::List(items) => {
            for inner in items {
                tables_of(inner, found);
            }
        }
        Content::Scalar(_) => {}
    }
}

/// A stretch with the blank lines after it (or before it, at the end of the text) that its going would leave doubled.
pub(in super::super) fn with_blank_lines(text: &str, range: Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let above_is_blank = before.is_empty()
        || before == "\u{feff}"
        || before.ends_with("\n\n")
        || before.ends_with("\n\r\n");
    let after = text.get(range.end..).unwrap_or_default();
    let blanks: usize = after
        .split_inclusive('\n')
        .take_while(|line| line.trim().is_empty())
        .map(str::len)
        .sum();
    if after.len() == blanks {
        // The last one: what stood above it becomes the end of the text.
        let kept = before.trim_end_matches(['\n', '\r', ' ', '\t']).len();
        let line_end = before
            .get(kept..)
            .and_then(|rest| rest.find('\n'))
            .map_or(before.len(), |at| kept + at + 1);
        return line_end.min(range.start)..range.end;
    }
    if above_is_blank {
        range.start..range.end + blanks
    } else {
        range
    }
}
