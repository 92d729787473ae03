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
    let stop = |(pane, title, lines): Words| Stop {
        pane,
        title,
        lines: lines.to_vec(),
    };
    let panes = of_panes(key).into_iter();
    panes.chain([of_the_week(key)]).map(stop).collect()
}

/// A pane, a title and the lines below it.
type Words = (usize, &'static str, [String; 3]);

fn of_panes(key: &impl Fn(Action) -> String) -> [Words; 4] {
    let advance = key(Action::Advance);
    let (open, add) = (key(Action::OpenDetail), key(Action::AddEntry));
    let capture = key(Action::Capture);
    [
        (
            0,
            "Your track",
            [
                "Skills with your own view and your mentor's; a level without evidence".to_owned(),
                "says so. Below them the ladder: learn, apply, prove, expand.".to_owned(),
                format!("{advance} raises the selected level, {open} opens everything about it."),
            ],
        ),
        (
            1,
            "The win of the quarter",
            [
                "One measurable win at a time: from a baseline to a target, with the".to_owned(),
                "figure that is expected by today, and what must not get worse.".to_owned(),
                format!("{add} adds a reading to the selected measure."),
            ],
        ),
        (
            2,
            "Certifications",
            [
                "The stack with the state of each, and the project that proves it.".to_owned(),
                "A certificate without its project says so, too.".to_owned(),
                format!("{advance} takes the next step: approved, booked, passed."),
            ],
        ),
        (
            3,
            "Shadowing",
            [
                "Sessions with people of your second track, and what came of them.".to_owned(),
                format!("{capture} records one in a line:"),
                "shadowed Bo on access review 2h @cloudsec".to_owned(),
            ],
        ),
    ]
}

fn of_the_week(key: &impl Fn(Action) -> String) -> Words {
    let (checkin, undo) = (key(Action::CheckIn), key(Action::Undo));
    let (help, palette, find) = (key(Action::Help), key(Action::Palette), key(Action::Find));
    (
        0,
        "And every week",
        [
            format!(
                "{checkin} asks the questions of the week, in a minute. {undo} takes back anything."
            ),
            format!("{help} lists all keys, {palette} finds any command, {find} any record."),
            "Everything is saved as you make it, in one plain file.".to_owned(),
        ],
    )
}
