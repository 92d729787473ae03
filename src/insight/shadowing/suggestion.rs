//! The next session of shadowing: a step further where enough was seen.

use super::super::Basis;
use super::super::row::Row;
use super::{Plan, STEPS, Session, WEEKS};
use crate::model::fields::LEVELS;
use crate::model::{Section, Value};
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
    let (step, reason) = step(&own);
    let weakest = weakest(basis, &track);
    let because = match &weakest {
        Some(weak) => format!("{} is weakest, {}; {reason}", weak.name.shown(), weak.level),
        None => reason,
    };
    let weak_name = weakest.map(|weak| weak.name);
    let look_for = plans
        .iter()
        .find(|plan| plan.track == track)
        .and_then(|plan| plan.look_for.clone());
    let look_for = weak_name.clone().or(look_for);
    let latest = own.last();
    // A step further is tried where it was seen; the same step looks at something new.
    let seen = latest.and_then(|session| session.what.clone());
    let goes_on = latest.is_some_and(|session| session.step != Some(step));
    let subject = if goes_on && weak_name.is_none() {
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

/// A skill of the track that is followed, and how deep it is by one's own view.
struct Weak {
    name: Text,
    level: &'static str,
}

/// The skill of a track with the lowest level, the first of several; none where no row is of that track.
fn weakest(basis: &Basis, track: &Text) -> Option<Weak> {
    let known = basis.catalogue.skills_of(track.raw());
    let is_of = |said: Option<&Value>| {
        let said = said.and_then(Value::as_text);
        said.is_some_and(|of| known.iter().any(|skill| skill.id == *of))
    };
    let rows = basis.source.those(Section::Skill, "of", &is_of);
    let open = rows.iter().filter(|record| {
        let row = Row::of(record);
        row.text("not_applicable").is_none() && row.past("archived", basis.today).is_none()
    });
    let judged = open.map(|record| {
        let levels = Row::of(record).happened("levels", basis.today);
        let latest = levels.iter().rev().find_map(|(_, row)| row.choice("level"));
        (latest.unwrap_or("none"), record)
    });
    let rank = |level: &str| LEVELS.iter().position(|own| *own == level);
    let (level, record) = judged.min_by_key(|(level, _)| rank(level))?;
    let row = Row::of(record);
    let called = || {
        let of = row.text("of")?;
        known
            .iter()
            .find(|skill| skill.id == *of)
            .map(|skill| skill.called().clone())
    };
    let name = row.own("title").or_else(called)?;
    Some(Weak { name, level })
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
