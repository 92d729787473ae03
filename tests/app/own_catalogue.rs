//! Entries of the catalogue that stand in the roadmap: made on the screen, offered, shown, and taken back.

use super::bench::{Bench, full};

#[test]
fn an_own_skill_is_made_offered_and_worded_in_the_matrix() {
    let own = "\n[[own_skill]]\nid = \"sre-slo\"\nshort = \"Promises\"\nworking = \"Keeps one promise for a month.\"\n";
    let mut bench = Bench::open(&full());
    bench.press("5");
    assert!(!bench.picture().contains("Keeps one promise"));
    let mut bench = Bench::open(&(full() + own));
    bench.press("5");
    let mut seen = false;
    for _ in 0..20 {
        seen |= bench.picture().contains("Keeps one promise for a month.");
        bench.press("j");
    }
    assert!(seen, "{}", bench.picture());
}

#[test]
fn an_own_track_is_added_by_a_form_and_taken_back() {
    let before = full();
    let mut bench = Bench::open(&before);
    bench.press("A").write("own track").press("enter");
    bench.write("Web platforms").press("C-s");
    let made = "[[own_track]]\nid = \"web-platforms\"\nname = \"Web platforms\"";
    assert!(bench.text().contains(made));
    let called = |bench: &Bench| {
        let name = bench.app.catalogue.name("track", "web-platforms");
        name.map(|name| name.raw().to_owned())
    };
    assert_eq!(called(&bench).as_deref(), Some("Web platforms"));
    bench.press("u");
    assert_eq!(bench.text(), before);
    assert_eq!(called(&bench), None);
    bench.press("U");
    assert!(called(&bench).is_some());
}

#[test]
fn a_form_knows_an_own_track_by_its_name() {
    let mut bench = Bench::open(&full());
    bench.press("A").write("track").press("enter");
    bench.write("data");
    let picture = bench.picture();
    assert!(picture.contains("= Data platforms"), "{picture}");
}

#[test]
fn what_refers_to_a_record_follows_it_to_a_new_id_given_in_a_form() {
    let text = "schema = 1\n\n[[win]]\nid = \"pages\"\nquarter = \"2026-Q4\"\ntitle = \"Fewer pages\"\n\n[[skill]]\nid = \"slo\"\ntitle = \"SLO\"\nlevels = [\n  { on = 2026-10-18, by = \"me\", level = \"working\", evidence = [\"win:pages\"] },\n]\n\n[[snooze]]\nsignal = \"no-measure\"\nabout = \"win[pages]\"\non = 2026-11-20\nuntil = 2026-12-20\n";
    let mut bench = Bench::open(text);
    bench.press("2 e");
    bench.press("up up C-x").write("calls").press("C-s");
    let expected = text
        .replace("id = \"pages\"", "id = \"calls\"")
        .replace("win:pages", "win:calls")
        .replace("win[pages]", "win[calls]");
    assert_eq!(bench.text(), expected, "{}", bench.said());
    bench.press("u");
    assert_eq!(bench.text(), text);
}

#[test]
fn what_the_catalogue_names_is_called_so_in_what_was_done() {
    let text = "schema = 1\n\n[[skill]]\nid = \"promises\"\nof = \"sre-slo\"\n\n[[cert]]\nid = \"first\"\nof = \"cka\"\n";
    let mut bench = Bench::open(text);
    for (keys, words) in [
        ("1 d d", "Skill \"SLOs and error budgets\" removed"),
        ("u", "undone: Skill \"SLOs and error budgets\" removed"),
        ("1 p", "private: no shared copy"),
        ("u", "undone: Skill \"SLOs and error budgets\": private yes"),
        ("3 d d", "Certification \"Kubernetes Admin (CKA)\" removed"),
        (
            "u",
            "undone: Certification \"Kubernetes Admin (CKA)\" removed",
        ),
    ] {
        bench.press(keys);
        assert!(bench.picture().contains(words), "{}", bench.picture());
    }
    assert_eq!(bench.text(), text);
}
