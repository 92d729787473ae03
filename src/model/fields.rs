//! The table of fields: everything that a roadmap can say, and a mentor's file about a team, each field once.
//!
//! Checks, forms, the command line, `docs/format.md` and the descriptions of changes are all made from it. A name in this
//! table is frozen: it stands in people's files.

mod certs;
mod growth;
mod log;
mod own;
mod person;
mod team;
mod team_work;
mod wins;

use super::field::{Field, Kind, List};

/// The newest schema that this program writes and reads in full.
pub const SCHEMA: u32 = 1;

/// The whole roadmap: the top level of the file.
pub static ROADMAP: &[Field] = &[
    Field::new(
        "schema",
        "Schema",
        Kind::Whole {
            least: 1,
            most: 1_000_000,
            unit: "",
        },
        "The version of this format that the file is written in.",
    ),
    Field::new(
        "person",
        "Person",
        Kind::Group(person::PERSON),
        "Whose roadmap this is.",
    ),
    Field::new(
        "direction",
        "Direction",
        Kind::List(&person::DIRECTION),
        "The archetype leaned to, each choice with its day and reason.",
    ),
    Field::new(
        "track",
        "Track",
        Kind::List(&person::TRACK),
        "The specialisation followed, each choice with its day.",
    ),
    Field::new(
        "away",
        "Time away",
        Kind::List(&person::AWAY),
        "Leave or illness: pace, staleness and plateau pause.",
    ),
    Field::new(
        "skill",
        "Skill",
        Kind::List(&growth::SKILL),
        "A row of the skills matrix with its levels over time.",
    ),
    Field::new(
        "milestone",
        "Milestone",
        Kind::List(&growth::MILESTONE),
        "A step of the ladder learn, apply, prove, expand.",
    ),
    Field::new(
        "win",
        "Win",
        Kind::List(&wins::WIN),
        "The one measurable win of a quarter.",
    ),
    Field::new(
        "cert",
        "Certification",
        Kind::List(&certs::CERT),
        "A certification, planned or held.",
    ),
    Field::new(
        "shadow",
        "Shadow session",
        Kind::List(&log::SHADOW),
        "One session of following somebody of another track.",
    ),
    Field::new(
        "shadow_plan",
        "Shadowing plan",
        Kind::List(&log::SHADOW_PLAN),
        "Which track to follow, what to look for, and until when.",
    ),
    Field::new(
        "budget",
        "Budget",
        Kind::List(&certs::BUDGET),
        "The money for certifications in one year.",
    ),
    Field::new(
        "evidence",
        "Evidence",
        Kind::List(&log::EVIDENCE),
        "A dated proof of any kind.",
    ),
    Field::new(
        "checkin",
        "Check-in",
        Kind::List(&log::CHECKIN),
        "The weekly minute: energy, load, mix, one line learned.",
    ),
    Field::new(
        "review",
        "One-on-one",
        Kind::List(&log::REVIEW),
        "A one-on-one or checkpoint with its notes and actions.",
    ),
    Field::new(
        "bet",
        "Bet",
        Kind::List(&log::BET),
        "A technology parked until it has a problem to solve.",
    ),
    Field::new(
        "snooze",
        "Snooze",
        Kind::List(&log::SNOOZE),
        "A signal that is put off until a day.",
    ),
    Field::new(
        "own_track",
        "Own track",
        Kind::List(&own::TRACKS),
        "A track of one's own, or other words for one that is built in.",
    ),
    Field::new(
        "own_skill",
        "Own skill",
        Kind::List(&own::SKILLS),
        "A skill for the catalogue with its wording, or other words for one that is built in.",
    ),
    Field::new(
        "own_milestone",
        "Own step",
        Kind::List(&own::MILESTONES),
        "A step for the ladder of a track, or other words for one that is built in.",
    ),
    Field::new(
        "own_project",
        "Own project",
        Kind::List(&own::PROJECTS),
        "A starter project for a track, or other words for one that is built in.",
    ),
    Field::new(
        "own_cert",
        "Own cert",
        Kind::List(&own::CERTS),
        "A certification for the catalogue, or other figures for one that is built in.",
    ),
    Field::new(
        "own_archetype",
        "Own archetype",
        Kind::List(&own::ARCHETYPES),
        "Other words for one of the three archetypes.",
    ),
    Field::new(
        "own_level",
        "Own wording",
        Kind::List(&own::WORDINGS),
        "Other words for one of the levels.",
    ),
    Field::new(
        "own_rubric",
        "Own question",
        Kind::List(&own::RUBRIC),
        "A question that a certification answers before it is approved, or other words for one that is built in.",
    ),
];

/// The whole file of a team: the top level.
pub static TEAM: &[Field] = &[
    ROADMAP[0],
    team::TEAM,
    team::MEMBER,
    team::LANE,
    team::PLATFORM,
    team_work::PROBLEM,
    team_work::CERT_BUDGET,
    team_work::RUBRIC,
    team_work::RITUAL,
    team_work::REMEDY,
    team_work::GAP,
    team_work::OPENING,
    team_work::ROLLOUT,
];

/// Both: a file of either sort is read, compared, merged and changed with this one table.
pub static ROOT: &[Field] = &both();

const fn both() -> [Field; ROADMAP.len() + TEAM.len() - 1] {
    let mut all = [ROADMAP[0]; ROADMAP.len() + TEAM.len() - 1];
    let mut at = 1;
    while at < all.len() {
        all[at] = if at < ROADMAP.len() {
            ROADMAP[at]
        } else {
            TEAM[at - ROADMAP.len() + 1]
        };
        at += 1;
    }
    all
}

/// The fields of the sort of file that says this: a team's has a table `team`.
pub fn of_file(says_team: bool) -> &'static [Field] {
    if says_team { TEAM } else { ROADMAP }
}

/// The four depth levels, and none.
pub const LEVELS: &[&str] = &["none", "awareness", "working", "ownership", "leadership"];

/// Sections whose records can prove something.
pub const PROOFS: &[&str] = &["win", "evidence", "milestone", "cert", "shadow"];

const ID: Field = Field::new(
    "id",
    "Id",
    Kind::Line,
    "How other records refer to this one: small letters, digits and dashes.",
);
const ADDED: Field = Field::new(
    "added",
    "Added",
    Kind::Day,
    "The day on which the record was made.",
)
.happening();
const TARGET: Field = Field::new(
    "target",
    "Target",
    Kind::Choice(LEVELS),
    "The level aimed at.",
);
const TARGET_DUE: Field = Field::new(
    "due",
    "Due",
    Kind::Day,
    "The day by which the target shall be reached.",
)
.moved();
const NOTE: Field = Field::new("note", "Note", Kind::Prose, "Anything else worth keeping.");
const PRIVATE: Field = Field::new(
    "private",
    "Private",
    Kind::Private,
    "true, or names of fields, that no shared copy or export shows.",
);
const ARCHIVED: Field = Field::new(
    "archived",
    "Archived",
    Kind::Day,
    "The day on which it was put away: panes and signals pass it over from then on, proofs still count.",
)
.happening();
const BY: Field = Field::new(
    "by",
    "By",
    Kind::Line,
    "\"me\", or the name of who says so.",
)
.needed();
const MOVED: Field = Field::new(
    "moved",
    "Moved",
    Kind::List(&MOVES),
    "The earlier dates, each with the day on which it was given up.",
);

/// An entry's own day.
const fn on(doc: &'static str) -> Field {
    Field::new("on", "Day", Kind::Day, doc).needed().happening()
}

static MOVES: List = List {
    one: "move",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day on which the date was changed."),
        Field::new("from", "From", Kind::Day, "The date that was given up.").needed(),
        Field::new("why", "Why", Kind::Line, "What made it move."),
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::field::When;

    fn walk(
        fields: &'static [Field],
        place: &str,
        visit: &mut dyn FnMut(&str, &'static [Field], &'static Field),
    ) {
        for field in fields {
            let here = format!("{place}.{}", field.name);
            visit(&here, fields, field);
            match field.kind {
                Kind::Group(inner) => walk(inner, &here, visit),
                Kind::List(list) => walk(list.fields, &here, visit),
                _ => {}
            }
        }
    }

    #[test]
    fn every_field_is_described_and_named_once() {
        walk(ROOT, "", &mut |place, siblings, field| {
            assert!(
                field
                    .name
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_'),
                "{place}"
            );
            assert!(
                field.doc.ends_with('.') && field.doc.len() > 10,
                "{place} wants a sentence"
            );
            assert!(!field.label.is_empty(), "{place}");
            assert!(field.since <= SCHEMA, "{place}");
            assert_eq!(
                siblings
                    .iter()
                    .filter(|other| other.name == field.name)
                    .count(),
                1,
                "{place} stands twice"
            );
        });
    }

    #[test]
    fn lists_are_named_by_fields_that_they_have() {
        walk(ROOT, "", &mut |place, _, field| {
            if let Kind::List(list) = field.kind {
                for name in list.natural {
                    assert!(Field::find(list.fields, name).is_some(), "{place}: {name}");
                }
                assert_eq!(
                    Field::find(list.fields, "id").is_some(),
                    list.has_id,
                    "{place}"
                );
                assert!(!list.natural.is_empty(), "{place}");
            }
        });
    }

    #[test]
    fn what_happens_together_names_a_happening_beside_it() {
        walk(ROOT, "", &mut |place, siblings, field| match field.when {
            When::With(other) => {
                let other = siblings.iter().find(|sibling| sibling.name == other);
                assert!(
                    other.is_some_and(|other| other.when == When::Itself),
                    "{place}"
                );
            }
            When::Moved => assert!(
                siblings.iter().any(|sibling| sibling.name == "moved"),
                "{place}"
            ),
            When::Itself => assert!(matches!(field.kind, Kind::Day), "{place}"),
            When::Always => {}
        });
    }
}
