//! The new content on its way: a file beside the old one that is complete and on the disk before it gets the name.

use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::{self, Write as _},
    mem,
};

use super::{
    names::temp_prefix,
    system::{self, About, Answer, answer},
    target::Target,
    trouble::Trouble,
    warning::Warning,
};

/// How many names are tried; more than one is taken only when a leftover could not be swept.
const TRIES: u32 = 100;

/// A temporary file in the target's directory; dropping it removes it, unless it got the target's name.
#[derive(Debug)]
pub(super) struct Temp<'a> {
    target: &'a Target,
    name: OsString,
    /// None once it is complete, where an open file could not be renamed.
    file: Option<File>,
    inode: u64,
    settled: bool,
}

impl<'a> Temp<'a> {
    /// Creates an empty file that only its owner may open.
    pub(super) fn create(target: &'a Target) -> Result<Self, Trouble> {
        let fail = |error: io::Error| Trouble::system("create a file beside it", error);
        let prefix = temp_prefix(target.name());
        for nth in 0..TRIES {
            let mut name = prefix.clone();
            name.push(std::process::id().to_string());
            if nth > 0 {
                name.push(format!("-{nth}"));
            }
            match target.directory().create(&name) {
                Ok(file) => return Self::own(target, name, file),
                Err(error) if answer(&error) == Answer::Exists => {}
                Err(error) => return Err(fail(error)),
            }
        }
        Err(fail(system::name_taken()))
    }

    fn own(target: &'a Target, name: OsString, file: File) -> Result<Self, Trouble> {
        match About::of(&file) {
            Ok(about) => {
                system::mark_in_use(&file);
                Ok(Self {
                    target,
                    name,
                    file: Some(file),
                    inode: about.number(),
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

    /// The file as long as it is open: until [`Temp::sync`] at least.
    pub(super) fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    pub(super) fn inode(&self) -> u64 {
        self.inode
    }

    /// Writes all the content.
    pub(super) fn fill(&mut self, bytes: &[u8]) -> Result<(), Trouble> {
        self.file
            .as_mut()
            .map_or(Ok(()), |file| file.write_all(bytes))
            .map_err(|error| Trouble::system("write the new content", error))
    }

    /// Waits until content and attributes are on the disk.
    ///
    /// A failure is final: asked again, the system may say yes although the content is lost.
    pub(super) fn sync(&mut self) -> Result<(), Trouble> {
        match self.file.as_ref().map_or(Ok(()), File::sync_all) {
            Err(error) if answer(&error) != Answer::CannotDo => {
                return Err(Trouble::system("bring the new content to the disk", error));
            }
            _ => {}
        }
        self.let_move();
        Ok(())
    }

    /// Closes the file where it could not be renamed or removed otherwise.
    fn let_move(&mut self) {
        if !system::OPEN_FILES_MOVE {
            self.file = None;
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
        self.let_move();
        // After a rename that failed halfway the name may stand for another program's file.
        if !self.settled && inode_of(self.target, &self.name) == Some(self.inode) {
            let _ = remove(self.target, &self.name);
        }
    }
}

/// The inode that a name in the target's directory stands for.
pub(super) fn inode_of(target: &Target, name: &OsStr) -> Option<u64> {
    target.directory().number(name)
}

/// Removes a file of the target's directory; that it is gone already is fine.
pub(super) fn remove(target: &Target, name: &OsStr) -> Result<(), Warning> {
    match target.directory().remove(name) {
        Err(error) if answer(&error) != Answer::Missing => Err(Warning::TempLeft {
            path: target.path().with_file_name(name),
            cause: error,
        }),
        _ => Ok(()),
    }
}
