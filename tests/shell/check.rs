//! What is wrong in a roadmap or in the settings, told with its place.

use crate::home::{Home, Said};
use serde_json::Value as Json;
use std::fs;

#[test]
fn check_shows_problems_as_a_compiler_does_and_says_so_by_its_exit_code() {
    let text = "schema = 1\n\n[person]\nname = \"Ada\"\nstarted = 2026-01-01\n\n[[skill]]\nid = \"slo\"\ntarget = \"expert\"\n";
    let home = Home::new();
    let file = home.file("ada.toml", text);
    let run = |arguments: &[&str]| {
        let mut command = home.command(arguments);
        let output = command.current_dir(home.folder()).output();
        let said = Said::of(output.expect("it runs"));
        (said.code, said.out)
    };
    let (code, said) = run(&["check", "ada.toml"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.starts_with("ada.toml:9:10: skill[slo].target: "),
        "{said}"
    );
    assert!(
        said.contains("\n9 | target = \"expert\"\n  |          ^^^^^^^^\n"),
        "{said}"
    );
    assert!(
        said.contains("- no-win: 2026-Q4 has no win, 52 d in\n    next: pick the one"),
        "{said}"
    );
    assert!(said.ends_with("ada.toml: 1 problem\n"), "{said}");
    let (code, plain) = run(&["check", "--plain", "--file", "ada.toml"]);
    assert_eq!(code, Some(1));
    assert!(
        plain.starts_with("ada.toml:9:10: problem: skill[slo].target: "),
        "{plain}"
    );
    assert!(
        plain.contains("\nsignal: no-win: win: 2026-Q4 has no win, 52 d in; next: "),
        "{plain}"
    );
    fs::write(&file, text.replace("expert", "working")).expect("written");
    let (code, said) = run(&["check", "ada.toml"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.ends_with("ada.toml: nothing is wrong in the file\n"),
        "{said}"
    );
    fs::write(&file, "[person\n").expect("written");
    let (code, said) = run(&["check", "ada.toml"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("1 | [person\n"), "{said}");
    assert_eq!(run(&["check", "gone.toml"]), (Some(2), String::new()));
}

#[test]
fn the_settings_are_shown_and_all_their_mistakes_named_with_file_and_line() {
    let home = Home::new();
    fs::create_dir_all(home.path(".config/roadbook")).expect("the folder is made");
    let config = home.file(
        ".config/roadbook/config.toml",
        "theme = 'light'\nglyphz = 1\n",
    );
    let keymap = home.file(
        ".config/roadbook/keymap.toml",
        "preset = 'vim'\n[form]\nsave-form = 'f2'\nnext-feild = 'f3'\n",
    );
    let said = home.run(&["config", "keys", "form"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    assert!(said.out.contains("save-form = \"f2\"\n"), "{said:?}");
    let said = home.run(&["config", "check"]);
    assert_eq!(said.code, Some(1));
    let line = |file: &str, rest: &str| format!("roadbook: {file}:{rest}\n");
    let expected = [
        line(&config, "2: `glyphz` is no setting; did you mean `glyphs`?"),
        line(
            &keymap,
            "4: `next-feild` is no action; did you mean `next-field`?",
        ),
    ];
    assert_eq!(said.err, expected.concat());
    let said = home.run(&["config", "show"]);
    assert_eq!(said.out, "theme = \"light\"\nglyphs = \"unicode\"\n");
    assert!(home.run(&["config", "path"]).out.contains(&keymap));
}

/// Unknown names, a choice that is nearly right, and references to nothing.
const DOUBTFUL: &str = "[person]\nname = \"Ada\"\nmentro = \"Grace\"\n\n[[skill]]\nid = \"slo\"\n\n[[evidence]]\nid = \"e\"\non = 2026-11-01\nwhat = \"It held\"\nskills = [\"sl\", \"slo\"]\nlink = \"win:gone\"\n";

#[test]
fn names_that_nobody_knows_and_records_that_are_not_there_are_warnings() {
    let home = Home::with(DOUBTFUL);
    let said = home.says(&["check", "--plain"]);
    for line in [
        "r.toml:3:10: warning: person.mentro: `mentro` is no field; did you mean `mentor`?",
        "r.toml:12:10: warning: evidence[e].skills: there is no skill:sl (did you mean `skill:slo`?)",
        "r.toml:13:8: warning: evidence[e].link: there is no win:gone",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert!(home.says(&["check"]).ends_with("r.toml: 3 warnings\n"));
    assert_eq!(home.run(&["check", "--strict"]).code, Some(1));
    let near = home.fed(
        &["check", "-"],
        "[person]\nname = \"A\"\n[[skill]]\nid = \"a\"\ntarget = \"ownershp\"\n",
    );
    assert!(near.out.contains("did you mean \"ownership\"?"), "{near:?}");
    assert_eq!(near.code, Some(1));
}

#[test]
fn several_files_are_looked_through_and_told_as_json_too() {
    let home = Home::with(DOUBTFUL);
    let good = home.file("good.toml", "[person]\nname = \"Bo\"\n");
    let bad = home.file("bad.toml", "[person\n");
    let usual = home.path("r.toml").to_string_lossy().into_owned();
    let said = home.run(&["check", "--json", &good, &bad, &usual]);
    assert_eq!(said.code, Some(1), "{said:?}");
    let json: Json = serde_json::from_str(&said.out).expect("JSON");
    let files = json["files"].as_array().expect("files");
    assert_eq!(files.len(), 3);
    assert_eq!(files[0]["readable"], true);
    assert_eq!(files[1]["readable"], false);
    assert_eq!(files[1]["problems"][0]["line"], 1);
    assert_eq!(files[2]["warnings"][2]["line"], 13);
    let none = home.run(&["check", &good, "/nowhere.toml"]);
    assert_eq!(none.code, Some(2), "{none:?}");
    assert!(none.out.contains("nothing is wrong"), "{none:?}");
}

#[test]
fn whoever_takes_a_record_away_is_told_what_still_refers_to_it() {
    let home = Home::with(DOUBTFUL);
    for arguments in [&["rm", "-n", "skill:slo"][..], &["rm", "skill:slo"]] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(0), "{said:?}");
        assert_eq!(
            said.err,
            "roadbook: note: evidence:e/skills: there is no skill:slo\n"
        );
    }
    let said = home.run(&["set", "evidence:e", "link=win:nowhere"]);
    assert!(said.err.contains("there is no win:nowhere"), "{said:?}");
}
