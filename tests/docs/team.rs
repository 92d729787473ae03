//! `docs/pictures/team-*.svg`: the sample team, drawn by the program itself.

use crate::picture::files;
use crate::{page, svg};
use ratatui::layout::Size;
use roadbook::app::{App, TeamPlace, staged};
use roadbook::config::Config;
use roadbook::day::Day;
use roadbook::keymap::Press;
use roadbook::runtime::Program as _;
use roadbook::runtime::desk::Desk;
use roadbook::runtime::team::listed;
use roadbook::sample::sample_team;
use roadbook::theme::{Look, Theme, UNICODE};
use roadbook::ui::screen::Screen;

const SIZE: Size = Size {
    width: 110,
    height: 30,
};

/// The sample team after these keys.
fn team(keys: &str, words: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let today: Day = "2026-11-22".parse().expect("a day");
    for (name, text) in sample_team(today) {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let files = files(folder.path(), today);
    let mut opened = files.open(&folder.path().join("team.toml"));
    "~/team/team.toml".clone_into(&mut opened.shown);
    let (stage, book) = staged(opened);
    let look = Look {
        theme: Theme::named("dark").expect("a theme"),
        glyphs: UNICODE,
    };
    let config = Config {
        look,
        ..Config::default()
    };
    let mut app = App::new(today, config, stage, book);
    app.begin_team(TeamPlace {
        folder: folder.path().to_owned(),
        whole_folder: true,
        found: listed(folder.path()).expect("a folder"),
    });
    let mut desk = Desk::new(app, files);
    let mut screen = Screen::new(true);
    screen.resize(SIZE);
    desk.resized(SIZE);
    desk.begin();
    for key in keys.split_whitespace() {
        let press: Press = key.parse().expect("a key");
        desk.key(crossterm::event::KeyEvent::new(press.code(), press.held()));
        desk.settle();
    }
    screen.frame(|canvas| desk.draw(canvas));
    svg::picture(screen.buffer(), words)
}

#[test]
fn the_pictures_of_a_team_are_up_to_date() {
    for (name, keys, words) in [
        ("people", "j j", "The people of the sample team"),
        ("coverage", "2", "Who holds which track of the sample team"),
        ("plan", "9 G", "The plan of the first 90 days"),
    ] {
        let name = format!("docs/pictures/team-{name}.svg");
        page::is_up_to_date(&name, |_| team(keys, words));
    }
}
