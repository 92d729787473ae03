//! The skills matrix: each skill with both views on the four levels, its target, and what the next level looks like.

use crate::insight::skills::{SkillRow, skills};
use crate::insight::{Basis, Level};
use crate::text::Text;

/// One skill of the matrix.
#[derive(Debug)]
pub struct Row {
    pub skill: SkillRow,
    /// Technical, collaboration or AI; none for a row of one's own.
    pub kind: Option<&'static str>,
    /// Which problem it solves.
    pub question: Option<Text>,
    /// How one knows that it worked.
    pub metric: Option<Text>,
    /// The level that was claimed by somebody, with what it looks like.
    pub now: Option<(Level, Text)>,
    /// The level after it, with what it looks like; none at the top.
    pub next: Option<(Level, Text)>,
}

/// All skills that are not put away, in the order of the file.
pub fn matrix(basis: &Basis) -> Vec<Row> {
    let records = basis.source.records(crate::model::Section::Skill);
    let rows = skills(basis).into_iter().zip(records);
    rows.filter(|(_, record)| {
        let put_away = record.table.day("archived");
        put_away.is_none_or(|day| day > basis.today)
    })
    .map(|(skill, _)| row(basis, skill))
    .collect()
}

fn row(basis: &Basis, skill: SkillRow) -> Row {
    let known = skill
        .of
        .as_ref()
        .and_then(|of| basis.catalogue.skill(of.raw()));
    let behaviour = |level: Level| {
        let words = known.and_then(|known| known.behaviour(level.name()))?;
        (!words.is_blank()).then(|| (level, words.clone()))
    };
    let claimed = skill.claimed().unwrap_or(Level::None);
    let next = Level::ALL.get(claimed.rank() + 1).copied();
    let said = |text: &Text| Some(text.clone()).filter(|text| !text.is_blank());
    Row {
        kind: known.and_then(|known| kind(known.kind.raw())),
        question: known.and_then(|known| said(&known.question)),
        metric: known.and_then(|known| said(&known.metric.name)),
        now: behaviour(claimed),
        next: next.and_then(behaviour),
        skill,
    }
}

fn kind(word: &str) -> Option<&'static str> {
    match word {
        "technical" => Some("technical"),
        "collaboration" => Some("with others"),
        "ai-fluency" => Some("AI"),
        _ => None,
    }
}
