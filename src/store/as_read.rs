//! A roadmap's text as it was found in its file.

use super::disk::snapshot::Snapshot;
use super::disk::trouble::FileError;
use super::scan::{Block, CutAhead, joined};
use crate::file_text::FileText;
use std::path::Path;
use std::sync::Arc;

/// A text, and where its records are, if that was seen while it was read.
#[derive(Debug, Clone, Default)]
pub struct AsRead {
    pub text: FileText,
    pub(super) blocks: Option<Arc<Vec<Block>>>,
}

impl AsRead {
    /// Reads a roadmap's file, and cuts it meanwhile where it is very large.
    pub fn from_file(path: &Path) -> Result<AsRead, FileError> {
        let (snapshot, cuts) = Snapshot::read_and_look(path, CutAhead)?;
        Ok(AsRead {
            text: snapshot.text,
            blocks: joined(cuts).map(Arc::new),
        })
    }
}

impl From<FileText> for AsRead {
    fn from(text: FileText) -> AsRead {
        AsRead { text, blocks: None }
    }
}

impl From<String> for AsRead {
    fn from(text: String) -> AsRead {
        AsRead::from(FileText::from(text))
    }
}

impl From<&str> for AsRead {
    fn from(text: &str) -> AsRead {
        AsRead::from(FileText::from(text))
    }
}
