//! The steps of the plain reader. Each gives nothing where the text is not plain.
//!
//! Longer than most: the steps call each other, from a record down to a string and back into lists.

use super::make::Make;
use memchr::{memchr, memchr2, memmem};
use std::marker::PhantomData;

/// Deeper lists are left to the real reader, which knows when to stop.
const DEEPEST: u32 = 8;

/// `[table]` or `[[table.inner]]`.
pub(super) struct Header<'t> {
    pub(super) table: &'t str,
    pub(super) inner: Option<&'t str>,
    pub(super) repeated: bool,
}

/// A place in a text.
pub(super) struct Reader<'t, M> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    made: PhantomData<M>,
}

impl<'t, M: Make<'t>> Reader<'t, M> {
    pub(super) fn new(text: &'t str) -> Reader<'t, M> {
        Reader {
            text,
            bytes: text.as_bytes(),
            at: 0,
            made: PhantomData,
        }
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.bytes.len()
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn since(&self, start: usize) -> Option<&'t str> {
        self.text.get(start..self.at)
    }

    /// Passes over a byte that must stand here.
    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    pub(super) fn blanks(&mut self) {
        while let Some(b' ' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    /// Passes over blanks, a comment, and the end of the line or text.
    pub(super) fn rest_of_line(&mut self) -> Option<()> {
        self.blanks();
        match self.peek() {
            None => return Some(()),
            Some(b'#') => self.comment()?,
            Some(_) => {}
        }
        self.new_line()
    }

    fn new_line(&mut self) -> Option<()> {
        match self.peek() {
            None => Some(()),
            Some(b'\r') => {
                self.at += 1;
                self.expect(b'\n')
            }
            Some(_) => self.expect(b'\n'),
        }
    }

    fn comment(&mut self) -> Option<()> {
        let rest = self.bytes.get(self.at..)?;
        let length = memchr2(b'\r', b'\n', rest).unwrap_or(rest.len());
        self.at += length;
        is_clean(rest.get(..length)?).then_some(())
    }

    /// Passes over empty lines and comments.
    pub(super) fn empty_lines(&mut self) -> Option<()> {
        loop {
            self.blanks();
            match self.peek() {
                Some(b'#' | b'\r' | b'\n') => self.rest_of_line()?,
                _ => return Some(()),
            }
        }
    }

    fn name(&mut self) -> Option<&'t str> {
        let start = self.at;
        let rest = self.bytes.get(start..)?;
        self.at += rest.iter().take_while(|byte| is_bare(**byte)).count();
        self.since(start).filter(|name| !name.is_empty())
    }

    /// A header, to the end of its line.
    pub(super) fn header(&mut self) -> Option<Header<'t>> {
        self.expect(b'[')?;
        let repeated = self.expect(b'[').is_some();
        let table = self.name()?;
        let inner = match self.expect(b'.') {
            Some(()) => Some(self.name()?),
            None => None,
        };
        self.expect(b']')?;
        if repeated {
            self.expect(b']')?;
        }
        self.rest_of_line()?;
        Some(Header {
            table,
            inner,
            repeated,
        })
    }

    /// The statements up to the next header or the end.
    pub(super) fn statements(&mut self) -> Option<Vec<(&'t str, M)>> {
        let mut found = Vec::with_capacity(8);
        loop {
            self.empty_lines()?;
            if let None | Some(b'[') = self.peek() {
                return Some(found);
            }
            let pair = self.statement()?;
            self.rest_of_line()?;
            once(&mut found, pair)?;
        }
    }

    /// `name = value`.
    pub(super) fn statement(&mut self) -> Option<(&'t str, M)> {
        Some((self.name_and_equals()?, self.value(0)?))
    }

    fn name_and_equals(&mut self) -> Option<&'t str> {
        let name = self.name()?;
        self.blanks();
        self.expect(b'=')?;
        self.blanks();
        Some(name)
    }

    fn value(&mut self, depth: u32) -> Option<M> {
        match self.peek()? {
            b'"' => Some(M::text(self.string()?)),
            b'\'' => Some(M::text(self.literal()?)),
            b'0'..=b'9' | b'-' => self.number(),
            b't' | b'f' => match self.name()? {
                "true" => Some(M::boolean(true)),
                "false" => Some(M::boolean(false)),
                _ => None,
            },
            b'[' if depth < DEEPEST => self.list(depth),
            b'{' if depth < DEEPEST => self.inline(depth),
            _ => None,
        }
    }

    fn string(&mut self) -> Option<&'t str> {
        let rest = self.bytes.get(self.at..)?;
        if rest.starts_with(b"\"\"\"") {
            return self.long_string();
        }
        self.at += 1;
        let start = self.at;
        let rest = rest.get(1..)?;
        let length = memchr(b'"', rest)?;
        if !is_plain(rest.get(..length)?) {
            return None;
        }
        self.at += length;
        let found = self.since(start);
        self.at += 1;
        found
    }

    fn literal(&mut self) -> Option<&'t str> {
        let rest = self.bytes.get(self.at..)?;
        if rest.starts_with(b"'''") {
            return None;
        }
        self.at += 1;
        let start = self.at;
        let rest = rest.get(1..)?;
        let length = memchr(b'\'', rest)?;
        if !is_clean(rest.get(..length)?) {
            return None;
        }
        self.at += length;
        let found = self.since(start);
        self.at += 1;
        found
    }

    /// A string of several lines. A line break right behind the quotes does not belong to it.
    fn long_string(&mut self) -> Option<&'t str> {
        self.at += 3;
        if self.peek()? == b'\r' {
            self.new_line()?;
        } else if self.peek()? == b'\n' {
            self.at += 1;
        }
        let start = self.at;
        let rest = self.bytes.get(start..)?;
        let length = memmem::find(rest, b"\"\"\"")?;
        let inner = rest.get(..length)?;
        let clean = inner.split(|byte| *byte == b'\n').all(is_plain);
        if !clean || rest.get(length + 3) == Some(&b'"') {
            return None;
        }
        self.at += length;
        let found = self.since(start);
        self.at += 3;
        found
    }

    /// A whole number, a decimal, or a day.
    fn number(&mut self) -> Option<M> {
        let start = self.at;
        while let Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'+' | b'-' | b'_' | b'.' | b':') =
            self.peek()
        {
            self.at += 1;
        }
        let text = self.since(start)?;
        if let Ok(day) = text.parse() {
            return Some(M::day(day));
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, part) = match digits.split_once('.') {
            Some((whole, part)) => (whole, Some(part)),
            None => (digits, None),
        };
        let all_digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let leads = whole.len() > 1 && whole.starts_with('0');
        if leads || !all_digits(whole) || text == "-0" || text.len() > 18 {
            return None;
        }
        match part {
            Some(part) if all_digits(part) => Some(M::float(text.parse().ok()?)),
            Some(_) => None,
            None => Some(M::integer(text.parse().ok()?)),
        }
    }

    fn list(&mut self, depth: u32) -> Option<M> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.empty_lines()?;
            if self.expect(b']').is_some() {
                return Some(M::list(items));
            }
            items.push(self.value(depth + 1)?);
            self.empty_lines()?;
            if self.peek()? != b']' {
                self.expect(b',')?;
            }
        }
    }

    fn inline(&mut self, depth: u32) -> Option<M> {
        self.at += 1;
        self.blanks();
        let mut pairs = Vec::new();
        if self.expect(b'}').is_some() {
            return Some(M::table(pairs));
        }
        loop {
            let name = self.name_and_equals()?;
            once(&mut pairs, (name, self.value(depth + 1)?))?;
            self.blanks();
            if self.expect(b'}').is_some() {
                return Some(M::table(pairs));
            }
            self.expect(b',')?;
            self.blanks();
        }
    }

    /// The strings of `name = ["…", "…"]`.
    pub(super) fn strings(&mut self) -> Option<Vec<&'t str>> {
        self.name_and_equals()?;
        self.expect(b'[')?;
        let mut found = Vec::new();
        loop {
            self.empty_lines()?;
            if self.expect(b']').is_some() {
                return Some(found);
            }
            if self.peek()? != b'"' {
                return None;
            }
            found.push(self.string()?);
            self.empty_lines()?;
            if self.peek()? != b']' {
                self.expect(b',')?;
            }
        }
    }
}

/// A table of more names is not plain: looking through all of them for each would take for ever.
pub(super) const MOST_NAMES: usize = 200;

/// Adds a pair, unless its name stands there already.
fn once<'t, M>(pairs: &mut Vec<(&'t str, M)>, pair: (&'t str, M)) -> Option<()> {
    if pairs.len() >= MOST_NAMES || pairs.iter().any(|(name, _)| *name == pair.0) {
        return None;
    }
    pairs.push(pair);
    Some(())
}

/// The bytes of bare names.
static BARE: [bool; 256] = {
    let mut bare = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        bare[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
        byte += 1;
    }
    bare
};

/// Whether a byte can stand in a bare name.
pub(crate) fn is_bare(byte: u8) -> bool {
    BARE[byte as usize]
}

/// Whether there is no control character but the tab.
fn is_clean(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |bad, byte| bad | control(*byte)) == 0
}

/// The same, and no escape.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |bad, byte| {
        bad | control(*byte) | u8::from(*byte == b'\\')
    }) == 0
}

/// 1 for a control character but the tab, else 0: a number and no branch, so that many bytes are judged at once.
fn control(byte: u8) -> u8 {
    (u8::from(byte < 0x20) & u8::from(byte != b'\t')) | u8::from(byte == 0x7f)
}
