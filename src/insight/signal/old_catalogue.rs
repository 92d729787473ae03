//! What is built in has grown old.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::model::{Path, Section};

pub(super) static RULE: Rule = Rule {
    id: "old-catalogue",
    doc: "There are certifications, and the catalogue that knows their fees and rules is so many days old.",
    because: "Issuers change fees, validity and exams each year; figures of an old catalogue mislead.",
    threshold: Some(Threshold {
        value: 365,
        unit: "days",
        reason: "In a year most issuers have changed something.",
    }),
    find,
};

fn find(figures: &Figures, from: i64) -> Vec<Signal> {
    let today = figures.basis.today;
    let Some(day) = figures.basis.catalogue.as_of() else {
        return Vec::new();
    };
    if figures.certs.rows.is_empty() || day.until(today) < from {
        return Vec::new();
    }
    let facts = format!(
        "the catalogue is of {}, {}",
        day.short(today),
        day.distance(today)
    );
    let next = "take a newer version, and check fees and dates with the issuer before you pay";
    vec![RULE.signal(Severity::Look, Path::section(Section::Cert), facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_a_year_after_it_was_looked_through() {
        let cert = "[[cert]]\nname = \"C\"\n";
        table(&RULE, "2027-11-21", &[(cert, &[])]);
        table(
            &RULE,
            "2027-11-22",
            &[
                (cert, &["the catalogue is of 22 Nov 2026, 365 d ago"]),
                ("", &[]),
            ],
        );
    }
}
