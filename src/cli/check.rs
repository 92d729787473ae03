//! `roadbook check`: what is wrong in the file, shown as a compiler shows it, and the signals.

use super::places::{Asked, Places};
use super::{DONE, FAILED, MISUSED, say};
use crate::insight::Basis;
use crate::insight::signal::{Rule, Severity, Signal, signals};
use crate::model::fields::ROADMAP;
use crate::model::{Path, problems};
use crate::store::disk::names::shown;
use crate::store::{Book, Excerpt, Fault, check as faults, locate};
use std::fmt::Write as _;

/// Looks through the roadmap. 0 where nothing is wrong, 1 where something is, 2 where it cannot be read.
pub(super) fn check(asked: Asked, plain: bool) -> anyhow::Result<u8> {
    let today = asked.today;
    let places = Places::find(asked, true)?;
    for mistake in &places.mistakes {
        say::warn(&mistake.to_string());
    }
    let text = match places.text() {
        Ok(text) => text,
        Err(error) => {
            say::error(&error);
            return Ok(MISUSED);
        }
    };
    let name = shown(&places.roadmap).clone();
    let print = Print { name: &name, plain };
    let wrong = wrong(&text);
    let mut out = String::new();
    for fault in &wrong.faults {
        print.fault(&mut out, fault, &text);
    }
    let mut code = if wrong.faults.is_empty() {
        DONE
    } else {
        FAILED
    };
    if wrong.is_read {
        let book = Book::open(text);
        let catalogue = places.catalogue.with_own(&book);
        let basis = Basis::new(&book, &catalogue, today);
        print.signals(&mut out, &signals(&basis, &places.config.thresholds));
    }
    print.end(&mut out, wrong.faults.len());
    code = code.max(say::out(&out));
    Ok(code)
}

/// What is wrong in a text.
struct Wrong {
    faults: Vec<Fault>,
    /// It is TOML, so there is a roadmap to look at.
    is_read: bool,
}

fn wrong(text: &str) -> Wrong {
    let broken = faults(text);
    if !broken.is_empty() {
        return Wrong {
            faults: broken,
            is_read: false,
        };
    }
    let roadmap = Book::open(text.to_owned()).roadmap();
    let found = problems(&roadmap, ROADMAP, &Path::root());
    let at: Vec<Path> = found.iter().map(|problem| problem.at.clone()).collect();
    let spans = locate(text, &at);
    let fault = |(problem, span): (crate::model::Problem, _)| Fault {
        span,
        what: format!("{}: {}", problem.at, problem.what),
        hint: problem.hint,
    };
    let mut faults: Vec<Fault> = found.into_iter().zip(spans).map(fault).collect();
    faults.sort_by_key(|fault| fault.span.start);
    Wrong {
        faults,
        is_read: true,
    }
}

/// How it is printed.
struct Print<'a> {
    name: &'a str,
    /// One line for each thing, without drawing.
    plain: bool,
}

impl Print<'_> {
    fn fault(&self, out: &mut String, fault: &Fault, text: &str) {
        let at = Excerpt::of(fault, text);
        let place = format!("{}:{}:{}", self.name, at.line, at.column);
        let hint = fault.hint.as_deref().unwrap_or_default();
        if self.plain {
            let hint = if hint.is_empty() {
                String::new()
            } else {
                format!(" ({hint})")
            };
            let _ = writeln!(out, "{place}: problem: {}{hint}", fault.what);
            return;
        }
        let number = at.line.to_string();
        let margin = " ".repeat(number.len());
        let _ = writeln!(out, "{place}: {}", fault.what);
        let _ = writeln!(out, "{margin} |");
        let _ = writeln!(out, "{number} | {}", at.text);
        let _ = writeln!(out, "{margin} | {}", at.mark());
        if !hint.is_empty() {
            let _ = writeln!(out, "{margin} = hint: {hint}");
        }
        out.push('\n');
    }

    fn signals(&self, out: &mut String, signals: &[Signal]) {
        let shown = signals.iter().filter(|signal| signal.snoozed.is_none());
        for signal in shown {
            let rule = signal.rule;
            let (facts, next) = (&signal.facts, &signal.next_step);
            if self.plain {
                let about = signal.about();
                let _ = writeln!(out, "signal: {rule}: {about}: {facts}; next: {next}");
                continue;
            }
            let presses = if signal.severity == Severity::Now {
                "!"
            } else {
                "-"
            };
            let because = Rule::named(rule).map_or("", |rule| rule.because);
            let _ = writeln!(out, "{presses} {rule}: {facts}");
            let _ = writeln!(out, "    next: {next}");
            let _ = writeln!(out, "    why:  {because}");
        }
        let put_off = signals.iter().filter(|signal| signal.snoozed.is_some());
        match put_off.count() {
            0 => {}
            1 => out.push_str("1 more signal is put off\n"),
            count => {
                let _ = writeln!(out, "{count} more signals are put off");
            }
        }
    }

    fn end(&self, out: &mut String, wrong: usize) {
        if self.plain {
            return;
        }
        let _ = match wrong {
            0 => writeln!(out, "{}: nothing is wrong in the file", self.name),
            1 => writeln!(out, "{}: 1 problem", self.name),
            _ => writeln!(out, "{}: {wrong} problems", self.name),
        };
    }
}
