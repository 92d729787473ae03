//! What the team sees of one person: figures of today, and every dated fact.

use super::dated::{Dated, What, dated};
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::insight::certs::{Certifications, certifications};
use crate::insight::header::{TrackChoice, track};
use crate::insight::proof::milestone_stands;
use crate::insight::row::Row;
use crate::insight::skills::{SkillRow, skills};
use crate::insight::win::{KeyResult, Standing, State, Win, wins};
use crate::insight::{Away, Basis, Level};
use crate::model::{Section, Source};
use crate::text::Text;

/// A person, as the roadmap tells it today.
#[derive(Debug)]
pub struct Person {
    pub name: Option<Text>,
    pub role: Option<Text>,
    pub started: Option<Day>,
    pub track: Option<TrackChoice>,
    /// Every track that was chosen, with its day, the earliest first.
    pub entered: Vec<(Day, Text)>,
    pub skills: Vec<Held>,
    /// The win of this quarter.
    pub win: Option<WinLine>,
    pub certs: CertLine,
    pub spent: Vec<Spent>,
    /// The currency of what was spent.
    pub currency: Option<Text>,
    /// Milestones whose day has come in the last year, and how many of them are done.
    pub due_milestones: (usize, usize),
    /// When the next one-on-one is due.
    pub next_review: Option<Day>,
    pub facts: Vec<Dated>,
    pub away: Away,
}

/// A skill as it is held.
#[derive(Debug)]
pub struct Held {
    pub name: Text,
    /// The id in the catalogue.
    pub of: Option<Text>,
    /// The track that it is a row of.
    pub track: Option<Text>,
    /// What the mentor says, else the person; none where nothing proves it.
    pub level: Level,
    pub target: Option<Level>,
}

/// The win of the quarter in one line.
#[derive(Debug)]
pub struct WinLine {
    pub title: Text,
    pub state: State,
    /// The key result that presses most.
    pub pace: Option<Standing>,
    /// How it stands, in words that are safe to show.
    pub words: String,
}

/// The certifications in one line.
#[derive(Debug, Default)]
pub struct CertLine {
    pub held: usize,
    pub proven: usize,
    /// The next exam, with its day.
    pub exam: Option<(Text, Day)>,
    /// What is held, by its id in the catalogue or its name.
    pub names: Vec<Text>,
}

/// Money for a certification.
#[derive(Debug, Clone)]
pub struct Spent {
    pub on: Option<Day>,
    pub amount: f64,
    pub cert: Text,
    /// Whether somebody has approved it.
    pub approved: bool,
}

impl Person {
    /// What a roadmap says on a day; none where it says nothing of a person.
    pub fn of(source: &dyn Source, catalogue: &Catalogue, today: Day) -> Option<Person> {
        if source.single(Section::Person).is_empty() {
            return None;
        }
        let basis = Basis::new(source, catalogue, today);
        let person = basis.person();
        let (name, role) = (person.own("name"), person.own("role"));
        let track = track(&basis);
        let own = track.as_ref().and_then(|track| track.primary.clone());
        Some(Person {
            name,
            role,
            started: basis.started(),
            entered: entered(&basis),
            skills: skills(&basis)
                .into_iter()
                .filter(|skill| skill.not_applicable.is_none())
                .map(|skill| held(catalogue, skill, own.as_ref()))
                .collect(),
            win: wins(&basis).current.map(|win| win_line(&win)),
            certs: cert_line(&certifications(&basis), today),
            spent: spent(&basis),
            currency: basis.currency(),
            due_milestones: due_milestones(&basis),
            next_review: next_review(&basis),
            facts: dated(&basis),
            away: Away::of(&source.records(Section::Away)),
            track,
        })
    }

    /// The last day on which something of a sort happened.
    pub fn last(&self, is: impl Fn(What) -> bool) -> Option<Day> {
        let found = self.facts.iter().rev().find(|fact| is(fact.what));
        found.map(|fact| fact.on)
    }

    /// How often something of a sort happened after one day, up to and with another.
    pub fn count(&self, after: Day, to: Day, is: impl Fn(What) -> bool) -> usize {
        self.between(after, to).filter(|what| is(*what)).count()
    }

    /// What happened after one day, up to and with another.
    pub fn between(&self, after: Day, to: Day) -> impl Iterator<Item = What> + '_ {
        let facts = self.facts.iter();
        let facts = facts.filter(move |fact| fact.on > after && fact.on <= to);
        facts.map(|fact| fact.what)
    }

    /// Hours of sessions after one day, up to and with another.
    pub fn session_hours(&self, after: Day, to: Day) -> f64 {
        let hours = self.between(after, to).map(|what| match what {
            What::Session(hours) => f64::from(hours),
            _ => 0.0,
        });
        hours.fold(0.0, |sum, hours| sum + hours)
    }

    /// The level that more than half of the rows of a track have reached; none where it has fewer than three rows.
    pub fn level_in(&self, track: &str) -> Option<Level> {
        let own = self.skills.iter();
        let own = own.filter(|skill| skill.track.as_ref().is_some_and(|own| own.raw() == track));
        let mut levels: Vec<Level> = own.map(|skill| skill.level).collect();
        levels.sort_by(|one, other| other.cmp(one));
        if levels.len() < 3 {
            return None;
        }
        levels.get(levels.len() / 2).copied()
    }

    /// Rows of the track that have reached its target, of all of its rows; a row's own target comes first.
    pub fn at_target(&self) -> Option<(usize, usize)> {
        let track = self.track.as_ref()?;
        let primary = track.primary.as_ref()?;
        let rows = self
            .skills
            .iter()
            .filter(|skill| skill.track.as_ref() == Some(primary))
            .filter_map(|skill| Some((skill.level, skill.target.or(track.target)?)));
        let rows: Vec<(Level, Level)> = rows.collect();
        let reached = rows.iter().filter(|(level, target)| level >= target);
        (!rows.is_empty()).then(|| (reached.count(), rows.len()))
    }
}

fn entered(basis: &Basis) -> Vec<(Day, Text)> {
    let rows = basis.tracks().iter().map(Row::of);
    let mut found: Vec<_> = rows
        .filter_map(|row| Some((row.past("on", basis.today)?, row.own("primary")?)))
        .collect();
    found.sort_by_key(|(on, _)| *on);
    // Choosing the same track again, with another target, is no entry.
    found.dedup_by(|later, earlier| later.1 == earlier.1);
    found
}

/// What the mentor says counts more than what one says of oneself, and what nothing proves counts as none.
fn held(catalogue: &Catalogue, skill: SkillRow, own: Option<&Text>) -> Held {
    let said = skill.theirs.as_ref().or(skill.mine.as_ref());
    let level = said.map_or(Level::None, |said| said.level);
    let known = skill
        .of
        .as_ref()
        .and_then(|of| catalogue.track_of_skill(of.raw()));
    Held {
        level: if skill.no_proof() { Level::None } else { level },
        track: known.map(Text::from).or_else(|| own.cloned()),
        name: skill.name,
        of: skill.of,
        target: skill.target,
    }
}

fn win_line(win: &Win) -> WinLine {
    let open = matches!(win.state, State::Active);
    let worst = win.key_results.iter().min_by_key(|result| urgency(result));
    let pace = worst.filter(|_| open).map(|result| result.standing);
    let words = match (win.state, worst) {
        (State::Planned, _) => "planned".to_owned(),
        (State::CriteriaAgreed, _) => "criteria agreed".to_owned(),
        (State::Closed(result), _) => result.unwrap_or("closed").to_owned(),
        (State::Active, Some(result)) => result.reason.clone(),
        (State::Active, None) => "no measure".to_owned(),
    };
    WinLine {
        title: win.title.clone(),
        state: win.state,
        pace,
        words,
    }
}

fn urgency(result: &KeyResult) -> u8 {
    match result.standing {
        Standing::Behind => 0,
        Standing::NoReading => 1,
        Standing::NoMeasure => 2,
        Standing::NotYetExpected => 3,
        Standing::OnPace => 4,
        Standing::Reached => 5,
    }
}

fn cert_line(certs: &Certifications, today: Day) -> CertLine {
    let held = certs.rows.iter().filter(|row| row.held);
    let open = certs.rows.iter().filter(|row| row.passed.is_none());
    let exams =
        open.filter_map(|row| Some((row.name.clone(), row.exam.filter(|on| *on >= today)?)));
    CertLine {
        held: held.clone().count(),
        proven: certs.proven,
        exam: exams.min_by_key(|(_, on)| *on),
        names: held
            .map(|row| row.of.clone().unwrap_or_else(|| row.name.clone()))
            .collect(),
    }
}

/// All costs with the day on which they arose: booking, else exam, else passing; a renewal's own day.
fn spent(basis: &Basis) -> Vec<Spent> {
    let mut found = Vec::new();
    basis.source.each(Section::Cert, &mut |record| {
        let row = Row::of(&record);
        let name = row.own("of").or_else(|| row.own("name"));
        let cert = name.unwrap_or_else(|| "unnamed certification".into());
        let approved = row.past("approved", basis.today).is_some();
        if let Some(amount) = row.number("cost") {
            let on = ["booked", "exam", "passed"];
            let on = on.into_iter().find_map(|name| row.day(name));
            found.push(Spent {
                on,
                amount,
                cert: cert.clone(),
                approved,
            });
        }
        for (on, renewal) in row.happened("renewals", basis.today) {
            if let Some(amount) = renewal.number("cost") {
                found.push(Spent {
                    on: Some(on),
                    amount,
                    cert: cert.clone(),
                    approved,
                });
            }
        }
    });
    found
}

fn due_milestones(basis: &Basis) -> (usize, usize) {
    let from = basis.today.plus(-365);
    let (mut due, mut done) = (0, 0);
    basis.source.each(Section::Milestone, &mut |record| {
        let row = Row::of(&record);
        let was_due = row.past("due", basis.today).is_some_and(|on| on > from);
        if was_due && row.past("archived", basis.today).is_none() {
            due += 1;
            done += usize::from(milestone_stands(basis, &record).is_ok());
        }
    });
    (due, done)
}

/// What the latest talk says of the next one.
fn next_review(basis: &Basis) -> Option<Day> {
    let latest = basis.latest(Section::Review)?;
    Row::of(&latest).day("next")
}
