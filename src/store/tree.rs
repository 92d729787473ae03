//! What a piece of TOML means: its tables, lists and values, each with the place where it is written.

use super::syntax::{Entry, Header, Part, Syntax, SyntaxFault, TableText, ValueNode, ValueText};
use crate::model::{Table, Value};
use std::collections::HashMap;
use std::ops::Range;

/// Where a value, table or entry is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// `key = value` in the body of the table with that number in [`Syntax::tables`].
    Statement {
        table: usize,
        keys: Range<usize>,
        value: Range<usize>,
    },
    /// `key = value` inside braces.
    Inline {
        keys: Range<usize>,
        value: Range<usize>,
    },
    /// A value inside brackets.
    Element { value: Range<usize> },
    /// A header, the one of the table with that number.
    Header(usize),
    /// Nowhere of its own: made by dotted keys, or by the headers of what lies inside.
    Implied,
}

impl Place {
    /// Where the value itself stands, if it is written in one piece.
    pub(crate) fn value(&self) -> Option<Range<usize>> {
        match self {
            Place::Statement { value, .. }
            | Place::Inline { value, .. }
            | Place::Element { value } => Some(value.clone()),
            Place::Header(_) | Place::Implied => None,
        }
    }
}

/// A value with its place.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) place: Place,
    pub(crate) content: Content,
    origin: Origin,
}

#[derive(Debug)]
pub(crate) enum Content {
    Scalar(Value),
    Table(Pairs),
    List(Vec<Node>),
}

/// How a table came to be, which decides what may still be added to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// By the header of a table inside it.
    Super,
    /// By its own header.
    Header,
    /// By dotted keys.
    Dotted,
    /// By braces or brackets: closed.
    Closed,
}

impl Node {
    fn made(origin: Origin, place: Place) -> Node {
        Node {
            place,
            content: Content::Table(Pairs::default()),
            origin,
        }
    }

    /// What stands under a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Node> {
        match &self.content {
            Content::Table(pairs) => pairs.position(name).map(|at| &pairs.list[at].1),
            _ => None,
        }
    }

    /// The entries of a list.
    pub(crate) fn items(&self) -> &[Node] {
        if let Content::List(items) = &self.content {
            items
        } else {
            &[]
        }
    }

    /// The value without its places.
    pub(crate) fn value(&self) -> Value {
        match &self.content {
            Content::Scalar(value) => value.clone(),
            Content::Table(_) => Value::Table(self.table()),
            Content::List(items) => Value::Array(items.iter().map(Node::value).collect()),
        }
    }

    /// The table without its places; empty for what is none.
    pub(crate) fn table(&self) -> Table {
        match &self.content {
            Content::Table(pairs) => pairs
                .iter()
                .map(|(name, node)| (name, node.value()))
                .collect(),
            _ => Table::new(),
        }
    }
}

/// Joins pieces of TOML, table after table, and finds what is said twice.
#[derive(Debug)]
pub(crate) struct Builder {
    root: Node,
    pub(crate) faults: Vec<SyntaxFault>,
    /// Only what can still be added to is kept: enough to find what is said twice in a text of any size.
    skeleton: bool,
}

/// Names and what stands under them, in the order of the text. Found by hash once there are many.
#[derive(Debug, Default)]
pub(crate) struct Pairs {
    list: Vec<(Box<str>, Node)>,
    index: HashMap<Box<str>, usize>,
}

/// From so many names on an index pays.
const MANY: usize = 24;

impl Pairs {
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = (&str, &Node)> {
        self.list.iter().map(|(name, node)| (&**name, node))
    }

    fn position(&self, name: &str) -> Option<usize> {
        if self.list.len() < MANY {
            return self.list.iter().position(|(own, _)| &**own == name);
        }
        self.index.get(name).copied()
    }

    fn push(&mut self, name: &str, node: Node) -> &mut Node {
        let at = self.list.len();
        self.list.push((name.into(), node));
        if at + 1 == MANY {
            self.index = self
                .list
                .iter()
                .enumerate()
                .map(|(at, (name, _))| (name.clone(), at))
                .collect();
        } else if at + 1 > MANY {
            self.index.insert(name.into(), at);
        }
        &mut self.list[at].1
    }
}

/// Reads a whole text: the tree, and all that is wrong with it.
pub(crate) fn read(text: &str) -> (Syntax, Node, Vec<SyntaxFault>) {
    let mut syntax = Syntax::parse(text);
    let mut builder = Builder::new();
    builder.add(&syntax, 0);
    let mut faults = std::mem::take(&mut syntax.faults);
    faults.append(&mut builder.faults);
    faults.sort_by_key(|fault| fault.span.start);
    (syntax, builder.finished(), faults)
}

impl Builder {
    pub(crate) fn new() -> Builder {
        Builder {
            root: Node::made(Origin::Header, Place::Implied),
            faults: Vec::new(),
            skeleton: false,
        }
    }

    /// A builder that keeps no values and only the last entry of each list.
    pub(crate) fn skeleton() -> Builder {
        Builder {
            skeleton: true,
            ..Builder::new()
        }
    }

    pub(crate) fn finished(self) -> Node {
        self.root
    }

    /// Adds a piece whose text starts at `offset` of the whole.
    pub(crate) fn add(&mut self, syntax: &Syntax, offset: usize) {
        for (number, table) in syntax.tables.iter().enumerate() {
            self.add_table(table, number, offset);
        }
    }

    fn add_table(&mut self, text: &TableText, number: usize, offset: usize) {
        let skeleton = self.skeleton;
        let target = match &text.header {
            None => Ok(&mut self.root),
            Some(header) => open(&mut self.root, header, number, skeleton),
        };
        let mut faults = Vec::new();
        match target {
            Ok(target) => {
                for entry in &text.entries {
                    if let Err(fault) = enter(target, entry, Some(number), skeleton, &mut faults) {
                        faults.push(fault);
                    }
                }
            }
            Err(fault) => faults.push(fault),
        }
        self.faults
            .extend(faults.into_iter().map(|fault| SyntaxFault {
                span: fault.span.start + offset..fault.span.end + offset,
                ..fault
            }));
    }
}

fn twice(part: &Part) -> SyntaxFault {
    SyntaxFault {
        span: part.span.clone(),
        what: format!("{} stands twice", crate::text::shown(&part.name)),
        hint: Some("keep one of them, or join the two".to_owned()),
    }
}

/// The table that a header means, made where it is new.
fn open<'b>(
    root: &'b mut Node,
    header: &Header,
    number: usize,
    skeleton: bool,
) -> Result<&'b mut Node, SyntaxFault> {
    let mut at = root;
    let Some((last, before)) = header.path.split_last() else {
        return Ok(at);
    };
    for part in before {
        let Content::Table(pairs) = &mut at.content else {
            return Err(twice(part));
        };
        let next = match pairs.position(&part.name) {
            Some(index) => &mut pairs.list[index].1,
            None => pairs.push(&part.name, Node::made(Origin::Super, Place::Implied)),
        };
        if next.origin == Origin::Closed {
            return Err(twice(part));
        }
        at = if matches!(next.content, Content::List(_)) {
            last_of(next).ok_or_else(|| twice(part))?
        } else {
            next
        };
    }
    let Content::Table(pairs) = &mut at.content else {
        return Err(twice(last));
    };
    let fresh = Node::made(Origin::Header, Place::Header(number));
    let Some(index) = pairs.position(&last.name) else {
        if !header.repeated {
            return Ok(pairs.push(&last.name, fresh));
        }
        let entries = Node {
            place: Place::Implied,
            content: Content::List(vec![fresh]),
            origin: Origin::Header,
        };
        return last_of(pairs.push(&last.name, entries)).ok_or_else(|| twice(last));
    };
    let known = &mut pairs.list[index].1;
    match &mut known.content {
        Content::List(items) if header.repeated && known.origin == Origin::Header => {
            if skeleton {
                items.clear();
            }
            items.push(fresh);
            last_of(known).ok_or_else(|| twice(last))
        }
        Content::Table(_) if !header.repeated && known.origin == Origin::Super => {
            known.origin = Origin::Header;
            known.place = Place::Header(number);
            Ok(known)
        }
        _ => Err(twice(last)),
    }
}

fn last_of(list: &mut Node) -> Option<&mut Node> {
    if let Content::List(items) = &mut list.content {
        items.last_mut()
    } else {
        None
    }
}

/// Puts `key = value` into a table. `statement` is the number of the table whose body it stands in, none inside braces.
fn enter(
    target: &mut Node,
    entry: &Entry,
    statement: Option<usize>,
    skeleton: bool,
    faults: &mut Vec<SyntaxFault>,
) -> Result<(), SyntaxFault> {
    let Some((last, before)) = entry.keys.split_last() else {
        return Ok(());
    };
    let mut at = target;
    for part in before {
        let Content::Table(pairs) = &mut at.content else {
            return Err(twice(part));
        };
        at = match pairs.position(&part.name) {
            Some(index) if pairs.list[index].1.origin == Origin::Dotted => &mut pairs.list[index].1,
            Some(_) => return Err(twice(part)),
            None => pairs.push(&part.name, Node::made(Origin::Dotted, Place::Implied)),
        };
    }
    let Content::Table(pairs) = &mut at.content else {
        return Err(twice(last));
    };
    if pairs.position(&last.name).is_some() {
        return Err(twice(last));
    }
    let keys = entry.keys.first().map_or(0, |part| part.span.start)..last.span.end;
    let value = entry.value.span.clone();
    let place = match statement {
        Some(table) => Place::Statement { table, keys, value },
        None => Place::Inline { keys, value },
    };
    let made = build(&entry.value, place, skeleton, faults);
    pairs.push(&last.name, made);
    Ok(())
}

fn build(text: &ValueText, place: Place, skeleton: bool, faults: &mut Vec<SyntaxFault>) -> Node {
    let content = match &text.node {
        ValueNode::Scalar(_) if skeleton => Content::Scalar(Value::Boolean(false)),
        ValueNode::Scalar(value) => Content::Scalar(value.clone()),
        ValueNode::Array(items) => {
            let built = items.iter().map(|item| {
                build(
                    item,
                    Place::Element {
                        value: item.span.clone(),
                    },
                    skeleton,
                    faults,
                )
            });
            let built: Vec<_> = built.collect();
            Content::List(if skeleton { Vec::new() } else { built })
        }
        ValueNode::Inline(entries) => {
            let mut table = Node::made(Origin::Closed, Place::Implied);
            for entry in entries {
                if let Err(fault) = enter(&mut table, entry, None, skeleton, faults) {
                    faults.push(fault);
                }
            }
            table.content
        }
    };
    Node {
        place,
        content,
        origin: Origin::Closed,
    }
}

#[cfg(test)]
mod tests;
