//! The documents of what happens to a roadmap: `review`, `diff`, `export json`, and a line of `export jsonl`.

use super::form::Form::{Anything, Count, Day, Flag, List, Maybe, Object, Table, Text, Word};
use super::form::{AT, DAY, Form, Name, TEXT, TEXTS};
use super::states::JUDGEMENT;

/// What is private and was left out.
const LEFT_OUT: Form = Object(&[
    Name::new("records", Count, "Private records."),
    Name::new("fields", Count, "Private fields of others."),
]);

pub(super) static REVIEW: &[Name] = &[
    Name::new("today", Day, "The day of the talk."),
    Name::new("with", TEXT, "With whom."),
    Name::new("last", DAY, "The day of the talk before."),
    Name::new("since", Day, "What came after this day is new."),
    Name::new(
        "next",
        Day,
        "When the next one is due, if this one is held today.",
    ),
    Name::new("left_out", LEFT_OUT, "What is private and not in it."),
    Name::new("changed", List(&Object(CHANGED)), "What is new, in groups."),
    Name::new(
        "actions",
        List(&Object(ACTION)),
        "What was agreed and is open.",
    ),
    Name::new(
        "checkpoint",
        Maybe(&Object(&[
            Name::new("day", Count, "90, 180, 365, …"),
            Name::new("due", Day, "When it is, or was, due."),
            Name::new("ask", TEXTS, "Its own questions."),
        ])),
        "The one that is due.",
    ),
    Name::new(
        "views",
        List(&Object(VIEWS)),
        "Skills that are seen differently.",
    ),
    Name::new("ask", List(&Object(ASK)), "What signals lead to."),
    Name::new(
        "own",
        Maybe(&Object(&[
            AT,
            Name::new("notes", TEXT, "What was written down."),
            Name::new("next", DAY, "The next talk: this one is finished."),
        ])),
        "The talk of today, once it is begun.",
    ),
];

static CHANGED: &[Name] = &[
    Name::new("group", Text, "What it is about."),
    Name::new(
        "lines",
        List(&Object(&[AT, Name::new("words", Text, "What changed.")])),
        "Its changes.",
    ),
];

static ACTION: &[Name] = &[
    AT,
    Name::new("what", Text, "What is to be done."),
    Name::new("owner", TEXT, "By whom."),
    Name::new("due", DAY, "By when."),
    Name::new("since", Day, "The talk in which it was agreed."),
    Name::new("carried", Count, "How often it was written again."),
];

static VIEWS: &[Name] = &[
    AT,
    Name::new("name", Text, "The skill."),
    Name::new("mine", JUDGEMENT, "One's own view."),
    Name::new("theirs", JUDGEMENT, "The view of somebody else."),
];

static ASK: &[Name] = &[
    Name::new("rule", Text, "The id of the rule that found it."),
    AT,
    Name::new("facts", Text, "What it goes by."),
    Name::new("question", Text, "What to ask."),
    Name::new("next_step", Text, "What to do."),
];

pub(super) static DIFF: &[Name] = &[
    Name::new("from", Text, "The file or day before."),
    Name::new("to", Text, "The file or day after."),
    Name::new("changes", List(&Object(CHANGE)), "What differs."),
];

static CHANGE: &[Name] = &[
    Name::new("at", Text, "A record, an entry of one, or a field."),
    Name::new(
        "kind",
        Word(&["added", "removed", "changed", "order"]),
        "What happened to it.",
    ),
    Name::new("before", Anything, "What stood there, or `null`."),
    Name::new("after", Anything, "What stands there, or `null`."),
    Name::new("words", Text, "The same in words."),
];

pub(super) static EXPORT: &[Name] = &[
    Name::new("today", Day, "The day of the export."),
    Name::new("private", Flag, "Whether private parts are in it."),
    Name::new("left_out", LEFT_OUT, "How many are not."),
    Name::new(
        "roadmap",
        Table,
        "The whole file; `roadbook schema` says what its fields mean. A value that is wrong there is here as it is.",
    ),
];

pub(super) static FACT: &[Name] = &[
    Name::new("file", Text, "Its name below the folder."),
    Name::new("person", TEXT, "The name in it."),
    Name::new("section", Text, "`skill`, `win`, …"),
    Name::new(
        "record",
        Text,
        "The id of the record, or what it is known by.",
    ),
    Name::new("catalogue", TEXT, "What it is of in the catalogue (`of`)."),
    Name::new(
        "list",
        Text,
        "The list inside of the record, such as `levels` or `key_result.readings`; empty for the record itself.",
    ),
    Name::new(
        "fact",
        Text,
        "The field that has the day: `on`, `passed`, `due`, …",
    ),
    Name::new("day", Day, "The day."),
    Name::new(
        "data",
        Table,
        "The other fields that stand beside it, but for lists.",
    ),
];
