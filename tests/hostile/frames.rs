//! Every frame that the program can draw of a hostile file.

use super::{fault, hostile, rounds};
use crossterm::event::KeyEvent;
use ratatui::layout::{Rect, Size};
use roadbook::action::Action;
use roadbook::app::{App, Effect, Found, News, staged};
use roadbook::catalogue::Catalogue;
use roadbook::config::Config;
use roadbook::day::Day;
use roadbook::insight::Basis;
use roadbook::insight::signal::{Thresholds, signals};
use roadbook::keymap::Press;
use roadbook::model::{Path, Section};
use roadbook::overlay::{Detail, Overlay};
use roadbook::runtime::background::Grounds;
use roadbook::runtime::files::Files;
use roadbook::runtime::recent::RecentFiles;
use roadbook::store::check;
use roadbook::store::disk::draft::OwnDraft;
use roadbook::ui::screen::Screen;
use roadbook::ui::{dashboard, stage};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt as _;
use std::path::PathBuf;
use tempfile::TempDir;

const NAME: &[u8] = b"road\x1b]0;x\x07map\xe2\x80\xae\xc2\x9b\xff.toml";
const SIZE: Size = Size {
    width: 110,
    height: 32,
};

/// The program on a file of its own, looked at after every step.
struct Watched {
    app: App,
    files: Files,
    screen: Screen,
    frames: usize,
    folder: TempDir,
}

fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

impl Watched {
    fn on(text: Option<&str>) -> Watched {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(OsStr::from_bytes(NAME));
        if let Some(text) = text {
            std::fs::write(&path, text).expect("a file");
        }
        let state = folder.path().join("state");
        let files = Files {
            session: "test".to_owned(),
            draft: OwnDraft::default(),
            recent: RecentFiles::in_folder(Some(&state)),
            state: Some(state),
            today: today(),
            clock: None,
            read_only: false,
            grounds: Grounds::default(),
        };
        let (shown, book) = staged(files.open(&path));
        let app = App::new(today(), Config::default(), shown, book);
        let mut screen = Screen::new(true);
        screen.resize(SIZE);
        let mut watched = Watched {
            app,
            files,
            screen,
            frames: 0,
            folder,
        };
        watched.app.resized(SIZE);
        watched.app.think();
        watched.look("the first frame");
        watched
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join(OsStr::from_bytes(NAME))
    }

    /// Does what was asked for, draws, and reads all that came out.
    fn look(&mut self, after: &str) {
        self.settle();
        let area = Rect::new(0, 0, SIZE.width, SIZE.height);
        dashboard::settle(&mut self.app.panes, &self.app.figures, area);
        let bytes = self.screen.frame(|canvas| stage::draw(canvas, &self.app));
        let sent = drawn(bytes).unwrap_or_else(|wrong| panic!("after {after}: {wrong}"));
        assert_eq!(fault(&sent), None, "bytes after {after}");
        let text = self.screen.text();
        assert_eq!(fault(&text), None, "cells after {after}:\n{text:?}");
        self.screen.sent();
        self.frames += 1;
    }

    fn settle(&mut self) {
        loop {
            let effects = self.app.take_effects();
            if effects.is_empty() {
                return;
            }
            for effect in effects {
                if let Effect::Think(thought) = effect {
                    let text = thought.book.shared_text();
                    let faults = check(&text);
                    let basis = Basis::new(&*thought.book, Catalogue::embedded(), today());
                    let signals = signals(&basis, &Thresholds::default());
                    self.app.hear(News::Checked {
                        text: text.clone(),
                        faults,
                    });
                    self.app.hear(News::Signals { text, signals });
                } else if let Some(news) = self.files.perform(effect) {
                    self.app.hear(news);
                }
            }
        }
    }

    fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            let press: Press = key.parse().expect("a key");
            self.app.press(KeyEvent::new(press.code(), press.held()));
            self.look(key);
        }
        self
    }

    fn act(&mut self, action: Action) {
        self.app.act(action);
        self.look(action.name());
    }

    /// Everything that can be opened about a record.
    fn record(&mut self, path: Path, tabs: usize) {
        self.app.overlays.push(Overlay::Detail(Detail::new(path)));
        self.look("a detail");
        self.keys("pgdn pgdn");
        self.act(Action::Edit);
        for _ in 0..tabs {
            self.keys("tab");
        }
        self.keys("enter down esc esc");
        while self.app.overlays.pop().is_some() {}
    }
}

/// What is left of a frame's bytes without the sequences that a drawing program needs, each row change a new line.
fn drawn(bytes: &[u8]) -> Result<String, String> {
    let text = String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())?;
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        out.push_str(before);
        let end = after
            .find(|one: char| one.is_ascii_alphabetic())
            .unwrap_or(0);
        let (sequence, next) = after
            .split_at_checked(end + 1)
            .ok_or("a sequence without an end")?;
        let inner = sequence
            .strip_prefix('[')
            .ok_or_else(|| format!("{sequence:?} is sent"))?;
        let (last, marks) = inner.as_bytes().split_last().ok_or("an empty sequence")?;
        let plain = marks
            .iter()
            .all(|mark| mark.is_ascii_digit() || b"?;:".contains(mark));
        if !plain || !b"mHGdCDABJKXhl".contains(last) {
            return Err(format!("{sequence:?} is sent"));
        }
        if *last != b'm' {
            out.push('\n');
        }
        rest = next;
    }
    out.push_str(rest);
    Ok(out.replace("\r\n", "\n"))
}

#[test]
fn no_frame_of_a_hostile_roadmap_shows_it_raw() {
    let mut frames = 0;
    for round in rounds() {
        let mut watched = Watched::on(Some(&hostile(round)));
        for pane in ["1", "2", "3", "4"] {
            watched
                .keys(pane)
                .keys("j j j z j j pgdn G g g z enter esc e tab tab esc esc");
        }
        for section in Section::ALL {
            for key in watched.app.book.keys(*section) {
                // All fields once; the texts differ from round to round, the ways to draw them do not.
                watched.record(Path::record(*section, key), if round == 0 { 12 } else { 1 });
            }
        }
        for view in ["5", "6", "7", "8", "9"] {
            watched
                .keys(view)
                .keys("j j pgdn G k enter down esc [ { ( t a esc esc esc");
        }
        watched.keys("/ down down pgdn esc w down pgdn esc : down esc ? pgdn esc f1 esc a esc A down enter esc l esc S esc C-o esc C-o enter esc esc");
        // Steps, marks and undo speak of what they did.
        for pane in ["1", "2", "3", "4"] {
            watched.keys(pane).keys("space x r esc d d u U u J K");
        }
        frames += watched.frames;
    }
    assert!(frames > 1000, "{frames}");
}

#[test]
fn no_frame_of_a_hostile_broken_file_shows_it_raw() {
    for round in rounds() {
        for line in hostile(round)
            .lines()
            .filter(|line| line.contains("\\U"))
            .step_by(41)
        {
            let raw: String = unescaped(line);
            for text in [
                raw.clone(),
                format!("x = 1\n{raw}\n{raw}"),
                format!("[[win]]\nid = {raw}"),
                format!("<<<<<<< {raw}\n"),
            ] {
                Watched::on(Some(&text)).keys("? esc o esc e");
            }
        }
    }
    Watched::on(None).keys("? esc c tab esc o esc");
}

#[test]
fn a_file_that_turns_hostile_or_broken_outside_is_told_safely() {
    let mut watched = Watched::on(Some(&hostile(0)));
    let broken = "[[win]]\n\"\u{1b}[31m\u{202e}\" = \u{9b}\n";
    watched.app.hear(News::Outside {
        path: watched.path(),
        found: Found::Text(broken.into()),
    });
    watched.look("a broken text");
    watched.keys("e esc R");
    let mut watched = Watched::on(Some(&hostile(0)));
    std::fs::remove_file(watched.path()).expect("it is there");
    watched.app.hear(News::Outside {
        path: watched.path(),
        found: Found::Gone,
    });
    watched.look("no file");
    std::fs::create_dir(watched.path()).expect("a folder in its place");
    watched.keys("1 space C-s q esc R");
}

/// The line with its escapes as raw characters.
fn unescaped(line: &str) -> String {
    let mut parts = line.split("\\U");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(8);
        out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}
