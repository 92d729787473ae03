//! What is written in a piece of TOML, with the place of everything: headers, `key = value` statements, values.
//!
//! This says how the text is written, not what it means: [`super::tree`] gives it meaning.

use crate::day::Day;
use crate::model::Value;
use std::borrow::Cow;
use std::ops::Range;
use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{EventReceiver, RecursionGuard, ValidateWhitespace, parse_document};
use toml_parser::{ErrorSink, Expected, ParseError, Raw, Source, Span};

/// Deeper nesting than this is refused: no roadmap needs it, and a stack has an end.
const DEEPEST: u32 = 80;

/// More faults of one piece than this are not kept.
const MOST_FAULTS: usize = 1000;

/// A piece of TOML, cut into its tables. The first one is what stands before any header.
#[derive(Debug, Default)]
pub(crate) struct Syntax {
    pub(crate) tables: Vec<TableText>,
    pub(crate) faults: Vec<SyntaxFault>,
}

/// Something that is no TOML, or says a thing twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SyntaxFault {
    pub(crate) span: Range<usize>,
    pub(crate) what: String,
    pub(crate) hint: Option<String>,
}

/// A header with the statements under it.
#[derive(Debug, Default)]
pub(crate) struct TableText {
    pub(crate) header: Option<Header>,
    pub(crate) entries: Vec<Entry>,
}

/// `[path]` or `[[path]]`.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) span: Range<usize>,
    pub(crate) path: Vec<Part>,
    pub(crate) repeated: bool,
}

/// One name of a dotted key.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) span: Range<usize>,
    pub(crate) name: Box<str>,
}

/// `key = value`.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) keys: Vec<Part>,
    pub(crate) value: ValueText,
}

/// A value and where it stands.
#[derive(Debug)]
pub(crate) struct ValueText {
    pub(crate) span: Range<usize>,
    pub(crate) node: ValueNode,
}

#[derive(Debug)]
pub(crate) enum ValueNode {
    Scalar(Value),
    Array(Vec<ValueText>),
    Inline(Vec<Entry>),
}

impl Entry {
    /// From the first key to the end of the value.
    pub(crate) fn span(&self) -> Range<usize> {
        self.keys
            .first()
            .map_or(self.value.span.start, |part| part.span.start)..self.value.span.end
    }
}

impl Syntax {
    /// Reads a text; what is wrong stands in `faults`, all of it.
    pub(crate) fn parse(text: &str) -> Syntax {
        let source = Source::new(text);
        let tokens = source.lex().into_vec();
        let mut reader = Reader::new(source);
        let mut errors = Errors::default();
        {
            let mut whitespace = ValidateWhitespace::new(&mut reader, source);
            let mut guard = RecursionGuard::new(&mut whitespace, DEEPEST);
            parse_document(&tokens, &mut guard, &mut errors);
        }
        let mut syntax = reader.syntax;
        syntax
            .faults
            .extend(errors.0.iter().map(|error| fault(error, text)));
        syntax.faults.sort_by_key(|fault| fault.span.start);
        syntax
    }
}

/// The first errors of a text; nobody reads a million of them, and each takes memory.
#[derive(Default)]
struct Errors(Vec<ParseError>);

impl ErrorSink for Errors {
    fn report_error(&mut self, error: ParseError) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(error);
        }
    }
}

fn fault(error: &ParseError, text: &str) -> SyntaxFault {
    let span = error
        .unexpected()
        .or(error.context())
        .unwrap_or(Span::new_unchecked(text.len(), text.len()));
    let expected = error.expected().filter(|words| !words.is_empty());
    SyntaxFault {
        span: span.start()..span.end(),
        what: error.description().to_owned(),
        hint: expected.map(|words| {
            format!(
                "expected {}",
                words.iter().map(word).collect::<Vec<_>>().join(", ")
            )
        }),
    }
}

fn word(expected: &Expected) -> String {
    match expected {
        Expected::Literal("\n") => "a new line".to_owned(),
        Expected::Literal(literal) => format!("`{literal}`"),
        Expected::Description(description) => (*description).to_owned(),
        _ => "something else".to_owned(),
    }
}

/// Something that is open while events arrive.
enum Open {
    Array {
        start: usize,
        items: Vec<ValueText>,
    },
    Inline {
        start: usize,
        entries: Vec<Entry>,
        keys: Vec<Part>,
    },
}

struct Reader<'t> {
    source: Source<'t>,
    syntax: Syntax,
    header: Option<Header>,
    keys: Vec<Part>,
    open: Vec<Open>,
}

impl<'t> Reader<'t> {
    fn new(source: Source<'t>) -> Reader<'t> {
        let syntax = Syntax {
            tables: vec![TableText::default()],
            faults: Vec::new(),
        };
        Reader {
            source,
            syntax,
            header: None,
            keys: Vec::new(),
            open: Vec::new(),
        }
    }

    fn raw(&self, span: Span, encoding: Option<Encoding>) -> Raw<'t> {
        let text = self
            .source
            .input()
            .get(span.start()..span.end())
            .unwrap_or_default();
        Raw::new_unchecked(text, encoding, span)
    }

    fn header_open(&mut self, span: Span, repeated: bool) {
        self.header = Some(Header {
            span: span.start()..span.end(),
            path: Vec::new(),
            repeated,
        });
    }

    fn header_close(&mut self, span: Span) {
        if let Some(mut header) = self.header.take() {
            header.span.end = span.end();
            self.syntax.tables.push(TableText {
                header: Some(header),
                entries: Vec::new(),
            });
        }
    }

    /// A value is complete: it goes where the innermost open thing wants it.
    fn value(&mut self, value: ValueText) {
        match self.open.last_mut() {
            Some(Open::Array { items, .. }) => items.push(value),
            Some(Open::Inline { entries, keys, .. }) => entries.push(Entry {
                keys: std::mem::take(keys),
                value,
            }),
            None => {
                let keys = std::mem::take(&mut self.keys);
                if let Some(table) = self.syntax.tables.last_mut() {
                    table.entries.push(Entry { keys, value });
                }
            }
        }
    }
}

impl EventReceiver for Reader<'_> {
    fn std_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_open(span, false);
    }

    fn std_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_close(span);
    }

    fn array_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_open(span, true);
    }

    fn array_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        self.header_close(span);
    }

    fn inline_table_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::Inline {
            start: span.start(),
            entries: Vec::new(),
            keys: Vec::new(),
        });
        true
    }

    fn inline_table_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Open::Inline { start, entries, .. }) = self.open.pop() {
            self.value(ValueText {
                span: start..span.end(),
                node: ValueNode::Inline(entries),
            });
        }
    }

    fn array_open(&mut self, span: Span, _: &mut dyn ErrorSink) -> bool {
        self.open.push(Open::Array {
            start: span.start(),
            items: Vec::new(),
        });
        true
    }

    fn array_close(&mut self, span: Span, _: &mut dyn ErrorSink) {
        if let Some(Open::Array { start, items }) = self.open.pop() {
            self.value(ValueText {
                span: start..span.end(),
                node: ValueNode::Array(items),
            });
        }
    }

    fn simple_key(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut name = Cow::Borrowed("");
        self.raw(span, encoding).decode_key(&mut name, error);
        let part = Part {
            span: span.start()..span.end(),
            name: name.into(),
        };
        let parts = match (self.header.as_mut(), self.open.last_mut()) {
            (Some(header), _) => &mut header.path,
            (None, Some(Open::Inline { keys, .. })) => keys,
            (None, _) => &mut self.keys,
        };
        if parts.len() < DEEPEST as usize {
            parts.push(part);
        } else {
            error.report_error(ParseError::new("too many dots in one key").with_unexpected(span));
        }
    }

    fn scalar(&mut self, span: Span, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let mut text = Cow::Borrowed("");
        let kind = self.raw(span, encoding).decode_scalar(&mut text, error);
        let value = scalar(kind, text).unwrap_or_else(|reason| {
            error.report_error(ParseError::new(reason).with_unexpected(span));
            Value::Boolean(false)
        });
        self.value(ValueText {
            span: span.start()..span.end(),
            node: ValueNode::Scalar(value),
        });
    }
}

fn scalar(kind: ScalarKind, text: Cow<'_, str>) -> Result<Value, &'static str> {
    match kind {
        ScalarKind::String => Ok(Value::Text(text.into_owned().into())),
        ScalarKind::Boolean(yes) => Ok(Value::Boolean(yes)),
        ScalarKind::DateTime => {
            if let Ok(day) = text.parse::<Day>() {
                return Ok(Value::Day(day));
            }
            let moment = text.parse::<toml::value::Datetime>();
            moment
                .map(|_| Value::Moment(text.into()))
                .map_err(|_| "there is no such date or time")
        }
        ScalarKind::Float => {
            let number = text.parse::<f64>().map_err(|_| "not a number")?;
            if number.is_infinite() && !text.contains("inf") {
                return Err("the number is too large");
            }
            Ok(Value::Float(number))
        }
        ScalarKind::Integer(radix) => {
            let number = i64::from_str_radix(&text, radix.value());
            number
                .map(Value::Integer)
                .map_err(|_| "the whole number is too large")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_exact() {
        let text = "# c\n[[a.\"b c\"]]\nx.y = [ 1, { z = '2' } ] # t\n";
        let syntax = Syntax::parse(text);
        assert!(syntax.faults.is_empty(), "{:?}", syntax.faults);
        let table = &syntax.tables[1];
        let header = table.header.as_ref().expect("a header");
        assert!(header.repeated);
        assert_eq!(text.get(header.span.clone()), Some("[[a.\"b c\"]]"));
        assert_eq!(&*header.path[1].name, "b c");
        let entry = &table.entries[0];
        assert_eq!(text.get(entry.span()), Some("x.y = [ 1, { z = '2' } ]"));
        let ValueNode::Array(items) = &entry.value.node else {
            panic!("an array")
        };
        assert_eq!(text.get(items[1].span.clone()), Some("{ z = '2' }"));
    }

    #[test]
    fn all_faults_are_found_at_once() {
        let syntax = Syntax::parse("a = \nb = 2026-02-30\nc = 99999999999999999999\nd = 1\n");
        assert_eq!(syntax.faults.len(), 3, "{:?}", syntax.faults);
    }

    #[test]
    fn a_key_has_so_many_dots_and_a_text_so_many_faults() {
        let faults = |text: &str| Syntax::parse(text).faults;
        let key = |parts: u32| format!("{}a = 1", "a.".repeat(parts as usize - 1));
        assert_eq!(faults(&key(DEEPEST)), []);
        assert_eq!(faults(&key(DEEPEST + 1)).len(), 1);
        assert_eq!(faults(&"= 1\n".repeat(2 * MOST_FAULTS)).len(), MOST_FAULTS);
        let said = |text: &str| faults(text)[0].hint.clone().expect("a hint");
        assert_eq!(said("a 1\n"), "expected `=`");
    }

    #[test]
    fn depth_is_bounded() {
        for deep in [
            "a = ".to_owned() + &"[".repeat(100_000),
            "[".to_owned() + &"a.".repeat(100_000) + "a]",
            "a.".repeat(100_000) + "a = 1",
        ] {
            assert!(!Syntax::parse(&deep).faults.is_empty());
        }
    }
}
