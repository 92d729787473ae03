//! Money was spent that nobody approved, or that was refused.

use super::{Figures, Rule, Severity, Signal};

pub(super) static RULE: Rule = Rule {
    id: "unapproved",
    doc: "An exam is booked that was refused; or there is a budget, and its cost was not approved.",
    because: "Money that is spent before it is approved is hard to get back.",
    threshold: None,
    find,
};

fn find(figures: &Figures, _: i64) -> Vec<Signal> {
    let has_budget = figures.certs.budget.is_some();
    figures
        .certs
        .rows
        .iter()
        .filter(|row| row.booked.is_some() && row.passed.is_none() && row.approved.is_none())
        .filter(|row| has_budget || row.refused.is_some())
        .map(|row| {
            let how = row.refused.map_or("not approved", |_| "refused");
            let facts = format!("{}: booked, and {how}", row.name.shown());
            let next = "ask for the approval, and write down its day";
            RULE.signal(Severity::Look, row.at.clone(), facts, next)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_for_an_open_booking_without_approval() {
        let text = |facts: &str| {
            format!("[[budget]]\nyear = 2026\namount = 1\n[[cert]]\nname = \"C\"\n{facts}\n")
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &text("booked = 2026-11-22"),
                    &["C: booked, and not approved"],
                ),
                (&text("booked = 2026-11-23"), &[]),
                (&text("booked = 2026-11-22\napproved = 2026-11-22"), &[]),
                (&text("booked = 2026-11-02\npassed = 2026-11-20"), &[]),
                ("[[cert]]\nbooked = 2026-11-22\n", &[]),
                (
                    "[[cert]]\nname = \"C\"\nbooked = 2026-11-20\nrefused = 2026-11-22\n",
                    &["C: booked, and refused"],
                ),
                (
                    "[[cert]]\nname = \"C\"\nbooked = 2026-11-20\nrefused = 2026-11-22\napproved = 2026-11-22\n",
                    &[],
                ),
                (
                    "[[cert]]\nname = \"C\"\nbooked = 2026-11-20\nrefused = 2026-11-23\n",
                    &[],
                ),
            ],
        );
    }
}
