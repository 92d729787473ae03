//! Names of files: how one is shown, and how those beside the file are made.

use std::{
    ffi::{OsStr, OsString},
    fmt::Write as _,
    io,
    path::{Path, PathBuf},
};

use super::{digest::Digest, system};
use crate::text::{self, is_hidden};

/// The longest file name that common file systems take, in bytes.
const LONGEST: usize = 255;

/// The path in a form that is safe to print: nothing in it acts on a terminal or changes the reading order.
pub fn shown(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        for letter in chunk.valid().chars() {
            if is_hidden(letter) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(letter));
            } else {
                out.push(letter);
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    // Only floods are left to be cut.
    text::shown(&out).into_owned()
}

/// What the files that belong to the file with this real path are called in the state folder.
pub(super) fn in_state(path: &Path) -> String {
    Digest::of(path.as_os_str().as_encoded_bytes()).hex()
}

/// A fingerprint of a text, to know it again.
pub fn fingerprint(text: &str) -> String {
    Digest::of(text.as_bytes()).hex()
}

/// The real path of a file, also where only its folder is there.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    system::real_path(path).or_else(|error| {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(error);
        };
        let folder = if folder.as_os_str().is_empty() {
            Path::new(".")
        } else {
            folder
        };
        Ok(system::real_path(folder)?.join(name))
    })
}

/// What the names of the temporary files of one file begin with; a number follows.
pub(super) fn temp_prefix(name: &OsStr) -> OsString {
    // Room for a process id, a dash and a counter.
    beside(".", name, ".tmp-", 20)
}

/// Whether `candidate` is a temporary file of the file whose prefix this is.
pub(super) fn is_temp(prefix: &OsStr, candidate: &[u8]) -> bool {
    candidate
        .strip_prefix(prefix.as_encoded_bytes())
        .is_some_and(|id| {
            id.first().is_some_and(u8::is_ascii_digit)
                && id.iter().all(|byte| byte.is_ascii_digit() || *byte == b'-')
        })
}

/// The name of the `nth` conflict copy made on that day.
pub(super) fn conflict(name: &OsStr, day: &str, nth: u32) -> OsString {
    let mut end = String::from(".conflict-");
    end.extend(
        day.chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
            .take(32),
    );
    if nth > 1 {
        // Writing to a string cannot fail.
        let _ = write!(end, "-{nth}");
    }
    beside("", name, &end, 0)
}

/// A name around another one; a name that is too long is cut and told apart by its digest.
fn beside(before: &str, name: &OsStr, after: &str, room: usize) -> OsString {
    let name = name.as_encoded_bytes();
    let free = LONGEST.saturating_sub(before.len() + after.len() + room);
    let mut out = before.as_bytes().to_vec();
    if name.len() <= free {
        out.extend_from_slice(name);
    } else {
        // The last byte of a name changes the low digits only.
        let mark = format!("~{:08x}", Digest::of(name).low());
        out.extend_from_slice(cut(name, free.saturating_sub(mark.len())));
        out.extend_from_slice(mark.as_bytes());
    }
    out.extend_from_slice(after.as_bytes());
    system::name_from(out)
}

/// The first bytes of a name, without half of a character at the end: some file systems refuse that.
fn cut(name: &[u8], longest: usize) -> &[u8] {
    let mut end = longest.min(name.len());
    while end > 0 && end < name.len() && name.get(end).is_some_and(|byte| byte & 0xc0 == 0x80) {
        end -= 1;
    }
    name.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_shown_path_cannot_act_on_the_terminal() {
        use std::os::unix::ffi::OsStrExt as _;
        let path = OsStr::from_bytes(b"a\x1b]0;x\x07\xff\xe2\x80\xae\n\xc2\x9b\xe7\x95\x8c");
        assert_eq!(
            shown(Path::new(path)),
            "a\\u{1b}]0;x\\u{7}\\xff\\u{202e}\\u{a}\\u{9b}界"
        );
    }

    #[test]
    fn a_temporary_name_says_whose_it_is() {
        let prefix = temp_prefix(OsStr::new("roadmap.toml"));
        assert_eq!(prefix, ".roadmap.toml.tmp-");
        assert!(is_temp(&prefix, b".roadmap.toml.tmp-12-1"));
        for other in [
            &b".roadmap.toml.tmp-"[..],
            b".roadmap.toml.tmp-a",
            b"roadmap.toml.tmp-1",
            b".roadmap.toml.tmp--1",
        ] {
            assert!(!is_temp(&prefix, other));
        }
    }

    #[test]
    fn the_longest_names_stay_within_the_limit_and_apart() {
        for letter in ["x", "界", "🙂"] {
            let long = letter.repeat(255 / letter.len());
            let other = format!("{}y", &long.chars().skip(1).collect::<String>());
            for make in [
                |name: &str| temp_prefix(OsStr::new(name)).len() + 20,
                |name: &str| conflict(OsStr::new(name), "2026-01-01", 99).len(),
            ] {
                assert!(make(&long) <= LONGEST);
            }
            assert_ne!(
                temp_prefix(OsStr::new(&long)),
                temp_prefix(OsStr::new(&other))
            );
            assert!(temp_prefix(OsStr::new(&long)).to_str().is_some());
        }
    }

    #[test]
    fn a_name_is_cut_between_characters() {
        for (name, longest, left) in [
            (&b"abc"[..], 2, &b"ab"[..]),
            (b"abc", 3, b"abc"),
            (b"abc", 9, b"abc"),
            ("aéb".as_bytes(), 3, "aé".as_bytes()),
            ("aéb".as_bytes(), 2, b"a"),
            ("a界".as_bytes(), 3, b"a"),
            ("界".as_bytes(), 2, b""),
            (b"\x80\x80\x80", 2, b""),
        ] {
            assert_eq!(cut(name, longest), left, "{name:?} {longest}");
        }
    }

    #[test]
    fn conflict_copies_are_numbered_and_hold_no_stray_characters() {
        let name = OsStr::new("roadmap.toml");
        assert_eq!(
            conflict(name, "2026-01-02", 1),
            "roadmap.toml.conflict-2026-01-02"
        );
        assert_eq!(
            conflict(name, "../20:26\n", 3),
            "roadmap.toml.conflict-2026-3"
        );
    }
}
