//! The ladder learn, apply, prove, expand: what was reached, and what is next.

use super::Basis;
use super::proof::{self, Lack};
use super::row::{Row, place};
use crate::day::Day;
use crate::model::{Path, Record, Section};
use crate::text::Text;

/// The stages in their order.
pub const STAGES: [&str; 4] = ["learn", "apply", "prove", "expand"];

/// The ladder of a roadmap.
#[derive(Debug)]
pub struct Ladder {
    /// One for each of [`STAGES`].
    pub stages: [Stage; 4],
    pub next: Option<Step>,
    /// All milestones in the order of the file.
    pub steps: Vec<Step>,
}

/// How far a stage is.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    pub done: usize,
    pub open: usize,
}

/// One milestone.
#[derive(Debug, Clone)]
pub struct Step {
    pub at: Path,
    pub title: Text,
    /// Its place in [`STAGES`].
    pub stage: usize,
    pub due: Option<Day>,
    /// How often its date was moved.
    pub moved: usize,
    /// Done with a proof that stands.
    pub done: Option<Day>,
    /// Marked as done, whether or not that is proved.
    pub claimed: bool,
    /// What an open one still needs, safe to show.
    pub needs: String,
}

/// The milestones of a roadmap; one without a stage of the ladder does not count.
pub fn ladder(basis: &Basis) -> Ladder {
    let mut steps = Vec::new();
    basis.source.each(Section::Milestone, &mut |record| {
        steps.extend(step(basis, &record));
    });
    let mut stages = [Stage::default(); 4];
    for step in &steps {
        if let Some(stage) = stages.get_mut(step.stage) {
            match step.done {
                Some(_) => stage.done += 1,
                None => stage.open += 1,
            }
        }
    }
    let open = steps.iter().filter(|step| step.done.is_none());
    let next = open
        .min_by_key(|step| (step.stage, step.due.is_none(), step.due))
        .cloned();
    Ladder {
        stages,
        next,
        steps,
    }
}

fn step(basis: &Basis, record: &Record) -> Option<Step> {
    let row = Row::of(record);
    let stage = row.choice("stage")?;
    let stage = STAGES.iter().position(|name| *name == stage)?;
    let lack = proof::milestone_stands(basis, record).err();
    let done = row.past("done", basis.today);
    Some(Step {
        at: place(record),
        title: title(basis, record),
        stage,
        due: row.day("due"),
        moved: row.rows("moved").len(),
        done: done.filter(|_| lack.is_none()),
        claimed: done.is_some(),
        needs: lack.map_or_else(String::new, |lack| needs(basis, row, lack)),
    })
}

/// What a milestone is called.
pub(super) fn title(basis: &Basis, record: &Record) -> Text {
    let row = Row::of(record);
    let known = || basis.catalogue.name("milestone", row.text("of")?.raw());
    row.own("title")
        .or_else(|| known().cloned())
        .unwrap_or_else(|| Text::from(record.key.as_id().unwrap_or("unnamed milestone")))
}

/// In words: what stands between a milestone and being done.
fn needs(basis: &Basis, row: Row, lack: Lack) -> String {
    let of_proof = row
        .text("proof")
        .map(|link| proof::stands(basis, link).err());
    match (lack, of_proof) {
        (Lack::NotAWin | Lack::NoReading, _) => format!("its proof {}", lack.words()),
        (_, Some(Some(Lack::WinOpen))) => "needs its win to be closed as reached".to_owned(),
        (_, Some(Some(lack))) => format!("its proof {}", lack.words()),
        (Lack::MilestoneUnproved, _) => "is marked as done, and needs a proof".to_owned(),
        (_, Some(None)) => "its proof stands: mark it as done".to_owned(),
        (_, None) => {
            let known = row
                .text("of")
                .and_then(|of| basis.catalogue.milestone(of.raw()));
            match known.filter(|milestone| !milestone.unlocks_when.is_blank()) {
                Some(milestone) => format!("unlocks when: {}", milestone.unlocks_when.shown()),
                None => "needs a win, or evidence of the outcome".to_owned(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sample::on;

    const FACTS: &str = r#"
        [[evidence]]
        id = "talk"
        on = 2026-09-01
        [[win]]
        id = "open"
        [[milestone]]
        title = "Explained"
        stage = "learn"
        done = 2026-09-02
        proof = "evidence:talk"
        [[milestone]]
        title = "Claimed"
        stage = "learn"
        done = 2026-09-02
        [[milestone]]
        title = "Later"
        stage = "apply"
        due = 2026-12-20
        [[milestone]]
        title = "Own it"
        stage = "apply"
        due = 2026-12-15
        proof = "win:open"
        moved = [{ on = 2026-11-02, from = 2026-11-15 }, { on = 2026-11-03, from = 2026-11-20 }]
        [[milestone]]
        title = "From the catalogue"
        of = "sre-m1"
        stage = "expand"
        [[milestone]]
        title = "Nowhere"
        stage = "dream"
    "#;

    #[test]
    fn a_milestone_without_a_proof_that_stands_is_not_done() {
        let ladder = on("2026-11-22", FACTS, ladder);
        let counts: Vec<_> = ladder
            .stages
            .iter()
            .map(|stage| (stage.done, stage.open))
            .collect();
        assert_eq!(counts, [(1, 1), (0, 2), (0, 0), (0, 1)]);
        let needs: Vec<_> = ladder
            .steps
            .iter()
            .map(|step| step.needs.as_str())
            .collect();
        assert_eq!(needs[0], "");
        assert_eq!(needs[1], "is marked as done, and needs a proof");
        assert_eq!(needs[2], "needs a win, or evidence of the outcome");
        assert_eq!(needs[3], "needs its win to be closed as reached");
        assert!(
            needs[4].starts_with("unlocks when: In a drill"),
            "{}",
            needs[4]
        );
    }

    #[test]
    fn the_next_one_is_the_earliest_of_the_lowest_open_stage() {
        let next = on("2026-11-22", FACTS, |basis| ladder(basis).next);
        assert_eq!(next.expect("a next one").title.raw(), "Claimed");
        let text = FACTS.replace(
            "title = \"Claimed\"\n        stage = \"learn\"",
            "title = \"Claimed\"",
        );
        let next = on("2026-11-22", &text, |basis| ladder(basis).next).expect("a next one");
        assert_eq!((next.title.raw(), next.moved), ("Own it", 2));
    }
}
