//! Words of one's own that nobody can observe.

use super::{Figures, Rule, Severity, Signal};
use crate::insight::row::{Row, place};
use crate::model::fields::LEVELS;
use crate::model::{Record, Section};

pub(super) static RULE: Rule = Rule {
    id: "vague-wording",
    doc: "An open milestone, win or own skill says something that nobody can observe, and has no figure.",
    because: "Two people who read it should agree whether it was reached; \"understands\" is agreed by nobody.",
    threshold: None,
    find,
};

/// Words that say what goes on in a head, or a direction without an end.
const VAGUE: &[&str] = &[
    "understand",
    "understands",
    "understanding",
    "know",
    "knows",
    "knowledge",
    "familiar",
    "aware",
    "improve",
    "improves",
    "improving",
    "better",
    "deeper",
    "learn",
    "learns",
    "explore",
    "some",
    "more",
];

fn find(figures: &Figures, _: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let mut titles = figures.ladder.steps.iter().filter(|step| !step.claimed);
    let milestones = if titles.any(|step| vague(step.title.raw()).is_some()) {
        basis.source.records(Section::Milestone)
    } else {
        Vec::new()
    };
    let own = milestones
        .iter()
        .filter(|record| Row::of(record).text("of").is_none())
        .filter(|record| Row::of(record).past("done", basis.today).is_none());
    let wins = basis
        .recent_wins()
        .iter()
        .filter(|record| Row::of(record).past("closed", basis.today).is_none());
    let rows = basis.source.records(Section::OwnSkill);
    let cells = rows.iter().filter_map(|record| {
        let mut levels = LEVELS.iter().skip(1);
        levels.find_map(|level| signal(record, level))
    });
    own.filter_map(|record| signal(record, "title"))
        .chain(wins.filter_map(|record| signal(record, "title")))
        .chain(cells)
        .collect()
}

fn signal(record: &Record, field: &str) -> Option<Signal> {
    let text = Row::of(record).text(field)?;
    let word = vague(text.raw())?;
    let facts = format!("{}: \"{word}\" is seen by nobody", text.shown());
    let next = "say what a person does, alone or with help, and with which figure";
    Some(RULE.signal(Severity::Look, place(record), facts, next))
}

/// The first vague word of a text without a figure.
fn vague(text: &str) -> Option<&'static str> {
    if text.chars().any(|letter| letter.is_ascii_digit()) {
        return None;
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.find_map(|word| VAGUE.iter().copied().find(|vague| *vague == word))
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_for_a_word_that_nobody_can_observe() {
        let milestone = |title: &str, more: &str| {
            format!("[[milestone]]\ntitle = \"{title}\"\nstage = \"learn\"\n{more}\n")
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &milestone("Understand Kubernetes", ""),
                    &["Understand Kubernetes: \"understand\" is seen by nobody"],
                ),
                (
                    "[[own_skill]]\nid = \"x\"\nworking = \"Knows the basics\"\n",
                    &["Knows the basics: \"knows\" is seen by nobody"],
                ),
                (
                    "[[own_skill]]\nid = \"x\"\nworking = \"Restores one service alone\"\n",
                    &[],
                ),
                (&milestone("Understand 3 outages of checkout", ""), &[]),
                (&milestone("Own the error budget of checkout", ""), &[]),
                (
                    &milestone("Understand Kubernetes", "done = 2026-11-01"),
                    &[],
                ),
                (&milestone("Understand Kubernetes", "of = \"sre-m1\""), &[]),
                (
                    "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"Better alerts\"\n",
                    &["Better alerts: \"better\" is seen by nobody"],
                ),
                (
                    "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"Better alerts\"\nclosed = 2026-11-01\n",
                    &[],
                ),
            ],
        );
    }
}
