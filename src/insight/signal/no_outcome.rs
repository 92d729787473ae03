//! The track is one of one's own, and nothing says what the company gets from it.

use super::{Figures, Rule, Severity, Signal};
use crate::insight::row::{Row, place};

pub(super) static RULE: Rule = Rule {
    id: "no-outcome",
    doc: "The track that is followed is known by no catalogue, or by an entry without a business outcome.",
    because: "A track that serves no outcome is a hobby: nobody pays for it, and nobody misses it.",
    threshold: None,
    find,
};

fn find(figures: &Figures, _: i64) -> Vec<Signal> {
    let basis = figures.basis;
    let Some(record) = basis.track() else {
        return Vec::new();
    };
    let Some(primary) = Row::of(record).text("primary") else {
        return Vec::new();
    };
    let known = basis.catalogue.track(primary.raw());
    if known.is_some_and(|track| !track.business_outcome.is_blank()) {
        return Vec::new();
    }
    let facts = format!("{}: no business outcome is named", primary.shown());
    let next = "add an own track with this id, and say what the company gets from it";
    vec![RULE.signal(Severity::Look, place(record), facts, next)]
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn fires_for_a_track_without_a_business_outcome() {
        let text = |primary: &str| format!("[[track]]\non = 2026-01-01\nprimary = \"{primary}\"\n");
        table(
            &RULE,
            "2026-11-22",
            &[
                (&text("data"), &["data: no business outcome is named"]),
                (&text("sre"), &[]),
                ("[[track]]\non = 2026-11-23\nprimary = \"data\"\n", &[]),
                ("", &[]),
            ],
        );
    }
}
