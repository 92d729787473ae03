//! One save of a file at a time: a lock in the state folder, held from reading to replacing.
//!
//! The lock is not on the file, since a save by rename would leave it on the old one, and not beside the file,
//! since it would be synced to other machines.

use std::{
    ffi::OsString,
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
    thread,
    time::{Duration, Instant},
};

use super::{
    digest::Digest,
    private, system,
    target::Target,
    trouble::{FileError, Trouble},
    warning::Warning,
};

/// How long a save waits for another one; a save takes milliseconds, so whoever holds the lock longer is stuck.
const PATIENCE: Duration = Duration::from_secs(10);

/// The right to replace a file, given back when dropped.
#[derive(Debug)]
pub struct Lock {
    file: Option<File>,
    /// Whether the locked file is ours to write in.
    writable: bool,
}

/// A temporary file that a save was working on, noted in the lock in case that the save is killed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unfinished {
    pub(super) inode: u64,
    pub(super) name: OsString,
}

impl Lock {
    /// Waits for the lock of this file.
    ///
    /// Where the state folder cannot hold one the file's directory is locked instead, with a warning.
    pub(super) fn take(
        state: Option<&Path>,
        target: &Target,
        warnings: &mut Vec<Warning>,
    ) -> Result<Self, FileError> {
        Self::take_within(PATIENCE, state, target, warnings)
    }

    fn take_within(
        patience: Duration,
        state: Option<&Path>,
        target: &Target,
        warnings: &mut Vec<Warning>,
    ) -> Result<Self, FileError> {
        if let Some(state) = state {
            match open(state, target)
                .and_then(|file| wait(&file, patience).map(|held| (file, held)))
            {
                Ok((file, true)) => {
                    return Ok(Self {
                        file: Some(file),
                        writable: true,
                    });
                }
                Ok((file, false)) => {
                    return Err(target.error(Trouble::Busy {
                        process: holder(&file),
                    }));
                }
                Err(cause) => warnings.push(Warning::LockedDirectory {
                    state: state.to_owned(),
                    cause,
                }),
            }
        }
        let directory = target.directory().to_lock();
        match directory.and_then(|file| wait(&file, patience).map(|held| (file, held))) {
            Ok((file, true)) => Ok(Self {
                file: Some(file),
                writable: false,
            }),
            Ok((_, false)) => Err(target.error(Trouble::Busy { process: None })),
            Err(cause) => {
                warnings.push(Warning::NoLock(cause));
                Ok(Self {
                    file: None,
                    writable: false,
                })
            }
        }
    }

    /// Whether an unfinished save of before would have left a note.
    pub(super) fn takes_notes(&self) -> bool {
        self.own_file().is_some()
    }

    /// What a save noted that was killed before it ended.
    pub(super) fn unfinished(&self) -> Option<Unfinished> {
        let (_, unfinished) = note(self.own_file()?)?;
        unfinished
    }

    /// Notes the temporary file that is being worked on; failing to only makes the next sweep more careful.
    pub(super) fn write_note(&self, unfinished: &Unfinished) {
        let Some(file) = self.own_file() else { return };
        let mut note = format!("{} {} ", std::process::id(), unfinished.inode).into_bytes();
        note.extend_from_slice(unfinished.name.as_encoded_bytes());
        let _ = file
            .set_len(0)
            .and_then(|()| system::write_first(file, &note));
    }

    /// Takes the note back: nothing is unfinished any more.
    pub(super) fn clear_note(&self) {
        if let Some(file) = self.own_file() {
            let _ = file.set_len(0);
        }
    }

    fn own_file(&self) -> Option<&File> {
        self.file.as_ref().filter(|_| self.writable)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing would not do for the directory: its handle is shared with the target.
        if let Some(file) = &self.file {
            let _ = file.unlock();
        }
    }
}

fn open(state: &Path, target: &Target) -> io::Result<File> {
    let folder = state.join("locks");
    private::folder(&folder)?;
    let name = Digest::of(target.path().as_os_str().as_encoded_bytes()).hex();
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    system::in_its_place(system::private_file(&mut options)).open(folder.join(name))
}

/// Tries until the lock is held or patience ends.
///
/// Waiting inside the system would have no end when the other process is stopped.
pub(super) fn wait(file: &File, patience: Duration) -> io::Result<bool> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(1);
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(error),
            Err(TryLockError::WouldBlock) if start.elapsed() >= patience => return Ok(false),
            Err(TryLockError::WouldBlock) => thread::sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(16));
    }
}

fn holder(file: &File) -> Option<u32> {
    note(file).map(|(process, _)| process)
}

fn note(file: &File) -> Option<(u32, Option<Unfinished>)> {
    let mut bytes = [0; 1024];
    let length = system::read_first(file, &mut bytes).ok()?;
    let mut parts = bytes.get(..length)?.splitn(3, |byte| *byte == b' ');
    let process = number(parts.next()?)?;
    let inode = parts.next().and_then(number);
    let name = parts.next().filter(|name| !name.is_empty());
    let unfinished = inode.zip(name).map(|(inode, name)| Unfinished {
        inode,
        name: system::name_from(name.to_vec()),
    });
    Some((process, unfinished))
}

fn number<T: std::str::FromStr>(bytes: &[u8]) -> Option<T> {
    str::from_utf8(bytes).ok()?.parse().ok()
}

#[cfg(test)]
mod tests;
