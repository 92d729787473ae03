//! `diff`: two files, or one at two days, in words and as JSON.

use crate::home::Home;
use serde_json::Value as Json;

const OLD: &str = "[person]\nname = \"Ada\"\n[[skill]]\nid = \"slo\"\ntitle = \"SLOs\"\ntarget = \"working\"\n[[bet]]\nid = \"ebpf\"\ntech = \"eBPF\"\n";
const NEW: &str = "[person]\nname = \"Ada\"\n[[skill]]\nid = \"slo\"\ntitle = \"SLOs\"\ntarget = \"ownership\"\nlevels = [{ on = 2026-11-02, by = \"me\", level = \"working\" }]\n[[milestone]]\nid = \"m\"\nstage = \"learn\"\ntitle = \"Read\\u001b it\"\n";

#[test]
fn two_files_are_compared_in_words_and_as_json() {
    let home = Home::new();
    let (old, new) = (home.file("old.toml", OLD), home.file("new.toml", NEW));
    let said = home.says(&["diff", &old, &new]);
    for words in [
        "working → ownership",
        "SLOs",
        "Milestone",
        "Read^[ it",
        "eBPF",
        "removed",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let json: Json =
        serde_json::from_str(&home.says(&["diff", &old, &new, "--json"])).expect("JSON");
    let changes = json["changes"].as_array().expect("changes");
    let target = changes
        .iter()
        .find(|own| own["at"] == "skill:slo/target")
        .expect("the target");
    assert_eq!(
        (&target["kind"], &target["before"], &target["after"]),
        (&"changed".into(), &"working".into(), &"ownership".into())
    );
    assert_eq!(home.says(&["diff", &old, &old]), "nothing differs\n");
    let fed = home.fed(&["diff", "-", &new], OLD);
    assert!(fed.out.contains("working → ownership"), "{fed:?}");
}

#[test]
fn one_file_is_compared_at_two_days() {
    let home = Home::with(NEW);
    let said = home.says(&["diff", "--from", "2026-11-01"]);
    assert!(
        said.contains("From 2026-11-01 to 2026-11-22") && said.contains("Skill \"SLOs\" added"),
        "{said}"
    );
    assert_eq!(
        home.says(&["diff", "--from", "-3d", "--to", "today"]),
        "nothing differs\n"
    );
}

#[test]
fn what_cannot_be_compared_is_told() {
    let home = Home::with(NEW);
    let old = home.file("old.toml", OLD);
    let broken = home.file("broken.toml", "[person\n");
    for (arguments, code, words) in [
        (&["diff"][..], 2, "name two files"),
        (&["diff", &old], 2, "name two files"),
        (
            &["diff", &old, &old, "--from", "today"],
            2,
            "days are for one file",
        ),
        (
            &["diff", "--from", "soon"],
            2,
            "soon: not understood as a day",
        ),
        (&["diff", "-", "-"], 2, "one of the two"),
        (&["diff", &old, &broken], 1, "broken.toml:1:"),
        (&["diff", &old, "/nowhere.toml"], 1, "nowhere"),
    ] {
        let said = home.run(arguments);
        assert_eq!(
            (said.code, &*said.out),
            (Some(code), ""),
            "{arguments:?}: {said:?}"
        );
        assert!(said.err.contains(words), "{arguments:?}: {said:?}");
    }
}

#[test]
fn whether_something_differs_is_an_exit_code_where_that_is_asked_for() {
    let home = Home::with("[person]\nname = \"Ada\"\n");
    let one = home.path("r.toml").to_string_lossy().into_owned();
    let other = home.file("b.toml", "[person]\nname = \"Bo\"\n");
    let code = |arguments: &[&str]| home.run(arguments).code;
    assert_eq!(code(&["diff", &one, &other]), Some(0));
    assert_eq!(code(&["diff", "--exit-code", &one, &other]), Some(1));
    assert_eq!(code(&["diff", "--exit-code", &one, &one]), Some(0));
    assert_eq!(code(&["diff", "--exit-code", &one, "/nowhere"]), Some(2));
    assert_eq!(code(&["diff", &one, "/nowhere"]), Some(1));
    let plain = home.says(&["diff", "--plain", &one, &other]);
    assert!(
        plain.lines().all(|line| line.trim_start() == line),
        "{plain}"
    );
}
