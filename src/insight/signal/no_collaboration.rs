//! The matrix has no row on working with others.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "no-collaboration",
    doc: "There are so many skills of the catalogue, and none is about working with others.",
    because: "Influence, calm communication and translating policy decide whether depth has any effect.",
    threshold: Some(Threshold {
        value: 4,
        unit: "skills",
        reason: "A matrix that only begins need not have it yet.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let kinds: Vec<Option<&str>> = figures
        .skills
        .iter()
        .map(|row| {
            let known = figures.basis.catalogue.skill(row.of.as_ref()?.raw())?;
            Some(known.kind.raw())
        })
        .collect();
    // What a row of one's own is about cannot be known: it may be this.
    let may_be = kinds
        .iter()
        .any(|kind| kind.is_none_or(|kind| kind == "collaboration"));
    if may_be || i64::try_from(kinds.len()).unwrap_or(i64::MAX) < from {
        return Vec::new();
    }
    let facts = format!(
        "none of {} skills is about working with others",
        kinds.len()
    );
    let next = "add one of the collaboration skills of the track, or one of your own";
    let at = Path::section(Section::Skill);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_fourth_technical_row() {
        let rows = |ids: &[&str]| {
            let all: Vec<_> = ids
                .iter()
                .map(|id| format!("[[skill]]\nof = \"{id}\"\n"))
                .collect();
            all.concat()
        };
        let three = ["sre-slo", "sre-observability", "sre-incident"];
        let four = rows(&[&three[..], &["sre-toil"]].concat());
        table(
            &RULE,
            "2026-11-22",
            &[
                (&four, &["none of 4 skills is about working with others"]),
                (&rows(&three), &[]),
                (&format!("{four}[[skill]]\nof = \"sre-calm\"\n"), &[]),
                (&format!("{four}[[skill]]\ntitle = \"Teaching\"\n"), &[]),
            ],
        );
    }
}
