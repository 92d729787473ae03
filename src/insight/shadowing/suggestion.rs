//! The next session of shadowing: a step further where enough was seen.

use super::super::Basis;
use super::super::row::Row;
use super::{Plan, STEPS, Session, WEEKS};
use crate::text::Text;

/// So many sessions of one step, and the next one is due: the first surprises, the second compares, the third is routine.
const ENOUGH: usize = 3;

/// What to do next, and why.
#[derive(Debug, Clone)]
pub struct Suggestion {
    pub track: Text,
    pub track_name: Text,
    /// Its place in [`STEPS`].
    pub step: usize,
    /// What it could be about: the latest thing seen, else what the plan looks for.
    pub subject: Option<Text>,
    pub with: Option<Text>,
    /// The suggestion in words that are safe to show.
    pub what: String,
    /// The reason in words that are safe to show.
    pub because: String,
}

/// A suggestion for the secondary track, else for the first plan; none where nothing is followed.
pub(super) fn suggestion(
    basis: &Basis,
    sessions: &[Session],
    plans: &[Plan],
) -> Option<Suggestion> {
    let chosen = basis
        .track()
        .and_then(|record| Row::of(record).own("shadowing"));
    let track = chosen.or_else(|| Some(plans.first()?.track.clone()))?;
    let mut own: Vec<&Session> = sessions
        .iter()
        .filter(|session| session.track.as_ref() == Some(&track))
        .collect();
    own.sort_by_key(|session| session.on);
    let (step, because) = step(&own);
    let look_for = plans
        .iter()
        .find(|plan| plan.track == track)
        .and_then(|plan| plan.look_for.clone());
    let latest = own.last();
    // A step further is tried where it was seen; the same step looks at something new.
    let seen = latest.and_then(|session| session.what.clone());
    let goes_on = latest.is_some_and(|session| session.step != Some(step));
    let subject = if goes_on {
        seen.or(look_for)
    } else {
        look_for.or(seen)
    };
    let track_name = basis.track_name(&track);
    let what = match &subject {
        Some(subject) => format!("{} · {}", STEPS[step], subject.shown()),
        None => format!("{} · {}", STEPS[step], track_name.shown()),
    };
    Some(Suggestion {
        with: latest.and_then(|session| session.with.clone()),
        track,
        track_name,
        step,
        subject,
        what,
        because,
    })
}

/// The step to take after these sessions of one track, and the reason.
fn step(sessions: &[&Session]) -> (usize, String) {
    let count = |step: usize| {
        sessions
            .iter()
            .filter(|session| session.step == Some(step))
            .count()
    };
    let Some(highest) = sessions.iter().filter_map(|session| session.step).max() else {
        return (0, format!("no session in {WEEKS} weeks"));
    };
    let times = count(highest);
    if times < ENOUGH {
        return (
            highest,
            format!("{} {} so far", done(highest), often(times)),
        );
    }
    match highest + 1 {
        next if next < STEPS.len() => {
            let because = format!("{} {}, never {}", done(highest), often(times), done(next));
            (next, because)
        }
        _ => (highest, format!("{} {}", done(highest), often(times))),
    }
}

fn done(step: usize) -> &'static str {
    match step {
        0 => "observed",
        1 => "assisted",
        2 => "led with support",
        _ => "done alone",
    }
}

fn often(times: usize) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        3 => "three times".to_owned(),
        _ => format!("{times} times"),
    }
}
