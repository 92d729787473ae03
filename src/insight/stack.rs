//! The stack of certifications: its balance of vendors, and the next sensible step.

use super::Basis;
use super::certs::{CertRow, Companion, SOON, State};
use super::row::Row;
use crate::catalogue::Cert;
use crate::model::Path;
use crate::text::Text;

/// The places of the stack in the order in which they are built.
pub const PLACES: [&str; 3] = ["base", "specialty", "supporting"];

/// How many certifications one vendor has here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VendorCount {
    pub vendor: Text,
    pub held: usize,
    /// Planned, studied for or booked.
    pub coming: usize,
}

/// The next sensible step and its reason, in words that are safe to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// The certification it is about; none for one that is not in the file yet.
    pub at: Option<Path>,
    /// The id of the catalogue, for one to add.
    pub of: Option<Text>,
    pub what: String,
    pub because: String,
}

/// Held and coming certifications by vendor, the most first. Lapsed and withdrawn ones do not count.
pub fn vendors(rows: &[CertRow]) -> Vec<VendorCount> {
    let mut found: Vec<VendorCount> = Vec::new();
    for row in rows {
        let coming = match row.state {
            State::Planned | State::Studying if row.refused.is_some() => continue,
            State::Planned | State::Studying | State::ExamBooked => true,
            _ if row.held => false,
            _ => continue,
        };
        let Some(vendor) = &row.vendor else { continue };
        let at = found.iter().position(|own| own.vendor == *vendor);
        let at = at.unwrap_or_else(|| {
            found.push(VendorCount {
                vendor: vendor.clone(),
                held: 0,
                coming: 0,
            });
            found.len() - 1
        });
        if let Some(own) = found.get_mut(at) {
            own.held += usize::from(!coming);
            own.coming += usize::from(coming);
        }
    }
    found.sort_by(|a, b| {
        (b.held + b.coming)
            .cmp(&(a.held + a.coming))
            .then_with(|| a.vendor.cmp(&b.vendor))
    });
    found
}

/// So near its end a certificate comes before everything else.
const URGENT: i64 = 30;

/// What is sensible next: keep what is about to be lost, prove what is passed, finish what is begun, then build the
/// stack from its base.
pub fn next(basis: &Basis, rows: &[CertRow]) -> Option<Next> {
    keep(basis, rows, URGENT)
        .or_else(|| prove(basis, rows))
        .or_else(|| keep(basis, rows, SOON))
        .or_else(|| finish(basis, rows))
        .or_else(|| begin(basis, rows))
        .or_else(|| suggest(basis, rows))
}

fn keep(basis: &Basis, rows: &[CertRow], within: i64) -> Option<Next> {
    let row = rows
        .iter()
        .filter(|row| match row.state {
            State::Grace => true,
            State::Expires => row
                .expires
                .is_some_and(|last| basis.today.until(last) <= within),
            _ => false,
        })
        .min_by_key(|row| row.expires)?;
    Some(about(
        row,
        format!("renew {}", row.name.shown()),
        row.words.clone(),
    ))
}

fn prove(basis: &Basis, rows: &[CertRow]) -> Option<Next> {
    let row = rows
        .iter()
        .filter(|row| row.held && row.companion != Companion::Done)
        .filter(|row| row.state != State::CannotRenew)
        .min_by_key(|row| row.passed)?;
    let passed = row.passed?.distance(basis.today);
    let because = match row.companion {
        Companion::Open(lack) => format!("passed {passed}; its project {}", lack.words()),
        _ => format!("passed {passed}, and nothing shows that it is used"),
    };
    let what = format!("the companion project of {}", row.name.shown());
    Some(about(row, what, because))
}

fn finish(basis: &Basis, rows: &[CertRow]) -> Option<Next> {
    let booked = rows
        .iter()
        .filter(|row| row.state == State::ExamBooked)
        .min_by_key(|row| (row.exam.is_none(), row.exam));
    if let Some(row) = booked {
        let overdue = row.exam.is_some_and(|exam| exam < basis.today);
        let what = if overdue {
            "record the exam of"
        } else {
            "prepare for"
        };
        return Some(about(
            row,
            format!("{what} {}", row.name.shown()),
            row.words.clone(),
        ));
    }
    let row = rows
        .iter()
        .filter(|row| row.state == State::Studying && row.refused.is_none())
        .min_by_key(|row| order(row))?;
    Some(about(
        row,
        format!("go on with {}", row.name.shown()),
        row.words.clone(),
    ))
}

fn begin(basis: &Basis, rows: &[CertRow]) -> Option<Next> {
    let row = rows
        .iter()
        .filter(|row| row.state == State::Planned && row.refused.is_none())
        .min_by_key(|row| (order(row), row.planned.is_none(), row.planned))?;
    let known = row
        .of
        .as_ref()
        .and_then(|of| basis.catalogue.cert(of.raw()));
    if let Some(before) = known.and_then(|cert| missing(basis, cert, rows)) {
        let because = format!("{} asks for it first", row.name.shown());
        return Some(Next {
            at: None,
            of: Some(before.id.clone()),
            what: format!("earn {}", before.called().shown()),
            because,
        });
    }
    let because = match row.place {
        Some("base") => "the base of the stack comes first".to_owned(),
        Some(place) => format!("the next of the stack: {place}"),
        None => "nothing else is begun".to_owned(),
    };
    Some(about(row, format!("start {}", row.name.shown()), because))
}

/// The certification that must be held before this one, if one is missing.
pub(super) fn missing<'b>(basis: &'b Basis, cert: &Cert, rows: &[CertRow]) -> Option<&'b Cert> {
    let held = |id: &&Text| {
        rows.iter()
            .any(|row| row.held && row.of.as_ref() == Some(*id))
    };
    let before = &cert.prerequisites;
    let lacking = match before.rule.raw() {
        "all" => before.certs.iter().find(|id| !held(id)),
        "any" if !before.certs.iter().any(|id| held(&id)) => before.certs.first(),
        _ => None,
    };
    let one_of = || {
        let is_met = before.any_of.iter().any(|id| held(&id));
        before.any_of.first().filter(|_| !is_met)
    };
    basis.catalogue.cert(lacking.or_else(one_of)?.raw())
}

/// A certification of the track's stack for the first place that is empty; of a base the one that fits the estate.
fn suggest(basis: &Basis, rows: &[CertRow]) -> Option<Next> {
    let said = Row::of(basis.track()?).text("primary")?;
    let track = basis.catalogue.track(said.raw())?;
    let places = [("base", &track.base), ("specialty", &track.specialty)];
    let (place, ids) = places
        .into_iter()
        .find(|(place, _)| !rows.iter().any(|row| row.held && row.place == Some(*place)))?;
    let open: Vec<&Cert> = ids
        .iter()
        .filter_map(|id| basis.catalogue.cert(id.raw()))
        .filter(|cert| !cert.is_withdrawn(basis.today))
        .collect();
    let fitting = open.iter().find(|cert| fits(basis, cert));
    let cert = fitting.or(open.first())?;
    let why = if fitting.is_some() {
        ", and it fits your estate"
    } else {
        ""
    };
    Some(Next {
        at: None,
        of: Some(cert.id.clone()),
        what: format!("consider {}", cert.called().shown()),
        because: format!("{} has no {place} yet{why}", track.called().shown()),
    })
}

/// Whether a certification speaks about a platform that the company runs.
fn fits(basis: &Basis, cert: &Cert) -> bool {
    let person = basis.person();
    let estate: Vec<String> = person
        .table
        .texts("estate")
        .map(|text| text.raw().to_lowercase())
        .collect();
    cert.platforms
        .iter()
        .any(|platform| estate.contains(&platform.raw().to_lowercase()))
}

fn order(row: &CertRow) -> usize {
    let place = |place| PLACES.iter().position(|own| *own == place);
    row.place.and_then(place).unwrap_or(PLACES.len())
}

fn about(row: &CertRow, what: String, because: String) -> Next {
    Next {
        at: Some(row.at.clone()),
        of: None,
        what,
        because,
    }
}

#[cfg(test)]
mod tests;
