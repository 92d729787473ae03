//! What the error numbers of Windows mean.

use std::io;

use super::super::Answer;

/// The number for "a file of this name is there".
const ALREADY_EXISTS: i32 = 183;

/// What an answer of the system means.
pub fn answer(error: &io::Error) -> Answer {
    match error.raw_os_error() {
        Some(2 | 3) => Answer::Missing,
        Some(80 | ALREADY_EXISTS) => Answer::Exists,
        Some(LINK) => Answer::Link,
        Some(39 | 112) => Answer::Full,
        Some(1295) => Answer::QuotaUsedUp,
        Some(23 | 1117) => Answer::DiskFault,
        Some(19) => Answer::ReadOnly,
        Some(5) => Answer::Denied,
        Some(1314) => Answer::NotPermitted,
        Some(4) => Answer::TooManyOpen,
        Some(223) => Answer::FileTooLarge,
        Some(111 | 206) => Answer::NameTooLong,
        Some(32 | 33) => Answer::InUse,
        Some(CANNOT_DO | 50) => Answer::CannotDo,
        _ => Answer::Other,
    }
}

/// The number for a link that cannot be followed.
const LINK: i32 = 1921;

/// The number for what a file system cannot do.
const CANNOT_DO: i32 = 1;

/// What the system answers where a name is taken.
pub fn name_taken() -> io::Error {
    io::Error::from_raw_os_error(ALREADY_EXISTS)
}

/// What it answers where a link may not be followed.
pub(super) fn is_link() -> io::Error {
    io::Error::from_raw_os_error(LINK)
}

/// What it answers where the file system cannot do something.
pub(super) fn cannot_do() -> io::Error {
    io::Error::from_raw_os_error(CANNOT_DO)
}
