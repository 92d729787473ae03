//! The content of a file as it was read at one moment.

use std::{
    ffi::OsStr,
    fs::File,
    io::{self, Read as _},
    path::Path,
};

use bytes::Bytes;

use crate::{aside::begin, file_text::FileText};

use super::{
    large::{self, AllSeen, LARGE, Look},
    system::{self, About, Answer, Directory, Kept, answer},
    target::{check_kind, not_found},
    trouble::{FileError, Kind, Trouble},
};

/// How many bytes are read at most; a roadmap of ten years has a few hundred thousand.
pub const LIMIT: u64 = 32 * 1024 * 1024;

/// The text of a file, byte for byte, a byte order mark included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Everything that was in the file.
    pub text: FileText,
}

impl Snapshot {
    /// Reads a file; only [`Trouble::Missing`] means that there is none.
    pub fn read(path: &Path) -> Result<Self, FileError> {
        Self::read_and_look(path, ()).map(|(snapshot, _)| snapshot)
    }

    /// The same, and what somebody who looks at a large file while it is read has seen of it; nothing of a small one.
    pub fn read_and_look<L: Look>(
        path: &Path,
        look: L,
    ) -> Result<(Self, AllSeen<L::Seen>), FileError> {
        let fail = |trouble| FileError {
            path: path.to_owned(),
            trouble,
        };
        let file = system::open_to_read(path)
            .map_err(|error| fail(not_found(path, error, "open the file")))?;
        OnDisk::read(file, look)
            .and_then(|(found, seen)| Ok((Self::from_bytes(found.bytes)?, seen)))
            .map_err(fail)
    }

    /// Whether a file says just this now, found without keeping what it says.
    pub fn is_still(path: &Path, text: &str) -> bool {
        system::open_to_read(path).is_ok_and(|file| holds(&file, text.as_bytes()).unwrap_or(false))
    }

    /// Takes bytes for text, or says what they are instead.
    pub fn from_bytes(bytes: impl Into<Bytes>) -> Result<Self, Trouble> {
        let bytes = bytes.into();
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            return Err(Trouble::Utf16);
        }
        let (nul, text) = if bytes.len() < LARGE {
            (memchr::memchr(0, &bytes), FileText::read(bytes))
        } else {
            let same = bytes.clone();
            let nul = begin(move || memchr::memchr(0, &same));
            let text = FileText::read(bytes);
            (nul.finished(), text)
        };
        if let Some(offset) = nul {
            return Err(Trouble::Nul { offset });
        }
        match text {
            Ok(text) => Ok(Self { text }),
            Err(error) => Err(Trouble::NotUtf8 {
                offset: error.valid_up_to(),
            }),
        }
    }
}

/// A file's bytes with the open file that they came from.
#[derive(Debug)]
pub(super) struct OnDisk {
    pub(super) bytes: Bytes,
    pub(super) kept: Kept,
    pub(super) about: About,
}

impl OnDisk {
    /// Reads the file of this name in a directory, without following a link.
    pub(super) fn at(directory: &Directory, name: &OsStr) -> Result<Self, Trouble> {
        let (found, _) = opened(directory, name).and_then(|file| Self::read(file, ()))?;
        Ok(found)
    }

    fn read<L: Look>(file: File, look: L) -> Result<(Self, AllSeen<L::Seen>), Trouble> {
        let fail = |error| Trouble::system("read the file", error);
        let about = About::of(&file).map_err(fail)?;
        check_kind(&about)?;
        let too_large = |size| Trouble::TooLarge { size, limit: LIMIT };
        if about.size() > LIMIT {
            return Err(too_large(about.size()));
        }
        let (bytes, seen) = match large::read(&file, about.size(), look) {
            Some(read) => read,
            None => (
                whole(&file, about.size()).map_err(fail)?.into(),
                AllSeen::new(),
            ),
        };
        if bytes.len() as u64 > LIMIT {
            return Err(too_large(bytes.len() as u64));
        }
        let kept = system::keep(file);
        let found = Self { bytes, kept, about };
        Ok((found, seen))
    }

    /// Whether the file of this name has the same bytes, owner, permissions and number of names now.
    pub(super) fn is_still_at(&self, directory: &Directory, name: &OsStr) -> Result<bool, Trouble> {
        let (same, about) = self.looked_at(directory, name)?;
        Ok(same && self.about.is_kept_alike(&about))
    }

    /// Whether the file of this name has the same bytes, whatever else is told of it.
    pub(super) fn is_also_at(&self, directory: &Directory, name: &OsStr) -> Result<bool, Trouble> {
        Ok(self.looked_at(directory, name)?.0)
    }

    fn looked_at(&self, directory: &Directory, name: &OsStr) -> Result<(bool, About), Trouble> {
        let fail = |error| Trouble::system("read the file", error);
        let file = opened(directory, name)?;
        let about = About::of(&file).map_err(fail)?;
        check_kind(&about)?;
        Ok((holds(&file, &self.bytes).map_err(fail)?, about))
    }
}

/// Opens the file of this name in a directory, without following a link.
fn opened(directory: &Directory, name: &OsStr) -> Result<File, Trouble> {
    directory.read(name).map_err(|error| match answer(&error) {
        Answer::Missing => Trouble::Missing,
        Answer::Link => Trouble::NotAFile(Kind::Link),
        _ => Trouble::system("open the file", error),
    })
}

/// Reads a file to its end, as far as it may go. It may grow meanwhile, and some file systems tell a size of zero.
fn whole(file: &File, size: u64) -> io::Result<Vec<u8>> {
    let room = usize::try_from(size).unwrap_or(0).saturating_add(1);
    let mut bytes = Vec::with_capacity(room);
    file.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file has just these bytes, found without keeping them.
fn holds(mut file: &File, bytes: &[u8]) -> io::Result<bool> {
    let mut rest = bytes;
    let mut part = vec![0; 64 * 1024];
    loop {
        match file.read(&mut part) {
            Ok(0) => return Ok(rest.is_empty()),
            Ok(count) => match part.get(..count).and_then(|part| rest.strip_prefix(part)) {
                Some(more) => rest = more,
                None => return Ok(false),
            },
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::disk::testing::Folder;

    fn trouble(bytes: &[u8]) -> Trouble {
        let folder = Folder::with("file", bytes);
        Snapshot::read(&folder.at("file"))
            .expect_err("no text")
            .trouble
    }

    #[test]
    fn a_file_is_compared_without_being_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("roadmap.toml");
        assert!(!Snapshot::is_still(&path, ""));
        let text = "x".repeat(70_000);
        fs::write(&path, &text).expect("a file");
        assert!(Snapshot::is_still(&path, &text));
        assert!(!Snapshot::is_still(&path, &"x".repeat(69_999)));
        assert!(!Snapshot::is_still(&path, &format!("{text}x")));
        assert!(!Snapshot::is_still(folder.path(), ""));
    }

    #[test]
    fn text_comes_back_byte_for_byte() {
        let text = "\u{feff}a = 1\r\n# 界";
        let folder = Folder::with("file", text.as_bytes());
        assert_eq!(
            &*Snapshot::read(&folder.at("file")).expect("read").text,
            text
        );
    }

    #[test]
    fn what_is_no_utf8_text_is_named() {
        assert!(matches!(
            trouble(b"ab\xffcd"),
            Trouble::NotUtf8 { offset: 2 }
        ));
        assert!(matches!(trouble(b"ab\0\0"), Trouble::Nul { offset: 2 }));
        assert!(matches!(trouble(b"\xff\xfea\0"), Trouble::Utf16));
        assert!(matches!(trouble(b"\xfe\xff\0a"), Trouble::Utf16));
        let mut large = vec![b' '; LARGE];
        large.push(0xff);
        assert!(matches!(
            trouble(&large),
            Trouble::NotUtf8 { offset: LARGE }
        ));
        large.push(0);
        assert!(matches!(trouble(&large), Trouble::Nul { offset } if offset == LARGE + 1));
    }

    #[test]
    #[cfg(unix)]
    fn a_pipe_is_refused_without_waiting_for_a_writer() {
        let folder = Folder::new();
        let pipe = folder.pipe("pipe");
        assert!(matches!(
            Snapshot::read(&pipe).expect_err("refused").trouble,
            Trouble::NotAFile(Kind::Pipe)
        ));
        let error = Snapshot::read(&folder.at("")).expect_err("refused");
        assert!(matches!(error.trouble, Trouble::NotAFile(Kind::Directory)));
    }

    #[test]
    fn an_endless_or_huge_file_is_not_read() {
        let folder = Folder::new();
        let file = File::create(folder.at("huge")).expect("create");
        file.set_len(LIMIT + 1).expect("grow");
        let error = Snapshot::read(&folder.at("huge")).expect_err("refused");
        assert!(matches!(error.trouble, Trouble::TooLarge { size, .. } if size == LIMIT + 1));
    }

    #[test]
    #[cfg(unix)]
    fn only_a_clean_absence_is_missing() {
        let folder = Folder::new();
        std::os::unix::fs::symlink("none", folder.at("link")).expect("link");
        fs::write(folder.at("file"), "").expect("write");
        let trouble = |name| {
            Snapshot::read(&folder.at(name))
                .expect_err("refused")
                .trouble
        };
        assert!(matches!(trouble("none"), Trouble::Missing));
        assert!(matches!(trouble("link"), Trouble::DanglingLink));
        assert!(matches!(trouble("file/below"), Trouble::System { .. }));
    }
}
