//! What people of one track were given, side by side: talks, sessions, hours, study, money, projects.

use super::dated::What;
use super::person::Person;
use super::roster::{Roster, Row};
use super::share::median;
use super::sheet::{Cell, Head, Mood, Sheet, SheetRow};
use crate::insight::figure::{counted, figure};
use crate::model::Section;
use crate::text::Text;

/// So many days are looked at.
pub const DAYS: i64 = 180;

/// What somebody was given in the last half year.
#[derive(Debug, Clone, PartialEq)]
pub struct Support {
    pub name: String,
    pub talks: usize,
    pub sessions: usize,
    pub session_hours: f64,
    pub study_hours: f64,
    /// Wins that ended or have readings: projects of one's own.
    pub readings: usize,
    pub spent: f64,
    /// Of what there was clearly less than others of the track had.
    pub short_of: Vec<&'static str>,
}

/// What is compared, by its name.
type Compared = (&'static str, fn(&Support) -> usize);

/// People of each track with what they were given.
pub fn support(roster: &Roster) -> Vec<(Text, Vec<Support>)> {
    let mut groups: Vec<(Text, Vec<Support>)> = Vec::new();
    for (row, person) in roster.present() {
        let Some(track) = person.track.as_ref().and_then(|own| own.primary.clone()) else {
            continue;
        };
        let own = given(roster, row, person);
        match groups.iter_mut().find(|(of, _)| *of == track) {
            Some((_, people)) => people.push(own),
            None => groups.push((track, vec![own])),
        }
    }
    groups.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (_, people) in &mut groups {
        compare(people);
    }
    groups
}

fn given(roster: &Roster, row: &Row, person: &Person) -> Support {
    let (after, to) = (roster.today.plus(-DAYS), roster.today);
    let study = person.between(after, to).map(|what| match what {
        What::Study(hours) => f64::from(hours),
        _ => 0.0,
    });
    let spent = person.spent.iter();
    let spent = spent.filter(|spent| spent.on.is_some_and(|on| on > after && on <= to));
    Support {
        name: roster.name(row),
        talks: person.count(after, to, |what| what == What::OneOnOne),
        sessions: person.count(after, to, |what| matches!(what, What::Session(_))),
        session_hours: person.session_hours(after, to),
        study_hours: study.fold(0.0, |sum, hours| sum + hours),
        readings: person.count(after, to, |what| what == What::Reading),
        spent: spent.fold(0.0, |sum, spent| sum + spent.amount),
        short_of: Vec::new(),
    }
}

/// Says who had less than half of what the middle one of the track had, where three or more can be compared.
fn compare(people: &mut [Support]) {
    if people.len() < 3 {
        return;
    }
    let measures: [Compared; 3] = [
        ("talks", |own| own.talks),
        ("sessions", |own| own.sessions),
        ("readings", |own| own.readings),
    ];
    for (name, of) in measures {
        let all = people.iter().map(|own| i64::try_from(of(own)).unwrap_or(0));
        let middle = median(all.collect()).unwrap_or(0);
        for own in people.iter_mut() {
            let few = i64::try_from(of(own)).unwrap_or(0);
            if few * 2 < middle {
                own.short_of.push(name);
            }
        }
    }
}

const HEADS: [Head; 8] = [
    Head::new("name", 12, 24, 0),
    Head::new("talks", 6, 8, 0),
    Head::new("sessions", 9, 9, 0),
    Head::new("hours", 6, 8, 1),
    Head::new("study", 6, 8, 2),
    Head::new("readings", 9, 9, 3),
    Head::new("spent", 6, 10, 4),
    Head::new("less than others", 10, 30, 0),
];

/// Support as a sheet.
pub fn sheet(roster: &Roster) -> Sheet {
    let mut rows = Vec::new();
    for (track, people) in support(roster) {
        rows.push(SheetRow::heading(roster.track_name(&track), None));
        rows.extend(people.iter().map(row));
    }
    Sheet {
        heads: HEADS.to_vec(),
        fact: format!("the last {DAYS} days"),
        rows,
        empty: "Nobody has chosen a track yet.",
    }
}

fn row(own: &Support) -> SheetRow {
    let short = own.short_of.join(", ");
    let count = |count: usize, name: &str| {
        let mood = if own.short_of.contains(&name) {
            Mood::Look
        } else {
            Mood::Plain
        };
        Cell::new(count.to_string(), mood)
    };
    let cells = vec![
        Cell::name(&own.name),
        count(own.talks, "talks"),
        count(own.sessions, "sessions"),
        Cell::plain(figure(own.session_hours)),
        Cell::plain(figure(own.study_hours)),
        count(own.readings, "readings"),
        Cell::plain(figure(own.spent)),
        Cell::new(&short, Mood::Look),
    ];
    let found = SheetRow {
        adds: Some(Section::Ritual),
        ..SheetRow::new(cells)
    };
    let words = format!(
        "{}, {} of {} h, {} h of study, {}, {} spent",
        counted(own.talks, "one-on-one"),
        counted(own.sessions, "session"),
        figure(own.session_hours),
        figure(own.study_hours),
        counted(own.readings, "reading"),
        figure(own.spent)
    );
    let found = found.says("given", words);
    if short.is_empty() {
        found
    } else {
        found.says(
            "",
            format!("Less than half of the middle one of the track: {short}."),
        )
    }
}
