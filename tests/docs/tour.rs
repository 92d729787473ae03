//! `docs/tour.md` and its pictures: one session, key by key, played by the program itself.

use crate::{page, picture, svg};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Size;
use roadbook::keymap::Press;
use roadbook::runtime::Program;
use roadbook::runtime::desk::Desk;
use roadbook::ui::screen::Screen;
use std::fmt::Write as _;

const SIZE: Size = Size {
    width: 100,
    height: 30,
};

const BEGINNING: &str = "# A session, key by key

Made by the program itself on its sample (`roadbook demo`), so what stands here is what it shows. The keys are those that
a new installation has; `docs/keys.md` lists all of them.
";

/// What is pressed, what the picture after it is called, and what a person would say of it.
struct Step {
    keys: &'static str,
    picture: &'static str,
    words: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        keys: "",
        picture: "start",
        words: "Everything on one screen: the track with own and mentor's levels, the win of the quarter against where it should be today, certifications, shadowing. Below stands the most urgent signal; `10 more` are behind `w`.",
    },
    Step {
        keys: "l =shadowed_Bo_on_access_review_2h_@cloudsec_#observe",
        picture: "capture",
        words: "`l` takes one line in any order of words, and shows what it understood before `Enter` writes it.",
    },
    Step {
        keys: "enter 4 enter",
        picture: "session",
        words: "The session stands in the log, newest first; `Enter` shows everything about it.",
    },
    Step {
        keys: "esc 2 j r =84",
        picture: "reading",
        words: "`r` on a key result adds a reading. Each field says what it understood, and `Ctrl-s` saves.",
    },
    Step {
        keys: "C-s",
        picture: "pace",
        words: "The pace is computed anew at once, and `u` would take the reading back.",
    },
    Step {
        keys: "c",
        picture: "check-in",
        words: "`c` is the weekly minute: last week's answers stand beside each question, and `Enter` goes on.",
    },
    Step {
        keys: "esc w",
        picture: "signals",
        words: "`w` lists all signals with their facts and what to do next; `Enter` goes to the record.",
    },
    Step {
        keys: "esc / =incident",
        picture: "find",
        words: "`/` finds a record by any word in any of its fields.",
    },
    Step {
        keys: "esc 3 f =state:booked,studying",
        picture: "filter",
        words: "`f` shows in a pane only what fits, and says while you type how much that is.",
    },
    Step {
        keys: "enter F ?",
        picture: "help",
        words: "`?` lists what works here, is searched as you type, and `Enter` runs it.",
    },
    Step {
        keys: "esc : =undo",
        picture: "palette",
        words: "`:` finds every command, setting and record by a few letters.",
    },
    Step {
        keys: "esc u u",
        picture: "end",
        words: "Two times `u`, and the file is byte for byte what it was.",
    },
];

fn press(desk: &mut Desk, word: &str) {
    if let Some(text) = word.strip_prefix('=').filter(|text| !text.is_empty()) {
        for letter in text.replace('_', " ").chars() {
            desk.key(KeyEvent::from(KeyCode::Char(letter)));
        }
    } else {
        let press: Press = word.parse().expect("a key");
        desk.key(KeyEvent::new(press.code(), press.held()));
    }
    desk.settle();
}

/// The picture after each step.
fn pictures() -> Vec<(&'static Step, String)> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = picture::desk("dark", folder.path());
    desk.resized(SIZE);
    desk.begin();
    let mut found = Vec::new();
    for step in STEPS {
        for word in step.keys.split_whitespace() {
            press(&mut desk, word);
        }
        let mut screen = Screen::new(true);
        screen.resize(SIZE);
        screen.frame(|canvas| desk.draw(canvas));
        found.push((step, svg::picture(screen.buffer(), step.words)));
    }
    found
}

#[test]
fn the_pictures_of_the_tour_are_up_to_date() {
    for (step, picture) in pictures() {
        let name = format!("docs/pictures/tour-{}.svg", step.picture);
        page::is_up_to_date(&name, |_| picture.clone());
    }
}

#[test]
fn the_tour_is_up_to_date() {
    page::is_up_to_date("docs/tour.md", |_| {
        let mut out = BEGINNING.to_owned();
        for step in STEPS {
            let keys: Vec<String> = step
                .keys
                .split_whitespace()
                .map(|word| match word.strip_prefix('=') {
                    Some(text) if !text.is_empty() => format!("`{}`", text.replace('_', " ")),
                    _ => format!("`{word}`"),
                })
                .collect();
            if !keys.is_empty() {
                let _ = write!(out, "\n**{}**\n", keys.join(" "));
            }
            let (words, name) = (step.words, step.picture);
            let _ = write!(out, "\n{words}\n\n![{name}](pictures/tour-{name}.svg)\n");
        }
        out
    });
}
