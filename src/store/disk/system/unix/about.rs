//! What a file is besides its bytes, and whether two looks saw the same one.

use std::{
    fs::{self, File, Metadata},
    io,
    os::unix::fs::{FileTypeExt as _, MetadataExt as _},
    path::Path,
};

use super::super::Stamp;
use crate::store::disk::trouble::Kind;

/// What a file is at one moment.
#[derive(Debug)]
pub struct About(Metadata);

impl About {
    /// What an open file is.
    pub fn of(file: &File) -> io::Result<Self> {
        file.metadata().map(Self)
    }

    /// What has this name; a link is not followed.
    pub fn at(path: &Path) -> io::Result<Self> {
        fs::symlink_metadata(path).map(Self)
    }

    /// What it is where it is no regular file.
    pub fn odd_kind(&self) -> Option<Kind> {
        let kind = self.0.file_type();
        Some(if kind.is_file() {
            return None;
        } else if kind.is_dir() {
            Kind::Directory
        } else if kind.is_fifo() {
            Kind::Pipe
        } else if kind.is_socket() {
            Kind::Socket
        } else if kind.is_block_device() || kind.is_char_device() {
            Kind::Device
        } else if kind.is_symlink() {
            Kind::Link
        } else {
            Kind::Other
        })
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.0.len()
    }

    /// Its number on its disk.
    pub fn number(&self) -> u64 {
        self.0.ino()
    }

    /// How many names it has.
    pub fn names(&self) -> u64 {
        self.0.nlink()
    }

    /// Whether nobody may write it.
    pub fn is_locked(&self) -> bool {
        self.0.mode() & 0o222 == 0
    }

    /// Whether owner, permissions and number of names are the same.
    pub fn is_kept_alike(&self, other: &Self) -> bool {
        let about = |Self(own): &Self| (own.mode(), own.uid(), own.gid(), own.nlink());
        about(self) == about(other)
    }

    /// Whether number, size and date are the same; a change of names alters none of them.
    pub fn is_unchanged(&self, other: &Self) -> bool {
        let about = |Self(own): &Self| (own.ino(), own.len(), own.mtime(), own.mtime_nsec());
        about(self) == about(other)
    }

    pub(super) fn metadata(&self) -> &Metadata {
        &self.0
    }
}

/// What tells one state of a file from another.
pub fn stamp(metadata: &Metadata) -> Stamp {
    Stamp {
        disk: metadata.dev(),
        number: metadata.ino(),
        size: metadata.len(),
        written: (metadata.mtime(), metadata.mtime_nsec()),
        changed: (metadata.ctime(), metadata.ctime_nsec()),
    }
}

/// Whether a path still leads to an open file, which another program may have replaced.
pub(super) fn is_still(path: &Path, file: &File) -> bool {
    let same =
        |one: &Metadata, other: &Metadata| (one.dev(), one.ino()) == (other.dev(), other.ino());
    matches!((fs::metadata(path), file.metadata()), (Ok(one), Ok(other)) if same(&one, &other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_may_lead_to_another_file_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file");
        fs::write(&path, "one").expect("written");
        let file = File::open(&path).expect("open");
        assert!(is_still(&path, &file));
        fs::write(folder.path().join("other"), "two").expect("written");
        fs::rename(folder.path().join("other"), &path).expect("replaced");
        assert!(!is_still(&path, &file));
    }
}
