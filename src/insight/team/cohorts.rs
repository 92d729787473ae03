//! People who entered a track in the same year, looked at 90, 180 and 365 days after they did.
//!
//! A day's look counts only what had happened by then: all facts are dated, so this is what a roadmap looked back at says.

use super::dated::What;
use super::person::Person;
use super::roster::{Roster, Row};
use super::share::{Share, days};
use super::sheet::{Cell, Head, Sheet, SheetRow, names};
use crate::day::Day;
use crate::model::Section;
use crate::text::Text;

/// The days of a look.
pub const LOOKS: [i64; 3] = [90, 180, 365];

/// Those who entered a track in one year.
#[derive(Debug, Clone)]
pub struct Cohort {
    pub track: Text,
    pub year: i32,
    pub people: Vec<String>,
    pub looks: [Look; 3],
}

/// A cohort so many days after its people entered: each one counts who has come so far.
#[derive(Debug, Clone, Default)]
pub struct Look {
    pub day: i64,
    /// How many have come so far.
    pub people: usize,
    /// Checked in, or had a one-on-one, in three of the last four stretches of the time.
    pub engaged: Share,
    /// Levels that rose, of each person.
    pub rises: Vec<i64>,
    /// Delivered: a win was reached, or a milestone of applying, proving or expanding.
    pub delivered: Share,
    /// Did something for others: coaching, teaching, a thing to be used again.
    pub for_others: Share,
    /// Still in the team.
    pub stayed: Share,
    /// Promoted by then.
    pub promoted: Share,
    /// Wins reached, of each person.
    pub wins: Vec<i64>,
}

/// One person's entry.
struct Entry<'r> {
    row: &'r Row,
    person: &'r Person,
    on: Day,
}

/// All cohorts, by track and year.
pub fn cohorts(roster: &Roster) -> Vec<Cohort> {
    let mut groups: Vec<((Text, i32), Vec<Entry>)> = Vec::new();
    for (row, person) in roster.read() {
        let mut known: Vec<&Text> = Vec::new();
        for (on, track) in &person.entered {
            // Coming back to a track is no second entry.
            if known.contains(&track) {
                continue;
            }
            known.push(track);
            let key = (track.clone(), on.year());
            let entry = Entry {
                row,
                person,
                on: *on,
            };
            match groups.iter_mut().find(|(own, _)| *own == key) {
                Some((_, entries)) => entries.push(entry),
                None => groups.push((key, vec![entry])),
            }
        }
    }
    groups.sort_by(|(one, _), (other, _)| one.cmp(other));
    groups
        .into_iter()
        .map(|((track, year), entries)| Cohort {
            track,
            year,
            people: entries.iter().map(|entry| roster.name(entry.row)).collect(),
            looks: LOOKS.map(|day| look(roster, &entries, day)),
        })
        .collect()
}

fn look(roster: &Roster, entries: &[Entry], day: i64) -> Look {
    let far: Vec<&Entry> = entries
        .iter()
        .filter(|entry| entry.on.plus(day) <= roster.today)
        .collect();
    let has = |is: fn(What) -> bool| {
        Share::of(&far, |entry| {
            entry.person.count(entry.on, entry.on.plus(day), is) > 0
        })
    };
    let counts = |is: fn(What) -> bool| {
        far.iter()
            .map(|entry| {
                let count = entry.person.count(entry.on, entry.on.plus(day), is);
                i64::try_from(count).unwrap_or(i64::MAX)
            })
            .collect()
    };
    let member = |entry: &Entry| roster.member(entry.row);
    Look {
        day,
        people: far.len(),
        engaged: Share::of(&far, |entry| is_engaged(entry, day)),
        rises: counts(|what| matches!(what, What::Rise(_))),
        delivered: has(|what| {
            matches!(what, What::WinReached | What::Milestone { delivers: true })
        }),
        for_others: has(|what| {
            matches!(
                what,
                What::Evidence {
                    for_others: true,
                    ..
                }
            )
        }),
        stayed: Share::of(&far, |entry| {
            let left = member(entry).and_then(|member| member.left.as_ref());
            left.is_none_or(|left| left.on > entry.on.plus(day))
        }),
        promoted: Share::of(&far, |entry| {
            let promotions = member(entry).map_or(&[][..], |member| &member.promotions);
            promotions
                .iter()
                .any(|on| *on > entry.on && *on <= entry.on.plus(day))
        }),
        wins: counts(|what| matches!(what, What::WinReached)),
    }
}

/// Whether at least three of the last four stretches of 21 days have a check-in or a one-on-one.
fn is_engaged(entry: &Entry, day: i64) -> bool {
    let end = entry.on.plus(day);
    let stretches = (0..4).map(|back| (end.plus(-21 * (back + 1)), end.plus(-21 * back)));
    let seen = |(after, to): &(Day, Day)| {
        let is = |what| matches!(what, What::CheckIn | What::OneOnOne);
        entry.person.count(*after, *to, is) > 0
    };
    stretches.filter(seen).count() >= 3
}

const HEADS: [Head; 6] = [
    Head::new("track, entered", 14, 30, 0),
    Head::new("people", 6, 8, 0),
    Head::new("day 90: levels rose", 12, 22, 1),
    Head::new("day 180: delivered", 12, 22, 0),
    Head::new("day 365: stayed", 12, 22, 0),
    Head::new("promoted", 8, 18, 2),
];

/// The cohorts as a sheet.
pub fn sheet(roster: &Roster) -> Sheet {
    let fewest = roster.frame.fewest;
    let all = cohorts(roster);
    let rows = all.iter().map(|cohort| row(cohort, roster)).collect();
    Sheet {
        heads: HEADS.to_vec(),
        fact: format!("no percentage of fewer than {fewest} people"),
        rows,
        empty: "Nobody has chosen a track yet.",
    }
}

fn row(cohort: &Cohort, roster: &Roster) -> SheetRow {
    let fewest = roster.frame.fewest;
    let [first, second, third] = &cohort.looks;
    let so_far = |look: &Look, words: String| {
        if look.people == 0 {
            Cell::dim("not yet")
        } else {
            Cell::plain(words)
        }
    };
    let called = roster.track_name(&cohort.track);
    let cells = vec![
        Cell::name(format!("{called}, {}", cohort.year)),
        Cell::plain(cohort.people.len().to_string()),
        so_far(first, counts(&first.rises)),
        so_far(second, second.delivered.words(fewest)),
        so_far(third, third.stayed.words(fewest)),
        so_far(third, third.promoted.words(fewest)),
    ];
    let mut row = SheetRow {
        adds: Some(Section::Remedy),
        ..SheetRow::new(cells)
    };
    row = row.says("people", names(&cohort.people, 30));
    for look in &cohort.looks {
        let label = match look.day {
            90 => "day 90",
            180 => "day 180",
            _ => "day 365",
        };
        row = row.says(label, words(look, fewest));
    }
    row
}

fn counts(numbers: &[i64]) -> String {
    let sum: i64 = numbers.iter().sum();
    match numbers {
        [one] => format!("{one}"),
        _ => format!("{sum} by {} people", numbers.len()),
    }
}

/// What a look says: engagement and learning first, then delivery and influence, then staying, promotion and results.
fn words(look: &Look, fewest: usize) -> String {
    if look.people == 0 {
        return "nobody has come so far yet".to_owned();
    }
    let each = |numbers: &[i64]| {
        let words = days(numbers, fewest);
        words.replace(" d", "")
    };
    match look.day {
        90 => format!(
            "engaged {}, levels risen {}",
            look.engaged.words(fewest),
            each(&look.rises)
        ),
        180 => format!(
            "delivered {}, did something for others {}",
            look.delivered.words(fewest),
            look.for_others.words(fewest)
        ),
        _ => format!(
            "stayed {}, promoted {}, wins reached {}",
            look.stayed.words(fewest),
            look.promoted.words(fewest),
            each(&look.wins)
        ),
    }
}
