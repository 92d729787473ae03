//! Keeps a small file in the state folder, for its owner alone and whole at every moment.

use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

/// Puts a file with these bytes in the place of the one that is there.
pub(super) fn keep(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)?;
    }
    let fresh = file.with_extension(format!("new-{}", std::process::id()));
    let mut open = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&fresh)?;
    open.write_all(bytes)?;
    std::fs::rename(&fresh, file)
}
