//! Certifications: the state of each, the day that counts, and whether a project proves it.

mod life;

pub(super) use life::SOON;
pub use life::State;

use super::Basis;
use super::approval::{Decision, decision};
use super::money::{self, Budget};
use super::proof::{self, Lack};
use super::row::{Row, place};
use super::stack::{self, Next, VendorCount};
use crate::catalogue::Cert;
use crate::day::{Day, Quarter};
use crate::model::{Key, Link, Path, Record, Section};
use crate::text::Text;

/// All that the pane of certifications shows.
#[derive(Debug)]
pub struct Certifications {
    /// In the order of the file.
    pub rows: Vec<CertRow>,
    /// How many are held and proven.
    pub proven: usize,
    pub budget: Option<Budget>,
    pub vendors: Vec<VendorCount>,
    pub next: Option<Next>,
}

/// One certification.
#[derive(Debug)]
pub struct CertRow {
    pub key: Key,
    pub at: Path,
    /// The id in the catalogue.
    pub of: Option<Text>,
    /// Its own name, else the catalogue's short one, else what the file calls it.
    pub name: Text,
    pub vendor: Option<Text>,
    /// `base`, `specialty` or `supporting`: its own, else its place in the current track.
    pub place: Option<&'static str>,
    pub state: State,
    /// The day that counts in this state.
    pub day: Option<Day>,
    /// State and day in words that are safe to show.
    pub words: String,
    pub planned: Option<Quarter>,
    pub hours: f64,
    /// Its own plan, else the catalogue's usual hours.
    pub hours_planned: Option<f64>,
    /// The latest percentage, else the hours against their plan, at most 100.
    pub percent: Option<f64>,
    /// Ids of the skills that it serves, as the file gives them.
    pub skills: Vec<Text>,
    pub companion: Companion,
    /// The day of the approval that counts.
    pub approved: Option<Day>,
    /// The day of a refusal that no later approval has overruled.
    pub refused: Option<Day>,
    pub booked: Option<Day>,
    pub exam: Option<Day>,
    pub passed: Option<Day>,
    /// Its last day, where it has one.
    pub expires: Option<Day>,
    /// The first day of renewal, where the catalogue knows one.
    pub opens: Option<Day>,
    /// Passed, and neither lapsed nor in grace.
    pub held: bool,
}

/// The project that turns a certificate into proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Companion {
    /// None is named.
    Missing,
    /// It is named, but is not at its end.
    Open(Lack),
    Done,
}

impl CertRow {
    /// Whether it is passed and its companion project is done.
    pub fn is_proven(&self) -> bool {
        self.passed.is_some() && self.companion == Companion::Done
    }
}

/// The pane of certifications.
pub fn certifications(basis: &Basis) -> Certifications {
    let (mut rows, mut costs) = (Vec::new(), Vec::new());
    // One at a time: what a record says beyond its row is not kept.
    basis.source.each(Section::Cert, &mut |record| {
        costs.extend(money::costs(&record, basis.today));
        rows.push(cert(basis, &record));
    });
    Certifications {
        proven: rows
            .iter()
            .filter(|row| row.held && row.is_proven())
            .count(),
        budget: money::budget(basis, &costs),
        vendors: stack::vendors(&rows),
        next: stack::next(basis, &rows),
        rows,
    }
}

fn cert(basis: &Basis, record: &Record) -> CertRow {
    let row = Row::of(record);
    let known = row.text("of").and_then(|of| basis.catalogue.cert(of.raw()));
    let study = study(row, basis.today, known);
    let companion = companion(basis, row);
    let life = life::Life::of(basis, row, known);
    let (state, day) = life.state(basis.today, companion, study.has_begun);
    let planned = row.quarter("planned");
    let (approved, refused) = match decision(row, basis.today) {
        Decision::Approved(word) => (Some(word.on), None),
        Decision::Refused(word) => (None, Some(word.on)),
        Decision::Open => (None, None),
    };
    let words = match (refused, state) {
        (Some(on), State::Planned | State::Studying) => {
            format!("refused {}", on.short(basis.today))
        }
        _ => life::words(state, day, planned, &study, basis.today),
    };
    CertRow {
        key: record.key.clone(),
        at: place(record),
        of: row.own("of"),
        name: name(row, known, &record.key),
        vendor: known
            .map(|cert| cert.vendor.clone())
            .filter(|vendor| !vendor.is_blank())
            .or_else(|| row.own("issuer")),
        place: row.choice("place").or_else(|| role(basis, known)),
        state,
        day,
        words,
        planned,
        hours: study.hours,
        hours_planned: study.planned,
        percent: study.percent,
        skills: record.table.texts("skills").cloned().collect(),
        companion,
        approved,
        refused,
        booked: life.booked,
        exam: life.exam,
        passed: life.passed,
        expires: life.expires,
        opens: life.opens,
        held: life.passed.is_some() && life.expires.is_none_or(|last| basis.today <= last),
    }
}

fn name(row: Row, known: Option<&Cert>, key: &Key) -> Text {
    row.own("name")
        .or_else(|| known.map(|cert| cert.called().clone()))
        .or_else(|| row.own("of"))
        .unwrap_or_else(|| Text::from(key.as_id().unwrap_or("unnamed certification")))
}

/// The place in the stack that the current track gives it.
fn role(basis: &Basis, known: Option<&Cert>) -> Option<&'static str> {
    let track = Row::of(basis.track()?).text("primary")?;
    let role = known?.role_in(track.raw())?;
    stack::PLACES.into_iter().find(|place| *place == role.raw())
}

fn companion(basis: &Basis, row: Row) -> Companion {
    let Some(link) = row.text("companion") else {
        return Companion::Missing;
    };
    // A certificate or a session does not prove a certificate.
    if let Some(Link::Record(Section::Cert | Section::Shadow, _)) = Link::of(link) {
        return Companion::Open(Lack::NoProof);
    }
    proof::stands(basis, link).map_or_else(Companion::Open, |()| Companion::Done)
}

/// What was studied so far.
struct Study {
    hours: f64,
    planned: Option<f64>,
    percent: Option<f64>,
    has_begun: bool,
}

fn study(row: Row, today: Day, known: Option<&Cert>) -> Study {
    let entries = row.happened("study", today);
    let hours = entries
        .iter()
        .filter_map(|(_, entry)| entry.number("hours"))
        .fold(0.0, |sum, hours| sum + hours);
    let usual = || Some(known?.hours.as_ref()?.value).filter(|hours| *hours > 0.0);
    let planned = row
        .number("hours_planned")
        .filter(|hours| *hours > 0.0)
        .or_else(usual);
    let said = entries
        .iter()
        .rev()
        .find_map(|(_, entry)| entry.number("percent"));
    Study {
        hours,
        planned,
        percent: said.or_else(|| planned.map(|planned| (hours / planned * 100.0).min(100.0))),
        has_begun: !entries.is_empty(),
    }
}

#[cfg(test)]
mod tests;
