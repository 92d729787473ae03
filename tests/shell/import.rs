//! Imports: what is understood, what is refused, and that the same file twice changes nothing.

use crate::home::{Home, Said};
use std::fs;

const ROADMAP: &str = "# mine\n[person]\nname = \"Ada\"\n\n[[shadow]]\non = 2026-11-12   # Thursday\nwith = \"Bo\"\nwhat = \"Access review\"\n";

const SESSIONS: &str = "Wann;Wer;Stunden;Laune\n2026-11-12;Bo;2,5;gut\n2026-11-19;Mina;1;\n";

const MAPPED: &[&str] = &[
    "--into",
    "shadow",
    "--map",
    "Wann=on",
    "--map",
    "Wer=with",
    "--map",
    "Stunden=hours",
];

const BADGE: &str = r#"{"type":"Assertion","id":"https://badges.example/1","issuedOn":"2026-03-04T10:00:00Z",
"expires":"2029-03-04","badge":{"name":"AWS Certified Cloud Practitioner","issuer":{"name":"AWS"}}}"#;

fn imported(home: &Home, file: &str, more: &[&str]) -> Said {
    let mut arguments = vec!["import", file];
    arguments.extend(more);
    home.run(&arguments)
}

#[test]
fn a_table_is_shown_first_and_taken_in_after_a_yes() {
    let home = Home::with(ROADMAP);
    let file = home.file("talks.csv", SESSIONS);
    let said = imported(&home, &file, MAPPED);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(
        said.err.contains("nothing is written: say --yes"),
        "{said:?}"
    );
    assert_eq!(home.roadmap(), ROADMAP);
    for words in [
        "columns: Wann as on, Wer as with, Stunden as hours",
        "left out: Laune",
        "1 new, 1 filled in or changed, 0 known already",
    ] {
        assert!(said.out.contains(words), "{words}: {said:?}");
    }
    let dry = imported(&home, &file, &[MAPPED, &["-n"]].concat());
    assert_eq!(
        (dry.code, home.roadmap().as_str()),
        (Some(0), ROADMAP),
        "{dry:?}"
    );
    let yes = [MAPPED, &["--yes"]].concat();
    assert_eq!(imported(&home, &file, &yes).code, Some(0));
    let after = home.roadmap();
    assert!(
        after.starts_with("# mine\n") && after.contains("# Thursday"),
        "{after}"
    );
    assert!(
        after.contains("what = \"Access review\"\nhours = 2.5\n")
            || after.contains("hours = 2.5\nwhat"),
        "{after}"
    );
    assert!(after.contains("with = \"Mina\""), "{after}");
    let again = imported(&home, &file, &yes);
    assert!(
        again
            .out
            .contains("0 new, 0 filled in or changed, 2 known already"),
        "{again:?}"
    );
    assert_eq!((again.code, home.roadmap()), (Some(0), after));
    home.says(&["undo"]);
    assert_eq!(home.roadmap(), ROADMAP);
}

#[test]
fn our_own_tables_come_in_as_they_went_out() {
    let home = Home::with_sample();
    let before = home.roadmap();
    let folder = home.path("tables").to_string_lossy().into_owned();
    assert_eq!(
        home.run(&["export", "csv", "--private", "-o", &folder])
            .code,
        Some(0)
    );
    for section in [
        "shadow",
        "evidence",
        "checkin",
        "bet",
        "cert",
        "milestone",
        "review",
        "person",
        "skill",
        "win",
    ] {
        let file = format!("{folder}/{section}.csv");
        let said = imported(&home, &file, &["-y"]);
        assert!(
            said.out.contains("0 new, 0 filled in or changed"),
            "{section}: {said:?}"
        );
        assert!(
            !said.out.contains("says something else"),
            "{section}: {said:?}"
        );
    }
    assert_eq!(home.roadmap(), before);
    let empty = Home::with("[person]\nname = \"Ada Okafor\"\n");
    for section in ["shadow", "evidence", "bet"] {
        let said = imported(&empty, &format!("{folder}/{section}.csv"), &["-y"]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let table =
            |home: &Home| home.says_out(&["export", "csv", "--private", "--table", section]);
        let (theirs, ours) = (table(&home), table(&empty));
        assert_eq!(theirs.lines().count(), ours.lines().count(), "{section}");
    }
    assert!(empty.says(&["check", "--plain"]).contains("signal"));
}

#[test]
fn badges_are_certifications_and_are_known_again() {
    let home =
        Home::with("[person]\nname = \"Ada\"\n\n[[cert]]\nof = \"aws-clf\"\nplace = \"base\"\n");
    let file = home.file("badge.json", BADGE);
    let said = imported(&home, &file, &["-y"]);
    assert_eq!(said.code, Some(0), "{said:?}");
    let text = home.roadmap();
    assert!(
        text.contains("passed = 2026-03-04") && text.contains("expires = 2029-03-04"),
        "{text}"
    );
    assert_eq!(text.matches("[[cert]]").count(), 1, "{text}");
    imported(&home, &file, &["-y"]);
    assert_eq!(home.roadmap(), text);
    // Passed again three years later: that is another one.
    let later = home.file("later.json", &BADGE.replace("2026-03-04", "2026-10-04"));
    imported(&home, &later, &["-y"]);
    assert_eq!(home.roadmap().matches("[[cert]]").count(), 2);
}

#[test]
fn lists_of_tasks_are_entries_of_the_log() {
    let home = Home::with("[person]\nname = \"Ada\"\n");
    let todo = home.file(
        "todo.txt",
        "x 2026-11-20 Held the load test #scenario\n(A) call Bo\nx shadowed Bo on deploys 90m\n",
    );
    let page = home.file(
        "notes.md",
        "## 2026-11-18\n- [x] Wrote the runbook\n- [ ] Sleep\n",
    );
    for file in [&todo, &page] {
        assert_eq!(imported(&home, file, &["-y"]).code, Some(0));
    }
    let text = home.roadmap();
    assert_eq!(
        (
            text.matches("[[evidence]]").count(),
            text.matches("[[shadow]]").count()
        ),
        (2, 1),
        "{text}"
    );
    for file in [&todo, &page] {
        // On another day too, although an item without a day got the day of the import.
        let said = home.run(&["--today", "2027-01-01", "import", file, "-y"]);
        assert_eq!(said.code, Some(0), "{said:?}");
    }
    assert_eq!(home.roadmap(), text);
    let fed = home.fed(
        &["import", "-", "--as", "todo", "-y"],
        "x 2026-11-21 Fed it\n",
    );
    assert_eq!(fed.code, Some(0), "{fed:?}");
    assert!(home.roadmap().contains("Fed it"));
}

/// Files that cannot be taken in: name, bytes, further arguments, and what is said.
const WRONG: &[(&str, &[u8], &[&str], &str)] = &[
    (
        "shadow.csv",
        b"on,with,hours\n2026-11-12,Bo,x\n2026-13-12,Bo,2\n",
        &[],
        "shadow.csv:3: on: ",
    ),
    (
        "shadow.csv",
        b"on,with\n2026-11-12,\xff\n",
        &[],
        "not UTF-8",
    ),
    ("shadow.csv", b"\xff\xfeo\0n\0", &[], "not UTF-8"),
    (
        "shadow.csv",
        b"a,b\n1,2\n",
        &[],
        "no column is a field of shadow",
    ),
    ("shadow.csv", b"", &[], "no column is a field"),
    ("shadow.csv", b"on,on,with\n", &[], "two columns are on"),
    ("x.csv", b"on\n", &[], "--into"),
    (
        "shadow.csv",
        b"on,who\n",
        &["--map", "woh=with"],
        "there is no column",
    ),
    (
        "shadow.csv",
        b"on,who\n",
        &["--map", "who=wiht"],
        "did you mean `with`?",
    ),
    (
        "shadow.csv",
        b"on\n",
        &["--into", "shadwo"],
        "did you mean `shadow`?",
    ),
    ("b.json", &[b'['; 1_000_000], &[], "recursion limit"),
    ("b.json", b"{\"a\": \"\x1b[31m\"}", &[], "control character"),
    ("b.json", b"[]", &[], "no Open Badge"),
    ("b.bin", b"x", &[], "say what it is with --as"),
    ("n.md", b"- \xe9\n", &[], "not UTF-8"),
];

#[test]
fn what_is_wrong_is_named_and_nothing_is_written() {
    let home = Home::with(ROADMAP);
    for (name, bytes, more, words) in WRONG {
        let path = home.path(name);
        fs::write(&path, bytes).expect("it is written");
        let said = imported(
            &home,
            &path.to_string_lossy(),
            &[more, &["-y"][..]].concat(),
        );
        assert!(matches!(said.code, Some(1 | 2)), "{name}: {said:?}");
        assert!(said.err.contains(words), "{name}: {words}: {said:?}");
        assert!(
            !said.err.contains('\u{1b}') && said.err.len() < 4000,
            "{said:?}"
        );
        assert_eq!(home.roadmap(), ROADMAP);
    }
    let said = imported(&home, "/nowhere.csv", &["--into", "shadow", "-y"]);
    assert_eq!(said.code, Some(1), "{said:?}");
}

#[test]
fn a_file_that_is_far_too_large_is_refused_without_reading_it_all() {
    let home = Home::with(ROADMAP);
    let path = home.path("shadow.csv");
    let file = fs::File::create(&path).expect("a file");
    // It takes no room on the disk.
    file.set_len(200 * 1024 * 1024).expect("it has a length");
    let said = imported(&home, &path.to_string_lossy(), &["-y"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("larger than 32 MB"), "{said:?}");
}

#[test]
fn formulas_and_signs_that_nobody_sees_do_not_come_through() {
    let home = Home::with("[person]\nname = \"Ada\"\n");
    let csv = "on,what,result\n2026-11-12,\"'=HYPERLINK(\"\"x\"\")\",\"a\u{1b}[31m\u{202e}\u{200b}b\"\n2026-11-13,=cmd|'/c calc'!A1,\"\"\"\ntitle = 1\n[person]\"\n";
    let file = home.file("evidence.csv", csv);
    assert_eq!(imported(&home, &file, &["-y"]).code, Some(0));
    let text = home.roadmap();
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text}");
    assert_eq!(
        text.matches("[person]").count(),
        2,
        "the second one is a text: {text}"
    );
    assert_eq!(home.run(&["check"]).code, Some(0));
    let out = home.says_out(&["export", "csv", "--table", "evidence"]);
    assert!(
        out.contains("'=cmd") && out.contains("'=HYPERLINK"),
        "{out}"
    );
}

#[test]
fn a_pipe_with_nobody_at_its_end_is_refused_and_one_of_a_shell_is_read() {
    let home = Home::with(ROADMAP);
    let pipe = home.path("pipe.csv").to_string_lossy().into_owned();
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()));
    let said = imported(&home, &pipe, &["--into", "shadow", "-n"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(said.err.contains("is a named pipe"), "{said:?}");
    let program = env!("CARGO_BIN_EXE_roadbook");
    let script = format!(
        "{program} import <(printf 'on,with\\n2026-11-19,Mina\\n') --as csv --into shadow -n"
    );
    let output = std::process::Command::new("bash")
        .args(["-c", &script])
        .env("ROADBOOK_FILE", home.path("r.toml"))
        .env("HOME", home.folder())
        .output();
    let Ok(output) = output else {
        return crate::home::skip("bash is not there");
    };
    let said = Said::of(output);
    assert!(said.out.contains("1 new"), "{said:?}");
}
