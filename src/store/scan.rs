//! Cuts a file into its records by its lines, without reading what they say.
//!
//! A line is a header, a comment, a blank, or a statement. A statement whose value opens a bracket, a brace or a
//! string of several lines is passed over the quick way where that is sure; else the real lexer says where it ends.

mod ahead;
mod pass;

use crate::aside::share_out;
use crate::day::Day;
use crate::file_text::FileText;
use crate::model::Section;
pub(crate) use ahead::CutAhead;
use pass::{after_brackets, after_long_string, bare_name, line_end, plain_id, skip_blanks};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// A stretch of the file that one header begins, with the comments directly above it and the tables inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Block {
    /// Where its own comments begin, or its header. It ends where the next block starts.
    pub(crate) start: u32,
    /// Its section; none for what stands before any header and for tables that no section knows.
    pub(crate) section: Option<Section>,
    /// The day of its `on = …` line, if it has a plain one.
    pub(crate) on: Option<Day>,
    /// What its `id = …` line says.
    pub(crate) id: Id,
    /// Whether it can be read alone: false where it goes on with a record of another place, or its header is unusual.
    pub(crate) regular: bool,
    /// Whether it has an `archived = …` line.
    pub(crate) archived: bool,
    /// Whether its lines can be told apart by how they begin: headers, statements with bare names, and parts of lists.
    pub(crate) simple: bool,
}

/// What is known of a record's id without reading it: enough to pass over the records that are not looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Id(u32);

impl Id {
    /// There is no line for it.
    pub(crate) const NONE: Id = Id(0);
    /// There is one that must be read.
    pub(crate) const UNCLEAR: Id = Id(1);

    /// The mark as a number.
    pub(crate) fn number(self) -> u32 {
        self.0
    }

    /// The mark of an id; two ids may have the same one.
    pub(crate) fn of(text: &str) -> Id {
        let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        Id(hash | 2)
    }
}

/// A text cut into its blocks.
pub(crate) struct Cut {
    pub(crate) blocks: Vec<Block>,
    /// Whether its end is the end of a line and of a statement, so that nothing behind it belongs to it.
    pub(crate) closed: bool,
}

/// Cuts a text that begins at a line's start. The first block is what stands before any header.
pub(crate) fn cut(text: &str) -> Cut {
    Scan::new(text, true).cut()
}

/// The blocks alone.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    cut(text).blocks
}

/// A text of this size is cut in pieces, by two threads.
const LARGE: usize = 128 * 1024;

/// How many pieces: enough that nobody waits long for the last one.
const PIECES: usize = 8;

/// The blocks of a text that threads can share.
pub(crate) fn shared_blocks(text: &FileText) -> Vec<Block> {
    let pieces = (text.len() >= LARGE).then(|| in_pieces(text)).flatten();
    pieces.unwrap_or_else(|| blocks(text))
}

/// Cuts a text in pieces; none where one of them ends inside of a value.
fn in_pieces(text: &FileText) -> Option<Vec<Block>> {
    let inner = (1..PIECES).filter_map(|number| header_behind(text, text.len() / PIECES * number));
    let mut starts: Vec<usize> = std::iter::once(0).chain(inner).collect();
    starts.dedup();
    let (own, shared) = (text.clone(), starts.clone());
    let cuts = share_out(starts.len(), move |number| {
        let end = shared.get(number + 1).copied().unwrap_or(own.len());
        own.get(shared[number]..end).map(cut)
    });
    joined(starts.into_iter().zip(cuts).collect())
}

/// The blocks of pieces with their starts; none where one ends inside of a value, or there are none.
pub(crate) fn joined(cuts: Vec<(usize, Option<Cut>)>) -> Option<Vec<Block>> {
    let last = cuts.len().checked_sub(1)?;
    let all = cuts.iter().flat_map(|(_, cut)| cut);
    let mut blocks = Vec::with_capacity(all.map(|cut| cut.blocks.len()).sum());
    for (number, (start, cut)) in cuts.into_iter().enumerate() {
        let cut = cut.filter(|cut| cut.closed || number == last)?;
        let shift = u32::try_from(start).ok()?;
        // All but the first piece begin with a header, so nothing stands before their first block.
        let skipped = usize::from(number > 0);
        blocks.extend(cut.blocks.into_iter().skip(skipped).map(|block| Block {
            start: block.start.saturating_add(shift),
            ..block
        }));
    }
    Some(blocks)
}

/// The start of a line from there on that looks like the header of a new record, behind an empty line.
fn header_behind(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    memchr::memmem::find_iter(rest, b"\n\n[[")
        .take(100)
        .map(|found| from + found + 2)
        .find(|start| begins_record(text.as_bytes().get(*start..)))
}

/// Whether these bytes begin with a line that looks like the header of a new record.
fn begins_record(bytes: Option<&[u8]>) -> bool {
    let line = bytes.and_then(|bytes| bytes.split(|byte| *byte == b'\n').next());
    let line = line.and_then(|line| std::str::from_utf8(line).ok());
    let head = line.and_then(Head::read);
    head.is_some_and(|head| !head.deeper && head.repeated)
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    blocks: Vec<Block>,
    /// Where the run of comment lines began that stands directly above this line.
    comments: Option<usize>,
    /// Whether the lines belong to a table inside the record.
    inside: bool,
    /// Whether a value has no end.
    open: bool,
    /// Whether the quick steps are taken.
    quick: bool,
}

const BOM: &[u8] = b"\xef\xbb\xbf";

impl<'t> Scan<'t> {
    fn new(text: &'t str, quick: bool) -> Scan<'t> {
        Scan {
            text,
            bytes: text.as_bytes(),
            blocks: vec![Block::begun(0, None, true)],
            comments: None,
            inside: false,
            open: false,
            quick,
        }
    }

    fn cut(mut self) -> Cut {
        self.run();
        Cut {
            closed: !self.open && self.comments.is_none() && self.bytes.ends_with(b"\n"),
            blocks: self.blocks,
        }
    }

    fn run(&mut self) {
        let mut at = if self.bytes.starts_with(BOM) {
            BOM.len()
        } else {
            0
        };
        while at < self.bytes.len() {
            let first = skip_blanks(self.bytes, at);
            let next = match self.bytes.get(first) {
                None => self.bytes.len(),
                Some(b'\n') => {
                    self.comments = None;
                    first + 1
                }
                Some(b'#') => {
                    self.comments.get_or_insert(at);
                    line_end(self.bytes, first)
                }
                Some(b'[') => {
                    let next = line_end(self.bytes, first);
                    self.header(at, first, next);
                    self.comments = None;
                    next
                }
                Some(_) => {
                    self.comments = None;
                    self.statement(first)
                }
            };
            at = next;
        }
    }

    fn header(&mut self, line: usize, first: usize, end: usize) {
        let text = self.text.get(first..end).unwrap_or_default();
        let start = u32::try_from(self.comments.unwrap_or(line)).unwrap_or(u32::MAX);
        let Some(head) = Head::read(text) else {
            self.inside = true;
            self.blocks.push(Block::begun(start, None, false));
            return;
        };
        let section = Section::named(head.first);
        let continues = head.deeper
            && section.is_some()
            && self
                .blocks
                .last()
                .is_some_and(|block| block.section == section);
        self.inside = head.deeper;
        if continues {
            return;
        }
        let fits = section.is_none_or(|section| section.list().is_some() == head.repeated);
        let regular = fits && !(head.deeper && section.is_some());
        self.blocks.push(Block::begun(start, section, regular));
    }

    /// Passes over a statement; returns the start of the line after it.
    fn statement(&mut self, first: usize) -> usize {
        let name = bare_name(self.bytes, first);
        let equals = skip_blanks(self.bytes, name);
        if name == first || self.bytes.get(equals) != Some(&b'=') {
            return self.unusual_statement(first);
        }
        let value = skip_blanks(self.bytes, equals + 1);
        let is_id = !self.inside && self.bytes.get(first..name) == Some(b"id");
        match self.bytes.get(value) {
            Some(b'[' | b'{') => {
                if is_id {
                    self.note_id(Id::UNCLEAR);
                }
                self.passed(first, after_brackets(self.bytes, value))
            }
            Some(b'"' | b'\'') if self.is_triple(value) => {
                if is_id {
                    self.note_id(Id::UNCLEAR);
                }
                self.not_simple();
                self.passed(first, after_long_string(self.bytes, value))
            }
            _ => {
                let end = line_end(self.bytes, value);
                if is_id {
                    self.note_id(plain_id(self.text.get(value..end).unwrap_or_default()));
                } else if !self.inside {
                    match self.bytes.get(first..name) {
                        Some(b"on") => self.note_day(value),
                        Some(b"archived") => self.note_archived(),
                        _ => {}
                    }
                }
                end
            }
        }
    }

    /// Passes over a statement whose name is quoted or dotted, or that is none.
    fn unusual_statement(&mut self, first: usize) -> usize {
        self.not_simple();
        let end = line_end(self.bytes, first);
        let line = self.bytes.get(first..end).unwrap_or_default();
        let Some(equals) = line.iter().position(|byte| *byte == b'=') else {
            return end;
        };
        let quoted = matches!(line.first(), Some(b'"' | b'\''));
        let value = skip_blanks(self.bytes, first + equals + 1);
        match self.bytes.get(value) {
            _ if quoted => self.lexed(first),
            Some(b'[' | b'{') => self.lexed(first),
            Some(b'"' | b'\'') if self.is_triple(value) => self.lexed(first),
            _ => end,
        }
    }

    fn is_triple(&self, at: usize) -> bool {
        let mark = self.bytes.get(at);
        self.bytes.get(at + 1) == mark && self.bytes.get(at + 2) == mark
    }

    fn note_archived(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.archived = true;
        }
    }

    fn not_simple(&mut self) {
        if let Some(block) = self.blocks.last_mut() {
            block.simple = false;
        }
    }

    fn note_id(&mut self, id: Id) {
        if let Some(block) = self.blocks.last_mut() {
            let first = block.id == Id::NONE;
            block.id = if first { id } else { Id::UNCLEAR };
        }
    }

    /// Remembers the day of a plain `on = 2026-11-12` in the record's own lines.
    fn note_day(&mut self, value: usize) {
        let day = self.text.get(value..value + 10);
        let day = day.and_then(|text| text.parse().ok());
        let end = self.bytes.get(value + 10);
        let ends = end.is_none_or(u8::is_ascii_whitespace);
        if let (Some(block), Some(day), true) = (self.blocks.last_mut(), day, ends) {
            block.on = Some(day);
        }
    }

    /// The end of a statement: the one that was found the quick way, else the lexer's.
    fn passed(&mut self, first: usize, end: Option<usize>) -> usize {
        if end.is_none() {
            self.not_simple();
        }
        match end {
            Some(end) if self.quick => end,
            _ => self.lexed(first),
        }
    }

    /// The end of a statement as the lexer sees it: the first new line outside of all brackets.
    fn lexed(&mut self, first: usize) -> usize {
        let rest = self.text.get(first..).unwrap_or_default();
        let mut depth = 0_i64;
        for token in Source::new(rest).lex() {
            match token.kind() {
                TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket => depth += 1,
                TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket => depth -= 1,
                TokenKind::Newline if depth <= 0 => return first + token.span().end(),
                _ => {}
            }
        }
        self.open = true;
        self.bytes.len()
    }
}

impl Block {
    fn begun(start: u32, section: Option<Section>, regular: bool) -> Block {
        Block {
            start,
            section,
            on: None,
            id: Id::NONE,
            archived: false,
            regular,
            simple: true,
        }
    }
}

/// A header line, as far as cutting needs it.
struct Head<'t> {
    first: &'t str,
    deeper: bool,
    repeated: bool,
}

impl<'t> Head<'t> {
    /// Reads `[name…` or `[[name…` with a bare name and nothing unusual about it.
    fn read(line: &'t str) -> Option<Head<'t>> {
        let inner = line.strip_prefix('[')?;
        let (inner, repeated) = match inner.strip_prefix('[') {
            Some(inner) => (inner, true),
            None => (inner, false),
        };
        let end = inner.find(|character: char| {
            !(character.is_ascii_alphanumeric() || character == '_' || character == '-')
        })?;
        let (first, rest) = inner.split_at_checked(end)?;
        let deeper = rest.starts_with('.');
        (!first.is_empty() && (deeper || rest.starts_with(']'))).then_some(Head {
            first,
            deeper,
            repeated,
        })
    }
}

#[cfg(test)]
mod tests;
