//! The matrix has no row on AI.

use super::{Figures, Rule, Severity, Signal};
use crate::insight::header::track;
use crate::insight::skills::SkillRow;
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "no-ai-row",
    doc: "A track is chosen, and none of its skills is about AI: how it uses the infrastructure, how it fails, who may use it.",
    because: "Every track meets AI workloads now; a row with \"not applicable, because …\" is an answer too.",
    threshold: None,
    find,
};

/// Words by which a row of one's own is known to be about AI.
const WORDS: &[&str] = &[
    "ai", "ml", "llm", "llms", "gpu", "gpus", "genai", "model", "models",
];

fn find(figures: &Figures, _: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let Some(choice) = track(basis) else {
        return Vec::new();
    };
    let has = figures.skills.iter().any(|row| is_about_ai(figures, row));
    if figures.skills.is_empty() || has {
        return Vec::new();
    }
    let name = choice
        .name
        .as_ref()
        .map_or("the track".into(), |name| name.shown());
    let facts = format!(
        "{name}: none of {} skills is about AI",
        figures.skills.len()
    );
    let known = choice.primary.as_ref().and_then(|primary| {
        let skills = basis.catalogue.skills_of(primary.raw());
        skills
            .into_iter()
            .find(|skill| skill.kind.raw() == "ai-fluency")
    });
    let next = match known {
        Some(skill) => format!(
            "add the skill {} ({}), or one of your own",
            skill.id.shown(),
            skill.called().shown()
        ),
        None => "add a skill: how AI uses what you run, how it fails, who may use it".to_owned(),
    };
    let at = Path::section(Section::Skill);
    vec![RULE.signal(Severity::Look, at, facts, &next)]
}

fn is_about_ai(figures: &Figures, row: &SkillRow) -> bool {
    let known = row
        .of
        .as_ref()
        .and_then(|of| figures.basis.catalogue.skill(of.raw()));
    let named = || {
        let name = row.name.raw().to_lowercase();
        name.split(|letter: char| !letter.is_alphanumeric())
            .any(|word| WORDS.contains(&word))
    };
    known.map_or_else(named, |skill| skill.kind.raw() == "ai-fluency" || named())
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::{Figures, RULE};
    use crate::insight::sample::on;

    #[test]
    fn fires_where_no_row_is_about_ai() {
        let text = |rows: &str| format!("[[track]]\non = 2026-01-01\nprimary = \"sre\"\n{rows}\n");
        let slo = "[[skill]]\nof = \"sre-slo\"\n";
        table(
            &RULE,
            "2026-11-22",
            &[
                (&text(slo), &["SRE: none of 1 skills is about AI"]),
                (&text(&format!("{slo}[[skill]]\nof = \"sre-ai\"")), &[]),
                (
                    &text(&format!(
                        "{slo}[[skill]]\nof = \"sre-ai\"\nnot_applicable = \"none here\""
                    )),
                    &[],
                ),
                (
                    &text(&format!("{slo}[[skill]]\ntitle = \"Serving AI models\"")),
                    &[],
                ),
                (&text(&format!("{slo}title = \"SLOs of models\"")), &[]),
                (
                    &text(&format!("{slo}[[skill]]\ntitle = \"Aid for mail\"")),
                    &["SRE: none of 2 skills is about AI"],
                ),
                (&text(""), &[]),
                (slo, &[]),
            ],
        );
    }

    #[test]
    fn the_next_step_names_the_row_of_the_track() {
        let next = |track: &str| {
            let text = format!(
                "[[track]]\non = 2026-01-01\nprimary = \"{track}\"\n[[skill]]\ntitle = \"S\"\n"
            );
            let mut found = on("2026-11-22", &text, |basis| {
                (RULE.find)(&Figures::of(basis), 0)
            });
            found.remove(0).next_step
        };
        assert!(next("sre").starts_with("add the skill sre-ai ("));
        assert!(next("mine").starts_with("add a skill: "));
    }
}
