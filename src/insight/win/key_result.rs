//! Key results: where a measure is, where it should be by today, and where it will end.

use super::super::Basis;
use super::super::figure::{figure, near};
use super::super::header::share;
use super::super::row::{Row, place};
use super::Span;
use crate::day::Day;
use crate::model::{Path, Record};
use crate::text::Text;

/// How a key result stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Reached,
    OnPace,
    Behind,
    /// A reading is expected by now, and there is none.
    NoReading,
    /// Too early for a reading.
    NotYetExpected,
    /// Baseline and target are not both numbers, or the same: nothing can be said.
    NoMeasure,
}

impl Standing {
    /// Its name for other programs; it never changes.
    pub fn name(self) -> &'static str {
        match self {
            Standing::Reached => "reached",
            Standing::OnPace => "on-pace",
            Standing::Behind => "behind",
            Standing::NoReading => "no-reading",
            Standing::NotYetExpected => "not-yet-expected",
            Standing::NoMeasure => "no-measure",
        }
    }
}

/// A figure and its day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    pub on: Day,
    pub value: f64,
}

/// One key result.
#[derive(Debug)]
pub struct KeyResult {
    pub at: Path,
    pub measure: Text,
    pub unit: Option<Text>,
    pub baseline: Option<f64>,
    pub target: Option<f64>,
    /// All readings that count, the earliest first, one a day.
    pub readings: Vec<Reading>,
    pub now: Option<Reading>,
    /// The part of the way that is done: 0 at the baseline, 1 at the target; may lie outside.
    pub fraction: Option<f64>,
    /// The part of the way that should be done by today, from 0 to 1.
    pub expected_fraction: Option<f64>,
    /// The figure expected today.
    pub expected: Option<f64>,
    /// Where it will be at the end of the quarter if it goes on like this.
    pub projected: Option<f64>,
    pub standing: Standing,
    /// Why it stands so, in words that are safe to show.
    pub reason: String,
}

/// Readings are made weekly: so long the latest one may be old, and so long after the start none is expected.
const RHYTHM: i64 = 7;

/// So little may be lost in computing a fraction.
const ROUNDING: f64 = 1e-9;

/// The way from the baseline to the target.
#[derive(Clone, Copy)]
struct Way {
    baseline: f64,
    target: f64,
}

impl Way {
    /// None where one of them is missing, or both are the same.
    fn of(baseline: Option<f64>, target: Option<f64>) -> Option<Way> {
        let (baseline, target) = (baseline?, target?);
        ((target - baseline).abs() > f64::EPSILON).then_some(Way { baseline, target })
    }

    fn span(self) -> f64 {
        self.target - self.baseline
    }

    fn fraction(self, value: f64) -> f64 {
        (value - self.baseline) / self.span()
    }

    fn value(self, fraction: f64) -> f64 {
        self.baseline + fraction * self.span()
    }
}

/// The key results of a win.
pub(super) fn of(basis: &Basis, win: &Record, span: Span) -> Vec<KeyResult> {
    Row::of(win)
        .rows("key_result")
        .into_iter()
        .map(|(key, row)| {
            let at = place(win).field("key_result").item(key);
            key_result(basis, row, at, span)
        })
        .collect()
}

fn key_result(basis: &Basis, row: Row, at: Path, span: Span) -> KeyResult {
    let (baseline, target) = (row.number("baseline"), row.number("target"));
    let way = Way::of(baseline, target);
    let readings = readings(row, span.until(basis.today));
    let now = readings.last().copied();
    let expected_fraction = way.and(expected(basis, span, span.until(basis.today)));
    let mut found = KeyResult {
        at,
        measure: row
            .own("measure")
            .unwrap_or_else(|| "unnamed measure".into()),
        unit: row.own("unit"),
        baseline,
        target,
        fraction: way.zip(now).map(|(way, now)| way.fraction(now.value)),
        expected: way
            .zip(expected_fraction)
            .map(|(way, fraction)| way.value(fraction)),
        expected_fraction,
        projected: way.and_then(|way| projected(basis, way, &readings, span)),
        readings,
        now,
        standing: Standing::NoMeasure,
        reason: String::new(),
    };
    (found.standing, found.reason) = standing(basis, way, &found, span);
    found
}

/// The readings up to a day, one a day: a second one of the same day replaces the first.
pub(super) fn readings(row: Row, until: Day) -> Vec<Reading> {
    let mut found: Vec<Reading> = Vec::new();
    for (on, entry) in row.happened("readings", until) {
        let Some(value) = entry.number("value") else {
            continue;
        };
        match found.last_mut() {
            Some(last) if last.on == on => last.value = value,
            _ => found.push(Reading { on, value }),
        }
    }
    found
}

/// The part of the way that should be done by a day: even steps from the start to the end of the quarter, times away
/// left out.
fn expected(basis: &Basis, span: Span, by: Day) -> Option<f64> {
    let started = span.started?;
    let whole = basis.away().present(started, span.ends);
    if whole <= 0 {
        return Some(1.0);
    }
    Some(share(basis.away().present(started, by), whole))
}

/// A straight line through the readings to the end of the quarter. Readings that lie within one week of each other say
/// more about that week than about the quarter: then the line goes from the baseline at the start to the latest one.
fn projected(basis: &Basis, way: Way, readings: &[Reading], span: Span) -> Option<f64> {
    let (started, today) = (span.started?, basis.today);
    if span.closed.is_some() || today > span.ends {
        return None;
    }
    let across = |day: Day| days(basis.away().present(started, day));
    let mut points: Vec<(f64, f64)> = readings
        .iter()
        .map(|reading| (across(reading.on), reading.value))
        .collect();
    let (first, last) = (*points.first()?, *points.last()?);
    if last.0 - first.0 < days(RHYTHM) {
        points = vec![(0.0, way.baseline), last];
    }
    // Points of one day alone lead nowhere.
    Some(line(&points, across(span.ends))).filter(|value| value.is_finite())
}

/// The value at `x` of the line that has the least squared distance from the points; no number where all are of one day.
fn line(points: &[(f64, f64)], x: f64) -> f64 {
    let count: f64 = points.iter().map(|_| 1.0).sum();
    let middle = |part: fn(&(f64, f64)) -> f64| points.iter().map(part).sum::<f64>() / count;
    let (across, up) = (middle(|point| point.0), middle(|point| point.1));
    let spread: f64 = points.iter().map(|point| (point.0 - across).powi(2)).sum();
    let joint: f64 = points
        .iter()
        .map(|point| (point.0 - across) * (point.1 - up))
        .sum();
    up + joint / spread * (x - across)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "days of a calendar are far below 2^52"
)]
fn days(count: i64) -> f64 {
    count as f64
}

fn standing(basis: &Basis, way: Option<Way>, found: &KeyResult, span: Span) -> (Standing, String) {
    let Some(way) = way else {
        let reason = match (found.baseline, found.target) {
            (Some(_), Some(_)) => "baseline and target are the same",
            (None, _) => "no baseline",
            (_, None) => "no target",
        };
        return (Standing::NoMeasure, reason.to_owned());
    };
    let (Some(now), Some(fraction)) = (found.now, found.fraction) else {
        return without_reading(basis, span);
    };
    if fraction >= 1.0 {
        let reason = format!("reached by {}", now.on.short(basis.today));
        return (Standing::Reached, reason);
    }
    if span.closed.is_some() {
        let reason = format!(
            "closed at {}, short of {}",
            figure(now.value),
            figure(way.target)
        );
        return (Standing::Behind, reason);
    }
    let (Some(started), Some(expected)) = (span.started, found.expected) else {
        return (Standing::NotYetExpected, "not started yet".to_owned());
    };
    // What was read some days ago is held against that day, so that a week without a reading is not a week behind.
    let held_against = now.on.max(basis.today.plus(-RHYTHM)).max(started);
    let due = self::expected(basis, span, held_against).unwrap_or(1.0);
    if fraction + ROUNDING >= due {
        let reason = found.projected.map_or_else(
            || "on pace".to_owned(),
            |value| match near(value, way.span()) {
                ends if way.fraction(value) < 0.995 => {
                    format!("on pace today, but ends near {ends}")
                }
                ends => format!("on pace, ends near {ends}"),
            },
        );
        (Standing::OnPace, reason)
    } else {
        let expected = near(expected, way.span());
        (
            Standing::Behind,
            format!("behind: {expected} expected today"),
        )
    }
}

fn without_reading(basis: &Basis, span: Span) -> (Standing, String) {
    let Some(started) = span.started else {
        return (Standing::NotYetExpected, "not started yet".to_owned());
    };
    let gone = basis.away().present(started, span.until(basis.today));
    if gone < RHYTHM && span.closed.is_none() {
        (Standing::NotYetExpected, "started this week".to_owned())
    } else {
        (Standing::NoReading, format!("no reading in {gone} d"))
    }
}

#[cfg(test)]
mod tests;
