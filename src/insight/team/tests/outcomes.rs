//! Results of the team's problems at their edges, and whose growth stands beside them.

use super::{SESSION, column, foot, team};
use crate::insight::sample::day;
use crate::insight::team::results::{Stand, results, sheet};
use crate::insight::team::sheet::Mood;

fn problem(facts: &str) -> String {
    format!("[[problem]]\ntitle = \"P\"\nmeasure = \"m\"\n{facts}\n")
}

#[test]
fn a_result_is_behind_only_below_the_part_of_the_time_that_is_gone() {
    // 144 of the 183 days from 1 July to 31 December are gone.
    let half = "begins = \"2026-Q3\"\nends = \"2026-Q4\"";
    let read = |baseline: f64, target: f64, value: f64| {
        format!(
            "baseline = {baseline:?}\ntarget = {target:?}\n{half}\nreadings = [{{ on = 2026-11-01, value = {value:?} }}]"
        )
    };
    for (facts, stand) in [
        (read(0.0, 183.0, 144.0), Stand::OnPace),
        (read(0.0, 183.0, 143.9), Stand::Behind),
        // To nothing, and from below nothing to above it.
        (read(10.0, 0.0, 0.0), Stand::Reached),
        (read(10.0, 0.0, 2.0), Stand::OnPace),
        (read(-5.0, 5.0, 5.0), Stand::Reached),
        (read(-5.0, 5.0, 4.0), Stand::OnPace),
        (read(5.0, 5.0, 5.0), Stand::Behind),
    ] {
        let (roster, own) = team(&problem(&facts), &[]);
        assert_eq!(results(&roster, &own)[0].stand(), stand, "{facts}");
    }
}

fn person(name: &str, track: &str, more: &str) -> String {
    format!(
        "[person]\nname = \"{name}\"\nstarted = 2025-01-01\n[[track]]\non = 2025-01-01\nprimary = \"{track}\"\n{more}"
    )
}

fn rises(days: [&str; 3]) -> String {
    let [first, second, third] = days;
    format!(
        "[[skill]]\nid = \"s\"\nlevels = [{{ on = 2025-01-02, by = \"me\", level = \"none\" }}, {{ on = {first}, by = \"me\", level = \"awareness\" }}, {{ on = {second}, by = \"me\", level = \"working\" }}, {{ on = {third}, by = \"me\", level = \"ownership\" }}]\n"
    )
}

fn win(result: &str) -> String {
    format!(
        "[[win]]\nquarter = \"2026-Q3\"\ntitle = \"W\"\nclosed = 2026-08-01\nresult = \"{result}\"\n"
    )
}

#[test]
fn beside_a_result_stand_the_people_of_its_track_and_what_grew_since_it_began() {
    let files = [
        person(
            "Ada",
            "sre",
            &(rises(["2026-06-30", "2026-07-01", "2026-10-01"]) + &win("reached")),
        ),
        person(
            "Bo",
            "sre",
            &(rises(["2025-02-01", "2025-03-01", "2026-07-02"]) + SESSION),
        ),
        person("Cy", "sre", &win("missed")),
        // 180 days before today is 26 May.
        person(
            "Dee",
            "finops",
            &(rises(["2026-05-25", "2026-05-26", "2026-11-01"]) + &win("reached")),
        ),
    ];
    let names = ["a.toml", "b.toml", "c.toml", "d.toml"];
    let files: Vec<_> = names
        .into_iter()
        .zip(files.iter().map(String::as_str))
        .collect();
    let own = problem("track = \"sre\"\nbegins = \"2026-Q3\"") + &problem("");
    let (roster, own) = team(&own, &files);
    let seen: Vec<_> = results(&roster, &own)
        .iter()
        .map(|own| (own.people, own.rises, own.wins))
        .collect();
    assert_eq!(seen, [([1, 1, 1], 3, 1), ([2, 1, 1], 6, 2)]);
    let sheet = sheet(&roster, &own);
    assert_eq!(
        foot(&sheet.rows[0], "people"),
        Some("SRE: 1 grow, 1 steady, 1 stalled; since it began 3 levels, 1 win")
    );
    assert_eq!(
        column(&sheet, "track"),
        [("SRE", Mood::Plain), ("all", Mood::Plain)]
    );
    assert_eq!(
        column(&sheet, "its people"),
        [
            ("1 grow, 1 steady, 1 stalled", Mood::Plain),
            ("2 grow, 1 steady, 1 stalled", Mood::Plain)
        ]
    );
}

#[test]
fn a_result_names_in_its_row_only_how_somebody_does() {
    let text = person("Cy", "sre", &win("missed"));
    let own = problem("track = \"sre\"") + &problem("track = \"finops\"");
    let (roster, own) = team(&own, &[("c.toml", text.as_str())]);
    let sheet = sheet(&roster, &own);
    let people = [("1 stalled", Mood::Plain), ("nobody", Mood::Plain)];
    assert_eq!(column(&sheet, "its people"), people);
}

#[test]
fn a_line_of_a_result_says_its_figures_and_presses_where_it_is_behind() {
    let all = [
        ("baseline = 100\ntarget = 50", 50, "2026-Q4"),
        ("baseline = 100\ntarget = 50", 99, "2026-Q3"),
        ("baseline = 100\ntarget = 50", 60, "2026-Q4"),
        ("target = 50\nunit = \"h\"", 60, "2026-Q4"),
    ];
    let mut own = String::new();
    for (facts, value, ends) in all {
        own += &problem(&format!(
            "{facts}\nbegins = \"2026-Q3\"\nends = \"{ends}\"\nreadings = [{{ on = 2026-11-01, value = {value} }}]"
        ));
    }
    own += &problem("baseline = 9");
    own += &problem("closed = 2026-11-02");
    let (roster, own) = team(&own, &[]);
    let sheet = sheet(&roster, &own);
    assert_eq!(sheet.fact, "1 of 6 reached");
    assert_eq!(
        column(&sheet, "stands"),
        [
            ("reached", Mood::Good),
            ("behind", Mood::Now),
            ("on pace", Mood::Good),
            ("behind", Mood::Now),
            ("no reading", Mood::Look),
            ("missed", Mood::Look),
        ]
    );
    let words = |head| column(&sheet, head).into_iter().map(|(words, _)| words);
    assert_eq!(
        words("from, to").collect::<Vec<_>>(),
        [
            "100 to 50",
            "100 to 50",
            "100 to 50",
            "? to 50",
            "9 to ?",
            "? to ?"
        ]
    );
    assert_eq!(
        words("now").collect::<Vec<_>>(),
        ["50", "99", "60", "60", "-", "-"]
    );
    assert_eq!(
        foot(&sheet.rows[3], "measure"),
        Some("m: from ? to 50 h, 60 on 1 Nov")
    );
    assert_eq!(results(&roster, &own)[5].closed, Some(day("2026-11-02")));
}
