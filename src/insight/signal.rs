//! Signals: what wants a look, each by one rule with its threshold, the facts behind it, and a next step.

mod behind_pace;
mod broad_win;
mod checkpoint_due;
mod churn;
mod criteria_late;
mod direction_conflict;
mod expiring;
mod guard_broken;
mod many_wins;
mod no_ai_row;
mod no_collaboration;
mod no_evidence;
mod no_measure;
mod no_outcome;
mod no_shadowing;
mod no_win;
mod old_catalogue;
mod open_actions;
mod out_of_order;
mod over_budget;
mod overdue;
mod overload;
mod paper_skill;
mod plateau;
mod relevance_review;
mod renewal_opens;
mod single_vendor;
mod stale_checkin;
mod stale_direction;
mod targets_changed;
mod too_many_topics;
mod unapproved;
mod unlinked_cert;
mod vague_wording;
mod views_differ;

use super::Basis;
use super::certs::{Certifications, certifications};
use super::ladder::{Ladder, ladder};
use super::row::Row;
use super::skills::{SkillRow, skills};
use super::win::{Win, Wins, in_quarter, wins};
use crate::day::Day;
use crate::model::{Path, Section};
use std::collections::BTreeMap;

/// All rules, the most important first.
pub static RULES: &[&Rule] = &[
    &guard_broken::RULE,
    &expiring::RULE,
    &overdue::RULE,
    &no_win::RULE,
    &behind_pace::RULE,
    &no_measure::RULE,
    &no_outcome::RULE,
    &overload::RULE,
    &over_budget::RULE,
    &no_evidence::RULE,
    &paper_skill::RULE,
    &checkpoint_due::RULE,
    &criteria_late::RULE,
    &targets_changed::RULE,
    &many_wins::RULE,
    &broad_win::RULE,
    &plateau::RULE,
    &unapproved::RULE,
    &no_shadowing::RULE,
    &renewal_opens::RULE,
    &unlinked_cert::RULE,
    &open_actions::RULE,
    &direction_conflict::RULE,
    &stale_direction::RULE,
    &relevance_review::RULE,
    &views_differ::RULE,
    &out_of_order::RULE,
    &too_many_topics::RULE,
    &churn::RULE,
    &single_vendor::RULE,
    &no_collaboration::RULE,
    &no_ai_row::RULE,
    &vague_wording::RULE,
    &old_catalogue::RULE,
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
    /// The day on which it comes back, where it was put off.
    pub snoozed: Option<Day>,
}

impl Signal {
    /// What it is about, as a snooze names it; safe to show.
    pub fn about(&self) -> String {
        self.at.to_string()
    }
}

/// How much it presses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Now,
    Look,
}

impl Severity {
    /// Its name for other programs; it never changes.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Now => "now",
            Severity::Look => "look",
        }
    }
}

/// A rule: facts in, signals out.
#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    /// When it fires, in one sentence.
    pub doc: &'static str,
    /// Why there is such a rule.
    pub because: &'static str,
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thresholds(BTreeMap<String, Choice>);

/// What was chosen for a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Off,
    From(i64),
}

impl Thresholds {
    /// Sets the choice for a rule. The usual one need not be remembered.
    pub fn choose(&mut self, rule: &str, choice: Choice) {
        let usual = Rule::named(rule).and_then(|rule| rule.threshold);
        if usual.is_some_and(|usual| choice == Choice::From(usual.value)) {
            self.0.remove(rule);
        } else {
            self.0.insert(rule.to_owned(), choice);
        }
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
            snoozed: None,
        }
    }
}

/// All signals of a roadmap: first what presses now, then by the importance of the rule; those put off come last.
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
    put_off(basis, &mut found);
    found.sort_by_key(|signal| (signal.snoozed.is_some(), signal.severity));
    found
}

/// Notes which signals are put off, and until when.
fn put_off(basis: &Basis, signals: &mut [Signal]) {
    if signals.is_empty() {
        return;
    }
    for record in basis.source.records(Section::Snooze) {
        let row = Row::of(&record);
        let (Some(rule), Some(about)) = (row.text("signal"), row.text("about")) else {
            continue;
        };
        let until = row.day("until").filter(|until| *until > basis.today);
        let begun = row.day("on").is_none_or(|on| on <= basis.today);
        for signal in signals.iter_mut().filter(|_| begun) {
            if signal.rule == rule.raw() && signal.about() == about.raw() {
                signal.snoozed = signal.snoozed.max(until);
            }
        }
    }
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
mod edges;
#[cfg(test)]
mod tests;
