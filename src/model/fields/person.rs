//! Fields of the person, the direction, the track and times away.

use super::super::field::{Field, Kind, List};
use super::{MOVED, NOTE, PRIVATE, TARGET, TARGET_DUE, on};

pub(super) static PERSON: &[Field] = &[
    Field::new("name", "Name", Kind::Line, "The engineer's name.").needed(),
    Field::new("role", "Role", Kind::Line, "The present job title."),
    Field::new(
        "mentor",
        "Mentor",
        Kind::Line,
        "Who reviews this roadmap in one-on-ones.",
    ),
    Field::new(
        "started",
        "Started",
        Kind::Day,
        "The day from which the checkpoints at 90, 180 and 365 days count.",
    ),
    Field::new(
        "fiscal_year_starts",
        "Fiscal year starts",
        Kind::Whole {
            least: 1,
            most: 12,
            unit: "month",
        },
        "The month in which the fiscal year begins; January when left out.",
    ),
    Field::new(
        "currency",
        "Currency",
        Kind::Line,
        "The currency of every amount without its own, such as EUR.",
    ),
    Field::new(
        "estate",
        "Estate",
        Kind::Words,
        "The platforms that the company really runs.",
    ),
    PRIVATE,
];

pub(super) static DIRECTION: List = List {
    one: "direction",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the choice."),
        Field::new(
            "archetype",
            "Archetype",
            Kind::Choice(&["specialist", "architect", "bridge"]),
            "The philosophy leaned to: a lean, not a job title.",
        )
        .needed(),
        Field::new(
            "because",
            "Because",
            Kind::Prose,
            "Why, in one's own words.",
        ),
        Field::new(
            "energy",
            "Energy from",
            Kind::Choice(&["solving", "connecting", "others"]),
            "The energy check: solving alone, connecting parts, or the success of others.",
        ),
        Field::new(
            "review",
            "Next review",
            Kind::Day,
            "When to look at the choice again.",
        ),
        PRIVATE,
    ],
};

pub(super) static TRACK: List = List {
    one: "track",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the choice."),
        Field::new(
            "primary",
            "Primary",
            Kind::Catalogue("track"),
            "The specialisation: a catalogue id, or the name of one's own.",
        )
        .needed(),
        Field::new(
            "shadowing",
            "Shadowing",
            Kind::Catalogue("track"),
            "The second track, followed by shadowing.",
        ),
        TARGET,
        TARGET_DUE,
        MOVED,
        NOTE,
    ],
};

pub(super) static AWAY: List = List {
    one: "time away",
    natural: &["from"],
    has_id: false,
    fields: &[
        Field::new("from", "From", Kind::Day, "The first day away.")
            .needed()
            .happening(),
        Field::new(
            "until",
            "Until",
            Kind::Day,
            "The last day away; still away when left out.",
        ),
        Field::new("why", "Why", Kind::Line, "The reason, if it is to be kept."),
        PRIVATE,
    ],
};
