//! Why a file could not be read or saved, in words for the person who asked.

use std::{fmt, io, path::PathBuf};

use thiserror::Error;

use super::{
    names::shown,
    system::{Answer, answer},
};

/// Whatever made the owner of the content refuse to go on, such as a conflict that needs an answer.
pub type Refusal = Box<dyn std::error::Error + Send + Sync>;

/// A failure to read or save one file; the file itself is unchanged.
#[derive(Debug, Error)]
#[error("{}: {trouble}", shown(path))]
pub struct FileError {
    /// The file as it was named, or as it was resolved once that was known.
    pub path: PathBuf,
    /// What stood in the way.
    #[source]
    pub trouble: Trouble,
}

impl FileError {
    /// What the person can do about it.
    pub fn hint(&self) -> &'static str {
        self.trouble.hint()
    }
}

/// What stood in the way of reading or saving.
#[derive(Debug, Error)]
pub enum Trouble {
    /// Nothing has this name, and no link points there.
    #[error("there is no such file")]
    Missing,
    /// The link is there, the file that it names is not.
    #[error("the link leads to a file that is not there")]
    DanglingLink,
    /// Following the links never ends.
    #[error("the links lead round in a circle")]
    LinkLoop,
    /// A directory, pipe, socket or device.
    #[error("it is {0}, not a regular file")]
    NotAFile(Kind),
    /// The file has further names, which a save by rename would cut off.
    #[error("the file has {0} names (hard links), and a save would split them")]
    HardLinks(u64),
    /// The file itself is mounted, so it cannot be replaced.
    #[error("the file is a mount point of its own")]
    MountPoint,
    /// Its owner took the write permission away, or never gave it.
    #[error("the file is read-only")]
    ReadOnlyFile,
    /// No file can be added beside it, so it cannot be replaced safely.
    #[error("its directory is read-only")]
    ReadOnlyDirectory,
    /// Nothing can be written on this file system.
    #[error("its file system is read-only")]
    ReadOnlyFileSystem,
    /// Replacing the file would give it to somebody else.
    #[error("the file belongs to somebody else, and its owner could not be kept")]
    OwnerNotKept,
    /// Replacing the file would change who may read it.
    #[error("its access list could not be kept")]
    AccessListNotKept,
    /// More bytes than a roadmap can sensibly have.
    #[error("{size} bytes are more than the limit of {limit}")]
    TooLarge {
        /// How many bytes there are, or at least were when counting stopped.
        size: u64,
        /// How many are read at most.
        limit: u64,
    },
    /// Some other encoding, or no text at all.
    #[error("it is not UTF-8 text: the byte at offset {offset} does not fit")]
    NotUtf8 {
        /// Offset of the first bad byte.
        offset: usize,
    },
    /// A byte that no text has; typical of a file that a power cut tore.
    #[error("it has a NUL byte at offset {offset}")]
    Nul {
        /// Offset of the first one.
        offset: usize,
    },
    /// The marks of Windows' "Unicode" encoding.
    #[error("it is encoded as UTF-16")]
    Utf16,
    /// A first file was to be written, but something is there.
    #[error("something with this name is there already")]
    Exists,
    /// Somebody holds the lock for longer than a save can take.
    #[error("another save of this file has not finished{}", by(*.process))]
    Busy {
        /// The process that holds the lock, where it said so.
        process: Option<u32>,
    },
    /// Each time the save was ready, another program had changed the file again.
    #[error("another program keeps changing the file")]
    KeepsChanging,
    /// The owner of the content said no.
    #[error("{0}")]
    Refused(Refusal),
    /// The system said no.
    #[error("cannot {doing}: {}", words(source))]
    System {
        /// What was being done, to follow "cannot".
        doing: &'static str,
        /// The system's answer.
        source: io::Error,
    },
}

impl Trouble {
    /// The trouble of a failed system call.
    pub(super) fn system(doing: &'static str, cause: impl Into<io::Error>) -> Self {
        Self::System {
            doing,
            source: cause.into(),
        }
    }

    /// What the person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Missing => "check the name, or start a new roadmap there",
            Self::DanglingLink | Self::LinkLoop => "correct the link, or name the file itself",
            Self::NotAFile(_) => "name a regular file",
            Self::HardLinks(_) => {
                "save under another name, or keep one name and make the others symbolic links"
            }
            Self::MountPoint => {
                "mount the directory instead of the file, or save under another name"
            }
            Self::ReadOnlyFile => {
                "give it write permission (chmod u+w), or save under another name"
            }
            Self::ReadOnlyDirectory => "give the directory write permission, or save elsewhere",
            Self::ReadOnlyFileSystem => "save elsewhere",
            Self::OwnerNotKept | Self::AccessListNotKept => {
                "let its owner save it, or save under another name"
            }
            Self::TooLarge { .. } => {
                "check that this is a roadmap, or move old records to an archive"
            }
            Self::NotUtf8 { .. } => "save it as UTF-8 in a text editor",
            Self::Nul { .. } => "bring back an earlier version; a power cut may have torn this one",
            Self::Utf16 => "convert it to UTF-8, for example with iconv",
            Self::Exists => "open it, or choose another name",
            Self::Busy { .. } => "wait for it or end it, then save again",
            Self::KeepsChanging => "wait until the other program is done, then save again",
            Self::Refused(_) => "look at both sides, then save again",
            Self::System { source, .. } => system_hint(source),
        }
    }
}

/// What a name stands for when it is no regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A directory.
    Directory,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A character or block device.
    Device,
    /// A symbolic link that took the place of the file while it was being saved.
    Link,
    /// Anything else.
    Other,
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Directory => "a directory",
            Self::Pipe => "a named pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Link => "a symbolic link",
            Self::Other => "something else",
        })
    }
}

fn by(process: Option<u32>) -> String {
    process.map_or_else(String::new, |id| format!(" (process {id})"))
}

/// The system's answer in plain words.
pub(super) fn words(error: &io::Error) -> String {
    let known = match answer(error) {
        Answer::Full => "the disk is full",
        Answer::QuotaUsedUp => "the disk quota is used up",
        Answer::DiskFault => "the disk reports an error",
        Answer::ReadOnly => "the file system is read-only",
        Answer::Denied => "permission denied",
        Answer::NotPermitted => "the system does not permit it",
        Answer::TooManyOpen => "too many files are open",
        Answer::FileTooLarge => "the file would be larger than allowed here",
        Answer::NameTooLong => "the name is too long",
        Answer::Mounted => "it is in use",
        Answer::InUse => "another program has it open",
        _ => return error.to_string(),
    };
    known.to_owned()
}

fn system_hint(error: &io::Error) -> &'static str {
    match answer(error) {
        Answer::Full | Answer::QuotaUsedUp | Answer::FileTooLarge => {
            "free some space and save again, or save elsewhere"
        }
        Answer::DiskFault => "check the disk, and save elsewhere",
        Answer::ReadOnly => "save elsewhere",
        Answer::Denied | Answer::NotPermitted => {
            "check the permissions of the file and its directory, or save elsewhere"
        }
        Answer::TooManyOpen => "close some programs and try again",
        Answer::InUse => "close it there and save again, or save under another name",
        Answer::Mounted => "mount the directory instead of the file, or save under another name",
        _ => "try again, or save under another name",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    const NO_SPACE: i32 = rustix::io::Errno::NOSPC.raw_os_error();
    #[cfg(windows)]
    const NO_SPACE: i32 = 112;

    #[test]
    fn a_system_error_is_told_with_path_cause_and_hint() {
        let error = FileError {
            path: PathBuf::from("notes/road\u{1b}[2Jmap.toml"),
            trouble: Trouble::system(
                "write the new content",
                io::Error::from_raw_os_error(NO_SPACE),
            ),
        };
        assert_eq!(
            error.to_string(),
            r"notes/road\u{1b}[2Jmap.toml: cannot write the new content: the disk is full"
        );
        assert_eq!(
            error.hint(),
            "free some space and save again, or save elsewhere"
        );
    }

    #[cfg(unix)]
    #[test]
    fn each_answer_of_the_system_is_told_in_plain_words_with_what_to_do() {
        use rustix::io::Errno;
        for (answer, words, hint) in [
            (Errno::NOSPC, "the disk is full", "free some space"),
            (Errno::DQUOT, "the disk quota is used up", "free some space"),
            (
                Errno::FBIG,
                "the file would be larger than allowed here",
                "free some space",
            ),
            (Errno::IO, "the disk reports an error", "check the disk"),
            (
                Errno::ROFS,
                "the file system is read-only",
                "save elsewhere",
            ),
            (Errno::ACCESS, "permission denied", "check the permissions"),
            (
                Errno::PERM,
                "the system does not permit it",
                "check the permissions",
            ),
            (
                Errno::MFILE,
                "too many files are open",
                "close some programs",
            ),
            (
                Errno::NFILE,
                "too many files are open",
                "close some programs",
            ),
            (Errno::NAMETOOLONG, "the name is too long", "try again"),
            (Errno::BUSY, "it is in use", "mount the directory"),
        ] {
            let trouble = Trouble::system("save", io::Error::from(answer));
            assert_eq!(trouble.to_string(), format!("cannot save: {words}"));
            assert!(
                trouble.hint().starts_with(hint),
                "{words}: {}",
                trouble.hint()
            );
        }
    }

    #[test]
    fn a_lock_holder_is_named_when_known() {
        assert_eq!(
            Trouble::Busy { process: Some(7) }.to_string(),
            "another save of this file has not finished (process 7)"
        );
        assert_eq!(
            Trouble::Busy { process: None }.to_string(),
            "another save of this file has not finished"
        );
    }
}
