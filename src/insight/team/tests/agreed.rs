//! What the mentor's own file says, at its edges: platforms, rituals, money, gaps, remedies and the plan.

use super::{TODAY, column, foot, holder, team};
use crate::insight::sample::day;
use crate::insight::team::coverage::{self, coverage, gatekeepers};
use crate::insight::team::roster::resolved;
use crate::insight::team::sheet::{Mood, Sheet};
use crate::insight::team::{agreements, answers, rollout};
use crate::text::Text;
use std::fmt::Write as _;
use std::path::Path;

fn agreed(own: &str, files: &[(&str, &str)]) -> Sheet {
    let (roster, own) = team(own, files);
    agreements::sheet(&roster, &own)
}

#[test]
fn a_ritual_is_late_on_the_day_after_it_was_due() {
    let ritual = |held: &str| {
        format!("[[ritual]]\nname = \"R\"\nevery_days = 10\nheld = [{{ on = {held} }}]\n")
    };
    let (now, past) = (ritual("2026-11-12"), ritual("2026-11-11"));
    for (own, fact) in [
        (String::new(), "no ritual is late"),
        (now.clone(), "no ritual is late"),
        (past.clone(), "1 ritual is late"),
        (past.clone() + &past, "2 rituals are late"),
    ] {
        assert_eq!(agreed(&own, &[]).fact, fact, "{own}");
    }
    let sheet = agreed(&(now + &past + "[[ritual]]\nname = \"S\"\n"), &[]);
    assert_eq!(
        column(&sheet, "stands"),
        [
            ("next 22 Nov", Mood::Plain),
            ("late since 21 Nov", Mood::Look),
            ("never held", Mood::Look),
        ]
    );
}

#[test]
fn a_platform_has_nobody_one_or_several_to_call() {
    let platform = |steps: &str| format!("[[platform]]\nname = \"P\"\nescalation = [{steps}]\n");
    let own = platform("")
        + &platform("{ who = \"Mina\" }")
        + &platform("{ who = \"Mina\" }, { who = \"Bo\" }");
    assert_eq!(
        column(&agreed(&own, &[]), "stands"),
        [
            ("nobody to call", Mood::Now),
            ("only Mina", Mood::Look),
            ("Mina, then Bo", Mood::Plain),
        ]
    );
}

#[test]
fn money_is_too_much_only_above_what_was_agreed() {
    let with = |name: &str, track: &str, cost: u32| {
        format!(
            "[person]\nname = \"{name}\"\n[[track]]\non = 2025-01-01\nprimary = \"{track}\"\n[[cert]]\nid = \"c\"\nbooked = 2026-02-01\ncost = {cost}\n"
        )
    };
    let files = [
        with("A", "sre", 60),
        with("B", "sre", 40),
        with("C", "finops", 70),
    ];
    let files = [
        ("a.toml", &*files[0]),
        ("b.toml", &*files[1]),
        ("c.toml", &*files[2]),
    ];
    let budget = |facts: &str| format!("[[cert_budget]]\nyear = 2026\n{facts}\n");
    let own = [
        budget("amount = 100\neach = 50\ntrack = \"sre\""),
        budget("amount = 99\neach = 60\ntrack = \"sre\""),
        budget("amount = 500"),
    ];
    let sheet = agreed(&own.concat(), &files);
    assert_eq!(
        column(&sheet, "stands"),
        [
            ("100 of 100 spent", Mood::Plain),
            ("100 of 99 spent", Mood::Now),
            ("170 of 500 spent", Mood::Plain),
        ]
    );
    let spent: Vec<_> = sheet
        .rows
        .iter()
        .filter_map(|row| foot(row, "spent"))
        .collect();
    assert_eq!(
        spent,
        [
            "A 60 (more than agreed), B 40",
            "A 60, B 40",
            "A 60, B 40, C 70"
        ]
    );
}

#[test]
fn what_the_sheet_of_agreements_holds_is_named_above_it() {
    let sheet = agreed("", &[]);
    let named: Vec<_> = sheet
        .rows
        .iter()
        .map(|row| row.cells[0].words.as_str())
        .collect();
    assert_eq!(
        named,
        [
            "Shared platforms, and whom to call",
            "Rituals that lanes share",
            "Money for certifications",
            "Rubric: what is paid, and when",
        ]
    );
    assert!(
        sheet
            .rows
            .iter()
            .all(|row| row.heading && row.adds.is_some())
    );
}

#[test]
fn gaps_remedies_and_steps_are_late_only_after_their_day() {
    let (before, now, after) = ("2026-11-21", TODAY, "2026-11-23");
    let each = |section: &str, field: &str| {
        [before, now, after]
            .map(|on| format!("[[{section}]]\nwhat = \"W\"\nweeks = \"1-2\"\n{field} = {on}\n"))
            .concat()
    };
    let own = each("gap", "due") + &each("remedy", "review") + &each("rollout", "due");
    let (roster, own) = team(&own, &[]);
    let found = answers::sheet(&roster, &own);
    let said = column(&found, "state");
    let late = ("late, 21 Nov", Mood::Now);
    let (today, next) = (("by 22 Nov", Mood::Plain), ("by 23 Nov", Mood::Plain));
    assert_eq!(said[..3], [late, today, next]);
    let again = ("look again", Mood::Look);
    assert_eq!(said[3..], [again, again, ("look 23 Nov", Mood::Plain)]);
    let plan = rollout::sheet(&roster, &own);
    assert_eq!(column(&plan, "state"), [late, today, next]);
}

#[test]
fn a_gap_names_who_holds_its_skill_today() {
    let (ada, bo) = (holder("Ada", "ownership"), holder("Bo", "none"));
    let gap = |skill: &str| format!("[[gap]]\nwhat = \"W\"\nskill = \"{skill}\"\n");
    let own = gap("sre-slo") + &gap("sre-chaos") + "[[gap]]\nwhat = \"V\"\n";
    let (roster, own) = team(&own, &[("a.toml", &ada), ("b.toml", &bo)]);
    let sheet = answers::sheet(&roster, &own);
    let gaps = sheet
        .rows
        .iter()
        .filter(|row| ["W", "V"].contains(&&*row.cells[0].words));
    let held: Vec<_> = gaps.map(|row| foot(row, "held by")).collect();
    assert_eq!(held, [Some("Ada (ownership)"), Some("nobody"), None]);
}

#[test]
fn a_gatekeeper_holds_two_tracks_alone() {
    let own = "[[lane]]\ntrack = \"sre\"\n[[lane]]\ntrack = \"mine\"\n";
    let one = holder("Ada", "ownership");
    // Rows that the catalogue does not know are of the track that one has chosen.
    let mut two = one.replace("primary = \"sre\"", "primary = \"mine\"");
    for number in 0..3 {
        let _ = write!(
            two,
            "[[skill]]\nid = \"s{number}\"\ntitle = \"S\"\nlevels = [{{ on = 2025-02-01, by = \"Grace\", level = \"ownership\", evidence = [\"https://example.org\"] }}]\n"
        );
    }
    for (text, why) in [(&one, &[][..]), (&two, &["alone holds SRE and mine"])] {
        let (roster, own) = team(own, &[("a.toml", text)]);
        let all = coverage(&roster, &own);
        let keepers = gatekeepers(&all, &roster, &own);
        let said: Vec<_> = keepers.iter().map(|own| own.why.as_str()).collect();
        assert_eq!(said, why);
        let sheet = coverage::sheet(&roster, &own);
        assert_eq!(
            sheet.rows.iter().filter(|row| row.heading).count(),
            why.len()
        );
        let gaps = 1 - why.len();
        assert_eq!(
            sheet.fact,
            format!("{gaps} with a gap, {} on one person", 2 - gaps)
        );
    }
}

#[test]
fn a_track_of_a_lane_and_of_people_stands_once() {
    let (ada, bo) = (holder("Ada", "working"), holder("Bo", "working"));
    let (roster, own) = team(
        "[[lane]]\ntrack = \"finops\"\n",
        &[("a.toml", &ada), ("b.toml", &bo)],
    );
    let tracks: Vec<_> = coverage(&roster, &own)
        .into_iter()
        .map(|own| own.track)
        .collect();
    assert_eq!(
        tracks.iter().map(Text::raw).collect::<Vec<_>>(),
        ["finops", "sre"]
    );
}

#[test]
fn strong_a_year_ago_is_who_was_in_the_team_then() {
    // A year ago was 22 November 2025.
    for (facts, there) in [
        ("", true),
        ("joined = 2025-11-22", true),
        ("joined = 2025-11-23", false),
        ("joined = 2024-01-01\nleft = 2025-11-22", false),
        ("joined = 2024-01-01\nleft = 2025-11-23", true),
        ("left = 2025-01-01", false),
    ] {
        let own = format!("[[member]]\nname = \"Ada\"\n{facts}\n");
        let (roster, _) = team(&own, &[]);
        assert_eq!(
            roster.was_there(&roster.rows[0], day("2025-11-22")),
            there,
            "{facts}"
        );
    }
}

#[test]
fn a_path_out_of_an_unnamed_folder_keeps_its_way_up() {
    for (folder, path, at) in [
        ("", "../x/a.toml", "../x/a.toml"),
        ("..", "../a.toml", "../../a.toml"),
        ("here", "../a.toml", "a.toml"),
    ] {
        assert_eq!(
            resolved(Path::new(folder), path),
            Path::new(at),
            "{folder} {path}"
        );
    }
}
