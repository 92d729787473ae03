//! `docs/pictures/`: the dashboard on the sample, drawn by the program itself, as it looks on this page of its life.

use crate::{page, svg};
use ratatui::layout::Size;
use roadbook::app::{App, Found, Opened, staged};
use roadbook::config::Config;
use roadbook::day::Day;
use roadbook::runtime::Program;
use roadbook::runtime::background::Grounds;
use roadbook::runtime::desk::Desk;
use roadbook::runtime::files::Files;
use roadbook::runtime::recent::RecentFiles;
use roadbook::sample::sample;
use roadbook::store::disk::draft::OwnDraft;
use roadbook::theme::{Look, Theme, UNICODE};
use roadbook::ui::screen::Screen;
use std::path::Path;

const SIZE: Size = Size {
    width: 120,
    height: 36,
};

/// The program on the sample, in a theme; what it saves goes to a folder.
pub(crate) fn desk(theme: &str, folder: &Path) -> Desk {
    let today: Day = "2026-11-22".parse().expect("a day");
    let text = sample(today);
    std::fs::write(folder.join("roadmap.toml"), &text).expect("a file");
    let opened = Opened {
        path: folder.join("roadmap.toml"),
        shown: "~/roadmap.toml".to_owned(),
        scratch: false,
        read_only: None,
        found: Found::Text(text.into()),
    };
    let (stage, book) = staged(opened);
    let look = Look {
        theme: Theme::named(theme).expect("a theme"),
        glyphs: UNICODE,
    };
    let config = Config {
        look,
        ..Config::default()
    };
    Desk::new(App::new(today, config, stage, book), files(folder, today))
}

/// What the program needs of a disk: what it saves goes to a folder.
pub(crate) fn files(folder: &Path, today: Day) -> Files {
    Files {
        session: "test".to_owned(),
        draft: OwnDraft::default(),
        state: Some(folder.join("state")),
        today,
        clock: None,
        read_only: false,
        recent: RecentFiles::default(),
        grounds: Grounds::default(),
    }
}

/// The dashboard in a theme.
fn dashboard(theme: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = desk(theme, folder.path());
    let mut screen = Screen::new(true);
    screen.resize(SIZE);
    desk.resized(SIZE);
    desk.begin();
    screen.frame(|canvas| desk.draw(canvas));
    svg::picture(
        screen.buffer(),
        "The dashboard of Roadbook on its sample roadmap",
    )
}

#[test]
fn the_dark_picture_is_up_to_date() {
    page::is_up_to_date("docs/pictures/dashboard-dark.svg", |_| dashboard("dark"));
}

#[test]
fn the_light_picture_is_up_to_date() {
    page::is_up_to_date("docs/pictures/dashboard-light.svg", |_| dashboard("light"));
}
