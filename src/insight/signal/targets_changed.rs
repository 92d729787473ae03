//! A closed win says other targets than on the day on which it was closed.

use super::{Figures, Rule, Severity, Signal};
use crate::change::closed::MEASURES;
use crate::insight::figure;
use crate::insight::row::{Row, place};

pub(super) static RULE: Rule = Rule {
    id: "targets-changed",
    doc: "A win of the last five quarters says another baseline, target or limit than on the day on which it was closed.",
    because: "A target that moves after the end makes every result look reached.",
    threshold: None,
    find,
};

fn find(figures: &Figures, _: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let mut found = Vec::new();
    for record in basis.recent_wins() {
        let win = Row::of(record);
        if win.past("closed", basis.today).is_none() {
            continue;
        }
        let title = win.text("title").map(|text| text.shown().into_owned());
        let title = title.unwrap_or_else(|| "unnamed win".to_owned());
        for (list, names) in MEASURES {
            for (key, measure) in win.rows(list) {
                let frozen = measure.happened("frozen", basis.today);
                let Some((on, frozen)) = frozen.last() else {
                    continue;
                };
                let moved = |name: &&&str| frozen.number(name) != measure.number(name);
                let Some(name) = names.iter().find(moved) else {
                    continue;
                };
                let said = |row: &Row| row.number(name).map_or_else(|| "none".to_owned(), figure);
                let of = measure.text("measure");
                let of = of.map_or_else(|| "unnamed".to_owned(), |text| text.shown().into_owned());
                let facts = format!(
                    "{title}: {name} of {of} is {}, and was {} when it was closed {}",
                    said(&measure),
                    said(frozen),
                    on.short(basis.today)
                );
                let next = "put it back, or open the win again and close it with what holds";
                let at = place(record).field(list).item(key);
                found.push(RULE.signal(Severity::Look, at, facts, next));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    fn win(facts: &str, measure: &str) -> String {
        format!(
            "[[win]]\nquarter = \"2026-Q3\"\ntitle = \"W\"\n{facts}\n[[win.key_result]]\nmeasure = \"m\"\n{measure}\n"
        )
    }

    #[test]
    fn fires_where_a_figure_is_not_the_one_of_the_closing() {
        let closed = "closed = 2026-09-30";
        let frozen = "frozen = [{ on = 2026-09-30, baseline = 10, target = 5 }]";
        let twice = "frozen = [{ on = 2026-09-30, baseline = 10, target = 5 }, { on = 2026-10-02, baseline = 10, target = 6 }]";
        let says =
            |target: &str, frozen: &str| format!("baseline = 10\ntarget = {target}\n{frozen}");
        let facts = "W: target of m is 6, and was 5 when it was closed 30 Sep";
        table(
            &RULE,
            "2026-11-22",
            &[
                (&win(closed, &says("5", frozen)), &[]),
                (&win(closed, &says("5.0", frozen)), &[]),
                (&win(closed, &says("6", frozen)), &[facts]),
                (
                    &win(closed, &format!("baseline = 10\n{frozen}")),
                    &["W: target of m is none, and was 5 when it was closed 30 Sep"],
                ),
                // The latest closing counts.
                (&win(closed, &says("6", twice)), &[]),
                // Without a word of the closing nothing can be told; an open win may still be agreed anew.
                (&win(closed, &says("6", "")), &[]),
                (&win("", &says("6", frozen)), &[]),
                (&win("closed = 2026-11-22", &says("6", frozen)), &[facts]),
                (&win("closed = 2026-11-23", &says("6", frozen)), &[]),
            ],
        );
    }

    #[test]
    fn a_guard_keeps_its_limit_too() {
        let guard = |limit: &str| {
            format!(
                "[[win]]\nquarter = \"2026-Q3\"\ntitle = \"W\"\nclosed = 2026-09-30\n[[win.guard]]\nmeasure = \"g\"\nlimit = {limit}\nfrozen = [{{ on = 2026-09-30, limit = 0 }}]\n"
            )
        };
        table(
            &RULE,
            "2026-11-22",
            &[
                (&guard("0"), &[]),
                (
                    &guard("1"),
                    &["W: limit of g is 1, and was 0 when it was closed 30 Sep"],
                ),
            ],
        );
    }
}
