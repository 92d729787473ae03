//! What the team has agreed: platforms and whom to call, rituals, the rubric for certifications, and their money.

use super::roster::Roster;
use super::sheet::{Cell, Head, Mood, Sheet, SheetRow};
use crate::day::Day;
use crate::insight::figure;
use crate::insight::row::{Row, place};
use crate::model::{Path, Record, Section, Source};
use crate::text::Text;

/// The money of one year, for one track or for all.
#[derive(Debug, Clone)]
pub struct Budget {
    pub at: Path,
    pub year: i64,
    pub track: Option<Text>,
    pub amount: f64,
    pub each: Option<f64>,
    pub currency: Option<Text>,
    /// What people spent of it by today, with their names.
    pub spent: Vec<(String, f64)>,
    /// Names of those whose money is in another currency, and so is not counted.
    pub other_money: Vec<String>,
}

impl Budget {
    pub fn sum(&self) -> f64 {
        self.spent.iter().fold(0.0, |sum, (_, amount)| sum + amount)
    }
}

/// The certification budgets, with what people's files say was spent.
pub fn budgets(roster: &Roster, source: &dyn Source) -> Vec<Budget> {
    let records = source.records(Section::CertBudget);
    records
        .iter()
        .filter_map(|record| budget(roster, record))
        .collect()
}

fn budget(roster: &Roster, record: &Record) -> Option<Budget> {
    let row = Row::of(record);
    let year = record.table.get("year")?.as_integer()?;
    let amount = row.number("amount")?;
    let currency = row
        .own("currency")
        .or_else(|| roster.frame.currency.clone());
    let mut found = Budget {
        at: place(record),
        year,
        track: row.own("track"),
        amount,
        each: row.number("each"),
        currency,
        spent: Vec::new(),
        other_money: Vec::new(),
    };
    for (row, person) in roster.read() {
        let own = person.track.as_ref().and_then(|own| own.primary.as_ref());
        if found.track.is_some() && own != found.track.as_ref() {
            continue;
        }
        let of_year = person.spent.iter().filter(|spent| {
            let on = spent.on.filter(|on| *on <= roster.today);
            on.is_some_and(|on| i64::from(on.year()) == year)
        });
        let sum = of_year.fold(0.0, |sum, spent| sum + spent.amount);
        if sum <= 0.0 {
            continue;
        }
        let same = match (&found.currency, &person.currency) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        if same {
            found.spent.push((roster.name(row), sum));
        } else {
            found.other_money.push(roster.name(row));
        }
    }
    Some(found)
}

/// A review that is held again and again.
#[derive(Debug, Clone)]
pub struct Ritual {
    pub at: Path,
    pub name: Text,
    pub every: Option<i64>,
    pub lanes: Vec<Text>,
    pub owner: Option<Text>,
    pub last: Option<(Day, Option<Text>)>,
}

impl Ritual {
    /// When it is due.
    pub fn next(&self) -> Option<Day> {
        let (last, every) = (self.last.as_ref()?.0, self.every?);
        Some(last.plus(every))
    }
}

/// All rituals of the mentor's file.
pub fn rituals(source: &dyn Source, today: Day) -> Vec<Ritual> {
    let records = source.records(Section::Ritual);
    records
        .iter()
        .map(|record| {
            let row = Row::of(record);
            let every = row.number("every_days");
            let held = row.happened("held", today);
            Ritual {
                at: place(record),
                name: row.own("name").unwrap_or_else(|| "unnamed ritual".into()),
                every: every.and_then(|_| record.table.get("every_days")?.as_integer()),
                lanes: record.table.texts("lanes").cloned().collect(),
                owner: row.own("owner"),
                last: held.last().map(|(on, entry)| (*on, entry.own("notes"))),
            }
        })
        .collect()
}

const HEADS: [Head; 4] = [
    Head::new("agreed", 18, 40, 0),
    Head::new("for", 10, 30, 1),
    Head::new("stands", 14, 40, 0),
    Head::new("more", 16, 70, 2),
];

/// Agreements as a sheet.
pub fn sheet(roster: &Roster, source: &dyn Source) -> Sheet {
    let mut rows = vec![SheetRow::heading(
        "Shared platforms, and whom to call",
        Some(Section::Platform),
    )];
    let platforms = source.records(Section::Platform);
    rows.extend(platforms.iter().map(|record| platform(roster, record)));
    rows.push(SheetRow::heading(
        "Rituals that lanes share",
        Some(Section::Ritual),
    ));
    let rituals = rituals(source, roster.today);
    let late = rituals
        .iter()
        .filter(|own| own.next().is_some_and(|next| next < roster.today));
    let late = late.count();
    rows.extend(rituals.iter().map(|own| ritual(roster, own)));
    rows.push(SheetRow::heading(
        "Money for certifications",
        Some(Section::CertBudget),
    ));
    rows.extend(budgets(roster, source).iter().map(|own| money(roster, own)));
    rows.push(SheetRow::heading(
        "Rubric: what is paid, and when",
        Some(Section::Rubric),
    ));
    let rubric = source.records(Section::Rubric);
    rows.extend(rubric.iter().map(|record| rule(roster, record)));
    Sheet {
        heads: HEADS.to_vec(),
        fact: match late {
            0 => "no ritual is late".to_owned(),
            1 => "1 ritual is late".to_owned(),
            _ => format!("{late} rituals are late"),
        },
        rows,
        empty: "",
    }
}

fn tracks(roster: &Roster, lanes: &[Text]) -> String {
    let names: Vec<String> = lanes.iter().map(|lane| roster.track_name(lane)).collect();
    names.join(", ")
}

fn said(text: Option<&Text>) -> String {
    text.map_or(String::new(), |text| text.shown().into_owned())
}

fn platform(roster: &Roster, record: &Record) -> SheetRow {
    let row = Row::of(record);
    let lanes: Vec<Text> = record.table.texts("lanes").cloned().collect();
    let steps = row.rows("escalation");
    let who: Vec<String> = steps
        .iter()
        .map(|(_, step)| said(step.text("who")))
        .collect();
    let stands = match who.len() {
        0 => Cell::new("nobody to call", Mood::Now),
        1 => Cell::new(format!("only {}", who[0]), Mood::Look),
        _ => Cell::plain(who.join(", then ")),
    };
    let cells = vec![
        Cell::name(said(row.text("name"))),
        Cell::plain(tracks(roster, &lanes)),
        stands,
        Cell::dim(said(row.text("standards"))),
    ];
    let mut found = SheetRow {
        adds: Some(Section::Platform),
        ..SheetRow::new(cells)
    };
    found = found
        .at(place(record))
        .says("owner", said(row.text("owner")));
    for (_, step) in &steps {
        let how = said(step.text("how"));
        let after = said(step.text("after"));
        let words = [said(step.text("who")), how, after];
        let words: Vec<String> = words.into_iter().filter(|own| !own.is_empty()).collect();
        found = found.says("call", words.join(", "));
    }
    found.says("standards", said(row.text("standards")))
}

fn ritual(roster: &Roster, own: &Ritual) -> SheetRow {
    let today = roster.today;
    let stands = match (own.next(), &own.last) {
        (Some(next), _) if next < today => {
            Cell::new(format!("late since {}", next.short(today)), Mood::Look)
        }
        (Some(next), _) => Cell::plain(format!("next {}", next.short(today))),
        (None, Some((last, _))) => Cell::plain(format!("last {}", last.short(today))),
        (None, None) => Cell::new("never held", Mood::Look),
    };
    let every = own
        .every
        .map_or(String::new(), |days| format!("every {days} d"));
    let last = own.last.as_ref().map_or(String::new(), |(on, notes)| {
        let on = on.short(today);
        match notes {
            Some(notes) => format!("{on}: {}", notes.shown()),
            None => on,
        }
    });
    let cells = vec![
        Cell::name(own.name.shown()),
        Cell::plain(tracks(roster, &own.lanes)),
        stands,
        Cell::dim(&every),
    ];
    let found = SheetRow {
        adds: Some(Section::Ritual),
        ..SheetRow::new(cells)
    };
    found
        .at(own.at.clone())
        .says("rhythm", every)
        .says("last", last)
        .says("owner", said(own.owner.as_ref()))
}

fn money(roster: &Roster, own: &Budget) -> SheetRow {
    let unit = own
        .currency
        .as_ref()
        .map_or(String::new(), |unit| format!(" {}", unit.shown()));
    let sum = own.sum();
    let over = sum > own.amount;
    let words = format!("{} of {}{unit} spent", figure(sum), figure(own.amount));
    let stands = Cell::new(words, if over { Mood::Now } else { Mood::Plain });
    let each = own
        .each
        .map_or(String::new(), |each| format!("{}{unit} each", figure(each)));
    let track = own
        .track
        .as_ref()
        .map_or("all tracks".to_owned(), |own| roster.track_name(own));
    let cells = vec![
        Cell::name(format!("certifications {}", own.year)),
        Cell::plain(track),
        stands,
        Cell::dim(each),
    ];
    let spent: Vec<String> = own
        .spent
        .iter()
        .map(|(name, amount)| {
            let much = own.each.is_some_and(|each| *amount > each);
            let much = if much { " (more than agreed)" } else { "" };
            format!("{name} {}{much}", figure(*amount))
        })
        .collect();
    let found = SheetRow {
        adds: Some(Section::CertBudget),
        ..SheetRow::new(cells)
    };
    found
        .at(own.at.clone())
        .says("spent", super::sheet::names(&spent, 20))
        .says("not counted", super::sheet::names(&own.other_money, 20))
}

fn rule(roster: &Roster, record: &Record) -> SheetRow {
    let row = Row::of(record);
    let cert = row.text("cert");
    let called = cert.map_or(String::new(), |cert| {
        let known = roster.catalogue.name("cert", cert.raw());
        known.unwrap_or(cert).shown().into_owned()
    });
    let verdict = row.choice("verdict").unwrap_or("?");
    let mood = match verdict {
        "preferred" => Mood::Good,
        "refused" => Mood::Look,
        _ => Mood::Plain,
    };
    let track = row
        .text("track")
        .map_or("all tracks".to_owned(), |own| roster.track_name(own));
    let unlocked = said(row.text("unlocked_by"));
    let reason = said(row.text("because"));
    let cells = vec![
        Cell::name(called),
        Cell::plain(track),
        Cell::new(verdict, mood),
        Cell::dim(if unlocked.is_empty() {
            &reason
        } else {
            &unlocked
        }),
    ];
    let holders: Vec<String> = roster
        .present()
        .filter(|(_, person)| cert.is_some_and(|cert| person.certs.names.contains(cert)))
        .map(|(row, _)| roster.name(row))
        .collect();
    let found = SheetRow {
        adds: Some(Section::Rubric),
        ..SheetRow::new(cells)
    };
    found
        .at(place(record))
        .says("unlocked by", unlocked)
        .says("because", reason)
        .says("held by", super::sheet::names(&holders, 20))
}
