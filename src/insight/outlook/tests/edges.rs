//! What the views show at the edge of a day, and what their rows say.

use super::*;
use crate::insight::sample::{day, on};
use crate::insight::signal::Thresholds;

#[test]
fn what_is_put_away_leaves_the_views_on_that_day() {
    for (kind, record) in [
        (Kind::Matrix, "[[skill]]\ntitle = \"S\"\n"),
        (Kind::Bets, "[[bet]]\ntech = \"T\"\n"),
        (
            Kind::Evidence,
            "[[evidence]]\non = 2026-10-01\nwhat = \"E\"\n",
        ),
    ] {
        for (archived, rows) in [("2026-11-21", 0), (TODAY, 0), ("2026-11-23", 1)] {
            let text = format!("{record}archived = {archived}\n");
            on(TODAY, &text, |basis| {
                let view = Outlook::of(kind, basis, &Thresholds::default());
                assert_eq!(view.rows(), rows, "{kind:?} {archived}");
            });
        }
    }
}

#[test]
fn a_row_of_the_matrix_says_this_level_and_the_next() {
    let skill = |of: &str, level: &str| {
        format!(
            "[[skill]]\n{of}\nlevels = [{{ on = 2026-10-01, by = \"me\", level = \"{level}\" }}]\n"
        )
    };
    let own = "[[own_skill]]\nid = \"ours\"\nname = \"Ours\"\ntrack = \"sre\"\nworking = \"Does it.\"\nawareness = \" \"\n";
    let text = [
        skill("of = \"sre-slo\"", "working"),
        skill("of = \"sre-calm\"", "none"),
        skill("of = \"sre-ai\"", "leadership"),
        skill("title = \"Unknown\"", "working"),
        skill("of = \"ours\"", "awareness"),
        own.to_owned(),
    ];
    let roadmap = crate::insight::sample::roadmap(&text.concat());
    let catalogue = crate::catalogue::Catalogue::embedded().with_own(&roadmap);
    let basis = Basis::new(&roadmap, &catalogue, day(TODAY));
    let rows = matrix::matrix(&basis);
    let seen: Vec<_> = rows
        .iter()
        .map(|row| {
            let level = |said: &Option<(crate::insight::Level, _)>| {
                said.as_ref().map(|(level, _)| level.name())
            };
            (
                row.kind,
                level(&row.now),
                level(&row.next),
                row.question.is_some(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (Some("technical"), Some("working"), Some("ownership"), true),
            (Some("with others"), None, Some("awareness"), true),
            (Some("AI"), Some("leadership"), None, true),
            (None, None, None, false),
            (None, None, Some("working"), false),
        ]
    );
}

#[test]
fn the_directions_stand_side_by_side_with_what_speaks_for_each() {
    let mut text = "[[direction]]\non = 2025-07-06\narchetype = \"specialist\"\n[[direction]]\non = 2026-07-06\narchetype = \"architect\"\nenergy = \"connecting\"\n".to_owned();
    for on in ["01", "08", "15", "22"] {
        text += "[[checkin]]\non = 2026-11-";
        text += on;
        text += "\nmix = { deep = 50, design = 30, people = 20 }\n";
    }
    on(TODAY, &text, |basis| {
        let all = directions::directions(basis);
        let row = |label: &str| {
            let row = all.rows.iter().find(|row| row.label == label);
            row.map(|row| row.cells.each_ref().map(String::as_str))
        };
        assert_eq!(
            row("energy"),
            Some([
                "solving alone",
                "yours: connecting parts into one design",
                "the success of others"
            ])
        );
        assert_eq!(
            row("your weeks"),
            Some([
                "50 % deep work",
                "30 % design and communication",
                "20 % unblocking others"
            ])
        );
        assert_eq!(
            row("your lean"),
            Some(["from 6 Jul 2025", "now, since 6 Jul", "never"])
        );
        assert_eq!(all.chosen, Some(1));
        let asked = row("ask yourself").expect("questions");
        for question in basis.catalogue.questions() {
            for (cell, id) in asked.iter().zip(directions::COLUMNS) {
                let is_there = cell.contains(&*question.text.shown());
                assert_eq!(
                    is_there,
                    question.archetype.raw() == id,
                    "{id}: {question:?}"
                );
            }
        }
    });
    on(TODAY, "", |basis| {
        let all = directions::directions(basis);
        assert!(all.rows.iter().all(|row| row.label != "your weeks"));
    });
}

#[test]
fn what_was_adopted_stands_before_what_was_dropped() {
    let bet = |tech: &str, decision: &str, revisit: &str| {
        format!("[[bet]]\ntech = \"{tech}\"\ndecision = \"{decision}\"\nrevisit = {revisit}\n")
    };
    let text = bet("d", "drop", "2026-01-01")
        + &bet("b", "watch", "2027-01-01")
        + &bet("c", "adopt", "2026-02-01")
        + &bet("a", "watch", "2026-11-22")
        + "[[bet]]\ntech = \"b2\"\n";
    on(TODAY, &text, |basis| {
        let names: Vec<_> = bets::bets(basis)
            .into_iter()
            .filter_map(|row| row.tech)
            .collect();
        let names: Vec<_> = names.iter().map(crate::text::Text::raw).collect();
        assert_eq!(names, ["a", "b", "b2", "c", "d"]);
    });
}

/// The rows of a talk as one reads them.
fn rows(text: &str) -> Vec<String> {
    on(TODAY, text, |basis| {
        let sheet = talk::sheet(basis, &Thresholds::default());
        let said = |row: &talk::Row| match row {
            talk::Row::Heading { title, note } => format!("# {title} {note}").trim_end().to_owned(),
            talk::Row::Changed { group, line } => format!("{group}| {}", line.words),
            talk::Row::Notes(line) => format!("> {line}"),
            talk::Row::Nothing(words) => (*words).to_owned(),
            talk::Row::Checkpoint(ask) => format!("? {ask}"),
            talk::Row::Action(_) => "action".to_owned(),
            talk::Row::Ask(_) => "ask".to_owned(),
            talk::Row::Views(_) => "views".to_owned(),
            talk::Row::Gap => String::new(),
        };
        sheet.rows.iter().map(said).collect()
    })
}

#[test]
fn a_talk_is_read_in_parts_and_a_group_is_named_once() {
    let seen = |on: &str, what: &str| {
        format!("[[evidence]]\non = {on}\nkind = \"saving\"\nwhat = \"{what}\"\n")
    };
    let talks = "[[review]]\non = 2026-11-01\n[[review]]\non = 2026-11-22\nnotes = \"First\\n \\nSecond\"\n";
    let text = seen("2026-11-03", "A") + &seen("2026-11-04", "B") + talks;
    assert_eq!(
        rows(&text),
        [
            "# Since the last talk on 1 Nov",
            "Evidence| saving: A",
            "| saving: B",
            "",
            "# Open actions",
            "None is open.",
            "",
            "# To ask",
            "No signal asks for a word.",
            "",
            "# Notes",
            "> First",
            "> Second",
        ]
    );
    assert_eq!(
        rows("")[..2],
        [
            "# Since 25 Oct, there is no talk before",
            "The file says nothing new."
        ]
    );
    assert_eq!(rows("").last().map(String::as_str), Some("None yet."));
}

#[test]
fn a_view_begins_at_its_first_row_and_the_timeline_at_what_is_next() {
    let text = "[[milestone]]\ntitle = \"A\"\nstage = \"learn\"\ndue = 2026-11-01\n[[milestone]]\ntitle = \"B\"\nstage = \"learn\"\ndue = 2026-12-01\n[[skill]]\ntitle = \"S\"\n[[skill]]\ntitle = \"T\"\n";
    on(TODAY, text, |basis| {
        for kind in Kind::ALL {
            let view = Outlook::of(kind, basis, &Thresholds::default());
            let first = usize::from(kind == Kind::Timeline);
            assert_eq!(view.start(), first, "{kind:?}");
        }
    });
}
