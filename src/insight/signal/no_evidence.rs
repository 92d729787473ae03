//! A level is claimed, and nothing shows it.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::day::Day;
use crate::insight::Level;
use crate::insight::skills::SkillRow;

pub(super) static RULE: Rule = Rule {
    id: "no-evidence",
    doc: "A skill has had a level above none for so many days, and no proof of it stands.",
    because: "A level counts by what others could observe, not by how it feels.",
    threshold: Some(Threshold {
        value: 14,
        unit: "days",
        reason: "Who was judged at work can link what was seen within two weekly looks.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    figures
        .skills
        .iter()
        .filter(|row| row.no_proof() && row.not_applicable.is_none())
        .filter(|row| since(row).is_some_and(|day| figures.basis.present_since(day) >= from))
        .filter_map(|row| {
            let lacking = match row.lacking {
                0 => "",
                _ => ", and what is linked does not stand",
            };
            let facts = format!(
                "{}: level {} without proof{lacking}",
                row.name.shown(),
                row.claimed()?.rank()
            );
            let next = "link the win or the evidence that shows it";
            Some(RULE.signal(Severity::Look, row.at.clone(), facts, next))
        })
        .collect()
}

/// The day of the first of the views that now claim a level.
fn since(row: &SkillRow) -> Option<Day> {
    [&row.mine, &row.theirs]
        .into_iter()
        .flatten()
        .filter(|view| view.level > Level::None)
        .map(|view| view.on)
        .min()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_two_weeks_after_the_judgement() {
        let skill = |level: &str, more: &str| {
            format!(
                "[[skill]]\nid = \"s\"\ntitle = \"S\"\n{more}\nlevels = [{{ on = 2026-11-08, by = \"me\", level = \"{level}\" }}]\n"
            )
        };
        let proof = "[[evidence]]\non = 2026-11-01\nskills = [\"s\"]\n";
        let gone = "[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2026-11-01, by = \"Grace\", level = \"working\", evidence = [\"win:gone\"] }]\n";
        table(
            &RULE,
            "2026-11-22",
            &[
                (&skill("awareness", ""), &["S: level 1 without proof"]),
                (&skill("none", ""), &[]),
                (&skill("expert", ""), &[]),
                (
                    &skill("awareness", "not_applicable = \"another team does it\""),
                    &[],
                ),
                (&format!("{proof}{}", skill("awareness", "")), &[]),
                // Who says none claims nothing, and so does not say since when.
                (
                    "[[skill]]\ntitle = \"S\"\nlevels = [{ on = 2026-01-01, by = \"me\", level = \"none\" }, { on = 2026-11-20, by = \"Grace\", level = \"awareness\" }]\n",
                    &[],
                ),
                (
                    gone,
                    &["S: level 2 without proof, and what is linked does not stand"],
                ),
            ],
        );
        table(&RULE, "2026-11-21", &[(&skill("awareness", ""), &[])]);
    }
}
