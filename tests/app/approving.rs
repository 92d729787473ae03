//! The approval of a certification: asked by its rubric, answered, decided with a reason, and taken back.

use super::bench::{Bench, full};

const TEXT: &str = "schema = 1\n\n[person]\nname = \"Ada\"\nestate = [\"aws\"]\n\n[[skill]]\nid = \"slo\"\ntitle = \"SLOs\"\n\n[[cert]]\nid = \"cka\"\nof = \"cka\"\nskills = [\"slo\"]\n";

#[test]
fn the_rubric_says_what_is_met_what_is_open_and_why() {
    let mut bench = Bench::open(TEXT);
    bench.press("3 v");
    let picture = bench.picture();
    for words in [
        "3 of 8 met, 2 no, 3 open",
        "nothing is decided yet",
        "Which skill row or milestone does it serve?",
        "Does its fee fit into the year's budget?",
    ] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    bench.press("down down down");
    assert!(bench.picture().contains("kubernetes is not in the estate"));
    bench.press("esc 2 v");
    assert_eq!(bench.said(), "select a certification for that");
}

#[test]
fn an_answer_is_kept_with_its_word_and_the_list_knows_it() {
    let mut bench = Bench::open(TEXT);
    bench.press("3 v").write("upkeep").press("enter");
    bench.press("right tab").write("the team pays").press("C-s");
    let entry = "rubric = [\n  { on = 2026-11-22, question = \"upkeep\", by = \"me\", says = \"yes\", because = \"the team pays\" },\n]";
    assert!(bench.text().contains(entry), "{}", bench.text());
    let picture = bench.picture();
    assert!(picture.contains("4 of 8 met, 2 no, 2 open"), "{picture}");
    // A second thought of the same day is no second answer.
    bench.write("upkeep").press("enter");
    assert!(bench.picture().contains("the team pays"));
    bench.press("right C-s");
    assert!(bench.text().contains("says = \"no\""), "{}", bench.text());
    assert_eq!(bench.text().matches("upkeep").count(), 1);
    bench.press("esc u u");
    assert_eq!(bench.text(), TEXT);
}

#[test]
fn an_approval_and_a_refusal_are_kept_with_day_person_and_reason() {
    let mut bench = Bench::open(TEXT);
    bench
        .press("3 v enter")
        .write("we need one on call")
        .press("C-s");
    for words in [
        "approved = 2026-11-22",
        "approved_because = \"we need one on call\"",
    ] {
        assert!(bench.text().contains(words), "{}", bench.text());
    }
    let words = "approved 22 Nov: we need one on call";
    assert!(bench.picture().contains(words), "{}", bench.picture());
    bench.press("down enter C-s");
    assert_eq!(
        bench.said(),
        "say why it is refused: the reason is what is kept"
    );
    bench.write("another estate").press("C-s");
    let text = bench.text().to_owned();
    assert!(text.contains("refused = 2026-11-22\nrefused_because = \"another estate\""));
    assert!(
        !text.contains("approved"),
        "of one day one decision: {text}"
    );
    bench.press("esc");
    assert!(
        bench.picture().contains("refused 22 Nov"),
        "{}",
        bench.picture()
    );
    bench.press("u u");
    assert_eq!(bench.text(), TEXT);
}

#[test]
fn questions_of_ones_own_are_asked_too_and_replace_built_in_ones() {
    let own = "\n[[own_rubric]]\nid = \"mentor\"\nquestion = \"Does somebody here hold it and help?\"\n\n[[own_rubric]]\nid = \"upkeep\"\nquestion = \"Does the guild renew it?\"\n";
    let mut bench = Bench::open(&format!("{TEXT}{own}"));
    bench.press("3 v");
    let picture = bench.picture();
    for words in [
        "3 of 9 met",
        "Does the guild renew it?",
        "Does somebody here hold it and help?",
    ] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    assert!(!picture.contains("Who keeps it alive"));
}

#[test]
fn the_detail_says_what_was_decided_and_the_past_can_be_looked_at() {
    let mut bench = Bench::open(&full());
    bench.press("3 g g j j enter");
    bench.press("z pgdn pgdn pgdn pgdn");
    let picture = bench.picture();
    for words in [
        "approval",
        "approved 10 Aug by Grace Lin",
        "the platform guild renews in pairs",
    ] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    bench.press("esc ( ( v");
    assert!(
        bench.picture().contains("nothing is decided yet"),
        "{}",
        bench.picture()
    );
    bench.press("enter");
    assert!(bench.said().contains("past"), "{}", bench.said());
}
