//! A folder, known by its open handle, and what is done with the names in it.

use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io,
    os::{fd::AsFd, unix::ffi::OsStrExt as _},
    path::Path,
};

use rustix::{
    fs::{Access, AtFlags, Dir, Mode, OFlags, linkat, renameat},
    io::retry_on_intr,
};

/// A folder that stays the same one while it is open, whatever becomes of its name.
#[derive(Debug)]
pub struct Directory(File);

impl Directory {
    /// Opens a folder.
    pub fn open(path: &Path) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
        let handle = rustix::fs::open(path, flags, Mode::empty())?;
        Ok(Self(handle.into()))
    }

    /// Opens the file of this name to read it; a link is not followed, and refused.
    pub fn read(&self, name: &OsStr) -> io::Result<File> {
        open_below(&self.0, name, OFlags::NOFOLLOW)
    }

    /// Creates an empty file that only its owner may open; what is there already stays.
    pub fn create(&self, name: &OsStr) -> io::Result<File> {
        let flags =
            OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = Mode::RUSR | Mode::WUSR;
        let handle = retry_on_intr(|| rustix::fs::openat(&self.0, name, flags, mode))?;
        Ok(handle.into())
    }

    /// The number of the file that a name stands for.
    pub fn number(&self, name: &OsStr) -> Option<u64> {
        rustix::fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)
            .ok()
            .map(|stat| stat.st_ino)
    }

    /// Removes a file.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        retry_on_intr(|| rustix::fs::unlinkat(&self.0, name, AtFlags::empty()))?;
        Ok(())
    }

    /// Gives a file another name, in the place of what has it.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(renameat(&self.0, from, &self.0, to)?)
    }

    /// Gives a file a second name, which must be free.
    pub fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(linkat(&self.0, from, &self.0, to, AtFlags::empty())?)
    }

    /// Has two files change their names in one step.
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub fn exchange(&self, one: &OsStr, other: &OsStr) -> io::Result<()> {
        let flags = rustix::fs::RenameFlags::EXCHANGE;
        Ok(rustix::fs::renameat_with(
            &self.0, one, &self.0, other, flags,
        )?)
    }

    /// Gives a file another name, which must be free, in one step.
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    pub fn rename_to_free(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        let flags = rustix::fs::RenameFlags::NOREPLACE;
        Ok(rustix::fs::renameat_with(
            &self.0, from, &self.0, to, flags,
        )?)
    }

    /// Has two files change their names in one step: not known here.
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub fn exchange(&self, _: &OsStr, _: &OsStr) -> io::Result<()> {
        Err(rustix::io::Errno::NOSYS.into())
    }

    /// Gives a file another name, which must be free, in one step: not known here.
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    pub fn rename_to_free(&self, _: &OsStr, _: &OsStr) -> io::Result<()> {
        Err(rustix::io::Errno::NOSYS.into())
    }

    /// The names in it that are wanted, by their bytes.
    pub fn names(&self, wanted: impl Fn(&[u8]) -> bool) -> io::Result<Vec<OsString>> {
        listed(Dir::read_from(&self.0)?, wanted)
    }

    /// Asks whether this person may write the file of this name.
    pub fn may_write(&self, name: &OsStr) -> io::Result<()> {
        Ok(rustix::fs::accessat(
            &self.0,
            name,
            Access::WRITE_OK,
            AtFlags::empty(),
        )?)
    }

    /// Asks whether this person may add a file.
    pub fn may_add(&self) -> io::Result<()> {
        let wanted = Access::WRITE_OK | Access::EXEC_OK;
        Ok(rustix::fs::accessat(
            &self.0,
            ".",
            wanted,
            AtFlags::empty(),
        )?)
    }

    /// Whether the file of this name is mounted there. Device numbers would not do: overlay file systems give a file
    /// another one than its directory.
    #[cfg(target_os = "linux")]
    pub fn is_mount_point(&self, name: &OsStr) -> bool {
        use rustix::fs::{StatxAttributes, StatxFlags};
        let flags = AtFlags::SYMLINK_NOFOLLOW;
        // An old kernel does not know; then the rename answers that the file is busy.
        rustix::fs::statx(&self.0, name, flags, StatxFlags::TYPE)
            .is_ok_and(|about| about.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
    }

    /// Whether the file of this name is mounted there: not known here.
    #[cfg(not(target_os = "linux"))]
    pub fn is_mount_point(&self, _: &OsStr) -> bool {
        false
    }

    /// Brings a change of names to the disk.
    pub fn sync(&self) -> io::Result<()> {
        self.0.sync_all()
    }

    /// A handle of it that can be locked.
    pub fn to_lock(&self) -> io::Result<File> {
        self.0.try_clone()
    }
}

/// The names in a folder that are wanted, by their bytes.
pub fn names_in(folder: &Path, wanted: impl Fn(&[u8]) -> bool) -> io::Result<Vec<OsString>> {
    listed(Dir::new(Directory::open(folder)?.0)?, wanted)
}

fn listed(entries: Dir, wanted: impl Fn(&[u8]) -> bool) -> io::Result<Vec<OsString>> {
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_bytes();
        if wanted(name) {
            found.push(OsStr::from_bytes(name).to_owned());
        }
    }
    Ok(found)
}

pub(super) fn open_below(directory: impl AsFd, name: &OsStr, more: OFlags) -> io::Result<File> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY | more;
    let handle = retry_on_intr(|| rustix::fs::openat(&directory, name, flags, Mode::empty()))?;
    Ok(handle.into())
}
