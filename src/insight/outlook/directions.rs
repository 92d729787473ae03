//! The three directions side by side: what each believes, asks and does, and what of one's own speaks for it.

use crate::catalogue::Archetype;
use crate::insight::Basis;
use crate::insight::direction::{ENERGIES, mix};
use crate::insight::figure::percent;
use crate::insight::row::{Row as Fields, place};
use crate::model::{Path, Section};
use crate::text::Text;

/// The archetypes in the order of their columns.
pub const COLUMNS: [&str; 3] = ["specialist", "architect", "bridge"];

/// One thing in which they differ; its words are safe to show.
#[derive(Debug)]
pub struct Row {
    pub label: &'static str,
    pub cells: [String; 3],
    /// It is about oneself, not about the archetype.
    pub is_own: bool,
}

/// The table, and which column is the present direction.
#[derive(Debug)]
pub struct Directions {
    pub names: [String; 3],
    pub chosen: Option<usize>,
    /// The choice that holds now.
    pub at: Option<Path>,
    pub rows: Vec<Row>,
}

/// The comparison on a day.
pub fn directions(basis: &Basis) -> Directions {
    let known = COLUMNS.map(|id| basis.catalogue.archetype(id));
    let row = |label, cell: &dyn Fn(&Archetype) -> String| Row {
        label,
        cells: known.map(|known| known.map(cell).unwrap_or_default()),
        is_own: false,
    };
    let one = |text: &Text| text.shown().into_owned();
    let several = |texts: &[Text]| {
        let shown: Vec<_> = texts.iter().map(Text::shown).collect();
        shown.join("; ")
    };
    let mut rows = vec![
        row("asks first", &|own| one(&own.primary_question)),
        row("believes", &|own| one(&own.philosophy)),
        row("all day", &|own| several(&own.daily_work)),
        row("key skill", &|own| one(&own.key_skill)),
        row("grows by", &|own| several(&own.shows_progress)),
        row("risks", &|own| several(&own.risks)),
        row("roles", &|own| several(&own.roles)),
        row("safe bets", &|own| several(&own.safe_bets)),
        questions(basis),
        energy(basis),
    ];
    rows.extend(weeks(basis));
    let (lean, chosen) = leans(basis);
    rows.push(lean);
    let records = basis.source.records(Section::Direction);
    let now = crate::insight::basis::current(&records, basis.today);
    Directions {
        at: now.map(place),
        names: COLUMNS.map(|id| {
            let known = basis.catalogue.name("archetype", id);
            known.map_or_else(|| id.to_owned(), |name| name.shown().into_owned())
        }),
        chosen,
        rows,
    }
}

fn own(label: &'static str, cells: [String; 3]) -> Row {
    Row {
        label,
        cells,
        is_own: true,
    }
}

/// What to ask oneself: the questions that lean to each.
fn questions(basis: &Basis) -> Row {
    let all = basis.catalogue.questions();
    let of = |id: &str| {
        let own = all.iter().filter(|question| question.archetype.raw() == id);
        let texts: Vec<_> = own.map(|question| question.text.shown()).collect();
        texts.join(" ")
    };
    own("ask yourself", COLUMNS.map(of))
}

/// What gives energy in each, and which of them was one's own answer.
fn energy(basis: &Basis) -> Row {
    let records = basis.source.records(Section::Direction);
    let current = crate::insight::basis::current(&records, basis.today);
    let said = current.and_then(|record| Fields::of(record).choice("energy"));
    let of = |id: &str| {
        let known = ENERGIES.iter().find(|(_, archetype, _)| *archetype == id);
        known.map_or_else(String::new, |(word, _, words)| {
            if Some(*word) == said {
                format!("yours: {words}")
            } else {
                (*words).to_owned()
            }
        })
    };
    own("energy", COLUMNS.map(of))
}

/// How much of the latest weeks went into the work of each.
fn weeks(basis: &Basis) -> Option<Row> {
    let mix = mix(basis)?;
    let of = |id: &str| {
        let share = mix.of(id).map_or_else(String::new, percent);
        format!("{share} {}", mix.work(id))
    };
    Some(own("your weeks", COLUMNS.map(of)))
}

/// When one leaned to each, and which one it is now.
fn leans(basis: &Basis) -> (Row, Option<usize>) {
    let records = basis.source.records(Section::Direction);
    let current = crate::insight::basis::current(&records, basis.today);
    let word = |record| Fields::of(record).choice("archetype");
    let now = current.and_then(word);
    let of = |id: &str| {
        let days = records.iter().filter(|record| word(record) == Some(id));
        let days = days.filter_map(|record| Fields::of(record).past("on", basis.today));
        let days: Vec<String> = days.map(|day| day.short(basis.today)).collect();
        match (days.is_empty(), now == Some(id)) {
            (true, _) => "never".to_owned(),
            (false, true) => format!("now, since {}", days.join(", ")),
            (false, false) => format!("from {}", days.join(", ")),
        }
    };
    let chosen = COLUMNS.iter().position(|id| now == Some(id));
    (own("your lean", COLUMNS.map(of)), chosen)
}
