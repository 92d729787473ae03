//! Fields of skills and milestones.

use super::super::field::{Field, Kind, List};
use super::{
    ADDED, ARCHIVED, BY, ID, LEVELS, MOVED, NOTE, PRIVATE, PROOFS, TARGET, TARGET_DUE, on,
};

pub(super) static SKILL: List = List {
    one: "skill",
    natural: &["of", "title"],
    has_id: true,
    fields: &[
        ID,
        Field::new(
            "of",
            "Of",
            Kind::Catalogue("skill"),
            "The skill of the catalogue that this is.",
        ),
        Field::new(
            "title",
            "Title",
            Kind::Line,
            "Its own name, where the catalogue has none or another is wanted.",
        ),
        ADDED,
        TARGET,
        TARGET_DUE,
        MOVED,
        Field::new(
            "not_applicable",
            "Not applicable",
            Kind::Line,
            "Why this row does not count here.",
        ),
        Field::new(
            "levels",
            "Levels",
            Kind::List(&LEVEL_ENTRIES),
            "How deep the skill was judged to be, on which day and by whom.",
        ),
        Field::new(
            "relevance",
            "Relevance",
            Kind::List(&RELEVANCE),
            "Whether a depth area will still matter, looked at from time to time.",
        ),
        NOTE,
        ARCHIVED,
        PRIVATE,
    ],
};

static RELEVANCE: List = List {
    one: "relevance review",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the review."),
        Field::new(
            "verdict",
            "Verdict",
            Kind::Choice(&["grows", "holds", "declines"]),
            "Whether its technology grows, holds or declines.",
        )
        .needed(),
        Field::new("because", "Because", Kind::Line, "What speaks for that."),
    ],
};

static LEVEL_ENTRIES: List = List {
    one: "level",
    natural: &["on", "by"],
    has_id: false,
    fields: &[
        on("The day of the judgement."),
        BY,
        Field::new(
            "level",
            "Level",
            Kind::Choice(LEVELS),
            "none, awareness, working, ownership or leadership.",
        )
        .needed(),
        Field::new(
            "evidence",
            "Evidence",
            Kind::Links(PROOFS),
            "What proves it; without any it shows as no proof.",
        ),
        Field::new("note", "Note", Kind::Line, "What was said about it."),
    ],
};

pub(super) static MILESTONE: List = List {
    one: "milestone",
    natural: &["title"],
    has_id: true,
    fields: &[
        ID,
        Field::new(
            "title",
            "Title",
            Kind::Line,
            "What will be true when it is done.",
        )
        .needed(),
        Field::new(
            "stage",
            "Stage",
            Kind::Choice(&["learn", "apply", "prove", "expand"]),
            "The step of the ladder.",
        )
        .needed(),
        Field::new(
            "of",
            "Of",
            Kind::Catalogue("milestone"),
            "The milestone of the catalogue that this is.",
        ),
        ADDED,
        Field::new(
            "due",
            "Due",
            Kind::Day,
            "The day by which it shall be done.",
        )
        .moved(),
        MOVED,
        Field::new(
            "done",
            "Done",
            Kind::Day,
            "The day on which it was done; it counts with a proof that stands.",
        )
        .happening(),
        Field::new(
            "proof",
            "Proof",
            Kind::Link(PROOFS),
            "What shows the outcome.",
        )
        .with("done"),
        Field::new(
            "opened",
            "Opened",
            Kind::Line,
            "Which responsibility it opened.",
        )
        .with("done"),
        NOTE,
        ARCHIVED,
        PRIVATE,
    ],
};
