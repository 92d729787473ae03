//! The documents that look something up: `check` and `catalogue`.

use super::form::Form::{Count, Flag, List, Object, Table, Text, Word};
use super::form::{AT, DAY, Name, TEXT};
use super::states::SEVERITIES;

pub(super) static CHECK: &[Name] = &[Name::new(
    "files",
    List(&Object(FILE)),
    "The files, as they were named; one that cannot be read is told on stderr.",
)];

static FILE: &[Name] = &[
    Name::new("file", Text, "Its name."),
    Name::new("readable", Flag, "It is TOML."),
    Name::new("problems", List(&Object(FINDING)), "What is wrong."),
    Name::new(
        "warnings",
        List(&Object(FINDING)),
        "What is worth a second look.",
    ),
    Name::new(
        "signals",
        List(&Object(SIGNAL)),
        "What presses, put off or not.",
    ),
];

static FINDING: &[Name] = &[
    Name::new("line", Count, "Where it begins, from 1 on."),
    Name::new("column", Count, "Where it begins in the line, from 1 on."),
    Name::new("what", Text, "What it is."),
    Name::new("hint", TEXT, "What may help."),
];

static SIGNAL: &[Name] = &[
    Name::new("rule", Text, "The id of the rule that found it."),
    Name::new("severity", Word(SEVERITIES), "How much it presses."),
    Name::new("facts", Text, "What it goes by."),
    Name::new("next_step", Text, "What to do."),
    Name::new("because", Text, "Why there is such a rule."),
    AT,
    Name::new("put_off_until", DAY, "It does not show until then."),
];

pub(super) static CATALOGUE: &[Name] = &[
    Name::new("entries", List(&Object(ENTRY)), "Of a list: its entries.").sometimes(),
    Name::new("part", Text, "Of one entry: its part.").sometimes(),
    Name::new("id", Text, "Of one entry: its id.").sometimes(),
    Name::new(
        "fields",
        Table,
        "Of one entry: its fields that say something, as texts.",
    )
    .sometimes(),
];

static ENTRY: &[Name] = &[
    Name::new("part", Text, "`track`, `skill`, `cert`, …"),
    Name::new("id", Text, "Its id."),
    Name::new("name", Text, "What it is called."),
];
