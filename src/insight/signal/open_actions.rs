//! More was agreed than is done.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::actions::open_actions;

pub(super) static RULE: Rule = Rule {
    id: "open-actions",
    doc: "So many actions of one-on-ones are open.",
    because: "What is agreed and never done makes the next agreement worthless.",
    threshold: Some(Threshold {
        value: 5,
        unit: "actions",
        reason: "More than four cannot be kept in mind between two talks.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let today = figures.basis.today;
    let open = open_actions(figures.basis);
    let enough = i64::try_from(open.len()).is_ok_and(|count| count >= from);
    let Some(oldest) = open
        .iter()
        .min_by_key(|action| action.since)
        .filter(|_| enough)
    else {
        return Vec::new();
    };
    let facts = format!(
        "{} actions are open, the oldest since {}",
        open.len(),
        oldest.since.short(today)
    );
    let next = "close or drop what nobody will do";
    vec![RULE.signal(Severity::Look, oldest.at.clone(), facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_from_the_fifth() {
        let text = |count: usize, last: &str| {
            let actions: Vec<_> = (0..count)
                .map(|number| format!("[[review.action]]\nwhat = \"{number}\"\n"))
                .collect();
            let actions = actions.concat();
            format!("[[review]]\non = 2026-11-01\n{actions}{last}\n")
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &text(5, ""),
                    &["5 actions are open, the oldest since 1 Nov"],
                ),
                (&text(4, ""), &[]),
                (&text(5, "done = 2026-11-02"), &[]),
                ("", &[]),
            ],
        );
    }
}
