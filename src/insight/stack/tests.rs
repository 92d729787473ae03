//! How the stack of certifications is judged as a whole.

use super::*;
use crate::insight::certs::certifications;
use crate::insight::sample::on;

fn next_of(text: &str) -> Option<(String, String)> {
    let next = on("2026-11-22", text, certifications).next?;
    Some((next.what, next.because))
}

#[test]
fn each_step_gives_way_to_the_one_before_it() {
    let steps = [
        (
            "name = \"G\"\npassed = 2024-01-01\nexpires = 2026-12-20",
            "renew G",
            "expires in 28 d",
        ),
        (
            "name = \"P\"\npassed = 2026-08-18",
            "the companion project of P",
            "passed 96 d ago, and nothing shows that it is used",
        ),
        (
            "name = \"E\"\npassed = 2024-01-01\nexpires = 2027-01-19\ncompanion = \"https://example.org\"",
            "renew E",
            "expires in 58 d",
        ),
        (
            "name = \"B\"\nbooked = 2026-10-01\nexam = 2026-12-09",
            "prepare for B",
            "exam in 17 d · 9 Dec",
        ),
        (
            "name = \"S\"\nstudy = [{ on = 2026-11-01, hours = 3 }]",
            "go on with S",
            "studying · 3 h",
        ),
        (
            "name = \"Q\"\nplace = \"base\"",
            "start Q",
            "the base of the stack comes first",
        ),
    ];
    for first in 0..steps.len() {
        // Written from the last to the first, so that the order of the file does not help.
        let facts: Vec<_> = steps[first..]
            .iter()
            .rev()
            .map(|(facts, ..)| *facts)
            .collect();
        let text = format!("[[cert]]\n{}\n", facts.join("\n[[cert]]\n"));
        let (_, what, because) = steps[first];
        assert_eq!(next_of(&text), Some((what.to_owned(), because.to_owned())));
    }
}

#[test]
fn what_must_be_held_before_comes_before() {
    let planned = "[[cert]]\nof = \"cks\"\n";
    let (what, because) = next_of(planned).expect("a step");
    assert_eq!(what, "earn Kubernetes Admin (CKA)");
    assert!(because.ends_with("asks for it first"), "{because}");
    let held = "[[cert]]\nof = \"cka\"\npassed = 2026-01-01\ncompanion = \"https://example.org\"\n";
    let (what, _) = next_of(&format!("{planned}{held}")).expect("a step");
    assert!(what.starts_with("start"), "{what}");
}

#[test]
fn an_empty_stack_gets_a_base_that_fits_the_estate() {
    let text = "[person]\nestate = [\"Azure\"]\n[[track]]\non = 2026-01-01\nprimary = \"sre\"\n";
    let next = on("2026-11-22", text, certifications).next.expect("a step");
    assert_eq!(next.of.as_ref().map(Text::raw), Some("ms-az104"));
    assert_eq!(next.because, "SRE has no base yet, and it fits your estate");
    assert_eq!(next_of(""), None);
    assert_eq!(
        next_of("[[track]]\non = 2026-01-01\nprimary = \"ours\"\n"),
        None
    );
}

#[test]
fn vendors_are_counted_for_what_is_held_or_coming() {
    let text = "[[cert]]\nof = \"cka\"\n[[cert]]\nof = \"pca\"\npassed = 2026-01-01\n[[cert]]\nof = \"aws-saa\"\npassed = 2020-01-01\n[[cert]]\nof = \"tf-associate\"\n";
    let seen: Vec<_> = on("2026-11-22", text, certifications)
        .vendors
        .into_iter()
        .map(|count| (count.vendor.raw().to_owned(), count.held, count.coming))
        .collect();
    assert_eq!(
        seen,
        [("CNCF".to_owned(), 1, 1), ("HashiCorp".to_owned(), 0, 1)]
    );
}

#[test]
fn the_vendor_with_the_most_comes_first_and_a_refused_one_does_not_count() {
    let passed = |of: &str| format!("[[cert]]\nof = \"{of}\"\npassed = 2026-01-01\n");
    let three = ["cka", "kcna", "pca"].map(passed).concat();
    let two = passed("aws-saa") + "[[cert]]\nof = \"aws-dop\"\n";
    let refused = "[[cert]]\nof = \"tf-associate\"\nrefused = 2026-10-01\n";
    for text in [
        [&three, &*two, refused].concat(),
        [&two, refused, &three].concat(),
    ] {
        let seen: Vec<_> = on("2026-11-22", &text, certifications)
            .vendors
            .into_iter()
            .map(|count| (count.vendor.raw().to_owned(), count.held, count.coming))
            .collect();
        assert_eq!(seen, [("CNCF".to_owned(), 3, 0), ("AWS".to_owned(), 1, 1)]);
    }
}

#[test]
fn each_step_says_what_is_to_do() {
    let gone = "https://example.org";
    for (text, what, because) in [
        (
            "[[cert]]\nname = \"B\"\nbooked = 2026-10-01\nexam = 2026-11-22\n".to_owned(),
            "prepare for B",
            "exam",
        ),
        (
            "[[cert]]\nname = \"B\"\nbooked = 2026-10-01\nexam = 2026-11-21\n".to_owned(),
            "record the exam of B",
            "exam",
        ),
        (
            "[[cert]]\nname = \"P\"\npassed = 2026-08-18\ncompanion = \"win:w\"\n[[win]]\nid = \"w\"\n"
                .to_owned(),
            "the companion project of P",
            "passed 96 d ago; its project ",
        ),
        (
            format!(
                "[[cert]]\nof = \"gcp-ace\"\nname = \"G\"\npassed = 2024-01-01\nexpires = 2026-11-02\ncompanion = \"{gone}\"\n"
            ),
            "renew G",
            "",
        ),
        (
            "[[cert]]\nname = \"S\"\nplace = \"supporting\"\n[[cert]]\nname = \"B\"\nplace = \"base\"\n"
                .to_owned(),
            "start B",
            "the base of the stack comes first",
        ),
    ] {
        let found = next_of(&text).expect("a step");
        assert_eq!(found.0, what);
        assert!(found.1.starts_with(because), "{found:?}");
    }
}

#[test]
fn one_of_several_is_enough_where_the_catalogue_says_so() {
    let held = |of: &str| {
        format!(
            "[[cert]]\nof = \"{of}\"\npassed = 2026-10-01\nexpires = 2028-01-01\ncompanion = \"https://example.org\"\n"
        )
    };
    let begins = |text: String| next_of(&text).expect("a step").0;
    let planned = "[[cert]]\nof = \"ms-az400\"\n";
    assert!(begins(planned.to_owned()).starts_with("earn "));
    assert!(begins(planned.to_owned() + &held("ms-az104")).starts_with("start "));
    let planned = ["finops-ai-value", "finops-tech-value"].map(held).concat();
    let planned = format!("[[cert]]\nof = \"finops-professional\"\n{planned}");
    assert!(begins(planned.clone()).starts_with("earn "));
    assert!(begins(planned + &held("finops-focp")).starts_with("start "));
}

#[test]
fn the_first_empty_place_of_the_stack_is_suggested() {
    let track = "[[track]]\non = 2026-01-01\nprimary = \"sre\"\n";
    let held = |place: &str| {
        format!(
            "{track}[[cert]]\nname = \"C\"\nplace = \"{place}\"\npassed = 2026-10-01\nexpires = 2028-01-01\ncompanion = \"https://example.org\"\n"
        )
    };
    let because = |text: String| next_of(&text).map(|next| next.1);
    let says = |place: &str| Some(format!("SRE has no {place} yet"));
    assert_eq!(because(track.to_owned()), says("base"));
    assert_eq!(because(held("supporting")), says("base"));
    assert_eq!(because(held("base")), says("specialty"));
}
