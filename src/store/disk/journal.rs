//! A private file of lines in the state folder, one for each roadmap: lines are added at its end.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read as _, Seek as _, SeekFrom, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

use super::{lock::wait, names::in_state, private, system};

/// Adding a line takes a moment; whoever holds the file longer is stuck.
const PATIENCE: Duration = Duration::from_secs(2);

/// The file of lines that belongs to one roadmap.
#[derive(Debug)]
pub struct Lines {
    folder: PathBuf,
    file: PathBuf,
}

impl Lines {
    /// The lines of the roadmap with this real path.
    pub fn of(state: &Path, path: &Path) -> Lines {
        let folder = state.join("journal");
        Lines {
            file: folder.join(in_state(path)),
            folder,
        }
    }

    /// Everything in the file; nothing where there is none.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        match fs::read(&self.file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            other => other,
        }
    }

    /// Adds lines at the end and tells how long the file is now. What a killed program left of a line goes.
    pub fn append(&self, lines: &[u8]) -> io::Result<u64> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = system::private_file(&mut options).open(&self.file)?;
        let end = whole_lines(&mut file)?;
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        file.write_all(lines)?;
        Ok(end + lines.len() as u64)
    }

    /// Puts other lines in the place of all that are there.
    pub fn replace(&self, bytes: &[u8]) -> io::Result<()> {
        let fresh = self.file.with_extension("new");
        private::fresh(&fresh, bytes)?;
        private::rename(&fresh, &self.file)
    }

    /// Puts the file aside, in the place of one that was put aside before, and tells where it is.
    pub fn set_aside(&self) -> io::Result<PathBuf> {
        let aside = self.aside();
        system::rename(&self.file, &aside)?;
        Ok(aside)
    }

    /// Whether one was put aside.
    pub fn is_aside(&self) -> bool {
        self.aside().exists()
    }

    /// Removes the one that was put aside.
    pub fn drop_aside(&self) -> io::Result<()> {
        match fs::remove_file(self.aside()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn aside(&self) -> PathBuf {
        self.file.with_extension("unreadable")
    }

    /// Does something while no other process adds lines or puts others in their place.
    pub fn locked<T>(&self, act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        private::folder(&self.folder)?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        let lock = system::private_file(&mut options).open(self.folder.join("lock"))?;
        if wait(&lock, PATIENCE)? {
            // Closing the lock gives it back.
            act()
        } else {
            Err(io::Error::new(
                io::ErrorKind::TimedOut,
                "another process holds it",
            ))
        }
    }
}

/// How long the file is up to the end of its last whole line.
fn whole_lines(file: &mut File) -> io::Result<u64> {
    let length = file.metadata()?.len();
    let mut last = [0];
    if length == 0 {
        return Ok(0);
    }
    file.seek(SeekFrom::Start(length - 1))?;
    if file.read(&mut last)? == 1 && last == [b'\n'] {
        return Ok(length);
    }
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let end = bytes.iter().rposition(|byte| *byte == b'\n');
    Ok(end.map_or(0, |at| at as u64 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::system::is_private;

    fn lines(folder: &tempfile::TempDir) -> Lines {
        Lines::of(folder.path(), Path::new("/home/ada/roadmap.toml"))
    }

    fn add(lines: &Lines, text: &str) {
        lines
            .locked(|| lines.append(text.as_bytes()))
            .expect("added");
    }

    #[test]
    fn lines_are_added_and_half_of_one_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let lines = lines(&folder);
        assert!(lines.read().expect("none yet").is_empty());
        add(&lines, "one\n");
        add(&lines, "two\nthr");
        add(&lines, "three\n");
        assert_eq!(lines.read().expect("read"), b"one\ntwo\nthree\n");
        lines.replace(b"half").expect("replaced");
        add(&lines, "whole\n");
        assert_eq!(lines.read().expect("read"), b"whole\n");
    }

    #[test]
    fn its_length_is_told_and_what_is_aside_goes() {
        let folder = tempfile::tempdir().expect("a folder");
        let lines = lines(&folder);
        let add = |text: &str| {
            lines
                .locked(|| lines.append(text.as_bytes()))
                .expect("added")
        };
        assert_eq!((add("one\n"), add("three\n"), add("")), (4, 10, 10));
        assert!(!lines.is_aside());
        let aside = lines.set_aside().expect("put aside");
        assert!(lines.is_aside());
        for _ in 0..2 {
            lines.drop_aside().expect("gone");
            assert!(!lines.is_aside() && !aside.exists());
        }
        fs::create_dir(&aside).expect("a folder in its place");
        assert!(lines.drop_aside().is_err());
        fs::create_dir(&lines.file).expect("a folder in its place");
        assert!(lines.read().is_err());
    }

    #[test]
    fn the_file_is_private_and_can_be_put_aside() {
        let folder = tempfile::tempdir().expect("a folder");
        let lines = lines(&folder);
        add(&lines, "one\n");
        assert!(is_private(&lines.file));
        let aside = lines.set_aside().expect("put aside");
        assert_eq!(fs::read(aside).expect("read"), b"one\n");
        assert!(lines.read().expect("none left").is_empty());
    }
}
