//! `export jsonl`: every dated fact of a folder, broken files named, private parts left out.

use crate::home::{Home, Said};
use serde_json::Value as Json;
use std::fs;

const ADA: &str = "[person]\nname = \"Ada\"\nstarted = 2024-05-01\n[[evidence]]\non = 2026-11-02\nwhat = \"It held\"\n[[evidence]]\non = 2026-11-03\nwhat = \"SECRET\"\nprivate = true\n[[checkin]]\non = 2026-11-06\nenergy = 1\n";

fn folder(home: &Home) -> String {
    let folder = home.path("team");
    fs::create_dir_all(folder.join("deeper/.hidden")).expect("the folders");
    fs::write(folder.join("ada.toml"), ADA).expect("written");
    fs::write(folder.join("broken.toml"), "[person\n").expect("written");
    fs::write(folder.join("bytes.toml"), b"\xff\xfe").expect("written");
    fs::write(folder.join("team.toml"), "[person\n").expect("written");
    fs::write(
        folder.join("deeper/bo.toml"),
        "[person]\nname = \"Bo\\u001b[31m\"\n[[bet]]\ntech = \"x\"\nnoticed = 2026-01-02\n",
    )
    .expect("written");
    fs::write(folder.join("deeper/.hidden/x.toml"), "[person\n").expect("written");
    std::os::unix::fs::symlink("..", folder.join("deeper/circle")).expect("a link");
    folder.to_string_lossy().into_owned()
}

#[test]
fn every_dated_fact_of_a_folder_is_a_line() {
    let home = Home::new();
    let folder = folder(&home);
    let said = home.run(&["export", "jsonl", &folder]);
    assert_eq!(said.code, Some(1), "two files are broken: {said:?}");
    for words in ["broken.toml:1:", "bytes.toml", "passed over: 2 of 4"] {
        assert!(said.err.contains(words), "{words}: {said:?}");
    }
    let facts: Vec<Json> = said
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let told: Vec<String> = facts
        .iter()
        .map(|own| {
            format!(
                "{} {} {} {}",
                own["file"], own["section"], own["fact"], own["day"]
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            r#""ada.toml" "person" "started" "2024-05-01""#,
            r#""ada.toml" "evidence" "on" "2026-11-02""#,
            r#""ada.toml" "checkin" "on" "2026-11-06""#,
            r#""deeper/bo.toml" "bet" "noticed" "2026-01-02""#,
        ]
    );
    assert!(
        !said.out.contains("SECRET") && !said.out.contains("energy"),
        "{said:?}"
    );
    assert!(
        !said.out.contains('\u{1b}') && !said.out.contains("\\u001b"),
        "{said:?}"
    );
    let page = fs::read_to_string("docs/json.md").expect("the page");
    for name in facts[0].as_object().expect("an object").keys() {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/json.md lacks {name}"
        );
    }
    let private = home.run(&["export", "jsonl", &folder, "--private"]).out;
    assert!(private.contains("SECRET") && private.contains("energy"));
}

#[test]
fn the_facts_go_to_a_file_that_is_whole_or_not_there() {
    let home = Home::new();
    let folder = folder(&home);
    let path = home.path("facts.jsonl");
    let name = path.to_string_lossy().into_owned();
    let said = home.run(&["export", "jsonl", &folder, "-o", &name]);
    assert!(
        said.out.contains("4 facts of 2 roadmaps are in"),
        "{said:?}"
    );
    assert_eq!(
        fs::read_to_string(&path)
            .expect("the facts")
            .lines()
            .count(),
        4
    );
    for (arguments, code, words) in [
        (&["export", "jsonl"][..], 2, "name the folder"),
        (&["export", "md", "x"], 2, "a folder is for jsonl"),
        (&["export", "jsonl", "/nowhere"], 1, "/nowhere"),
        (&["export", "jsonl", &folder, "-o", "/proc/x"], 1, "/proc/x"),
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(code), "{said:?}");
        assert!(said.err.contains(words), "{said:?}");
    }
    let left = fs::read_dir(home.folder()).expect("the home").flatten();
    let left = left.filter(|entry| entry.file_name().to_string_lossy().starts_with(".facts"));
    assert_eq!(left.count(), 0);
}

#[test]
fn a_closed_pipe_ends_it_quietly_and_a_full_disk_does_not() {
    let home = Home::new();
    let folder = home.path("one");
    fs::create_dir(&folder).expect("a folder");
    fs::write(folder.join("ada.toml"), ADA).expect("written");
    let folder = folder.to_string_lossy().into_owned();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let arguments = ["export", "jsonl", &folder];
    let output = home.command(&arguments).stdout(writer).output();
    let said = Said::of(output.expect("it runs"));
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{said:?}");
    // Where the system has no file that is always full, the first half is all that can be tried.
    if let Ok(full) = fs::File::options().write(true).open("/dev/full") {
        let output = home.command(&arguments).stdout(full).output();
        assert_eq!(Said::of(output.expect("it runs")).code, Some(1));
    }
}
