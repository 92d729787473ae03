//! The roadmaps that were open lately: a list of paths in the state folder, the last one first.

use crate::app::Recent;
use crate::store::disk::names::shown;
use crate::store::disk::{private, system};
use std::path::{Path, PathBuf};

/// So many are remembered.
const MOST: usize = 20;

/// Where the list is kept; nowhere where there is no state folder.
#[derive(Debug, Clone, Default)]
pub struct RecentFiles(Option<PathBuf>);

impl RecentFiles {
    pub fn in_folder(state: Option<&Path>) -> RecentFiles {
        RecentFiles(state.map(|state| state.join("recent")))
    }

    /// The roadmaps that are still there.
    pub fn list(&self) -> Vec<Recent> {
        self.paths()
            .into_iter()
            .filter(|path| path.is_file())
            .map(recent)
            .collect()
    }

    /// Puts one at the head of the list. That it cannot be kept is no one's loss.
    pub fn remember(&self, path: &Path) {
        let Ok(path) = system::real_path(path) else {
            return;
        };
        // One path a line: those with a line break are left out.
        if path.as_os_str().as_encoded_bytes().contains(&b'\n') {
            return;
        }
        let mut paths = self.paths();
        if paths.first() == Some(&path) {
            return;
        }
        paths.retain(|known| *known != path);
        paths.insert(0, path);
        paths.truncate(MOST);
        let _ = self.write(&paths);
    }

    /// The commands that were taken from the palette lately, the last one first.
    pub fn commands(&self) -> Vec<String> {
        let text = self.beside().map(std::fs::read_to_string);
        let text = text.and_then(Result::ok).unwrap_or_default();
        let lines = text.lines().filter(|line| line.len() < 60);
        lines.take(MOST).map(str::to_owned).collect()
    }

    /// Remembers them.
    pub fn keep_commands(&self, names: &[String]) {
        if let Some(file) = self.beside() {
            let _ = private::put(&file, (names.join("\n") + "\n").as_bytes());
        }
    }

    fn beside(&self) -> Option<PathBuf> {
        self.0.as_ref().map(|list| list.with_file_name("commands"))
    }

    fn paths(&self) -> Vec<PathBuf> {
        let bytes = self
            .0
            .as_ref()
            .and_then(|list| std::fs::read(list).ok())
            .unwrap_or_default();
        let lines = bytes
            .split(|byte| *byte == b'\n')
            .filter(|line| !line.is_empty());
        lines
            .map(|line| PathBuf::from(system::name_from(line.to_vec())))
            .collect()
    }

    fn write(&self, paths: &[PathBuf]) -> std::io::Result<()> {
        let Some(list) = &self.0 else { return Ok(()) };
        let lines = paths
            .iter()
            .flat_map(|path| [path.as_os_str().as_encoded_bytes(), b"\n"]);
        private::put(list, &lines.flatten().copied().collect::<Vec<u8>>())
    }
}

fn recent(path: PathBuf) -> Recent {
    let part = |part: Option<&Path>| part.map_or(String::new(), shown);
    Recent {
        name: part(path.file_name().map(Path::new)),
        folder: part(path.parent()),
        path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_stands_first_and_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let recent = RecentFiles::in_folder(Some(&folder.path().join("state")));
        let path = |name: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, "").expect("written");
            path
        };
        let (first, second) = (path("a.toml"), path("b\u{202e}.toml"));
        for open in [&first, &second, &first] {
            recent.remember(open);
        }
        let names: Vec<_> = recent
            .list()
            .into_iter()
            .map(|recent| recent.name)
            .collect();
        assert_eq!(names.len(), 2);
        assert_eq!(names[0], "a.toml");
        assert!(!names[1].contains('\u{202e}'));
        std::fs::remove_file(first).expect("removed");
        assert_eq!(recent.list().len(), 1);
        assert_eq!(RecentFiles::default().list(), []);
    }
}
