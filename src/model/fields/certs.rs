//! Fields of certifications and their budget.

use super::super::field::{Field, Kind, List};
use super::{ADDED, ARCHIVED, BY, ID, MOVED, NOTE, PRIVATE, on};

const MONEY: Kind = Kind::Number {
    least: 0.0,
    most: 1e9,
    unit: "",
};
const HOURS: Kind = Kind::Number {
    least: 0.0,
    most: 10_000.0,
    unit: "h",
};

pub(super) static CERT: List = List {
    one: "certification",
    natural: &["of", "name"],
    has_id: true,
    fields: &[
        ID,
        Field::new(
            "of",
            "Of",
            Kind::Catalogue("cert"),
            "The certification of the catalogue that this is.",
        ),
        Field::new(
            "name",
            "Name",
            Kind::Line,
            "Its name, where the catalogue has none.",
        ),
        Field::new(
            "issuer",
            "Issuer",
            Kind::Line,
            "Who issues it, where the catalogue does not say.",
        ),
        ADDED,
        Field::new(
            "place",
            "Place",
            Kind::Choice(&["base", "specialty", "supporting"]),
            "Its place in the stack.",
        ),
        Field::new(
            "skills",
            "Skills",
            Kind::Skills,
            "The skills that it serves.",
        ),
        Field::new(
            "companion",
            "Companion",
            Kind::Link(&["win", "evidence", "milestone"]),
            "The project that proves it.",
        ),
        Field::new(
            "planned",
            "Planned for",
            Kind::Quarter,
            "The quarter in which it is meant to be earned.",
        ),
        Field::new(
            "hours_planned",
            "Hours planned",
            HOURS,
            "The study time set aside for it.",
        ),
        Field::new(
            "approved",
            "Approved",
            Kind::Day,
            "The day on which the money was approved.",
        )
        .happening(),
        Field::new("approved_by", "Approved by", Kind::Line, "Who approved it.").with("approved"),
        Field::new(
            "approved_because",
            "Approved because",
            Kind::Line,
            "Why it was approved, where it does not meet the rubric in full.",
        )
        .with("approved"),
        Field::new(
            "refused",
            "Refused",
            Kind::Day,
            "The day on which the money was refused; an approval of that day or later counts more.",
        )
        .happening(),
        Field::new("refused_by", "Refused by", Kind::Line, "Who refused it.").with("refused"),
        Field::new(
            "refused_because",
            "Refused because",
            Kind::Line,
            "Why it was refused.",
        )
        .with("refused"),
        Field::new(
            "booked",
            "Booked",
            Kind::Day,
            "The day on which the exam was booked.",
        )
        .happening(),
        Field::new("exam", "Exam", Kind::Day, "The day of the exam.").moved(),
        MOVED,
        Field::new(
            "passed",
            "Passed",
            Kind::Day,
            "The day on which it was passed.",
        )
        .happening(),
        Field::new(
            "expires",
            "Expires",
            Kind::Day,
            "The day on which it ends, as printed on it.",
        )
        .with("passed"),
        Field::new(
            "cost",
            "Cost",
            MONEY,
            "What it cost, in the roadmap's currency.",
        )
        .with("booked"),
        Field::new(
            "study",
            "Study",
            Kind::List(&STUDY),
            "Study by day: hours are added up, the latest percentage counts.",
        ),
        Field::new(
            "rubric",
            "Rubric",
            Kind::List(&ANSWERS),
            "What was answered to the questions of its approval; the latest answer to a question counts.",
        ),
        Field::new(
            "renewals",
            "Renewals",
            Kind::List(&RENEWALS),
            "Each renewal with the day until which it extends.",
        ),
        NOTE,
        ARCHIVED,
        PRIVATE,
    ],
};

static STUDY: List = List {
    one: "study entry",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of study."),
        Field::new(
            "hours",
            "Hours",
            Kind::Number {
                least: 0.0,
                most: 24.0,
                unit: "h",
            },
            "How long the study took.",
        ),
        Field::new(
            "percent",
            "Percent",
            Kind::Number {
                least: 0.0,
                most: 100.0,
                unit: "%",
            },
            "How much of the material is done by now.",
        ),
        Field::new("note", "Note", Kind::Line, "What was studied."),
    ],
};

static ANSWERS: List = List {
    one: "answer",
    natural: &["on", "question", "by"],
    has_id: false,
    fields: &[
        on("The day of the answer."),
        Field::new(
            "question",
            "Question",
            Kind::Catalogue("rubric"),
            "The question: its id in the rubric.",
        )
        .needed(),
        BY,
        Field::new(
            "says",
            "Says",
            Kind::Choice(&["yes", "no", "not applicable"]),
            "Whether it is met; not applicable wants a word.",
        )
        .needed(),
        Field::new(
            "because",
            "Because",
            Kind::Line,
            "The word that goes with it.",
        ),
    ],
};

static RENEWALS: List = List {
    one: "renewal",
    natural: &["on"],
    has_id: false,
    fields: &[
        on("The day of the renewal."),
        Field::new("until", "Until", Kind::Day, "The new last day.").needed(),
        Field::new(
            "way",
            "Way",
            Kind::Suggested(&[
                "retake",
                "higher-exam",
                "short-exam",
                "free-assessment",
                "maintain-training",
                "course",
                "cpe",
            ]),
            "How it was renewed.",
        ),
        Field::new("cost", "Cost", MONEY, "What the renewal cost."),
    ],
};

pub(super) static BUDGET: List = List {
    one: "budget",
    natural: &["year"],
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
        Field::new("amount", "Amount", MONEY, "The money set aside.").needed(),
        Field::new("currency", "Currency", Kind::Line, "Its currency."),
        PRIVATE,
    ],
};
