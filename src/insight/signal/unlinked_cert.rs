//! A certification that serves nothing of this roadmap.

use super::{Figures, Rule, Severity, Signal};
use crate::insight::certs::{CertRow, Companion, State};
use crate::insight::proof::Lack;

pub(super) static RULE: Rule = Rule {
    id: "unlinked-cert",
    doc: "A certification is linked to no skill of the roadmap and to no project.",
    because: "Every credential earns its place by a skill or a project; otherwise it is collecting.",
    threshold: None,
    find,
};

fn find(figures: &Figures, _: i64) -> Vec<Signal> {
    figures
        .certs
        .rows
        .iter()
        .filter(|row| !matches!(row.state, State::Lapsed | State::Withdrawn))
        .filter(|row| row.refused.is_none() || row.passed.is_some())
        .filter(|row| !serves_a_skill(figures, row) && !has_a_project(row))
        .map(|row| {
            let facts = format!("{}: linked to no skill and no project", row.name.shown());
            let next = "link it to the skill it serves, or drop it";
            RULE.signal(Severity::Look, row.at.clone(), facts, next)
        })
        .collect()
}

fn serves_a_skill(figures: &Figures, row: &CertRow) -> bool {
    let known = |id: &str| {
        figures
            .skills
            .iter()
            .any(|skill| skill.key.as_id() == Some(id))
    };
    row.skills.iter().any(|id| known(id.raw()))
}

fn has_a_project(row: &CertRow) -> bool {
    !matches!(
        row.companion,
        Companion::Missing | Companion::Open(Lack::NoLink | Lack::Nothing | Lack::NoProof)
    )
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_where_no_link_leads_anywhere() {
        let text = |facts: &str| {
            format!(
                "[[skill]]\nid = \"slo\"\n[[win]]\nid = \"open\"\n[[cert]]\nname = \"C\"\n{facts}\n"
            )
        };
        let expected: &[&str] = &["C: linked to no skill and no project"];
        table(
            &RULE,
            "2026-11-22",
            &[
                (&text(""), expected),
                (
                    &text("skills = [\"gone\"]\ncompanion = \"win:gone\""),
                    expected,
                ),
                (&text("skills = \"slo\""), expected),
                (&text("skills = [\"slo\"]"), &[]),
                (&text("companion = \"win:open\""), &[]),
                (&text("passed = 2020-01-01\nexpires = 2023-01-01"), &[]),
                (&text("refused = 2026-11-22"), &[]),
                (&text("refused = 2026-11-23"), expected),
            ],
        );
    }
}
