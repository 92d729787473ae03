//! The documents about one roadmap as it stands: `status` and `show`.

use super::form::Form::{Count, Day, Flag, List, Maybe, Object, Quarter, Table, Text, Word};
use super::form::{AT, DAY, Form, NUMBER, Name, TEXT, TEXTS};
use crate::insight::ladder::STAGES;
use crate::model::fields::LEVELS;

const LEVEL: Form = Maybe(&Word(LEVELS));

/// How a key result stands.
pub(super) const STANDINGS: &[&str] = &[
    "reached",
    "on-pace",
    "behind",
    "no-reading",
    "not-yet-expected",
    "no-measure",
];

/// The places of a certification in a track.
const PLACES: &[&str] = &["base", "specialty", "supporting"];

/// How much a signal presses.
pub(super) const SEVERITIES: &[&str] = &["now", "look"];

/// Who sees a skill how.
pub(super) const JUDGEMENT: Form = Object(&[
    Name::new("on", Day, "Since when."),
    Name::new("by", Text, "\"me\", or a name."),
    Name::new("level", Word(LEVELS), "The level."),
]);

/// A figure and its day.
pub(super) const READING: Form = Object(&[
    Name::new("on", Day, "Its day."),
    Name::new("value", NUMBER, "The figure."),
]);

pub(super) static STATUS: &[Name] = &[
    Name::new("today", Day, "The day that it was made for."),
    Name::new("person", Object(PERSON), "Whose roadmap it is."),
    Name::new(
        "quarter",
        Object(QUARTER),
        "The quarter that `today` is in.",
    ),
    Name::new("signals", List(&Object(SIGNAL)), "What presses first."),
    Name::new("next", List(&Object(DUE)), "What is due next."),
    Name::new("win", Maybe(&Object(WIN)), "The one of this quarter."),
    Name::new("ladder", Object(LADDER), "The milestones."),
    Name::new("skills", List(&Object(SKILL)), "The skills matrix."),
    Name::new("certs", Object(CERTS), "The certifications."),
    Name::new("shadowing", Object(SHADOWING), "The last 13 weeks of it."),
];

static PERSON: &[Name] = &[
    Name::new("name", TEXT, "The name."),
    Name::new("role", TEXT, "The role."),
    Name::new("mentor", TEXT, "The mentor's name."),
    Name::new("direction", TEXT, "The archetype that is leaned to."),
    Name::new("track", Maybe(&Object(TRACK)), "What is followed now."),
    Name::new("away_until", DAY, "The last day of being away."),
];

static TRACK: &[Name] = &[
    Name::new("primary", TEXT, "The id of the track."),
    Name::new("name", TEXT, "What the catalogue calls it."),
    Name::new("shadowing", TEXT, "The id of the second track."),
    Name::new("target", LEVEL, "The level that is aimed at."),
    Name::new("due", DAY, "By when."),
];

static QUARTER: &[Name] = &[
    Name::new("name", Quarter, "As in `2026-Q4`, of the fiscal year."),
    Name::new("week", Count, "The week of the quarter, from 1 on."),
    Name::new("weeks", Count, "How many it has."),
    Name::new("ends", Day, "Its last day."),
    Name::new(
        "checkpoint",
        Maybe(&Object(&[
            Name::new(
                "day",
                Count,
                "Today, counted from the start of the roadmap.",
            ),
            Name::new(
                "next",
                Count,
                "The day of the next checkpoint: 90, 180, 365, …",
            ),
            Name::new("on", Day, "When that is."),
        ])),
        "The way to the next checkpoint.",
    ),
];

static SIGNAL: &[Name] = &[
    Name::new("rule", Text, "The id of the rule that found it."),
    Name::new("severity", Word(SEVERITIES), "How much it presses."),
    Name::new("facts", Text, "What it goes by."),
    Name::new("next_step", Text, "What to do."),
    AT,
];

static DUE: &[Name] = &[
    Name::new("on", Day, "The day."),
    Name::new("what", Text, "What is due."),
    AT,
];

static WIN: &[Name] = &[
    AT,
    Name::new("title", Text, "Its title."),
    Name::new(
        "state",
        Word(&["planned", "criteria-agreed", "active", "closed"]),
        "How far it is.",
    ),
    Name::new(
        "result",
        Maybe(&Word(&["reached", "missed", "dropped", "carried"])),
        "How a closed one ended.",
    ),
    Name::new("ends", Day, "Its last day."),
    Name::new(
        "key_results",
        List(&Object(KEY_RESULT)),
        "What is measured.",
    ),
    Name::new("guards", List(&Object(GUARD)), "What must not get worse."),
];

static KEY_RESULT: &[Name] = &[
    AT,
    Name::new("measure", Text, "What is counted."),
    Name::new("unit", TEXT, "In which unit."),
    Name::new("baseline", NUMBER, "Where it began."),
    Name::new("target", NUMBER, "Where it should end."),
    Name::new("now", Maybe(&READING), "The latest reading."),
    Name::new("expected", NUMBER, "What is expected by today."),
    Name::new("projected", NUMBER, "Where it ends if it goes on so."),
    Name::new("standing", Word(STANDINGS), "How it stands."),
    Name::new("reason", Text, "Why."),
];

static GUARD: &[Name] = &[
    Name::new("measure", Text, "What is counted."),
    Name::new("limit", NUMBER, "The limit."),
    Name::new("now", Maybe(&READING), "The latest reading."),
    Name::new("holds", Maybe(&Flag), "Whether it keeps the limit."),
];

static LADDER: &[Name] = &[
    Name::new(
        "stages",
        List(&Object(&[
            Name::new("stage", Word(&STAGES), "The stage."),
            Name::new("done", Count, "Milestones that are done."),
            Name::new("open", Count, "Those that are not."),
        ])),
        "The four stages.",
    ),
    Name::new(
        "next",
        Maybe(&Object(&[
            AT,
            Name::new("title", Text, "Its title."),
            Name::new("due", DAY, "By when."),
            Name::new("needs", TEXT, "What it waits for."),
        ])),
        "The milestone that comes next.",
    ),
];

static SKILL: &[Name] = &[
    AT,
    Name::new("name", Text, "What it is called."),
    Name::new("mine", Maybe(&JUDGEMENT), "One's own view."),
    Name::new(
        "theirs",
        Maybe(&JUDGEMENT),
        "The latest view of somebody else.",
    ),
    Name::new("target", LEVEL, "The level that is aimed at."),
    Name::new("due", DAY, "By when."),
    Name::new("proofs", Count, "How many stand."),
    Name::new("no_proof", Flag, "A level is claimed without one."),
    Name::new("not_applicable", TEXT, "Why it is not counted."),
];

static CERTS: &[Name] = &[
    Name::new("proven", Count, "How many a finished project proves."),
    Name::new("rows", List(&Object(CERT)), "All of them."),
    Name::new(
        "next",
        Maybe(&Object(&[
            Name::new("what", Text, "What to do."),
            Name::new("because", Text, "Why."),
        ])),
        "What is best done next.",
    ),
];

static CERT: &[Name] = &[
    AT,
    Name::new("name", Text, "What it is called."),
    Name::new("of", TEXT, "Its id in the catalogue."),
    Name::new("place", Maybe(&Word(PLACES)), "Its place in the track."),
    Name::new("words", Text, "How it stands."),
    Name::new("hours", NUMBER, "Hours studied."),
    Name::new("hours_planned", NUMBER, "Hours planned, or usual."),
    Name::new("percent", NUMBER, "How far the study is."),
    Name::new("exam", DAY, "The day of the exam."),
    Name::new("passed", DAY, "When it was passed."),
    Name::new("expires", DAY, "Its last day."),
    Name::new("held", Flag, "It counts today."),
    Name::new("proven", Flag, "A finished project proves it."),
];

static SHADOWING: &[Name] = &[
    Name::new("from", Day, "The first day that is counted."),
    Name::new("hours", NUMBER, "Hours since then."),
    Name::new("sessions", Count, "Sessions since then."),
    Name::new(
        "weeks",
        List(&NUMBER),
        "Hours of each week, the oldest first.",
    ),
    Name::new(
        "recent",
        List(&Object(&[
            AT,
            Name::new("on", Day, "Its day."),
            Name::new("with", TEXT, "With whom."),
            Name::new("track", TEXT, "The id of the track."),
            Name::new("hours", NUMBER, "How long."),
            Name::new("what", TEXT, "What it was."),
        ])),
        "The latest sessions.",
    ),
];

pub(super) static SHOW: &[Name] = &[
    AT,
    Name::new("section", Text, "Its section."),
    Name::new("title", Text, "What the screen calls it."),
    Name::new("record", Table, "Its fields as in the file."),
    Name::new("figures", TEXTS, "What they mean today, in sentences."),
];
