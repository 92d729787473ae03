//! The promotion packet: what was proven in a year, on one page of Markdown.
//!
//! What nothing proves is not in it, and it says how much that is.

use super::markdown::escaped;
use crate::day::Day;
use crate::insight::certs::certifications;
use crate::insight::header::header;
use crate::insight::ladder::{STAGES, ladder};
use crate::insight::skills::{SkillRow, skills};
use crate::insight::win::{KeyResult, Standing, State, Win, of_record};
use crate::insight::{Basis, Level, figure};
use crate::model::Section;
use crate::text::Text;
use std::fmt::Write as _;

/// So many lines of each part fit on the page.
const WINS: usize = 6;
const LINES: usize = 8;

/// The page about the time from `then` to today, each with the roadmap as it stood.
pub fn packet(now: &Basis, then: &Basis, withheld: Option<&str>) -> String {
    let mut page = Page {
        out: String::new(),
        since: then.today,
        today: now.today,
        uncounted: Vec::new(),
    };
    page.head(now);
    page.wins(now);
    page.levels(now, then);
    page.milestones(now);
    page.certifications(now);
    page.evidence(now);
    page.shadowing(now);
    page.end(withheld);
    page.out
}

struct Page {
    out: String,
    since: Day,
    today: Day,
    /// What is not on the page because nothing proves it.
    uncounted: Vec<String>,
}

impl Page {
    fn counts(&self, day: Option<Day>) -> bool {
        day.is_some_and(|day| self.since < day && day <= self.today)
    }

    fn head(&mut self, basis: &Basis) {
        let header = header(basis);
        let name = header.name.as_ref().map_or("Engineer".to_owned(), said);
        let mut about: Vec<String> = header.role.iter().map(said).collect();
        if let Some(track) = &header.track {
            about.extend(track.name.as_ref().map(said));
            about.extend(
                track
                    .target
                    .map(|level| format!("aims at {}", level.name())),
            );
        }
        let (since, today) = (self.since, self.today);
        let _ = writeln!(self.out, "# {name}: proven outcomes, {since} to {today}\n");
        if !about.is_empty() {
            let _ = writeln!(self.out, "{}", about.join(" · "));
        }
    }

    fn part(&mut self, heading: &str, lines: &[String], most: usize) {
        if lines.is_empty() {
            return;
        }
        let _ = writeln!(self.out, "\n## {heading}\n");
        for line in lines.iter().take(most) {
            let _ = writeln!(self.out, "- {line}");
        }
        if lines.len() > most {
            let _ = writeln!(self.out, "- and {} more", lines.len() - most);
        }
    }

    /// Remembers how many things nothing proves.
    fn uncounted(&mut self, count: usize, one: &str, many: &str) {
        match count {
            0 => {}
            1 => self.uncounted.push(one.to_owned()),
            count => self.uncounted.push(format!("{count} {many}")),
        }
    }

    fn wins(&mut self, basis: &Basis) {
        let records = basis.source.records(Section::Win);
        let mut wins: Vec<Win> = records
            .iter()
            .filter_map(|record| of_record(basis, record))
            .filter(|win| self.counts(win.closed) && win.state == State::Closed(Some("reached")))
            .collect();
        wins.sort_by_key(|win| win.closed);
        let (proven, bare): (Vec<Win>, Vec<Win>) = wins
            .into_iter()
            .partition(|win| win.key_results.iter().any(is_reached));
        self.uncounted(
            bare.len(),
            "a win closed as reached without a reading at the target",
            "wins closed as reached without a reading at the target",
        );
        let lines: Vec<String> = proven.iter().map(win_line).collect();
        self.part("Wins", &lines, WINS);
    }

    fn levels(&mut self, now: &Basis, then: &Basis) {
        let before = skills(then);
        let level = |row: &SkillRow| {
            let said = [&row.mine, &row.theirs].map(|view| view.as_ref().map(|view| view.level));
            match said {
                // Where both have said something, the lower one is beyond doubt.
                [Some(mine), Some(theirs)] => mine.min(theirs),
                [mine, theirs] => mine.or(theirs).unwrap_or(Level::None),
            }
        };
        let mut bare = 0;
        let mut lines = Vec::new();
        for row in skills(now) {
            let was = before.iter().find(|own| own.key == row.key);
            let (was, is) = (was.map_or(Level::None, level), level(&row));
            if is <= was {
                continue;
            }
            if row.proofs == 0 {
                bare += 1;
                continue;
            }
            let proofs = match row.proofs {
                1 => "1 proof".to_owned(),
                count => format!("{count} proofs"),
            };
            let view = match &row.theirs {
                Some(view) => format!("seen by {} too", said(&view.by)),
                None => "own view".to_owned(),
            };
            let (name, was, is) = (said(&row.name), was.name(), is.name());
            lines.push(format!("**{name}**: {was} to {is}, {view}, {proofs}"));
        }
        self.uncounted(
            bare,
            "a level that rose without a proof",
            "levels that rose without a proof",
        );
        self.part("Levels that rose", &lines, LINES);
    }

    fn milestones(&mut self, basis: &Basis) {
        let steps = ladder(basis).steps;
        let proven = steps.iter().filter(|step| self.counts(step.done));
        let lines: Vec<String> = proven
            .map(|step| {
                let stage = STAGES.get(step.stage).copied().unwrap_or_default();
                let day = step.done.map_or(String::new(), |day| day.to_string());
                format!("{} ({stage}, {day})", said(&step.title))
            })
            .collect();
        let bare = steps
            .iter()
            .filter(|step| step.claimed && step.done.is_none());
        let bare = bare.count();
        self.uncounted(
            bare,
            "a milestone marked as done without a proof that stands",
            "milestones marked as done without a proof that stands",
        );
        self.part("Milestones", &lines, LINES);
    }

    fn certifications(&mut self, basis: &Basis) {
        let rows = certifications(basis).rows;
        let passed: Vec<_> = rows.iter().filter(|row| self.counts(row.passed)).collect();
        let proven = passed.iter().filter(|row| row.is_proven());
        let lines: Vec<String> = proven
            .map(|row| {
                let day = row.passed.map_or(String::new(), |day| day.to_string());
                format!("{} ({day}), used in a project", said(&row.name))
            })
            .collect();
        self.uncounted(
            passed.len() - lines.len(),
            "a certification without its project",
            "certifications without their project",
        );
        self.part("Certifications", &lines, LINES);
    }

    fn evidence(&mut self, basis: &Basis) {
        let mut records = basis.source.records(Section::Evidence);
        records.retain(|record| self.counts(record.table.day("on")));
        records.sort_by_key(|record| std::cmp::Reverse(record.table.day("on")));
        let text = |table: &crate::model::Table, name: &str| {
            table.text(name).filter(|text| !text.is_blank()).map(said)
        };
        let lines: Vec<String> = records
            .iter()
            .filter_map(|record| {
                let table = &record.table;
                let (what, result) = (text(table, "what")?, text(table, "result")?);
                Some(format!("{what}: {result} ({})", table.day("on")?))
            })
            .collect();
        self.uncounted(
            records.len() - lines.len(),
            "a piece of evidence without a result",
            "pieces of evidence without a result",
        );
        self.part("What came of it", &lines, LINES);
    }

    fn shadowing(&mut self, basis: &Basis) {
        let mut records = basis.source.records(Section::Shadow);
        records.retain(|record| self.counts(record.table.day("on")));
        let hours: f64 = records
            .iter()
            .filter_map(|record| record.table.get("hours")?.as_number())
            .filter(|hours| (0.0..=24.0).contains(hours))
            .sum();
        let led = records.iter().filter(|record| {
            let step = record.table.text("step").map(Text::raw);
            matches!(step, Some("lead" | "solo"))
        });
        let (all, led) = (records.len(), led.count());
        if all > 0 {
            let words = format!("{all} sessions, {} h; {led} of them led", figure(hours));
            self.part("Shadowing", &[words], 1);
        }
    }

    fn end(&mut self, withheld: Option<&str>) {
        if !self.uncounted.is_empty() {
            let words = self.uncounted.join(", ");
            let _ = writeln!(self.out, "\nNot counted here: {words}.");
        }
        if let Some(words) = withheld {
            let _ = writeln!(self.out, "\nLeft out: {words}.");
        }
    }
}

fn is_reached(own: &KeyResult) -> bool {
    own.standing == Standing::Reached
}

fn win_line(win: &Win) -> String {
    let mut line = format!("**{}** ({})", said(&win.title), win.quarter);
    if let Some(outcome) = &win.outcome {
        let _ = write!(line, ": {}", said(outcome));
    }
    let results: Vec<String> = win.key_results.iter().filter_map(result).collect();
    if !results.is_empty() {
        let _ = write!(line, "; {}", results.join(", "));
    }
    line
}

/// `pages per week 120 to 70, target 72`.
fn result(own: &KeyResult) -> Option<String> {
    let (baseline, now, target) = (own.baseline?, own.now?.value, own.target?);
    let (baseline, now, target) = (figure(baseline), figure(now), figure(target));
    let unit = own.unit.as_ref().map(|unit| format!(" {}", said(unit)));
    let unit = unit.unwrap_or_default();
    let measure = said(&own.measure);
    Some(format!(
        "{measure} {baseline} to {now}{unit}, target {target}"
    ))
}

fn said(text: &Text) -> String {
    escaped(&text.shown())
}
