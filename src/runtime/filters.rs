//! The filters that a person keeps: one a line in the state folder, since they are a view and no part of a roadmap.

use crate::store::disk::private;
use std::path::{Path, PathBuf};

/// So many are kept.
const MOST: usize = 50;

/// Where they are kept; nowhere where there is no state folder.
#[derive(Debug, Clone, Default)]
pub(super) struct KeptFilters(Option<PathBuf>);

impl KeptFilters {
    pub(super) fn in_folder(state: Option<&Path>) -> KeptFilters {
        KeptFilters(state.map(|state| state.join("filters")))
    }

    /// The kept filters, the last one first.
    pub(super) fn list(&self) -> Vec<String> {
        let text = self
            .0
            .as_ref()
            .and_then(|list| std::fs::read_to_string(list).ok());
        let text = text.unwrap_or_default();
        let lines = text.lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .take(MOST)
            .map(str::to_owned)
            .collect()
    }

    /// Puts one at the head of the list, or takes it out. That it cannot be kept is no one's loss.
    pub(super) fn keep(&self, text: &str, keep: bool) {
        let mut kept = self.list();
        kept.retain(|known| known != text);
        if keep && !text.contains(['\n', '\r']) {
            kept.insert(0, text.to_owned());
        }
        kept.truncate(MOST);
        let _ = self.write(&kept);
    }

    fn write(&self, kept: &[String]) -> std::io::Result<()> {
        let Some(list) = &self.0 else { return Ok(()) };
        let lines: String = kept.iter().flat_map(|text| [text.as_str(), "\n"]).collect();
        private::put(list, lines.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_stands_first_until_it_is_forgotten() {
        let folder = tempfile::tempdir().expect("a folder");
        let filters = KeptFilters::in_folder(Some(&folder.path().join("state")));
        assert_eq!(filters.list(), Vec::<String>::new());
        for text in ["state:open", "track:cloud", "state:open", "two\nlines"] {
            filters.keep(text, true);
        }
        assert_eq!(filters.list(), ["state:open", "track:cloud"]);
        filters.keep("state:open", false);
        assert_eq!(filters.list(), ["track:cloud"]);
        KeptFilters::default().keep("x", true);
        assert_eq!(KeptFilters::default().list(), Vec::<String>::new());
    }
}
