//! Fields of the quarterly win, its key results and its guards.

use super::super::field::{Field, Kind, List};
use super::{ADDED, ARCHIVED, ID, NOTE, PRIVATE, on};

/// Figures of a measure may be any finite number.
const ANY: Kind = Kind::Number {
    least: -1e15,
    most: 1e15,
    unit: "",
};

pub(super) static WIN: List = List {
    one: "win",
    natural: &["quarter", "title"],
    has_id: true,
    fields: &[
        ID,
        ADDED,
        Field::new(
            "quarter",
            "Quarter",
            Kind::Quarter,
            "The quarter it belongs to, such as 2026-Q4.",
        )
        .needed(),
        Field::new(
            "title",
            "Title",
            Kind::Line,
            "The win in a few words with its number.",
        )
        .needed(),
        Field::new(
            "outcome",
            "So that",
            Kind::Line,
            "What is better for somebody when it is reached.",
        ),
        Field::new(
            "problem",
            "Problem",
            Kind::Prose,
            "The costly problem: incident, impact, objective broken.",
        ),
        Field::new(
            "hypothesis",
            "Hypothesis",
            Kind::Prose,
            "What is believed to solve it, and why.",
        ),
        Field::new(
            "criteria_agreed",
            "Criteria agreed",
            Kind::Day,
            "The day on which metric, baseline and target were agreed: before the start.",
        )
        .happening(),
        Field::new(
            "started",
            "Started",
            Kind::Day,
            "The day on which work began.",
        )
        .happening(),
        Field::new(
            "closed",
            "Closed",
            Kind::Day,
            "The day on which it was closed.",
        )
        .happening(),
        Field::new(
            "result",
            "Result",
            Kind::Choice(&["reached", "missed", "dropped", "carried"]),
            "How it ended.",
        )
        .with("closed"),
        Field::new(
            "learned",
            "Learned",
            Kind::Prose,
            "What the review at the end showed.",
        )
        .with("closed"),
        Field::new(
            "carried_from",
            "Carried from",
            Kind::Link(&["win"]),
            "The unfinished win that this one goes on with.",
        ),
        Field::new(
            "reopened",
            "Reopened",
            Kind::List(&REOPENED),
            "Each time that it was opened again after it had been closed; written by the program.",
        ),
        NOTE,
        ARCHIVED,
        PRIVATE,
        Field::new(
            "guard",
            "Guard",
            Kind::List(&GUARD),
            "A measure that must not get worse meanwhile.",
        ),
        Field::new(
            "key_result",
            "Key result",
            Kind::List(&KEY_RESULT),
            "A measure that goes from a baseline to a target.",
        ),
    ],
};

static GUARD: List = List {
    one: "guard",
    natural: &["measure"],
    has_id: false,
    fields: &[
        Field::new("measure", "Measure", Kind::Line, "What is measured.").needed(),
        Field::new("unit", "Unit", Kind::Line, "The unit of its figures."),
        Field::new("limit", "Limit", ANY, "The figure that must not be passed.").needed(),
        Field::new(
            "readings",
            "Readings",
            Kind::List(&READINGS),
            "Its figures by day.",
        ),
        Field::new(
            "frozen",
            "Frozen",
            Kind::List(&FROZEN_LIMIT),
            "Its limit on each day on which the win was closed; written by the program.",
        ),
    ],
};

static KEY_RESULT: List = List {
    one: "key result",
    natural: &["measure"],
    has_id: true,
    fields: &[
        ID,
        Field::new(
            "measure",
            "Measure",
            Kind::Line,
            "What is measured, with its scope.",
        )
        .needed(),
        Field::new("unit", "Unit", Kind::Line, "The unit of its figures."),
        Field::new(
            "baseline",
            "Baseline",
            ANY,
            "The figure before the work began.",
        )
        .needed(),
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
            "frozen",
            "Frozen",
            Kind::List(&FROZEN),
            "Baseline and target on each day on which the win was closed; written by the program.",
        ),
    ],
};

static REOPENED: List = List {
    one: "reopening",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day on which it was opened again."),
        Field::new(
            "closed",
            "Closed",
            Kind::Day,
            "The day on which it had been closed.",
        ),
        Field::new("result", "Result", Kind::Line, "How it had ended."),
        Field::new("why", "Why", Kind::Line, "Why it was opened again."),
    ],
};

static FROZEN: List = List {
    one: "frozen target",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day on which the win was closed."),
        Field::new("baseline", "Baseline", ANY, "The baseline of that day."),
        Field::new("target", "Target", ANY, "The target of that day."),
    ],
};

static FROZEN_LIMIT: List = List {
    one: "frozen limit",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day on which the win was closed."),
        Field::new("limit", "Limit", ANY, "The limit of that day."),
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
