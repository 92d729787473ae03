//! A roadmap as one page for a browser: everything inside of it, nothing from outside, no script.

use crate::day::Day;
use crate::insight::certs::certifications;
use crate::insight::due::due_next;
use crate::insight::header::header;
use crate::insight::ladder::{STAGES, ladder};
use crate::insight::shadowing::shadowing;
use crate::insight::signal::{Thresholds, signals};
use crate::insight::skills::skills;
use crate::insight::win::{KeyResult, wins};
use crate::insight::{Basis, figure};
use crate::model::Section;
use crate::text::Text;
use askama::Template;

/// So many things that are due, and sessions, are listed.
const MOST: usize = 12;

/// The size of a chart, in its own units.
const WIDTH: f64 = 240.0;
const HEIGHT: f64 = 60.0;

#[derive(Template)]
#[template(path = "report.html")]
struct Report {
    title: String,
    about: Vec<String>,
    parts: Vec<Part>,
    withheld: Option<String>,
}

#[derive(Default)]
struct Part {
    heading: &'static str,
    note: String,
    lines: Vec<String>,
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    charts: Vec<Chart>,
}

/// A picture with its words, for those who do not see it.
struct Chart {
    label: String,
    /// The points of a line; empty where there are bars.
    line: String,
    bars: Vec<Bar>,
}

struct Bar {
    x: String,
    y: String,
    height: String,
}

/// The page. The words about what was left out stand at its end.
pub fn report(basis: &Basis, withheld: Option<String>) -> Result<String, askama::Error> {
    let header = header(basis);
    let shown = |text: Option<&Text>| text.map(|text| text.shown().into_owned());
    let name = shown(header.name.as_ref()).unwrap_or_else(|| "Roadmap".to_owned());
    let mut about = Vec::new();
    about.extend(shown(header.role.as_ref()));
    if let Some(track) = &header.track {
        about.extend(shown(track.name.as_ref()));
        about.extend(shown(track.shadowing_name.as_ref()).map(|own| format!("shadowing {own}")));
    }
    about.extend(
        header
            .direction
            .as_ref()
            .map(|own| own.archetype.to_owned()),
    );
    about.extend(shown(header.mentor.as_ref()).map(|own| format!("mentor {own}")));
    let quarter = &header.quarter;
    about.push(format!(
        "{}, {}, week {} of {}",
        basis.today, quarter.quarter, quarter.week, quarter.weeks
    ));
    let parts = vec![
        signals_part(basis),
        next_part(basis),
        win_part(basis),
        ladder_part(basis),
        skills_part(basis),
        certs_part(basis),
        shadowing_part(basis),
        evidence_part(basis),
    ];
    let parts = parts
        .into_iter()
        .filter(|part| !part.lines.is_empty() || !part.rows.is_empty() || !part.charts.is_empty());
    Report {
        title: name,
        about,
        parts: parts.collect(),
        withheld,
    }
    .render()
}

fn day(day: Option<Day>) -> String {
    day.map_or(String::new(), |day| day.to_string())
}

fn signals_part(basis: &Basis) -> Part {
    let rows = signals(basis, &Thresholds::default());
    Part {
        heading: "Signals",
        head: vec!["What", "Next step"],
        rows: rows
            .into_iter()
            .map(|own| vec![own.facts, own.next_step])
            .collect(),
        ..Part::default()
    }
}

fn next_part(basis: &Basis) -> Part {
    let rows = due_next(basis, MOST);
    Part {
        heading: "Next",
        head: vec!["Day", "What"],
        rows: rows
            .into_iter()
            .map(|own| vec![own.on.to_string(), own.what])
            .collect(),
        ..Part::default()
    }
}

fn win_part(basis: &Basis) -> Part {
    let Some(win) = wins(basis).current else {
        return Part::default();
    };
    let figure = |value: Option<f64>| value.map_or(String::new(), figure);
    let rows = win.key_results.iter().map(|own| {
        vec![
            own.measure.shown().into_owned(),
            figure(own.baseline),
            figure(own.target),
            figure(own.now.map(|now| now.value)),
            own.reason.clone(),
        ]
    });
    let mut lines = vec![win.title.shown().into_owned()];
    lines.extend(win.outcome.as_ref().map(|own| own.shown().into_owned()));
    Part {
        heading: "Quarter win",
        note: win.quarter.to_string(),
        lines,
        head: vec!["Measure", "From", "To", "Now", "How it stands"],
        rows: rows.collect(),
        charts: win.key_results.iter().filter_map(line_chart).collect(),
    }
}

/// The readings of a key result from its first day to its last.
fn line_chart(own: &KeyResult) -> Option<Chart> {
    let (first, last) = (own.readings.first()?, own.readings.last()?);
    let days = first.on.until(last.on);
    let ends = [own.baseline, own.target].into_iter().flatten();
    let all: Vec<f64> = own
        .readings
        .iter()
        .map(|own| own.value)
        .chain(ends)
        .collect();
    let low = all.iter().copied().fold(f64::INFINITY, f64::min);
    let high = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if days < 1 || high - low <= 0.0 || !(high - low).is_finite() {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "days of a quarter are few")]
    let points = own.readings.iter().map(|reading| {
        let x = first.on.until(reading.on) as f64 / days as f64 * WIDTH;
        let y = HEIGHT - (reading.value - low) / (high - low) * HEIGHT;
        format!("{x:.1},{y:.1}")
    });
    Some(Chart {
        label: format!(
            "{}: {} on {}, {} on {}",
            own.measure.shown(),
            figure(first.value),
            first.on,
            figure(last.value),
            last.on
        ),
        line: points.collect::<Vec<_>>().join(" "),
        bars: Vec::new(),
    })
}

fn ladder_part(basis: &Basis) -> Part {
    let ladder = ladder(basis);
    let rows = ladder.steps.iter().map(|own| {
        let state = match own.done {
            Some(day) => format!("done {day}"),
            None => own.needs.clone(),
        };
        vec![
            STAGES
                .get(own.stage)
                .copied()
                .unwrap_or_default()
                .to_owned(),
            own.title.shown().into_owned(),
            day(own.due),
            state,
        ]
    });
    Part {
        heading: "Milestones",
        head: vec!["Stage", "Milestone", "Due", "State"],
        rows: rows.collect(),
        ..Part::default()
    }
}

fn skills_part(basis: &Basis) -> Part {
    let rows = skills(basis).into_iter().map(|own| {
        let said = |view: &Option<crate::insight::skills::Judgement>| {
            view.as_ref().map_or(String::new(), |view| {
                format!("{} ({})", view.level.name(), view.by.shown())
            })
        };
        vec![
            own.name.shown().into_owned(),
            said(&own.mine),
            said(&own.theirs),
            own.target
                .map_or(String::new(), |level| level.name().to_owned()),
            day(own.due),
            own.proofs.to_string(),
        ]
    });
    Part {
        heading: "Skills",
        head: vec!["Skill", "Own view", "Other view", "Target", "By", "Proofs"],
        rows: rows.collect(),
        ..Part::default()
    }
}

fn certs_part(basis: &Basis) -> Part {
    let certs = certifications(basis);
    let rows = certs.rows.iter().map(|own| {
        vec![
            own.name.shown().into_owned(),
            own.words.clone(),
            day(own.exam),
            day(own.passed),
            day(own.expires),
        ]
    });
    Part {
        heading: "Certifications",
        note: format!("{} of {} proven", certs.proven, certs.rows.len()),
        head: vec!["Certification", "State", "Exam", "Passed", "Expires"],
        rows: rows.collect(),
        ..Part::default()
    }
}

fn shadowing_part(basis: &Basis) -> Part {
    let own = shadowing(basis, MOST);
    let most = own.weeks.iter().copied().fold(0.0, f64::max);
    let step = WIDTH / 13.0;
    let mut x = 0.0;
    let mut bars = Vec::new();
    for hours in own.weeks {
        let height = if most > 0.0 {
            hours / most * HEIGHT
        } else {
            0.0
        };
        bars.push(Bar {
            x: format!("{x:.1}"),
            y: format!("{:.1}", HEIGHT - height),
            height: format!("{height:.1}"),
        });
        x += step;
    }
    let rows = own.recent.iter().map(|session| {
        let text = |text: &Option<Text>| {
            text.as_ref()
                .map_or(String::new(), |text| text.shown().into_owned())
        };
        vec![
            session.on.to_string(),
            text(&session.with),
            text(&session.track_name),
            session.hours.map_or(String::new(), figure),
            text(&session.what),
        ]
    });
    let note = format!("{} h in 13 weeks", figure(own.hours));
    let charts = (own.hours > 0.0).then(|| Chart {
        label: format!(
            "Hours of shadowing in each of 13 weeks, {} in all",
            figure(own.hours)
        ),
        line: String::new(),
        bars,
    });
    Part {
        heading: "Shadowing",
        note,
        head: vec!["Day", "With", "Track", "Hours", "What"],
        rows: rows.collect(),
        charts: charts.into_iter().collect(),
        ..Part::default()
    }
}

fn evidence_part(basis: &Basis) -> Part {
    let mut records = basis.source.records(Section::Evidence);
    records.sort_by_key(|record| std::cmp::Reverse(record.table.day("on")));
    let rows = records.iter().map(|record| {
        let text = |name: &str| {
            record
                .table
                .text(name)
                .map_or(String::new(), |text| text.shown().into_owned())
        };
        vec![
            day(record.table.day("on")),
            text("kind"),
            text("what"),
            text("result"),
        ]
    });
    Part {
        heading: "Evidence",
        head: vec!["Day", "Kind", "What", "Result"],
        rows: rows.collect(),
        ..Part::default()
    }
}
