//! The parking lot: technology that one watches, with the problem that it would solve.

use crate::day::Day;
use crate::insight::Basis;
use crate::insight::row::{Row as Fields, place};
use crate::model::{Path, Section};
use crate::text::Text;

/// One bet.
#[derive(Debug)]
pub struct Row {
    pub at: Path,
    pub tech: Option<Text>,
    pub problem: Option<Text>,
    pub noticed: Option<Day>,
    /// `watch`, `adopt` or `drop`.
    pub decision: Option<&'static str>,
    pub decided: Option<Day>,
    pub revisit: Option<Day>,
    /// It is watched, and the day to look again has come.
    pub is_due: bool,
    pub note: Option<Text>,
}

/// All bets that are not put away: those to look at again first, then what is watched, then what was decided.
pub fn bets(basis: &Basis) -> Vec<Row> {
    let records = basis.source.records(Section::Bet);
    let here = records.iter().filter(|record| {
        let put_away = record.table.day("archived");
        put_away.is_none_or(|day| day > basis.today)
    });
    let mut rows: Vec<Row> = here
        .map(|record| {
            let row = Fields::of(record);
            let decision = row.choice("decision");
            let revisit = row.day("revisit");
            let open = !matches!(decision, Some("adopt" | "drop"));
            Row {
                at: place(record),
                tech: row.own("tech"),
                problem: row.own("problem"),
                noticed: row.past("noticed", basis.today),
                decision,
                decided: row.past("decided", basis.today),
                revisit,
                is_due: open && revisit.is_some_and(|day| day <= basis.today),
                note: row.own("note"),
            }
        })
        .collect();
    rows.sort_by_key(|row| {
        let place = match row.decision {
            None | Some("watch") => 0,
            Some("adopt") => 1,
            _ => 2,
        };
        // What is due comes first by its day.
        (place, row.revisit.is_none(), row.revisit)
    });
    rows
}
