//! Whether a link proves what it stands for: it must lead somewhere, and what it leads to must have come to its end.

use super::Basis;
use super::row::Row;
use crate::model::{Link, Record, Section};
use crate::text::Text;
use std::cmp::Ordering;

/// What a link lacks to be a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// It is neither a reference nor an address.
    NoLink,
    /// Nothing has that id.
    Nothing,
    /// What it leads to has no day that has come.
    NotYet,
    /// The win is not closed.
    WinOpen,
    /// The win was closed with another result than reached.
    WinNotReached,
    /// The milestone is not done.
    MilestoneOpen,
    /// The milestone is marked as done, but its own proof does not stand.
    MilestoneUnproved,
    /// The certificate is not passed.
    NotPassed,
    /// A record of this sort proves nothing.
    NoProof,
    /// It is no win, and only a win proves a step of this stage.
    NotAWin,
    /// The win was closed as reached, and no reading says so.
    NoReading,
}

impl Lack {
    /// What is missing, as the end of "its proof …".
    pub fn words(self) -> &'static str {
        match self {
            Lack::NoLink => "is no link",
            Lack::Nothing => "leads to nothing",
            Lack::NotYet => "has not happened yet",
            Lack::WinOpen => "is a win that is still open",
            Lack::WinNotReached => "is a win that was not reached",
            Lack::MilestoneOpen => "is a milestone that is not done",
            Lack::MilestoneUnproved => "is a milestone without a proof that stands",
            Lack::NotPassed => "is a certificate that is not passed",
            Lack::NoProof => "is a record that proves nothing",
            Lack::NotAWin => "is no win, and only a win proves this stage",
            Lack::NoReading => "is a win without a reading that reached its target",
        }
    }
}

/// How far milestones may lean on milestones; longer chains, and circles, prove nothing.
const DEEPEST: usize = 8;

/// Whether a link proves something today. An address does: where it leads cannot be looked up.
pub fn stands(basis: &Basis, link: &Text) -> Result<(), Lack> {
    follow(basis, link, DEEPEST)
}

/// Whether a milestone is done with a proof that stands.
pub(super) fn milestone_stands(basis: &Basis, milestone: &Record) -> Result<(), Lack> {
    milestone_done(basis, Row::of(milestone), DEEPEST)
}

fn follow(basis: &Basis, link: &Text, depth: usize) -> Result<(), Lack> {
    let link = Link::of(link).ok_or(Lack::NoLink)?;
    let looked_at: &[&str] = match link {
        Link::Address(_) => return Ok(()),
        Link::Record(Section::Evidence | Section::Shadow, _) => &["on"],
        Link::Record(Section::Win, _) => &["closed", "result"],
        Link::Record(Section::Cert, _) => &["passed"],
        Link::Record(Section::Milestone, _) => &["done", "proof", "stage"],
        Link::Record(..) => &[],
    };
    let record = basis.source.glance(&link, looked_at);
    let record = record.ok_or(Lack::Nothing)?;
    let row = Row::of(&record);
    let today = basis.today;
    match record.section {
        Section::Evidence | Section::Shadow => {
            row.past("on", today).map(|_| ()).ok_or(Lack::NotYet)
        }
        Section::Win => match (row.past("closed", today), row.choice("result")) {
            (Some(_), Some("reached")) => Ok(()),
            (Some(_), _) => Err(Lack::WinNotReached),
            (None, _) => Err(Lack::WinOpen),
        },
        Section::Cert => row.past("passed", today).map(|_| ()).ok_or(Lack::NotPassed),
        Section::Milestone => milestone_done(basis, row, depth),
        _ => Err(Lack::NoProof),
    }
}

fn milestone_done(basis: &Basis, row: Row, depth: usize) -> Result<(), Lack> {
    row.past("done", basis.today).ok_or(Lack::MilestoneOpen)?;
    let proof = row.text("proof").ok_or(Lack::MilestoneUnproved)?;
    let depth = depth.checked_sub(1).ok_or(Lack::MilestoneUnproved)?;
    follow(basis, proof, depth).map_err(|_| Lack::MilestoneUnproved)?;
    if row.choice("stage") == Some("prove") {
        measured(basis, proof)?;
    }
    Ok(())
}

/// Whether a link leads to a win with a reading that reached its target: what a step of the stage "prove" needs.
fn measured(basis: &Basis, link: &Text) -> Result<(), Lack> {
    let win = Link::of(link).filter(|link| matches!(link, Link::Record(Section::Win, _)));
    let record = win
        .and_then(|link| basis.source.link(&link))
        .ok_or(Lack::NotAWin)?;
    let reached = |row: &Row| {
        let (Some(baseline), Some(target)) = (row.number("baseline"), row.number("target")) else {
            return false;
        };
        let readings = row.happened("readings", basis.today);
        let mut values = readings
            .iter()
            .filter_map(|(_, reading)| reading.number("value"));
        values.any(|value| match target.partial_cmp(&baseline) {
            Some(Ordering::Greater) => value >= target,
            Some(Ordering::Less) => value <= target,
            // Where both are the same, nothing is measured.
            _ => false,
        })
    };
    let results = Row::of(&record).rows("key_result");
    let found = results.iter().any(|(_, row)| reached(row));
    found.then_some(()).ok_or(Lack::NoReading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sample::on;

    const FACTS: &str = r#"
        [[evidence]]
        id = "seen"
        on = 2026-03-01
        [[evidence]]
        id = "undated"
        on = "yesterday"
        [[evidence]]
        id = "coming"
        on = 2026-05-01
        [[win]]
        id = "reached"
        closed = 2026-03-30
        result = "reached"
        [[win]]
        id = "missed"
        closed = 2026-03-30
        result = "missed"
        [[win]]
        id = "open"
        result = "reached"
        [[cert]]
        id = "passed"
        passed = 2026-03-01
        [[cert]]
        id = "booked"
        [[milestone]]
        id = "done"
        done = 2026-03-31
        proof = "win:reached"
        [[milestone]]
        id = "claimed"
        done = 2026-03-31
        [[milestone]]
        id = "circle"
        done = 2026-03-31
        proof = "milestone:circle"
        [[bet]]
        id = "bet"
    "#;

    #[test]
    fn a_step_of_the_stage_prove_needs_a_win_with_a_reading_at_its_target() {
        let text = |proof: &str, (baseline, target): (i32, i32), value: &str| {
            format!(
                "[[evidence]]\nid = \"e\"\non = 2026-03-01\n[[win]]\nid = \"w\"\nclosed = 2026-03-01\nresult = \"reached\"\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = {baseline}\ntarget = {target}\nreadings = [{{ on = 2026-02-28, value = {value} }}]\n[[milestone]]\nid = \"m\"\nstage = \"prove\"\ndone = 2026-03-02\nproof = \"{proof}\"\n"
            )
        };
        let (down, up) = ((120, 72), (3, 18));
        for (proof, way, value, expected) in [
            ("win:w", down, "72", Ok(())),
            ("win:w", down, "70", Ok(())),
            ("win:w", down, "73", Err(Lack::NoReading)),
            ("win:w", up, "18", Ok(())),
            ("win:w", up, "19", Ok(())),
            ("win:w", up, "17", Err(Lack::NoReading)),
            // From a figure to the same one nothing is measured.
            ("win:w", (5, 5), "5", Err(Lack::NoReading)),
            ("win:w", (5, 5), "9", Err(Lack::NoReading)),
            ("evidence:e", down, "72", Err(Lack::NotAWin)),
            ("https://example.org", down, "72", Err(Lack::NotAWin)),
        ] {
            on("2026-04-01", &text(proof, way, value), |basis| {
                let milestone = basis.source.records(Section::Milestone).remove(0);
                assert_eq!(
                    milestone_stands(basis, &milestone),
                    expected,
                    "{proof} {way:?} {value}"
                );
            });
        }
    }

    #[test]
    fn a_proof_stands_where_its_end_was_reached() {
        on("2026-04-01", FACTS, |basis| {
            for (link, result) in [
                ("evidence:seen", Ok(())),
                ("evidence:undated", Err(Lack::NotYet)),
                ("evidence:coming", Err(Lack::NotYet)),
                ("evidence:gone", Err(Lack::Nothing)),
                ("win:reached", Ok(())),
                ("win:missed", Err(Lack::WinNotReached)),
                ("win:open", Err(Lack::WinOpen)),
                ("cert:passed", Ok(())),
                ("cert:booked", Err(Lack::NotPassed)),
                ("milestone:done", Ok(())),
                ("milestone:claimed", Err(Lack::MilestoneUnproved)),
                ("milestone:circle", Err(Lack::MilestoneUnproved)),
                ("bet:bet", Err(Lack::NoProof)),
                ("https://example.org/talk", Ok(())),
                ("somewhere", Err(Lack::NoLink)),
            ] {
                assert_eq!(stands(basis, &Text::from(link)), result, "{link}");
            }
        });
    }
}
