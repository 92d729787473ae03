//! The text of `.gitattributes`: a line for one file comes in and goes out, and no other byte changes.

use crate::store::disk::system::slashed;
use std::path::Path;

/// The line that has git use the driver for just this file, named from the top of the repository.
pub(super) fn line_for(inside: &Path) -> Vec<u8> {
    let mut pattern = b"/".to_vec();
    for byte in slashed(inside) {
        if matches!(byte, b'*' | b'?' | b'[' | b'\\') {
            pattern.push(b'\\');
        }
        pattern.push(byte);
    }
    let mut line = if pattern.iter().any(|byte| must_be_quoted(*byte)) {
        quoted(&pattern)
    } else {
        pattern
    };
    line.extend_from_slice(b" merge=roadbook");
    line
}

fn must_be_quoted(byte: u8) -> bool {
    byte <= b' ' || byte == b'"' || byte == 0x7f
}

/// The pattern as a string of C, which is how git reads one with spaces.
fn quoted(pattern: &[u8]) -> Vec<u8> {
    let mut out = vec![b'"'];
    for byte in pattern {
        match byte {
            b'"' | b'\\' => out.extend([b'\\', *byte]),
            byte if *byte < b' ' || *byte == 0x7f => {
                out.extend(format!("\\{byte:03o}").into_bytes());
            }
            byte => out.push(*byte),
        }
    }
    out.push(b'"');
    out
}

/// The text with the line at its end, if it is not there yet. A last line without an end stays without one.
pub(super) fn with_line(text: &[u8], line: &[u8]) -> Vec<u8> {
    if lines(text).any(|own| trimmed(own) == line) {
        return text.to_vec();
    }
    let end: &[u8] = if text.ends_with(b"\r\n") {
        b"\r\n"
    } else {
        b"\n"
    };
    let mut out = text.to_vec();
    if text.is_empty() || text.ends_with(b"\n") {
        out.extend_from_slice(line);
        out.extend_from_slice(end);
    } else {
        out.extend_from_slice(end);
        out.extend_from_slice(line);
    }
    out
}

/// The text without the line.
pub(super) fn without_line(text: &[u8], line: &[u8]) -> Vec<u8> {
    let mut out: Vec<u8> = lines(text)
        .filter(|own| trimmed(own) != line)
        .flatten()
        .copied()
        .collect();
    let had_end = text.ends_with(b"\n");
    if !had_end && out.len() < text.len() && out.ends_with(b"\n") {
        out.pop();
    }
    out
}

/// Whether some line still asks for the driver.
pub(super) fn mention_driver(text: &[u8]) -> bool {
    lines(text).any(|line| {
        let mut words = line.split(u8::is_ascii_whitespace);
        words.any(|word| word == b"merge=roadbook")
    })
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split_inclusive(|byte| *byte == b'\n')
}

fn trimmed(line: &[u8]) -> &[u8] {
    line.trim_ascii_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_comes_and_goes_without_a_trace() {
        let line = line_for(Path::new("roadmap.toml"));
        assert_eq!(line, b"/roadmap.toml merge=roadbook");
        for text in [
            "",
            "* text=auto\n",
            "* text=auto",
            "a b\r\nc d\r\n",
            "# c\n\n",
        ] {
            let with = with_line(text.as_bytes(), &line);
            assert_ne!(with, text.as_bytes());
            assert_eq!(with_line(&with, &line), with);
            assert!(mention_driver(&with));
            assert_eq!(without_line(&with, &line), text.as_bytes(), "{text:?}");
        }
        assert_eq!(without_line(b"a b", &line), b"a b");
        assert!(!mention_driver(b"# merge roadbook\n"));
    }

    #[test]
    fn names_are_quoted_for_git() {
        for (name, line) in [
            ("my plan.toml", r#""/my plan.toml" merge=roadbook"#),
            ("a[b]*.toml", r"/a\[b]\*.toml merge=roadbook"),
            ("a\"b.toml", r#""/a\"b.toml" merge=roadbook"#),
            ("a\tb", r#""/a\011b" merge=roadbook"#),
            // Where no name can have it, it stands between two.
            #[cfg(unix)]
            ("a\\ b", r#""/a\\\\ b" merge=roadbook"#),
            #[cfg(windows)]
            ("a\\b", "/a/b merge=roadbook"),
        ] {
            assert_eq!(line_for(Path::new(name)), line.as_bytes(), "{name}");
        }
    }
}
