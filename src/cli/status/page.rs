//! The state as a calm page.

use super::State;
use crate::cli::page::{Page, Weight};
use crate::day::Day;
use crate::insight::figure;
use crate::insight::ladder::STAGES;
use crate::insight::signal::Severity;
use crate::insight::skills::SkillRow;
use crate::insight::win::{KeyResult, State as Stage, Win};
use crate::text::Text;

/// So many rows of a kind are told; the rest is counted.
const MOST: usize = 8;

pub(super) fn page(state: &State, today: Day) -> Page {
    let mut page = Page::default();
    head(&mut page, state, today);
    signals(&mut page, state);
    due(&mut page, state, today);
    win(&mut page, state, today);
    track(&mut page, state, today);
    certs(&mut page, state);
    shadowing(&mut page, state, today);
    page
}

fn shown(text: Option<&Text>) -> String {
    text.map_or(String::new(), |text| text.shown().into_owned())
}

fn joined(parts: &[String], with: &str) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(with)
}

fn head(page: &mut Page, state: &State, today: Day) {
    let header = &state.header;
    let who = joined(
        &[shown(header.name.as_ref()), shown(header.role.as_ref())],
        ", ",
    );
    page.title(if who.is_empty() {
        "A roadmap".to_owned()
    } else {
        who
    });
    let mut course = Vec::new();
    if let Some(track) = &header.track {
        course.push(shown(track.name.as_ref()));
        if let Some(second) = &track.shadowing_name {
            course.push(format!("shadowing {}", second.shown()));
        }
        if let Some(target) = track.target {
            course.push(format!("target {}", target.name()));
        }
        if let Some(due) = track.due {
            course.push(format!("by {}", due.short(today)));
        }
    }
    if let Some(direction) = &header.direction {
        course.push(direction.archetype.to_owned());
    }
    if let Some(mentor) = &header.mentor {
        course.push(format!("mentor {}", mentor.shown()));
    }
    if !course.is_empty() {
        page.title(joined(&course, ", "));
    }
    let quarter = &header.quarter;
    let mut time = vec![format!(
        "{today}, {}, week {} of {}",
        quarter.quarter, quarter.week, quarter.weeks
    )];
    if let Some(checkpoint) = header.checkpoint {
        time.push(format!(
            "day {} towards the checkpoint of day {}",
            checkpoint.day, checkpoint.next
        ));
    }
    if let Some(until) = header.away {
        time.push(match until.year() {
            9999 => "away".to_owned(),
            _ => format!("away until {}", until.short(today)),
        });
    }
    page.title(time.join(", "));
}

fn signals(page: &mut Page, state: &State) {
    let count = state.signals.len();
    page.part("Signals", &count.to_string());
    for signal in state.signals.iter().take(MOST) {
        let weight = match signal.severity {
            Severity::Now => Weight::Now,
            Severity::Look => Weight::Usual,
        };
        page.weighed(weight, format!("{}; {}", signal.facts, signal.next_step));
    }
    more(page, count);
}

fn more(page: &mut Page, count: usize) {
    if count > MOST {
        page.weighed(Weight::Aside, format!("and {} more", count - MOST));
    }
}

fn due(page: &mut Page, state: &State, today: Day) {
    if state.due.is_empty() {
        return;
    }
    page.part("Next", "");
    for due in &state.due {
        let weight = if due.on < today {
            Weight::Now
        } else {
            Weight::Usual
        };
        let day = due.on.short(today);
        page.weighed(
            weight,
            format!("{day}, {}: {}", due.on.distance(today), due.what),
        );
    }
}

fn win(page: &mut Page, state: &State, today: Day) {
    let Some(win) = &state.wins.current else {
        page.part("Quarter win", "none");
        return;
    };
    let how = match win.state {
        Stage::Planned => "planned",
        Stage::CriteriaAgreed => "criteria agreed",
        Stage::Active => "active",
        Stage::Closed(result) => result.unwrap_or("closed"),
    };
    page.part("Quarter win", how);
    page.line(win.title.shown());
    for result in &win.key_results {
        page.line(key_result(result, today));
    }
    guards(page, win);
}

fn key_result(result: &KeyResult, today: Day) -> String {
    let unit = result
        .unit
        .as_ref()
        .map_or(String::new(), |unit| format!(" {}", unit.shown()));
    let figure = |value: Option<f64>| value.map_or_else(|| "?".to_owned(), figure);
    let now = result.now.map_or_else(
        || "no reading".to_owned(),
        |now| {
            format!(
                "{}{unit} on {}",
                self::figure(now.value),
                now.on.short(today)
            )
        },
    );
    format!(
        "{}: {now}, from {} to {}; {}",
        result.measure.shown(),
        figure(result.baseline),
        figure(result.target),
        result.reason
    )
}

fn guards(page: &mut Page, win: &Win) {
    for guard in &win.guards {
        let (weight, words) = match guard.holds {
            Some(true) => (Weight::Usual, "holds"),
            Some(false) => (Weight::Now, "is broken"),
            None => (Weight::Aside, "has no reading"),
        };
        page.weighed(weight, format!("guard {} {words}", guard.measure.shown()));
    }
}

fn track(page: &mut Page, state: &State, today: Day) {
    let stages = STAGES.iter().zip(&state.ladder.stages);
    let stages: Vec<String> = stages
        .filter(|(_, stage)| stage.done + stage.open > 0)
        .map(|(name, stage)| format!("{name} {} of {}", stage.done, stage.done + stage.open))
        .collect();
    if !stages.is_empty() {
        page.part("Ladder", &stages.join(", "));
        if let Some(next) = &state.ladder.next {
            page.line(format!("next: {}; {}", next.title.shown(), next.needs));
        }
    }
    let rows: Vec<&SkillRow> = state
        .skills
        .iter()
        .filter(|row| row.not_applicable.is_none())
        .collect();
    if rows.is_empty() {
        return;
    }
    page.part("Skills", "");
    for row in rows.iter().take(MOST) {
        page.line(skill(row, today));
    }
    more(page, rows.len());
}

fn skill(row: &SkillRow, today: Day) -> String {
    let mut said = Vec::new();
    if let Some(mine) = &row.mine {
        said.push(format!("me {}", mine.level.name()));
    }
    if let Some(theirs) = &row.theirs {
        said.push(format!("{} {}", theirs.by.shown(), theirs.level.name()));
    }
    if let Some(target) = row.target {
        said.push(format!("target {}", target.name()));
    }
    if let Some(due) = row.due {
        said.push(format!("by {}", due.short(today)));
    }
    match row.proofs {
        0 if row.no_proof() => said.push("no proof".to_owned()),
        0 => {}
        1 => said.push("1 proof".to_owned()),
        proofs => said.push(format!("{proofs} proofs")),
    }
    if said.is_empty() {
        said.push("nothing said yet".to_owned());
    }
    format!("{}: {}", row.name.shown(), said.join(", "))
}

fn certs(page: &mut Page, state: &State) {
    let certs = &state.certs;
    if certs.rows.is_empty() {
        return;
    }
    let note = format!("{} of {} proven", certs.proven, certs.rows.len());
    page.part("Certifications", &note);
    for row in certs.rows.iter().take(MOST) {
        page.line(format!("{}: {}", row.name.shown(), row.words));
    }
    more(page, certs.rows.len());
    if let Some(next) = &certs.next {
        page.line(format!("sensible next: {}; {}", next.what, next.because));
    }
}

fn shadowing(page: &mut Page, state: &State, today: Day) {
    let own = &state.shadowing;
    let note = format!(
        "{} h in {} sessions of 13 weeks",
        figure(own.hours),
        own.sessions
    );
    page.part("Shadowing", &note);
    for session in own.recent.iter().take(3) {
        let mut said = vec![session.on.short(today)];
        if let Some(hours) = session.hours {
            said.push(format!("{} h", figure(hours)));
        }
        said.push(shown(session.with.as_ref()));
        said.push(shown(session.what.as_ref()));
        page.line(joined(&said, ", "));
    }
}
