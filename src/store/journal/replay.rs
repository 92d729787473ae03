//! Reads the lines of the journal in order: what was done, what was taken back.

use super::line::{Entry, Line};
use crate::history::Done;

/// The history as the lines tell it.
#[derive(Debug, Default)]
pub(super) struct Replay {
    past: Vec<Entry>,
    future: Vec<Entry>,
}

impl Replay {
    pub(super) fn of(lines: Vec<Line>) -> Replay {
        let mut replay = Replay::default();
        for line in lines {
            replay.take(line);
        }
        replay
    }

    /// Several programs may write at the same time, so a step is known by its name, not by its place.
    fn take(&mut self, line: Line) {
        match line {
            // A save that was tried again may have been told twice.
            Line::Done(entry) if self.knows(entry.name()) => {}
            Line::Done(entry) => {
                self.future.clear();
                self.past.push(entry);
            }
            Line::Undone(name) => self.future.extend(taken(&mut self.past, &name)),
            Line::Redone(name) => self.past.extend(taken(&mut self.future, &name)),
            Line::Left(name) => {
                let _ = taken(&mut self.past, &name).or_else(|| taken(&mut self.future, &name));
            }
        }
    }

    fn knows(&self, name: &str) -> bool {
        let named = |entry: &&Entry| entry.name() == name;
        self.past.iter().rev().find(named).is_some()
            || self.future.iter().any(|entry| entry.name() == name)
    }

    /// Past and future. Steps keep their bytes as far as one text leads to the next, from the one with this fingerprint.
    pub(super) fn fitting(mut self, now: &str) -> (Vec<Done>, Vec<Done>) {
        chain(&mut self.past, now, |entry| (&entry.after, &entry.before));
        chain(&mut self.future, now, |entry| (&entry.before, &entry.after));
        let done = |entries: Vec<Entry>| entries.into_iter().map(|entry| entry.done).collect();
        (done(self.past), done(self.future))
    }

    /// The lines of a journal with the same history, without the oldest steps beyond so many bytes.
    pub(super) fn shortened(self, most: usize) -> String {
        let undone: Vec<String> = self
            .future
            .iter()
            .map(|entry| Line::Undone(entry.name().into()).written())
            .collect();
        let made = self
            .future
            .into_iter()
            .rev()
            .map(|entry| Line::Done(entry).written());
        let mut lines: Vec<String> = self
            .past
            .into_iter()
            .map(|entry| Line::Done(entry).written())
            .collect();
        lines.extend(made);
        lines.extend(undone);
        let mut used = 0;
        let stays = |line: &&String| {
            used += line.len();
            used <= most
        };
        let count = lines.iter().rev().take_while(stays).count();
        lines.split_off(lines.len() - count).concat()
    }
}

fn taken(entries: &mut Vec<Entry>, name: &str) -> Option<Entry> {
    let at = entries.iter().rposition(|entry| entry.name() == name)?;
    Some(entries.remove(at))
}

fn chain(entries: &mut [Entry], now: &str, ends: impl Fn(&Entry) -> (&str, &str)) {
    let mut expected = Some(Box::<str>::from(now));
    for entry in entries.iter_mut().rev() {
        let (from, to) = ends(entry);
        expected = expected.filter(|text| **text == *from).map(|_| to.into());
        if expected.is_none() {
            entry.done.splices = None;
        }
    }
}
