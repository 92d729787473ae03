//! A certificate that nothing was done with.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::certs::Companion;

pub(super) static RULE: Rule = Rule {
    id: "paper-skill",
    doc: "A certificate is held for so many days without a finished companion project.",
    because: "A certificate says that an exam was passed; only a project shows that it is used.",
    threshold: Some(Threshold {
        value: 90,
        unit: "days",
        reason: "A quarter is the time in which one win, and so one project, fits.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    figures
        .certs
        .rows
        .iter()
        .filter(|row| row.held && row.companion != Companion::Done)
        .filter_map(|row| {
            let days = figures.basis.present_since(row.passed?);
            if days < from {
                return None;
            }
            let name = row.name.shown();
            let facts = match row.companion {
                Companion::Open(lack) => {
                    format!(
                        "{name}: its project {}, {days} d after passing",
                        lack.words()
                    )
                }
                _ => format!("{name}: no companion project after {days} d"),
            };
            let next = "use it in a win, a milestone or a task, and link that";
            Some(RULE.signal(Severity::Look, row.at.clone(), facts, next))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_a_quarter_after_passing() {
        let cert = |passed: &str, more: &str| {
            format!("[[cert]]\nname = \"C\"\npassed = {passed}\n{more}\n")
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &cert("2026-08-24", ""),
                    &["C: no companion project after 90 d"],
                ),
                (&cert("2026-08-25", ""), &[]),
                (
                    &cert(
                        "2026-08-24",
                        "[[away]]\nfrom = 2026-09-01\nuntil = 2026-09-01",
                    ),
                    &[],
                ),
                (
                    &cert(
                        "2026-08-18",
                        "companion = \"win:open\"\n[[win]]\nid = \"open\"",
                    ),
                    &["C: its project is a win that is still open, 96 d after passing"],
                ),
                (
                    &cert("2026-08-18", "companion = \"https://example.org\""),
                    &[],
                ),
                (&cert("2020-08-18", "expires = 2023-01-01"), &[]),
                (&cert("\"2026-08-18\"", ""), &[]),
            ],
        );
    }
}
