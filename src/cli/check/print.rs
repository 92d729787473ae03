//! What is wrong in a roadmap, for people: as a compiler shows it, or one line for each thing.

use super::{Checked, Color, Finding};
use crate::cli::page::Paint;
use crate::insight::signal::{Rule, Severity, Signal};
use crate::store::Excerpt;
use std::fmt::Write as _;

/// Everything about a file.
pub(super) fn printed(checked: &Checked, plain: bool, color: Color) -> String {
    let mut out = String::new();
    let print = Print {
        checked,
        paint: Paint::new(color),
    };
    for finding in &checked.findings {
        if plain {
            print.plain_finding(&mut out, finding);
        } else {
            print.finding(&mut out, finding);
        }
    }
    for signal in checked.signals.iter().filter(|own| own.snoozed.is_none()) {
        if plain {
            let (facts, next) = (&signal.facts, &signal.next_step);
            let (rule, about) = (signal.rule, signal.about());
            let _ = writeln!(out, "signal: {rule}: {about}: {facts}; next: {next}");
        } else {
            print.signal(&mut out, signal);
        }
    }
    print.put_off(&mut out);
    if !plain {
        print.end(&mut out);
    }
    out
}

struct Print<'a> {
    checked: &'a Checked,
    paint: Paint,
}

impl Print<'_> {
    fn plain_finding(&self, out: &mut String, finding: &Finding) {
        let fault = &finding.fault;
        let at = Excerpt::of(fault, &self.checked.text);
        let hint = fault.hint.as_deref().map(|hint| format!(" ({hint})"));
        let sort = if finding.doubtful {
            "warning"
        } else {
            "problem"
        };
        let (name, what) = (&self.checked.name, &fault.what);
        let hint = hint.unwrap_or_default();
        let _ = writeln!(
            out,
            "{name}:{}:{}: {sort}: {what}{hint}",
            at.line, at.column
        );
    }

    fn finding(&self, out: &mut String, finding: &Finding) {
        let fault = &finding.fault;
        let at = Excerpt::of(fault, &self.checked.text);
        let (sort, code) = if finding.doubtful {
            ("warning: ", "33")
        } else {
            ("", "31")
        };
        let place = format!("{}:{}:{}:", self.checked.name, at.line, at.column);
        let what = format!("{sort}{}", fault.what);
        let number = at.line.to_string();
        let margin = " ".repeat(number.len());
        let paint = |code, words: &str| self.paint.words(code, words);
        let _ = writeln!(out, "{} {}", paint("1", &place), paint(code, &what));
        let _ = writeln!(out, "{margin} |");
        let _ = writeln!(out, "{number} | {}", at.text);
        let _ = writeln!(out, "{margin} | {}", paint(code, &at.mark()));
        if let Some(hint) = &fault.hint {
            let _ = writeln!(out, "{margin} = hint: {hint}");
        }
        out.push('\n');
    }

    fn signal(&self, out: &mut String, signal: &Signal) {
        let (sign, code) = match signal.severity {
            Severity::Now => ("!", "33"),
            Severity::Look => ("-", ""),
        };
        let because = Rule::named(signal.rule).map_or("", |rule| rule.because);
        let head = format!("{sign} {}: {}", signal.rule, signal.facts);
        let _ = writeln!(out, "{}", self.paint.words(code, &head));
        let _ = writeln!(out, "    next: {}", signal.next_step);
        let _ = writeln!(out, "    why:  {because}");
    }

    fn put_off(&self, out: &mut String) {
        let put_off = self.checked.signals.iter();
        match put_off.filter(|signal| signal.snoozed.is_some()).count() {
            0 => {}
            1 => out.push_str("1 more signal is put off\n"),
            count => {
                let _ = writeln!(out, "{count} more signals are put off");
            }
        }
    }

    fn end(&self, out: &mut String) {
        let counted = |count: usize, one: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {one}s")),
        };
        let parts = [
            counted(self.checked.count(false), "problem"),
            counted(self.checked.count(true), "warning"),
        ];
        let parts: Vec<_> = parts.into_iter().flatten().collect();
        let words = if parts.is_empty() {
            "nothing is wrong in the file".to_owned()
        } else {
            parts.join(" and ")
        };
        let _ = writeln!(out, "{}: {words}", self.checked.name);
    }
}
