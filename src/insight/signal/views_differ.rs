//! Engineer and mentor see a skill differently.

use super::{Figures, Rule, Severity, Signal, Threshold};

pub(super) static RULE: Rule = Rule {
    id: "views-differ",
    doc: "One's own level and somebody else's latest differ by so many steps.",
    because: "Two views of one level are where the most useful talk begins.",
    threshold: Some(Threshold {
        value: 1,
        unit: "levels",
        reason: "A level has observable behaviours: both can look at the same evidence.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    figures
        .skills
        .iter()
        .filter(|row| row.differ && row.not_applicable.is_none())
        .filter_map(|row| {
            let (mine, theirs) = (row.mine.as_ref()?, row.theirs.as_ref()?);
            let apart = mine.level.rank().abs_diff(theirs.level.rank());
            if i64::try_from(apart).ok()? < from {
                return None;
            }
            let facts = format!(
                "{}: me {}, {} {}",
                row.name.shown(),
                mine.level.name(),
                theirs.by.shown(),
                theirs.level.name()
            );
            let next = "look at the evidence together in the next one-on-one";
            Some(RULE.signal(Severity::Look, row.at.clone(), facts, next))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_one_level_apart() {
        let skill = |mine: &str, theirs: &str| {
            format!(
                "[[skill]]\ntitle = \"S\"\nlevels = [{{ on = 2026-11-01, by = \"me\", level = \"{mine}\" }}, {{ on = 2026-11-01, by = \"Grace\", level = \"{theirs}\" }}]\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &skill("working", "awareness"),
                    &["S: me working, Grace awareness"],
                ),
                (
                    &skill("none", "awareness"),
                    &["S: me none, Grace awareness"],
                ),
                (&skill("working", "working"), &[]),
                (
                    &skill("ownership", "awareness"),
                    &["S: me ownership, Grace awareness"],
                ),
                (
                    &(skill("working", "awareness") + "not_applicable = \"none here\"\n"),
                    &[],
                ),
                (&skill("working", "good"), &[]),
            ],
        );
    }
}
