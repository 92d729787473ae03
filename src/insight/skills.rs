//! The skills of a roadmap: both views of each level, the target, and what proves it.

mod list;

pub use list::{Listed, SkillList};

use super::row::{Row, place};
use super::{Basis, Level, proof};
use crate::day::Day;
use crate::model::{Key, Link, Path, Record, Section};
use crate::text::Text;

/// One row of the skills.
#[derive(Debug)]
pub struct SkillRow {
    pub key: Key,
    pub at: Path,
    /// Its title, else the catalogue's short name, else what the file calls it.
    pub name: Text,
    /// The id in the catalogue, for its question, metric and behaviours.
    pub of: Option<Text>,
    /// The latest level by oneself.
    pub mine: Option<Judgement>,
    /// The latest level by anybody else.
    pub theirs: Option<Judgement>,
    /// Whether both views are there and differ.
    pub differ: bool,
    pub target: Option<Level>,
    pub due: Option<Day>,
    /// Distinct proofs: links of its levels that stand, and evidence that names it.
    pub proofs: usize,
    /// Links of its levels that do not stand.
    pub lacking: usize,
    /// The latest judgement of all.
    pub latest: Option<Day>,
    /// Why it does not count here.
    pub not_applicable: Option<Text>,
}

/// What somebody said of a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub on: Day,
    pub by: Text,
    pub level: Level,
}

impl SkillRow {
    /// The highest level that somebody claims for it now.
    pub fn claimed(&self) -> Option<Level> {
        let level = |view: &Option<Judgement>| view.as_ref().map(|view| view.level);
        level(&self.mine).max(level(&self.theirs))
    }

    /// Whether a level above none is claimed and nothing proves it.
    pub fn no_proof(&self) -> bool {
        self.proofs == 0 && self.claimed().is_some_and(|level| level > Level::None)
    }
}

/// All skills, in the order of the file.
pub fn skills(basis: &Basis) -> Vec<SkillRow> {
    let (list, mut rows) = (basis.skill_list(), Vec::new());
    // One at a time: what a record says beyond its row is not kept.
    basis.source.each(Section::Skill, &mut |record| {
        rows.push(skill(basis, &record, list.naming(rows.len())));
    });
    rows
}

/// The row of one skill, with the numbers of the evidence that names it.
pub fn skill(basis: &Basis, record: &Record, naming: &[usize]) -> SkillRow {
    let row = Row::of(record);
    let levels = row.happened("levels", basis.today);
    let links = Links::of(basis, &levels);
    let judgements = judgements(&levels);
    let view = |own: bool| {
        let said = judgements.iter().rev();
        said.into_iter()
            .find(|said| is_me(&said.by) == own)
            .cloned()
    };
    let (mine, theirs) = (view(true), view(false));
    let differ = match (&mine, &theirs) {
        (Some(mine), Some(theirs)) => mine.level != theirs.level,
        _ => false,
    };
    let twice = (basis.source).count_with_id(Section::Evidence, naming, &links.evidence());
    SkillRow {
        key: record.key.clone(),
        at: place(record),
        name: name(basis, row, &record.key),
        of: row.own("of"),
        differ,
        target: row.choice("target").and_then(Level::named),
        due: row.day("due"),
        proofs: links.standing.len() + naming.len() - twice,
        lacking: links.lacking,
        latest: judgements.last().map(|said| said.on),
        not_applicable: row.own("not_applicable"),
        mine,
        theirs,
    }
}

/// Whether a judgement is one's own.
fn is_me(by: &Text) -> bool {
    by.raw().trim() == "me"
}

/// A level that is higher than the same person said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rise {
    pub at: Path,
    pub on: Day,
    pub by: Text,
    pub level: Level,
    pub name: Text,
}

/// All levels that rose up to today, by anybody's view, skill by skill. A first judgement above none counts too.
pub fn rises(basis: &Basis) -> Vec<Rise> {
    let mut found = Vec::new();
    for record in basis.source.records(Section::Skill) {
        let mut highest: Vec<(bool, Level)> = Vec::new();
        for said in judgements_of(basis, &record) {
            let own = is_me(&said.by);
            let before = highest.iter_mut().find(|(other, _)| *other == own);
            let rose = match before {
                Some((_, level)) if said.level > *level => {
                    *level = said.level;
                    true
                }
                Some(_) => false,
                None => {
                    highest.push((own, said.level));
                    said.level > Level::None
                }
            };
            if rose {
                found.push(Rise {
                    at: place(&record),
                    on: said.on,
                    by: said.by,
                    level: said.level,
                    name: name(basis, Row::of(&record), &record.key),
                });
            }
        }
    }
    found
}

/// All that was said of a skill up to today, the earliest first.
pub fn judgements_of(basis: &Basis, record: &Record) -> Vec<Judgement> {
    judgements(&Row::of(record).happened("levels", basis.today))
}

/// What these levels say, in their order.
fn judgements(levels: &[(Day, Row)]) -> Vec<Judgement> {
    let said = levels.iter().filter_map(|(on, said)| {
        let by = said.own("by")?;
        let level = Level::named(said.choice("level")?)?;
        Some(Judgement { on: *on, by, level })
    });
    said.collect()
}

/// The distinct links of a skill's levels.
struct Links {
    standing: Vec<Text>,
    lacking: usize,
}

impl Links {
    fn of(basis: &Basis, levels: &[(Day, Row)]) -> Links {
        let linked = levels
            .iter()
            .flat_map(|(_, said)| said.table.texts("evidence"));
        let mut links: Vec<Text> = linked.cloned().collect();
        links.sort_unstable();
        links.dedup();
        let all = links.len();
        links.retain(|link| proof::stands(basis, link).is_ok());
        Links {
            lacking: all - links.len(),
            standing: links,
        }
    }

    /// The ids of the evidence among those that stand.
    fn evidence(&self) -> Vec<&str> {
        let id = |link| match Link::of(link) {
            Some(Link::Record(Section::Evidence, id)) => Some(id),
            _ => None,
        };
        self.standing.iter().filter_map(id).collect()
    }
}

fn name(basis: &Basis, row: Row, key: &Key) -> Text {
    let of = row.text("of");
    row.own("title")
        .or_else(|| basis.catalogue.name("skill", of?.raw()).cloned())
        .or_else(|| of.cloned())
        .unwrap_or_else(|| Text::from(key.as_id().unwrap_or("unnamed skill")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sample::{day, on};

    fn only(today: &str, text: &str) -> SkillRow {
        on(today, text, skills).pop().expect("one skill")
    }

    #[test]
    fn the_latest_view_of_each_side_counts() {
        let row = only(
            "2026-11-22",
            r#"
            [[skill]]
            id = "slo"
            of = "sre-slo"
            target = "ownership"
            levels = [
              { on = 2026-10-18, by = "me", level = "working" },
              { on = 2026-07-06, by = "me", level = "awareness" },
              { on = 2026-10-01, by = "Ines", level = "none" },
              { on = 2026-10-20, by = "Grace Lin", level = "awareness" },
              { on = 2026-12-01, by = "me", level = "leadership" },
              { on = 2026-11-01, by = "me", level = "wizard" },
              { on = "2026-11-02", by = "me", level = "ownership" },
              { on = 2026-11-03, level = "ownership" },
              7,
            ]
            "#,
        );
        assert_eq!(row.name.raw(), "SLOs and error budgets");
        assert_eq!(
            row.mine.as_ref().map(|view| view.level),
            Some(Level::Working)
        );
        assert_eq!(
            row.theirs.as_ref().map(|view| view.level),
            Some(Level::Awareness)
        );
        assert_eq!(row.latest, Some(day("2026-10-20")));
        assert!(row.differ && row.no_proof());
        assert_eq!(row.target, Some(Level::Ownership));
    }

    #[test]
    fn proofs_are_counted_once_and_only_where_they_stand() {
        let row = only(
            "2026-11-22",
            r#"
            [[evidence]]
            id = "a"
            on = 2026-10-01
            skills = ["slo"]
            [[evidence]]
            id = "b"
            on = 2026-10-02
            skills = ["slo", "other"]
            [[evidence]]
            on = 2026-10-03
            skills = "slo"
            [[win]]
            id = "open"
            [[skill]]
            id = "slo"
            levels = [
              { on = 2026-10-18, by = "me", level = "working", evidence = ["evidence:a", "win:open", "win:gone"] },
              { on = 2026-10-19, by = "Grace Lin", level = "working", evidence = ["evidence:a", "https://example.org"] },
            ]
            "#,
        );
        assert_eq!((row.proofs, row.lacking), (3, 2));
        assert!(!row.no_proof() && !row.differ);
        assert_eq!(row.name.raw(), "slo");
    }

    #[test]
    fn level_none_needs_no_proof() {
        let text = "[[skill]]\ntitle = \"Chaos\"\nlevels = [{ on = 2026-01-01, by = \"me\", level = \"none\" }]\n";
        let row = only("2026-11-22", text);
        assert!(!row.no_proof());
        assert_eq!(row.claimed(), Some(Level::None));
    }
}
