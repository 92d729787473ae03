//! Views of the whole roadmap: matrix, timeline, trends, evidence, bets, one-on-one. Each is a list of rows about records.

pub mod bets;
pub mod directions;
pub mod evidence;
pub mod matrix;
pub mod talk;
#[cfg(test)]
mod tests;
pub mod timeline;
pub mod trends;

use super::Basis;
use super::signal::Thresholds;
use crate::model::{Path, Section};

/// Which view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Matrix,
    Timeline,
    Trends,
    Evidence,
    Bets,
    Talk,
    Directions,
}

impl Kind {
    /// All of them, in the order of their keys.
    pub const ALL: [Kind; 7] = [
        Kind::Matrix,
        Kind::Timeline,
        Kind::Trends,
        Kind::Evidence,
        Kind::Bets,
        Kind::Talk,
        Kind::Directions,
    ];

    /// What its frame says.
    pub fn title(self) -> &'static str {
        match self {
            Kind::Matrix => "Skills matrix",
            Kind::Timeline => "Timeline",
            Kind::Trends => "Trends",
            Kind::Evidence => "Evidence",
            Kind::Bets => "Bets",
            Kind::Talk => "One-on-one",
            Kind::Directions => "Directions",
        }
    }

    /// What one adds to it.
    pub fn section(self) -> Section {
        match self {
            Kind::Matrix => Section::Skill,
            Kind::Timeline => Section::Milestone,
            Kind::Trends => Section::Checkin,
            Kind::Evidence => Section::Evidence,
            Kind::Bets => Section::Bet,
            Kind::Talk => Section::Review,
            Kind::Directions => Section::Direction,
        }
    }
}

/// What a view shows.
#[derive(Debug)]
pub enum Outlook {
    Matrix(Vec<matrix::Row>),
    Timeline(timeline::Timeline),
    Trends(Vec<trends::Chart>),
    Evidence(Vec<evidence::Row>),
    Bets(Vec<bets::Row>),
    Talk(Box<talk::Sheet>),
    Directions(directions::Directions),
}

impl Outlook {
    /// A view of a roadmap as it is today.
    pub fn of(kind: Kind, basis: &Basis, thresholds: &Thresholds) -> Outlook {
        match kind {
            Kind::Matrix => Outlook::Matrix(matrix::matrix(basis)),
            Kind::Timeline => Outlook::Timeline(timeline::timeline(basis)),
            Kind::Trends => Outlook::Trends(trends::trends(basis)),
            Kind::Evidence => Outlook::Evidence(evidence::evidence(basis)),
            Kind::Bets => Outlook::Bets(bets::bets(basis)),
            Kind::Talk => Outlook::Talk(Box::new(talk::sheet(basis, thresholds))),
            Kind::Directions => Outlook::Directions(directions::directions(basis)),
        }
    }

    /// How many rows it has.
    pub fn rows(&self) -> usize {
        match self {
            Outlook::Matrix(rows) => rows.len(),
            Outlook::Timeline(timeline) => timeline.events.len(),
            Outlook::Trends(charts) => charts.len(),
            Outlook::Evidence(rows) => rows.len(),
            Outlook::Bets(rows) => rows.len(),
            Outlook::Talk(sheet) => sheet.rows.len(),
            Outlook::Directions(all) => all.rows.len(),
        }
    }

    /// The record that a row is about; none where it is about many.
    pub fn at(&self, row: usize) -> Option<&Path> {
        match self {
            Outlook::Matrix(rows) => rows.get(row).map(|row| &row.skill.at),
            Outlook::Timeline(timeline) => timeline.events.get(row).map(|event| &event.at),
            Outlook::Trends(charts) => charts.get(row)?.at.as_ref(),
            Outlook::Evidence(rows) => rows.get(row).map(|row| &row.at),
            Outlook::Bets(rows) => rows.get(row).map(|row| &row.at),
            Outlook::Talk(sheet) => sheet.at(row),
            Outlook::Directions(all) => all.at.as_ref(),
        }
    }

    /// Whether a row only says what the ones below it are.
    pub fn is_heading(&self, row: usize) -> bool {
        match self {
            Outlook::Talk(sheet) => sheet.is_heading(row),
            _ => false,
        }
    }

    /// The row that one looks at first.
    pub fn start(&self) -> usize {
        match self {
            Outlook::Timeline(timeline) => timeline.next,
            _ => 0,
        }
    }
}
