//! Fields of what is recorded as it happens: sessions, evidence, check-ins, one-on-ones, bets.

use super::super::field::{Field, Kind, List};
use super::{ADDED, ARCHIVED, ID, NOTE, PRIVATE, on};

const RATING: Kind = Kind::Whole {
    least: 1,
    most: 5,
    unit: "of 5",
};
const SHARE: Kind = Kind::Number {
    least: 0.0,
    most: 100.0,
    unit: "%",
};

pub(super) static SHADOW: List = List {
    one: "shadow session",
    natural: &["on", "with"],
    has_id: true,
    fields: &[
        ID,
        on("The day of the session."),
        Field::new(
            "track",
            "Track",
            Kind::Catalogue("track"),
            "The track that was followed.",
        ),
        Field::new("with", "With", Kind::Line, "Who was followed.").needed(),
        Field::new(
            "step",
            "Step",
            Kind::Choice(&["observe", "assist", "lead", "solo"]),
            "How much was one's own doing; lead is with support.",
        ),
        Field::new(
            "hours",
            "Hours",
            Kind::Number {
                least: 0.0,
                most: 24.0,
                unit: "h",
            },
            "How long it took.",
        ),
        Field::new("what", "What", Kind::Line, "What was seen or done."),
        Field::new("learned", "Learned", Kind::Prose, "What was learned."),
        Field::new("skills", "Skills", Kind::Skills, "The skills it served."),
        Field::new(
            "follow_up",
            "Follow-up",
            Kind::Group(FOLLOW_UP),
            "What is to come of it.",
        ),
        ARCHIVED,
        PRIVATE,
    ],
};

static FOLLOW_UP: &[Field] = &[
    Field::new("what", "What", Kind::Line, "What is to be done.").needed(),
    Field::new("due", "Due", Kind::Day, "The day by which it is due."),
    Field::new("done", "Done", Kind::Day, "The day on which it was done.").happening(),
];

pub(super) static SHADOW_PLAN: List = List {
    one: "shadowing plan",
    natural: &["track"],
    has_id: false,
    fields: &[
        Field::new(
            "track",
            "Track",
            Kind::Catalogue("track"),
            "The track to follow.",
        )
        .needed(),
        Field::new("look_for", "Look for", Kind::Prose, "What to look for."),
        Field::new("until", "Until", Kind::Day, "When the rotation ends."),
        ADDED,
    ],
};

pub(super) static EVIDENCE: List = List {
    one: "evidence",
    natural: &["on", "what"],
    has_id: true,
    fields: &[
        ID,
        on("The day on which it happened."),
        Field::new(
            "kind",
            "Kind",
            Kind::Suggested(&[
                "backstop",
                "saving",
                "decision",
                "design",
                "evaluation",
                "coaching",
                "reusable",
                "scenario",
                "teaching",
                "unblocking",
                "brief",
            ]),
            "What sort of proof it is.",
        ),
        Field::new("what", "What", Kind::Line, "What was done.").needed(),
        Field::new(
            "result",
            "Result",
            Kind::Line,
            "What came of it, best with a figure.",
        ),
        Field::new(
            "skills",
            "Skills",
            Kind::Skills,
            "The skills that it proves.",
        ),
        Field::new(
            "link",
            "Link",
            Kind::Link(super::PROOFS),
            "Where it can be seen.",
        ),
        NOTE,
        ARCHIVED,
        PRIVATE,
    ],
};

pub(super) static CHECKIN: List = List {
    one: "check-in",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the check-in."),
        Field::new(
            "energy",
            "Energy",
            RATING,
            "1 is empty, 5 is full; private unless shared.",
        ),
        Field::new(
            "load",
            "Load",
            RATING,
            "1 is light, 5 is too much; private unless shared.",
        ),
        Field::new(
            "joy",
            "Joy",
            RATING,
            "How much one likes living in this technology; private unless shared.",
        ),
        Field::new(
            "mix",
            "Week mix",
            Kind::Group(MIX),
            "How the week was spent, in percent.",
        ),
        Field::new("learned", "Learned", Kind::Line, "One line learned."),
        PRIVATE,
    ],
};

static MIX: &[Field] = &[
    Field::new("deep", "Deep work", SHARE, "Alone with a hard problem."),
    Field::new("design", "Design", SHARE, "Design and communication."),
    Field::new("people", "People", SHARE, "Unblocking others."),
];

pub(super) static REVIEW: List = List {
    one: "one-on-one",
    natural: &["on", "with"],
    has_id: true,
    fields: &[
        ID,
        on("The day of the talk."),
        Field::new("with", "With", Kind::Line, "Who it was with."),
        Field::new(
            "kind",
            "Kind",
            Kind::Choice(&["one-on-one", "day-90", "day-180", "day-365"]),
            "A usual one-on-one, or a checkpoint.",
        ),
        Field::new("notes", "Notes", Kind::Prose, "What was said."),
        Field::new("next", "Next", Kind::Day, "When the next one is due."),
        PRIVATE,
        Field::new("action", "Action", Kind::List(&ACTION), "What was agreed."),
    ],
};

static ACTION: List = List {
    one: "action",
    natural: &["what"],
    has_id: true,
    fields: &[
        ID,
        Field::new("what", "What", Kind::Line, "What is to be done.").needed(),
        Field::new("owner", "Owner", Kind::Line, "\"me\", or who does it."),
        Field::new("due", "Due", Kind::Day, "The day by which it is due."),
        Field::new("done", "Done", Kind::Day, "The day on which it was done.").happening(),
        Field::new(
            "carried_from",
            "Carried from",
            Kind::Link(&["review"]),
            "The talk in which it was first agreed.",
        ),
    ],
};

pub(super) static BET: List = List {
    one: "bet",
    natural: &["tech"],
    has_id: true,
    fields: &[
        ID,
        Field::new("tech", "Technology", Kind::Line, "What it is.").needed(),
        Field::new("noticed", "Noticed", Kind::Day, "When it came up.").happening(),
        Field::new(
            "problem",
            "Problem",
            Kind::Line,
            "The problem that it would solve.",
        ),
        Field::new(
            "decision",
            "Decision",
            Kind::Choice(&["watch", "adopt", "drop"]),
            "What was decided.",
        ),
        Field::new("decided", "Decided", Kind::Day, "When it was decided.").happening(),
        Field::new(
            "revisit",
            "Look again",
            Kind::Day,
            "When to look at it again.",
        ),
        ADDED,
        NOTE,
        ARCHIVED,
        PRIVATE,
    ],
};

pub(super) static SNOOZE: List = List {
    one: "snooze",
    natural: &["signal", "about"],
    has_id: false,
    fields: &[
        Field::new(
            "signal",
            "Signal",
            Kind::Line,
            "The id of its rule, such as no-win.",
        )
        .needed(),
        Field::new(
            "about",
            "About",
            Kind::Line,
            "What it is about, as the list of signals names it: win[2026-q4-alert-noise].",
        )
        .needed(),
        on("The day on which it was put off."),
        Field::new(
            "until",
            "Until",
            Kind::Day,
            "The day on which it comes back.",
        )
        .needed(),
        Field::new("why", "Why", Kind::Line, "The reason, if it is to be kept."),
    ],
};
