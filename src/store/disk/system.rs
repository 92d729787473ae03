//! What the store asks of the operating system: all in which systems differ for a file is in here, in two halves.
//!
//! Both halves have the same names. `unix` knows a folder by its open handle, which no rename leads astray, and keeps
//! owners, rights and attributes. `windows` has paths alone, and a file that some program has open may be in its way:
//! it waits a moment, and then says so.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::*;
#[cfg(windows)]
pub use windows::*;

/// What an answer of the system means, as far as something follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Nothing has this name.
    Missing,
    /// Something has this name already.
    Exists,
    /// Following the links never ends, or a link stands where none may be.
    Link,
    /// There is no room left.
    Full,
    /// There is no room left for this person.
    QuotaUsedUp,
    /// The disk itself fails.
    DiskFault,
    /// Nothing can be written there.
    ReadOnly,
    /// This person may not.
    Denied,
    /// Nobody but the system's keeper may.
    NotPermitted,
    /// No more files can be opened.
    TooManyOpen,
    /// No file can be as large.
    FileTooLarge,
    /// No name can be as long.
    NameTooLong,
    /// Something is mounted there.
    Mounted,
    /// Another program has it open and shares it with nobody.
    InUse,
    /// The file system cannot do this.
    CannotDo,
    /// The system itself does not know how to.
    NoSuchCall,
    /// Any other one.
    Other,
}

/// What tells one state of a file from another without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Number of the disk, where the system says it.
    pub disk: u64,
    /// Number of the file on that disk, where the system says it.
    pub number: u64,
    /// How many bytes it has.
    pub size: u64,
    /// When it was written last, in the system's own units.
    pub written: (i64, i64),
    /// When anything about it changed last, or when it was made.
    pub changed: (i64, i64),
}
