//! The figures of the sample, and that no value and no day harms them.

use super::sample::{day, roadmap};
use super::signal::{Thresholds, signals};
use super::{Basis, actions, certs, header, ladder, shadowing, skills, win};
use crate::catalogue::Catalogue;
use crate::model::{Table, Value};
use crate::text::is_hidden;

/// Something of everything.
const FULL: &str = r#"
    [person]
    name = "Ada Okafor"
    started = 2026-07-03
    fiscal_year_starts = 1
    currency = "USD"
    estate = ["aws"]
    [[direction]]
    on = 2026-07-06
    archetype = "specialist"
    review = 2026-11-01
    [[track]]
    on = 2026-07-06
    primary = "sre"
    shadowing = "cloudsec"
    target = "ownership"
    due = 2027-06-30
    moved = [{ on = 2026-09-01, from = 2027-03-30 }]
    [[away]]
    from = 2026-08-03
    until = 2026-08-21
    [[skill]]
    id = "slo"
    of = "sre-slo"
    target = "ownership"
    levels = [
      { on = 2026-07-06, by = "me", level = "working", evidence = ["milestone:owner"] },
      { on = 2026-07-07, by = "Grace Lin", level = "awareness" },
    ]
    [[milestone]]
    id = "owner"
    stage = "apply"
    title = "Own the budget"
    due = 2026-11-15
    done = 2026-11-20
    proof = "win:noise"
    [[win]]
    id = "noise"
    quarter = "2026-Q4"
    title = "Cut alert noise"
    criteria_agreed = 2026-10-09
    started = 2026-10-05
    closed = 2026-12-30
    result = "reached"
    carried_from = "win:noise"
    [[win.guard]]
    measure = "missed"
    limit = 0
    readings = [{ on = 2026-11-16, value = 1 }]
    [[win.key_result]]
    measure = "pages"
    baseline = 120
    target = 72
    readings = [{ on = 2026-10-12, value = 118 }, { on = 2026-11-16, value = 112 }]
    [[cert]]
    id = "cka"
    of = "cka"
    skills = ["slo"]
    companion = "win:noise"
    planned = "2026-Q4"
    hours_planned = 50
    booked = 2026-10-20
    exam = 2026-11-09
    passed = 2026-11-09
    expires = 2027-01-01
    cost = 445
    study = [{ on = 2026-11-02, hours = 2.5, percent = 40 }]
    renewals = [{ on = 2026-11-10, until = 2027-01-09, cost = 5 }]
    [[shadow]]
    on = 2026-11-12
    track = "cloudsec"
    with = "Bo"
    step = "observe"
    hours = 2.0
    what = "Access review"
    follow_up = { what = "Checklist", due = 2026-11-18 }
    [[shadow_plan]]
    track = "cloudsec"
    look_for = "Reviews"
    until = 2027-03-31
    [[budget]]
    year = 2026
    amount = 1
    currency = "USD"
    [[evidence]]
    id = "day"
    on = 2026-11-03
    skills = ["slo"]
    [[checkin]]
    on = 2026-11-02
    [[review]]
    on = 2026-11-15
    kind = "day-90"
    [[review.action]]
    what = "Own the next game day"
    due = 2026-11-16
"#;

/// All figures of a roadmap; the sentences that were made.
fn everything(roadmap: &Table, today: &str) -> Vec<String> {
    let basis = Basis::new(roadmap, Catalogue::embedded(), day(today));
    let mut said = Vec::new();
    let _ = header::header(&basis);
    let _ = skills::skills(&basis);
    let _ = actions::open_actions(&basis);
    said.extend(
        ladder::ladder(&basis)
            .steps
            .into_iter()
            .map(|step| step.needs),
    );
    let wins = win::wins(&basis);
    let results = wins.current.into_iter().flat_map(|win| win.key_results);
    said.extend(results.map(|result| result.reason));
    let certs = certs::certifications(&basis);
    said.extend(certs.rows.into_iter().map(|row| row.words));
    said.extend(
        certs
            .next
            .into_iter()
            .flat_map(|next| [next.what, next.because]),
    );
    let suggestion = shadowing::shadowing(&basis, 5).suggestion;
    said.extend(
        suggestion
            .into_iter()
            .flat_map(|next| [next.what, next.because]),
    );
    let signals = signals(&basis, &Thresholds::default());
    said.extend(
        signals
            .into_iter()
            .flat_map(|signal| [signal.facts, signal.next_step]),
    );
    said
}

/// Values that do not belong where they stand.
fn odd() -> Vec<Value> {
    vec![
        Value::text("\u{1b}[2J\u{202e}"),
        Value::text(""),
        Value::Integer(i64::MIN),
        Value::Float(f64::NAN),
        Value::Float(1e308),
        Value::Boolean(true),
        Value::Day(day("0001-01-01")),
        Value::Day(day("9999-12-31")),
        Value::Array(vec![Value::Integer(1), Value::Table(Table::new())]),
        Value::Table(Table::new()),
    ]
}

/// Every roadmap that has the odd value at one place.
fn with_odd(value: &Value, odd: &Value, visit: &mut dyn FnMut(Value)) {
    visit(odd.clone());
    match value {
        Value::Table(table) => {
            for (name, inner) in table.iter() {
                with_odd(inner, odd, &mut |changed| {
                    let mut table = table.clone();
                    table.set(name, changed);
                    visit(Value::Table(table));
                });
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                with_odd(inner, odd, &mut |changed| {
                    let mut items = items.clone();
                    items[at] = changed;
                    visit(Value::Array(items));
                });
            }
        }
        _ => {}
    }
}

#[test]
fn no_value_anywhere_does_harm() {
    let full = Value::Table(roadmap(FULL));
    let mut count = 0;
    for odd in odd() {
        with_odd(&full, &odd, &mut |changed| {
            if let Value::Table(table) = changed {
                count += 1;
                for sentence in everything(&table, "2026-11-22") {
                    assert!(!sentence.chars().any(is_hidden), "{sentence:?}");
                    assert!(
                        !sentence.contains("NaN") && !sentence.contains("inf"),
                        "{sentence}"
                    );
                }
            }
        });
    }
    assert!(count > 1000, "{count} roadmaps");
}

#[test]
fn every_day_of_the_calendar_can_be_today() {
    let full = roadmap(FULL);
    for today in [
        "0001-01-01",
        "0001-12-31",
        "2024-02-29",
        "2026-11-22",
        "9998-12-31",
        "9999-12-31",
    ] {
        everything(&full, today);
    }
}
