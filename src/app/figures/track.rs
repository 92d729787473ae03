//! The track pane: skills, and the ladder with its open milestones.

use super::checked::Fault;
use super::skills::Skills;
use crate::app::sieve::Sifter;
use crate::insight::Basis;
use crate::insight::header::{TrackChoice, track};
use crate::insight::ladder::{Stage, Step, ladder};
use crate::model::{Path, Section};

/// What the track pane shows.
#[derive(Debug, Default)]
pub struct TrackFigures {
    pub choice: Option<TrackChoice>,
    pub skills: Skills,
    /// One for each stage of the ladder.
    pub stages: [Stage; 4],
    /// The open milestones, the next one first; behind them those that are done, where they are asked for.
    pub open: Vec<Step>,
    /// Milestones that stand on no stage, since something is wrong with them.
    pub strays: Vec<Fault>,
    /// Whether the file has any milestone.
    pub has_ladder: bool,
}

pub(super) fn figures(basis: &Basis) -> TrackFigures {
    let ladder = ladder(basis);
    let has_ladder = !ladder.steps.is_empty();
    let mut open: Vec<Step> = ladder.steps;
    open.sort_by_key(|step| (step.done, step.stage, step.due.is_none(), step.due));
    TrackFigures {
        choice: track(basis),
        skills: Skills::of(basis),
        stages: ladder.stages,
        open,
        strays: Vec::new(),
        has_ladder,
    }
}

impl TrackFigures {
    /// The same, with the milestones that no figure speaks of.
    pub(super) fn with_strays(mut self, faults: &[Fault]) -> TrackFigures {
        self.strays = faults
            .iter()
            .filter(|fault| fault.at.into_section() == Some(Section::Milestone))
            .filter(|fault| self.open.iter().all(|step| step.at != fault.at))
            .cloned()
            .collect();
        self
    }

    /// Takes out what a sieve holds back, and what is done unless it is asked for.
    pub(super) fn sift(&mut self, sifter: &mut Sifter<'_>) {
        if !sifter.wants_done() {
            self.open.retain(|step| step.done.is_none());
        }
        self.skills.sift(sifter);
        sifter.sift(&mut self.open, |step| Some(&step.at));
        sifter.sift(&mut self.strays, |fault| Some(&fault.at));
    }

    /// The places of its rows: skills, open milestones, strays.
    pub(super) fn places(&self) -> impl Iterator<Item = Option<&Path>> {
        let skills = self.skills.listed().iter().map(|skill| &skill.at);
        let open = self.open.iter().map(|step| &step.at);
        let strays = self.strays.iter().map(|fault| &fault.at);
        skills.chain(open).chain(strays).map(Some)
    }
}
