//! Tables of facts: what the rubric answers by itself, what a person's answer changes, and what was decided.

mod whole;

use super::*;
use crate::insight::sample::on;

const TODAY: &str = "2026-11-22";

fn found(text: &str) -> Approval {
    on(TODAY, text, |basis| {
        approval(basis, &Key::id("c")).expect("a certification")
    })
}

/// What a question is answered with.
fn said(text: &str, question: &str) -> (Says, String) {
    let found = found(text);
    let asked = found.asked.into_iter().find(|own| own.id.raw() == question);
    let asked = asked.expect("a question");
    (asked.says, asked.words)
}

fn table(question: &str, rows: &[(&str, Says, &str)]) {
    for (text, says, words) in rows {
        let expected = (*says, (*words).to_owned());
        assert_eq!(said(text, question), expected, "{question}: {text}");
    }
}

fn cert(facts: &str) -> String {
    format!("[[cert]]\nid = \"c\"\n{facts}\n")
}

#[test]
fn it_serves_a_skill_of_the_roadmap_or_a_milestone() {
    let skill = "[[skill]]\nid = \"slo\"\ntitle = \"SLOs\"\n";
    let step =
        "[[milestone]]\nid = \"m\"\ntitle = \"Own it\"\nstage = \"learn\"\nproof = \"cert:c\"\n";
    let nothing = "it is linked to no skill of the roadmap and to no milestone";
    table(
        "serves",
        &[
            (
                &format!("{skill}{}", cert("skills = [\"slo\"]")),
                Says::Yes,
                "the skill SLOs",
            ),
            (
                &format!("{step}{}", cert("")),
                Says::Yes,
                "the milestone Own it",
            ),
            (&cert("skills = [\"slo\"]"), Says::No, nothing),
            (&format!("{skill}{}", cert("")), Says::No, nothing),
        ],
    );
}

#[test]
fn it_speaks_about_a_platform_of_the_estate() {
    let estate = |names: &str, of: &str| {
        format!(
            "[person]\nestate = [{names}]\n{}",
            cert(&format!("of = \"{of}\""))
        )
    };
    table(
        "estate",
        &[
            (
                &estate("\"Kubernetes\"", "cka"),
                Says::Yes,
                "kubernetes is in the estate",
            ),
            (
                &estate("\"aws\"", "cka"),
                Says::No,
                "kubernetes is not in the estate",
            ),
            (
                &estate("", "cka"),
                Says::Open,
                "the roadmap names no estate",
            ),
            (
                &estate("\"aws\"", "sre-foundation"),
                Says::NotApplicable,
                "it speaks about no platform",
            ),
            (
                &estate("\"aws\"", "unknown"),
                Says::Open,
                "the catalogue does not know it",
            ),
        ],
    );
}

#[test]
fn what_comes_before_it_is_held_and_nothing_else_comes_first() {
    let held = "[[cert]]\nid = \"k\"\nof = \"cka\"\npassed = 2026-01-01\ncompanion = \"https://example.org\"\n";
    let other =
        "[[cert]]\nid = \"o\"\nname = \"Other\"\nstudy = [{ on = 2026-11-01, hours = 1 }]\n";
    let cks = cert("of = \"cks\"");
    table(
        "next",
        &[
            (&cks, Says::No, "it asks for Kubernetes Admin (CKA) first"),
            (
                &format!("{held}{cks}"),
                Says::Yes,
                "it is the next of the stack",
            ),
            (
                &format!("{held}{other}{cks}"),
                Says::No,
                "first: go on with Other",
            ),
            (
                &cert("of = \"cks\"\npassed = 2026-11-22"),
                Says::NotApplicable,
                "it is passed",
            ),
        ],
    );
}

#[test]
fn a_project_is_named_that_can_prove_it() {
    let win = "[[win]]\nid = \"w\"\nquarter = \"2026-Q4\"\ntitle = \"Fewer pages\"\n";
    table(
        "companion",
        &[
            (&cert(""), Says::No, "no project is named"),
            (
                &cert("companion = \"win:w\""),
                Says::No,
                "its project leads to nothing",
            ),
            (
                &cert("companion = \"cert:c\""),
                Says::No,
                "its project is a record that proves nothing",
            ),
            (
                &format!("{win}{}", cert("companion = \"win:w\"")),
                Says::Yes,
                "Fewer pages",
            ),
        ],
    );
}

#[test]
fn its_fee_fits_into_what_is_left() {
    let budget = |year: i32, amount: &str, facts: &str| {
        format!(
            "[[budget]]\nyear = {year}\namount = {amount}\n{}",
            cert(facts)
        )
    };
    table(
        "money",
        &[
            (
                &budget(2026, "445", "of = \"cka\""),
                Says::Yes,
                "445 of 445 left in 2026",
            ),
            (
                &budget(2026, "444", "of = \"cka\""),
                Says::No,
                "445 of 444 left in 2026",
            ),
            (
                &budget(2026, "444", "of = \"cka\"\ncost = 400"),
                Says::Yes,
                "400 of 444 left in 2026",
            ),
            // Booked, its own cost is spent already and counts once.
            (
                &budget(2026, "444", "cost = 444\nbooked = 2026-11-20"),
                Says::Yes,
                "444 of 444 left in 2026",
            ),
            (
                &format!(
                    "{}[[cert]]\nname = \"D\"\ncost = 1\nbooked = 2026-02-01\n",
                    budget(2026, "444", "cost = 444\nbooked = 2026-11-20")
                ),
                Says::No,
                "444 of 443 left in 2026",
            ),
        ],
    );
}

#[test]
fn a_fee_that_is_not_known_or_of_another_year_stays_open() {
    let budget = |year: i32, amount: &str, facts: &str| {
        format!(
            "[[budget]]\nyear = {year}\namount = {amount}\n{}",
            cert(facts)
        )
    };
    let currency = "[person]\ncurrency = \"EUR\"\n";
    table(
        "money",
        &[
            (
                &budget(2026, "1", "cost = 5\nexam = 2027-01-01"),
                Says::Open,
                "no budget of 2027 is set aside",
            ),
            (
                &budget(2027, "5", "cost = 5\nplanned = \"2027-Q1\""),
                Says::Yes,
                "5 of 5 left in 2027",
            ),
            (
                &budget(2026, "5", ""),
                Says::Open,
                "its fee is not known; write down its cost",
            ),
            (
                &format!("{currency}{}", budget(2026, "999", "of = \"cka\"")),
                Says::Open,
                "its fee is listed in another currency; write down its cost",
            ),
            // What was booked in another year is not of this year's money.
            (
                &budget(
                    2026,
                    "444",
                    "cost = 444\nbooked = 2025-12-01\nexam = 2026-12-09",
                ),
                Says::Yes,
                "444 of 444 left in 2026",
            ),
            (
                &budget(2026, "1", "passed = 2026-11-22"),
                Says::NotApplicable,
                "it is paid",
            ),
        ],
    );
}

#[test]
fn its_exam_can_be_taken() {
    let ends = |day: &str| {
        format!(
            "[[own_cert]]\nid = \"x\"\nname = \"X\"\ndate = {day}\n{}",
            cert("of = \"x\"")
        )
    };
    let open = |text: &str| {
        let roadmap = crate::insight::sample::roadmap(text);
        let own = crate::catalogue::Catalogue::embedded().with_own(&roadmap);
        let today = TODAY.parse().expect("a day");
        let basis = Basis::new(&roadmap, &own, today);
        let found = approval(&basis, &Key::id("c")).expect("a certification");
        let asked = found
            .asked
            .into_iter()
            .find(|own| own.id.raw() == "offered");
        asked
            .map(|asked| (asked.says, asked.words))
            .expect("a question")
    };
    let no = |words: &str| (Says::No, words.to_owned());
    let exam = |ends_on: &str| ends(ends_on) + "exam = 2026-12-09\n";
    assert_eq!(open(&exam("2026-12-08")), no("its exam ends 8 Dec already"));
    assert_eq!(
        open(&exam("2026-12-09")),
        no("its exam ends 9 Dec, and then nobody can renew it")
    );
    assert_eq!(open(&ends("2026-11-21")), no("its exam ended 21 Nov"));
    assert_eq!(
        open(&ends("2026-11-22")),
        no("its exam ends 22 Nov, and then nobody can renew it")
    );
    table(
        "offered",
        &[
            (
                &cert("of = \"cka\""),
                Says::Yes,
                "the catalogue knows of no end",
            ),
            (&cert(""), Says::Open, "the catalogue does not know it"),
        ],
    );
}

#[test]
fn a_persons_answer_counts_and_the_latest_of_them() {
    let with = |answers: &str| cert(&format!("rubric = [{answers}]"));
    let yes = "{ on = 2026-11-01, question = \"upkeep\", by = \"me\", says = \"yes\", because = \"the team pays\" }";
    let no = "{ on = 2026-11-02, question = \"upkeep\", by = \"Grace\", says = \"no\" }";
    let late = "{ on = 2026-11-23, question = \"upkeep\", by = \"me\", says = \"yes\" }";
    let bare = "{ on = 2026-11-02, question = \"upkeep\", by = \"me\", says = \"not applicable\" }";
    table(
        "upkeep",
        &[
            (&cert(""), Says::Open, "not answered"),
            (&with(yes), Says::Yes, "the team pays (1 Nov)"),
            (&with(&format!("{yes}, {no}")), Says::No, "Grace, 2 Nov"),
            (
                &with(&format!("{yes}, {late}")),
                Says::Yes,
                "the team pays (1 Nov)",
            ),
            // What does not apply says why, or it is no answer.
            (&with(bare), Says::Open, "not answered"),
        ],
    );
    let over = "{ on = 2026-11-01, question = \"companion\", by = \"me\", says = \"yes\", because = \"next year\" }";
    table(
        "companion",
        &[(
            &with(over),
            Says::Yes,
            "next year (1 Nov) (the roadmap: no project is named)",
        )],
    );
    // Where both say the same, or the program cannot tell, a person's words are enough.
    let win = "[[win]]\nid = \"w\"\nquarter = \"2026-Q4\"\ntitle = \"W\"\n";
    let same = format!("{win}{}companion = \"win:w\"\n", with(over));
    table("companion", &[(&same, Says::Yes, "next year (1 Nov)")]);
    let alone = "{ on = 2026-11-01, question = \"estate\", by = \"me\", says = \"yes\" }";
    table("estate", &[(&with(alone), Says::Yes, "1 Nov")]);
    let strange = "{ on = 2026-11-01, question = \"ours\", by = \"me\", says = \"yes\" }";
    table("ours", &[(&with(strange), Says::Yes, "1 Nov")]);
}

#[test]
fn the_later_decision_counts_and_of_one_day_the_approval() {
    let words = |facts: &str| {
        let decision = found(&cert(facts)).decision;
        decision.words(TODAY.parse().expect("a day"))
    };
    for (facts, expected) in [
        ("", None),
        ("approved = 2026-11-22", Some("approved 22 Nov")),
        ("approved = 2026-11-23", None),
        (
            "approved = 2026-11-01\napproved_by = \"Grace\"\napproved_because = \"we need it\"",
            Some("approved 1 Nov by Grace: we need it"),
        ),
        (
            "refused = 2026-11-02\nrefused_by = \"Grace\"\nrefused_because = \"another estate\"",
            Some("refused 2 Nov by Grace: another estate"),
        ),
        (
            "approved = 2026-11-01\nrefused = 2026-11-02",
            Some("refused 2 Nov, without a reason"),
        ),
        (
            "approved = 2026-11-02\nrefused = 2026-11-02\nrefused_because = \"x\"",
            Some("approved 2 Nov"),
        ),
    ] {
        assert_eq!(words(facts).as_deref(), expected, "{facts}");
    }
}

#[test]
fn it_says_how_much_is_met() {
    let found = found(&cert("of = \"cka\""));
    assert_eq!(found.words(), "2 of 8 met, 2 no, 4 open");
    assert!(!found.is_met());
}
