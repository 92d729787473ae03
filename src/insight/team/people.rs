//! The people of the team, one line each.

use super::dated::What;
use super::growth::Growth;
use super::person::{Person, WinLine};
use super::roster::{Roster, Row, State};
use super::sheet::{Cell, Head, Mood, Sheet, SheetRow};
use crate::day::Day;
use crate::insight::figure::counted;
use crate::insight::win::Standing;
use crate::model::Section;
use std::fmt::Write as _;

/// By what the people are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// The order of the mentor's file, then names.
    #[default]
    File,
    Name,
    Track,
    /// Who is stalled first.
    Growth,
    /// Who has the longest way to the target first.
    Target,
    /// Whose last one-on-one is longest ago first.
    Talk,
}

impl By {
    /// All of them, in the order in which a key goes through them.
    pub const ALL: [By; 6] = [
        By::File,
        By::Name,
        By::Track,
        By::Growth,
        By::Target,
        By::Talk,
    ];

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            By::File => "file",
            By::Name => "name",
            By::Track => "track",
            By::Growth => "growth",
            By::Target => "target",
            By::Talk => "one-on-one",
        }
    }

    /// The next one; the first after the last.
    #[must_use]
    pub fn next(self) -> By {
        let at = By::ALL.iter().position(|by| *by == self).unwrap_or(0);
        By::ALL[(at + 1) % By::ALL.len()]
    }
}

const HEADS: [Head; 9] = [
    Head::new("name", 12, 24, 0),
    Head::new("track", 8, 16, 1),
    Head::new("at target", 9, 9, 2),
    Head::new("win", 10, 30, 3),
    Head::new("certs", 7, 14, 5),
    Head::new("check-in", 8, 10, 6),
    Head::new("one-on-one", 10, 10, 4),
    Head::new("growth", 8, 8, 0),
    Head::new("because", 40, 70, 7),
];

/// The people as a sheet; what a mentor has noted of them is only there where it may be seen.
pub fn sheet(roster: &Roster, by: By, with_notes: bool) -> Sheet {
    let mut order: Vec<usize> = (0..roster.rows.len()).collect();
    order.sort_by_key(|number| key(roster, &roster.rows[*number], by));
    let rows = order
        .into_iter()
        .map(|number| row(roster, number, with_notes))
        .collect();
    Sheet {
        heads: HEADS.to_vec(),
        fact: fact(roster, by),
        rows,
        empty: "Nobody is here yet: no roadmap lies in this folder, and no member is named.",
    }
}

/// Those who have left stand last, and files that are not read before them.
fn key(roster: &Roster, row: &Row, by: By) -> (bool, bool, i64, String) {
    let person = roster.person(row);
    let number = match (by, person) {
        (By::Growth, _) => row.verdict.as_ref().map_or(9, |own| own.growth as i64),
        (By::Target, Some(person)) => person.at_target().map_or(i64::MAX, |(reached, rows)| {
            i64::try_from(reached * 1000 / rows.max(1)).unwrap_or(i64::MAX)
        }),
        (By::Talk, Some(person)) => {
            let talk = person.last(|what| what == What::OneOnOne);
            talk.map_or(i64::MIN, |on| -on.until(roster.today))
        }
        _ => 0,
    };
    let word = match by {
        By::File => String::new(),
        By::Track => person.map_or(String::new(), |person| track_of(roster, person)),
        _ => roster.name(row).to_lowercase(),
    };
    (
        roster.has_left(row),
        person.is_none() && by != By::File,
        number,
        word,
    )
}

fn fact(roster: &Roster, by: By) -> String {
    let count = |growth| {
        let rows = roster.rows.iter().filter(|row| !roster.has_left(row));
        rows.filter(|row| row.verdict.as_ref().is_some_and(|own| own.growth == growth))
            .count()
    };
    let (done, all) = (roster.done(), roster.files.len());
    if done < all {
        return format!("reading {done} of {all}");
    }
    let sorted = match by {
        By::File => String::new(),
        other => format!(", by {}", other.word()),
    };
    format!(
        "{} growing, {} steady, {} stalled{sorted}",
        count(Growth::Growing),
        count(Growth::Steady),
        count(Growth::Stalled)
    )
}

fn track_of(roster: &Roster, person: &Person) -> String {
    let track = person.track.as_ref().and_then(|own| own.primary.as_ref());
    track.map_or(String::new(), |track| roster.track_name(track))
}

fn row(roster: &Roster, number: usize, with_notes: bool) -> SheetRow {
    let row = &roster.rows[number];
    let file = roster.file(row);
    let cells = match file.map(|file| &file.state) {
        Some(State::Read(person)) => cells(roster, row, person),
        Some(State::Broken(why)) => unread(roster, row, Cell::new(why, Mood::Now)),
        Some(State::Reading) => unread(roster, row, Cell::dim("reading")),
        None => unread(roster, row, Cell::dim("no file is named")),
    };
    let mut found = SheetRow {
        person: Some(number),
        at: roster.member(row).map(|member| member.at.clone()),
        adds: Some(Section::Member),
        ..SheetRow::new(cells)
    };
    if let Some(State::Broken(why)) = file.map(|file| &file.state) {
        found = found.says("broken", why.clone());
    }
    found = left(roster, row, found);
    if let Some(person) = roster.person(row) {
        found = full(roster, row, person, found);
    }
    if let Some(file) = file {
        found = found.says("file", file.shown.clone());
    }
    if let Some(member) = roster.member(row) {
        let notes = member.notes.as_ref().filter(|_| with_notes);
        found = found.says(
            "notes",
            notes.map_or(String::new(), |own| own.shown().into_owned()),
        );
    } else {
        found = found.says("", "Not in team.toml yet.");
    }
    found
}

/// A row of which only the name is known; what is said of it takes the place of the rest.
fn unread(roster: &Roster, row: &Row, why: Cell) -> Vec<Cell> {
    vec![Cell::name(roster.name(row)), why]
}

fn left(roster: &Roster, row: &Row, found: SheetRow) -> SheetRow {
    let Some(left) = roster.member(row).and_then(|member| member.left.as_ref()) else {
        return found;
    };
    let regret = match left.regretted {
        Some(true) => ", regretted",
        Some(false) => ", not regretted",
        None => "",
    };
    let why = left
        .why
        .as_ref()
        .map_or(String::new(), |why| format!(": {}", why.shown()));
    found.says(
        "left",
        format!("{}{regret}{why}", left.on.short(roster.today)),
    )
}

fn cells(roster: &Roster, row: &Row, person: &Person) -> Vec<Cell> {
    let today = roster.today;
    let name = roster.name(row);
    let gone = roster.has_left(row);
    let (growth, because) = match &row.verdict {
        _ if gone => (Cell::dim("left"), String::new()),
        Some(own) => (
            Cell::new(own.growth.word(), mood(own.growth)),
            own.facts.clone(),
        ),
        None => (Cell::dim("-"), String::new()),
    };
    let target = match person.at_target() {
        Some((reached, rows)) if reached == rows => {
            Cell::new(format!("{reached} of {rows}"), Mood::Good)
        }
        Some((reached, rows)) => Cell::plain(format!("{reached} of {rows}")),
        None => Cell::dim("-"),
    };
    vec![
        if gone {
            Cell::dim(name)
        } else {
            Cell::name(name)
        },
        Cell::plain(track_of(roster, person)),
        target,
        win(person.win.as_ref()),
        certs(person, today),
        ago(person.last(|what| what == What::CheckIn), today, 21),
        ago(person.last(|what| what == What::OneOnOne), today, 45),
        growth,
        Cell::dim(because),
    ]
}

/// How growth presses.
pub fn mood(growth: Growth) -> Mood {
    match growth {
        Growth::Growing => Mood::Good,
        Growth::Steady => Mood::Plain,
        Growth::Stalled => Mood::Look,
    }
}

fn win(win: Option<&WinLine>) -> Cell {
    let Some(win) = win else {
        return Cell::new("no win", Mood::Look);
    };
    match win.pace {
        Some(Standing::Behind) => Cell::new("behind", Mood::Now),
        Some(Standing::NoReading) => Cell::new("no reading", Mood::Look),
        Some(Standing::NoMeasure) => Cell::new("no measure", Mood::Look),
        Some(Standing::OnPace) => Cell::new("on pace", Mood::Good),
        Some(Standing::Reached) => Cell::new("at target", Mood::Good),
        Some(Standing::NotYetExpected) => Cell::plain("begun"),
        None => Cell::plain(win.words.clone()),
    }
}

fn certs(person: &Person, today: Day) -> Cell {
    let certs = &person.certs;
    match (&certs.exam, certs.held) {
        (Some((_, on)), held) => Cell::plain(format!("{held}, {}", on.distance(today))),
        (None, 0) => Cell::dim("-"),
        (None, held) => Cell::plain(format!("{held} held")),
    }
}

fn ago(on: Option<Day>, today: Day, late: i64) -> Cell {
    match on {
        None => Cell::new("never", Mood::Look),
        Some(on) if on.until(today) > late => Cell::new(on.distance(today), Mood::Look),
        Some(on) => Cell::plain(on.distance(today)),
    }
}

fn full(roster: &Roster, row: &Row, person: &Person, mut found: SheetRow) -> SheetRow {
    let today = roster.today;
    if let Some(own) = row.verdict.as_ref().filter(|_| !roster.has_left(row)) {
        found = found.says("growth", format!("{}: {}", own.growth.word(), own.facts));
    }
    if let Some(track) = &person.track {
        found = found.says("track", track_words(roster, person, track));
    }
    if let Some(win) = &person.win {
        found = found.says("win", format!("{}: {}", win.title.shown(), win.words));
    }
    let certs = &person.certs;
    let exam = certs.exam.as_ref().map_or(String::new(), |(name, on)| {
        format!(", {} {}", name.shown(), on.distance(today))
    });
    if certs.held > 0 || !exam.is_empty() {
        let words = format!("{} held, {} proven{exam}", certs.held, certs.proven);
        found = found.says("certs", words);
    }
    found = found.says("promotion", promotion(person, today));
    if let Some(next) = person.next_review {
        let late = if next < today { " (late)" } else { "" };
        found = found.says("next talk", format!("{}{late}", next.short(today)));
    }
    found
}

fn track_words(
    roster: &Roster,
    person: &Person,
    track: &crate::insight::header::TrackChoice,
) -> String {
    let mut words = track_of(roster, person);
    let level = track
        .primary
        .as_ref()
        .and_then(|primary| person.level_in(primary.raw()));
    if let Some(level) = level {
        let _ = write!(words, ", holds {}", level.name());
    }
    if let Some(target) = track.target {
        let _ = write!(words, ", target {}", target.name());
        if let Some(due) = track.due {
            let _ = write!(words, " by {}", due.short(roster.today));
        }
    }
    if let Some(name) = &track.shadowing_name {
        let _ = write!(words, ", follows {}", name.shown());
    }
    words
}

/// What a promotion would rest on, and what of it is not there. Certificates are not asked for: none of it is met by them.
fn promotion(person: &Person, today: Day) -> String {
    let Some((reached, rows)) = person.at_target() else {
        return String::new();
    };
    let after = today.plus(-365);
    let count = |is: fn(What) -> bool| person.count(after, today, is);
    let wins = count(|what| what == What::WinReached);
    let others = count(|what| {
        matches!(
            what,
            What::Evidence {
                for_others: true,
                ..
            }
        )
    });
    let decisions = count(|what| matches!(what, What::Evidence { decides: true, .. }));
    let most = reached * 2 > rows;
    let lacking = [
        (!most, "most rows at target"),
        (wins == 0, "a win"),
        (others == 0, "something for others"),
        (decisions == 0, "a decision written down"),
    ];
    let lacking: Vec<&str> = lacking
        .into_iter()
        .filter_map(|(lacks, what)| lacks.then_some(what))
        .collect();
    let lacking = if lacking.is_empty() {
        String::new()
    } else {
        format!("; not there yet: {}", lacking.join(", "))
    };
    format!(
        "{reached} of {rows} rows at target; in a year {}, {} for others, {} written down{lacking}",
        counted(wins, "win"),
        counted(others, "thing"),
        counted(decisions, "decision")
    )
}
