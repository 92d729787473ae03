//! What the error numbers of Unix mean.

use std::io;

use rustix::io::Errno;

use super::super::Answer;

/// What an answer of the system means.
pub fn answer(error: &io::Error) -> Answer {
    match Errno::from_io_error(error) {
        Some(Errno::NOENT) => Answer::Missing,
        Some(Errno::EXIST) => Answer::Exists,
        Some(Errno::LOOP) => Answer::Link,
        Some(Errno::NOSPC) => Answer::Full,
        Some(Errno::DQUOT) => Answer::QuotaUsedUp,
        Some(Errno::IO) => Answer::DiskFault,
        Some(Errno::ROFS) => Answer::ReadOnly,
        Some(Errno::ACCESS) => Answer::Denied,
        Some(Errno::PERM) => Answer::NotPermitted,
        Some(Errno::MFILE | Errno::NFILE) => Answer::TooManyOpen,
        Some(Errno::FBIG) => Answer::FileTooLarge,
        Some(Errno::NAMETOOLONG) => Answer::NameTooLong,
        Some(Errno::BUSY) => Answer::Mounted,
        Some(Errno::TXTBSY) => Answer::InUse,
        Some(Errno::INVAL | Errno::OPNOTSUPP) => Answer::CannotDo,
        Some(Errno::NOSYS) => Answer::NoSuchCall,
        _ => Answer::Other,
    }
}

/// What the system answers where a name is taken.
pub fn name_taken() -> io::Error {
    Errno::EXIST.into()
}
