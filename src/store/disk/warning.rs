//! What did not go as planned although the file is saved.

use std::{io, path::PathBuf};

use thiserror::Error;

use super::{names::shown, trouble::words};

/// A shortcoming to tell once; the save itself is done.
#[derive(Debug, Error)]
pub enum Warning {
    /// The state folder could not be used, so the file's directory was locked instead.
    #[error("locked the file's directory, since {} cannot hold a lock: {}", shown(.state), words(.cause))]
    LockedDirectory {
        /// The folder that should have held the lock.
        state: PathBuf,
        /// Why it could not.
        cause: io::Error,
    },
    /// Nothing could be locked; only the comparison before the save protected other programs' changes.
    #[error("saved without a lock: {}", words(.0))]
    NoLock(io::Error),
    /// The bytes that were replaced are not kept as a version.
    #[error("the version before this save was not kept: {}", words(.0))]
    VersionNotKept(io::Error),
    /// There is no state folder, so there are no old versions.
    #[error("the version before this save was not kept: there is no state folder")]
    NoStateFolder,
    /// An attribute that other programs put on the file was lost.
    #[error("the file's attribute {name} was not kept: {}", words(.cause))]
    AttributeLost {
        /// The attribute, safe to print.
        name: String,
        /// Why it was lost.
        cause: io::Error,
    },
    /// A temporary file is still there.
    #[error("{} could not be removed: {}", shown(.path), words(.cause))]
    TempLeft {
        /// The file that should be gone.
        path: PathBuf,
        /// Why it is not.
        cause: io::Error,
    },
    /// The directory could not be searched for what a killed save left.
    #[error("could not look for files that an interrupted save left: {}", words(.0))]
    NotSwept(io::Error),
    /// The new file is in place, but a power cut in the next seconds might bring the old one back.
    #[error("saved, but the directory could not be synced: {}", words(.0))]
    DirectoryNotSynced(io::Error),
    /// Another program's content came to light and is kept under a name of its own.
    #[error("another program saved the file at the same moment; its content is in {}", shown(.0))]
    ConflictKept(PathBuf),
}
