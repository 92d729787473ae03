//! Cuts a file into its records by its lines, without reading what they say.
//!
//! A line is a header, a comment, a blank, or a statement. Only a statement whose value opens a bracket, a brace or a
//! string of several lines is given to the real lexer, to learn where it ends.

use crate::day::Day;
use crate::model::Section;
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
    /// Whether it can be read alone: false where it goes on with a record of another place, or its header is unusual.
    pub(crate) regular: bool,
}

/// Cuts a text that begins at a line's start. The first block is what stands before any header.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let mut scan = Scan {
        text,
        bytes: text.as_bytes(),
        blocks: Vec::new(),
        comments: None,
        inside: false,
    };
    scan.blocks.push(Block {
        start: 0,
        section: None,
        on: None,
        regular: true,
    });
    scan.run();
    scan.blocks
}

struct Scan<'t> {
    text: &'t str,
    bytes: &'t [u8],
    blocks: Vec<Block>,
    /// Where the run of comment lines began that stands directly above this line.
    comments: Option<usize>,
    /// Whether the lines belong to a table inside the record.
    inside: bool,
}

const BOM: &[u8] = b"\xef\xbb\xbf";

impl Scan<'_> {
    fn run(&mut self) {
        let mut at = if self.bytes.starts_with(BOM) {
            BOM.len()
        } else {
            0
        };
        while at < self.bytes.len() {
            let first = self.skip_blanks(at);
            let next = match self.bytes.get(first) {
                None => self.bytes.len(),
                Some(b'\n') => {
                    self.comments = None;
                    first + 1
                }
                Some(b'#') => {
                    self.comments.get_or_insert(at);
                    self.line_end(first)
                }
                Some(b'[') => {
                    let next = self.line_end(first);
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

    fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.bytes.get(at), Some(b' ' | b'\t' | b'\r')) {
            at += 1;
        }
        at
    }

    /// The start of the line after the one that holds `at`.
    fn line_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or_default();
        rest.find('\n')
            .map_or(self.bytes.len(), |found| at + found + 1)
    }

    fn header(&mut self, line: usize, first: usize, end: usize) {
        let text = self.text.get(first..end).unwrap_or_default();
        let start = u32::try_from(self.comments.unwrap_or(line)).unwrap_or(u32::MAX);
        let Some(head) = Head::read(text) else {
            self.inside = true;
            self.blocks.push(Block {
                start,
                section: None,
                on: None,
                regular: false,
            });
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
        self.blocks.push(Block {
            start,
            section,
            on: None,
            regular: fits && !(head.deeper && section.is_some()),
        });
    }

    /// Passes over a statement; returns the start of the line after it.
    fn statement(&mut self, first: usize) -> usize {
        let end = self.line_end(first);
        let line = self.bytes.get(first..end).unwrap_or_default();
        let Some(equals) = line.iter().position(|byte| *byte == b'=') else {
            return end;
        };
        let quoted = matches!(line.first(), Some(b'"' | b'\''));
        let value = self.skip_blanks(first + equals + 1);
        match self.bytes.get(value) {
            _ if quoted => self.lexed(first),
            Some(b'[' | b'{') => self.lexed(first),
            Some(b'"' | b'\'') => {
                let mark = self.bytes[value];
                let triple = self.bytes.get(value + 1) == Some(&mark)
                    && self.bytes.get(value + 2) == Some(&mark);
                if triple { self.lexed(first) } else { end }
            }
            _ => {
                self.note_day(first, equals, value);
                end
            }
        }
    }

    /// Remembers the day of a plain `on = 2026-11-12` in the record's own lines.
    fn note_day(&mut self, first: usize, equals: usize, value: usize) {
        let key = self.text.get(first..first + equals).unwrap_or_default();
        if self.inside || key.trim_end() != "on" {
            return;
        }
        let day = self
            .text
            .get(value..value + 10)
            .and_then(|text| text.parse().ok());
        let ends = self
            .bytes
            .get(value + 10)
            .is_none_or(u8::is_ascii_whitespace);
        if let (Some(block), Some(day), true) = (self.blocks.last_mut(), day, ends) {
            block.on = Some(day);
        }
    }

    /// The end of a statement as the lexer sees it: the first new line outside of all brackets.
    fn lexed(&self, first: usize) -> usize {
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
        self.bytes.len()
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
mod tests {
    use super::*;

    fn starts(text: &str) -> Vec<(&str, Option<Section>, bool)> {
        let found = blocks(text);
        let ends = found
            .iter()
            .skip(1)
            .map(|block| block.start as usize)
            .chain([text.len()]);
        let pieces = found.iter().zip(ends);
        pieces
            .map(|(block, end)| {
                (
                    text.get(block.start as usize..end).expect("a piece"),
                    block.section,
                    block.regular,
                )
            })
            .collect()
    }

    #[test]
    fn a_record_has_the_comments_above_it_and_the_tables_inside_it() {
        let text = "# head\n\nschema = 1\n# mine\n[[win]]\nid = 'a'\n[[win.guard]]\nlimit = 1\n\n# floating\n\n[[win]]\n[x]\n";
        assert_eq!(
            starts(text),
            [
                ("# head\n\nschema = 1\n", None, true),
                (
                    "# mine\n[[win]]\nid = 'a'\n[[win.guard]]\nlimit = 1\n\n# floating\n\n",
                    Some(Section::Win),
                    true
                ),
                ("[[win]]\n", Some(Section::Win), true),
                ("[x]\n", None, true),
            ]
        );
    }

    #[test]
    fn brackets_inside_of_values_are_no_headers() {
        let text = "[[review]]\nnotes = \"\"\"\n[[win]]\n\"\"\"\nx = [\n [1],\n[2] ]\ny = '[['\n\"a=\" = [\n[1]]\n[[win]]\n";
        assert_eq!(starts(text).len(), 3);
        let crlf = text.replace('\n', "\r\n");
        assert_eq!(starts(&crlf).len(), 3);
    }

    #[test]
    fn the_day_of_a_record_is_known_without_reading_it() {
        let text = "[[shadow]]\non = 2026-11-12 # c\n[shadow.follow_up]\non = 2020-01-01\n[[shadow]]\non = 2026-11-12T10:00:00\n";
        let days: Vec<_> = blocks(text).iter().map(|block| block.on).collect();
        assert_eq!(days, [None, "2026-11-12".parse().ok(), None]);
    }

    #[test]
    fn unusual_headers_are_marked() {
        for text in [
            "[ 'skill' ]\n",
            "[[cert]]\n[[win.guard]]\n",
            "[skill]\n",
            "[[person]]\n",
        ] {
            assert!(blocks(text).iter().any(|block| !block.regular), "{text}");
        }
    }

    #[test]
    fn broken_texts_are_cut_too() {
        for text in [
            "",
            "\u{feff}",
            "[",
            "[[",
            "=",
            "a = [",
            "a = \"\"\"",
            "\"",
            "[[win]]\nx = [[[\n",
            "\r",
            "a=]\n",
        ] {
            assert!(!blocks(text).is_empty());
        }
    }
}
