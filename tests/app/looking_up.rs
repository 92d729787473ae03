//! The catalogue on the screen: listed, searched, opened, and made into records.

use super::bench::{Bench, full};

#[test]
fn the_catalogue_says_its_own_day_and_lists_all_that_it_knows() {
    let mut bench = Bench::open(&full());
    bench.press("L");
    let picture = bench.picture();
    for words in [
        "The catalogue of 2026-11-22",
        "looked through today",
        "Site reliability engineering",
    ] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    bench.press("enter");
    assert_eq!(bench.said(), "take one of the entries below");
    for (typed, words) in [
        ("finops-p1", "Monthly cost of orphaned resources"),
        ("sre-c2", "Rehearse the loss of a control-plane node"),
        ("cka", "24 months"),
        ("bridge", "roles"),
        ("working", "means"),
        ("upkeep", "Most credentials end"),
        ("sre", "Dashboard literacy (learn)"),
    ] {
        let mut bench = Bench::open(&full());
        bench.press("L").write(typed).press("enter");
        let picture = bench.picture();
        assert!(picture.contains(words), "{typed}: {picture}");
        // What lies below is not changed by the keys of the page.
        bench.press("e");
        assert_eq!(bench.said(), "nothing is selected here", "{typed}");
        bench.press("esc esc");
        assert_eq!(bench.text(), full());
    }
}

#[test]
fn an_entry_becomes_a_record_and_the_page_knows_it() {
    const EMPTY: &str = "schema = 1\n\n[person]\nname = \"Ada\"\n";
    for (typed, expected) in [
        ("finops-allocation", "[[skill]]\nid = \""),
        (
            "sre-m1",
            "title = \"Dashboard literacy\"\nstage = \"learn\"\nof = \"sre-m1\"",
        ),
        ("finops-p1", "baseline = 12000"),
        ("cks", "of = \"cks\""),
        ("mlops", "primary = "),
        ("sre-s1", "[[shadow_plan]]\ntrack = "),
    ] {
        let mut bench = Bench::open(EMPTY);
        bench.press("L").write(typed).press("enter a C-s");
        assert!(bench.text().contains(expected), "{typed}: {}", bench.text());
        if !typed.contains("p1") && typed != "sre-s1" {
            let picture = bench.picture();
            assert!(picture.contains("in your roadmap"), "{typed}: {picture}");
        }
        bench.press("esc esc u");
        assert_eq!(bench.text(), EMPTY, "{typed}");
    }
    let mut bench = Bench::open(EMPTY);
    bench.press("L").write("working").press("enter a");
    assert_eq!(bench.said(), "no record is made from this");
}

#[test]
fn what_is_ones_own_is_marked() {
    let own = "\n[[own_skill]]\nid = \"sre-slo\"\nworking = \"Keeps one promise.\"\n";
    let mut bench = Bench::open(&(full() + own));
    bench.press("L").write("sre-slo");
    assert!(
        bench.picture().contains("own skill, SRE"),
        "{}",
        bench.picture()
    );
    bench.press("enter");
    for words in [
        "Keeps one promise.",
        "own             yes",
        "in your roadmap",
    ] {
        assert!(
            bench.picture().contains(words),
            "{words}: {}",
            bench.picture()
        );
    }
}
