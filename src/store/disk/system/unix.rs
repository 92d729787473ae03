//! Files as Unix has them.

mod about;
mod answers;
mod attributes;
mod directory;

pub use about::{About, stamp};
pub use answers::{answer, name_taken};
pub use attributes::carry_over;
pub use directory::{Directory, names_in};

use std::{
    ffi::OsString,
    fs::{DirBuilder, File, Metadata, OpenOptions, TryLockError},
    io,
    ops::Range,
    os::unix::{
        ffi::{OsStrExt as _, OsStringExt as _},
        fs::{DirBuilderExt as _, FileExt as _, FileTypeExt as _, OpenOptionsExt as _},
    },
    path::{Path, PathBuf},
};

use memmap2::MmapMut;
use rustix::fs::{CWD, OFlags};

/// Whether a file can be replaced, renamed and removed while it is open.
pub const OPEN_FILES_MOVE: bool = true;

/// A file that was read and is still open.
pub type Kept = File;

/// Keeps a file open that was read, for its attributes and its lock.
pub fn keep(file: File) -> Kept {
    file
}

/// Whether a save that still works holds this file.
pub fn is_in_use(kept: &Kept) -> bool {
    matches!(kept.try_lock(), Err(TryLockError::WouldBlock))
}

/// Tells other users' sweeps, which know nothing of our lock, that this new file is in use.
pub fn mark_in_use(file: &File) {
    let _ = file.try_lock();
}

/// Opens a file that is to be read, without waiting for the writer of a pipe and without taking a terminal.
pub fn open_to_read(path: &Path) -> io::Result<File> {
    directory::open_below(CWD, path.as_os_str(), OFlags::empty())
}

/// Room for a large file.
pub fn room(length: usize) -> io::Result<MmapMut> {
    MmapMut::map_anon(length)
}

/// Has the pages of a part of it there: to be given them one by one, as each is first written to, takes half as long
/// again. Large pages would be quicker still, but not where processors are virtual: their host has to find them first.
#[cfg_attr(
    not(target_os = "linux"),
    expect(unused_variables, reason = "others give none ahead")
)]
pub fn make_ready(room: &MmapMut, part: Range<usize>) {
    // A system that gives none ahead gives them later.
    #[cfg(target_os = "linux")]
    let _ = room.advise_range(memmap2::Advice::PopulateWrite, part.start, part.len());
}

/// Fills the buffer from this place of the file on; where the file is at is left open.
pub fn read_exact_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<()> {
    file.read_exact_at(buffer, at)
}

/// The first bytes of a file, as far as the buffer takes them.
pub fn read_first(file: &File, buffer: &mut [u8]) -> io::Result<usize> {
    file.read_at(buffer, 0)
}

/// Writes over the first bytes of a file.
pub fn write_first(file: &File, bytes: &[u8]) -> io::Result<()> {
    file.write_all_at(bytes, 0)
}

/// Has a new file be for its owner alone.
pub fn private_file(options: &mut OpenOptions) -> &mut OpenOptions {
    options.mode(0o600)
}

/// Has a new folder be for its owner alone.
pub fn private_folder(builder: &mut DirBuilder) -> &mut DirBuilder {
    builder.mode(0o700)
}

/// Has a file be opened only where it stands itself, and without waiting.
pub fn in_its_place(options: &mut OpenOptions) -> &mut OpenOptions {
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    options.custom_flags(flags.bits().cast_signed())
}

/// Gives a file another name, in the place of what has it.
pub fn rename(from: &Path, to: &Path) -> io::Result<()> {
    std::fs::rename(from, to)
}

/// Opens a file and holds it, so that no other program does; none where another one holds it or has replaced it.
pub fn hold(path: &Path) -> io::Result<Option<File>> {
    let file = File::open(path)?;
    let locked = matches!(file.try_lock(), Err(TryLockError::WouldBlock));
    Ok((!locked && about::is_still(path, &file)).then_some(file))
}

/// Gives a new file its name, and holds it from then on. Where there are no locks, two programs may hold it.
pub fn rename_held(file: File, from: &Path, to: &Path) -> io::Result<File> {
    let _ = file.try_lock();
    rename(from, to)?;
    Ok(file)
}

/// A path without links.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    std::fs::canonicalize(path)
}

/// A name or path of these bytes.
pub fn name_from(bytes: Vec<u8>) -> OsString {
    OsString::from_vec(bytes)
}

/// The bytes of a path with a slash between its parts, as git and shells have it.
pub fn slashed(path: &Path) -> Vec<u8> {
    path.as_os_str().as_bytes().to_vec()
}

/// Whether it is a pipe that has a name.
pub fn is_pipe(metadata: &Metadata) -> bool {
    metadata.file_type().is_fifo()
}

/// Whether nobody but its owner can read a file or a folder.
#[cfg(test)]
pub(crate) fn is_private(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    let metadata = std::fs::metadata(path).expect("it is there");
    let wanted = if metadata.is_dir() { 0o700 } else { 0o600 };
    metadata.permissions().mode() & 0o777 == wanted
}
