//! Fields of catalogue entries of one's own: tracks, skills, milestones, projects, certifications, archetypes, levels.
//!
//! They have the names that the files of the catalogue use, so that an entry can be moved from one to the other.

use super::super::field::{Field, Kind, List};
use super::{LEVELS, NOTE};

const ID: Field = Field::new(
    "id",
    "Id",
    Kind::Line,
    "How it is referred to; that of a built-in entry replaces what is said here and keeps the rest.",
);
const NAME: Field = Field::new("name", "Name", Kind::Line, "What it is called in full.");
const SHORT: Field = Field::new(
    "short",
    "Short name",
    Kind::Line,
    "What the screen calls it, where the name is long.",
);
const TRACK: Field = Field::new(
    "track",
    "Track",
    Kind::Catalogue("track"),
    "The track that it belongs to.",
);

const fn line(name: &'static str, label: &'static str, doc: &'static str) -> Field {
    Field::new(name, label, Kind::Line, doc)
}

const fn words(name: &'static str, label: &'static str, doc: &'static str) -> Field {
    Field::new(name, label, Kind::Words, doc)
}

const fn number(name: &'static str, label: &'static str, doc: &'static str) -> Field {
    let kind = Kind::Number {
        least: -1e12,
        most: 1e12,
        unit: "",
    };
    Field::new(name, label, kind, doc)
}

const fn whole(
    name: &'static str,
    label: &'static str,
    unit: &'static str,
    doc: &'static str,
) -> Field {
    let kind = Kind::Whole {
        least: 0,
        most: 10_000,
        unit,
    };
    Field::new(name, label, kind, doc)
}

pub(super) static TRACKS: List = List {
    one: "own track",
    natural: &["name"],
    has_id: true,
    fields: &[
        ID,
        NAME,
        SHORT,
        line("one_line", "In one line", "What it is about."),
        line(
            "business_outcome",
            "Outcome",
            "What the company gets from it: a track without one is flagged.",
        ),
        line(
            "start_here_when",
            "Start when",
            "The pain that makes it the right one.",
        ),
        words(
            "base",
            "Base",
            "Ids of certifications of which one is chosen first.",
        ),
        words(
            "specialty",
            "Specialty",
            "Ids of certifications in its depth.",
        ),
        words(
            "supporting",
            "Supporting",
            "Ids of certifications beside it.",
        ),
        NOTE,
    ],
};

static MEASURE: [Field; 5] = [
    line("name", "Measure", "What is measured."),
    line("unit", "Unit", "The unit of its figures."),
    Field::new(
        "better",
        "Better",
        Kind::Choice(&["higher", "lower"]),
        "Which way is better.",
    ),
    number("baseline", "Baseline", "A usual figure before."),
    number("target", "Target", "A figure worth reaching."),
];

pub(super) static SKILLS: List = List {
    one: "own skill",
    natural: &["name"],
    has_id: true,
    fields: &[
        ID,
        TRACK,
        NAME,
        SHORT,
        Field::new(
            "kind",
            "Kind",
            Kind::Choice(&["technical", "collaboration", "ai-fluency"]),
            "What sort of row it is.",
        ),
        line("question", "Question", "Which problem it solves."),
        line("outcome", "Outcome", "What is better because of it."),
        line("risk", "Risk", "The sort of risk that it lowers."),
        Field::new(
            "metric",
            "Metric",
            Kind::Group(&MEASURE),
            "How one knows that it worked.",
        ),
        line(
            "awareness",
            "Awareness",
            "What somebody of this level does, so that others can see it.",
        ),
        line(
            "working",
            "Working",
            "What somebody of this level does alone.",
        ),
        line(
            "ownership",
            "Ownership",
            "What somebody of this level answers for.",
        ),
        line(
            "leadership",
            "Leadership",
            "What somebody of this level changes beyond the team.",
        ),
        NOTE,
    ],
};

pub(super) static MILESTONES: List = List {
    one: "own step",
    natural: &["title"],
    has_id: true,
    fields: &[
        ID,
        TRACK,
        line("title", "Title", "What will be true when it is done."),
        Field::new(
            "stage",
            "Stage",
            Kind::Choice(&["learn", "apply", "prove", "expand"]),
            "The step of the ladder.",
        ),
        line(
            "deliverable",
            "Deliverable",
            "What there is to see afterwards.",
        ),
        line(
            "unlocks_when",
            "Unlocks when",
            "The result that must be seen, never a date.",
        ),
        words(
            "skills",
            "Skills",
            "Ids of catalogue skills that it serves.",
        ),
        NOTE,
    ],
};

pub(super) static PROJECTS: List = List {
    one: "own project",
    natural: &["title"],
    has_id: true,
    fields: &[
        ID,
        TRACK,
        line("title", "Title", "A project that fits one quarter."),
        line("output", "Output", "What it leaves behind."),
        Field::new(
            "kr",
            "Key result",
            Kind::Group(&MEASURE),
            "Its measure, from a usual baseline to a target.",
        ),
        line("guard", "Guard", "What must not get worse meanwhile."),
        NOTE,
    ],
};

static STACK: List = List {
    one: "place",
    natural: &["track"],
    has_id: false,
    fields: &[
        TRACK,
        Field::new(
            "role",
            "Role",
            Kind::Choice(&["base", "specialty", "supporting"]),
            "Its place in the stack of that track.",
        ),
    ],
};

pub(super) static CERTS: List = List {
    one: "own cert",
    natural: &["name"],
    has_id: true,
    fields: &[
        ID,
        NAME,
        SHORT,
        line("issuer", "Issuer", "Who issues it."),
        line(
            "vendor",
            "Vendor",
            "The issuer in one word, for the balance.",
        ),
        words(
            "platforms",
            "Platforms",
            "What of an estate it speaks about; none is neutral.",
        ),
        Field::new(
            "stack",
            "Stack",
            Kind::List(&STACK),
            "Its place in the stack of each track.",
        ),
        Field::new(
            "validity",
            "Validity",
            Kind::Group(&[whole(
                "months",
                "Months",
                "months",
                "How long it holds; 0 never expires.",
            )]),
            "How long it holds.",
        ),
        Field::new(
            "renewal",
            "Renewal",
            Kind::Group(&[
                words("ways", "Ways", "How it can be renewed."),
                whole(
                    "opens_days_before",
                    "Opens",
                    "days",
                    "How long before its end it can be renewed.",
                ),
                whole(
                    "grace_days",
                    "Grace",
                    "days",
                    "How long after its end it can be renewed.",
                ),
                line("detail", "Detail", "What else there is to know of it."),
            ]),
            "How it is renewed.",
        ),
        Field::new(
            "fee",
            "Fee",
            Kind::Group(&[
                number("amount", "Amount", "The list price."),
                line("currency", "Currency", "Its currency."),
            ]),
            "What the exam costs.",
        ),
        Field::new(
            "hours",
            "Hours",
            Kind::Group(&[number("value", "Hours", "The usual hours of study.")]),
            "How long one studies for it.",
        ),
        Field::new(
            "prerequisites",
            "Prerequisites",
            Kind::Group(&[
                words("certs", "All of", "Ids of what must be held before."),
                words("any_of", "One of", "Ids of which one must be held before."),
            ]),
            "What must be held before.",
        ),
        Field::new(
            "date",
            "Last exam",
            Kind::Day,
            "The last day on which it can be earned, where it ends.",
        ),
        line("replaced_by", "Replaced by", "The id of what follows it."),
        NOTE,
    ],
};

pub(super) static ARCHETYPES: List = List {
    one: "own archetype",
    natural: &["archetype"],
    has_id: false,
    fields: &[
        Field::new(
            "archetype",
            "Archetype",
            Kind::Choice(&["specialist", "architect", "bridge"]),
            "Which of the three is worded anew.",
        )
        .needed(),
        NAME,
        SHORT,
        line("philosophy", "Philosophy", "What it believes in."),
        line("primary_question", "Question", "What it asks first."),
        line("key_skill", "Key skill", "What it lives from."),
        words("daily_work", "Daily work", "What fills its days."),
        words("roles", "Roles", "The jobs that it leads to."),
        words(
            "shows_progress",
            "Progress",
            "What shows that one grows in it.",
        ),
        words("risks", "Risks", "What can go wrong with it."),
        words(
            "safe_bets",
            "Safe bets",
            "Technology that will matter for years.",
        ),
    ],
};

pub(super) static WORDINGS: List = List {
    one: "own wording",
    natural: &["level"],
    has_id: false,
    fields: &[
        Field::new(
            "level",
            "Level",
            Kind::Choice(LEVELS),
            "Which level is worded anew.",
        )
        .needed(),
        NAME,
        SHORT,
        line("means", "Means", "What it says of somebody."),
    ],
};

pub(super) static RUBRIC: List = List {
    one: "own question",
    natural: &["question"],
    has_id: true,
    fields: &[
        ID,
        line(
            "question",
            "Question",
            "What is asked before a certification is approved.",
        ),
        line("because", "Because", "Why it is asked."),
        NOTE,
    ],
};
