//! Fields of a team's own file: the team, its members, lanes, and the platforms that lanes share.

use super::super::field::{Field, Kind, List};
use super::{ADDED, ID, LEVELS, NOTE, PRIVATE, on};

pub(super) const TEAM: Field = Field::new(
    "team",
    "Team",
    Kind::Group(OWN),
    "Which team this is, and how it is looked at.",
);

pub(super) const MEMBER: Field = Field::new(
    "member",
    "Member",
    Kind::List(&MEMBERS),
    "Somebody of the team, with what only the mentor knows.",
);

pub(super) const LANE: Field = Field::new(
    "lane",
    "Lane",
    Kind::List(&LANES),
    "A track of the team: what good looks like, and how many people it needs.",
);

pub(super) const PLATFORM: Field = Field::new(
    "platform",
    "Shared platform",
    Kind::List(&PLATFORMS),
    "What several lanes build on, with whom to call and what is agreed.",
);

static OWN: &[Field] = &[
    Field::new("name", "Name", Kind::Line, "The team's name.").needed(),
    Field::new("mentor", "Mentor", Kind::Line, "Who keeps this file."),
    Field::new(
        "window_days",
        "Window",
        Kind::Whole {
            least: 14,
            most: 730,
            unit: "days",
        },
        "In how many last days of presence growth is looked for; 90 when left out.",
    ),
    Field::new(
        "fewest_for_percent",
        "Fewest for percent",
        Kind::Whole {
            least: 2,
            most: 100,
            unit: "people",
        },
        "Of fewer people than this no percentage is shown, only counts; 5 when left out.",
    ),
    Field::new(
        "currency",
        "Currency",
        Kind::Line,
        "The currency of every amount without its own, such as EUR.",
    ),
    Field::new(
        "notes",
        "Notes",
        Kind::Prose,
        "Yours alone; `roadbook team` prints them nowhere.",
    ),
    PRIVATE,
];

static MEMBERS: List = List {
    one: "member",
    natural: &["name"],
    has_id: true,
    fields: &[
        ID,
        Field::new(
            "name",
            "Name",
            Kind::Line,
            "What the team calls this person.",
        )
        .needed(),
        Field::new(
            "path",
            "File",
            Kind::Line,
            "The person's roadmap, seen from the folder of this file.",
        ),
        Field::new("role", "Role", Kind::Line, "The present job title."),
        Field::new("joined", "Joined", Kind::Day, "The first day in this team.").happening(),
        Field::new(
            "strong_since",
            "Strong since",
            Kind::Day,
            "Since when this person counts among the strong, whom nobody wants to lose.",
        )
        .happening(),
        Field::new(
            "productive",
            "Productive",
            Kind::Day,
            "The day of the first own delivery in the track, where the roadmap does not show it.",
        )
        .happening(),
        Field::new("left", "Left", Kind::Day, "The last day in this team.").happening(),
        Field::new(
            "regretted",
            "Regretted",
            Kind::Choice(&["yes", "no"]),
            "Whether it was a loss that one would have prevented.",
        )
        .with("left"),
        Field::new("left_for", "Left for", Kind::Line, "Where to, or why.").with("left"),
        Field::new(
            "transfers",
            "Transfers",
            Kind::List(&TRANSFERS),
            "Moves between tracks or teams inside of the company.",
        ),
        Field::new(
            "promotions",
            "Promotions",
            Kind::List(&PROMOTIONS),
            "Each promotion with its day.",
        ),
        Field::new(
            "finished",
            "Tracks finished",
            Kind::List(&FINISHED),
            "Tracks that were gone to their end, each with its day.",
        ),
        Field::new(
            "notes",
            "Notes",
            Kind::Prose,
            "Yours alone; `roadbook team` prints them nowhere.",
        ),
        PRIVATE,
        ADDED,
    ],
};

static TRANSFERS: List = List {
    one: "transfer",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the move."),
        Field::new(
            "from",
            "From",
            Kind::Line,
            "The track or team that was left.",
        ),
        Field::new("to", "To", Kind::Line, "The track or team that was joined."),
        Field::new("note", "Note", Kind::Line, "What it was for."),
    ],
};

static PROMOTIONS: List = List {
    one: "promotion",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the promotion."),
        Field::new("from", "From", Kind::Line, "The role before."),
        Field::new("to", "To", Kind::Line, "The role since then."),
        Field::new("note", "Note", Kind::Line, "What it rested on."),
    ],
};

static FINISHED: List = List {
    one: "finished track",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day on which it was finished."),
        Field::new(
            "track",
            "Track",
            Kind::Catalogue("track"),
            "The track that was finished.",
        )
        .needed(),
    ],
};

static LANES: List = List {
    one: "lane",
    natural: &["track"],
    has_id: false,
    fields: &[
        Field::new(
            "track",
            "Track",
            Kind::Catalogue("track"),
            "The track: a catalogue id, or the name of one's own.",
        )
        .needed(),
        Field::new(
            "outcome",
            "Outcome",
            Kind::Line,
            "The business outcome that it is for.",
        ),
        Field::new(
            "good",
            "What good looks like",
            Kind::Prose,
            "A short definition for this lane, instead of one generalist profile.",
        ),
        Field::new("lead", "Lead", Kind::Line, "Who speaks for it."),
        Field::new(
            "people",
            "People wanted",
            Kind::Whole {
                least: 0,
                most: 1000,
                unit: "people",
            },
            "How many people shall hold the level below.",
        ),
        Field::new(
            "level",
            "Level wanted",
            Kind::Choice(LEVELS),
            "The level that so many people shall hold; ownership when left out.",
        ),
        NOTE,
    ],
};

static PLATFORMS: List = List {
    one: "shared platform",
    natural: &["name"],
    has_id: true,
    fields: &[
        ID,
        Field::new("name", "Name", Kind::Line, "What it is called.").needed(),
        Field::new(
            "lanes",
            "Lanes",
            Kind::Words,
            "The tracks that build on it.",
        ),
        Field::new("owner", "Owner", Kind::Line, "Who keeps it running."),
        Field::new(
            "standards",
            "Standards",
            Kind::Line,
            "Where it is written how it is used.",
        ),
        Field::new(
            "escalation",
            "Escalation",
            Kind::List(&ESCALATION),
            "Whom to call, in this order.",
        ),
        NOTE,
    ],
};

static ESCALATION: List = List {
    one: "step",
    natural: &["who"],
    has_id: false,
    fields: &[
        Field::new("who", "Who", Kind::Line, "The person or rota.").needed(),
        Field::new("how", "How", Kind::Line, "How they are reached."),
        Field::new("after", "After", Kind::Line, "When it goes on to them."),
    ],
};
