//! The skills of the track pane: listed by name at once, each read when its row is seen.

use super::checked::wrong;
use super::seen::Seen;
use crate::app::sieve::Sifter;
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::Basis;
use crate::insight::skills::{Listed, SkillList, SkillRow, skill};
use crate::model::{Path, Record, Section};
use crate::store::Book;
use std::sync::Arc;

/// The list of the skills, and those that were seen lately.
#[derive(Debug, Default)]
pub struct Skills {
    list: SkillList,
    seen: Seen<usize, Skill>,
}

/// One skill as its row shows it.
#[derive(Debug)]
pub struct Skill {
    pub row: SkillRow,
    /// What is wrong with it, in words that are safe to show.
    pub fault: Option<String>,
}

impl Skills {
    pub(super) fn of(basis: &Basis) -> Skills {
        Skills {
            list: SkillList::of(basis),
            seen: Seen::default(),
        }
    }

    /// Takes out what a sieve holds back, and sorts the rest.
    pub(super) fn sift(&mut self, sifter: &mut Sifter<'_>) {
        sifter.sift(&mut self.list.skills, |skill| Some(&skill.at));
    }

    /// Those that are shown, in the order of their rows.
    pub fn listed(&self) -> &[Listed] {
        &self.list.skills
    }

    /// The skill with a place, if it is shown.
    pub fn at(&self, at: &Path) -> Option<&Listed> {
        self.listed().iter().find(|skill| skill.at == *at)
    }

    /// All that the row of a skill shows.
    pub(super) fn read(
        &self,
        book: &Book,
        catalogue: &Catalogue,
        today: Day,
        listed: &Listed,
    ) -> Arc<Skill> {
        self.seen.or_read(&listed.number, || {
            let record = Record {
                section: Section::Skill,
                key: listed.key.clone(),
                table: book.table(Section::Skill, listed.number),
            };
            let basis = Basis::new(book, catalogue, today);
            Skill {
                row: skill(&basis, &record, self.list.naming(listed.number)),
                fault: wrong(&record, &listed.at),
            }
        })
    }
}
