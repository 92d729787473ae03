//! Few figures that lead and few that lag: what will come of growth, and what has.

use super::dated::What;
use super::member::Member;
use super::roster::{Roster, Row};
use super::share::{Share, days};
use super::sheet::{Cell, Head, Sheet, SheetRow, names};
use crate::day::Day;
use crate::insight::figure::counted;
use crate::insight::row::Row as Fields;
use crate::model::{Section, Source};

/// A figure of the team.
#[derive(Debug, Clone)]
pub struct Indicator {
    pub id: &'static str,
    pub label: &'static str,
    /// Whether it tells what will come, rather than what has.
    pub leads: bool,
    /// What it counts, in one sentence.
    pub meaning: &'static str,
    /// In words that are safe to show.
    pub words: String,
    /// So many of so many, where it is that.
    pub share: Option<Share>,
    /// Whom it is about, safe to show.
    pub about: Vec<String>,
}

/// The year that is looked at.
const YEAR: i64 = 365;

/// All indicators, those that lead first.
pub fn indicators(roster: &Roster, source: &dyn Source) -> Vec<Indicator> {
    vec![
        transfers(roster),
        switches(roster),
        promotions(roster),
        learning(roster),
        productivity(roster),
        velocity(roster),
        strong(roster),
        regretted(roster),
        stay(roster),
        inside(roster, source),
    ]
}

fn members(roster: &Roster) -> impl Iterator<Item = (&Row, &Member)> {
    let rows = roster.rows.iter();
    rows.filter_map(|row| Some((row, roster.member(row)?)))
}

fn is_of_year(roster: &Roster, on: Day) -> bool {
    on > roster.today.plus(-YEAR) && on <= roster.today
}

fn people(count: usize) -> String {
    match count {
        0 => "nobody".to_owned(),
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    }
}

fn transfers(roster: &Roster) -> Indicator {
    let moved = members(roster).filter(|(_, member)| {
        let mut days = member.transfers.iter();
        days.any(|on| is_of_year(roster, *on))
    });
    let about: Vec<String> = moved.map(|(row, _)| roster.name(row)).collect();
    Indicator {
        id: "transfers",
        label: "internal transfers",
        leads: true,
        meaning: "People who moved to another track or team inside, in the last year.",
        words: people(about.len()),
        share: None,
        about,
    }
}

/// Adoption: who entered a track, who switched, who completed a milestone.
fn switches(roster: &Roster) -> Indicator {
    let (mut entered, mut switched, mut completed) = (0, Vec::new(), 0);
    for (row, person) in roster.present() {
        let mut of_year = person.entered.iter().enumerate();
        entered += usize::from(person.entered.iter().any(|(on, _)| is_of_year(roster, *on)));
        if of_year.any(|(number, (on, _))| number > 0 && is_of_year(roster, *on)) {
            switched.push(roster.name(row));
        }
        let after = roster.today.plus(-YEAR);
        let is = |what| matches!(what, What::Milestone { .. });
        completed += usize::from(person.count(after, roster.today, is) > 0);
    }
    Indicator {
        id: "adoption",
        label: "adoption",
        leads: true,
        meaning: "In the last year: entered a track, completed a milestone, switched the track.",
        words: format!(
            "{entered} entered, {completed} completed, {} switched",
            switched.len()
        ),
        share: None,
        about: switched,
    }
}

fn promotions(roster: &Roster) -> Indicator {
    let mut waits = Vec::new();
    let mut about = Vec::new();
    for (row, member) in members(roster) {
        let mut before = roster.joined(row);
        for on in &member.promotions {
            if let Some(before) = before.filter(|before| before < on) {
                waits.push(before.until(*on));
                about.push(format!(
                    "{} after {} d",
                    roster.name(row),
                    before.until(*on)
                ));
            }
            before = Some(*on);
        }
    }
    Indicator {
        id: "promotion-velocity",
        label: "promotion velocity",
        leads: true,
        meaning: "Days from joining, or from the promotion before, to each promotion.",
        words: days(&waits, roster.frame.fewest),
        share: None,
        about,
    }
}

fn learning(roster: &Roster) -> Indicator {
    let mut share = Share::default();
    let mut about = Vec::new();
    for (row, person) in roster.present() {
        let (done, due) = (person.due_milestones.1, person.due_milestones.0);
        share.part += done;
        share.whole += due;
        if due > 0 {
            about.push(format!("{} {done} of {due}", roster.name(row)));
        }
    }
    Indicator {
        id: "learning-completion",
        label: "learning completion",
        leads: true,
        meaning: "Milestones that were due in the last year, and are done with a proof.",
        words: share.words(roster.frame.fewest),
        share: Some(share),
        about,
    }
}

fn productivity(roster: &Roster) -> Indicator {
    let mut waits = Vec::new();
    let mut about = Vec::new();
    for (row, person) in roster.read() {
        let Some((entered, _)) = person.entered.last() else {
            continue;
        };
        let said = roster.member(row).and_then(|member| member.productive);
        let own = person.facts.iter().find(|fact| {
            let delivers = matches!(
                fact.what,
                What::WinReached | What::Milestone { delivers: true }
            );
            delivers && fact.on > *entered
        });
        let first = said.filter(|on| on > entered).or(own.map(|fact| fact.on));
        if let Some(first) = first {
            let wait = entered.until(first);
            waits.push(wait);
            about.push(format!("{} {wait} d", roster.name(row)));
        }
    }
    Indicator {
        id: "time-to-productivity",
        label: "time to productivity",
        leads: true,
        meaning: "Days from entering the track to the first win or milestone that delivers.",
        words: days(&waits, roster.frame.fewest),
        share: None,
        about,
    }
}

fn velocity(roster: &Roster) -> Indicator {
    let after = roster.today.plus(-YEAR);
    let mut rises: Vec<i64> = Vec::new();
    let mut about = Vec::new();
    for (row, person) in roster.present() {
        let is = |what| matches!(what, What::Rise(_));
        let count = person.count(after, roster.today, is);
        rises.push(i64::try_from(count).unwrap_or(i64::MAX));
        about.push(format!("{} {count}", roster.name(row)));
    }
    let sum: i64 = rises.iter().sum();
    Indicator {
        id: "growth-velocity",
        label: "growth velocity",
        leads: true,
        meaning: "Levels that rose in the last year, of everybody who is here.",
        words: format!("{} of {}", counted(sum, "level"), people(rises.len())),
        share: None,
        about,
    }
}

fn strong(roster: &Roster) -> Indicator {
    let then = roster.today.plus(-YEAR);
    let was: Vec<_> = members(roster)
        .filter(|(row, member)| {
            let strong = member.strong_since.is_some_and(|since| since <= then);
            strong && roster.was_there(row, then)
        })
        .collect();
    let share = Share::of(&was, |(_, member)| member.left.is_none());
    let gone = was.iter().filter(|(_, member)| member.left.is_some());
    Indicator {
        id: "strong-retention",
        label: "strong people kept",
        leads: false,
        meaning: "Of those who counted among the strong a year ago: who is still here.",
        words: share.words(roster.frame.fewest),
        share: Some(share),
        about: gone
            .map(|(row, _)| format!("{} left", roster.name(row)))
            .collect(),
    }
}

fn regretted(roster: &Roster) -> Indicator {
    let left: Vec<_> = members(roster)
        .filter(|(_, member)| {
            let left = member.left.as_ref();
            left.is_some_and(|left| is_of_year(roster, left.on))
        })
        .collect();
    let of_year = left
        .iter()
        .filter(|(_, member)| member.regretted().is_some());
    let about: Vec<String> = of_year.map(|(row, _)| roster.name(row)).collect();
    Indicator {
        id: "regretted-attrition",
        label: "regretted attrition",
        leads: false,
        meaning: "Of those who left in the last year: whom one would have kept.",
        words: match left.len() {
            0 => "nobody has left".to_owned(),
            all => format!("{} of {all} who left", about.len()),
        },
        share: Some(Share {
            part: about.len(),
            whole: left.len(),
        }),
        about,
    }
}

fn stay(roster: &Roster) -> Indicator {
    let finished: Vec<(&Row, &Member, Day)> = members(roster)
        .flat_map(|(row, member)| {
            let days = member.finished.iter();
            days.map(move |(on, _)| (row, member, on.plus(YEAR)))
        })
        .filter(|(_, _, look)| *look <= roster.today)
        .collect();
    let stayed = |member: &Member, look: Day| {
        let left = member.left.as_ref();
        left.is_none_or(|left| left.on > look)
    };
    let share = Share::of(&finished, |(_, member, look)| stayed(member, *look));
    Indicator {
        id: "twelve-month-stay",
        label: "stay after a track",
        leads: false,
        meaning: "Of those who finished a track a year ago or longer: who stayed twelve months.",
        words: share.words(roster.frame.fewest),
        share: Some(share),
        about: finished
            .iter()
            .map(|(row, member, look)| {
                let word = if stayed(member, *look) {
                    "stayed"
                } else {
                    "left"
                };
                format!("{} {word}", roster.name(row))
            })
            .collect(),
    }
}

fn inside(roster: &Roster, source: &dyn Source) -> Indicator {
    let records = source.records(Section::Opening);
    let filled: Vec<(String, bool)> = records
        .iter()
        .map(Fields::of)
        .filter(|row| {
            let filled = row.past("filled", roster.today);
            filled.is_some_and(|on| is_of_year(roster, on))
        })
        .filter_map(|row| {
            let title = row.text("title")?.shown().into_owned();
            Some((title, row.choice("from")? == "inside"))
        })
        .collect();
    let share = Share::of(&filled, |(_, inside)| *inside);
    Indicator {
        id: "filled-from-inside",
        label: "roles filled from inside",
        leads: false,
        meaning: "Of the roles that were filled in the last year: those that went to the team.",
        words: share.words(roster.frame.fewest),
        share: Some(share),
        about: filled
            .into_iter()
            .map(|(title, inside)| {
                format!("{title} from {}", if inside { "inside" } else { "outside" })
            })
            .collect(),
    }
}

const HEADS: [Head; 3] = [
    Head::new("figure", 20, 28, 0),
    Head::new("now", 14, 34, 0),
    Head::new("what it counts", 24, 90, 1),
];

/// The indicators as a sheet.
pub fn sheet(roster: &Roster, source: &dyn Source) -> Sheet {
    let all = indicators(roster, source);
    let mut rows = Vec::with_capacity(all.len() + 2);
    for leads in [true, false] {
        let words = if leads {
            "Leading: what will come"
        } else {
            "Lagging: what has come"
        };
        rows.push(SheetRow::heading(words, Some(Section::Opening)));
        let own = all.iter().filter(|own| own.leads == leads);
        rows.extend(own.map(|own| {
            let cells = vec![
                Cell::name(own.label),
                Cell::plain(&own.words),
                Cell::dim(own.meaning),
            ];
            let row = SheetRow {
                adds: Some(Section::Opening),
                ..SheetRow::new(cells)
            };
            row.says("", own.meaning)
                .says("facts", names(&own.about, 30))
        }));
    }
    let fewest = roster.frame.fewest;
    Sheet {
        heads: HEADS.to_vec(),
        fact: format!("the last 365 days; no percentage of fewer than {fewest}"),
        rows,
        empty: "",
    }
}
