//! The config: how Roadbook looks and which keys it knows. What a figure means stands in the roadmap, never here.
//!
//! Everything has a default, and a mistake costs one setting: it keeps its default and is named with its line.

mod place;

pub use place::place;

use crate::keymap::Keymap;
use crate::mistake::{Mistake, unknown};
use crate::text::shown;
use crate::theme::{Depth, Glyphs, Look, Theme, UNICODE};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The settings, in the order of `config.example.toml`.
const SETTINGS: &[&str] = &["file", "theme", "glyphs", "colours", "keys"];

/// A config of more bytes than this is not one.
const MOST_BYTES: u64 = 1 << 20;

/// Settings, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The roadmap to open where none is named, as it is written.
    pub file: Option<PathBuf>,
    pub look: Look,
    pub keymap: Keymap,
}

impl Config {
    /// Reads a config, and everything that is wrong in it.
    pub fn read(text: &str) -> (Config, Vec<Mistake>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (mut table, errors) = DeTable::parse_recoverable(text);
        drop_invented(table.get_mut());
        let mistakes = errors
            .iter()
            .map(|error| Mistake::of_toml(text, error))
            .collect();
        let mut reader = Reader { text, mistakes };
        let config = reader.config(table.get_ref());
        let mut mistakes = reader.mistakes;
        mistakes.sort();
        mistakes.dedup();
        (config, mistakes)
    }

    /// Loads a config from its file; a file that is not there is an empty one.
    pub fn load(path: &Path) -> (Config, Vec<Mistake>) {
        match text_of(path) {
            Ok(Some(text)) => Config::read(&text),
            Ok(None) => (Config::default(), Vec::new()),
            Err(message) => (Config::default(), vec![Mistake { line: 0, message }]),
        }
    }

    /// The roadmap to open where none is named, with `~/` as the home folder.
    pub fn file_in(&self, home: &Path) -> Option<PathBuf> {
        let file = self.file.as_ref()?;
        Some(
            file.strip_prefix("~")
                .map_or_else(|_| file.clone(), |rest| home.join(rest)),
        )
    }

    /// The config for a terminal of so many colours.
    #[must_use]
    pub fn within(mut self, depth: Depth) -> Config {
        self.look.theme = self.look.theme.within(depth);
        self
    }
}

fn text_of(path: &Path) -> Result<Option<String>, String> {
    let about = |cause: std::io::Error| format!("the config cannot be read: {cause}");
    let found = match std::fs::metadata(path) {
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        found => found.map_err(about)?,
    };
    if !found.is_file() || found.len() > MOST_BYTES {
        return Err("the config cannot be read: it is no text file of a sensible size".to_owned());
    }
    std::fs::read_to_string(path).map(Some).map_err(about)
}

/// Takes out the values that the reader of TOML puts where it could read none; they stand at no place in the text.
fn drop_invented(table: &mut DeTable<'_>) {
    let invented = table.iter().filter(|(_, value)| value.span().is_empty());
    let names: Vec<String> = invented
        .map(|(name, _)| name.get_ref().to_string())
        .collect();
    for name in names {
        table.remove(name.as_str());
    }
    for (_, value) in table.iter_mut() {
        if let DeValue::Table(inner) = value.get_mut() {
            drop_invented(inner);
        }
    }
}

struct Reader<'t> {
    text: &'t str,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn wrong(&mut self, offset: usize, message: String) {
        self.mistakes.push(Mistake::at(self.text, offset, message));
    }

    fn config(&mut self, table: &DeTable<'_>) -> Config {
        for name in table.keys() {
            if !SETTINGS.contains(&&**name.get_ref()) {
                let message = unknown(name.get_ref(), "setting", SETTINGS.iter().copied());
                self.wrong(name.span().start, message);
            }
        }
        let keymap = match self.section(table, "keys", "[keys.dashboard]") {
            Some(contexts) => Keymap::with(self.text, contexts, &mut self.mistakes),
            None => Keymap::default(),
        };
        Config {
            file: self.file(table),
            look: self.look(table),
            keymap,
        }
    }

    fn file(&mut self, table: &DeTable<'_>) -> Option<PathBuf> {
        let (word, offset) = self.word(table, "file", "a path such as \"~/roadmap.toml\"")?;
        if word.is_empty() {
            self.wrong(offset, "`file` is empty; leave it out instead".to_owned());
            return None;
        }
        Some(PathBuf::from(word))
    }

    fn look(&mut self, table: &DeTable<'_>) -> Look {
        let theme = self.named(table, "theme", Theme::NAMES, Theme::named);
        let mut theme = theme.unwrap_or_else(|| Look::default().theme);
        if let Some(colours) = self.section(table, "colours", "[colours]") {
            theme = theme.with(self.text, colours, &mut self.mistakes);
        }
        let glyphs = self.named(table, "glyphs", Glyphs::NAMES, Glyphs::named);
        Look {
            theme,
            glyphs: glyphs.unwrap_or(UNICODE),
        }
    }

    /// A setting that is one of some names.
    fn named<T>(
        &mut self,
        table: &DeTable<'_>,
        name: &str,
        names: &'static [&'static str],
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let listed = names.join(", ");
        let (word, offset) = self.word(table, name, &format!("one of {listed}"))?;
        let found = find(word);
        if found.is_none() {
            let message = format!(
                "`{}` is none of those that `{name}` can be: {listed}",
                shown(word)
            );
            self.wrong(offset, message);
        }
        found
    }

    /// A setting that is a text.
    fn word<'v>(
        &mut self,
        table: &'v DeTable<'_>,
        name: &str,
        expected: &str,
    ) -> Option<(&'v str, usize)> {
        let value = table.get(name)?;
        let word = value.get_ref().as_str();
        if word.is_none() {
            self.wrong(value.span().start, format!("`{name}` is {expected}"));
        }
        Some((word?, value.span().start))
    }

    /// A setting that is a table.
    fn section<'v, 'i>(
        &mut self,
        table: &'v DeTable<'i>,
        name: &str,
        written: &str,
    ) -> Option<&'v DeTable<'i>> {
        let value: &Spanned<DeValue<'i>> = table.get(name)?;
        let section = value.get_ref().as_table();
        if section.is_none() {
            let message = format!("`{name}` is a table, written as `{written}`");
            self.wrong(value.span().start, message);
        }
        section
    }
}

#[cfg(test)]
mod tests;
