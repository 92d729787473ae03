//! The popup in which one of several names is found by typing some of its letters.

use super::context::Candidate;
use super::keys::Writing;
use super::line::Line;
use crate::action::{Action, Context};
use crate::model::Section;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// What may be taken from a popup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// One of the names.
    One,
    /// One of the names, or the text as it was typed.
    OneOrNew,
    /// Several of the names.
    Some,
    /// Several of the names, or new ones.
    SomeOrNew,
}

/// An open popup.
#[derive(Clone, Debug)]
pub struct Pick {
    all: Vec<Candidate>,
    taking: Taking,
    /// The sorts of records that can be made here.
    makes: Vec<Section>,
    filter: Line,
    found: Vec<usize>,
    at: usize,
    marked: Vec<String>,
    /// Whether a mark was set or taken in this opening; if not, Enter takes what is under the cursor.
    toggled: bool,
}

/// One line of a popup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice<'p> {
    Known {
        candidate: &'p Candidate,
        marked: bool,
    },
    /// The text that was typed, as a name of its own.
    New(&'p str),
    /// A new record of this sort, which begins with the text that was typed.
    Make(Section, &'p str),
}

/// What a popup wants done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// It goes on.
    Open,
    /// The key is none of its own.
    Ignored,
    /// It is closed; nothing more is taken.
    Closed,
    /// This value is taken and it is closed.
    Taken(String),
    /// This value is added or taken away, and it stays open.
    Toggled(String),
    /// A record of this sort is to be made, and then taken.
    Made(Section, String),
}

/// How far a page goes.
const PAGE: usize = 8;

impl Pick {
    /// A popup of these names with the cursor on `current`, narrowed by what was typed already.
    pub fn new(all: Vec<Candidate>, taking: Taking, filter: &str, current: &[String]) -> Pick {
        let mut pick = Pick {
            found: Vec::new(),
            all,
            taking,
            makes: Vec::new(),
            filter: Line::new(filter),
            at: 0,
            marked: current.to_vec(),
            toggled: false,
        };
        pick.search();
        if filter.is_empty()
            && let Some(first) = current.first()
        {
            let at = |index: &usize| pick.all.get(*index).is_some_and(|one| one.value == *first);
            pick.at = pick.found.iter().position(at).unwrap_or(0);
        }
        pick
    }

    /// The same where records of these sorts can be made in place.
    #[must_use]
    pub fn making(self, makes: Vec<Section>) -> Pick {
        Pick { makes, ..self }
    }

    pub fn filter(&self) -> &Line {
        &self.filter
    }

    /// The line under the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many lines there are.
    pub fn len(&self) -> usize {
        self.found.len() + usize::from(self.new_name().is_some()) + self.makes.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it offers anything but what is written already.
    pub fn finds(&self) -> bool {
        !self.found.is_empty() || !self.makes.is_empty()
    }

    pub fn takes_many(&self) -> bool {
        matches!(self.taking, Taking::Some | Taking::SomeOrNew)
    }

    /// The lines from one on, as many as asked for.
    pub fn lines(&self, from: usize, most: usize) -> impl Iterator<Item = Choice<'_>> {
        (from..self.len().min(from.saturating_add(most))).filter_map(|at| self.line(at))
    }

    fn line(&self, at: usize) -> Option<Choice<'_>> {
        if let Some(index) = self.found.get(at) {
            return self.all.get(*index).map(|candidate| Choice::Known {
                candidate,
                marked: self.marked.contains(&candidate.value),
            });
        }
        let after = at - self.found.len();
        match (after, self.new_name()) {
            (0, Some(text)) => Some(Choice::New(text)),
            (after, new) => {
                let section = self.makes.get(after - usize::from(new.is_some()))?;
                Some(Choice::Make(*section, self.filter.text().trim()))
            }
        }
    }

    /// Says anew which values are marked, after one of them was toggled.
    pub fn mark(&mut self, marked: Vec<String>) {
        self.marked = marked;
    }

    /// The keys that work in it.
    pub fn keys(&self) -> Context {
        if self.takes_many() {
            Context::ManyNames
        } else {
            Context::Names
        }
    }

    /// Does what a key means.
    pub fn act(&mut self, action: Action) -> Picked {
        let last = self.len().saturating_sub(1);
        match action {
            Action::Cancel => return Picked::Closed,
            Action::OpenField => return self.enter(),
            Action::MarkName => return self.toggle(),
            Action::NextField => self.at = if self.at >= last { 0 } else { self.at + 1 },
            Action::PreviousField => self.at = self.at.checked_sub(1).unwrap_or(last),
            Action::FieldsDown => self.at = (self.at + PAGE).min(last),
            Action::FieldsUp => self.at = self.at.saturating_sub(PAGE),
            Action::FirstField => self.at = 0,
            Action::LastField => self.at = last,
            Action::ClearField => self.edit(Line::clear),
            Action::UndoTyping => self.edit(|line| {
                line.buffer().undo();
            }),
            Action::RedoTyping => self.edit(|line| {
                line.buffer().redo();
            }),
            action => match Writing::of(action) {
                Some(writing) if writing.changes() => {
                    self.edit(|line| writing.apply(line.buffer()));
                }
                Some(writing) => writing.apply(self.filter.buffer()),
                None => return Picked::Ignored,
            },
        }
        Picked::Open
    }

    /// Takes a pasted text into the filter.
    pub fn paste(&mut self, text: &str) {
        self.edit(|line| line.insert(text));
    }

    /// Puts the cursor on a line and takes it, as a mouse does.
    pub fn click(&mut self, at: usize) -> Picked {
        if at >= self.len() {
            return Picked::Ignored;
        }
        self.at = at;
        if self.takes_many() {
            self.toggle()
        } else {
            self.enter()
        }
    }

    fn enter(&mut self) -> Picked {
        if let Some(Choice::Make(section, text)) = self.line(self.at) {
            return Picked::Made(section, text.to_owned());
        }
        if self.toggled && self.filter.text().is_empty() {
            return Picked::Closed;
        }
        self.value().map_or(Picked::Closed, Picked::Taken)
    }

    fn toggle(&mut self) -> Picked {
        let Some(value) = self.value() else {
            return Picked::Open;
        };
        self.toggled = true;
        let known = self.all.iter().any(|one| one.value == value);
        if !known {
            self.all.push(Candidate::new(value.clone(), ""));
        }
        if !self.filter.text().is_empty() {
            self.edit(Line::clear);
        }
        Picked::Toggled(value)
    }

    fn value(&self) -> Option<String> {
        match self.line(self.at)? {
            Choice::Known { candidate, .. } => Some(candidate.value.clone()),
            Choice::New(text) => Some(text.to_owned()),
            Choice::Make(..) => None,
        }
    }

    /// The typed text where it may be taken as it is and is no known name.
    fn new_name(&self) -> Option<&str> {
        let text = self.filter.text().trim();
        // Where records are linked, only an address or a reference can be written by hand.
        let written = self.makes.is_empty() || text.contains(':');
        let free = written && matches!(self.taking, Taking::OneOrNew | Taking::SomeOrNew);
        let known = || {
            self.found
                .iter()
                .any(|at| self.all.get(*at).is_some_and(|one| one.value == text))
        };
        (free && !text.is_empty() && !known()).then_some(text)
    }

    fn edit(&mut self, act: impl FnOnce(&mut Line)) {
        act(&mut self.filter);
        self.at = 0;
        self.search();
    }

    fn search(&mut self) {
        self.found = search(&self.all, self.filter.text().trim());
    }
}

/// The names that match, the best first; all in their own order for an empty text.
pub(super) fn search(all: &[Candidate], text: &str) -> Vec<usize> {
    if text.is_empty() {
        return (0..all.len()).collect();
    }
    // A name longer than this is not looked for, and the matcher's cost grows with it.
    let text: String = text.chars().take(80).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(
        &text,
        CaseMatching::Ignore,
        Normalization::Smart,
        AtomKind::Fuzzy,
    );
    let mut buffer = Vec::new();
    let mut scored: Vec<(bool, u32, usize)> = all
        .iter()
        .enumerate()
        .filter_map(|(at, one)| {
            let haystack = format!("{} {}", one.value, one.label);
            let score = pattern.score(Utf32Str::new(&haystack, &mut buffer), &mut matcher)?;
            Some((one.value == text, score, at))
        })
        .collect();
    scored.sort_by_key(|(same, score, at)| (!same, std::cmp::Reverse(*score), *at));
    scored.into_iter().map(|(_, _, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds() -> Vec<Candidate> {
        ["backstop", "saving", "decision", "design"]
            .iter()
            .map(|word| Candidate::new(*word, ""))
            .collect()
    }

    #[test]
    fn letters_narrow_the_names() {
        let mut pick = Pick::new(kinds(), Taking::One, "", &[]);
        for letter in ["d", "s", "g"] {
            pick.paste(letter);
        }
        assert_eq!(pick.len(), 1);
        assert_eq!(
            pick.act(Action::OpenField),
            Picked::Taken("design".to_owned())
        );
    }

    #[test]
    fn a_new_name_is_the_last_line_where_it_may_be() {
        let mut pick = Pick::new(kinds(), Taking::OneOrNew, "de", &[]);
        let new = pick.len() - 1;
        assert_eq!(pick.lines(new, 9).collect::<Vec<_>>(), [Choice::New("de")]);
        pick.act(Action::PreviousField);
        assert_eq!(pick.act(Action::OpenField), Picked::Taken("de".to_owned()));
        let pick = Pick::new(kinds(), Taking::OneOrNew, "saving", &[]);
        assert_eq!(pick.len(), 1);
        let mut none = Pick::new(kinds(), Taking::One, "xyz", &[]);
        assert!(none.is_empty());
        assert_eq!(none.act(Action::OpenField), Picked::Closed);
    }

    #[test]
    fn the_cursor_begins_on_what_is_chosen_and_goes_round() {
        let mut pick = Pick::new(kinds(), Taking::One, "", &["design".to_owned()]);
        assert_eq!(pick.at(), 3);
        pick.act(Action::NextField);
        assert_eq!(pick.at(), 0);
        pick.act(Action::PreviousField);
        assert_eq!(pick.at(), 3);
    }

    #[test]
    fn several_are_marked_before_enter_closes() {
        let mut pick = Pick::new(kinds(), Taking::Some, "", &[]);
        assert_eq!(
            pick.act(Action::MarkName),
            Picked::Toggled("backstop".to_owned())
        );
        pick.act(Action::NextField);
        pick.act(Action::MarkName);
        assert_eq!(pick.act(Action::OpenField), Picked::Closed);
    }
}
