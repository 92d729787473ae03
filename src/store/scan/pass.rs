//! Quick steps over a text's bytes. Where a step is not sure it says so, and the lexer decides.

use super::Id;
use crate::model::plain::is_bare;
use memchr::{memchr, memchr3, memmem};

/// The first byte from here that is no blank. A carriage return is one, since a line may end with it.
pub(super) fn skip_blanks(bytes: &[u8], mut at: usize) -> usize {
    while matches!(bytes.get(at), Some(b' ' | b'\t' | b'\r')) {
        at += 1;
    }
    at
}

/// The start of the line after the one that holds `at`.
pub(super) fn line_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    memchr(b'\n', rest).map_or(bytes.len(), |found| at + found + 1)
}

/// The end of the bare name that begins here.
pub(super) fn bare_name(bytes: &[u8], mut at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at += rest.iter().take_while(|byte| is_bare(**byte)).count();
    at
}

/// The mark of an id that is written plainly; `text` is its line from the first quote on.
pub(super) fn plain_id(text: &str) -> Id {
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.split_once('"'))
        .filter(|(id, rest)| !id.contains(['\\', '\r', '\n']) && is_end(rest.as_bytes()));
    inner.map_or(Id::UNCLEAR, |(id, _)| Id::of(id))
}

/// Whether nothing but blanks or a comment is left of a line.
fn is_end(rest: &[u8]) -> bool {
    matches!(rest.get(skip_blanks(rest, 0)), None | Some(b'\n' | b'#'))
}

/// The start of the line after the value that opens with a bracket or brace here. No line of it begins like a header or
/// a statement.
pub(super) fn after_brackets(bytes: &[u8], value: usize) -> Option<usize> {
    let mut depth = 0_u32;
    let mut at = value;
    loop {
        at = next_mark(bytes, at)?;
        match bytes.get(at)? {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth -= 1;
                if depth == 0 {
                    return after_value(bytes, at + 1);
                }
            }
            b'"' => at = end_of_string(bytes, at)?,
            b'\'' => return None,
            b'#' => {
                // The new line behind it is looked at like any other.
                at += memchr(b'\n', bytes.get(at..)?)?;
                continue;
            }
            b'\n' => {
                let next = skip_blanks(bytes, at + 1);
                if bytes.get(next) == Some(&b'[') || bare_name(bytes, next) > next {
                    return None;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// The bytes that say where a value ends.
static MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let all = b"[]{}\"'#\n";
    let mut place = 0;
    while place < all.len() {
        marks[all[place] as usize] = true;
        place += 1;
    }
    marks
};

/// The first byte from here that says something about where a value ends.
fn next_mark(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let passed = rest.iter().position(|byte| MARKS[*byte as usize])?;
    Some(at + passed)
}

/// The closing quote of the string on one line that begins here.
fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    if bytes.get(start + 1..start + 3) == Some(b"\"\"") {
        return None;
    }
    let mut at = start + 1;
    loop {
        let rest = bytes.get(at..)?;
        at += memchr3(b'"', b'\\', b'\n', rest)?;
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => return None,
        }
    }
}

/// The start of the line after the string of several lines that begins here.
pub(super) fn after_long_string(bytes: &[u8], value: usize) -> Option<usize> {
    let marks: &[u8] = match bytes.get(value)? {
        b'"' => b"\"\"\"",
        _ => b"'''",
    };
    let text = bytes.get(value + 3..)?;
    let length = memmem::find(text, marks)?;
    if memchr(b'\\', text.get(..length)?).is_some() {
        return None;
    }
    // One or two more quotes would belong to the string.
    let end = value + 3 + length + 3;
    if bytes.get(end) == marks.first() {
        return None;
    }
    after_value(bytes, end)
}

/// The start of the next line, where nothing but a comment stands before it.
fn after_value(bytes: &[u8], end: usize) -> Option<usize> {
    let at = skip_blanks(bytes, end);
    match bytes.get(at)? {
        b'\n' => Some(at + 1),
        b'#' => memchr(b'\n', bytes.get(at..)?).map(|found| at + found + 1),
        _ => None,
    }
}
