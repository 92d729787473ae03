//! Where things are: the roadmap, the config, the state folder. XDG variables win on every system.

use super::Misused;
use super::page::Color;
use crate::catalogue::Catalogue;
use crate::config::{Config, Settings};
use crate::day::Day;
use crate::file_text::FileText;
use crate::mistake::Mistake;
use crate::runtime::background::{Grounds, Remembered};
use crate::runtime::files::Files;
use crate::runtime::recent::RecentFiles;
use crate::store::disk::draft::OwnDraft;
use crate::store::disk::names::shown;
use crate::store::disk::snapshot::Snapshot;
use crate::store::disk::trouble::Trouble;
use crate::theme::{Background, Depth};
use std::ffi::OsString;
use std::path::PathBuf;

/// What the command line says of the roadmap and the day.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) file: Option<PathBuf>,
    pub(super) today: Day,
    pub(super) clock: Option<fn() -> String>,
    pub(super) color: Color,
}

/// The roadmap's path, the config, and where the program keeps what is its own.
#[derive(Debug)]
pub(super) struct Places {
    pub(super) roadmap: PathBuf,
    pub(super) config: Config,
    /// What is wrong in the config.
    pub(super) mistakes: Vec<Mistake>,
    /// Where the settings are; none where there is no home for them.
    pub(super) settings: Option<Settings>,
    /// What is built in, with what the person has added.
    pub(super) catalogue: &'static Catalogue,
    /// The colours follow the terminal's background, and it was never asked for it.
    pub(super) asks_background: bool,
    pub(super) files: Files,
}

impl Places {
    /// Looks them up: the argument, else `ROADBOOK_FILE`, else the config's `file`, else the data folder.
    pub(super) fn find(asked: Asked, read_only: bool) -> anyhow::Result<Places> {
        let state = folder("XDG_STATE_HOME", |project| {
            project
                .state_dir()
                .or_else(|| Some(project.data_local_dir()))
                .map(PathBuf::from)
        });
        let named = |name: &str| std::env::var(name).unwrap_or_default();
        let terminal = format!("{} {}", named("TERM_PROGRAM"), named("TERM"));
        let grounds = Grounds::of(state.as_deref(), &terminal);
        let Shaped {
            config,
            mut mistakes,
            settings,
            asks_background,
        } = Shaped::read(asked.color, &grounds);
        let own = settings.as_ref().map(Settings::catalogue_texts);
        let (texts, wrong) = own.unwrap_or_default();
        mistakes.extend(wrong);
        // It is needed until the program ends.
        let catalogue = match texts.as_slice() {
            [] => Catalogue::embedded(),
            _ => Box::leak(Box::new(Catalogue::with(texts))),
        };
        let roadmap = roadmap(asked.file, &config)?;
        let recent = RecentFiles::in_folder(state.as_deref());
        let now = chrono::Utc::now().timestamp_micros();
        let session = format!("{now}-{}", std::process::id());
        let files = Files {
            session,
            draft: OwnDraft::default(),
            recent,
            state,
            today: asked.today,
            clock: asked.clock,
            read_only,
            grounds,
        };
        Ok(Places {
            roadmap,
            config,
            mistakes,
            settings,
            catalogue,
            asks_background,
            files,
        })
    }
}

impl Places {
    /// What the roadmap says; where there is none, how to begin one.
    pub(super) fn text(&self) -> anyhow::Result<FileText> {
        if self.is_stdin() {
            return Ok(super::say::input()?.into());
        }
        match Snapshot::read(&self.roadmap) {
            Err(error) if matches!(error.trouble, Trouble::Missing) => Err(self.nothing_yet()),
            other => Ok(other?.text),
        }
    }

    /// Whether the roadmap comes from standard input.
    pub(super) fn is_stdin(&self) -> bool {
        self.roadmap.as_os_str() == "-"
    }

    /// That there is no roadmap, and how to begin one.
    pub(super) fn nothing_yet(&self) -> anyhow::Error {
        anyhow::anyhow!(
            "there is no roadmap yet at {}\n  run `roadbook` to begin one there, or name another with --file FILE",
            shown(&self.roadmap)
        )
    }
}

/// What the settings say, with the colours that suit the terminal.
struct Shaped {
    config: Config,
    mistakes: Vec<Mistake>,
    settings: Option<Settings>,
    asks_background: bool,
}

impl Shaped {
    fn read(color: Color, grounds: &Grounds) -> Shaped {
        let settings = crate::config::place(variable).map(|config| Settings {
            config,
            depth: depth(color),
            background: None,
        });
        let (config, mistakes) = settings.as_ref().map(Settings::load).unwrap_or_default();
        let read = Shaped {
            config,
            mistakes,
            settings,
            asks_background: false,
        };
        if read.config.follows_background() {
            read.on_its_background(grounds)
        } else {
            read
        }
    }

    /// The same, once it is known what the terminal lies on.
    fn on_its_background(mut self, grounds: &Grounds) -> Shaped {
        let named = |name: &str| std::env::var(name).unwrap_or_default();
        if let Some(settings) = &mut self.settings {
            self.asks_background = settings.depth != Depth::None
                && named("TERM") != "linux"
                && grounds.remembered() == Remembered::Nothing;
            settings.background = match grounds.remembered() {
                Remembered::Background(background) => Some(background),
                Remembered::Nothing | Remembered::Silence => {
                    Background::hinted(&named("COLORFGBG"))
                }
            };
            (self.config, self.mistakes) = settings.load();
        }
        self
    }
}

/// A variable that says something.
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// The roadmap that is meant.
fn roadmap(asked: Option<PathBuf>, config: &Config) -> anyhow::Result<PathBuf> {
    let named = asked.or_else(|| variable("ROADBOOK_FILE").map(PathBuf::from));
    let home = variable("HOME").map(PathBuf::from);
    let named = named.or_else(|| match &home {
        Some(home) => config.file_in(home),
        None => config.file.clone(),
    });
    let data = || {
        folder("XDG_DATA_HOME", |project| {
            Some(project.data_dir().to_path_buf())
        })
    };
    let roadmap = named.or_else(|| data().map(|folder| folder.join("roadmap.toml")));
    roadmap.ok_or_else(|| {
        Misused("there is no home folder: name the roadmap with --file FILE".to_owned()).into()
    })
}

/// How many colours the screen may have, here and as it was asked for.
fn depth(color: Color) -> Depth {
    let variable = |name: &str| std::env::var(name).ok();
    match color {
        Color::Auto => Depth::of(variable),
        Color::Always => Depth::of(|name| variable(name).filter(|_| name != "NO_COLOR")),
        Color::Never => Depth::None,
    }
}

/// A folder of ours: below the XDG variable where it is set, else where the system keeps such things.
fn folder(
    variable: &str,
    usual: impl Fn(&directories::ProjectDirs) -> Option<PathBuf>,
) -> Option<PathBuf> {
    let named = std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    match named {
        Some(folder) => Some(folder.join("roadbook")),
        None => usual(&directories::ProjectDirs::from("", "", "roadbook")?),
    }
}
