//! Tracks of the catalogue with their skills, milestones, projects, companions and rotations; levels and archetypes.

use super::called;
use crate::text::Text;
use serde::Deserialize;

/// A specialisation.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Track {
    pub id: Text,
    pub name: Text,
    pub short: Text,
    pub one_line: Text,
    pub business_outcome: Text,
    pub start_here_when: Text,
    pub frameworks: Vec<Text>,
    /// Ids of certifications, of which one is chosen.
    pub base: Vec<Text>,
    pub specialty: Vec<Text>,
    pub supporting: Vec<Text>,
    pub stack_note: Text,
}

/// A row of the skills matrix.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Skill {
    pub id: Text,
    pub name: Text,
    pub short: Text,
    /// `technical`, `collaboration` or `ai-fluency`.
    pub kind: Text,
    /// Which problem it solves.
    pub question: Text,
    pub outcome: Text,
    pub risk: Text,
    /// How one knows that it worked.
    pub metric: Measure,
    pub awareness: Text,
    pub working: Text,
    pub ownership: Text,
    pub leadership: Text,
}

/// A measure with typical figures.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Measure {
    #[serde(alias = "metric")]
    pub name: Text,
    pub unit: Text,
    /// `higher` or `lower`.
    pub better: Text,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    pub basis: Text,
}

/// A step of a track's ladder.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Milestone {
    pub id: Text,
    pub title: Text,
    pub stage: Text,
    pub seniority: Text,
    pub skills: Vec<Text>,
    pub deliverable: Text,
    /// The result that must be seen.
    pub unlocks_when: Text,
}

/// A project that fits one quarter.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Project {
    pub id: Text,
    pub title: Text,
    pub output: Text,
    pub kr: Measure,
    pub guard: Text,
}

/// The task that turns a certification into proof.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Companion {
    pub id: Text,
    pub cert: Text,
    pub task: Text,
}

/// Another track to follow for a while.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Rotation {
    pub id: Text,
    pub with: Text,
    pub when: Text,
    pub weeks: i64,
    pub look_for: Text,
}

/// A depth level of every skill.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Level {
    pub id: Text,
    pub rank: i64,
    pub name: Text,
    pub short: Text,
    pub means: Text,
}

/// A career philosophy.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Archetype {
    pub id: Text,
    pub name: Text,
    pub short: Text,
    pub philosophy: Text,
    pub primary_question: Text,
    pub daily_work: Vec<Text>,
    pub key_skill: Text,
    pub roles: Vec<Text>,
    pub shows_progress: Vec<Text>,
    pub risks: Vec<Text>,
    pub safe_bets: Vec<Text>,
}

/// A question for finding one's direction: a yes leans to its archetype.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Question {
    pub id: Text,
    pub archetype: Text,
    pub text: Text,
}

/// A question that a certification answers before it is approved.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    pub id: Text,
    pub question: Text,
    /// Why it is asked.
    pub because: Text,
}

impl Track {
    /// The short name, else the name.
    pub fn called(&self) -> &Text {
        called(&self.short, &self.name)
    }
}

impl Skill {
    /// The short name, else the name.
    pub fn called(&self) -> &Text {
        called(&self.short, &self.name)
    }

    /// What somebody of this level does.
    pub fn behaviour(&self, level: &str) -> Option<&Text> {
        match level {
            "awareness" => Some(&self.awareness),
            "working" => Some(&self.working),
            "ownership" => Some(&self.ownership),
            "leadership" => Some(&self.leadership),
            _ => None,
        }
    }
}

impl Level {
    /// The short name, else the name.
    pub fn called(&self) -> &Text {
        called(&self.short, &self.name)
    }
}

impl Archetype {
    /// The short name, else the name.
    pub fn called(&self) -> &Text {
        called(&self.short, &self.name)
    }
}
