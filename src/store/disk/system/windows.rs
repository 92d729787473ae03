//! Files as Windows has them: paths, files that may be open elsewhere, and no owners or rights that a save could carry.
//!
//! A file belongs to whoever the rights of its folder name. Those of the person's own folders name that person alone,
//! which is all that "private" means here.

mod about;
mod answers;
mod directory;

pub use about::{About, stamp};
pub use answers::{answer, name_taken};
pub use directory::{Directory, names_in};

use std::{
    ffi::OsString,
    fs::{DirBuilder, File, Metadata, OpenOptions},
    io,
    ops::Range,
    os::windows::fs::{FileExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use super::Answer;
use crate::store::disk::{trouble::Trouble, warning::Warning};

/// Whether a file can be replaced, renamed and removed while it is open: not on every file system.
pub const OPEN_FILES_MOVE: bool = false;

/// Opens what has this name even if it is a folder.
const FOLDERS_TOO: u32 = 0x0200_0000;
/// Opens a link itself, not what it leads to.
const NOT_THROUGH_LINKS: u32 = 0x0020_0000;
/// Others may read it meanwhile, and give it another name or remove it.
const READ_AND_MOVE: u32 = 0x1 | 0x4;

/// Programs that look through new files keep them open for a moment.
const PAUSES: [u64; 8] = [1, 2, 5, 10, 20, 50, 100, 200];

/// What is left of a file that was read: it is closed, so that it can be replaced.
#[derive(Debug)]
pub struct Kept;

/// Closes a file that was read.
pub fn keep(_: File) -> Kept {
    Kept
}

/// Whether a save that still works holds this file: that one could not have been read.
pub fn is_in_use(_: &Kept) -> bool {
    false
}

/// Tells others that this new file is in use: it was opened so that nobody else can.
pub fn mark_in_use(_: &File) {}

/// Makes `new` what `old` was besides its bytes: nothing of that can be set here, the folder decides.
pub fn carry_over(_: (&Kept, &About), _: &File, _: &mut Vec<Warning>) -> Result<(), Trouble> {
    Ok(())
}

/// Opens a file that is to be read.
pub fn open_to_read(path: &Path) -> io::Result<File> {
    // A folder, too, so that it can be told from a file that nobody may read.
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(FOLDERS_TOO);
    while_in_use(|| options.open(path))
}

/// Room for a large file.
pub fn room(length: usize) -> io::Result<Vec<u8>> {
    Ok(vec![0; length])
}

/// Its pages come as they are written to.
pub fn make_ready(_room: &[u8], _part: Range<usize>) {}

/// Fills the buffer from this place of the file on; where the file is at is left open.
pub fn read_exact_at(file: &File, mut buffer: &mut [u8], mut at: u64) -> io::Result<()> {
    while !buffer.is_empty() {
        let count = file.seek_read(buffer, at)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer = buffer.get_mut(count..).unwrap_or_default();
        at += count as u64;
    }
    Ok(())
}

/// The first bytes of a file, as far as the buffer takes them.
pub fn read_first(file: &File, buffer: &mut [u8]) -> io::Result<usize> {
    file.seek_read(buffer, 0)
}

/// Writes over the first bytes of a file.
pub fn write_first(file: &File, mut bytes: &[u8]) -> io::Result<()> {
    let mut at = 0;
    while !bytes.is_empty() {
        let count = file.seek_write(bytes, at)?;
        if count == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = bytes.get(count..).unwrap_or_default();
        at += count as u64;
    }
    Ok(())
}

/// Has a new file be for its owner alone, as far as its folder is.
pub fn private_file(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Has a new folder be for its owner alone, as far as the one above it is.
pub fn private_folder(builder: &mut DirBuilder) -> &mut DirBuilder {
    builder
}

/// Has a file be opened only where it stands itself.
pub fn in_its_place(options: &mut OpenOptions) -> &mut OpenOptions {
    options.custom_flags(NOT_THROUGH_LINKS)
}

/// Gives a file another name, in the place of what has it.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| std::fs::rename(from, to))
}

/// Opens a file and holds it, so that no other program does; none where another one holds it.
///
/// A lock would keep others from reading it, too. So whoever holds it shares it for reading only, and the next one, who
/// asks to write, is refused.
pub fn hold(path: &Path) -> io::Result<Option<File>> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).share_mode(READ_AND_MOVE);
    match options.open(path) {
        Err(error) if answer(&error) == Answer::InUse => Ok(None),
        other => other.map(Some),
    }
}

/// Gives a new file its name, and holds it from then on.
pub fn rename_held(file: File, from: &Path, to: &Path) -> io::Result<File> {
    drop(file);
    rename(from, to)?;
    let taken = || io::Error::from(io::ErrorKind::ResourceBusy);
    hold(to)?.ok_or_else(taken)
}

/// A path without links, in the form that people and other programs know.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    dunce::canonicalize(path)
}

/// A name or path of these bytes.
pub fn name_from(bytes: Vec<u8>) -> OsString {
    String::from_utf8(bytes)
        .unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned())
        .into()
}

/// The bytes of a path with a slash between its parts, as git and shells have it.
pub fn slashed(path: &Path) -> Vec<u8> {
    path.to_string_lossy().replace('\\', "/").into_bytes()
}

/// Whether it is a pipe that has a name: those have names of their own here, which no folder holds.
pub fn is_pipe(_: &Metadata) -> bool {
    false
}

/// Tries again for a moment where another program is in the way. The system also says "denied" of a file that is just
/// about to go.
fn patiently<T>(act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    again(&[Answer::InUse, Answer::Denied], act)
}

/// The same where "denied" means what it says.
fn while_in_use<T>(act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    again(&[Answer::InUse], act)
}

fn again<T>(answers: &[Answer], mut act: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for pause in PAUSES {
        match act() {
            Err(error) if answers.contains(&answer(&error)) => {
                thread::sleep(Duration::from_millis(pause));
            }
            other => return other,
        }
    }
    act()
}

/// Whether nobody but its owner can read a file or a folder: what its folder says, which no test can.
#[cfg(test)]
pub(crate) fn is_private(path: &Path) -> bool {
    path.exists()
}
