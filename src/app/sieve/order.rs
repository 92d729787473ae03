//! The orders in which a pane can show its records.

use super::words::{main_day, states};
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::title;
use crate::model::{Section, Table};
use std::cmp::Reverse;

/// An order of the records of a pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// The pane's own.
    #[default]
    Own,
    /// The latest first; those without a day last.
    Date,
    Name,
    /// What is open first, then by the word for the state.
    State,
}

/// What records are compared by.
pub(super) type Rank = (Reverse<Option<Day>>, bool, String, String);

impl Order {
    /// The order after this one; the pane's own after the last.
    #[must_use]
    pub fn next(self) -> Order {
        match self {
            Order::Own => Order::Date,
            Order::Date => Order::Name,
            Order::Name => Order::State,
            Order::State => Order::Own,
        }
    }

    /// What the title of the pane says of it.
    pub fn words(self) -> &'static str {
        match self {
            Order::Own => "",
            Order::Date => "by date",
            Order::Name => "by name",
            Order::State => "by state",
        }
    }

    /// Where a record stands in this order.
    pub(super) fn rank(
        self,
        section: Section,
        table: &Table,
        catalogue: &Catalogue,
        today: Day,
    ) -> Rank {
        let name = || title(table, section, catalogue).to_lowercase();
        let none = (Reverse(None), false, String::new(), String::new());
        match self {
            Order::Own => none,
            Order::Date => (Reverse(main_day(section, table)), false, name(), none.3),
            Order::Name => (none.0, false, name(), none.3),
            Order::State => {
                let states = states(section, table, today);
                let done = states.first() == Some(&"done");
                (
                    none.0,
                    done,
                    states.get(1).copied().unwrap_or_default().to_owned(),
                    name(),
                )
            }
        }
    }
}
