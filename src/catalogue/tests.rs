//! The built-in catalogue is whole, and every reference in it leads somewhere.

use super::*;
use crate::model::{Value, plain};

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
    for text in EMBEDDED {
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
        let mut seen: Vec<_> = found
            .iter()
            .map(|entry| (entry.part.as_str(), entry.id.as_str()))
            .collect();
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
    for text in EMBEDDED {
        for found in scan::entries(text) {
            let piece = text.get(found.at.clone()).expect("an entry");
            let repeated = piece.starts_with("[[");
            let plain = plain::entry(piece, &found.part, repeated);
            let parsed: toml::Table = toml::from_str(piece).expect("valid TOML");
            let parsed = match of_toml(&parsed[&found.part]) {
                Value::Array(mut entries) => entries.remove(0),
                table => table,
            };
            assert_eq!(plain.map(Value::Table), Some(parsed), "{piece}");
        }
    }
}
