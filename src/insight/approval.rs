//! The approval of a certification: the questions of the rubric with their answers, and what was decided.

mod computed;

use super::Basis;
use super::certs::{Certifications, certifications};
use super::row::Row;
use crate::day::Day;
use crate::model::{Key, Record, Section};
use crate::text::Text;

/// How a certification stands against the rubric.
#[derive(Debug)]
pub struct Approval {
    /// Every question: those of the catalogue in their order, then what was answered besides.
    pub asked: Vec<Asked>,
    pub decision: Decision,
}

/// One question with its answer.
#[derive(Debug)]
pub struct Asked {
    /// How an answer names it.
    pub id: Text,
    pub question: Text,
    /// Why it is asked.
    pub because: Text,
    pub says: Says,
    /// Who says so and why, in words that are safe to show.
    pub words: String,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    Yes,
    No,
    NotApplicable,
    /// Nobody has answered, and it cannot be computed.
    Open,
}

/// What was decided about the money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    Open,
    Approved(Word),
    Refused(Word),
}

/// When, by whom and why something was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub on: Day,
    pub by: Option<Text>,
    pub because: Option<Text>,
}

impl Says {
    /// Its name in the file and for other programs.
    pub fn name(self) -> &'static str {
        match self {
            Says::Yes => "yes",
            Says::No => "no",
            Says::NotApplicable => "not applicable",
            Says::Open => "open",
        }
    }
}

impl Approval {
    /// How many questions are met; what does not apply is met.
    pub fn met(&self) -> usize {
        let met = |asked: &&Asked| matches!(asked.says, Says::Yes | Says::NotApplicable);
        self.asked.iter().filter(met).count()
    }

    /// Whether every question is met.
    pub fn is_met(&self) -> bool {
        self.met() == self.asked.len()
    }

    /// How it stands in a few words: "6 of 8 met, 1 no, 1 open".
    pub fn words(&self) -> String {
        let count = |says| self.asked.iter().filter(|asked| asked.says == says).count();
        let mut words = format!("{} of {} met", self.met(), self.asked.len());
        for (says, word) in [(Says::No, "no"), (Says::Open, "open")] {
            if count(says) > 0 {
                words = format!("{words}, {} {word}", count(says));
            }
        }
        words
    }
}

impl Decision {
    /// What was decided, in words that are safe to show; none where nothing was.
    pub fn words(&self, today: Day) -> Option<String> {
        let (verb, word) = match self {
            Decision::Open => return None,
            Decision::Approved(word) => ("approved", word),
            Decision::Refused(word) => ("refused", word),
        };
        let mut said = format!("{verb} {}", word.on.short(today));
        if let Some(by) = &word.by {
            said = format!("{said} by {}", by.shown());
        }
        match (&word.because, self) {
            (Some(because), _) => said = format!("{said}: {}", because.shown()),
            (None, Decision::Refused(_)) => said.push_str(", without a reason"),
            (None, _) => {}
        }
        Some(said)
    }
}

/// How a certification stands today; none where there is no such record.
pub fn approval(basis: &Basis, key: &Key) -> Option<Approval> {
    let record = basis.source.record(Section::Cert, key)?;
    let certs = certifications(basis);
    Some(of_record(basis, &record, &certs))
}

fn of_record(basis: &Basis, record: &Record, certs: &Certifications) -> Approval {
    let row = Row::of(record);
    let cert = certs.rows.iter().find(|own| own.key == record.key);
    let answers = row.happened("rubric", basis.today);
    let latest = |id: &str| {
        let of_it = |own: &Row| own.text("question").is_some_and(|said| said.raw() == id);
        let mut latest = answers.iter().rev().filter(|(_, own)| of_it(own));
        latest.find_map(|(on, own)| answer(*on, *own, basis.today))
    };
    let ids = basis.catalogue.ids("rubric");
    let mut asked: Vec<Asked> = ids
        .iter()
        .filter_map(|id| basis.catalogue.ask(id))
        .map(|ask| {
            let found = cert.map(|cert| computed::answer(basis, ask.id.raw(), row, cert, certs));
            let (says, words) = both(latest(ask.id.raw()), found.flatten());
            Asked {
                id: ask.id.clone(),
                question: ask.question.clone(),
                because: ask.because.clone(),
                says,
                words,
            }
        })
        .collect();
    for (_, own) in &answers {
        let Some(id) = own.text("question") else {
            continue;
        };
        if asked.iter().any(|known| known.id == *id) {
            continue;
        }
        let (says, words) = both(latest(id.raw()), None);
        asked.push(Asked {
            id: id.clone(),
            question: id.clone(),
            because: Text::default(),
            says,
            words,
        });
    }
    Approval {
        asked,
        decision: decision(row, basis.today),
    }
}

/// What a person says counts; what the program finds stands beside it where it is something else.
fn both(said: Option<(Says, String)>, found: Option<(Says, String)>) -> (Says, String) {
    match (said, found) {
        (Some((says, words)), Some((other, because))) if says != other && other != Says::Open => {
            (says, format!("{words} (the roadmap: {because})"))
        }
        (Some(said), _) => said,
        (None, Some(found)) => found,
        (None, None) => (Says::Open, "not answered".to_owned()),
    }
}

/// An answer of a person: whether it is met, and the words for it.
fn answer(on: Day, row: Row, today: Day) -> Option<(Says, String)> {
    let says = match row.choice("says")? {
        "yes" => Says::Yes,
        "no" => Says::No,
        _ => Says::NotApplicable,
    };
    let by = row.text("by").filter(|by| by.raw() != "me");
    let who = by.map_or_else(String::new, |by| format!("{}, ", by.shown()));
    let words = match row.text("because") {
        Some(because) => format!("{} ({who}{})", because.shown(), on.short(today)),
        // What does not apply says why, or it is no answer.
        None if says == Says::NotApplicable => return None,
        None => format!("{who}{}", on.short(today)),
    };
    Some((says, words))
}

/// The later of approval and refusal; of one day, the approval.
pub(super) fn decision(row: Row, today: Day) -> Decision {
    let word = |day: &str, by: &str, because: &str| {
        Some(Word {
            on: row.past(day, today)?,
            by: row.own(by),
            because: row.own(because),
        })
    };
    let approved = word("approved", "approved_by", "approved_because");
    let refused = word("refused", "refused_by", "refused_because");
    match (approved, refused) {
        (None, None) => Decision::Open,
        (Some(yes), Some(no)) if no.on > yes.on => Decision::Refused(no),
        (Some(yes), _) => Decision::Approved(yes),
        (None, Some(no)) => Decision::Refused(no),
    }
}

#[cfg(test)]
mod tests;
