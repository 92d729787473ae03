//! What a file is besides its bytes, and whether two looks saw the same one.

use std::{
    fs::{File, Metadata, OpenOptions},
    io,
    os::windows::fs::{MetadataExt as _, OpenOptionsExt as _},
    path::Path,
};

use winapi_util::file::information;

use super::super::Stamp;
use super::{FOLDERS_TOO, NOT_THROUGH_LINKS};
use crate::store::disk::trouble::Kind;

/// What a file is at one moment.
#[derive(Debug)]
pub struct About {
    metadata: Metadata,
    /// Numbers of the disk and of the file on it.
    number: (u64, u64),
    names: u64,
}

impl About {
    /// What an open file is.
    pub fn of(file: &File) -> io::Result<Self> {
        let more = information(file)?;
        Ok(Self {
            metadata: file.metadata()?,
            number: (more.volume_serial_number(), more.file_index()),
            names: more.number_of_links(),
        })
    }

    /// What has this name; a link is not followed.
    pub fn at(path: &Path) -> io::Result<Self> {
        // Asks for no access, which is granted also where another program has the file for itself.
        let file = OpenOptions::new()
            .access_mode(0)
            .custom_flags(FOLDERS_TOO | NOT_THROUGH_LINKS)
            .open(path)?;
        Self::of(&file)
    }

    /// What it is where it is no regular file.
    pub fn odd_kind(&self) -> Option<Kind> {
        let kind = self.metadata.file_type();
        Some(if kind.is_file() {
            return None;
        } else if kind.is_dir() {
            Kind::Directory
        } else if kind.is_symlink() {
            Kind::Link
        } else {
            Kind::Other
        })
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        self.metadata.len()
    }

    /// Its number on its disk.
    pub fn number(&self) -> u64 {
        self.number.1
    }

    /// How many names it has.
    pub fn names(&self) -> u64 {
        self.names
    }

    /// Whether nobody may write it.
    pub fn is_locked(&self) -> bool {
        self.metadata.permissions().readonly()
    }

    /// Whether attributes and number of names are the same.
    pub fn is_kept_alike(&self, other: &Self) -> bool {
        let about = |own: &Self| (own.metadata.file_attributes(), own.names);
        about(self) == about(other)
    }

    /// Whether number, size and date are the same; a change of names alters none of them.
    pub fn is_unchanged(&self, other: &Self) -> bool {
        let about = |own: &Self| (own.number, own.size(), own.metadata.last_write_time());
        about(self) == about(other)
    }
}

/// What tells one state of a file from another.
pub fn stamp(metadata: &Metadata) -> Stamp {
    Stamp {
        disk: 0,
        number: 0,
        size: metadata.file_size(),
        written: (metadata.last_write_time().cast_signed(), 0),
        changed: (metadata.creation_time().cast_signed(), 0),
    }
}
