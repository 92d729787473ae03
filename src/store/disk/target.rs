//! The file that a save replaces: found through every link, and refused if replacing it would do harm.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, FileType, Metadata},
    io,
    os::unix::fs::{FileTypeExt, MetadataExt},
    path::{Path, PathBuf},
};

use rustix::{
    fs::{Access, AtFlags, Mode, OFlags},
    io::Errno,
};

use super::trouble::{FileError, Kind, Trouble};

/// A regular, writable file with one name, and an open handle of its directory.
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    name: OsString,
    directory: File,
}

impl Target {
    /// Follows the links to the real file and checks that it may be replaced.
    ///
    /// A program that only reads calls this to learn whether it may offer editing.
    pub fn resolve(path: &Path) -> Result<Self, FileError> {
        let real = real_path(path)?;
        let target = Self::open(&real)?;
        let metadata = fs::symlink_metadata(&real)
            .map_err(|error| target.error(Trouble::system("look at the file", error)))?;
        check_kind(&metadata)
            .and_then(|()| check_single(&metadata))
            .and_then(|()| target.check_writable(&metadata))
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
        let real = fs::canonicalize(parent)
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
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let directory = rustix::fs::open(parent, flags, Mode::empty())
            .map_err(|error| fail(Trouble::system("open its directory", error)))?;
        Ok(Self {
            path: real.to_owned(),
            name: name.to_owned(),
            directory: directory.into(),
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
    pub(super) fn directory(&self) -> &File {
        &self.directory
    }

    /// A failure with this file.
    pub(super) fn error(&self, trouble: Trouble) -> FileError {
        FileError {
            path: self.path.clone(),
            trouble,
        }
    }

    fn check_writable(&self, metadata: &Metadata) -> Result<(), Trouble> {
        check_write_bits(metadata)?;
        match rustix::fs::accessat(
            &self.directory,
            &self.name,
            Access::WRITE_OK,
            AtFlags::empty(),
        ) {
            Err(Errno::ROFS) => Err(Trouble::ReadOnlyFileSystem),
            Err(Errno::ACCESS | Errno::PERM) => Err(Trouble::ReadOnlyFile),
            // Any other answer says nothing about permission; the save itself will tell.
            _ => self.check_directory(),
        }
    }

    fn check_directory(&self) -> Result<(), Trouble> {
        let wanted = Access::WRITE_OK | Access::EXEC_OK;
        match rustix::fs::accessat(&self.directory, ".", wanted, AtFlags::empty()) {
            Err(Errno::ROFS) => Err(Trouble::ReadOnlyFileSystem),
            Err(Errno::ACCESS | Errno::PERM) => Err(Trouble::ReadOnlyDirectory),
            _ => Ok(()),
        }
    }

    /// Device numbers would not do: overlay file systems give a file another one than its directory.
    #[cfg(target_os = "linux")]
    fn check_mount(&self) -> Result<(), Trouble> {
        use rustix::fs::{StatxAttributes, StatxFlags};
        let flags = AtFlags::SYMLINK_NOFOLLOW;
        match rustix::fs::statx(&self.directory, &self.name, flags, StatxFlags::TYPE) {
            Ok(about) if about.stx_attributes.contains(StatxAttributes::MOUNT_ROOT) => {
                Err(Trouble::MountPoint)
            }
            // An old kernel does not know; then the rename answers that the file is busy.
            _ => Ok(()),
        }
    }

    #[cfg(not(target_os = "linux"))]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "one signature for all systems"
    )]
    fn check_mount(&self) -> Result<(), Trouble> {
        Ok(())
    }
}

/// Refuses what is no regular file.
pub(super) fn check_kind(metadata: &Metadata) -> Result<(), Trouble> {
    if metadata.is_file() {
        return Ok(());
    }
    Err(Trouble::NotAFile(kind(metadata.file_type())))
}

/// Refuses a file with several names.
pub(super) fn check_single(metadata: &Metadata) -> Result<(), Trouble> {
    match metadata.nlink() {
        0 | 1 => Ok(()),
        names => Err(Trouble::HardLinks(names)),
    }
}

/// Refuses a file that nobody may write: root could, but it was locked on purpose.
pub(super) fn check_write_bits(metadata: &Metadata) -> Result<(), Trouble> {
    match metadata.mode() & 0o222 {
        0 => Err(Trouble::ReadOnlyFile),
        _ => Ok(()),
    }
}

fn kind(file_type: FileType) -> Kind {
    if file_type.is_dir() {
        Kind::Directory
    } else if file_type.is_fifo() {
        Kind::Pipe
    } else if file_type.is_socket() {
        Kind::Socket
    } else if file_type.is_block_device() || file_type.is_char_device() {
        Kind::Device
    } else if file_type.is_symlink() {
        Kind::Link
    } else {
        Kind::Other
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
    fs::canonicalize(path).map_err(|error| FileError {
        path: path.to_owned(),
        trouble: not_found(path, error, "find the file"),
    })
}

/// Tells a file that is not there from a link that leads nowhere, and from everything else.
pub(super) fn not_found(path: &Path, error: io::Error, doing: &'static str) -> Trouble {
    match Errno::from_io_error(&error) {
        Some(Errno::LOOP) => Trouble::LinkLoop,
        Some(Errno::NOENT) => match fs::symlink_metadata(path) {
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
