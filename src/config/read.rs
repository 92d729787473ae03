//! Reads the settings from their texts.

use super::signals;
use super::{AUTO, Config, SETTINGS};
use crate::insight::signal::Thresholds;
use crate::keymap::Keymap;
use crate::mistake::{Mistake, nearest, unknown};
use crate::text::shown;
use crate::theme::{Background, Glyphs, Look, Theme, UNICODE};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What the settings are read beside.
#[derive(Default)]
pub(super) struct Around<'a> {
    /// The file of the keys, and what it says.
    pub(super) keys: Option<(&'a Path, &'a str)>,
    /// The themes of the person's own: by name, what the file says.
    pub(super) themes: &'a [OwnTheme],
    /// What the terminal lies on, where that is known.
    pub(super) background: Option<Background>,
}

/// A theme in the folder of themes.
pub(super) struct OwnTheme {
    pub(super) name: String,
    pub(super) path: PathBuf,
    /// What it says, read only where it is wanted; or why it cannot be read.
    pub(super) text: fn(&Path) -> Result<Option<String>, String>,
}

/// Reads a config with what lies around it; mistakes carry the name of the config's file where it has one.
pub(super) fn read(text: &str, file: Option<&Path>, around: &Around<'_>) -> (Config, Vec<Mistake>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (table, mistakes) = table_of(text);
    let mut reader = Reader {
        text,
        mistakes,
        around,
        elsewhere: Vec::new(),
    };
    let config = reader.config(table.get_ref());
    let named = |mistake: Mistake| match file {
        Some(file) => mistake.in_file(file),
        None => mistake,
    };
    let own = reader.mistakes.into_iter().map(named);
    let mut mistakes: Vec<Mistake> = own.chain(reader.elsewhere).collect();
    mistakes.sort();
    mistakes.dedup();
    (config, mistakes)
}

/// The tables of a text, with what is no TOML in it.
fn table_of(text: &str) -> (Spanned<DeTable<'_>>, Vec<Mistake>) {
    let (mut table, errors) = DeTable::parse_recoverable(text);
    drop_invented(table.get_mut());
    let mistakes = errors.iter().map(|error| Mistake::of_toml(text, error));
    (table, mistakes.collect())
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
    around: &'t Around<'t>,
    /// What is wrong in other files.
    elsewhere: Vec<Mistake>,
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
        let keymap = self.keymap(table);
        let theme = self.word(table, "theme", "the name of a theme");
        Config {
            file: self.file(table),
            name: self.name(table),
            look: self.look(table, theme),
            theme: theme.map(|(name, _)| name.to_owned()),
            mouse: self.switch(table, "mouse", true),
            keymap,
            thresholds: self.thresholds(table),
        }
    }

    /// The default keys, then those of the preset, of the config, and of the file of keys.
    fn keymap(&mut self, table: &DeTable<'_>) -> Keymap {
        let own = self.section(table, "keys", "[keys.dashboard]");
        let (path, text) = self.around.keys.unwrap_or((Path::new(""), ""));
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (beside, mut wrong) = table_of(text);
        let beside = beside.get_ref();
        let preset = Keymap::preset_in(text, beside, &mut wrong)
            .or_else(|| Keymap::preset_in(self.text, own?, &mut self.mistakes));
        let mut keymap = preset.unwrap_or_default();
        if let Some(own) = own {
            keymap = keymap.changed(self.text, own, &mut self.mistakes);
        }
        if !text.is_empty() {
            keymap = keymap.changed(text, beside, &mut wrong);
        }
        self.elsewhere
            .extend(wrong.into_iter().map(|mistake| mistake.in_file(path)));
        keymap
    }

    /// What was chosen for each signal.
    fn thresholds(&mut self, table: &DeTable<'_>) -> Thresholds {
        let own = self.section(table, "signals", "[signals]");
        signals::thresholds(self.text, own, &mut self.mistakes)
    }

    fn file(&mut self, table: &DeTable<'_>) -> Option<PathBuf> {
        let (word, offset) = self.word(table, "file", "a path such as \"~/roadmap.toml\"")?;
        if word.is_empty() {
            self.wrong(offset, "`file` is empty; leave it out instead".to_owned());
            return None;
        }
        Some(PathBuf::from(word))
    }

    /// Who uses the program; "me" means the roadmap's own person and would say nothing.
    fn name(&mut self, table: &DeTable<'_>) -> Option<String> {
        let (word, offset) = self.word(table, "name", "your name such as \"Grace Lin\"")?;
        let word = word.trim();
        if word.is_empty() || word == "me" {
            self.wrong(
                offset,
                "`name` is your name; leave it out instead".to_owned(),
            );
            return None;
        }
        Some(word.to_owned())
    }

    fn look(&mut self, table: &DeTable<'_>, theme: Option<(&str, usize)>) -> Look {
        let theme = theme.and_then(|(name, offset)| self.theme(name, offset));
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

    /// A built-in theme, one of the person's own, or the one that suits the background.
    fn theme(&mut self, name: &str, offset: usize) -> Option<Theme> {
        if name == AUTO {
            return Theme::named(self.around.background.unwrap_or_default().theme());
        }
        if let Some(own) = self.around.themes.iter().find(|own| own.name == name) {
            return self.own_theme(own);
        }
        let found = Theme::named(name);
        if found.is_none() {
            let own = self.around.themes.iter().map(|own| own.name.as_str());
            let names: Vec<&str> = [AUTO]
                .into_iter()
                .chain(Theme::NAMES.iter().copied())
                .chain(own)
                .collect();
            let hint = match nearest(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{}`?", shown(near)),
                None => format!("there are {}", shown(&names.join(", "))),
            };
            self.wrong(offset, format!("`{}` is no theme; {hint}", shown(name)));
        }
        found
    }

    fn own_theme(&mut self, own: &OwnTheme) -> Option<Theme> {
        let mut wrong = Vec::new();
        let theme = match (own.text)(&own.path) {
            Ok(text) => Some(Theme::read(&text.unwrap_or_default(), &mut wrong)),
            Err(reason) => {
                wrong.push(Mistake::of_all(reason));
                None
            }
        };
        let wrong = wrong.into_iter().map(|mistake| mistake.in_file(&own.path));
        self.elsewhere.extend(wrong);
        theme
    }

    /// A setting that is on or off.
    fn switch(&mut self, table: &DeTable<'_>, name: &str, usual: bool) -> bool {
        match table.get(name).map(|value| (value.get_ref(), value.span())) {
            Some((DeValue::Boolean(on), _)) => *on,
            Some((_, span)) => {
                self.wrong(span.start, format!("`{name}` is true or false"));
                usual
            }
            None => usual,
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
