//! The state as JSON. `docs/json.md` describes it; a name that stands there never changes its meaning.

use super::State;
use crate::cli::address::address_of;
use crate::day::Day;
use crate::export::lines;
use crate::insight::Level;
use crate::insight::ladder::STAGES;
use crate::insight::win::{State as Stage, Win};
use crate::model::Path;
use crate::text::{Text, shown};
use serde_json::{Value as Json, json};

/// The number of the form; a new one means that an old reader would be wrong.
const VERSION: u32 = 1;

pub(super) fn document(state: &State, today: Day) -> String {
    let document = json!({
        "roadbook": "status",
        "version": VERSION,
        "today": today.to_string(),
        "person": person(state),
        "quarter": quarter(state),
        "signals": signals(state),
        "next": state.due.iter().map(|due| json!({
            "on": due.on.to_string(), "what": due.what, "at": place(&due.at),
        })).collect::<Json>(),
        "win": state.wins.current.as_ref().map(win),
        "ladder": ladder(state),
        "skills": skills(state),
        "certs": certs(state),
        "shadowing": shadowing(state),
    });
    format!("{document:#}\n")
}

fn place(at: &Path) -> String {
    shown(&address_of(at)).into_owned()
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(lines)
}

fn day(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn level(level: Option<Level>) -> Option<&'static str> {
    level.map(Level::name)
}

fn person(state: &State) -> Json {
    let header = &state.header;
    json!({
        "name": text(header.name.as_ref()),
        "role": text(header.role.as_ref()),
        "mentor": text(header.mentor.as_ref()),
        "direction": header.direction.as_ref().map(|own| own.archetype),
        "track": header.track.as_ref().map(|track| json!({
            "primary": text(track.primary.as_ref()),
            "name": text(track.name.as_ref()),
            "shadowing": text(track.shadowing.as_ref()),
            "target": level(track.target),
            "due": day(track.due),
        })),
        "away_until": day(header.away),
    })
}

fn quarter(state: &State) -> Json {
    let own = &state.header.quarter;
    json!({
        "name": own.quarter.to_string(),
        "week": own.week,
        "weeks": own.weeks,
        "ends": own.ends.to_string(),
        "checkpoint": state.header.checkpoint.map(|own| json!({
            "day": own.day, "next": own.next, "on": own.on.to_string(),
        })),
    })
}

fn signals(state: &State) -> Json {
    let signals = state.signals.iter();
    signals
        .map(|signal| {
            json!({
                "rule": signal.rule,
                "severity": signal.severity.name(),
                "facts": signal.facts,
                "next_step": signal.next_step,
                "at": place(&signal.at),
            })
        })
        .collect()
}

fn win(win: &Win) -> Json {
    let (stage, result) = match win.state {
        Stage::Planned => ("planned", None),
        Stage::CriteriaAgreed => ("criteria-agreed", None),
        Stage::Active => ("active", None),
        Stage::Closed(result) => ("closed", result),
    };
    let results = win.key_results.iter().map(|own| {
        json!({
            "at": place(&own.at),
            "measure": lines(&own.measure),
            "unit": text(own.unit.as_ref()),
            "baseline": own.baseline,
            "target": own.target,
            "now": own.now.map(|now| json!({ "on": now.on.to_string(), "value": now.value })),
            "expected": own.expected,
            "projected": own.projected,
            "standing": own.standing.name(),
            "reason": own.reason,
        })
    });
    let guards = win.guards.iter().map(|own| {
        json!({
            "measure": lines(&own.measure),
            "limit": own.limit,
            "now": own.now.map(|now| json!({ "on": now.on.to_string(), "value": now.value })),
            "holds": own.holds,
        })
    });
    json!({
        "at": place(&win.at),
        "title": lines(&win.title),
        "state": stage,
        "result": result,
        "ends": win.ends.to_string(),
        "key_results": results.collect::<Json>(),
        "guards": guards.collect::<Json>(),
    })
}

fn ladder(state: &State) -> Json {
    let stages = STAGES.iter().zip(&state.ladder.stages);
    json!({
        "stages": stages.map(|(name, own)| json!({
            "stage": name, "done": own.done, "open": own.open,
        })).collect::<Json>(),
        "next": state.ladder.next.as_ref().map(|own| json!({
            "at": place(&own.at), "title": lines(&own.title), "due": day(own.due), "needs": own.needs,
        })),
    })
}

fn skills(state: &State) -> Json {
    let rows = state.skills.iter();
    rows.map(|row| {
        let judged = |own: &Option<crate::insight::skills::Judgement>| {
            own.as_ref().map(|own| {
                json!({
                    "on": own.on.to_string(), "by": lines(&own.by), "level": own.level.name(),
                })
            })
        };
        json!({
            "at": place(&row.at),
            "name": lines(&row.name),
            "mine": judged(&row.mine),
            "theirs": judged(&row.theirs),
            "target": level(row.target),
            "due": day(row.due),
            "proofs": row.proofs,
            "no_proof": row.no_proof(),
            "not_applicable": text(row.not_applicable.as_ref()),
        })
    })
    .collect()
}

fn certs(state: &State) -> Json {
    let rows = state.certs.rows.iter().map(|row| {
        json!({
            "at": place(&row.at),
            "name": lines(&row.name),
            "of": text(row.of.as_ref()),
            "place": row.place,
            "words": row.words,
            "hours": row.hours,
            "hours_planned": row.hours_planned,
            "percent": row.percent,
            "exam": day(row.exam),
            "passed": day(row.passed),
            "expires": day(row.expires),
            "held": row.held,
            "proven": row.is_proven(),
        })
    });
    json!({
        "proven": state.certs.proven,
        "rows": rows.collect::<Json>(),
        "next": state.certs.next.as_ref().map(|next| json!({
            "what": next.what, "because": next.because,
        })),
    })
}

fn shadowing(state: &State) -> Json {
    let own = &state.shadowing;
    json!({
        "from": own.from.to_string(),
        "hours": own.hours,
        "sessions": own.sessions,
        "weeks": own.weeks,
        "recent": own.recent.iter().map(|session| json!({
            "at": place(&session.at),
            "on": session.on.to_string(),
            "with": text(session.with.as_ref()),
            "track": text(session.track.as_ref()),
            "hours": session.hours,
            "what": text(session.what.as_ref()),
        })).collect::<Json>(),
    })
}
