//! What `--json` prints is what its schema says: of the sample, an empty file, a wrong one, a hostile one, and a team.

use crate::home::Home;
use roadbook::export::documents::{DOCUMENTS, Document, Form, Name};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use std::fs;

/// Wrong values in every sort of field, and numbers that are none.
const WRONG: &str = r#"schema = 1
[person]
name = 3
fiscal_year_starts = 99
[[track]]
on = "soon"
primary = 4
target = "expert"
[[skill]]
id = "a"
target = "expert"
levels = [{ on = 2026-01-01, by = "me", level = "expert" }, { on = "x" }, 3]
[[win]]
quarter = "2026-Q4"
title = "T"
started = 2026-10-01
[[win.key_result]]
measure = "m"
baseline = nan
target = inf
readings = [{ on = 2026-11-01, value = -inf }, { on = 2026-11-08, value = 1e308 }]
[[win.guard]]
measure = "g"
limit = inf
readings = [{ on = 2026-11-01, value = nan }]
[[cert]]
of = "cka"
exam = 2026-12-01
study = [{ on = 2026-11-01, hours = inf, percent = nan }]
[[shadow]]
on = 2026-11-12
with = "Bo"
hours = 1e308
[[shadow]]
on = 2026-11-13
with = "Bo"
hours = 1e308
[[review]]
on = 2026-11-15
with = "Grace"
notes = 4
[[review.action]]
what = "x"
due = "never"
[[checkin]]
on = 2026-11-20
energy = 900
"#;

/// The schema of a document in which no name may stand that it does not know.
fn strict(schema: &mut Json) {
    match schema {
        Json::Object(own) => {
            if own.contains_key("properties") {
                own.insert("additionalProperties".to_owned(), json!(false));
            }
            own.values_mut().for_each(strict);
        }
        Json::Array(items) => items.iter_mut().for_each(strict),
        _ => {}
    }
}

/// What the program says of a document holds for what it prints, and which names were seen.
struct Seen {
    document: &'static Document,
    validator: jsonschema::Validator,
    names: BTreeSet<String>,
}

impl Seen {
    fn new(home: &Home, name: &str) -> Seen {
        let said = home.says(&["schema", name]);
        let mut schema: Json = serde_json::from_str(&said).expect("a schema");
        strict(&mut schema);
        Seen {
            document: Document::named(name).expect("a document"),
            validator: jsonschema::draft7::new(&schema).expect("a schema"),
            names: BTreeSet::new(),
        }
    }

    fn holds(&mut self, text: &str) {
        let own: Json =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let wrong: Vec<_> = self
            .validator
            .iter_errors(&own)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:#?}", self.document.command);
        note(&own, self.document.names, "", &mut self.names);
    }

    /// Every name of the table was in one of the documents, so that none is made up.
    fn is_whole(&self) {
        let mut all = BTreeSet::new();
        listed(self.document.names, "", &mut all);
        let unseen: Vec<_> = all.difference(&self.names).collect();
        assert!(unseen.is_empty(), "{}: {unseen:?}", self.document.command);
    }
}

fn listed(names: &[Name], way: &str, found: &mut BTreeSet<String>) {
    for own in names {
        let here = format!("{way}{}", own.name);
        listed(own.form.inner(), &format!("{here}."), found);
        found.insert(here);
    }
}

fn note(value: &Json, names: &[Name], way: &str, found: &mut BTreeSet<String>) {
    match value {
        Json::Array(items) => items.iter().for_each(|item| note(item, names, way, found)),
        Json::Object(own) => {
            for name in names.iter().filter(|name| own.contains_key(name.name)) {
                let here = format!("{way}{}", name.name);
                if !matches!(name.form, Form::Table | Form::Anything) {
                    note(
                        &own[name.name],
                        name.form.inner(),
                        &format!("{here}."),
                        found,
                    );
                }
                found.insert(here);
            }
        }
        _ => {}
    }
}

/// Homes with roadmaps of every sort.
fn homes() -> Vec<Home> {
    let hostile = fs::read_to_string("tests/screens/hostile.toml").expect("a file");
    vec![
        Home::with_sample(),
        Home::with(""),
        Home::with(WRONG),
        Home::with(&hostile),
    ]
}

/// Every document of one roadmap that `arguments` ask for holds.
fn all_hold(name: &str, arguments: &[&[&str]]) -> Seen {
    let homes = homes();
    let mut seen = Seen::new(&homes[0], name);
    for home in &homes {
        for own in arguments {
            seen.holds(&home.says_out(own));
        }
    }
    seen
}

#[test]
fn the_state_is_what_its_schema_says() {
    let mut seen = all_hold("status", &[&["status", "--json"]]);
    // A day on which somebody is away, and one of another quarter.
    let home = Home::with_sample();
    for day in ["2026-08-10", "2027-02-01", "2020-01-01"] {
        seen.holds(&home.says(&["--today", day, "status", "--json"]));
    }
    seen.is_whole();
}

#[test]
fn every_record_that_is_shown_is_what_its_schema_says() {
    let homes = homes();
    let mut seen = Seen::new(&homes[0], "show");
    for home in &homes {
        let state: Json =
            serde_json::from_str(&home.says(&["status", "--json"])).expect("a document");
        let lists = ["skills", "signals", "next"];
        let rows = lists.iter().filter_map(|name| state[*name].as_array());
        let places = rows.flatten().filter_map(|row| row["at"].as_str());
        for at in places
            .filter(|at| at.contains(':') && at.is_ascii())
            .take(6)
        {
            let said = home.run(&["show", at, "--json"]);
            if said.code == Some(0) {
                seen.holds(&said.out);
            }
        }
    }
    seen.is_whole();
}

#[test]
fn the_talk_is_what_its_schema_says() {
    let mut seen = all_hold(
        "review",
        &[&["review", "--json"], &["review", "--json", "--private"]],
    );
    let home = Home::with_sample();
    home.says(&["add", "review", "on=today", "with=Grace Lin", "notes=begun"]);
    seen.holds(&home.says_out(&["review", "--json"]));
    // A checkpoint is due on this day.
    seen.holds(&home.says_out(&[
        "--today",
        "2027-01-04",
        "review",
        "--json",
        "--since",
        "2026-01-01",
    ]));
    seen.is_whole();
}

#[test]
fn what_is_checked_is_what_its_schema_says() {
    let mut seen = all_hold("check", &[]);
    let broken = Home::with("a = [1,\n[[win]\n");
    seen.holds(&broken.run(&["check", "--json"]).out);
    for home in homes() {
        seen.holds(&home.run(&["check", "--json"]).out);
    }
    assert_eq!(Home::new().run(&["check", "--json"]).code, Some(2));
    seen.is_whole();
}

#[test]
fn the_catalogue_is_what_its_schema_says() {
    let seen = all_hold(
        "catalogue",
        &[
            &["catalogue", "--json"],
            &["catalogue", "cert", "--json"],
            &["catalogue", "skill:sre-slo", "--json"],
            &["catalogue", "archetype:bridge", "--json"],
        ],
    );
    seen.is_whole();
}

#[test]
fn what_differs_is_what_its_schema_says() {
    let homes = homes();
    let mut seen = Seen::new(&homes[0], "diff");
    let paths: Vec<_> = homes.iter().map(|home| home.path("r.toml")).collect();
    for one in &paths {
        for other in &paths {
            let (one, other) = (one.to_string_lossy(), other.to_string_lossy());
            seen.holds(&homes[0].says_out(&["diff", &one, &other, "--json"]));
        }
    }
    seen.holds(&homes[0].says_out(&["diff", "--from", "2026-09-01", "--json"]));
    seen.is_whole();
}

#[test]
fn what_is_exported_is_what_its_schema_says() {
    let seen = all_hold(
        "export",
        &[&["export", "json"], &["export", "json", "--private"]],
    );
    seen.is_whole();
    let homes = homes();
    let mut seen = Seen::new(&homes[0], "fact");
    for home in &homes {
        let folder = home.folder().to_string_lossy();
        for line in home.says_out(&["export", "jsonl", &folder]).lines() {
            seen.holds(line);
        }
    }
    seen.is_whole();
}

#[test]
fn a_team_is_what_its_schema_says() {
    let home = Home::new();
    let mut seen = Seen::new(&home, "team");
    let folder = home.path("team");
    let name = folder.to_string_lossy().into_owned();
    home.says(&["demo", "team", "--write", &name]);
    seen.holds(&home.says_out(&["team", &name, "--json"]));
    fs::write(folder.join("broken.toml"), "a = [").expect("it is written");
    fs::write(folder.join("wrong.toml"), WRONG).expect("it is written");
    let hostile = fs::read("tests/screens/hostile.toml").expect("a file");
    fs::write(folder.join("hostile.toml"), hostile).expect("it is written");
    seen.holds(&home.says_out(&["team", &name, "--json"]));
    for day in ["2027-06-01", "2020-01-01"] {
        seen.holds(&home.says_out(&["--today", day, "team", &name, "--json"]));
    }
    fs::write(folder.join("team.toml"), "[team]\nname = 3\n[[member]]\nname = 1\nleft = 2026-01-01\n[[lane]]\nwanted = -4\n[[gap]]\nlevel = \"x\"\nanswer = 3\n[[problem]]\nbaseline = nan\n[[cert_budget]]\nyear = 2026\namount = inf\n[[ritual]]\nevery = \"x\"\n[[rollout]]\nwhat = 2\n").expect("it is written");
    seen.holds(&home.says_out(&["team", &name, "--json"]));
    let empty = home.path("nobody");
    fs::create_dir(&empty).expect("a folder");
    seen.holds(&home.says_out(&["team", &empty.to_string_lossy(), "--json"]));
    seen.is_whole();
}

#[test]
fn each_document_has_a_schema_and_an_unknown_one_is_told() {
    let home = Home::new();
    for own in &DOCUMENTS {
        let said = home.says(&["schema", own.name]);
        let schema: Json = serde_json::from_str(&said).expect("JSON");
        assert_eq!(schema["title"], own.command);
        assert!(jsonschema::draft7::meta::is_valid(&schema), "{said}");
    }
    let wrong = home.run(&["schema", "statu"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("status"), "{wrong:?}");
}
