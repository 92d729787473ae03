//! What the program answers to the rubric by itself, from the roadmap and the catalogue.

use super::Says;
use crate::catalogue::Cert;
use crate::day::Day;
use crate::insight::Basis;
use crate::insight::certs::{CertRow, Certifications, Companion};
use crate::insight::proof::Lack;
use crate::insight::row::Row;
use crate::insight::{figure, money, stack, title};
use crate::model::{Link, Section};
use crate::text::Text;

type Answer = (Says, String);

fn yes(words: impl Into<String>) -> Answer {
    (Says::Yes, words.into())
}

fn no(words: impl Into<String>) -> Answer {
    (Says::No, words.into())
}

fn not_known(words: impl Into<String>) -> Answer {
    (Says::Open, words.into())
}

fn needless(words: impl Into<String>) -> Answer {
    (Says::NotApplicable, words.into())
}

/// The answer to a built-in question; none for one that only a person can answer.
pub(super) fn answer(
    basis: &Basis,
    question: &str,
    row: Row,
    cert: &CertRow,
    certs: &Certifications,
) -> Option<Answer> {
    let known = cert.of.as_ref();
    let known = known.and_then(|of| basis.catalogue.cert(of.raw()));
    Some(match question {
        "serves" => serves(basis, cert),
        "estate" => estate(basis, known),
        "next" => next(basis, cert, known, certs),
        "companion" => companion(basis, row, cert),
        "money" => money(basis, row, cert, known),
        "offered" => offered(basis, cert, known),
        _ => return None,
    })
}

/// Whether a skill of the roadmap or a milestone is linked with it.
fn serves(basis: &Basis, cert: &CertRow) -> Answer {
    for id in &cert.skills {
        let link = Link::Record(Section::Skill, id.raw());
        if let Some(skill) = basis.source.link(&link) {
            let name = title(&skill.table, Section::Skill, basis.catalogue);
            return yes(format!("the skill {name}"));
        }
    }
    let id = cert.key.as_id();
    let is_it = |text: &Text| match Link::of(text) {
        Some(Link::Record(Section::Cert, own)) => Some(own) == id,
        _ => false,
    };
    let milestones = basis.source.records(Section::Milestone);
    let mut served = milestones
        .iter()
        .filter(|milestone| milestone.table.text("proof").is_some_and(is_it));
    match served.next() {
        Some(milestone) => {
            let name = title(&milestone.table, Section::Milestone, basis.catalogue);
            yes(format!("the milestone {name}"))
        }
        None => no("it is linked to no skill of the roadmap and to no milestone"),
    }
}

/// Whether it speaks about what the company runs.
fn estate(basis: &Basis, known: Option<&Cert>) -> Answer {
    let Some(known) = known else {
        return not_known("the catalogue does not know it");
    };
    if known.platforms.is_empty() {
        return needless("it speaks about no platform");
    }
    let estate = basis.estate();
    if estate.is_empty() {
        return not_known("the roadmap names no estate");
    }
    let same = |a: &Text, b: &Text| a.raw().eq_ignore_ascii_case(b.raw());
    let mut both = known.platforms.iter();
    if let Some(platform) = both.find(|own| estate.iter().any(|other| same(own, other))) {
        return yes(format!("{} is in the estate", platform.shown()));
    }
    let names: Vec<_> = known.platforms.iter().map(Text::shown).collect();
    no(format!("{} is not in the estate", names.join(", ")))
}

/// Whether what comes before it is held, and nothing else comes first.
fn next(basis: &Basis, cert: &CertRow, known: Option<&Cert>, certs: &Certifications) -> Answer {
    if cert.passed.is_some() {
        return needless("it is passed");
    }
    if let Some(before) = known.and_then(|known| stack::missing(basis, known, &certs.rows)) {
        return no(format!("it asks for {} first", before.called().shown()));
    }
    match &certs.next {
        Some(next) if next.at.as_ref() == Some(&cert.at) => yes("it is the next of the stack"),
        Some(next) => no(format!("first: {}", next.what)),
        None => yes("nothing comes before it"),
    }
}

/// Whether a project is named that can prove it.
fn companion(basis: &Basis, row: Row, cert: &CertRow) -> Answer {
    match cert.companion {
        Companion::Missing => no("no project is named"),
        Companion::Open(lack @ (Lack::NoLink | Lack::Nothing | Lack::NoProof)) => {
            no(format!("its project {}", lack.words()))
        }
        Companion::Open(_) | Companion::Done => {
            let Some(link) = row.text("companion") else {
                return no("no project is named");
            };
            let record = Link::of(link).and_then(|link| basis.source.link(&link));
            let name = record.map_or_else(
                || link.shown().into_owned(),
                |record| title(&record.table, record.section, basis.catalogue),
            );
            yes(name)
        }
    }
}

/// Whether its fee fits into what is left of the budget of the year in which its exam is.
fn money(basis: &Basis, row: Row, cert: &CertRow, known: Option<&Cert>) -> Answer {
    if cert.passed.is_some() {
        return needless("it is paid");
    }
    let planned = || Some(cert.planned?.first(basis.starts()));
    let year = cert.exam.or_else(planned).unwrap_or(basis.today);
    let year = year.max(basis.today).year();
    let Some(budget) = money::budget_of(basis, &money::all_costs(basis), year) else {
        return not_known(format!("no budget of {year} is set aside"));
    };
    let Some(spent) = budget.spent else {
        return not_known("the budget is in another currency than the costs");
    };
    let own = row.number("cost");
    let fee = known.and_then(|known| known.fee.as_ref());
    let fee = fee.filter(|fee| fee.amount > 0.0);
    let listed = fee.filter(|fee| {
        let own = budget.currency.as_ref();
        own.is_none_or(|own| own.raw().eq_ignore_ascii_case(fee.currency.raw()))
    });
    let Some(cost) = own.or(listed.map(|fee| fee.amount)) else {
        return not_known(match fee {
            Some(_) => "its fee is listed in another currency; write down its cost",
            None => "its fee is not known; write down its cost",
        });
    };
    // Its own cost may be among what was spent.
    let arose = cert.booked.or(cert.exam);
    let is_spent = arose.is_some_and(|day| day <= basis.today && day.year() == year);
    let others = if is_spent {
        spent - own.unwrap_or(0.0)
    } else {
        spent
    };
    let left = budget.amount - others;
    let words = format!("{} of {} left in {year}", figure(cost), figure(left));
    if cost <= left { yes(words) } else { no(words) }
}

/// Whether its exam can be taken and its certificate renewed.
fn offered(basis: &Basis, cert: &CertRow, known: Option<&Cert>) -> Answer {
    let Some(known) = known else {
        return not_known("the catalogue does not know it");
    };
    let last = known.last_exam();
    let exam: Day = cert.exam.unwrap_or(basis.today);
    match last {
        Some(last) if known.is_withdrawn(basis.today) => {
            no(format!("its exam ended {}", last.short(basis.today)))
        }
        Some(last) if exam > last => {
            no(format!("its exam ends {} already", last.short(basis.today)))
        }
        Some(last) => no(format!(
            "its exam ends {}, and then nobody can renew it",
            last.short(basis.today)
        )),
        None if known.status.raw() == "beta" => yes("it is offered as a beta"),
        None => yes("the catalogue knows of no end"),
    }
}
