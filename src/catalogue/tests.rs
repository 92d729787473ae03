//! The built-in catalogue is whole, and every reference in it leads somewhere.

use super::*;
use crate::model::{Path, Table, Value, plain, problems};

#[test]
fn one_entry_is_read_and_an_unknown_id_is_none() {
    let catalogue = Catalogue::embedded();
    let cka = catalogue.cert("cka").expect("the catalogue has the CKA");
    assert_eq!(cka.called().raw(), "Kubernetes Admin (CKA)");
    assert_eq!(
        cka.validity.as_ref().map(|validity| validity.months),
        Some(24)
    );
    assert_eq!(cka.role_in("sre").map(Text::raw), Some("specialty"));
    assert!(cka.hours.as_ref().is_some_and(|hours| hours.value > 0.0));
    assert!(catalogue.cert("no-such").is_none());
    assert!(catalogue.skill("").is_none());
    assert!(catalogue.track("my own track").is_none());
}

#[test]
fn the_scan_finds_what_the_parser_finds_and_every_entry_is_whole() {
    for text in printed::TEXTS {
        let parsed: toml::Table = toml::from_str(text).expect("valid TOML");
        let mut expected: Vec<(&str, &str)> = Vec::new();
        for (part, value) in &parsed {
            let one = std::slice::from_ref(value);
            for entry in value.as_array().map_or(one, Vec::as_slice) {
                if let Some(id) = entry.get("id").and_then(toml::Value::as_str) {
                    expected.push((part, id));
                }
            }
        }
        let found = scan::entries(text);
        let mut seen: Vec<_> = found.iter().map(|entry| (entry.part, entry.id)).collect();
        expected.sort_unstable();
        seen.sort_unstable();
        assert_eq!(seen, expected);
    }
}

#[test]
fn every_entry_can_be_read() {
    let catalogue = Catalogue::embedded();
    for part in ["track", "skill", "milestone", "cert", "archetype", "level"] {
        let ids = catalogue.ids(part);
        assert!(!ids.is_empty(), "{part}");
        for id in ids {
            let name = catalogue.name(part, id);
            assert!(name.is_some_and(|name| !name.is_blank()), "{part} {id}");
        }
    }
    for question in catalogue.questions() {
        assert!(catalogue.archetype(question.archetype.raw()).is_some());
    }
    assert!(catalogue.questions().len() >= 9);
    for track in catalogue.ids("track") {
        assert!(!catalogue.projects_of(track).is_empty(), "{track}");
        assert!(!catalogue.companions_of(track).is_empty(), "{track}");
        assert!(!catalogue.rotations_of(track).is_empty(), "{track}");
        assert!(!catalogue.milestones_of(track).is_empty(), "{track}");
        assert!(catalogue.skills_of(track).len() >= 5, "{track}");
    }
}

#[test]
fn what_a_track_and_a_figure_refer_to_is_there() {
    let catalogue = Catalogue::embedded();
    for id in catalogue.ids("track") {
        let track = catalogue.track(id).expect("a track");
        for cert in track
            .base
            .iter()
            .chain(&track.specialty)
            .chain(&track.supporting)
        {
            assert!(catalogue.cert(cert.raw()).is_some(), "{id}: {cert:?}");
        }
    }
    for id in catalogue.ids("cert") {
        let cert = catalogue.cert(id).expect("a certification");
        assert!(!cert.vendor.is_blank(), "{id}");
        if let Some(validity) = &cert.validity {
            assert!(catalogue.origin(validity.source.raw()).is_some(), "{id}");
        }
    }
}

#[test]
fn ones_own_text_adds_and_replaces() {
    let own = "[track]\nid = \"data\"\nname = \"Data\"\n[[skill]]\nid = \"data-flow\"\nname = \"Flow\"\n[[cert]]\nid = \"cka\"\nname = \"Ours\"\n[[cert]]\nid = \"bad\"\nname = 3\n";
    let catalogue = Catalogue::with(vec![own.to_owned()]);
    assert_eq!(
        catalogue.track("data").map(|track| track.called().raw()),
        Some("Data")
    );
    assert_eq!(catalogue.skills_of("data").len(), 1);
    assert_eq!(
        catalogue.cert("cka").map(|cert| cert.name.raw()),
        Some("Ours")
    );
    assert!(catalogue.cert("bad").is_none());
    assert!(catalogue.track("sre").is_some());
}

/// A value of the parser as a value of the model.
fn of_toml(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::text(text),
        toml::Value::Integer(number) => Value::Integer(*number),
        toml::Value::Float(number) => Value::Float(*number),
        toml::Value::Boolean(yes) => Value::Boolean(*yes),
        toml::Value::Datetime(moment) => Value::Day(moment.to_string().parse().expect("a day")),
        toml::Value::Array(items) => Value::Array(items.iter().map(of_toml).collect()),
        toml::Value::Table(table) => {
            let pairs = table.iter();
            let pairs = pairs.map(|(name, value)| (name.as_str(), of_toml(value)));
            Value::Table(pairs.collect())
        }
    }
}

#[test]
fn every_entry_is_written_so_plainly_that_no_parser_is_needed() {
    for text in printed::TEXTS {
        for found in scan::entries(text) {
            let piece = text.get(found.at.clone()).expect("an entry");
            let repeated = piece.starts_with("[[");
            let plain = plain::entry(piece, found.part, repeated);
            let parsed: toml::Table = toml::from_str(piece).expect("valid TOML");
            let parsed = match of_toml(&parsed[found.part]) {
                Value::Array(mut entries) => entries.remove(0),
                table => table,
            };
            assert_eq!(plain.map(Value::Table), Some(parsed), "{piece}");
        }
    }
}

/// A roadmap with entries of its own.
fn roadmap(text: &str) -> Table {
    let parsed: toml::Table = toml::from_str(text).expect("valid TOML");
    match of_toml(&toml::Value::Table(parsed)) {
        Value::Table(table) => table,
        _ => Table::new(),
    }
}

/// Entries of one's own of every sort.
const OWN: &str = r#"
        [[own_track]]
        id = "data"
        name = "Data platforms"
        business_outcome = "Figures that hold"
        [[own_skill]]
        id = "flow"
        track = "data"
        name = "Lineage"
        working = "Traces one figure to its source."
        [[own_skill]]
        id = "sre-slo"
        short = "Promises"
        metric = { target = 99 }
        [[own_cert]]
        id = "cka"
        validity = { months = 36 }
        name = 3
        [[own_archetype]]
        archetype = "bridge"
        key_skill = "Listening"
        [[own_level]]
        level = "ownership"
        short = "mine"
        [[own_project]]
        track = "data"
        title = "One source of truth"
        kr = { name = "figures that differ", baseline = 9, target = 0 }
        [[own_milestone]]
        note = "without a name it is nothing"
        "#;

#[test]
fn what_stands_in_the_roadmap_adds_and_says_otherwise_field_by_field() {
    let own = roadmap(OWN);
    let catalogue = Catalogue::embedded().with_own(&own);
    let data = catalogue.track("data").expect("an own track");
    assert_eq!(data.business_outcome.raw(), "Figures that hold");
    assert_eq!(catalogue.skills_of("data").len(), 1);
    assert_eq!(catalogue.projects_of("data")[0].kr.target, Some(0.0));
    assert!(catalogue.ids("track").contains(&"data"));
    let slo = catalogue.skill("sre-slo").expect("a built-in skill");
    assert_eq!(slo.called().raw(), "Promises");
    assert!(slo.ownership.raw().starts_with("Agrees the objective"));
    assert_eq!(slo.metric.target, Some(99.0));
    assert_eq!(slo.metric.baseline, Some(20.0));
    let names = |catalogue: &Catalogue| -> Vec<String> {
        let skills = catalogue.skills_of("sre").into_iter();
        skills.map(|skill| skill.id.raw().to_owned()).collect()
    };
    assert_eq!(names(&catalogue), names(Catalogue::embedded()));
    let cka = catalogue.cert("cka").expect("a built-in certification");
    assert_eq!(cka.validity.as_ref().map(|own| own.months), Some(36));
    // A value of the wrong sort counts as absent, and what is below stays.
    assert_eq!(cka.called().raw(), "Kubernetes Admin (CKA)");
    let bridge = catalogue.archetype("bridge").map(|own| own.key_skill.raw());
    assert_eq!(bridge, Some("Listening"));
    assert_eq!(
        catalogue.name("level", "ownership").map(Text::raw),
        Some("mine")
    );
    assert!(Catalogue::embedded().track("data").is_none());
    let bare = catalogue.with_own(&Table::new());
    assert!(bare.track("data").is_none() && bare.has_texts_of(&catalogue));
}

#[test]
fn files_of_ones_own_can_stand_in_a_roadmap_and_mean_the_same() {
    let file = "[track]\nid = \"data\"\nname = \"Data\"\nodd = 1\n[[skill]]\nid = \"flow\"\nname = \"Flow\"\nmetric = { name = \"m\", target = 2 }\n[[project]]\nid = \"p\"\ntitle = \"P\"\nkr = { metric = \"m\", baseline = 1, target = 2 }\n[[level]]\nid = \"working\"\nshort = \"can\"\n[[shadow]]\nid = \"x\"\n";
    let catalogue = Catalogue::with(vec![file.to_owned()]);
    let mut embedded = Table::new();
    for (section, record) in catalogue.records_of_files() {
        assert_eq!(problems(&record, section.fields(), &Path::root()), []);
        let mut all = match embedded.remove(section.name()) {
            Some(Value::Array(all)) => all,
            _ => Vec::new(),
        };
        all.push(Value::Table(record));
        embedded.set(section.name(), Value::Array(all));
    }
    assert_eq!(embedded.len(), 4);
    let again = Catalogue::embedded().with_own(&embedded);
    assert_eq!(
        again.track("data").map(|own| own.called().raw()),
        Some("Data")
    );
    assert_eq!(again.skills_of("data").len(), 1);
    assert_eq!(again.projects_of("data")[0].kr.name.raw(), "m");
    assert_eq!(again.name("level", "working").map(Text::raw), Some("can"));
    assert!(Catalogue::embedded().records_of_files().is_empty());
}

#[test]
fn every_entry_of_every_part_says_what_it_is() {
    let all = Catalogue::embedded();
    for (part, _) in entry::PARTS {
        let ids = all.ids(part);
        assert!(!ids.is_empty(), "{part}");
        for id in ids {
            let says = all.entry(part, id).expect("an entry");
            assert!(says.len() >= 2, "{part}:{id}");
            assert!(
                says.iter().all(|(_, words)| !words.is_empty()),
                "{part}:{id}"
            );
            assert!(all.name(part, id).is_some(), "{part}:{id}");
        }
        assert_eq!(all.entry(part, "no-such-entry"), None);
    }
    let cka = all.entry("cert", "cka").expect("an entry");
    let says = |name: &str| {
        let found = cka.iter().find(|(own, _)| *own == name);
        found.map(|(_, words)| words.as_str()).unwrap_or_default()
    };
    assert!(
        says("valid")
            .starts_with("24 months, 36 where it was passed before 2024-04-01 (verified: "),
        "{cka:?}"
    );
    assert!(says("fee").contains("445 USD"), "{cka:?}");
    let retired = all.entry("cert", "aws-ans").expect("an entry");
    for name in ["last_exam", "doubt"] {
        assert!(
            retired.iter().any(|(own, _)| *own == name),
            "{name}: {retired:?}"
        );
    }
}
