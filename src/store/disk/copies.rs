//! What other programs leave beside the file: conflict copies of synchronisers, and the swap file of an editor.

use super::system;
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// More copies than these are not listed.
const MOST: usize = 50;

/// What lies beside a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The newest one first.
    pub copies: Vec<ConflictCopy>,
    /// The swap file of an editor that has the file open, or had when it was killed.
    pub swap: Option<PathBuf>,
}

/// Another state of the file, which a synchroniser or a save of ours has put beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictCopy {
    pub path: PathBuf,
    /// Who makes copies with such a name.
    pub maker: &'static str,
    pub modified: SystemTime,
}

/// Looks for them; what cannot be looked at is not there.
pub fn beside(path: &Path) -> Beside {
    let real = system::real_path(path).unwrap_or_else(|_| path.to_owned());
    let mut found = Beside::default();
    let (Some(folder), Some(name)) = (real.parent(), real.file_name()) else {
        return found;
    };
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let other = entry.file_name();
        if is_swap(name, &other) {
            found.swap = Some(entry.path());
        }
        let Some(maker) = maker(name, &other) else {
            continue;
        };
        let Ok(metadata) = entry.metadata() else {
            continue;
        };
        if metadata.is_file() {
            found.copies.push(ConflictCopy {
                path: entry.path(),
                maker,
                modified: metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH),
            });
        }
    }
    found
        .copies
        .sort_by(|one, other| (other.modified, &one.path).cmp(&(one.modified, &other.path)));
    found.copies.truncate(MOST);
    found
}

/// Whether an event about `other` may change what lies beside the file called `name`.
pub fn concerns(name: &OsStr, other: &OsStr) -> bool {
    is_swap(name, other) || maker(name, other).is_some()
}

fn is_swap(name: &OsStr, other: &OsStr) -> bool {
    let rest = other
        .as_encoded_bytes()
        .strip_prefix(b".")
        .and_then(|rest| rest.strip_prefix(name.as_encoded_bytes()));
    rest == Some(b".swp")
}

/// Who makes copies of `name` that are called `other`; nobody where it is no copy.
fn maker(name: &OsStr, other: &OsStr) -> Option<&'static str> {
    let (name, other) = (name.as_encoded_bytes(), other.as_encoded_bytes());
    let own = other
        .strip_prefix(name)
        .and_then(|rest| rest.strip_prefix(b".conflict-"));
    if own.is_some_and(|rest| !rest.is_empty()) {
        return Some("Roadbook");
    }
    let dot = name
        .iter()
        .rposition(|byte| *byte == b'.')
        .filter(|dot| *dot > 0);
    let (stem, extension) = name.split_at(dot.unwrap_or(name.len()));
    let middle = other.strip_prefix(stem)?.strip_suffix(extension)?;
    if other.len() <= name.len() {
        return None;
    }
    if let Some(rest) = middle.strip_prefix(b".sync-conflict-") {
        // A date, a time and the device.
        let mut parts = rest.split(|byte| *byte == b'-');
        let digits = |part: Option<&[u8]>, count: usize| {
            part.is_some_and(|part| part.len() == count && part.iter().all(u8::is_ascii_digit))
        };
        let is_copy = digits(parts.next(), 8) && digits(parts.next(), 6) && parts.next().is_some();
        return is_copy.then_some("Syncthing");
    }
    if middle.starts_with(b" (") && middle.ends_with(b")") {
        let holds = |words: &[u8]| middle.windows(words.len()).any(|window| window == words);
        return (holds(b"conflicted copy") || holds(b"Conflicted Copy")).then_some("Dropbox");
    }
    let middle = middle.strip_prefix(b"-")?;
    let at = middle
        .windows(12)
        .position(|window| window == b"-safeBackup-")?;
    let number = middle.get(at + 12..)?;
    let is_copy = at > 0 && !number.is_empty() && number.iter().all(u8::is_ascii_digit);
    is_copy.then_some("OneDrive")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for (other, expected) in [
            (
                "roadmap.sync-conflict-20261122-140501-ABCDEFG.toml",
                Some("Syncthing"),
            ),
            (
                "roadmap (Ada Okafor's conflicted copy 2026-11-22).toml",
                Some("Dropbox"),
            ),
            (
                "roadmap (conflicted copy 2026-11-22 140501).toml",
                Some("Dropbox"),
            ),
            ("roadmap-laptop-safeBackup-0001.toml", Some("OneDrive")),
            ("roadmap-my-laptop-safeBackup-0012.toml", Some("OneDrive")),
            ("roadmap.toml.conflict-2026-11-22", Some("Roadbook")),
            ("roadmap.toml.conflict-2026-11-22-2", Some("Roadbook")),
            ("roadmap.sync-conflict-2026112x-140501-ABCDEFG.toml", None),
            ("roadmap.sync-conflict-20261122-14050x-ABCDEFG.toml", None),
            ("roadmap.sync-conflict-20261122-14050-ABCDEFG.toml", None),
            ("roadmap.sync-conflict-20261122-140501.toml", None),
            ("roadmap (Ada's conflicted copy.toml", None),
            ("roadmap Ada's conflicted copy).toml", None),
            ("roadmap (a rather long name of a copy).toml", None),
            ("roadmap--safeBackup-0001.toml", None),
            ("roadmap-laptop-safeBackup-000x.toml", None),
            ("roadmap.toml", None),
            ("roadmap-2.toml", None),
            ("roadmap (copy).toml", None),
            ("roadmap.sync-conflict-2026.toml", None),
            ("roadmap-safeBackup-0001.toml", None),
            ("roadmap-laptop-safeBackup-.toml", None),
            ("roadmap.toml.conflict-", None),
            ("other.sync-conflict-20261122-140501-ABCDEFG.toml", None),
            ("roadma.toml", None),
            ("", None),
        ] {
            assert_eq!(
                maker(OsStr::new("roadmap.toml"), OsStr::new(other)),
                expected,
                "{other}"
            );
        }
        let bare = maker(
            OsStr::new("roadmap"),
            OsStr::new("roadmap.sync-conflict-20261122-140501-A"),
        );
        assert_eq!(bare, Some("Syncthing"));
    }

    #[test]
    fn a_hidden_file_has_copies_too_and_only_such_names_concern_it() {
        let name = OsStr::new(".roadmap");
        let copy = OsStr::new(".roadmap.sync-conflict-20261122-140501-A");
        assert_eq!(maker(name, copy), Some("Syncthing"));
        let concern = |other: &str| concerns(OsStr::new("roadmap.toml"), OsStr::new(other));
        assert!(concern(".roadmap.toml.swp") && concern("roadmap.toml.conflict-2026-11-22"));
        for other in [
            "roadmap.toml",
            ".other.toml.swp",
            ".roadmap.toml.tmp-1",
            ".roadmap.toml",
            "",
        ] {
            assert!(!concern(other), "{other}");
        }
    }

    #[test]
    fn they_are_found_beside_the_file_the_newest_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str| fs::write(folder.path().join(name), "x").expect("written");
        for name in [
            "roadmap.toml",
            "roadmap-laptop-safeBackup-0001.toml",
            "roadmap.toml.conflict-2026-11-22",
            ".roadmap.toml.swp",
            ".other.toml.swp",
        ] {
            write(name);
        }
        let old = folder.path().join("roadmap-laptop-safeBackup-0001.toml");
        let file = fs::File::options().write(true).open(&old).expect("open");
        file.set_modified(SystemTime::UNIX_EPOCH).expect("dated");
        fs::create_dir(folder.path().join("roadmap-x-safeBackup-0002.toml")).expect("a folder");
        let found = beside(&folder.path().join("roadmap.toml"));
        let makers: Vec<_> = found.copies.iter().map(|copy| copy.maker).collect();
        assert_eq!(makers, ["Roadbook", "OneDrive"]);
        assert!(found.swap.is_some());
        assert_eq!(beside(Path::new("/nowhere/x")), Beside::default());
    }
}
