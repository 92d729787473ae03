//! A short tour of the dashboard over one's own data.

use super::{Input, Outcome};
use crate::action::{Action, Context};
use crate::keymap::Keymap;

/// One stop: the pane that it is about, counted from 0, and what is said there, safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    pub pane: usize,
    pub title: &'static str,
    pub lines: Vec<String>,
}

/// The tour.
#[derive(Debug)]
pub struct Tour {
    pub stops: Vec<Stop>,
    pub at: usize,
    pub hints: Vec<(String, &'static str)>,
}

impl Tour {
    /// A tour that names the keys as they are configured.
    pub fn new(keymap: &Keymap) -> Tour {
        let key = |action: Action| {
            let shown = keymap.key_shown(Context::Track, action);
            shown.unwrap_or_else(|| format!("`{}`", action.name()))
        };
        let shown = [(Action::Pick, "next"), (Action::Cancel, "end the tour")];
        let hints = shown.into_iter().filter_map(|(action, label)| {
            let key = keymap.key_shown(Context::List, action)?;
            Some((key, label))
        });
        Tour {
            stops: stops(&key),
            at: 0,
            hints: hints.collect(),
        }
    }

    /// The stop where one is.
    pub fn stop(&self) -> Option<&Stop> {
        self.stops.get(self.at)
    }

    /// Takes what was pressed or pasted.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match input {
            Input::Action(Action::Pick | Action::PickNext) if self.at + 1 < self.stops.len() => {
                self.at += 1;
            }
            Input::Action(Action::Pick | Action::Cancel) => return Outcome::Close,
            Input::Action(Action::PickPrevious) => self.at = self.at.saturating_sub(1),
            Input::Action(Action::Help | Action::Quit | Action::Suspend | Action::Redraw) => {
                return Outcome::Ignored;
            }
            _ => {}
        }
        Outcome::Consumed
    }
}

fn stops(key: &impl Fn(Action) -> String) -> Vec<Stop> {
    let stop = |pane, title, lines: [String; 3]| Stop {
        pane,
        title,
        lines: lines.to_vec(),
    };
    vec![
        stop(
            0,
            "Your track",
            [
                "Skills with your own view and your mentor's; a level without evidence".to_owned(),
                "says so. Below them the ladder: learn, apply, prove, expand.".to_owned(),
                format!(
                    "{} raises the selected level, {} opens everything about it.",
                    key(Action::Advance),
                    key(Action::OpenDetail)
                ),
            ],
        ),
        stop(
            1,
            "The win of the quarter",
            [
                "One measurable win at a time: from a baseline to a target, with the".to_owned(),
                "figure that is expected by today, and what must not get worse.".to_owned(),
                format!(
                    "{} adds a reading to the selected measure.",
                    key(Action::AddEntry)
                ),
            ],
        ),
        stop(
            2,
            "Certifications",
            [
                "The stack with the state of each, and the project that proves it.".to_owned(),
                "A certificate without its project says so, too.".to_owned(),
                format!(
                    "{} takes the next step: approved, booked, passed.",
                    key(Action::Advance)
                ),
            ],
        ),
        stop(
            3,
            "Shadowing",
            [
                "Sessions with people of your second track, and what came of them.".to_owned(),
                format!("{} records one in a line:", key(Action::Capture)),
                "shadowed Bo on access review 2h @cloudsec".to_owned(),
            ],
        ),
        stop(
            0,
            "And every week",
            [
                format!(
                    "{} asks the questions of the week, in a minute. {} takes back anything.",
                    key(Action::CheckIn),
                    key(Action::Undo)
                ),
                format!(
                    "{} lists all keys, {} finds any command, {} any record.",
                    key(Action::Help),
                    key(Action::Palette),
                    key(Action::Find)
                ),
                "Everything is saved as you make it, in one plain file.".to_owned(),
            ],
        ),
    ]
}
