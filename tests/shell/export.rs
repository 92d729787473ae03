//! Exports: what they say, what they leave out, and that nothing hostile comes through in any of them.

use crate::home::Home;
use roadbook::model::{Field, Kind, Section};
use serde_json::Value as Json;
use std::fs;

const FORMS: &[&str] = &["md", "html", "json", "ics"];

/// Pages that tell only a part.
const PAGES: &[&str] = &["packet", "review"];

const PRIVATE: &str = r#"
[person]
name = "Ada"
mentor = "SECRET-MENTOR"
private = ["mentor"]
[[milestone]]
id = "open"
stage = "learn"
title = "Seen"
due = 2026-12-24
[[milestone]]
id = "hidden-one"
stage = "learn"
title = "SECRET-TITLE" # SECRET-COMMENT
due = 2026-12-24
private = true
[[evidence]]
id = "e"
on = 2026-11-01
what = "It held"
link = "milestone:hidden-one"
[[checkin]]
on = 2026-11-20
energy = 5
learned = "Patience"
"#;

/// Every form as one text, the tables one after the other.
fn all(home: &Home, more: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for form in FORMS {
        let mut arguments = vec!["export", form];
        arguments.extend(more);
        let said = home.run(&arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        found.push(((*form).to_owned(), said.out));
    }
    let folder = home.path("tables");
    let path = folder.to_string_lossy().into_owned();
    let mut arguments = vec!["export", "csv", "-o", &path];
    arguments.extend(more);
    assert_eq!(home.run(&arguments).code, Some(0));
    let mut tables = String::new();
    for entry in fs::read_dir(&folder).expect("the tables") {
        tables += &fs::read_to_string(entry.expect("a table").path()).expect("text");
    }
    found.push(("csv".to_owned(), tables));
    found
}

#[test]
fn what_is_private_stays_here_and_that_is_said() {
    let home = Home::with(PRIVATE);
    for (form, text) in all(&home, &[]) {
        for secret in ["SECRET", "hidden-one", "energy\": 5"] {
            assert!(!text.contains(secret), "{form}: {text}");
        }
        assert!(text.contains("Seen"), "{form}: {text}");
    }
    let said = home.run(&["export", "md"]);
    assert!(
        said.err
            .contains("left out: 1 private record and 2 private fields"),
        "{said:?}"
    );
    for (form, text) in all(&home, &["--private"]) {
        assert!(text.contains("SECRET-TITLE"), "{form}: {text}");
    }
    assert_eq!(home.run(&["export", "md", "--private"]).err, "");
    assert!(
        home.says_out(&["export", "html"])
            .contains("Left out: 1 private record")
    );
}

/// A roadmap in which every text of every field tries to break out of where it is put.
fn hostile() -> String {
    let text = "=cmd|'x'!A1 \\u001b[31m\\u202e<script>alert(1)</script>\\\"' onload=x\\nEND:VEVENT\\r\\n![i](http://x) `x` | {{7*7}} \\u009b\\u0007&lt;";
    let mut out = String::new();
    for section in Section::ALL {
        let name = section.name();
        let head = match section.list() {
            Some(_) => format!("[[{name}]]\n"),
            None => format!("[{name}]\n"),
        };
        out += &head;
        out += &fields(section.fields(), text, "");
    }
    out
}

fn fields(fields: &'static [Field], text: &str, before: &str) -> String {
    let mut out = String::new();
    for field in fields.iter().filter(|field| field.name != "private") {
        let name = field.name;
        let value = match field.kind {
            Kind::Day => "2026-12-01".to_owned(),
            Kind::Quarter => "\"2026-Q4\"".to_owned(),
            Kind::Whole { least, .. } => least.to_string(),
            Kind::Number { .. } => "1.5".to_owned(),
            Kind::Choice(words) => format!("\"{}\"", words[0]),
            Kind::Links(_) | Kind::Skills | Kind::Words => format!("[\"{text}\"]"),
            Kind::Private => continue,
            Kind::Group(inner) => format!(
                "{{ {} }}",
                self::fields(inner, text, ", ").trim_end_matches(", ")
            ),
            Kind::List(list) => format!(
                "[{{ {} }}]",
                self::fields(list.fields, text, ", ").trim_end_matches(", ")
            ),
            _ => format!("\"{text}\""),
        };
        let end = if before.is_empty() { "\n" } else { before };
        out.extend([name, " = ", &value, end]);
    }
    out
}

#[test]
fn no_text_of_any_field_breaks_out_of_its_place() {
    let home = Home::with(&hostile());
    for (form, text) in all(&home, &[]) {
        let bad = |sign: char| !matches!(sign, '\n' | '\r') && roadbook::text::is_hidden(sign);
        assert!(!text.contains(bad), "{form}");
        let words: &[&str] = match form.as_str() {
            "html" => &["<script", "<img", "\" onload", "' onload"],
            "md" => &["<script", "![i]", "`x`", "\n=cmd"],
            "ics" => &["\nEND:VEVENT\r\n![", "\r\n[i]"],
            "csv" => &["\n=cmd", ",=cmd", "\"=cmd"],
            _ => &[],
        };
        let text = if form == "md" {
            text.replace("\\<", "")
        } else {
            text
        };
        for word in words {
            assert!(!text.contains(word), "{form}: {word}");
        }
    }
}

#[test]
fn the_page_stands_alone() {
    let home = Home::with_sample();
    let html = home.says_out(&["export", "html"]);
    for word in [
        "<!doctype html>",
        "<html lang=\"en\">",
        "Content-Security-Policy",
        "default-src 'none'",
        "<svg",
        "<polyline points=\"0.0,",
        "prefers-color-scheme: dark",
        "@media print",
        "Cut alert noise by 40 %",
    ] {
        assert!(html.contains(word), "{word}");
    }
    for word in ["<script", "src=", "url(", "@import", "<link", "href="] {
        assert!(!html.contains(word), "{word}");
    }
    let path = home.path("out.html").to_string_lossy().into_owned();
    home.run(&["export", "html", "-o", &path]);
    assert_eq!(fs::read_to_string(&path).expect("the page"), html);
}

#[test]
fn the_calendar_knows_its_events_again() {
    let home = Home::with_sample();
    let uids = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with("UID:"));
        lines.map(str::to_owned).collect()
    };
    let first = home.says_out(&["export", "ics"]);
    assert!(
        first.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
        "{first}"
    );
    assert!(
        first.contains("SUMMARY:Exam: Kubernetes Admin (CKA)"),
        "{first}"
    );
    assert!(
        first.contains("DTSTART;VALUE=DATE:20261209\r\nDTEND;VALUE=DATE:20261210")
            || first.contains("DTSTART;VALUE=DATE:20261209"),
        "{first}"
    );
    for line in first.lines() {
        assert!(line.len() <= 75, "{line}");
    }
    home.says(&["set", "cert:cka", "exam=2026-12-16"]);
    let second = home.says_out(&["export", "ics"]);
    let mut sorted = uids(&first);
    assert_eq!(
        sorted,
        uids(&second),
        "the same events, whatever their days"
    );
    sorted.sort();
    sorted.dedup();
    assert_eq!(sorted.len(), uids(&first).len(), "each has its own");
    assert!(second.contains("DTSTART;VALUE=DATE:20261216"));
    assert_eq!(
        second,
        home.says_out(&["export", "ics"]),
        "the same file twice is the same"
    );
}

#[test]
fn tables_and_json_are_what_their_readers_read() {
    let home = Home::with_sample();
    let table = home.says_out(&["export", "csv", "--table", "skill-levels"]);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().expect("a head").clone();
    assert_eq!(
        head.iter().take(4).collect::<Vec<_>>(),
        ["of", "on", "by", "level"]
    );
    let rows: Vec<_> = reader.records().collect::<Result<_, _>>().expect("rows");
    assert!(
        rows.iter()
            .any(|row| &row[0] == "slo/2026-08-10|Grace Lin" && &row[3] == "awareness"),
        "{table}"
    );
    let json: Json = serde_json::from_str(&home.says_out(&["export", "json"])).expect("JSON");
    assert_eq!(json["roadbook"], "export");
    assert_eq!(json["roadmap"]["person"]["name"], "Ada Okafor");
    let page = fs::read_to_string("docs/json.md").expect("the page");
    for name in json.as_object().expect("an object").keys() {
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/json.md lacks {name}"
        );
    }
    for (arguments, words) in [
        (&["export", "csv"][..], "name a folder with -o"),
        (
            &["export", "csv", "--table", "skil"],
            "did you mean `skill`?",
        ),
        (&["export", "md", "--table", "skill"], "--table is for csv"),
    ] {
        let said = home.run(arguments);
        assert_eq!(said.code, Some(2), "{said:?}");
        assert!(said.err.contains(words), "{said:?}");
    }
    let nowhere = home.run(&["export", "md", "-o", "/proc/nowhere/x.md"]);
    assert_eq!(nowhere.code, Some(1), "{nowhere:?}");
}

/// Two wins, of which one is only said to be reached, and a level that rises with a proof.
const YEAR: &str = r#"
[person]
name = "Ada <b>"
[[win]]
id = "calls"
quarter = "2026-Q1"
title = "Fewer calls"
outcome = "Nights are quiet"
started = 2026-01-05
closed = 2026-03-30
result = "reached"
[[win.key_result]]
measure = "calls"
baseline = 10
target = 4
readings = [{ on = 2026-03-20, value = 3 }]
[[win]]
id = "said"
quarter = "2026-Q2"
title = "Only said"
closed = 2026-06-30
result = "reached"
[[skill]]
id = "slo"
title = "Objectives"
levels = [
  { on = 2025-06-01, by = "me", level = "awareness" },
  { on = 2026-04-01, by = "me", level = "working", evidence = ["win:calls"] },
]
[[skill]]
id = "bare"
title = "Talk alone"
levels = [{ on = 2026-04-01, by = "me", level = "leadership" }]
[[evidence]]
id = "old"
on = 2024-01-01
what = "Long ago"
result = "Old"
"#;

#[test]
fn a_packet_has_what_was_proven_in_a_year_and_says_what_was_not() {
    let home = Home::with(YEAR);
    let page = home.says(&["export", "packet"]);
    for words in [
        "# Ada \\<b\\>: proven outcomes, 2025-11-22 to 2026-11-22",
        "**Fewer calls** (2026-Q1): Nights are quiet; calls 10 to 3, target 4",
        "**Objectives**: awareness to working, own view, 1 proof",
        "Not counted here: a win closed as reached without a reading at the target, a level that rose without a proof.",
    ] {
        assert!(page.contains(words), "{words}\n{page}");
    }
    for words in ["Only said", "Talk alone", "Long ago"] {
        assert!(!page.contains(words), "{words}\n{page}");
    }
    let longer = home.says(&["export", "packet", "--since", "2023-01-01"]);
    assert!(longer.contains("Long ago: Old"), "{longer}");
    let sample = Home::with_sample().says_out(&["export", "packet"]);
    assert!(sample.lines().count() <= 60, "it fits on a page: {sample}");
}

#[test]
fn a_brief_and_a_review_are_pages_of_their_own() {
    let home = Home::with_sample();
    let brief = home.says_out(&["export", "brief"]);
    for words in [
        "# Cut alert noise by 40 %",
        "## Hypothesis",
        "| pages per week | 120 | 72 | 86 (2026-11-16) |",
        "at most 0",
    ] {
        assert!(brief.contains(words), "{words}\n{brief}");
    }
    let ids = home.says_out(&["complete-words", "--", "show", "win:"]);
    let id = ids
        .lines()
        .next()
        .and_then(|own| own.strip_prefix("win:"))
        .expect("a win");
    assert!(
        home.says_out(&["export", "brief", "--win", id])
            .starts_with("# ")
    );
    let review = home.says_out(&["export", "review"]);
    for words in [
        "# One-on-one with Grace Lin",
        "## Open actions",
        "- [ ] ",
        "## To ask",
    ] {
        assert!(review.contains(words), "{words}\n{review}");
    }
    for (arguments, words) in [
        (&["export", "brief", "--win", "cut"][..], "is no win"),
        (&["export", "md", "--win", "x"], "--win is for a brief"),
        (&["export", "md", "--since", "today"], "--since is for"),
        (&["export", "packet", "--since", "soon"], "soon"),
    ] {
        let said = home.run(arguments);
        assert!(said.code != Some(0) && said.err.contains(words), "{said:?}");
    }
}

#[test]
fn hostile_and_private_words_do_not_come_into_the_pages() {
    let home = Home::with(&hostile());
    let private = Home::with(PRIVATE);
    for page in PAGES.iter().chain(&["brief"]) {
        let said = home.run(&["export", page]);
        assert_eq!(said.code, Some(0), "{said:?}");
        let bad = |sign: char| sign != '\n' && roadbook::text::is_hidden(sign);
        assert!(!said.out.contains(bad), "{page}: {said:?}");
        let text = said.out.replace("\\<", "");
        for word in ["<script", "![i]", "`x`"] {
            assert!(!text.contains(word), "{page}: {text}");
        }
        assert!(!private.run(&["export", page]).out.contains("SECRET"));
    }
}
