//! More was spent on certifications than was set aside.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::figure;
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "over-budget",
    doc: "More than so many percent of the year's budget are spent.",
    because: "Money for exams is agreed once a year; what goes beyond it needs a reason.",
    threshold: Some(Threshold {
        value: 100,
        unit: "percent",
        reason: "Spending all of it is what it is for; more was not agreed.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let Some(budget) = &figures.certs.budget else {
        return Vec::new();
    };
    let Some(spent) = budget.spent else {
        return Vec::new();
    };
    let most = budget.amount * f64::from(i32::try_from(from).unwrap_or(i32::MAX)) / 100.0;
    if spent <= most {
        return Vec::new();
    }
    let facts = format!(
        "{} of {} spent in {}",
        figure(spent),
        figure(budget.amount),
        budget.year
    );
    let next = "agree on more, or move the next exam to another year";
    let at = Path::section(Section::Budget);
    vec![RULE.signal(Severity::Look, at, facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_above_all_of_it() {
        let text = |cost: &str| {
            format!(
                "[[budget]]\nyear = 2026\namount = 1500\n[[cert]]\nbooked = 2026-02-01\ncost = {cost}\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (&text("1500.5"), &["1,500.5 of 1,500 spent in 2026"]),
                (&text("1500"), &[]),
                (&text("\"9999\""), &[]),
                ("[[cert]]\nbooked = 2026-02-01\ncost = 10\n", &[]),
                (
                    "[[budget]]\nyear = 2026\namount = 0\n[[cert]]\nbooked = 2026-02-01\ncost = 10\n",
                    &["10 of 0 spent in 2026"],
                ),
            ],
        );
    }
}
