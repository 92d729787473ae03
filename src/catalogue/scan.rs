//! Where the entries of a catalogue text stand, found line by line without parsing.
//!
//! The build script uses it too, for the texts that come with the program.

use std::ops::Range;

/// One entry: what it is, its id, the track of the text before it, what it is called, and its place in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found<'t> {
    pub(crate) part: &'t str,
    pub(crate) id: &'t str,
    pub(crate) track: &'t str,
    /// Its short name, else its name or title; none where only reading it can tell.
    pub(crate) called: Option<&'t str>,
    pub(crate) at: Range<usize>,
}

/// All entries of a text. An entry starts with `[[part]]` or `[part]` and ends before the next one; a header with a dot
/// (`[track.note]`) belongs to the entry above it.
pub(crate) fn entries(text: &str) -> Vec<Found<'_>> {
    let mut found: Vec<Found> = Vec::new();
    let mut track = "";
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with('[')
            && let Some(part) = part_of(line)
        {
            if let Some(last) = found.last_mut() {
                last.at.end = start;
            }
            found.push(Found {
                part,
                id: "",
                track,
                called: None,
                at: start..text.len(),
            });
        } else if line.starts_with("id")
            && let Some(last) = found.last_mut()
            && last.id.is_empty()
            && let Some(id) = said(line, "id")
        {
            last.id = id;
            if last.part == "track" {
                track = id;
            }
        }
        start += line.len();
    }
    found.retain(|entry| !entry.id.is_empty());
    for entry in &mut found {
        entry.called = called(text.get(entry.at.clone()).unwrap_or_default());
    }
    found
}

/// What an entry is called, where that stands on a plain line of its own.
fn called(entry: &str) -> Option<&str> {
    let (_, own) = entry.split_once('\n')?;
    let own = own.split_once("\n[").map_or(own, |(own, _)| own);
    if own.contains("\"\"\"") || own.contains("'''") {
        return None;
    }
    let said = |name| {
        own.lines()
            .find(|line| is_of(line, name))
            .map(|line| said(line, name))
    };
    match said("short") {
        Some(short) => short,
        None => said("name").or_else(|| said("title"))?,
    }
}

/// Whether a line says a field.
fn is_of(line: &str, name: &str) -> bool {
    let rest = line.strip_prefix(name);
    rest.is_some_and(|rest| rest.trim_start().starts_with('='))
}

/// The name in `[name]` or `[[name]]`; none for a header with a dot.
fn part_of(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let line = line
        .split_once('#')
        .map_or(line, |(header, _)| header.trim_end());
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let inner = inner
        .strip_prefix('[')
        .and_then(|inner| inner.strip_suffix(']'))
        .unwrap_or(inner)
        .trim();
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    (!inner.is_empty() && inner.bytes().all(plain)).then_some(inner)
}

/// The text in `name = "text"`, where it is plain and not empty.
fn said<'t>(line: &'t str, name: &str) -> Option<&'t str> {
    let value = line.strip_prefix(name)?.trim_start().strip_prefix('=')?;
    let (text, rest) = value.trim_start().strip_prefix('"')?.split_once('"')?;
    let rest = rest.trim();
    let ends = rest.is_empty() || rest.starts_with('#');
    (ends && !text.trim().is_empty() && !text.contains('\\')).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_found_with_their_track_and_their_whole_text() {
        let text = "# head\n[track]\nid = \"sre\"\n[track.more]\nid = \"x\"\n\n[[skill]] # one\nid=\"a\"\nquestion = \"[[b]]\"\n[[skill]]\nname = \"without\"\n";
        let found = entries(text);
        let seen: Vec<_> = found
            .iter()
            .map(|entry| (entry.part, entry.id, entry.track))
            .collect();
        assert_eq!(seen, [("track", "sre", ""), ("skill", "a", "sre")]);
        let first = text.get(found[0].at.clone()).expect("a place in the text");
        assert!(first.starts_with("[track]") && first.contains("[track.more]"));
        let second = text.get(found[1].at.clone()).expect("a place in the text");
        assert_eq!(second, "[[skill]] # one\nid=\"a\"\nquestion = \"[[b]]\"\n");
    }

    #[test]
    fn an_entry_is_called_by_its_short_name_where_it_has_one() {
        let called = |rest: &str| {
            let text = format!(
                "[[skill]]\nid = \"a\"\n{rest}\n[[skill]]\nid = \"b\"\nshort = \"other\"\n"
            );
            entries(&text)[0].called.map(str::to_owned)
        };
        assert_eq!(
            called("name = \"Long\"\nshort = \"S\" # kept"),
            Some("S".to_owned())
        );
        assert_eq!(
            called("title = \"T\"\nshorter = \"S\""),
            Some("T".to_owned())
        );
        assert_eq!(called("[skill.more]\nname = \"inner\""), None);
        assert_eq!(called("name = \"Long\"\nshort = \"\\u0053\""), None);
        assert_eq!(called("name = \"Long\"\nshort = \"\""), None);
        assert_eq!(called("means = \"\"\"\nname = \"x\"\n\"\"\""), None);
    }

    #[test]
    fn any_text_is_read_without_harm() {
        for text in [
            "",
            "[",
            "[[",
            "[]",
            "[[]]",
            "[é]",
            "id = ",
            "[[skill]]\nid = \"é",
            "\n\n[a]\nid",
        ] {
            assert!(entries(text).is_empty(), "{text:?}");
        }
    }
}
