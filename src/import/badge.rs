//! Open Badges, 2 and 3, as certifications. Who signed them is not looked into: that needs the net.

use super::{Found, Refused, Row};
use crate::catalogue::Catalogue;
use crate::day::Day;
use crate::model::{Section, Table, Value};
use serde_json::Value as Json;

/// The certifications of a file: one badge, or several in a list or a presentation.
pub fn certifications(text: &str, catalogue: &Catalogue) -> Result<Found, Vec<Refused>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let json: Json = serde_json::from_str(text).map_err(|error| {
        let why = crate::text::shown(&error.to_string()).into_owned();
        vec![refused(error.line(), why)]
    })?;
    let mut found = Found::default();
    let mut wrong = Vec::new();
    for (number, badge) in badges(&json).into_iter().enumerate() {
        match certification(badge, catalogue) {
            Ok(table) => found.rows.push(Row {
                section: Section::Cert,
                line: number as u64 + 1,
                table,
                day_is_made_up: false,
            }),
            Err(why) => wrong.push(refused(number + 1, why)),
        }
    }
    if found.rows.is_empty() && wrong.is_empty() {
        wrong.push(refused(1, "there is no Open Badge in it".to_owned()));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    found
        .notes
        .push("whether it was signed by its issuer is not checked".to_owned());
    Ok(found)
}

fn refused(line: usize, why: String) -> Refused {
    Refused {
        line: line as u64,
        why,
    }
}

/// Every badge in a document.
fn badges(json: &Json) -> Vec<&Json> {
    if let Json::Array(items) = json {
        return items.iter().flat_map(badges).collect();
    }
    for name in ["verifiableCredential", "badges", "assertions"] {
        if let Some(inner @ Json::Array(_)) = json.get(name) {
            return badges(inner);
        }
    }
    let is_badge = [
        "Assertion",
        "VerifiableCredential",
        "OpenBadgeCredential",
        "AchievementCredential",
    ];
    let said = kinds(json);
    if said.iter().any(|kind| is_badge.contains(kind)) || json.get("badge").is_some() {
        vec![json]
    } else {
        Vec::new()
    }
}

fn kinds(json: &Json) -> Vec<&str> {
    match json.get("type") {
        Some(Json::String(kind)) => vec![kind],
        Some(Json::Array(kinds)) => kinds.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

fn certification(badge: &Json, catalogue: &Catalogue) -> Result<Table, String> {
    // Version 2 has a class of badges, version 3 a subject with what it has achieved.
    let (what, issuer) = match badge.get("badge") {
        Some(class @ Json::Object(_)) => (class, class.get("issuer")),
        Some(Json::String(_)) => {
            return Err(
                "what it is a badge of stands at another address, and Roadbook opens no connection"
                    .to_owned(),
            );
        }
        _ => {
            let subject = badge.get("credentialSubject").map(first);
            let what = subject
                .and_then(|subject| subject.get("achievement"))
                .map(first);
            (
                what.ok_or("it does not say what was achieved")?,
                badge.get("issuer"),
            )
        }
    };
    if badge.get("revoked") == Some(&Json::Bool(true)) {
        return Err("it was revoked".to_owned());
    }
    let name = said(what.get("name")).or_else(|| said(badge.get("name")));
    let name = name.ok_or("it has no name")?;
    let days = ["issuedOn", "validFrom", "issuanceDate", "awardedDate"];
    let passed = day(badge, &days)?.ok_or("it has no day on which it was issued")?;
    let expires = day(badge, &["expires", "validUntil", "expirationDate"])?;
    if expires.is_some_and(|expires| expires < passed) {
        return Err("it ends before it begins".to_owned());
    }
    let mut table = Table::new();
    if let Some(id) = of(&name, catalogue) {
        table.set("of", Value::text(&id));
    } else {
        table.set("name", Value::text(&name));
        if let Some(issuer) = issuer.and_then(|own| said(own.get("name"))) {
            table.set("issuer", Value::text(&issuer));
        }
    }
    table.set("passed", Value::Day(passed));
    if let Some(expires) = expires {
        table.set("expires", Value::Day(expires));
    }
    let address = said(badge.get("id")).filter(|id| id.starts_with("https://"));
    if let Some(address) = address {
        table.set("note", Value::text(&format!("Open Badge {address}")));
    }
    Ok(table)
}

/// The one value, or the first of several.
fn first(json: &Json) -> &Json {
    json.as_array()
        .and_then(|items| items.first())
        .unwrap_or(json)
}

/// Longer names and addresses are none.
const LONGEST: usize = 500;

/// A text, or the first one of a text in several languages.
fn said(json: Option<&Json>) -> Option<String> {
    let text = match json? {
        Json::String(text) => text,
        Json::Object(languages) => {
            let own = languages.get("en").or_else(|| languages.values().next());
            own?.as_str()?
        }
        _ => return None,
    };
    let text = super::line(text);
    (!text.is_empty() && text.chars().count() <= LONGEST).then_some(text)
}

/// The first of these days that is there.
fn day(badge: &Json, names: &[&str]) -> Result<Option<Day>, String> {
    for name in names {
        let Some(text) = badge.get(name).and_then(Json::as_str) else {
            continue;
        };
        let day = text.get(..10).and_then(|day| day.parse().ok());
        return day.map(Some).ok_or_else(|| {
            let text: String = text.chars().take(40).collect();
            format!("{name} is no day: {}", crate::text::shown(&text))
        });
    }
    Ok(None)
}

/// The certification of the catalogue with this name, whatever its case.
fn of(name: &str, catalogue: &Catalogue) -> Option<String> {
    let wanted = name.to_lowercase();
    let ids = catalogue.ids("cert").into_iter();
    let mut same = ids.filter(|id| {
        let Some(cert) = catalogue.cert(id) else {
            return false;
        };
        let names = [&cert.name, &cert.short];
        names
            .iter()
            .any(|own| !own.is_blank() && own.raw().to_lowercase() == wanted)
    });
    same.next().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(json: &str) -> Result<String, String> {
        match certifications(json, Catalogue::embedded()) {
            Ok(found) => Ok(format!("{:?}", found.rows[0].table)),
            Err(wrong) => Err(wrong[0].why.clone()),
        }
    }

    #[test]
    fn both_versions_say_what_was_earned_and_when() {
        let second = r#"{"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://b.example/1",
            "issuedOn":"2026-03-04T10:00:00+00:00","expires":"2029-03-04T10:00:00Z",
            "badge":{"type":"BadgeClass","name":"Storm Watch","issuer":{"name":"Weather Inc"}}}"#;
        let third = r#"{"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://b.example/1",
            "type":["VerifiableCredential","OpenBadgeCredential"],"issuer":{"id":"x","name":"Weather Inc"},
            "validFrom":"2026-03-04T10:00:00Z","validUntil":"2029-03-04T10:00:00Z",
            "credentialSubject":{"achievement":{"name":"Storm Watch","type":["Achievement"]}}}"#;
        let own = said(second).expect("it is read");
        for words in [
            "Storm Watch",
            "Weather Inc",
            "2026-03-04",
            "2029-03-04",
            "b.example",
        ] {
            assert!(own.contains(words), "{words}: {own}");
        }
        assert_eq!(said(third).as_ref(), Ok(&own));
        assert_eq!(said(&format!("[{third}]")).as_ref(), Ok(&own));
    }

    #[test]
    fn one_of_the_catalogue_is_known_by_its_name() {
        let json = r#"{"type":"Assertion","issuedOn":"2026-03-04","badge":{"name":"aws certified cloud practitioner"}}"#;
        let own = said(json).expect("it is read");
        assert!(
            own.contains("aws-clf") && !own.contains("practitioner"),
            "{own}"
        );
    }

    #[test]
    fn what_is_no_badge_is_refused_with_the_reason() {
        let deep = "[".repeat(100_000);
        for (json, words) in [
            ("", "EOF"),
            ("{}", "no Open Badge"),
            (r#"[1, "x"]"#, "no Open Badge"),
            (
                r#"{"type":"Assertion","badge":"https://b.example"}"#,
                "opens no connection",
            ),
            (r#"{"type":"Assertion","badge":{"name":"x"}}"#, "no day"),
            (
                r#"{"type":"Assertion","issuedOn":"soon","badge":{"name":"x"}}"#,
                "issuedOn is no day: soon",
            ),
            (
                r#"{"type":"Assertion","issuedOn":"2026-01-01é","badge":{"name":"\u001b \u202e"}}"#,
                "no name",
            ),
            (
                r#"{"type":"Assertion","issuedOn":"2026-01-02","expires":"2026-01-01","badge":{"name":"x"}}"#,
                "ends before",
            ),
            (
                r#"{"type":["VerifiableCredential"],"credentialSubject":[]}"#,
                "does not say what",
            ),
            (deep.as_str(), "recursion"),
        ] {
            let said = said(json).expect_err("it is refused");
            assert!(said.contains(words), "{said}");
        }
    }
}
