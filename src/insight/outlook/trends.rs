//! Charts over time: key results, hours, levels, proof, and how the weeks felt. Nothing is mixed into one score.

use crate::day::Day;
use crate::insight::Basis;
use crate::insight::direction::{FEWEST, mix};
use crate::insight::figure::{counted, figure, near, percent};
use crate::insight::row::Row;
use crate::insight::skills::rises;
use crate::insight::win::wins;
use crate::model::{Path, Section};

/// Weeks that are shown: half a year.
pub const WEEKS: usize = 26;

/// One measure over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Safe to show.
    pub name: String,
    /// Where it is now, in words that are safe to show; or why it cannot be shown.
    pub words: String,
    /// By week, the earliest first, this week last; none where nothing was recorded.
    pub values: Vec<Option<f64>>,
    /// The least and the most that the chart reaches.
    pub least: f64,
    pub most: f64,
    /// Where it should come to.
    pub target: Option<f64>,
    /// The record that it is about, where it is one.
    pub at: Option<Path>,
}

/// All charts of a roadmap.
pub fn trends(basis: &Basis) -> Vec<Chart> {
    let mut charts = key_results(basis);
    charts.push(growth(basis));
    charts.push(proof(basis));
    charts.push(study(basis));
    charts.push(shadowing(basis));
    charts.extend(ratings(basis));
    charts.push(deep_work(basis));
    charts
}

/// The Monday of the first week.
fn first(basis: &Basis) -> Day {
    let weeks = i64::try_from(WEEKS).unwrap_or(0) - 1;
    basis.today.week_start().plus(-7 * weeks)
}

/// The week of a day up to today, if it is one of those shown.
fn week(basis: &Basis, on: Day) -> Option<usize> {
    let days = first(basis).until(on);
    usize::try_from(days.div_euclid(7)).ok()
}

/// Amounts added up by week.
fn summed(basis: &Basis, amounts: impl IntoIterator<Item = (Day, f64)>) -> Vec<f64> {
    let mut weeks = vec![0.0; WEEKS];
    for (on, amount) in amounts {
        if let Some(sum) = week(basis, on).and_then(|week| weeks.get_mut(week)) {
            *sum += amount;
        }
    }
    weeks
}

fn bars(name: &str, weeks: Vec<f64>, words: String, at: Path) -> Chart {
    let most = weeks.iter().copied().fold(0.0, f64::max);
    Chart {
        name: name.to_owned(),
        words,
        values: weeks.into_iter().map(Some).collect(),
        least: 0.0,
        most,
        target: None,
        at: Some(at),
    }
}

/// The readings of the win of this quarter; a week without one keeps the reading before.
fn key_results(basis: &Basis) -> Vec<Chart> {
    let Some(win) = wins(basis).current else {
        return vec![Chart {
            name: "key results".to_owned(),
            words: format!("{} has no win to measure", basis.quarter()),
            values: Vec::new(),
            least: 0.0,
            most: 0.0,
            target: None,
            at: Some(Path::section(Section::Win)),
        }];
    };
    let chart = |result: crate::insight::win::KeyResult| {
        let mut values = vec![None; WEEKS];
        for reading in &result.readings {
            if let Some(value) = week(basis, reading.on).and_then(|week| values.get_mut(week)) {
                *value = Some(reading.value);
            }
        }
        let ends = [result.baseline, result.target];
        let known = values.iter().copied().chain(ends).flatten();
        let (least, most) = known.fold((f64::MAX, f64::MIN), |(least, most), value| {
            (least.min(value), most.max(value))
        });
        let words = match (result.now, result.baseline, result.target) {
            (Some(now), Some(baseline), Some(target)) => {
                let ends = result.projected.map_or(String::new(), |projected| {
                    format!(", end near {}", near(projected, target - baseline))
                });
                let (now, from, to) = (figure(now.value), figure(baseline), figure(target));
                format!("{now} ({from} to {to}){ends}")
            }
            (None, Some(_), Some(_)) => "no reading yet".to_owned(),
            _ => "baseline or target is missing".to_owned(),
        };
        Chart {
            name: result.measure.shown().into_owned(),
            words,
            values,
            least,
            most,
            target: result.target,
            at: Some(result.at),
        }
    };
    win.key_results.into_iter().map(chart).collect()
}

fn growth(basis: &Basis) -> Chart {
    let rises = rises(basis);
    let weeks = summed(basis, rises.iter().map(|rise| (rise.on, 1.0)));
    let last = rises.iter().max_by_key(|rise| rise.on);
    let words = last.map_or("no level has risen yet".to_owned(), |rise| {
        let name = rise.name.shown();
        format!(
            "latest {}: {name} {}",
            rise.on.short(basis.today),
            rise.level.name()
        )
    });
    bars(
        "levels that rose",
        weeks,
        words,
        Path::section(Section::Skill),
    )
}

fn proof(basis: &Basis) -> Chart {
    let records = basis.source.since(Section::Evidence, first(basis));
    let days = records
        .iter()
        .filter_map(|record| Some((Row::of(record).past("on", basis.today)?, 1.0)));
    let weeks = summed(basis, days);
    let sum = sum(&weeks);
    let words = if sum > 0.0 {
        format!("{} in {WEEKS} weeks", figure(sum))
    } else {
        format!("none in {WEEKS} weeks")
    };
    bars("evidence", weeks, words, Path::section(Section::Evidence))
}

fn study(basis: &Basis) -> Chart {
    let certs = basis.source.records(Section::Cert);
    let mut hours = Vec::new();
    for record in &certs {
        for (on, entry) in Row::of(record).happened("study", basis.today) {
            hours.push((on, entry.number("hours").unwrap_or(0.0)));
        }
    }
    let weeks = summed(basis, hours);
    let words = hours_words(&weeks);
    bars("study hours", weeks, words, Path::section(Section::Cert))
}

fn shadowing(basis: &Basis) -> Chart {
    let records = basis.source.since(Section::Shadow, first(basis));
    let hours = records.iter().filter_map(|record| {
        let row = Row::of(record);
        Some((
            row.past("on", basis.today)?,
            row.number("hours").unwrap_or(0.0),
        ))
    });
    let weeks = summed(basis, hours);
    let words = hours_words(&weeks);
    bars(
        "shadowing hours",
        weeks,
        words,
        Path::section(Section::Shadow),
    )
}

fn sum(weeks: &[f64]) -> f64 {
    weeks.iter().fold(0.0, |sum, hours| sum + hours)
}

fn hours_words(weeks: &[f64]) -> String {
    let sum = sum(weeks);
    if sum <= 0.0 {
        return format!("none in {WEEKS} weeks");
    }
    let now = weeks.last().copied().unwrap_or(0.0);
    let sum = figure((sum * 10.0).round() / 10.0);
    format!("{sum} h, {} h this week", figure(now))
}

/// Energy, load and joy as the check-ins say them.
fn ratings(basis: &Basis) -> Vec<Chart> {
    let records = basis.source.since(Section::Checkin, first(basis));
    let chart = |name: &'static str| {
        let mut values = vec![None; WEEKS];
        let mut count = 0;
        let mut latest = None;
        for record in &records {
            let row = Row::of(record);
            let (Some(on), Some(value)) = (row.past("on", basis.today), row.number(name)) else {
                continue;
            };
            count += 1;
            latest = latest.max(Some((on, crate::insight::row::place(record))));
            if let Some(own) = week(basis, on).and_then(|week| values.get_mut(week)) {
                *own = Some(value);
            }
        }
        let now = values.iter().rev().flatten().next();
        let words = match now {
            Some(now) => format!("{} of 5, {}", figure(*now), counted(count, "check-in")),
            None => format!("no check-in says it in {WEEKS} weeks"),
        };
        Chart {
            name: name.to_owned(),
            words,
            values,
            least: 0.0,
            most: 5.0,
            target: None,
            at: latest.map_or(Some(Path::section(Section::Checkin)), |(_, at)| Some(at)),
        }
    };
    ["energy", "load", "joy"].map(chart).into()
}

/// The share of deep work, as the check-ins say it.
fn deep_work(basis: &Basis) -> Chart {
    let records = basis.source.since(Section::Checkin, first(basis));
    let mut values = vec![None; WEEKS];
    for record in &records {
        let row = Row::of(record);
        let Some(on) = row.past("on", basis.today) else {
            continue;
        };
        let deep = row.group("mix").and_then(|mix| mix.number("deep"));
        if let (Some(deep), Some(own)) =
            (deep, week(basis, on).and_then(|week| values.get_mut(week)))
        {
            *own = Some(deep);
        }
    }
    let words = match mix(basis) {
        Some(mix) => format!(
            "{} deep, {} design, {} people",
            percent(mix.deep),
            percent(mix.design),
            percent(mix.people)
        ),
        None => format!("fewer than {FEWEST} weeks with a mix"),
    };
    Chart {
        name: "deep work, %".to_owned(),
        words,
        values,
        least: 0.0,
        most: 100.0,
        target: None,
        at: Some(Path::section(Section::Checkin)),
    }
}
