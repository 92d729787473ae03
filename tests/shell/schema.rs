//! The schema takes what the program takes, and refuses what it marks.

use crate::home::Home;
use roadbook::export::json;
use roadbook::store::Book;
use serde_json::Value as Json;

fn file(text: &str) -> Json {
    let book = Book::open(text.to_owned());
    assert!(book.faults().is_empty(), "{text}");
    Json::Object(json::object(&book.roadmap()))
}

#[test]
fn the_schema_takes_good_files_and_refuses_bad_ones() {
    let home = Home::with_sample();
    let schema: Json = serde_json::from_str(&home.says(&["schema"])).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let sample = file(&home.roadmap());
    let wrong: Vec<_> = validator
        .iter_errors(&sample)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for good in [
        "",
        "schema = 1\n",
        "mine = 3\n[[bet]]\ntech = \"x\"\nown = true\n",
    ] {
        assert!(validator.is_valid(&file(good)), "{good}");
    }
    for bad in [
        "schema = \"1\"\n",
        "person = 3\n",
        "[person]\nrole = \"x\"\n",
        "[person]\nname = \"x\"\nfiscal_year_starts = 13\n",
        "[[win]]\nquarter = \"Q4\"\ntitle = \"x\"\n",
        "[[shadow]]\non = 2026-11-22\nwith = \"Bo\"\nstep = \"watch\"\n",
        "[[shadow]]\non = 2026-11-22\nwith = \"Bo\"\nhours = 25\n",
        "[[shadow]]\non = \"soon\"\nwith = \"Bo\"\n",
        "[[skill]]\nid = \"a\"\nlevels = [{ on = 2026-11-22, level = \"expert\" }]\n",
        "[[milestone]]\ntitle = \"x\"\nstage = \"learn\"\nproof = \"javascript:1\"\n",
        "[[bet]]\ntech = \"x\"\nprivate = 3\n",
    ] {
        assert!(!validator.is_valid(&file(bad)), "{bad}");
    }
}

#[test]
fn a_teams_own_file_has_a_schema_too_and_it_is_put_beside_it() {
    let home = Home::new();
    let folder = home.path("team").to_string_lossy().into_owned();
    home.says(&["demo", "team", "--write", &folder]);
    let path = home.path("team/team.toml");
    let own = || std::fs::read_to_string(&path).expect("the team's file");
    let schema: Json = serde_json::from_str(&home.says(&["schema", "team.toml"])).expect("JSON");
    let validator = jsonschema::draft7::new(&schema).expect("a schema");
    let wrong: Vec<_> = validator
        .iter_errors(&file(&own()))
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    for bad in [
        "team = 3\n",
        "[team]\nname = 3\n",
        "[[lane]]\ntrack = \"sre\"\npeople = \"two\"\n",
        "[[gap]]\nwhat = \"x\"\ntrack = \"sre\"\nanswer = \"guess\"\n",
    ] {
        assert!(!validator.is_valid(&file(bad)), "{bad}");
    }
    let name = path.to_string_lossy().into_owned();
    let said = home.says(&["schema", "--install", "--file", &name]);
    assert!(said.contains("the team's file names it"), "{said}");
    assert!(own().starts_with("#:schema ./team.schema.json\n"));
    let put = std::fs::read_to_string(home.path("team/team.schema.json")).expect("the schema");
    assert_eq!(serde_json::from_str::<Json>(&put).expect("JSON"), schema);
    assert_eq!(
        home.run(&["schema", "team.toml", "--install"]).code,
        Some(2)
    );
}
