//! Folders that other machines share.

use std::path::{Component, Path, Prefix};

/// Whether other machines may write in a folder: one that is named by its machine. Of a drive it is not known.
pub(in crate::runtime) fn is_remote(folder: &Path) -> bool {
    let Some(Component::Prefix(prefix)) = folder.components().next() else {
        return false;
    };
    matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_another_machine_is_known_by_its_name() {
        for (folder, expected) in [
            (r"\\machine\share\plans", true),
            (r"\\?\UNC\machine\share", true),
            (r"C:\plans", false),
            ("plans", false),
        ] {
            assert_eq!(is_remote(Path::new(folder)), expected, "{folder}");
        }
    }
}
