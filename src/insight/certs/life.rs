//! The life of a certificate: from plan over exam to expiry.

use super::super::Basis;
use super::super::figure::figure;
use super::super::row::Row;
use super::{Companion, Study};
use crate::catalogue::Cert;
use crate::day::{Day, Quarter};

/// So many days before its end a certificate shows that it expires: a retake wants two months of preparation and one for
/// a second try.
pub(in crate::insight) const SOON: i64 = 90;

/// So many days before renewal opens it is announced.
const ANNOUNCED: i64 = 30;

/// Where a certification stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Planned,
    Studying,
    ExamBooked,
    /// It is not passed, and its exam can no longer be taken.
    Withdrawn,
    PassedNoProject,
    Proven,
    /// Renewal opens soon, or is open while the end is still far.
    RenewalOpens,
    /// Its end is near.
    Expires,
    /// It is held, but can never be renewed: its exam was withdrawn.
    CannotRenew,
    /// It ended, and can still be renewed.
    Grace,
    Lapsed,
}

/// The days of one certification.
pub(super) struct Life {
    pub booked: Option<Day>,
    pub exam: Option<Day>,
    pub passed: Option<Day>,
    pub expires: Option<Day>,
    pub opens: Option<Day>,
    grace: i64,
    is_withdrawn: bool,
}

impl Life {
    pub(super) fn of(basis: &Basis, row: Row, known: Option<&Cert>) -> Life {
        let passed = row.past("passed", basis.today);
        let expires = passed.and_then(|passed| expires(row, passed, known, basis.today));
        let before = known.and_then(|cert| cert.renewal.opens_days_before);
        Life {
            booked: row.past("booked", basis.today),
            exam: row.day("exam"),
            passed,
            expires,
            opens: expires
                .zip(before)
                .map(|(last, days)| last.plus(-days.max(0))),
            grace: known
                .and_then(|cert| cert.renewal.grace_days)
                .unwrap_or(0)
                .max(0),
            is_withdrawn: known.is_some_and(|cert| cert.is_withdrawn(basis.today)),
        }
    }

    /// The state, and the day that counts in it.
    pub(super) fn state(
        &self,
        today: Day,
        companion: Companion,
        has_begun: bool,
    ) -> (State, Option<Day>) {
        let Some(passed) = self.passed else {
            return self.before_the_exam(has_begun);
        };
        if let Some(last) = self.expires {
            if today > last {
                let end = last.plus(self.grace);
                let can_renew = today <= end && !self.is_withdrawn;
                return if can_renew {
                    (State::Grace, Some(end))
                } else {
                    (State::Lapsed, Some(last))
                };
            }
            if self.is_withdrawn {
                return (State::CannotRenew, Some(last));
            }
            if let Some(near) = self.near_its_end(today, last) {
                return near;
            }
        }
        if companion == Companion::Done {
            (State::Proven, self.expires)
        } else {
            (State::PassedNoProject, Some(passed))
        }
    }

    fn before_the_exam(&self, has_begun: bool) -> (State, Option<Day>) {
        if self.is_withdrawn {
            (State::Withdrawn, None)
        } else if self.booked.is_some() {
            (State::ExamBooked, self.exam)
        } else if has_begun {
            (State::Studying, self.exam)
        } else {
            (State::Planned, self.exam)
        }
    }

    fn near_its_end(&self, today: Day, last: Day) -> Option<(State, Option<Day>)> {
        let ends_soon = today.until(last) <= SOON;
        match self.opens {
            Some(opens) if today < opens => (ends_soon || today.until(opens) <= ANNOUNCED)
                .then_some((State::RenewalOpens, Some(opens))),
            _ if ends_soon => Some((State::Expires, Some(last))),
            Some(opens) => Some((State::RenewalOpens, Some(opens))),
            None => None,
        }
    }
}

/// The last day: the latest of what is printed on it and what renewals gave, else what the catalogue says of its validity.
fn expires(row: Row, passed: Day, known: Option<&Cert>, today: Day) -> Option<Day> {
    let renewed = row
        .happened("renewals", today)
        .into_iter()
        .filter_map(|(_, renewal)| renewal.day("until"))
        .max();
    row.day("expires").max(renewed).or_else(|| {
        let months = known?.validity.as_ref()?.months_from(passed);
        (months > 0).then(|| passed.plus_months(months))
    })
}

/// A state in words.
pub(super) fn words(
    state: State,
    day: Option<Day>,
    planned: Option<Quarter>,
    study: &Study,
    today: Day,
) -> String {
    let distance = |day: Day| day.distance(today);
    let far = |day: Day| format!("{} {}", day.month_name(), day.year());
    match (state, day) {
        (State::Planned, _) => planned.map_or_else(
            || "planned".to_owned(),
            |quarter| format!("planned {quarter}"),
        ),
        (State::Studying, _) => studying(study),
        (State::ExamBooked, Some(exam)) if exam < today => {
            format!("exam was {}: passed?", distance(exam))
        }
        (State::ExamBooked, Some(exam)) => {
            format!("exam {} · {}", distance(exam), exam.short(today))
        }
        (State::ExamBooked, None) => "exam booked".to_owned(),
        (State::Withdrawn, _) => "exam withdrawn".to_owned(),
        (State::PassedNoProject, _) => "passed, no project".to_owned(),
        (State::Proven, Some(last)) => format!("proven · till {}", far(last)),
        (State::RenewalOpens, Some(opens)) if opens <= today => "renewal is open".to_owned(),
        (State::RenewalOpens, Some(opens)) => format!("renewal opens {}", distance(opens)),
        (State::Expires, Some(last)) => format!("expires {}", distance(last)),
        (State::CannotRenew, Some(last)) => format!("no renewal · till {}", far(last)),
        (State::Grace, Some(end)) => format!("grace ends {}", distance(end)),
        (State::Lapsed, Some(last)) => format!("lapsed {}", distance(last)),
        (State::Proven, None) => "proven".to_owned(),
        (State::RenewalOpens | State::Expires | State::CannotRenew, None) => "expires".to_owned(),
        (State::Grace | State::Lapsed, None) => "lapsed".to_owned(),
    }
}

fn studying(study: &Study) -> String {
    let hours = figure(study.hours);
    match study.percent {
        Some(percent) => format!("studying {} % · {hours} h", figure(percent.round())),
        None => format!("studying · {hours} h"),
    }
}
