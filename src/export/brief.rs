//! The brief of a win as one page of Markdown: what it is for, how it is measured, and how it stands.

use super::lines;
use super::markdown::escaped;
use crate::day::Day;
use crate::insight::win::{Guard, KeyResult, State, Win};
use crate::insight::{Basis, figure};
use crate::text::Text;
use std::fmt::Write as _;

/// The page.
pub fn brief(basis: &Basis, win: &Win) -> String {
    let mut out = format!("# {}\n\n", escaped(&win.title.shown()));
    let state = match win.state {
        State::Planned => "planned".to_owned(),
        State::CriteriaAgreed => "criteria agreed".to_owned(),
        State::Active => "active".to_owned(),
        State::Closed(result) => format!("closed, {}", result.unwrap_or("without a result")),
    };
    let _ = writeln!(out, "{} · {state} · as of {}", win.quarter, basis.today);
    prose(&mut out, "So that", win.outcome.as_ref());
    prose(&mut out, "Problem", win.problem.as_ref());
    prose(&mut out, "Hypothesis", win.hypothesis.as_ref());
    let days = [
        ("Criteria agreed", win.criteria_agreed),
        ("Started", win.started),
        ("Ends", Some(win.ends)),
        ("Closed", win.closed),
    ];
    let days = days.iter().filter_map(|(name, day)| Some((name, (*day)?)));
    let days: Vec<String> = days
        .map(|(name, day): (_, Day)| format!("- {name}: {day}"))
        .collect();
    let _ = writeln!(out, "\n## Days\n\n{}", days.join("\n"));
    if !win.key_results.is_empty() {
        let _ = writeln!(out, "\n## Measured by\n");
        let _ = writeln!(out, "| Measure | From | To | Now | How it stands |");
        let _ = writeln!(out, "|---|---:|---:|---:|---|");
        for own in &win.key_results {
            let _ = writeln!(out, "{}", row(own));
        }
    }
    if !win.guards.is_empty() {
        let _ = writeln!(out, "\n## Must not get worse\n");
        for guard in &win.guards {
            let _ = writeln!(out, "- {}", guard_words(guard));
        }
    }
    prose(&mut out, "Learned", win.learned.as_ref());
    out
}

fn prose(out: &mut String, heading: &str, text: Option<&Text>) {
    let Some(text) = text.filter(|text| !text.is_blank()) else {
        return;
    };
    let _ = writeln!(out, "\n## {heading}\n");
    for line in lines(text).lines() {
        let _ = writeln!(out, "{}", escaped(line.trim_start()));
    }
}

fn row(own: &KeyResult) -> String {
    let number = |value: Option<f64>| value.map_or(String::new(), figure);
    let unit = own.unit.as_ref();
    let unit = unit.map_or(String::new(), |unit| {
        format!(", {}", escaped(&unit.shown()))
    });
    let now = match own.now {
        Some(now) => format!("{} ({})", figure(now.value), now.on),
        None => String::new(),
    };
    format!(
        "| {}{unit} | {} | {} | {now} | {} |",
        escaped(&own.measure.shown()),
        number(own.baseline),
        number(own.target),
        escaped(&own.reason)
    )
}

fn guard_words(guard: &Guard) -> String {
    let mut words = escaped(&guard.measure.shown());
    if let Some(limit) = guard.limit {
        let side = if guard.is_least { "least" } else { "most" };
        let _ = write!(words, ": at {side} {}", figure(limit));
    }
    if let Some(now) = guard.now {
        let _ = write!(words, ", {} on {}", figure(now.value), now.on);
    }
    words += match guard.holds {
        Some(true) => ", holds",
        Some(false) => ", is broken",
        None => ", nothing is known yet",
    };
    words
}
