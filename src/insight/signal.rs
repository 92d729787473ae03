//! Signals: what wants a look, each by one rule with its threshold, the facts behind it, and a next step.

mod behind_pace;
mod checkpoint_due;
mod criteria_late;
mod expiring;
mod guard_broken;
mod many_wins;
mod no_evidence;
mod no_measure;
mod no_shadowing;
mod no_win;
mod open_actions;
mod over_budget;
mod overdue;
mod paper_skill;
mod stale_checkin;
mod stale_direction;
mod unapproved;
mod unlinked_cert;
mod views_differ;

use super::Basis;
use super::certs::{Certifications, certifications};
use super::ladder::{Ladder, ladder};
use super::skills::{SkillRow, skills};
use super::win::{Win, Wins, in_quarter, wins};
use crate::model::Path;
use std::collections::BTreeMap;

/// All rules, the most important first.
pub static RULES: &[&Rule] = &[
    &guard_broken::RULE,
    &expiring::RULE,
    &overdue::RULE,
    &no_win::RULE,
    &behind_pace::RULE,
    &no_measure::RULE,
    &over_budget::RULE,
    &no_evidence::RULE,
    &paper_skill::RULE,
    &checkpoint_due::RULE,
    &criteria_late::RULE,
    &many_wins::RULE,
    &unapproved::RULE,
    &no_shadowing::RULE,
    &unlinked_cert::RULE,
    &open_actions::RULE,
    &stale_direction::RULE,
    &views_differ::RULE,
    &stale_checkin::RULE,
];

/// One thing that wants a look. Its texts are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    pub rule: &'static str,
    pub severity: Severity,
    /// What is so, in words and figures.
    pub facts: String,
    /// What could be done about it.
    pub next_step: String,
    /// The record or section that it is about.
    pub at: Path,
}

/// How much it presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Now,
    Look,
}

/// A rule: facts in, signals out.
#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    /// When it fires, in one sentence.
    pub doc: &'static str,
    /// From which figure on it fires; none for a rule that knows no more or less.
    pub threshold: Option<Threshold>,
    find: fn(&Figures, i64) -> Vec<Signal>,
}

/// A figure from which on a rule fires, and why it is that one.
#[derive(Debug, Clone, Copy)]
pub struct Threshold {
    pub value: i64,
    pub unit: &'static str,
    pub reason: &'static str,
}

/// Other thresholds than the usual ones, and rules that are switched off, by the id of the rule.
#[derive(Debug, Clone, Default)]
pub struct Thresholds(BTreeMap<String, Choice>);

/// What was chosen for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Off,
    From(i64),
}

impl Thresholds {
    /// Sets the choice for a rule.
    pub fn choose(&mut self, rule: &str, choice: Choice) {
        self.0.insert(rule.to_owned(), choice);
    }

    /// The figure from which on a rule fires; none if it is off.
    pub fn of(&self, rule: &Rule) -> Option<i64> {
        match self.0.get(rule.id) {
            Some(Choice::Off) => None,
            Some(Choice::From(value)) => Some(*value),
            None => Some(rule.threshold.map_or(0, |threshold| threshold.value)),
        }
    }
}

/// The figures that several rules look at, made once.
pub(super) struct Figures<'b, 's> {
    basis: &'b Basis<'s>,
    skills: Vec<SkillRow>,
    ladder: Ladder,
    wins: Wins,
    /// All wins of this quarter.
    quarter: Vec<Win>,
    certs: Certifications,
}

impl<'b, 's> Figures<'b, 's> {
    fn of(basis: &'b Basis<'s>) -> Figures<'b, 's> {
        Figures {
            basis,
            skills: skills(basis),
            ladder: ladder(basis),
            wins: wins(basis),
            quarter: in_quarter(basis),
            certs: certifications(basis),
        }
    }
}

impl Rule {
    /// The rule with this id.
    pub fn named(id: &str) -> Option<&'static Rule> {
        RULES.iter().copied().find(|rule| rule.id == id)
    }

    fn signal(&self, severity: Severity, at: Path, facts: String, next_step: &str) -> Signal {
        Signal {
            rule: self.id,
            severity,
            facts,
            next_step: next_step.to_owned(),
            at,
        }
    }
}

/// All signals of a roadmap: first what presses now, then by the importance of the rule.
///
/// It reads all sessions and one-on-ones, so it is made after the first frame.
pub fn signals(basis: &Basis, thresholds: &Thresholds) -> Vec<Signal> {
    let figures = Figures::of(basis);
    let mut found: Vec<Signal> = RULES
        .iter()
        .filter_map(|rule| Some((rule, thresholds.of(rule)?)))
        .flat_map(|(rule, from)| (rule.find)(&figures, from))
        .collect();
    found.retain(|signal| !is_archived(basis, &signal.at));
    found.sort_by_key(|signal| signal.severity);
    found
}

/// Whether the record of a place was put away by today: then nothing about it presses.
fn is_archived(basis: &Basis, at: &Path) -> bool {
    let Some((section, key)) = at.into_record() else {
        return false;
    };
    let record = basis.source.record(section, key);
    record
        .and_then(|record| record.table.day("archived"))
        .is_some_and(|day| day <= basis.today)
}

#[cfg(test)]
mod tests;
