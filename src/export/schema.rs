//! The table of fields as JSON Schemas, for editors and for programs that make roadmaps or a team's own file.
//!
//! Keys that no field knows are allowed, since the file keeps them.

use crate::model::fields::{ROADMAP, TEAM};
use crate::model::{Field, Kind, List};
use serde_json::{Map, Value as Json, json};

/// The form of schema that TOML language servers read.
pub(super) const DIALECT: &str = "http://json-schema.org/draft-07/schema#";

/// A file that people write by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Roadmap,
    /// The mentor's own file about a team.
    Team,
}

/// The schema of a whole file.
pub fn schema(of: Written) -> Json {
    let (fields, title) = match of {
        Written::Roadmap => (ROADMAP, "Roadbook roadmap"),
        Written::Team => (TEAM, "Roadbook team"),
    };
    let mut root = table(fields);
    root.insert("$schema".to_owned(), DIALECT.into());
    root.insert("title".to_owned(), title.into());
    Json::Object(root)
}

fn table(fields: &'static [Field]) -> Map<String, Json> {
    let properties: Map<String, Json> = fields
        .iter()
        .map(|field| (field.name.to_owned(), property(field)))
        .collect();
    let needed: Vec<&str> = fields
        .iter()
        .filter(|field| field.needed)
        .map(|field| field.name)
        .collect();
    let mut out = Map::new();
    out.insert("type".to_owned(), "object".into());
    out.insert("properties".to_owned(), Json::Object(properties));
    if !needed.is_empty() {
        out.insert("required".to_owned(), needed.into());
    }
    out
}

fn property(field: &'static Field) -> Json {
    let mut out = match kind(field.kind) {
        Json::Object(out) => out,
        _ => Map::new(),
    };
    out.insert("title".to_owned(), field.label.into());
    out.insert("description".to_owned(), field.doc.into());
    Json::Object(out)
}

fn kind(kind: Kind) -> Json {
    match kind {
        Kind::Line | Kind::Prose | Kind::Catalogue(_) => json!({ "type": "string" }),
        Kind::Suggested(words) => json!({ "type": "string", "examples": words }),
        Kind::Day => json!({ "type": "string", "format": "date" }),
        Kind::Quarter => json!({ "type": "string", "pattern": "^[0-9]{4}-Q[1-4]$" }),
        Kind::Whole { least, most, .. } => {
            json!({ "type": "integer", "minimum": least, "maximum": most })
        }
        Kind::Number { least, most, .. } => {
            json!({ "type": "number", "minimum": least, "maximum": most })
        }
        Kind::Choice(words) => json!({ "type": "string", "enum": words }),
        Kind::Link(sections) => link(sections),
        Kind::Links(sections) => json!({ "type": "array", "items": link(sections) }),
        Kind::Skills | Kind::Words => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Private => json!({ "anyOf": [
            { "type": "boolean" },
            { "type": "array", "items": { "type": "string" } },
        ] }),
        Kind::Group(fields) => Json::Object(table(fields)),
        Kind::List(List { fields, .. }) => {
            json!({ "type": "array", "items": Json::Object(table(fields)) })
        }
    }
}

/// A reference, or an address.
fn link(sections: &[&str]) -> Json {
    let pattern = format!("^(({}):|https?://)", sections.join("|"));
    json!({ "type": "string", "pattern": pattern })
}
