//! Guards: what must not get worse while a win is worked on.

use super::super::Basis;
use super::super::row::{Row, place};
use super::Span;
use super::key_result::{Reading, readings};
use crate::model::{Path, Record};
use crate::text::Text;

/// One guard.
#[derive(Debug)]
pub struct Guard {
    pub at: Path,
    pub measure: Text,
    pub unit: Option<Text>,
    pub limit: Option<f64>,
    /// The limit is the least that is allowed, not the most.
    pub is_least: bool,
    pub now: Option<Reading>,
    /// Whether the latest reading keeps the limit; none without a reading or a limit.
    pub holds: Option<bool>,
}

/// The guards of a win.
pub(super) fn of(basis: &Basis, win: &Record, span: Span) -> Vec<Guard> {
    Row::of(win)
        .rows("guard")
        .into_iter()
        .map(|(key, row)| {
            let limit = row.number("limit");
            // A guard usually caps something. Where a baseline lies above the limit, the limit is a floor.
            let baseline = row.table.number("baseline");
            let is_least = baseline
                .zip(limit)
                .is_some_and(|(from, limit)| from > limit);
            let now = readings(row, span.until(basis.today)).pop();
            let holds = limit.zip(now).map(|(limit, now)| {
                if is_least {
                    now.value >= limit
                } else {
                    now.value <= limit
                }
            });
            Guard {
                at: place(win).field("guard").item(key),
                measure: row.own("measure").unwrap_or_else(|| "unnamed guard".into()),
                unit: row.own("unit"),
                limit,
                is_least,
                now,
                holds,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::insight::sample::on;
    use crate::insight::win::wins;

    #[test]
    fn the_latest_reading_is_held_against_the_limit() {
        for (facts, holds) in [
            (
                "limit = 0\nreadings = [{ on = 2026-11-16, value = 0 }]",
                Some(true),
            ),
            (
                "limit = 0\nreadings = [{ on = 2026-11-16, value = 1 }]",
                Some(false),
            ),
            (
                "limit = 0\nreadings = [{ on = 2026-11-16, value = 1 }, { on = 2026-11-17, value = 0 }]",
                Some(true),
            ),
            (
                "limit = 99.5\nbaseline = 99.9\nreadings = [{ on = 2026-11-16, value = 99.7 }]",
                Some(true),
            ),
            (
                "limit = 99.5\nbaseline = 99.9\nreadings = [{ on = 2026-11-16, value = 99.4 }]",
                Some(false),
            ),
            // What begins at its limit is to stay below it.
            (
                "limit = 0\nbaseline = 0\nreadings = [{ on = 2026-11-16, value = 1 }]",
                Some(false),
            ),
            ("limit = 0", None),
            (
                "limit = \"0\"\nreadings = [{ on = 2026-11-16, value = 1 }]",
                None,
            ),
        ] {
            let text = format!(
                "[[win]]\nquarter = \"2026-Q4\"\ntitle = \"Cut\"\n[[win.guard]]\nmeasure = \"missed\"\n{facts}\n"
            );
            let win = on("2026-11-22", &text, wins).current.expect("a win");
            assert_eq!(win.guards[0].holds, holds, "{facts}");
        }
    }
}
