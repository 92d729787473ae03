//! A certificate can be renewed, or soon can.

use super::{Figures, Rule, Severity, Signal, Threshold};
use crate::insight::certs::{SOON, State};

pub(super) static RULE: Rule = Rule {
    id: "renewal-opens",
    doc: "The renewal of a certificate opens within so many days, or is open while its end is still far.",
    because: "Renewing early is often free or short; the same exam taken late costs its full price.",
    threshold: Some(Threshold {
        value: 14,
        unit: "days",
        reason: "Two weeks are enough to find an evening for it.",
    }),
    find,
};

fn find(figures: &Figures, before: i64) -> Vec<Signal> {
    let today = figures.basis.today;
    figures
        .certs
        .rows
        .iter()
        .filter(|row| row.state == State::RenewalOpens)
        // From then on its end is the news.
        .filter(|row| row.expires.is_none_or(|last| today.until(last) > SOON))
        .filter_map(|row| {
            let opens = row.opens.filter(|opens| today.until(*opens) <= before)?;
            let name = row.name.shown();
            let ends = row.expires.map_or(String::new(), |last| {
                format!(", it ends {}", last.distance(today))
            });
            let facts = if opens <= today {
                format!("{name}: renewal is open since {}{ends}", opens.short(today))
            } else {
                format!("{name}: renewal opens {}{ends}", opens.distance(today))
            };
            let next = "look up the way that its issuer offers, and set an evening aside";
            Some(RULE.signal(Severity::Look, row.at.clone(), facts, next))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::{Figures, RULE, State};
    use crate::insight::sample::on;

    #[test]
    fn says_nothing_once_the_end_itself_is_near() {
        // Its renewal opens in 30 days, 60 before an end that is 90 away.
        let text = "[[cert]]\nof = \"gcp-ace\"\npassed = 2026-01-01\nexpires = 2027-02-20\n";
        on("2026-11-22", text, |basis| {
            let figures = Figures::of(basis);
            assert_eq!(figures.certs.rows[0].state, State::RenewalOpens);
            assert!((RULE.find)(&figures, 30).is_empty());
        });
    }

    #[test]
    fn fires_two_weeks_before_it_opens_and_until_the_end_is_near() {
        let cert = |expires: &str| {
            format!(
                "[[cert]]\nof = \"tf-associate\"\nname = \"C\"\npassed = 2026-01-01\nexpires = {expires}\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (
                    &cert("2027-06-07"),
                    &["C: renewal opens in 14 d, it ends in 197 d"],
                ),
                (&cert("2027-06-08"), &[]),
                (
                    &cert("2027-04-01"),
                    &["C: renewal is open since 30 Sep, it ends in 130 d"],
                ),
                (&cert("2027-02-20"), &[]),
                (
                    "[[cert]]\nname = \"C\"\npassed = 2026-01-01\nexpires = 2027-06-07\n",
                    &[],
                ),
            ],
        );
    }
}
