//! The document about a team.

use super::form::Form::{Count, Day, Flag, List, Maybe, Object, Text, Word};
use super::form::{DAY, Form, NUMBER, Name, TEXT, TEXTS};
use super::states::{READING, STANDINGS};
use crate::model::fields::LEVELS;

const GROWTH: Form = Maybe(&Word(&["growing", "steady", "stalled"]));

const LEVEL: Form = Maybe(&Word(LEVELS));

/// So many of so many.
const SHARE: Form = Object(&[
    Name::new("part", Count, "So many."),
    Name::new("whole", Count, "Of so many."),
    Name::new(
        "percent",
        Maybe(&Count),
        "The same in percent; `null` of fewer people than `fewest_for_percent`.",
    ),
]);

pub(super) static TEAM: &[Name] = &[
    Name::new("today", Day, "The day that it was made for."),
    Name::new(
        "team",
        Object(FRAME),
        "What the mentor's file says of the team.",
    ),
    Name::new("people", List(&Object(PERSON)), "The people."),
    Name::new(
        "coverage",
        List(&Object(COVERAGE)),
        "Who could take over what.",
    ),
    Name::new(
        "gatekeepers",
        List(&Object(&[
            Name::new("name", Text, "Who."),
            Name::new("why", Text, "What depends on that person."),
        ])),
        "People on whom too much depends.",
    ),
    Name::new(
        "cohorts",
        List(&Object(COHORT)),
        "Who entered a track in one year.",
    ),
    Name::new(
        "indicators",
        List(&Object(INDICATOR)),
        "Figures that lead and figures that follow.",
    ),
    Name::new(
        "support",
        List(&Object(SUPPORT)),
        "What people were given in half a year.",
    ),
    Name::new(
        "results",
        List(&Object(RESULT)),
        "Problems of the company, beside growth.",
    ),
    Name::new(
        "gaps",
        List(&Object(GAP)),
        "What is missing, and what is done about it.",
    ),
    Name::new(
        "budgets",
        List(&Object(BUDGET)),
        "The money for certifications.",
    ),
    Name::new(
        "rituals",
        List(&Object(RITUAL)),
        "What is done again and again.",
    ),
    Name::new(
        "rollout",
        List(&Object(STEP)),
        "The steps of the introduction.",
    ),
];

static FRAME: &[Name] = &[
    Name::new("name", TEXT, "Its name."),
    Name::new("mentor", TEXT, "The mentor's name."),
    Name::new("window_days", Count, "So many days count as lately."),
    Name::new(
        "fewest_for_percent",
        Count,
        "Of fewer people there is no percent.",
    ),
];

static PERSON: &[Name] = &[
    Name::new("name", Text, "The name."),
    Name::new("file", TEXT, "The file."),
    Name::new("member", Flag, "The mentor's file names the person."),
    Name::new("error", TEXT, "Why the file is not read."),
    Name::new("joined", DAY, "When the person came."),
    Name::new(
        "left",
        Maybe(&Object(&[
            Name::new("on", Day, "When."),
            Name::new("regretted", Maybe(&Flag), "Whether it was regretted."),
        ])),
        "When the person went.",
    ),
    Name::new("growth", GROWTH, "How the person stands."),
    Name::new("because", TEXT, "What that goes by."),
    Name::new("counts", Maybe(&Object(COUNTS)), "What happened lately."),
    Name::new("role", TEXT, "The role.").sometimes(),
    Name::new("track", TEXT, "The id of the track.").sometimes(),
    Name::new("shadowing", TEXT, "The id of the second track.").sometimes(),
    Name::new("level", LEVEL, "The level held in the track.").sometimes(),
    Name::new("target", LEVEL, "The level that is aimed at.").sometimes(),
    Name::new("target_due", DAY, "By when.").sometimes(),
    Name::new(
        "at_target",
        Maybe(&Object(&[
            Name::new("reached", Count, "Skills at their target."),
            Name::new("rows", Count, "Skills with a target."),
        ])),
        "How many skills are where they should be.",
    )
    .sometimes(),
    Name::new(
        "win",
        Maybe(&Object(&[
            Name::new("title", Text, "Its title."),
            Name::new("words", Text, "How it stands."),
            Name::new("pace", Maybe(&Word(STANDINGS)), "Its standing."),
        ])),
        "The win of this quarter.",
    )
    .sometimes(),
    Name::new(
        "certs",
        Object(&[
            Name::new("held", Count, "Those that count today."),
            Name::new("proven", Count, "Those that a project proves."),
            Name::new(
                "exam",
                Maybe(&Object(&[
                    Name::new("what", Text, "Of which."),
                    Name::new("on", Day, "When."),
                ])),
                "The next exam.",
            ),
        ]),
        "The certifications.",
    )
    .sometimes(),
    Name::new("last_checkin", DAY, "The last one.").sometimes(),
    Name::new("last_one_on_one", DAY, "The last one.").sometimes(),
    Name::new("next_one_on_one", DAY, "What the last one agreed on.").sometimes(),
];

static COUNTS: &[Name] = &[
    Name::new("levels", Count, "Levels that rose."),
    Name::new("milestones", Count, "Milestones done."),
    Name::new("wins", Count, "Wins reached."),
    Name::new("certs", Count, "Certifications passed."),
    Name::new("readings", Count, "Readings of key results."),
    Name::new("sessions", Count, "Shadow sessions."),
    Name::new("study", Count, "Days of study."),
    Name::new("evidence", Count, "Pieces of evidence."),
];

static COVERAGE: &[Name] = &[
    Name::new("track", Text, "The id of the track."),
    Name::new("name", Text, "What it is called."),
    Name::new("wanted", Maybe(&Count), "How many there should be."),
    Name::new("level", Word(LEVELS), "The level that counts here."),
    Name::new("missing", Count, "How many are missing."),
    Name::new("awareness", TEXTS, "Names of those at this level."),
    Name::new("working", TEXTS, "Names of those at this level."),
    Name::new("ownership", TEXTS, "Names of those at this level."),
    Name::new("leadership", TEXTS, "Names of those at this level."),
    Name::new("single_point", Flag, "Only one person could do it."),
];

static COHORT: &[Name] = &[
    Name::new("track", Text, "The id of the track."),
    Name::new("year", Count, "The year."),
    Name::new("people", TEXTS, "Their names."),
    Name::new(
        "looks",
        List(&Object(LOOK)),
        "90, 180 and 365 days after they entered.",
    ),
];

static LOOK: &[Name] = &[
    Name::new("day", Count, "How many days after."),
    Name::new("people", Count, "How many have come so far."),
    Name::new("engaged", SHARE, "Those that still write."),
    Name::new(
        "levels_risen",
        List(&Count),
        "Levels that rose, of each person.",
    ),
    Name::new(
        "delivered",
        SHARE,
        "Those with a win, or a milestone beyond learning.",
    ),
    Name::new("for_others", SHARE, "Those that did something for others."),
    Name::new("stayed", SHARE, "Those that are still in the team."),
    Name::new("promoted", SHARE, "Those that were promoted."),
    Name::new("wins", List(&Count), "Wins reached, of each person."),
];

static INDICATOR: &[Name] = &[
    Name::new("id", Text, "Its id."),
    Name::new(
        "leads",
        Flag,
        "It tells what will come, rather than what has.",
    ),
    Name::new("meaning", Text, "What it counts."),
    Name::new("words", Text, "The figure in words."),
    Name::new(
        "share",
        Maybe(&SHARE),
        "So many of so many, where it is that.",
    ),
    Name::new("about", TEXTS, "Whom it is about."),
];

static SUPPORT: &[Name] = &[
    Name::new("track", Text, "The id of the track."),
    Name::new("name", Text, "Who."),
    Name::new("one_on_ones", Count, "One-on-ones."),
    Name::new("sessions", Count, "Shadow sessions."),
    Name::new("session_hours", NUMBER, "Their hours."),
    Name::new("study_hours", NUMBER, "Hours of study."),
    Name::new("readings", Count, "Wins that ended or have readings."),
    Name::new("spent", NUMBER, "Money."),
    Name::new(
        "short_of",
        TEXTS,
        "Of what there was clearly less than others had.",
    ),
];

static RESULT: &[Name] = &[
    Name::new("title", Text, "The problem."),
    Name::new("track", TEXT, "The id of the track."),
    Name::new("measure", Text, "What is counted."),
    Name::new("unit", TEXT, "In which unit."),
    Name::new("baseline", NUMBER, "Where it began."),
    Name::new("target", NUMBER, "Where it should end."),
    Name::new("now", Maybe(&READING), "The latest reading."),
    Name::new(
        "stands",
        Word(&["reached", "on pace", "behind", "no reading", "missed"]),
        "How it stands.",
    ),
    Name::new(
        "people",
        Object(&[
            Name::new("growing", Count, "So many."),
            Name::new("steady", Count, "So many."),
            Name::new("stalled", Count, "So many."),
        ]),
        "How the people of the track grow.",
    ),
    Name::new("levels_risen", Count, "Levels that rose since it began."),
    Name::new("wins", Count, "Wins that were reached since."),
];

static GAP: &[Name] = &[
    Name::new("what", TEXT, "What is missing."),
    Name::new("track", TEXT, "The id of the track."),
    Name::new("level", TEXT, "The level that is missing."),
    Name::new("answer", TEXT, "`build`, `hire`, …"),
    Name::new("way", TEXT, "How that is done."),
    Name::new("because", TEXT, "Why so."),
    Name::new("due", DAY, "By when."),
    Name::new("closed", DAY, "When it was closed."),
    Name::new(
        "certs",
        TEXTS,
        "Of one that nobody has answered: certifications that serve it.",
    )
    .sometimes(),
];

static BUDGET: &[Name] = &[
    Name::new("year", Count, "The year."),
    Name::new("track", TEXT, "The id of the track."),
    Name::new("amount", NUMBER, "The money for it."),
    Name::new("each", NUMBER, "The most for one person."),
    Name::new("currency", TEXT, "In which money."),
    Name::new("spent", NUMBER, "What is spent."),
    Name::new(
        "by",
        List(&Object(&[
            Name::new("name", Text, "Who."),
            Name::new("spent", NUMBER, "How much."),
        ])),
        "Who spent it.",
    ),
];

static RITUAL: &[Name] = &[
    Name::new("name", Text, "What it is."),
    Name::new("every_days", Maybe(&Count), "How often."),
    Name::new("last", DAY, "The last time."),
    Name::new("next", DAY, "The next time."),
];

static STEP: &[Name] = &[
    Name::new("weeks", TEXT, "In which weeks."),
    Name::new("what", TEXT, "What is done."),
    Name::new("owner", TEXT, "By whom."),
    Name::new("due", DAY, "By when."),
    Name::new("done", DAY, "When it was done."),
];
