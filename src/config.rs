//! The config: how Roadbook looks and which keys it knows. What a figure means stands in the roadmap, never here.
//!
//! Everything has a default, and a mistake costs one setting: it keeps its default and is named with its file and line.

mod catalogues;
mod files;
mod place;
mod read;
mod signals;

pub use files::Settings;
pub use place::place;

use crate::insight::signal::Thresholds;
use crate::keymap::Keymap;
use crate::mistake::Mistake;
use crate::model::Table;
use crate::theme::Look;
use std::path::{Path, PathBuf};

/// The settings, in the order of `config.example.toml`.
pub const SETTINGS: &[&str] = &[
    "file", "name", "theme", "glyphs", "mouse", "colours", "keys", "signals",
];

/// Settings, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The roadmap to open where none is named, as it is written.
    pub file: Option<PathBuf>,
    /// Who uses the program: in another person's roadmap, what is judged is by this name.
    pub name: Option<String>,
    /// The name of the theme: a built-in one, one of the themes folder, or "auto".
    pub theme: Option<String>,
    pub look: Look,
    /// Whether the terminal is asked for clicks and the wheel.
    pub mouse: bool,
    pub keymap: Keymap,
    /// From which figure on each signal fires.
    pub thresholds: Thresholds,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            file: None,
            name: None,
            theme: None,
            look: Look::default(),
            mouse: true,
            keymap: Keymap::default(),
            thresholds: Thresholds::default(),
        }
    }
}

/// The theme that follows the background of the terminal.
pub const AUTO: &str = "auto";

impl Config {
    /// Reads the text of a config, and everything that is wrong in it.
    pub fn read(text: &str) -> (Config, Vec<Mistake>) {
        let (config, mistakes) = read::read(text, None, &read::Around::default());
        (config, mistakes)
    }

    /// The name of who uses the program, where that is not the person of a roadmap.
    pub fn viewer_of<'n>(name: Option<&'n str>, person: &Table) -> Option<&'n str> {
        let own = person.text("name").map_or("", |name| name.raw().trim());
        name.filter(|name| !own.is_empty() && !own.eq_ignore_ascii_case(name))
    }

    /// Whether the colours depend on the background of the terminal.
    pub fn follows_background(&self) -> bool {
        self.theme.as_deref() == Some(AUTO)
    }

    /// The roadmap to open where none is named, with `~/` as the home folder.
    pub fn file_in(&self, home: &Path) -> Option<PathBuf> {
        let file = self.file.as_ref()?;
        Some(
            file.strip_prefix("~")
                .map_or_else(|_| file.clone(), |rest| home.join(rest)),
        )
    }
}

#[cfg(test)]
mod tests;
