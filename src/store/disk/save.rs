//! The save of a changed file: after any failure it is the old one, whole, and no other program's change is lost.
//!
//! In order: find the real file and refuse what a save would harm; lock; read it again and have the new content
//! made from what is there; sweep; stop if it is the same; keep the old bytes as a version; write the new file
//! beside it, give it owner, attributes and permissions, and sync it; look once more and start over if the file
//! changed; exchange the two; look at what came out and keep it if it is unknown; sync the directory; unlock.
//!
//! All of it happens on the calling thread, and every failure removes the temporary file.

use std::path::Path;

use super::{
    lock::Unfinished,
    place::Place,
    settle::{Replaced, clear, replace},
    snapshot::OnDisk,
    system::carry_over,
    target::{Target, check_single, check_write_bits},
    temp::Temp,
    trouble::{FileError, Refusal, Trouble},
    warning::Warning,
    work::Work,
};

/// How often a save starts over because another program changed the file under it.
const ATTEMPTS: u32 = 8;

/// Makes the new content from what is in the file now, or refuses to.
///
/// It is called while the file is locked, more than once if the file changes meanwhile, and so must not ask a person.
pub type Edit<'a> = dyn FnMut(&[u8]) -> Result<Vec<u8>, Refusal> + 'a;

/// A save that is done: the file on the disk is the new one, or needed no change.
#[derive(Debug)]
pub struct Saved {
    /// What is in the file now; the base of the next save.
    pub bytes: Vec<u8>,
    /// Whether anything was written.
    pub written: bool,
    /// What did not go as planned, to be told.
    pub warnings: Vec<Warning>,
}

impl Saved {
    /// Files in which another program's content was kept.
    pub fn conflict_copies(&self) -> impl Iterator<Item = &Path> {
        self.warnings.iter().filter_map(|warning| match warning {
            Warning::ConflictKept(path) => Some(path.as_path()),
            _ => None,
        })
    }
}

/// Replaces `base`, the bytes that were read, with `new`.
///
/// If other bytes are in the file by now, `merge` makes the new content from them, or refuses.
pub fn save(
    place: &Place<'_>,
    base: &[u8],
    new: &[u8],
    merge: &mut Edit<'_>,
) -> Result<Saved, FileError> {
    update(place, &mut |now| {
        if now == base {
            Ok(new.to_vec())
        } else {
            merge(now)
        }
    })
}

/// Reads the file, edits its content and saves it under one lock, so that edits at the same time all count.
pub fn update(place: &Place<'_>, edit: &mut Edit<'_>) -> Result<Saved, FileError> {
    let mut work = Work::begin(place, Target::resolve(place.path)?)?;
    for _ in 0..ATTEMPTS {
        let now = work.read()?;
        let new =
            edit(&now.bytes).map_err(|refusal| work.target.error(Trouble::Refused(refusal)))?;
        work.sweep(&[&now.bytes, &new]);
        if new == now.bytes {
            return Ok(Saved {
                bytes: new,
                written: false,
                warnings: work.warnings,
            });
        }
        work.check_size(&new)?;
        work.keep_version(&now.bytes);
        if work.put(&now, &new)? {
            return Ok(Saved {
                bytes: new,
                written: true,
                warnings: work.warnings,
            });
        }
    }
    Err(work.target.error(Trouble::KeepsChanging))
}

impl Work<'_> {
    fn read(&self) -> Result<OnDisk, FileError> {
        OnDisk::at(self.target.directory(), self.target.name())
            .and_then(|found| {
                check_single(&found.about)?;
                check_write_bits(&found.about)?;
                Ok(found)
            })
            .map_err(|trouble| self.target.error(trouble))
    }

    /// Writes the new file and gives it the name; `false` if the file is no longer `base`.
    fn put(&mut self, base: &OnDisk, new: &[u8]) -> Result<bool, FileError> {
        let Self {
            target,
            lock,
            warnings,
            day,
            ..
        } = self;
        let fail = |trouble| target.error(trouble);
        let mut lost = Vec::new();
        let mut temp = Temp::create(target).map_err(fail)?;
        lock.write_note(&Unfinished {
            inode: temp.inode(),
            name: temp.name().to_owned(),
        });
        temp.fill(new).map_err(fail)?;
        if let Some(file) = temp.file() {
            carry_over((&base.kept, &base.about), file, &mut lost).map_err(fail)?;
        }
        temp.sync().map_err(fail)?;
        let is_base = base.is_still_at(target.directory(), target.name());
        if !is_base.map_err(fail)? {
            return Ok(false);
        }
        let replaced = match replace(target, &temp) {
            Ok(replaced) => replaced,
            // One of the two was removed or renamed; the next reading tells which.
            Err(Trouble::Missing) => return Ok(false),
            Err(trouble) => return Err(fail(trouble)),
        };
        let name = temp.settle();
        warnings.append(&mut lost);
        if replaced == Replaced::Exchanged {
            warnings.extend(clear(target, day, &name, base).err());
        }
        lock.clear_note();
        self.sync_directory();
        Ok(true)
    }
}

#[cfg(test)]
mod tests;
