//! What is known of the skills before any of them is read as a whole: their names, and which evidence names them.

use super::name;
use crate::insight::Basis;
use crate::insight::row::{Row, place};
use crate::model::{Key, Path, Section};
use crate::text::Text;

/// One skill of the list.
#[derive(Debug)]
pub struct Listed {
    /// Its number among the skills of the file.
    pub number: usize,
    pub key: Key,
    pub at: Path,
    /// What [`SkillRow::name`](super::SkillRow::name) will say.
    pub name: Text,
}

/// All skills by their names.
#[derive(Debug, Default)]
pub struct SkillList {
    /// In the order of the file.
    pub skills: Vec<Listed>,
    /// Of each skill of the file, the numbers of the evidence that names it.
    naming: Vec<Vec<usize>>,
}

impl SkillList {
    /// The skills of a roadmap.
    pub fn of(basis: &Basis) -> SkillList {
        let records = basis.source.glances(Section::Skill, &["title", "of"]);
        let listed = records
            .into_iter()
            .enumerate()
            .map(|(number, record)| Listed {
                number,
                at: place(&record),
                name: name(basis, Row::of(&record), &record.key),
                key: record.key,
            });
        let skills: Vec<Listed> = listed.collect();
        let ids = skills.iter().map(|skill| skill.key.as_id());
        // No evidence names a skill that has no id.
        let ids: Vec<&str> = ids.map(Option::unwrap_or_default).collect();
        let mut naming = basis.source.evidence_naming(&ids, basis.today);
        for (naming, skill) in naming.iter_mut().zip(&skills) {
            if skill.key.as_id().is_none() {
                naming.clear();
            }
        }
        SkillList { skills, naming }
    }

    /// The numbers of the evidence that names the skill with a number.
    pub fn naming(&self, number: usize) -> &[usize] {
        self.naming.get(number).map_or(&[], Vec::as_slice)
    }
}
