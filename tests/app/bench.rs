//! The program's state over a disk in memory.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::{Rect, Size};
use roadbook::action::Action;
use roadbook::app::{App, Effect, Found, News, Opened, SavedText, Status, Thought, staged};
use roadbook::catalogue::Catalogue;
use roadbook::config::Config;
use roadbook::day::Day;
use roadbook::insight::Basis;
use roadbook::insight::signal::signals;
use roadbook::keymap::{Press, Presses};
use roadbook::sample::sample;
use roadbook::store::check;
use roadbook::store::journal::Recalled;
use roadbook::ui::screen::Screen;
use roadbook::ui::{dashboard, stage};
use std::path::PathBuf;

pub(crate) const SIZE: Size = Size {
    width: 120,
    height: 36,
};

/// The day of all tests.
pub(crate) fn today() -> Day {
    "2026-11-22".parse().expect("a day")
}

/// A roadmap with everything in it.
pub(crate) fn full() -> String {
    sample(today())
}

/// The state, and what it has asked for.
pub(crate) struct Bench {
    pub(crate) app: App,
    /// What the file says; none while saves are held back.
    pub(crate) disk: String,
    /// What it asked for beside saves and thoughts.
    pub(crate) asked: Vec<Effect>,
    /// The filters that are kept.
    pub(crate) kept: Vec<String>,
    opened: bool,
    thinks: bool,
}

impl Bench {
    /// With a roadmap of this text.
    pub(crate) fn open(text: &str) -> Bench {
        Bench::on(Found::Text(text.into()))
    }

    /// With whatever was found on the disk.
    pub(crate) fn on(found: Found) -> Bench {
        let disk = if let Found::Text(found) = &found {
            found.text.to_string()
        } else {
            String::new()
        };
        let opened = Opened {
            path: PathBuf::from("roadmap.toml"),
            shown: "roadmap.toml".to_owned(),
            scratch: false,
            read_only: None,
            found,
        };
        let (stage, book) = staged(opened);
        let mut app = App::new(today(), Config::default(), stage, book);
        app.resized(SIZE);
        let mut bench = Bench {
            app,
            disk,
            asked: Vec::new(),
            kept: Vec::new(),
            opened: false,
            thinks: false,
        };
        bench.app.think();
        bench.settle();
        bench
    }

    /// Has the signals computed, which most tests need not wait for.
    pub(crate) fn think(&mut self) {
        self.thinks = true;
        self.app.think();
        self.settle();
    }

    /// Presses keys as the keymap writes them, one after the other.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Bench {
        for key in keys.split_whitespace() {
            let press: Press = key.parse().expect("a key");
            self.app.press(KeyEvent::new(press.code(), press.held()));
            self.settle();
        }
        self
    }

    /// Presses the keys of one binding.
    pub(crate) fn press_all(&mut self, presses: &Presses) -> &mut Bench {
        for press in presses.as_slice() {
            self.app.press(KeyEvent::new(press.code(), press.held()));
            self.settle();
        }
        self
    }

    /// Types text.
    pub(crate) fn write(&mut self, text: &str) -> &mut Bench {
        for letter in text.chars() {
            self.app.press(KeyEvent::from(KeyCode::Char(letter)));
        }
        self.settle();
        self
    }

    /// Makes an action happen.
    pub(crate) fn act(&mut self, action: Action) -> &mut Bench {
        self.app.act(action);
        self.settle();
        self
    }

    /// Does what is asked for until nothing is.
    pub(crate) fn settle(&mut self) {
        loop {
            let effects = self.app.take_effects();
            if effects.is_empty() {
                break;
            }
            for effect in effects {
                self.perform(effect);
            }
        }
        let area = Rect::new(0, 0, SIZE.width, SIZE.height);
        dashboard::settle(&mut self.app.panes, &self.app.figures, area);
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Save(job) => {
                assert_eq!(*job.base, self.disk, "it knows what the file says");
                assert!(check(&job.text).is_empty(), "{:?}", job.text);
                self.disk = job.text.to_string();
                self.app.hear(News::Saved(Ok(SavedText {
                    sent: job.text.clone(),
                    now: job.text,
                    time: None,
                    warnings: Vec::new(),
                })));
            }
            Effect::Recall { path, text } => {
                let recalled = Recalled::default();
                self.app.hear(News::Recalled {
                    path,
                    text,
                    recalled,
                });
            }
            Effect::ListFilters => self.app.hear(News::Filters(self.kept.clone())),
            Effect::KeepFilter { text, keep } => {
                self.kept.retain(|known| *known != text);
                self.kept.extend(keep.then_some(text));
            }
            Effect::Think(thought) => self.think_of(&thought),
            // What the palette remembers changes nothing that a test looks at.
            Effect::KeepCommands(_) => {}
            other => self.asked.push(other),
        }
    }

    /// A whole look at the text takes long, so there is one at first and then only where signals are wanted.
    fn think_of(&mut self, thought: &Thought) {
        let text = thought.book.shared_text();
        if !self.opened || self.thinks {
            let faults = check(&text);
            self.app.hear(News::Checked {
                text: text.clone(),
                faults,
            });
        }
        self.opened = true;
        if self.thinks {
            let basis = Basis::new(&*thought.book, Catalogue::embedded(), thought.today);
            let signals = signals(&basis, &thought.thresholds);
            self.app.hear(News::Signals { text, signals });
        }
    }

    /// Gives the window another size.
    pub(crate) fn resize(&mut self, size: Size) {
        self.app.resized(size);
        stage::settle(&mut self.app);
    }

    /// What a person would see.
    pub(crate) fn picture(&self) -> String {
        let mut screen = Screen::new(false);
        screen.resize(self.app.size);
        screen.frame(|canvas| stage::draw(canvas, &self.app));
        screen.text()
    }

    /// What it says of the last key.
    pub(crate) fn said(&self) -> &str {
        match &self.app.status {
            Status::Nothing => "",
            Status::Said(words) | Status::Refused(words) => words,
        }
    }

    pub(crate) fn text(&self) -> &str {
        self.app.book.text()
    }
}
