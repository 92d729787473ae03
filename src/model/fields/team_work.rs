//! Fields of what a team works on: problems, budget, rubric, rituals, remedies, gaps, openings, the plan of the first 90 days.
//!
//! Longer than most: one table of fields, read as one.

use super::super::field::{Field, Kind, List};
use super::{ADDED, ID, LEVELS, NOTE, on};

const MONEY: Kind = Kind::Number {
    least: 0.0,
    most: 1e9,
    unit: "",
};
const ANY: Kind = Kind::Number {
    least: -1e15,
    most: 1e15,
    unit: "",
};
const TRACK: Kind = Kind::Catalogue("track");

pub(super) const PROBLEM: Field = Field::new(
    "problem",
    "Problem",
    Kind::List(&PROBLEMS),
    "A costly problem of two quarters, with the figure that it shall reach.",
);

pub(super) const CERT_BUDGET: Field = Field::new(
    "cert_budget",
    "Certification budget",
    Kind::List(&CERT_BUDGETS),
    "The team's money for certifications in one year.",
);

pub(super) const RUBRIC: Field = Field::new(
    "rubric",
    "Rubric",
    Kind::List(&RUBRICS),
    "Which certification is paid, and what has to be done for it.",
);

pub(super) const RITUAL: Field = Field::new(
    "ritual",
    "Ritual",
    Kind::List(&RITUALS),
    "A review that lanes hold together, again and again.",
);

pub(super) const REMEDY: Field = Field::new(
    "remedy",
    "Remedy",
    Kind::List(&REMEDYS),
    "What was changed for a track that does not grow, and what came of it.",
);

pub(super) const GAP: Field = Field::new(
    "gap",
    "Gap",
    Kind::List(&GAPS),
    "A skill that is missing, and whether it is built or bought.",
);

pub(super) const OPENING: Field = Field::new(
    "opening",
    "Opening",
    Kind::List(&OPENINGS),
    "A role to be filled, and from where it was.",
);

pub(super) const ROLLOUT: Field = Field::new(
    "rollout",
    "Rollout step",
    Kind::List(&ROLLOUTS),
    "A step of the plan for the first 90 days.",
);

static PROBLEMS: List = List {
    one: "problem",
    natural: &["title"],
    has_id: true,
    fields: &[
        ID,
        Field::new(
            "title",
            "Title",
            Kind::Line,
            "The problem, with the target in its words.",
        )
        .needed(),
        Field::new("track", "Track", TRACK, "The track that it is for."),
        Field::new(
            "begins",
            "From",
            Kind::Quarter,
            "Its first quarter, such as 2026-Q3.",
        ),
        Field::new("ends", "Until", Kind::Quarter, "Its last quarter."),
        Field::new("owner", "Owner", Kind::Line, "Who answers for it."),
        Field::new(
            "measure",
            "Measure",
            Kind::Line,
            "What is measured: incidents, spend, audits passed.",
        )
        .needed(),
        Field::new("unit", "Unit", Kind::Line, "The unit of its figures."),
        Field::new("baseline", "Baseline", ANY, "The figure at the beginning.").needed(),
        Field::new(
            "target",
            "Target",
            ANY,
            "The figure that counts as reached.",
        )
        .needed(),
        Field::new(
            "readings",
            "Readings",
            Kind::List(&READINGS),
            "Its figures by day.",
        ),
        Field::new(
            "closed",
            "Closed",
            Kind::Day,
            "The day on which it was closed.",
        )
        .happening(),
        NOTE,
        ADDED,
    ],
};

static READINGS: List = List {
    one: "reading",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the reading; a second one of the same day replaces the first."),
        Field::new("value", "Value", ANY, "The figure that was read.").needed(),
        Field::new("note", "Note", Kind::Line, "How it was read."),
    ],
};

static CERT_BUDGETS: List = List {
    one: "certification budget",
    natural: &["year", "track"],
    has_id: false,
    fields: &[
        Field::new(
            "year",
            "Year",
            Kind::Whole {
                least: 1970,
                most: 9998,
                unit: "",
            },
            "The calendar year.",
        )
        .needed(),
        Field::new(
            "track",
            "Track",
            TRACK,
            "For one track alone; for all when left out.",
        ),
        Field::new("amount", "Amount", MONEY, "The money set aside.").needed(),
        Field::new(
            "each",
            "For each",
            MONEY,
            "The most that one person may spend of it.",
        ),
        Field::new("currency", "Currency", Kind::Line, "Its currency."),
    ],
};

static RUBRICS: List = List {
    one: "rubric",
    natural: &["cert", "track"],
    has_id: false,
    fields: &[
        Field::new(
            "cert",
            "Certification",
            Kind::Catalogue("cert"),
            "The certification: a catalogue id, or its name.",
        )
        .needed(),
        Field::new("track", "Track", TRACK, "The track in which this holds."),
        Field::new(
            "verdict",
            "Verdict",
            Kind::Choice(&["preferred", "accepted", "refused"]),
            "Whether it is paid.",
        )
        .needed(),
        Field::new(
            "unlocked_by",
            "Unlocked by",
            Kind::Line,
            "The project that has to be done before it is paid back.",
        ),
        Field::new("because", "Because", Kind::Line, "The reason, on record."),
        Field::new("on", "Day", Kind::Day, "The day of the decision.").happening(),
    ],
};

static RITUALS: List = List {
    one: "ritual",
    natural: &["name"],
    has_id: true,
    fields: &[
        ID,
        Field::new("name", "Name", Kind::Line, "What it is called.").needed(),
        Field::new(
            "every_days",
            "Every",
            Kind::Whole {
                least: 1,
                most: 366,
                unit: "days",
            },
            "How many days lie between two of them.",
        ),
        Field::new("lanes", "Lanes", Kind::Words, "The tracks that take part."),
        Field::new("owner", "Owner", Kind::Line, "Who calls it."),
        Field::new(
            "held",
            "Held",
            Kind::List(&HELD),
            "Each time with its notes.",
        ),
        NOTE,
    ],
};

static HELD: List = List {
    one: "time",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day on which it was held."),
        Field::new("notes", "Notes", Kind::Line, "What came of it."),
    ],
};

static REMEDYS: List = List {
    one: "remedy",
    natural: &["on", "what"],
    has_id: true,
    fields: &[
        ID,
        on("The day on which it was begun."),
        Field::new("track", "Track", TRACK, "The track that it is for."),
        Field::new(
            "kind",
            "Kind",
            Kind::Suggested(&[
                "project mix",
                "coaching",
                "prerequisites",
                "matrix too vague",
                "matrix too strict",
            ]),
            "What sort of change it is; feedback on the matrix is one too.",
        ),
        Field::new("what", "What", Kind::Line, "What was changed.").needed(),
        Field::new(
            "because",
            "Because",
            Kind::Line,
            "Which facts asked for it.",
        ),
        Field::new(
            "review",
            "Look again",
            Kind::Day,
            "When to look at what came of it.",
        ),
        Field::new(
            "ended",
            "Ended",
            Kind::Day,
            "The day on which it was judged.",
        )
        .happening(),
        Field::new("result", "Result", Kind::Line, "What came of it.").with("ended"),
    ],
};

static GAPS: List = List {
    one: "gap",
    natural: &["what"],
    has_id: true,
    fields: &[
        ID,
        Field::new("what", "What", Kind::Line, "The skill that is missing.").needed(),
        Field::new(
            "skill",
            "Skill",
            Kind::Catalogue("skill"),
            "The skill of the catalogue that this is.",
        ),
        Field::new("track", "Track", TRACK, "The track that needs it."),
        Field::new(
            "level",
            "Level",
            Kind::Choice(LEVELS),
            "The level that is needed.",
        ),
        Field::new(
            "answer",
            "Answer",
            Kind::Choice(&["build", "buy"]),
            "Whether somebody of the team grows it, or somebody is hired.",
        ),
        Field::new(
            "way",
            "Way",
            Kind::Suggested(&[
                "course",
                "micro-credential",
                "apprenticeship",
                "shadowing",
                "hire",
            ]),
            "How it is answered.",
        ),
        Field::new("because", "Because", Kind::Line, "Why this way."),
        Field::new(
            "noticed",
            "Noticed",
            Kind::Day,
            "The day on which it was seen.",
        )
        .happening(),
        Field::new(
            "due",
            "Due",
            Kind::Day,
            "The day by which it shall be closed.",
        ),
        Field::new(
            "closed",
            "Closed",
            Kind::Day,
            "The day on which it was closed.",
        )
        .happening(),
    ],
};

static OPENINGS: List = List {
    one: "opening",
    natural: &["title", "opened"],
    has_id: true,
    fields: &[
        ID,
        Field::new("title", "Title", Kind::Line, "The role to be filled.").needed(),
        Field::new("track", "Track", TRACK, "The track that it belongs to."),
        Field::new(
            "opened",
            "Opened",
            Kind::Day,
            "The day on which it was opened.",
        )
        .happening(),
        Field::new(
            "filled",
            "Filled",
            Kind::Day,
            "The day on which it was filled.",
        )
        .happening(),
        Field::new(
            "from",
            "From",
            Kind::Choice(&["inside", "outside"]),
            "Where the person came from.",
        )
        .with("filled"),
        Field::new("who", "Who", Kind::Line, "Who fills it.").with("filled"),
        NOTE,
    ],
};

static ROLLOUTS: List = List {
    one: "rollout step",
    natural: &["what"],
    has_id: true,
    fields: &[
        ID,
        Field::new(
            "weeks",
            "Weeks",
            Kind::Choice(&["1-2", "3-6", "7-12"]),
            "The part of the plan that it belongs to.",
        )
        .needed(),
        Field::new("what", "What", Kind::Line, "What is to be done.").needed(),
        Field::new("why", "Why", Kind::Line, "What it is good for."),
        Field::new("owner", "Owner", Kind::Line, "Who does it."),
        Field::new("due", "Due", Kind::Day, "The day by which it is due."),
        Field::new("done", "Done", Kind::Day, "The day on which it was done.").happening(),
        NOTE,
    ],
};
