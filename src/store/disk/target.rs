//! The file that a save replaces: found through every link, and refused if replacing it would do harm.

use std::{
    ffi::{OsStr, OsString},
    fs, io,
    path::{Path, PathBuf},
};

use super::{
    system::{self, About, Answer, Directory, answer},
    trouble::{FileError, Kind, Trouble},
};

/// A regular, writable file with one name, and an open handle of its directory.
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    name: OsString,
    directory: Directory,
}

impl Target {
    /// Follows the links to the real file and checks that it may be replaced.
    ///
    /// A program that only reads calls this to learn whether it may offer editing.
    pub fn resolve(path: &Path) -> Result<Self, FileError> {
        let real = real_path(path)?;
        let target = Self::open(&real)?;
        let about = About::at(&real)
            .map_err(|error| target.error(Trouble::system("look at the file", error)))?;
        check_kind(&about)
            .and_then(|()| check_single(&about))
            .and_then(|()| target.check_writable(&about))
            .and_then(|()| target.check_mount())
            .map_err(|trouble| target.error(trouble))?;
        Ok(target)
    }

    /// The place of a file that is not there yet, in a directory that is; whether it is free is not checked.
    pub(super) fn absent(path: &Path) -> Result<Self, FileError> {
        let fail = |trouble| FileError {
            path: path.to_owned(),
            trouble,
        };
        let Some(name) = path.file_name() else {
            return Err(fail(Trouble::NotAFile(Kind::Directory)));
        };
        let parent = parent_of(path);
        let real = system::real_path(parent)
            .map_err(|error| fail(Trouble::system("open its directory", error)))?;
        let target = Self::open(&real.join(name))?;
        target.check_directory().map_err(fail)?;
        Ok(target)
    }

    fn open(real: &Path) -> Result<Self, FileError> {
        let fail = |trouble| FileError {
            path: real.to_owned(),
            trouble,
        };
        let (Some(parent), Some(name)) = (real.parent(), real.file_name()) else {
            return Err(fail(Trouble::NotAFile(Kind::Directory)));
        };
        let directory = Directory::open(parent)
            .map_err(|error| fail(Trouble::system("open its directory", error)))?;
        Ok(Self {
            path: real.to_owned(),
            name: name.to_owned(),
            directory,
        })
    }

    /// The real path, free of links.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's name in its directory.
    pub(super) fn name(&self) -> &OsStr {
        &self.name
    }

    /// The directory, open.
    pub(super) fn directory(&self) -> &Directory {
        &self.directory
    }

    /// A failure with this file.
    pub(super) fn error(&self, trouble: Trouble) -> FileError {
        FileError {
            path: self.path.clone(),
            trouble,
        }
    }

    fn check_writable(&self, about: &About) -> Result<(), Trouble> {
        check_write_bits(about)?;
        match self
            .directory
            .may_write(&self.name)
            .map_err(|error| answer(&error))
        {
            Err(Answer::ReadOnly) => Err(Trouble::ReadOnlyFileSystem),
            Err(Answer::Denied | Answer::NotPermitted) => Err(Trouble::ReadOnlyFile),
            // Any other answer says nothing about permission; the save itself will tell.
            _ => self.check_directory(),
        }
    }

    fn check_directory(&self) -> Result<(), Trouble> {
        match self.directory.may_add().map_err(|error| answer(&error)) {
            Err(Answer::ReadOnly) => Err(Trouble::ReadOnlyFileSystem),
            Err(Answer::Denied | Answer::NotPermitted) => Err(Trouble::ReadOnlyDirectory),
            _ => Ok(()),
        }
    }

    fn check_mount(&self) -> Result<(), Trouble> {
        if self.directory.is_mount_point(&self.name) {
            Err(Trouble::MountPoint)
        } else {
            Ok(())
        }
    }
}

/// Refuses what is no regular file.
pub(super) fn check_kind(about: &About) -> Result<(), Trouble> {
    about
        .odd_kind()
        .map_or(Ok(()), |kind| Err(Trouble::NotAFile(kind)))
}

/// Refuses a file with several names.
pub(super) fn check_single(about: &About) -> Result<(), Trouble> {
    match about.names() {
        0 | 1 => Ok(()),
        names => Err(Trouble::HardLinks(names)),
    }
}

/// Refuses a file that nobody may write: root could, but it was locked on purpose.
pub(super) fn check_write_bits(about: &About) -> Result<(), Trouble> {
    if about.is_locked() {
        Err(Trouble::ReadOnlyFile)
    } else {
        Ok(())
    }
}

/// The directory part of a path; a bare name is in the current directory.
pub(super) fn parent_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn real_path(path: &Path) -> Result<PathBuf, FileError> {
    system::real_path(path).map_err(|error| FileError {
        path: path.to_owned(),
        trouble: not_found(path, error, "find the file"),
    })
}

/// Tells a file that is not there from a link that leads nowhere, and from everything else.
pub(super) fn not_found(path: &Path, error: io::Error, doing: &'static str) -> Trouble {
    match answer(&error) {
        Answer::Link => Trouble::LinkLoop,
        Answer::Missing => match fs::symlink_metadata(path) {
            Err(again) if again.kind() == io::ErrorKind::NotFound => Trouble::Missing,
            Ok(metadata) if metadata.is_symlink() => Trouble::DanglingLink,
            // There after all, or not to be seen: certainly not a clean "missing".
            Ok(_) => Trouble::system(doing, error),
            Err(again) => Trouble::system(doing, again),
        },
        _ => Trouble::system(doing, error),
    }
}

#[cfg(test)]
mod tests;
