//! Where the entries of a catalogue text stand, found line by line without parsing.

use std::ops::Range;

/// One entry: what it is, its id, its place in the text, and the track of the text before it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub part: String,
    pub id: String,
    pub track: String,
    pub at: Range<usize>,
}

/// All entries of a text. An entry starts with `[[part]]` or `[part]` and ends before the next one; a header with a dot
/// (`[track.note]`) belongs to the entry above it.
pub(super) fn entries(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut track = String::new();
    let mut start = 0;
    let mut open = false;
    let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
    for end in ends.chain([text.len()]) {
        let line = text.get(start..end).unwrap_or_default();
        if line.starts_with('[') {
            if let Some(part) = part_of(line) {
                if open && let Some(last) = found.last_mut() {
                    last.at.end = start;
                }
                found.push(Found {
                    part: part.to_owned(),
                    id: String::new(),
                    track: track.clone(),
                    at: start..text.len(),
                });
                open = true;
            }
        } else if line.starts_with("id")
            && let Some(last) = found.last_mut()
            && last.id.is_empty()
            && let Some(id) = id_of(line)
        {
            id.clone_into(&mut last.id);
            if last.part == "track" {
                id.clone_into(&mut track);
            }
        }
        start += line.len();
    }
    found.retain(|entry| !entry.id.is_empty());
    found
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

/// The text in `id = "text"`.
fn id_of(line: &str) -> Option<&str> {
    let value = line.strip_prefix("id")?.trim_start().strip_prefix('=')?;
    let (id, _) = value.trim_start().strip_prefix('"')?.split_once('"')?;
    (!id.is_empty()).then_some(id)
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
            .map(|entry| (entry.part.as_str(), entry.id.as_str(), entry.track.as_str()))
            .collect();
        assert_eq!(seen, [("track", "sre", ""), ("skill", "a", "sre")]);
        let first = text.get(found[0].at.clone()).expect("a place in the text");
        assert!(first.starts_with("[track]") && first.contains("[track.more]"));
        let second = text.get(found[1].at.clone()).expect("a place in the text");
        assert_eq!(second, "[[skill]] # one\nid=\"a\"\nquestion = \"[[b]]\"\n");
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
