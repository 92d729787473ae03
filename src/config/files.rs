//! The files of the settings: `config.toml`, `keymap.toml` beside it, and the folder `themes`.

use super::Config;
use super::read::{Around, OwnTheme, read};
use crate::mistake::Mistake;
use crate::text::shown;
use crate::theme::{Background, Depth};
use std::path::{Path, PathBuf};

/// A file of settings with more bytes than this is not one.
const MOST_BYTES: u64 = 1 << 20;

/// More themes than this are not looked at.
const MOST_THEMES: usize = 200;

/// Where the settings are, and what they are read for.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The config; keys and themes lie beside it.
    pub config: PathBuf,
    /// How many colours the terminal has.
    pub depth: Depth,
    /// What the terminal lies on, where that is known.
    pub background: Option<Background>,
}

impl Settings {
    /// The folder in which all of them lie.
    pub fn folder(&self) -> &Path {
        self.config.parent().unwrap_or(Path::new("."))
    }

    /// The file of the keys.
    pub fn keymap(&self) -> PathBuf {
        self.folder().join("keymap.toml")
    }

    /// The folder of the person's own themes.
    pub fn themes(&self) -> PathBuf {
        self.folder().join("themes")
    }

    /// Reads all of them, for a terminal of so many colours; a file that is not there is an empty one.
    pub fn load(&self) -> (Config, Vec<Mistake>) {
        let keymap = self.keymap();
        let mut wrong = Vec::new();
        let mut text = |path: &Path| match text_of(path) {
            Ok(text) => text.unwrap_or_default(),
            Err(reason) => {
                wrong.push(Mistake::of_all(reason).in_file(path));
                String::new()
            }
        };
        let (own, keys) = (text(&self.config), text(&keymap));
        // Themes are looked for only where a setting may name one.
        let themes = if own.contains("theme") {
            own_themes(&self.themes())
        } else {
            Vec::new()
        };
        let around = Around {
            keys: (!keys.is_empty()).then_some((&*keymap, &*keys)),
            themes: &themes,
            background: self.background,
        };
        let (mut config, mistakes) = read(&own, Some(&self.config), &around);
        config.look.theme = config.look.theme.within(self.depth);
        wrong.extend(mistakes);
        (config, wrong)
    }
}

pub(super) fn text_of(path: &Path) -> Result<Option<String>, String> {
    let about = |cause: std::io::Error| format!("it cannot be read: {}", shown(&cause.to_string()));
    let found = match std::fs::metadata(path) {
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        found => found.map_err(about)?,
    };
    if !found.is_file() || found.len() > MOST_BYTES {
        return Err("it cannot be read: it is no text file of a sensible size".to_owned());
    }
    std::fs::read_to_string(path).map(Some).map_err(about)
}

fn own_themes(folder: &Path) -> Vec<OwnTheme> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.take(MOST_THEMES).map(|entry| entry.path());
    let themes = paths.filter(|path| path.extension().is_some_and(|end| end == "toml"));
    let mut themes: Vec<OwnTheme> = themes
        .filter_map(|path| {
            Some(OwnTheme {
                name: path.file_stem()?.to_str()?.to_owned(),
                path,
                text: text_of,
            })
        })
        .collect();
    themes.sort_by(|one, other| one.name.cmp(&other.name));
    themes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{Action, Context};
    use crate::theme::{ASCII, Theme};
    use std::fs;

    fn settings(folder: &Path) -> Settings {
        Settings {
            config: folder.join("config.toml"),
            depth: Depth::Full,
            background: None,
        }
    }

    fn told(mistakes: &[Mistake], folder: &Path) -> Vec<String> {
        let folder = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
        let words = mistakes.iter().map(Mistake::to_string);
        words.map(|words| words.replace(&folder, "")).collect()
    }

    #[test]
    fn settings_that_are_not_there_are_the_defaults_and_what_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = settings(folder.path());
        assert_eq!(own.load(), (Config::default(), Vec::new()));
        fs::write(&own.config, "glyphs = 'ascii'\n").expect("written");
        assert_eq!(own.load().0.look.glyphs, ASCII);
        fs::write(&own.config, [0xff, 0xfe]).expect("written");
        fs::create_dir(own.keymap()).expect("made");
        assert_eq!(own.load().1.len(), 2);
    }

    #[test]
    fn the_file_of_keys_wins_over_the_config_and_both_over_the_preset() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = settings(folder.path());
        let config =
            "[keys]\npreset = 'vim'\n[keys.dashboard]\nzoom = 'Z'\nfind = 'y'\nquit = 'M-q'\n";
        fs::write(&own.config, config).expect("written");
        fs::write(own.keymap(), "[dashboard]\nfind = 'Y'\n").expect("written");
        let (config, mistakes) = own.load();
        assert_eq!(told(&mistakes, folder.path()), [""; 0]);
        let shown = |action| config.keymap.keys_shown(Context::Track, action);
        assert_eq!(shown(Action::Find), "Y");
        assert_eq!(shown(Action::Zoom), "Z");
        assert_eq!(shown(Action::Add), "o");
        fs::write(
            own.keymap(),
            "preset = 'emcs'\n[dashbord]\n[dashboard]\nfnd = 'x'\n",
        )
        .expect("written");
        fs::write(&own.config, "them = 1\n").expect("written");
        assert_eq!(
            told(&own.load().1, folder.path()),
            [
                "config.toml:1: `them` is no setting; did you mean `theme`?",
                "keymap.toml:1: `emcs` is no preset of keys; did you mean `emacs`?",
                "keymap.toml:2: `dashbord` is no context; did you mean `dashboard`?",
                "keymap.toml:4: `fnd` is no action; did you mean `find`?",
            ]
        );
    }

    #[test]
    fn a_theme_of_ones_own_inherits_and_tells_its_mistakes() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = settings(folder.path());
        fs::create_dir(own.themes()).expect("made");
        fs::write(&own.config, "theme = 'mine'\n").expect("written");
        let theme = "inherits = 'light'\naccent = 'cyan'\nacent = 'cyan'\n";
        fs::write(own.themes().join("mine.toml"), theme).expect("written");
        let (config, mistakes) = own.load();
        assert_eq!(
            told(&mistakes, folder.path()),
            [format!(
                "themes{}mine.toml:3: `acent` is no role of a theme; did you mean `accent`?",
                std::path::MAIN_SEPARATOR
            )]
        );
        let light = Theme::named("light").expect("a theme");
        assert_eq!(config.look.theme.text, light.text);
        assert_ne!(config.look.theme.accent, light.accent);
        fs::write(&own.config, "theme = 'mime'\n").expect("written");
        assert_eq!(
            told(&own.load().1, folder.path()),
            ["config.toml:1: `mime` is no theme; did you mean `mine`?"]
        );
    }

    #[test]
    fn auto_follows_the_background() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut own = settings(folder.path());
        fs::write(&own.config, "theme = 'auto'\n").expect("written");
        assert_eq!(own.load().0.look, Config::default().look);
        own.background = Some(Background::Light);
        let (config, mistakes) = own.load();
        assert_eq!(mistakes, []);
        assert!(config.follows_background());
        assert_eq!(Some(config.look.theme), Theme::named("light"));
    }
}
