//! Whether somebody grows: growing, steady or stalled, with the facts that say so. No score: days and counts.

use super::dated::What;
use super::person::Person;
use crate::day::Day;

/// How somebody stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Growth {
    Stalled,
    Steady,
    Growing,
}

impl Growth {
    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Growth::Growing => "growing",
            Growth::Steady => "steady",
            Growth::Stalled => "stalled",
        }
    }
}

/// How somebody stands, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub growth: Growth,
    /// The facts, in words that are safe to show.
    pub facts: String,
    /// What happened in the window.
    pub counts: Counts,
}

/// What happened in the window of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub rises: usize,
    pub milestones: usize,
    pub wins: usize,
    pub certs: usize,
    pub readings: usize,
    pub sessions: usize,
    pub study: usize,
    pub evidence: usize,
}

impl Counts {
    fn add(&mut self, what: What) {
        match what {
            What::Rise(_) => self.rises += 1,
            What::Milestone { .. } => self.milestones += 1,
            What::WinReached => self.wins += 1,
            What::Cert => self.certs += 1,
            What::Reading => self.readings += 1,
            What::Session(_) => self.sessions += 1,
            What::Study(_) => self.study += 1,
            What::Evidence { .. } => self.evidence += 1,
            What::WinEnded | What::CheckIn | What::OneOnOne => {}
        }
    }

    fn grown(self) -> usize {
        self.rises + self.milestones + self.wins + self.certs
    }

    fn worked(self) -> usize {
        self.readings + self.sessions + self.study + self.evidence
    }

    fn growth_words(self) -> String {
        join(&[
            said(self.rises, "level rose", "levels rose"),
            said(self.milestones, "milestone", "milestones"),
            said(self.wins, "win", "wins"),
            said(self.certs, "cert", "certs"),
        ])
    }

    fn work_words(self) -> String {
        join(&[
            said(self.readings, "reading", "readings"),
            said(self.sessions, "session", "sessions"),
            said(self.study, "time of study", "times of study"),
            said(self.evidence, "piece of evidence", "pieces of evidence"),
        ])
    }
}

fn said(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    }
}

fn join(words: &[Option<String>]) -> String {
    let words: Vec<&str> = words.iter().flatten().map(String::as_str).collect();
    words.join(", ")
}

/// How a person stands who is looked at over the last so many days of presence.
///
/// Growing: a level rose, or a milestone, a win or a certification was reached in the window. Steady: none of these, but
/// dated work, and growth not longer ago than two windows; or one has only begun, or is away. Stalled: all else.
pub fn verdict(person: &Person, today: Day, window: i64) -> Verdict {
    let present = |on: Day| person.away.present(on, today);
    let mut counts = Counts::default();
    for fact in person.facts.iter().rev() {
        if present(fact.on) < window {
            counts.add(fact.what);
        }
    }
    let (growth, facts) = judged(person, today, window, counts);
    Verdict {
        growth,
        facts,
        counts,
    }
}

fn judged(person: &Person, today: Day, window: i64, counts: Counts) -> (Growth, String) {
    let present = |on: Day| person.away.present(on, today);
    if counts.grown() > 0 {
        return (
            Growth::Growing,
            format!("{} in {window} d", counts.growth_words()),
        );
    }
    if let Some(until) = person.away.until(today) {
        let words = if until.year() >= 9999 {
            "away".to_owned()
        } else {
            format!("away until {}", until.short(today))
        };
        return (Growth::Steady, words);
    }
    if let Some(began) = person.started.filter(|on| present(*on) < window) {
        return (Growth::Steady, format!("began {}", began.distance(today)));
    }
    let grew = person.last(What::is_growth);
    let since = grew.or(person.started);
    let without = match (grew, since) {
        (Some(on), _) => format!("nothing grew for {} d", present(on)),
        (None, Some(on)) => format!("nothing grew in {} d since the start", present(on)),
        (None, None) => "nothing has grown yet".to_owned(),
    };
    if counts.worked() == 0 {
        let last = person.last(|_| true);
        let last = last.map_or("no dated fact".to_owned(), |on| {
            format!("last fact {}", on.short(today))
        });
        return (Growth::Stalled, format!("{without}, {last}"));
    }
    let words = format!("{without}; {} in {window} d", counts.work_words());
    let long = since.is_none_or(|on| present(on) >= 2 * window);
    (
        if long {
            Growth::Stalled
        } else {
            Growth::Steady
        },
        words,
    )
}
