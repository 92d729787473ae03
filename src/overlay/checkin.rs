//! The weekly check-in: one question after the other, answered by digits, a few words, or Enter.

use super::{Input, Outcome};
use crate::action::Action;
use crate::form::Line;
use crate::form::keys::Writing;
use crate::model::Path;

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A reading of the measure at this place.
    Reading(Path),
    /// Study for the certification at this place: hours, and how much is done.
    Study(Path),
    /// A shadow session in one line.
    Session,
    /// From 1 to 5.
    Rating(&'static str),
    /// Deep work, design, people in percent.
    Mix,
    /// One line learned.
    Learned,
}

/// One question.
#[derive(Debug)]
pub struct Question {
    pub about: About,
    /// What it asks, safe to show.
    pub label: String,
    /// How it is answered.
    pub hint: &'static str,
    /// The last answer, safe to show; may be empty.
    pub last: String,
    pub line: Line,
    /// Why the answer is not understood, safe to show.
    pub wrong: String,
}

/// All questions, or what comes after them.
#[derive(Debug)]
pub struct CheckIn {
    pub questions: Vec<Question>,
    pub at: usize,
    /// What is due next, once the answers are kept: its day and what it is, safe to show.
    pub done: Option<Vec<(String, String)>>,
    /// Leaving was asked for once, with answers that are not kept.
    pub leaving: bool,
    pub hints: Vec<(String, &'static str)>,
}

impl CheckIn {
    pub fn new(questions: Vec<Question>, hints: Vec<(String, &'static str)>) -> CheckIn {
        CheckIn {
            questions,
            at: 0,
            done: None,
            leaving: false,
            hints,
        }
    }

    fn answered(&self) -> bool {
        let mut lines = self.questions.iter().map(|own| own.line.text());
        lines.any(|text| !text.trim().is_empty())
    }

    /// Takes what was pressed or pasted.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        if self.done.is_some() {
            return match input {
                Input::Action(Action::Pick | Action::Cancel | Action::Finish) => Outcome::Close,
                Input::Action(_) => Outcome::Ignored,
                _ => Outcome::Consumed,
            };
        }
        let leaving = std::mem::take(&mut self.leaving);
        match input {
            Input::Action(Action::Finish) => return Outcome::Taken,
            Input::Action(Action::Pick) => return self.go_on(),
            Input::Action(Action::PickNext) => {
                self.at = (self.at + 1).min(self.questions.len().saturating_sub(1));
            }
            Input::Action(Action::PickPrevious) => self.at = self.at.saturating_sub(1),
            Input::Action(Action::Cancel) if leaving || !self.answered() => return Outcome::Close,
            Input::Action(Action::Cancel) => self.leaving = true,
            Input::Action(action) => {
                let question = self.questions.get_mut(self.at);
                let (Some(writing), Some(question)) = (Writing::of(action), question) else {
                    return Outcome::Ignored;
                };
                writing.apply(question.line.buffer());
                question.wrong.clear();
            }
            Input::Paste(text) => {
                if let Some(question) = self.questions.get_mut(self.at) {
                    question.line.insert(text);
                }
            }
            Input::Press(press) => {
                let Some(question) = self.questions.get_mut(self.at) else {
                    return Outcome::Consumed;
                };
                let Some(typed) = press.typed() else {
                    return Outcome::Ignored;
                };
                question.wrong.clear();
                match question.about {
                    // One digit is the whole answer.
                    About::Rating(_) if ('1'..='5').contains(&typed) => {
                        question.line = Line::new(&typed.to_string());
                        return self.go_on();
                    }
                    About::Rating(_) => {
                        "a digit from 1 to 5".clone_into(&mut question.wrong);
                    }
                    _ => question.line.insert(typed.encode_utf8(&mut [0; 4])),
                }
            }
        }
        Outcome::Consumed
    }

    /// The next question; after the last one the answers are taken.
    fn go_on(&mut self) -> Outcome {
        if self.at + 1 < self.questions.len() {
            self.at += 1;
            Outcome::Consumed
        } else {
            Outcome::Taken
        }
    }
}
