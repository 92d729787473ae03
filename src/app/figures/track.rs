//! The track pane: skills, and the ladder with its open milestones.

use super::checked::Fault;
use crate::insight::Basis;
use crate::insight::header::{TrackChoice, track};
use crate::insight::ladder::{Stage, Step, ladder};
use crate::insight::skills::{SkillRow, skills};
use crate::model::{Path, Section};

/// What the track pane shows.
#[derive(Debug, Default)]
pub struct TrackFigures {
    pub choice: Option<TrackChoice>,
    pub skills: Vec<SkillRow>,
    /// One for each stage of the ladder.
    pub stages: [Stage; 4],
    /// The open milestones, the next one first.
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
    open.retain(|step| step.done.is_none());
    open.sort_by_key(|step| (step.stage, step.due.is_none(), step.due));
    TrackFigures {
        choice: track(basis),
        skills: skills(basis),
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

    /// The places of its rows: skills, open milestones, strays.
    pub(super) fn places(&self) -> impl Iterator<Item = Option<&Path>> {
        let skills = self.skills.iter().map(|skill| &skill.at);
        let open = self.open.iter().map(|step| &step.at);
        let strays = self.strays.iter().map(|fault| &fault.at);
        skills.chain(open).chain(strays).map(Some)
    }
}
