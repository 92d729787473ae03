//! `status` and `show`: the page, the line, the bare words and the JSON.

use crate::home::Home;
use serde_json::Value as Json;
use std::fs;

const HOSTILE: &str = "[person]\nname = \"Ada\\u001b[31m\\u202eevil\"\n[[win]]\nid = \"w\"\nquarter = \"2026-Q4\"\ntitle = \"T\\u0007\\u009bx\"\nstarted = 2026-10-01\n[[skill]]\nid = \"a\\u001bb\"\ntitle = \"S\\nS\"\n";

#[test]
fn the_page_says_what_the_screen_says() {
    let home = Home::with_sample();
    let page = home.says(&["status"]);
    for words in [
        "Ada Okafor",
        "SRE, shadowing Cloud security",
        "2026-Q4, week 8 of 13",
        "Signals: ",
        "Quarter win: active",
        "Cut alert noise by 40 %",
        "on pace, ends near 45",
        "Ladder: learn 4 of 4",
        "SLOs and error budgets: me working, Grace Lin awareness",
        "Kubernetes Admin (CKA): exam in 17 d",
        "Shadowing: 18 h in 12 sessions",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    assert!(!page.contains('\u{1b}'), "no colour into a pipe: {page}");
    assert!(
        home.says(&["status", "--color", "always"])
            .contains('\u{1b}')
    );
    assert!(!home.says(&["status", "--color=never"]).contains('\u{1b}'));
}

#[test]
fn bare_words_have_no_sign_and_no_colour() {
    let home = Home::with_sample();
    for arguments in [
        &["status", "--plain", "--color", "always"][..],
        &["show", "cert:cka", "--plain", "--color", "always"],
        &["status", "--short"],
    ] {
        let said = home.says(arguments);
        assert!(said.is_ascii(), "{arguments:?}: {said}");
        assert!(
            said.lines().all(|line| line.trim_start() == line),
            "{arguments:?}: {said}"
        );
    }
}

#[test]
fn the_short_line_is_remembered_until_file_or_day_change() {
    let home = Home::with_sample();
    let line = home.says(&["status", "--short"]);
    assert_eq!(line.lines().count(), 1);
    assert!(
        line.starts_with("2026-Q4 week 8/13, win behind, "),
        "{line}"
    );
    let folder = home.path(".local/state/roadbook/status");
    let kept: Vec<_> = fs::read_dir(&folder)
        .expect("the folder")
        .flatten()
        .map(|entry| entry.path())
        .collect();
    assert_eq!(kept.len(), 1);
    // What is kept is what is said: it is not made anew.
    let text = fs::read_to_string(&kept[0]).expect("it is kept");
    fs::write(&kept[0], text.replace("win behind", "win kept")).expect("it is written");
    assert!(home.says(&["status", "--short"]).contains("win kept"));
    let tomorrow = home.says(&["--today", "2026-11-23", "status", "--short"]);
    assert!(!tomorrow.contains("win kept"), "{tomorrow}");
    home.says(&["status", "--short"]);
    home.says(&["set", "person", "role=Engineer"]);
    assert!(!home.says(&["status", "--short"]).contains("win kept"));
    assert_eq!(fs::read_dir(&folder).expect("the folder").count(), 1);
}

#[test]
fn the_short_line_needs_no_folder_to_remember_in() {
    let home = Home::with_sample();
    let output = home
        .command(&["status", "--short"])
        .env("HOME", "/proc/nowhere")
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.starts_with(b"2026-Q4"));
}

#[test]
fn the_document_is_json_with_its_version() {
    let home = Home::with_sample();
    let json: Json = serde_json::from_str(&home.says(&["status", "--json"])).expect("JSON");
    assert_eq!(
        (&json["roadbook"], &json["version"]),
        (&Json::from("status"), &Json::from(1))
    );
    assert_eq!(json["quarter"]["week"], 8);
    assert_eq!(json["win"]["key_results"][0]["standing"], "on-pace");
    let page = fs::read_to_string("docs/json.md").expect("the page");
    for name in json.as_object().expect("an object").keys() {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/json.md lacks {name}"
        );
    }
    // Every place that it names can be shown.
    for signal in json["signals"].as_array().expect("signals") {
        let at = signal["at"].as_str().expect("a place");
        if at.contains(':') {
            home.says(&["show", at]);
        }
    }
    let json: Json =
        serde_json::from_str(&home.says(&["show", "skill:slo", "--json"])).expect("JSON");
    assert_eq!(json["record"]["target"], "ownership");
    assert_eq!(json["record"]["levels"][1]["by"], "Grace Lin");
    for name in json.as_object().expect("an object").keys() {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/json.md lacks {name}"
        );
    }
}

#[test]
fn a_record_is_shown_in_words() {
    let home = Home::with_sample();
    let said = home.says(&["show", "cert:cka"]);
    for words in [
        "Certification: Kubernetes Admin (CKA)",
        "Exam: 2026-12-09 (in 17 d)",
        "Hours planned: 50",
    ] {
        assert!(said.contains(words), "{words}\n{said}");
    }
    let wrong = home.run(&["show", "cert:cks"]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.err.contains("did you mean `cka`?"), "{wrong:?}");
}

#[test]
fn nothing_hostile_leaves_the_program() {
    let home = Home::with(HOSTILE);
    for arguments in [
        &["status"][..],
        &["status", "--plain"],
        &["status", "--short"],
        &["status", "--json"],
        &["show", "person"],
        &["show", "win:w", "--json"],
        &["show", "skill:#1"],
        &["show", "skill:x"],
        &["set", "person", "role=\u{1b}[2J"],
    ] {
        let said = home.run(arguments);
        for text in [&said.out, &said.err] {
            let bad = |sign: char| sign != '\n' && roadbook::text::is_hidden(sign);
            assert!(!text.contains(bad), "{arguments:?}: {text:?}");
        }
    }
}

#[test]
fn an_empty_roadmap_is_told_calmly() {
    let home = Home::with("");
    assert!(home.says(&["status"]).contains("Quarter win: none"));
    assert_eq!(
        home.says(&["status", "--short"]),
        "2026-Q4 week 8/13, no win\n"
    );
    assert!(home.says(&["status", "--json"]).contains("\"win\": null"));
}

#[test]
fn the_catalogue_is_looked_up_by_part_and_id() {
    let home = Home::with_sample();
    let all = home.says(&["catalogue"]);
    for words in ["Tracks: ", "track:sre: SRE", "cert:cka: "] {
        assert!(all.contains(words), "{words}\n{all}");
    }
    let one = home.says(&["catalogue", "skill:sre-slo", "--plain"]);
    assert!(one.contains("ownership: Agrees the objective"), "{one}");
    let json: Json =
        serde_json::from_str(&home.says(&["catalogue", "cert:cka", "--json"])).expect("JSON");
    assert_eq!(
        (&json["roadbook"], &json["part"]),
        (&Json::from("catalogue"), &Json::from("cert"))
    );
    for part in ["track", "archetype", "level", "skill", "milestone", "cert"] {
        let list: Json =
            serde_json::from_str(&home.says(&["catalogue", part, "--json"])).expect("JSON");
        for own in list["entries"].as_array().expect("entries") {
            home.says(&[
                "catalogue",
                &format!("{part}:{}", own["id"].as_str().expect("an id")),
            ]);
            if part == "cert" || part == "milestone" {
                break;
            }
        }
    }
    assert!(
        Home::new()
            .says(&["catalogue", "level"])
            .contains("level:working")
    );
    for (part, id) in [
        ("project", "sre-p1"),
        ("companion", "sre-c1"),
        ("rubric", "money"),
    ] {
        home.says(&["catalogue", &format!("{part}:{id}")]);
    }
    let old = [
        "--today",
        "2027-11-22",
        "--print",
        "--size",
        "80x24",
        "--keys",
        "L",
    ];
    let old = home.says(&old);
    assert!(old.contains("it is old: check fees"), "{old}");
    for (what, code, words) in [
        ("trak", 2, "did you mean `track`?"),
        ("cert:ckx", 1, "did you mean `cka`?"),
    ] {
        let said = home.run(&["catalogue", what]);
        assert_eq!(said.code, Some(code), "{said:?}");
        assert!(said.err.contains(words), "{said:?}");
    }
}
