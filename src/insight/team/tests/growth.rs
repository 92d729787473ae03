//! Who grows, who works without growing, and who stands still.

use super::{SESSION, TODAY, person, risen};
use crate::catalogue::Catalogue;
use crate::insight::sample::{day, roadmap};
use crate::insight::team::growth::{Growth, verdict};
use crate::insight::team::person::Person;

const NOTHING: &str = "nothing grew in 690 d since the start";

fn judged(cases: &[(&str, Growth, &str)]) {
    for (text, growth, facts) in cases {
        let found = verdict(&person(text), day(TODAY), 90);
        assert_eq!(
            (found.growth, found.facts.as_str()),
            (*growth, *facts),
            "{text}"
        );
    }
}

#[test]
fn growing_is_what_rose_or_was_reached_in_the_window() {
    judged(&[
        (
            &risen("2026-10-01"),
            Growth::Growing,
            "1 level rose in 90 d",
        ),
        (
            "[[cert]]\nid = \"c\"\npassed = 2026-11-01\n",
            Growth::Growing,
            "1 cert in 90 d",
        ),
        // The first judgement is where one begins, and a day that has not come counts for nothing.
        (
            "[[skill]]\nid = \"s\"\nlevels = [{ on = 2026-11-01, by = \"me\", level = \"working\" }]\n",
            Growth::Stalled,
            &format!("{NOTHING}, no dated fact"),
        ),
        (
            "[[cert]]\nid = \"c\"\npassed = 2026-12-01\n",
            Growth::Stalled,
            &format!("{NOTHING}, no dated fact"),
        ),
    ]);
}

#[test]
fn steady_is_work_without_growth_and_stalled_is_two_windows_of_it_or_nothing() {
    let missed = "[[win]]\nquarter = \"2026-Q3\"\ntitle = \"W\"\nclosed = 2026-09-20\nresult = \"missed\"\n[[win.key_result]]\nmeasure = \"m\"\nbaseline = 1\ntarget = 2\nreadings = [{ on = 2026-09-10, value = 1 }]\n";
    judged(&[
        (
            &format!("{}{SESSION}", risen("2026-07-01")),
            Growth::Steady,
            "nothing grew for 144 d; 1 session in 90 d",
        ),
        (
            &format!("{}{SESSION}", risen("2026-03-01")),
            Growth::Stalled,
            "nothing grew for 266 d; 1 session in 90 d",
        ),
        (
            SESSION,
            Growth::Stalled,
            &format!("{NOTHING}; 1 session in 90 d"),
        ),
        (
            missed,
            Growth::Stalled,
            &format!("{NOTHING}; 1 reading in 90 d"),
        ),
        // A check-in keeps one engaged, and is no growth.
        (
            "[[checkin]]\non = 2026-11-20\n",
            Growth::Stalled,
            &format!("{NOTHING}, last fact 20 Nov"),
        ),
        (
            "[[away]]\nfrom = 2026-11-01\nuntil = 2026-12-03\n",
            Growth::Steady,
            "away until 3 Dec",
        ),
    ]);
}

#[test]
fn leave_pauses_and_a_beginning_is_no_standstill() {
    let text = "[person]\nname = \"A\"\nstarted = 2026-10-20\n";
    let new = Person::of(&roadmap(text), Catalogue::embedded(), day(TODAY)).expect("a person");
    let found = verdict(&new, day(TODAY), 90);
    assert_eq!(
        (found.growth, found.facts.as_str()),
        (Growth::Steady, "began 33 d ago")
    );
    let rise = "[[skill]]\nid = \"s\"\nlevels = [{ on = 2026-01-01, by = \"me\", level = \"none\" }, { on = 2026-04-01, by = \"me\", level = \"working\" }]\n";
    let away = format!("{rise}[[away]]\nfrom = 2026-04-10\nuntil = 2026-10-30\n");
    assert_eq!(
        verdict(&person(&away), day(TODAY), 90).growth,
        Growth::Growing
    );
    assert_eq!(
        verdict(&person(rise), day(TODAY), 90).growth,
        Growth::Stalled
    );
}

#[test]
fn every_sort_of_growth_and_of_work_counts_alone_and_together() {
    let milestone = "[[milestone]]\ntitle = \"M\"\nstage = \"learn\"\ndone = 2026-11-01\nproof = \"https://example.org\"\n";
    let won = "[[win]]\nquarter = \"2026-Q3\"\ntitle = \"W\"\nclosed = 2026-11-01\nresult = \"reached\"\n";
    let passed = "[[cert]]\nid = \"c\"\npassed = 2026-11-01\n";
    let study = "[[cert]]\nid = \"d\"\nstudy = [{ on = 2026-11-01, hours = 1 }, { on = 2026-11-02, hours = 1 }]\n";
    let evidence = "[[evidence]]\non = 2026-11-01\nkind = \"saving\"\nwhat = \"E\"\n";
    let rise = risen("2026-10-01");
    let grown = format!("{rise}{milestone}{won}{passed}");
    let worked = format!("{SESSION}{study}{evidence}");
    judged(&[
        (milestone, Growth::Growing, "1 milestone in 90 d"),
        (won, Growth::Growing, "1 win in 90 d"),
        (
            &grown,
            Growth::Growing,
            "1 level rose, 1 milestone, 1 win, 1 cert in 90 d",
        ),
        (
            study,
            Growth::Stalled,
            &format!("{NOTHING}; 2 times of study in 90 d"),
        ),
        (
            evidence,
            Growth::Stalled,
            &format!("{NOTHING}; 1 piece of evidence in 90 d"),
        ),
        (
            &worked,
            Growth::Stalled,
            &format!("{NOTHING}; 1 session, 2 times of study, 1 piece of evidence in 90 d"),
        ),
    ]);
}

#[test]
fn the_window_ends_before_its_ninetieth_day() {
    // 90 days ago was 24 August.
    judged(&[
        (
            &risen("2026-08-25"),
            Growth::Growing,
            "1 level rose in 90 d",
        ),
        (
            &risen("2026-08-24"),
            Growth::Stalled,
            "nothing grew for 90 d, last fact 24 Aug",
        ),
    ]);
    for (started, facts) in [
        ("2026-08-25", "began 89 d ago"),
        (
            "2026-08-24",
            "nothing grew in 90 d since the start, no dated fact",
        ),
    ] {
        let text = format!("[person]\nname = \"A\"\nstarted = {started}\n");
        let new = Person::of(&roadmap(&text), Catalogue::embedded(), day(TODAY)).expect("a person");
        assert_eq!(verdict(&new, day(TODAY), 90).facts, facts);
    }
}
