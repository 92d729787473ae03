//! The whole program on a folder of roadmaps, without a terminal.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use roadbook::app::{App, Opened, Status, TeamPlace, staged};
use roadbook::config::Config;
use roadbook::day::Day;
use roadbook::keymap::Press;
use roadbook::runtime::Program as _;
use roadbook::runtime::background::Grounds;
use roadbook::runtime::desk::Desk;
use roadbook::runtime::files::Files;
use roadbook::runtime::recent::RecentFiles;
use roadbook::runtime::team::listed;
use roadbook::sample::sample_team;
use roadbook::store::disk::draft::OwnDraft;
use roadbook::ui::screen::Screen;
use std::path::Path;

pub(crate) fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

/// A folder with the sample team in it.
pub(crate) fn sample() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in sample_team(today()) {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// The program on the team of a folder.
pub(crate) struct Team {
    pub(crate) desk: Desk,
    size: Size,
}

impl Team {
    pub(crate) fn open(folder: &Path, width: u16, height: u16) -> Team {
        let files = Files {
            session: "test".to_owned(),
            draft: OwnDraft::default(),
            state: Some(folder.join(".state")),
            today: today(),
            clock: None,
            read_only: false,
            recent: RecentFiles::default(),
            grounds: Grounds::default(),
        };
        let own = folder.join("team.toml");
        let mut opened: Opened = files.open(&own);
        if !own.exists() {
            opened.found = roadbook::app::Found::Text(String::new().into());
        }
        "team.toml".clone_into(&mut opened.shown);
        let (stage, book) = staged(opened);
        let mut app = App::new(today(), Config::default(), stage, book);
        app.begin_team(TeamPlace {
            folder: folder.to_owned(),
            whole_folder: true,
            found: listed(folder).expect("a folder"),
        });
        let mut desk = Desk::new(app, files);
        let size = Size::new(width, height);
        desk.resized(size);
        desk.begin();
        Team { desk, size }
    }

    /// Presses keys; `=some_words` types.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Team {
        for key in keys.split_whitespace() {
            if let Some(text) = key.strip_prefix('=').filter(|text| !text.is_empty()) {
                for letter in text.replace('_', " ").chars() {
                    self.key(KeyEvent::from(KeyCode::Char(letter)));
                }
                continue;
            }
            let press: Press = key.parse().expect("a key");
            self.key(KeyEvent::new(press.code(), press.held()));
        }
        self
    }

    fn key(&mut self, key: KeyEvent) {
        self.desk.key(key);
        self.desk.settle();
    }

    /// What is seen.
    pub(crate) fn picture(&self) -> String {
        let mut screen = Screen::new(false);
        screen.resize(self.size);
        screen.frame(|canvas| self.desk.draw(canvas));
        screen.text()
    }

    /// What is seen, cell by cell.
    pub(crate) fn buffer(&self) -> Buffer {
        Screen::picture(self.size, |canvas| self.desk.draw(canvas))
    }

    /// What a file of the folder says.
    pub(crate) fn text(folder: &Path, name: &str) -> String {
        std::fs::read_to_string(folder.join(name)).expect("a file")
    }

    /// The words at the right of the last line.
    pub(crate) fn said(&self) -> String {
        match &self.desk.app().status {
            Status::Said(words) | Status::Refused(words) => words.clone(),
            Status::Nothing => String::new(),
        }
    }
}
