//! The guided beginning: one question after the other, each of which can be left out, until a roadmap can be written.

mod answers;

use super::{Input, List, Order, Outcome};
use crate::action::Action;
use crate::catalogue::Catalogue;
use crate::day::{Day, understood};
use crate::form::Line;
use crate::form::keys::Writing;
use crate::scaffold::Choices;
use std::path::PathBuf;

/// One step of the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Direction,
    /// One of the questions that help to find a direction.
    Question(usize),
    /// The directions again, with what the answers lean to.
    Lean,
    Track,
    Secondary,
    Target,
    By,
    Base,
    Project,
    Ready,
}

/// What can be chosen in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    Id(String),
    /// The question is left out.
    Nothing,
    /// The questions that help to decide.
    Questions,
    Yes,
    No,
}

/// How a step is answered.
#[derive(Debug)]
pub enum Ask {
    One(List<Taken>),
    Day(Line),
}

/// The beginning of a roadmap.
#[derive(Debug)]
pub struct Guide {
    pub path: PathBuf,
    pub choices: Choices,
    pub ask: Ask,
    /// What is understood of a typed day, or what is wrong, safe to show.
    pub note: String,
    pub hints: Vec<(String, &'static str)>,
    step: Step,
    before: Vec<Step>,
    /// The answers to the questions, in their order.
    answers: Vec<bool>,
    catalogue: Catalogue,
    today: Day,
}

impl Guide {
    pub fn new(
        path: PathBuf,
        choices: Choices,
        catalogue: &Catalogue,
        today: Day,
        hints: Vec<(String, &'static str)>,
    ) -> Guide {
        let mut guide = Guide {
            path,
            choices,
            ask: Ask::Day(Line::new("")),
            note: String::new(),
            hints,
            step: Step::Direction,
            before: Vec::new(),
            answers: Vec::new(),
            catalogue: catalogue.clone(),
            today,
        };
        guide.open(Step::Direction);
        guide
    }

    pub fn step(&self) -> Step {
        self.step
    }

    /// What it makes, and for whom, safe to show.
    pub fn title(&self) -> String {
        match self.choices.person.text("name") {
            Some(name) if !name.is_blank() => format!("A new roadmap for {}", name.shown()),
            _ => "A new roadmap".to_owned(),
        }
    }

    /// What is asked.
    pub fn question(&self) -> String {
        let words = match self.step {
            Step::Direction => "Which way do you want to grow?",
            Step::Question(at) => {
                let questions = self.catalogue.questions();
                let text = questions.get(at).map(|own| own.text.shown().into_owned());
                let text = text.unwrap_or_default();
                return format!("{} of {}: {text}", at + 1, questions.len());
            }
            Step::Lean => "Your answers lean to the first of these. What do you choose?",
            Step::Track => "Which track do you follow?",
            Step::Secondary => "Whom do you shadow, an hour or two a week?",
            Step::Target => "Which level do you aim at?",
            Step::By => "By which day?",
            Step::Base => "Which base certification fits the platforms you really run?",
            Step::Project => "Which first win would your company notice?",
            Step::Ready => "Ready to write your roadmap.",
        };
        words.to_owned()
    }

    /// Takes what was pressed or pasted.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match input {
            Input::Action(Action::Finish) => return Outcome::Taken,
            Input::Action(Action::Cancel) => return self.back(),
            Input::Action(Action::Pick) => return self.pick(),
            _ => {}
        }
        match &mut self.ask {
            Ask::One(list) => list.hear(input),
            Ask::Day(line) => {
                let used = match input {
                    Input::Action(action) => match Writing::of(action) {
                        Some(writing) => {
                            writing.apply(line.buffer());
                            true
                        }
                        None => false,
                    },
                    Input::Paste(text) => {
                        line.insert(text);
                        true
                    }
                    Input::Press(press) => press.typed().is_some_and(|typed| {
                        line.insert(typed.encode_utf8(&mut [0; 4]));
                        true
                    }),
                };
                self.note_day();
                if used {
                    Outcome::Consumed
                } else {
                    Outcome::Ignored
                }
            }
        }
    }

    /// The step before; from the first one, out.
    fn back(&mut self) -> Outcome {
        let Some(step) = self.before.pop() else {
            return Outcome::Close;
        };
        if let Step::Question(at) = step {
            self.answers.truncate(at);
        }
        self.open(step);
        Outcome::Consumed
    }

    fn pick(&mut self) -> Outcome {
        let taken = match &self.ask {
            Ask::One(list) => match list.chosen() {
                Some(taken) => taken.clone(),
                None => return Outcome::Consumed,
            },
            Ask::Day(line) => match self.day(line.text()) {
                Ok(by) => {
                    self.choices.by = by;
                    Taken::Nothing
                }
                Err(_) => return Outcome::Consumed,
            },
        };
        match self.after(&taken) {
            Some(next) => {
                self.before.push(self.step);
                self.open(next);
                Outcome::Consumed
            }
            None => Outcome::Taken,
        }
    }

    /// Keeps what was taken, and says which step comes next; none at the end.
    fn after(&mut self, taken: &Taken) -> Option<Step> {
        let id = match taken {
            Taken::Id(id) => Some(id.clone()),
            _ => None,
        };
        Some(match self.step {
            Step::Direction if *taken == Taken::Questions => {
                self.answers.clear();
                Step::Question(0)
            }
            Step::Question(_) if *taken == Taken::Nothing => Step::Lean,
            Step::Question(at) => {
                self.answers.truncate(at);
                self.answers.push(*taken == Taken::Yes);
                if at + 1 < self.catalogue.questions().len() {
                    Step::Question(at + 1)
                } else {
                    Step::Lean
                }
            }
            Step::Direction | Step::Lean => {
                self.choices.archetype = id;
                Step::Track
            }
            Step::Track => {
                let none = id.is_none();
                self.choices.track = id;
                if none { Step::Ready } else { Step::Secondary }
            }
            Step::Secondary => {
                self.choices.secondary = id;
                Step::Target
            }
            Step::Target => {
                self.choices.target = id;
                Step::By
            }
            Step::By => Step::Base,
            Step::Base => {
                self.choices.base = id;
                Step::Project
            }
            Step::Project => {
                self.choices.project = id;
                Step::Ready
            }
            Step::Ready => return None,
        })
    }

    fn open(&mut self, step: Step) {
        self.step = step;
        self.note.clear();
        self.ask = if step == Step::By {
            let known = self.choices.by.map(|by| by.to_string());
            Ask::Day(Line::new(known.as_deref().unwrap_or("")))
        } else {
            Ask::One(List::new(self.rows(step), Order::Kept))
        };
        if step == Step::By {
            self.note_day();
        }
    }

    /// A typed day; none where nothing is typed.
    fn day(&self, typed: &str) -> Result<Option<Day>, String> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        match understood(typed, self.today, 1) {
            Ok(day) if day > self.today => Ok(Some(day)),
            Ok(day) => Err(format!("{} is not ahead of today", day.short(self.today))),
            Err(reason) => Err(reason.to_string()),
        }
    }

    fn note_day(&mut self) {
        let Ask::Day(line) = &self.ask else { return };
        self.note = match self.day(line.text()) {
            Ok(None) => "such as 30 jun 2027; leave it empty to decide later".to_owned(),
            Ok(Some(day)) => format!("= {}", day.short(self.today)),
            Err(reason) => reason,
        };
    }
}
