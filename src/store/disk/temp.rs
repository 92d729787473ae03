//! The new content on its way: a file beside the old one that is complete and on the disk before it gets the name.

use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::{self, Write as _},
    mem,
    os::unix::fs::MetadataExt,
};

use rustix::{
    fs::{AtFlags, Mode, OFlags},
    io::{Errno, retry_on_intr},
};

use super::{names::temp_prefix, target::Target, trouble::Trouble, warning::Warning};

/// How many names are tried; more than one is taken only when a leftover could not be swept.
const TRIES: u32 = 100;

/// A temporary file in the target's directory; dropping it removes it, unless it got the target's name.
#[derive(Debug)]
pub(super) struct Temp<'a> {
    target: &'a Target,
    name: OsString,
    file: File,
    inode: u64,
    settled: bool,
}

impl<'a> Temp<'a> {
    /// Creates an empty file that only its owner may open.
    pub(super) fn create(target: &'a Target) -> Result<Self, Trouble> {
        let fail = |error: io::Error| Trouble::system("create a file beside it", error);
        let prefix = temp_prefix(target.name());
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        for nth in 0..TRIES {
            let mut name = prefix.clone();
            name.push(std::process::id().to_string());
            if nth > 0 {
                name.push(format!("-{nth}"));
            }
            let opened = retry_on_intr(|| {
                rustix::fs::openat(target.directory(), &name, flags, Mode::RUSR | Mode::WUSR)
            });
            match opened {
                Ok(handle) => return Self::own(target, name, handle.into()),
                Err(Errno::EXIST) => {}
                Err(error) => return Err(fail(error.into())),
            }
        }
        Err(fail(Errno::EXIST.into()))
    }

    fn own(target: &'a Target, name: OsString, file: File) -> Result<Self, Trouble> {
        match file.metadata() {
            Ok(metadata) => {
                // Tells other users' sweeps, which know nothing of our lock, that this file is in use.
                let _ = file.try_lock();
                Ok(Self {
                    target,
                    name,
                    file,
                    inode: metadata.ino(),
                    settled: false,
                })
            }
            Err(error) => {
                let _ = remove(target, &name);
                Err(Trouble::system("look at the new file", error))
            }
        }
    }

    pub(super) fn name(&self) -> &OsStr {
        &self.name
    }

    pub(super) fn file(&self) -> &File {
        &self.file
    }

    pub(super) fn inode(&self) -> u64 {
        self.inode
    }

    /// Writes all the content.
    pub(super) fn fill(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.file
            .write_all(bytes)
            .map_err(|error| Trouble::system("write the new content", error))
    }

    /// Waits until content and attributes are on the disk.
    ///
    /// A failure is final: asked again, the system may say yes although the content is lost.
    pub(super) fn sync(&self) -> Result<(), Trouble> {
        match self.file.sync_all() {
            Err(error)
                if !matches!(
                    Errno::from_io_error(&error),
                    Some(Errno::INVAL | Errno::OPNOTSUPP)
                ) =>
            {
                Err(Trouble::system("bring the new content to the disk", error))
            }
            _ => Ok(()),
        }
    }

    /// The file has the target's name now; returns the name it had, which may stand for the old file.
    pub(super) fn settle(mut self) -> OsString {
        self.settled = true;
        mem::take(&mut self.name)
    }
}

impl Drop for Temp<'_> {
    fn drop(&mut self) {
        // After a rename that failed halfway the name may stand for another program's file.
        if !self.settled && inode_of(self.target, &self.name) == Some(self.inode) {
            let _ = remove(self.target, &self.name);
        }
    }
}

/// The inode that a name in the target's directory stands for.
pub(super) fn inode_of(target: &Target, name: &OsStr) -> Option<u64> {
    rustix::fs::statat(target.directory(), name, AtFlags::SYMLINK_NOFOLLOW)
        .ok()
        .map(|stat| stat.st_ino)
}

/// Removes a file of the target's directory; that it is gone already is fine.
pub(super) fn remove(target: &Target, name: &OsStr) -> Result<(), Warning> {
    match retry_on_intr(|| rustix::fs::unlinkat(target.directory(), name, AtFlags::empty())) {
        Ok(()) | Err(Errno::NOENT) => Ok(()),
        Err(error) => Err(Warning::TempLeft {
            path: target.path().with_file_name(name),
            cause: error.into(),
        }),
    }
}
