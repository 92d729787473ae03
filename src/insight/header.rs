//! The line above the panes: who, on which track, how far into the quarter, and the next checkpoint.

use super::basis::current;
use super::row::{Row, place};
use super::{Basis, Level};
use crate::day::{Day, Quarter};
use crate::model::{Path, Section};
use crate::text::Text;

/// What the header says.
#[derive(Debug)]
pub struct Header {
    pub name: Option<Text>,
    pub role: Option<Text>,
    pub mentor: Option<Text>,
    pub track: Option<TrackChoice>,
    pub direction: Option<Direction>,
    pub quarter: QuarterProgress,
    pub checkpoint: Option<Checkpoint>,
    /// The last day of the time away that holds today; the end of all days where none is known.
    pub away: Option<Day>,
}

/// The track that holds today; the title of the first pane too.
#[derive(Debug)]
pub struct TrackChoice {
    pub at: Path,
    pub on: Day,
    /// The id or name that the file gives.
    pub primary: Option<Text>,
    /// What the screen calls it.
    pub name: Option<Text>,
    pub shadowing: Option<Text>,
    pub shadowing_name: Option<Text>,
    pub target: Option<Level>,
    pub due: Option<Day>,
    /// How often `due` was moved.
    pub moved: usize,
}

/// The archetype leaned to.
#[derive(Debug)]
pub struct Direction {
    pub at: Path,
    pub on: Day,
    /// The word of the file.
    pub archetype: &'static str,
    pub because: Option<Text>,
    pub review: Option<Day>,
}

/// How far the quarter has gone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuarterProgress {
    pub quarter: Quarter,
    /// 1 for the first week.
    pub week: i64,
    pub weeks: i64,
    /// 0 on its first day, 1 on its last.
    pub fraction: f64,
    pub ends: Day,
}

/// How far it is to the next look at growth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// Days since the start; 1 for the day after it.
    pub day: i64,
    /// The day of the next checkpoint: 90, 180, 365, and every further year.
    pub next: i64,
    /// When that is.
    pub on: Day,
}

/// The header of a roadmap.
pub fn header(basis: &Basis) -> Header {
    let person = basis.person();
    Header {
        name: person.own("name"),
        role: person.own("role"),
        mentor: person.own("mentor"),
        track: track(basis),
        direction: direction(basis),
        quarter: quarter(basis),
        checkpoint: checkpoint(basis),
        away: basis.away().until(basis.today),
    }
}

/// The track that holds today.
pub fn track(basis: &Basis) -> Option<TrackChoice> {
    let record = basis.track()?;
    let row = Row::of(record);
    let named = |name| row.text(name).map(|said| basis.track_name(said));
    Some(TrackChoice {
        at: place(record),
        on: row.day("on")?,
        primary: row.own("primary"),
        name: named("primary"),
        shadowing: row.own("shadowing"),
        shadowing_name: named("shadowing"),
        target: row.choice("target").and_then(Level::named),
        due: row.day("due"),
        moved: row.rows("moved").len(),
    })
}

/// The direction that holds today.
pub fn direction(basis: &Basis) -> Option<Direction> {
    let records = basis.source.records(Section::Direction);
    let record = current(&records, basis.today)?;
    let row = Row::of(record);
    Some(Direction {
        at: place(record),
        on: row.day("on")?,
        archetype: row.choice("archetype")?,
        because: row.own("because"),
        review: row.day("review"),
    })
}

fn quarter(basis: &Basis) -> QuarterProgress {
    let quarter = basis.quarter();
    let (first, ends) = (quarter.first(basis.starts()), quarter.last(basis.starts()));
    let (gone, all) = (first.until(basis.today), first.until(ends).max(1));
    // A quarter has 90 to 92 days: the odd days after the thirteenth week belong to it.
    let weeks = 13;
    QuarterProgress {
        quarter,
        week: (gone / 7 + 1).clamp(1, weeks),
        weeks,
        fraction: share(gone, all),
        ends,
    }
}

/// The next of the checkpoints at 90, 180 and 365 days, then each year.
pub fn checkpoint(basis: &Basis) -> Option<Checkpoint> {
    let start = basis.started()?;
    let day = start.until(basis.today);
    let next = match day {
        ..=90 => 90,
        91..=180 => 180,
        _ => (day + 364) / 365 * 365,
    };
    let on = start.plus(next);
    Some(Checkpoint { day, next, on })
}

/// A part of a whole, from 0 to 1.
pub(super) fn share(part: i64, whole: i64) -> f64 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "days of a calendar are far below 2^52"
    )]
    let share = part as f64 / whole.max(1) as f64;
    share.clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sample::{day, on};

    #[test]
    fn the_header_says_who_and_where() {
        let text = r#"
            [person]
            name = "Ada Okafor"
            started = 2026-07-03
            [[direction]]
            on = 2026-07-03
            archetype = "specialist"
            [[track]]
            on = 2027-01-01
            primary = "finops"
            [[track]]
            on = 2026-07-03
            primary = "sre"
            shadowing = "Our own lane"
            target = "ownership"
            due = 2027-06-30
        "#;
        on("2026-11-22", text, |basis| {
            let header = header(basis);
            let track = header.track.expect("a track");
            assert_eq!(track.name.as_ref().map(Text::raw), Some("SRE"));
            assert_eq!(
                track.shadowing_name.as_ref().map(Text::raw),
                Some("Our own lane")
            );
            assert_eq!(track.target, Some(Level::Ownership));
            assert_eq!(
                header.direction.expect("a direction").archetype,
                "specialist"
            );
            assert_eq!((header.quarter.week, header.quarter.weeks), (8, 13));
            assert_eq!(header.quarter.ends, day("2026-12-31"));
            let checkpoint = header.checkpoint.expect("a checkpoint");
            assert_eq!((checkpoint.day, checkpoint.next), (142, 180));
        });
    }

    #[test]
    fn nothing_is_made_up_for_an_empty_file() {
        on("2026-11-22", "person = 3\ntrack = \"sre\"\n", |basis| {
            let header = header(basis);
            assert!(header.name.is_none() && header.track.is_none());
            assert!(header.direction.is_none() && header.checkpoint.is_none());
        });
    }

    #[test]
    fn checkpoints_follow_each_other() {
        for (today, next) in [
            ("2026-01-01", 90),
            ("2026-04-01", 90),
            ("2026-04-02", 180),
            ("2026-06-30", 180),
            ("2026-07-01", 365),
            ("2027-01-01", 365),
            ("2027-01-02", 730),
        ] {
            let text = "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n";
            let found = on(today, text, checkpoint).expect("a checkpoint");
            assert_eq!(found.next, next, "{today}");
        }
    }

    #[test]
    fn the_last_days_of_a_long_quarter_stay_in_week_thirteen() {
        let progress = on("2026-12-31", "", quarter);
        assert_eq!(progress.week, 13);
        assert!((progress.fraction - 1.0).abs() < 1e-9);
    }
}
