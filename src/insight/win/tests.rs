//! A win from its brief to its closing.

use super::*;
use crate::insight::sample::on;

#[test]
fn the_state_follows_the_days_that_have_come() {
    for (days, state) in [
        ("", State::Planned),
        ("criteria_agreed = 2026-09-28", State::CriteriaAgreed),
        ("started = 2026-10-05", State::Active),
        ("started = 2026-12-05", State::Planned),
        (
            "closed = 2026-11-20\nresult = \"reached\"",
            State::Closed(Some("reached")),
        ),
        (
            "closed = 2026-11-20\nresult = \"splendid\"",
            State::Closed(None),
        ),
        ("result = \"reached\"", State::Planned),
        ("started = \"soon\"", State::Planned),
    ] {
        let text = format!("[[win]]\nquarter = \"2026-Q4\"\ntitle = \"Cut\"\n{days}\n");
        let found = on("2026-11-22", &text, wins).current.expect("a win");
        assert_eq!(found.state, state, "{days}");
    }
}

#[test]
fn the_active_win_of_the_fiscal_quarter_is_shown_and_others_are_counted() {
    let text = r#"
        [person]
        fiscal_year_starts = 2
        [[win]]
        quarter = "2026-Q4"
        title = "planned"
        [[win]]
        id = "old"
        quarter = "2026-Q3"
        title = "first try"
        closed = 2026-10-30
        result = "carried"
        [[win]]
        quarter = "2026-Q4"
        title = "active"
        started = 2026-11-02
        carried_from = "win:old"
        [[win]]
        quarter = "2026-Q2"
        title = "missed one"
        closed = 2026-07-30
        result = "missed"
        [[win]]
        quarter = "2026-Q2"
        title = "reached one"
        closed = 2026-07-30
        result = "reached"
        [[win]]
        quarter = 4
        title = "nowhere"
    "#;
    let found = on("2026-11-22", text, wins);
    assert_eq!(
        (found.quarter.to_string().as_str(), found.open),
        ("2026-Q4", 2)
    );
    let current = found.current.expect("a win");
    assert_eq!(current.title.raw(), "active");
    assert_eq!(
        current.carried_from.as_ref().map(Text::raw),
        Some("first try")
    );
    assert_eq!(current.ends.to_string(), "2027-01-31");
    let past: Vec<_> = found
        .past
        .iter()
        .map(|past| past.win.as_ref().map(|win| (win.title.raw(), win.result)))
        .collect();
    assert_eq!(
        past,
        [
            Some(("first try", Some("carried"))),
            Some(("reached one", Some("reached"))),
            None,
            None,
        ]
    );
    assert_eq!(found.past[1].count, 2);
}
