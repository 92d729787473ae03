//! A list that narrows as one types: rows, what is searched for, and the selected row.

use super::{Input, Outcome, Query};
use crate::action::Action;
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// One thing to choose. All of its texts are already safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<T> {
    /// Its name, found by its letters in their order.
    pub name: String,
    /// What explains it, found by whole parts of words.
    pub doc: String,
    /// What stands at the right, such as its keys; not searched.
    pub aside: String,
    /// Further words by which it is found, never shown; the first line is the name under which it is known.
    pub also: String,
    pub value: T,
}

impl<T> Row<T> {
    /// A row with its name, what explains it, and what it stands for.
    pub fn new(name: impl Into<String>, doc: impl Into<String>, value: T) -> Row<T> {
        Row {
            name: name.into(),
            doc: doc.into(),
            aside: String::new(),
            also: String::new(),
            value,
        }
    }

    /// The same row with something at the right.
    #[must_use]
    pub fn beside(self, aside: impl Into<String>) -> Row<T> {
        Row {
            aside: aside.into(),
            ..self
        }
    }

    /// The same row, found by these words too.
    #[must_use]
    pub fn found_by(self, also: impl Into<String>) -> Row<T> {
        Row {
            also: also.into(),
            ..self
        }
    }

    /// The same row, standing for what is made of its value.
    pub fn standing_for<U>(self, make: impl FnOnce(T) -> U) -> Row<U> {
        Row {
            name: self.name,
            doc: self.doc,
            aside: self.aside,
            also: self.also,
            value: make(self.value),
        }
    }
}

/// In which order rows stand while one searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The best first.
    Best,
    /// As they were given; the best is selected.
    Kept,
}

/// A row that fits what is searched for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which row.
    pub row: usize,
    /// Which characters of its name were searched for.
    pub letters: Vec<u32>,
    score: u32,
}

impl Found {
    /// The best has the least; of equals, the one that is found further to the left.
    fn rank(&self) -> impl Ord + use<> {
        let first = self.letters.first().copied();
        (std::cmp::Reverse(self.score), first.unwrap_or(u32::MAX))
    }
}

/// Rows, narrowed by a query.
#[derive(Debug)]
pub struct List<T> {
    rows: Vec<Row<T>>,
    order: Order,
    query: Query,
    found: Vec<Found>,
    selected: usize,
    /// It holds more than 100 KB, so it is made when one begins to type.
    matcher: Option<Matcher>,
}

/// A letter found in a name counts more than any word found elsewhere.
const IN_NAME: u32 = 1 << 16;

/// How far page keys go; the list does not know how tall it is drawn.
const PAGE: usize = 10;

impl<T> List<T> {
    /// A list of rows, the first of which is selected.
    pub fn new(rows: Vec<Row<T>>, order: Order) -> List<T> {
        let mut list = List {
            rows,
            order,
            query: Query::default(),
            found: Vec::new(),
            selected: 0,
            matcher: None,
        };
        list.search();
        list
    }

    /// Adds rows after the others, and searches them too.
    pub fn extend(&mut self, rows: impl Iterator<Item = Row<T>>) {
        self.rows.extend(rows);
        self.search();
    }

    /// All rows, found or not.
    pub fn rows(&self) -> &[Row<T>] {
        &self.rows
    }

    /// The rows that fit, in the order in which they stand.
    pub fn found(&self) -> &[Found] {
        &self.found
    }

    /// What is searched for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    /// Which of the found rows is selected.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The selected thing; none where nothing fits.
    pub fn chosen(&self) -> Option<&T> {
        let found = self.found.get(self.selected)?;
        self.rows.get(found.row).map(|row| &row.value)
    }

    /// The selected row; none where nothing fits.
    pub fn chosen_row(&self) -> Option<&Row<T>> {
        let found = self.found.get(self.selected)?;
        self.rows.get(found.row)
    }

    /// Takes what moves the selection or changes the query; [`Action::Pick`] is left to whoever owns the list.
    pub fn hear(&mut self, input: Input<'_>) -> Outcome {
        match input {
            Input::Action(Action::PickNext) => self.step(1),
            Input::Action(Action::PickPrevious) => self.step(self.found.len().saturating_sub(1)),
            Input::Action(Action::PickPageDown) => {
                let last = self.found.len().saturating_sub(1);
                self.selected = (self.selected + PAGE).min(last);
            }
            Input::Action(Action::PickPageUp) => self.selected = self.selected.saturating_sub(PAGE),
            Input::Action(Action::Cancel) => return Outcome::Close,
            Input::Action(_) | Input::Press(_) => {
                let before = self.query.text().to_owned();
                let known = match input {
                    Input::Action(action) => self.query.act(action),
                    Input::Press(press) => self.query.press(press),
                    Input::Paste(_) => false,
                };
                if !known {
                    return Outcome::Ignored;
                }
                if self.query.text() != before {
                    self.search();
                }
            }
            Input::Paste(text) => {
                self.query.add(text);
                self.search();
            }
        }
        Outcome::Consumed
    }

    /// Selects one of the found rows, as a click does; whether it was selected before.
    pub fn select(&mut self, found: usize) -> bool {
        let found = found.min(self.found.len().saturating_sub(1));
        std::mem::replace(&mut self.selected, found) == found
    }

    fn step(&mut self, steps: usize) {
        if !self.found.is_empty() {
            self.selected = (self.selected + steps) % self.found.len();
        }
    }

    fn search(&mut self) {
        let words = words_of(self.query.text());
        self.selected = 0;
        if words.is_empty() {
            let all = 0..self.rows.len();
            self.found = all
                .map(|row| Found {
                    row,
                    letters: Vec::new(),
                    score: 0,
                })
                .collect();
            return;
        }
        let matcher = self.matcher.get_or_insert_with(new_matcher);
        let rows = self.rows.iter().enumerate();
        let whole = self.query.text().trim();
        let found = rows.filter_map(|(at, row)| {
            let mut found = fits(&words, at, row, matcher)?;
            // The very name under which something is known beats all likeness.
            if row.also.lines().next() == Some(whole) {
                found.score += IN_NAME << 8;
            }
            Some(found)
        });
        self.found = found.collect();
        match self.order {
            Order::Best => self.found.sort_by_key(Found::rank),
            Order::Kept => {
                let best = (0..self.found.len()).min_by_key(|&at| self.found[at].rank());
                self.selected = best.unwrap_or(0);
            }
        }
    }
}

fn new_matcher() -> Matcher {
    let mut config = Config::DEFAULT;
    config.prefer_prefix = true;
    Matcher::new(config)
}

/// A word that is searched for, in its two ways.
struct Word {
    letters: Atom,
    /// None for two letters or fewer: they stand in nearly every explanation.
    part: Option<Atom>,
}

fn words_of(query: &str) -> Vec<Word> {
    let atom = |word: &str, kind| {
        Atom::new(
            word,
            CaseMatching::Ignore,
            Normalization::Smart,
            kind,
            false,
        )
    };
    query
        .split_whitespace()
        .map(|word| Word {
            letters: atom(word, AtomKind::Fuzzy),
            part: (word.len() > 2).then(|| atom(word, AtomKind::Substring)),
        })
        .collect()
}

/// Whether every word is in the row, and how well.
fn fits<T>(words: &[Word], at: usize, row: &Row<T>, matcher: &mut Matcher) -> Option<Found> {
    let mut buffers = [Vec::new(), Vec::new(), Vec::new()];
    let [name, doc, also] = &mut buffers;
    let name = Utf32Str::new(&row.name, name);
    let elsewhere = [Utf32Str::new(&row.doc, doc), Utf32Str::new(&row.also, also)];
    let mut found = Found {
        row: at,
        letters: Vec::new(),
        score: 0,
    };
    for word in words {
        if let Some(score) = word.letters.indices(name, matcher, &mut found.letters) {
            found.score += IN_NAME + u32::from(score);
            continue;
        }
        let part = word.part.as_ref()?;
        let scores = elsewhere
            .iter()
            .filter_map(|text| part.score(*text, matcher));
        found.score += u32::from(scores.max()?);
    }
    found.letters.sort_unstable();
    found.letters.dedup();
    Some(found)
}

#[cfg(test)]
mod tests;
