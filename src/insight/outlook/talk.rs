//! The one-on-one as rows: each part with its heading, in the order of a talk.

use crate::insight::Basis;
use crate::insight::signal::Thresholds;
use crate::insight::talk::{Line, Talk, talk};
use crate::model::Path;
use crate::text::Text;

/// A talk, and the rows in which it is read.
#[derive(Debug)]
pub struct Sheet {
    pub talk: Talk,
    pub rows: Vec<Row>,
}

/// One row.
#[derive(Debug)]
pub enum Row {
    Heading {
        title: &'static str,
        note: String,
    },
    /// What changed; the first one of a group names it.
    Changed {
        group: &'static str,
        line: Line,
    },
    /// The number of an open action.
    Action(usize),
    /// The number of a question that a signal leads to.
    Ask(usize),
    /// A question of the checkpoint.
    Checkpoint(&'static str),
    /// The number of a skill that is seen differently.
    Views(usize),
    /// A line of the notes, safe to show.
    Notes(String),
    /// There is nothing in this part.
    Nothing(&'static str),
    /// An empty line between two parts.
    Gap,
}

impl Sheet {
    /// The record that a row is about.
    pub fn at(&self, row: usize) -> Option<&Path> {
        match self.rows.get(row)? {
            Row::Changed { line, .. } => Some(&line.at),
            Row::Action(number) => self.talk.actions.get(*number).map(|action| &action.at),
            Row::Ask(number) => {
                let at = &self.talk.asks.get(*number)?.signal.at;
                at.into_record().map(|_| at)
            }
            Row::Views(number) => self.talk.views.get(*number).map(|views| &views.at),
            Row::Notes(_) => self.talk.own.as_ref().map(|own| &own.at),
            Row::Heading { .. } | Row::Checkpoint(_) | Row::Nothing(_) | Row::Gap => None,
        }
    }

    pub fn is_heading(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(Row::Heading { .. } | Row::Gap))
    }
}

/// The talk of today with its rows.
pub fn sheet(basis: &Basis, thresholds: &Thresholds) -> Sheet {
    let talk = talk(basis, thresholds, None);
    let rows = rows(&talk);
    Sheet { talk, rows }
}

fn rows(talk: &Talk) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut part = |title: &'static str, note: String, found: Vec<Row>, nothing: &'static str| {
        if !rows.is_empty() {
            rows.push(Row::Gap);
        }
        rows.push(Row::Heading { title, note });
        if found.is_empty() {
            rows.push(Row::Nothing(nothing));
        }
        rows.extend(found);
    };
    let changed = talk.changed.iter().flat_map(|group| {
        let lines = group.lines.iter().enumerate();
        lines.map(|(number, line)| Row::Changed {
            group: if number == 0 { group.title } else { "" },
            line: line.clone(),
        })
    });
    let since = talk.since.short(talk.today);
    let (title, since) = match talk.last {
        Some(_) => ("Since the last talk", format!("on {since}")),
        None => ("Since", format!("{since}, there is no talk before")),
    };
    let nothing = "The file says nothing new.";
    part(title, since, changed.collect(), nothing);
    let actions = (0..talk.actions.len()).map(Row::Action).collect();
    part("Open actions", String::new(), actions, "None is open.");
    if let Some(checkpoint) = talk.checkpoint {
        let asks = checkpoint.asks().iter().map(|ask| Row::Checkpoint(ask));
        part(
            "Checkpoint",
            checkpoint.words(talk.today),
            asks.collect(),
            "",
        );
    }
    if !talk.views.is_empty() {
        let views = (0..talk.views.len()).map(Row::Views).collect();
        let note = "what does one of you see that the other does not?";
        part("Seen differently", note.to_owned(), views, "");
    }
    let asks = (0..talk.asks.len()).map(Row::Ask).collect();
    part("To ask", String::new(), asks, "No signal asks for a word.");
    part("Notes", String::new(), notes(talk), "None yet.");
    rows
}

fn notes(talk: &Talk) -> Vec<Row> {
    let notes = talk.own.as_ref().and_then(|own| own.notes.as_ref());
    let lines = notes.into_iter().flat_map(Text::shown_lines);
    lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| Row::Notes(line.into_owned()))
        .collect()
}
