//! The text of a whole file in memory.

use bytes::Bytes;
use bytestring::ByteString;
use std::fmt;
use std::ops::Deref;
use std::str::Utf8Error;
use std::sync::Arc;

/// The text of a file, kept by many without a copy. What was read stays in the memory that it was read into, until
/// somebody changes it.
#[derive(Clone)]
pub struct FileText(Kept);

#[derive(Clone)]
enum Kept {
    /// Where it was read to; nobody writes there any more.
    Read(ByteString),
    /// Made here, or changed.
    Made(Arc<String>),
}

impl FileText {
    /// Takes bytes that were read; an error where they are no text.
    pub fn read(bytes: Bytes) -> Result<FileText, Utf8Error> {
        ByteString::try_from(bytes).map(|text| FileText(Kept::Read(text)))
    }

    /// The text to change; who else keeps it has it as it was.
    pub fn to_change(&mut self) -> &mut String {
        if let Kept::Read(text) = &self.0 {
            self.0 = Kept::Made(Arc::new(text.to_string()));
        }
        match &mut self.0 {
            Kept::Made(text) => Arc::make_mut(text),
            Kept::Read(_) => unreachable!("it was copied"),
        }
    }

    /// Whether both are one and the same in memory; two that only say the same may be told apart.
    pub fn is_one_with(&self, other: &FileText) -> bool {
        let (own, other): (&str, &str) = (self, other);
        std::ptr::eq(own, other)
    }
}

impl Deref for FileText {
    type Target = str;

    fn deref(&self) -> &str {
        match &self.0 {
            Kept::Read(text) => text,
            Kept::Made(text) => text,
        }
    }
}

impl From<String> for FileText {
    fn from(text: String) -> FileText {
        FileText(Kept::Made(Arc::new(text)))
    }
}

impl From<&str> for FileText {
    fn from(text: &str) -> FileText {
        FileText::from(text.to_owned())
    }
}

impl From<FileText> for String {
    fn from(text: FileText) -> String {
        match text.0 {
            Kept::Read(text) => text.to_string(),
            Kept::Made(text) => Arc::unwrap_or_clone(text),
        }
    }
}

impl Default for FileText {
    fn default() -> FileText {
        FileText::from(String::new())
    }
}

impl PartialEq for FileText {
    fn eq(&self, other: &FileText) -> bool {
        self.is_one_with(other) || **self == **other
    }
}

impl Eq for FileText {}

impl fmt::Debug for FileText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_changed_is_another_text_and_what_was_kept_stays() {
        let read = FileText::read(Bytes::from("a = 1\n")).expect("text");
        for first in [read, FileText::from("a = 1\n")] {
            let mut changed = first.clone();
            assert!(changed.is_one_with(&first));
            changed.to_change().push_str("b = 2\n");
            assert_eq!((&*first, &*changed), ("a = 1\n", "a = 1\nb = 2\n"));
            assert!(changed != first && !changed.is_one_with(&first));
            let alone = changed.as_ptr();
            changed.to_change().truncate(6);
            assert!(changed == first && !changed.is_one_with(&first));
            assert_eq!(changed.as_ptr(), alone, "who has it alone copies nothing");
            assert_eq!(String::from(changed), String::from(first));
        }
    }

    #[test]
    fn what_is_no_text_says_where() {
        let error = FileText::read(Bytes::from_static(b"ab\xff")).expect_err("no text");
        assert_eq!(error.valid_up_to(), 2);
    }
}
