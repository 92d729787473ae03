//! A folder, known by its path, and what is done with the names in it.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, File, OpenOptions},
    io,
    os::windows::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use super::{
    About,
    answers::{cannot_do, is_link},
    open_to_read, patiently,
};

/// A folder; whoever gives it another name meanwhile makes the save fail.
#[derive(Debug)]
pub struct Directory(PathBuf);

impl Directory {
    /// Knows a folder that is there.
    pub fn open(path: &Path) -> io::Result<Self> {
        if fs::metadata(path)?.is_dir() {
            Ok(Self(path.to_owned()))
        } else {
            Err(io::ErrorKind::NotADirectory.into())
        }
    }

    /// Opens the file of this name to read it; a link is not followed, and refused.
    pub fn read(&self, name: &OsStr) -> io::Result<File> {
        let path = self.0.join(name);
        // Looked at first: a file that a synchroniser fetches when it is read must be opened as any other.
        if fs::symlink_metadata(&path)?.is_symlink() {
            return Err(is_link());
        }
        open_to_read(&path)
    }

    /// Creates an empty file that nobody else can open meanwhile; what is there already stays.
    pub fn create(&self, name: &OsStr) -> io::Result<File> {
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .share_mode(0)
            .open(self.0.join(name))
    }

    /// The number of the file that a name stands for.
    pub fn number(&self, name: &OsStr) -> Option<u64> {
        let about = About::at(&self.0.join(name)).ok()?;
        Some(about.number())
    }

    /// Removes a file.
    pub fn remove(&self, name: &OsStr) -> io::Result<()> {
        patiently(|| fs::remove_file(self.0.join(name)))
    }

    /// Gives a file another name, in the place of what has it.
    pub fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        super::rename(&self.0.join(from), &self.0.join(to))
    }

    /// Gives a file a second name, which must be free.
    pub fn link(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::hard_link(self.0.join(from), self.0.join(to))
    }

    /// Has two files change their names in one step: not known here.
    pub fn exchange(&self, _: &OsStr, _: &OsStr) -> io::Result<()> {
        Err(cannot_do())
    }

    /// Gives a file another name, which must be free, in one step: not known here.
    pub fn rename_to_free(&self, _: &OsStr, _: &OsStr) -> io::Result<()> {
        Err(cannot_do())
    }

    /// The names in it that are wanted, by their bytes.
    pub fn names(&self, wanted: impl Fn(&[u8]) -> bool) -> io::Result<Vec<OsString>> {
        names_in(&self.0, wanted)
    }

    /// Asks whether this person may write the file of this name: by opening it so.
    pub fn may_write(&self, name: &OsStr) -> io::Result<()> {
        let path = self.0.join(name);
        OpenOptions::new().write(true).open(path).map(|_| ())
    }

    /// Asks whether this person may add a file: only trying to would tell, and the save does.
    pub fn may_add(&self) -> io::Result<()> {
        Ok(())
    }

    /// Whether the file of this name is mounted there: no file is.
    pub fn is_mount_point(&self, _: &OsStr) -> bool {
        false
    }

    /// Brings a change of names to the disk: nobody but the system's keeper can ask for that.
    pub fn sync(&self) -> io::Result<()> {
        Ok(())
    }

    /// A handle of it that can be locked: there is none.
    pub fn to_lock(&self) -> io::Result<File> {
        Err(cannot_do())
    }
}

/// The names in a folder that are wanted, by their bytes.
pub fn names_in(folder: &Path, wanted: impl Fn(&[u8]) -> bool) -> io::Result<Vec<OsString>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if wanted(name.as_encoded_bytes()) {
            found.push(name);
        }
    }
    Ok(found)
}
