//! The budget of certifications: what was set aside for a calendar year, and what was spent.

use super::Basis;
use super::row::Row;
use crate::day::Day;
use crate::model::{Record, Section};
use crate::text::Text;

/// The money of one calendar year.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    pub year: i32,
    pub amount: f64,
    /// None where the budget's currency is another one than that of the costs.
    pub spent: Option<f64>,
    pub currency: Option<Text>,
    /// Costs that could not be counted, since nothing says when they arose.
    pub undated: usize,
}

/// The budget of today's year; none where nothing was set aside.
pub fn budget(basis: &Basis, costs: &[Cost]) -> Option<Budget> {
    budget_of(basis, costs, basis.today.year())
}

/// The budget of a year; none where nothing was set aside.
pub(super) fn budget_of(basis: &Basis, costs: &[Cost], year: i32) -> Option<Budget> {
    let budgets = basis.source.records(Section::Budget);
    let of_year: Vec<(f64, Option<Text>)> = budgets
        .iter()
        .map(Row::of)
        .filter(|row| {
            row.number("year")
                .is_some_and(|own| (own - f64::from(year)).abs() < 0.5)
        })
        .filter_map(|row| Some((row.number("amount")?, row.own("currency"))))
        .collect();
    let (_, currency) = of_year.first()?;
    let currency = currency.clone();
    // A second budget of the same year adds to the first, if it is the same money.
    let amount = of_year
        .iter()
        .filter(|(_, own)| *own == currency)
        .fold(0.0, |sum, (amount, _)| sum + amount);
    let usual = basis.currency();
    let is_same = currency.is_none() || usual.is_none() || currency == usual;
    let spent = costs
        .iter()
        .filter(|cost| cost.on.is_some_and(|on| on.year() == year))
        .fold(0.0, |sum, cost| sum + cost.amount);
    Some(Budget {
        year,
        amount,
        spent: is_same.then_some(spent),
        currency: currency.or(usual),
        undated: costs.iter().filter(|cost| cost.on.is_none()).count(),
    })
}

/// Money that was spent on a certification.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// The day on which it arose: booking, else exam, else passing; a renewal's own day. None where nothing says so.
    pub on: Option<Day>,
    pub amount: f64,
}

/// What all certifications have cost up to today.
pub(super) fn all_costs(basis: &Basis) -> Vec<Cost> {
    let mut found = Vec::new();
    basis.source.each(Section::Cert, &mut |record| {
        found.extend(costs(&record, basis.today));
    });
    found
}

/// What a certification has cost up to today.
pub(super) fn costs(cert: &Record, today: Day) -> Vec<Cost> {
    let row = Row::of(cert);
    let on = ["booked", "exam", "passed"]
        .into_iter()
        .find_map(|name| row.day(name));
    let own = row.number("cost").map(|amount| Cost { on, amount });
    let renewals = row.happened("renewals", today);
    let renewed = renewals.iter().filter_map(|(on, renewal)| {
        let (on, amount) = (Some(*on), renewal.number("cost")?);
        Some(Cost { on, amount })
    });
    own.filter(|cost| cost.on.is_none_or(|on| on <= today))
        .into_iter()
        .chain(renewed)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sample::on;

    fn found(text: &str) -> Option<Budget> {
        on("2026-11-22", text, |basis| budget(basis, &all_costs(basis)))
    }

    const COSTS: &str = r#"
        [[cert]]
        name = "this year"
        booked = 2026-03-01
        cost = 250
        [[cert]]
        name = "last year, renewed"
        booked = 2025-03-01
        cost = 999
        renewals = [{ on = 2026-04-01, until = 2027-04-01, cost = 45 }, { on = 2026-12-01, until = 2029-04-01, cost = 7 }]
        [[cert]]
        name = "only passed"
        passed = 2026-02-01
        cost = 100
        [[cert]]
        name = "still to come"
        exam = 2026-12-09
        cost = 445
        [[cert]]
        name = "undated"
        cost = 10
        [[cert]]
        name = "wrong"
        passed = 2026-02-01
        cost = -100
    "#;

    #[test]
    fn what_was_spent_this_year_is_added_up() {
        let text = format!(
            "{COSTS}\n[[budget]]\nyear = 2026\namount = 1500\n[[budget]]\nyear = 2025\namount = 1\n"
        );
        let budget = found(&text).expect("a budget");
        assert_eq!((budget.amount, budget.spent), (1500.0, Some(395.0)));
        assert_eq!(budget.undated, 1);
    }

    #[test]
    fn other_money_is_not_compared() {
        let text = format!(
            "[person]\ncurrency = \"EUR\"\n{COSTS}\n[[budget]]\nyear = 2026\namount = 1500\ncurrency = \"USD\"\n"
        );
        assert_eq!(found(&text).expect("a budget").spent, None);
    }

    #[test]
    fn without_a_budget_there_is_no_figure() {
        assert_eq!(found(COSTS), None);
        assert_eq!(found("[[budget]]\nyear = \"2026\"\namount = 5\n"), None);
        assert_eq!(found("[[budget]]\nyear = 2026\namount = \"5\"\n"), None);
    }
}
