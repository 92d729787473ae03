//! The one-on-one from the shell: in words, as JSON, since another day, and without what is private.

use crate::home::Home;

const ROADMAP: &str = r#"[person]
name = "Ada Okafor"
mentor = "Grace Lin"

[[skill]]
id = "a"
title = "Budgets"
levels = [
  { on = 2026-11-10, by = "me", level = "working", evidence = ["evidence:e"] },
  { on = 2026-11-12, by = "Grace Lin", level = "awareness" },
]

[[evidence]]
id = "e"
on = 2026-11-03
what = "A drill"

[[evidence]]
id = "s"
on = 2026-11-04
what = "Applied elsewhere"
private = true

[[review]]
on = 2026-11-01
with = "Grace Lin"
[[review.action]]
what = "Read the book"
owner = "me"
due = 2026-11-10
"#;

#[test]
fn the_talk_is_told_in_words() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let said = home.run(&["--today", "2026-11-22", "review", &file, "--plain"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    for line in [
        "One-on-one with Grace Lin, 2026-11-22",
        "Changed: since 1 Nov.",
        "Levels: Budgets: working, by me",
        "Levels: Budgets: awareness, by Grace Lin, no proof",
        "Evidence: A drill",
        "Now: Read the book, me, due 10 Nov, of 1 Nov",
        "Budgets: me working, Grace Lin awareness",
    ] {
        assert!(
            said.out.lines().any(|own| own == line),
            "{line}: {}",
            said.out
        );
    }
    assert!(!said.out.contains("elsewhere"), "{said:?}");
    assert!(said.err.contains("left out: 1 private record"), "{said:?}");
    let said = home.run(&[
        "--today",
        "2026-11-22",
        "review",
        &file,
        "--plain",
        "--private",
    ]);
    assert!(
        said.out.contains("elsewhere") && said.err.is_empty(),
        "{said:?}"
    );
}

#[test]
fn another_day_can_be_looked_back_to() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let run = |since: &str| home.run(&["--today", "2026-11-22", "review", &file, "--since", since]);
    let said = run("2026-11-11");
    assert!(
        said.out.contains("by Grace Lin") && !said.out.contains("by me"),
        "{said:?}"
    );
    let said = run("nonsense");
    assert_eq!(said.code, Some(2), "{said:?}");
}

#[test]
fn as_json_it_says_the_same() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let said = home.run(&["--today", "2026-11-22", "review", "--json", &file]);
    let document: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(document["roadbook"], "review");
    assert_eq!(document["since"], "2026-11-01");
    assert_eq!(document["actions"][0]["what"], "Read the book");
    assert_eq!(document["views"][0]["theirs"]["level"], "awareness");
    assert_eq!(document["left_out"]["records"], 1);
}

#[test]
fn on_the_screen_it_opens_with_the_talk() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let said = home.run(&["--today", "2026-11-22", "review", &file, "--print"]);
    assert!(
        said.out.contains("One-on-one") && said.out.contains("Read the book"),
        "{said:?}"
    );
    let said = home.run(&["review", &home.path("no.toml").to_string_lossy(), "--print"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let said = home.run(&["review", &home.path("no.toml").to_string_lossy(), "--plain"]);
    assert_eq!(said.code, Some(1), "{said:?}");
}

#[test]
fn a_level_from_the_shell_is_by_who_gives_it() {
    let home = Home::new();
    let file = home.file("r.toml", ROADMAP);
    let folder = home.path(".config/roadbook");
    std::fs::create_dir_all(&folder).expect("made");
    for (name, by) in [("Grace Lin", "Grace Lin"), ("Ada Okafor", "me")] {
        std::fs::write(folder.join("config.toml"), format!("name = \"{name}\"\n"))
            .expect("written");
        let said = home.run(&[
            "--file",
            &file,
            "add",
            "skill:a/levels",
            "level=ownership",
            "-n",
        ]);
        assert!(said.out.contains(&format!("22 Nov {by}")), "{said:?}");
    }
}
