//! What `--json` prints, as one table: its JSON Schemas, `docs/json.md` and the tests are made from it.
//!
//! A name that stands here never changes its meaning. New ones may come at any time, so a schema allows what it does not know.

mod flows;
mod form;
mod lookups;
mod states;
mod teams;

pub use form::{Form, Name};

use super::schema::DIALECT;
use serde_json::{Map, Value as Json, json};

/// One document that the program prints.
#[derive(Debug)]
pub struct Document {
    /// What is said for it on the command line, and in the document itself.
    pub name: &'static str,
    /// The command that prints it.
    pub command: &'static str,
    /// The number of its form, but for one that is a line of many.
    pub version: Option<u32>,
    /// What it has beside its name and version.
    pub names: &'static [Name],
}

/// All documents.
pub static DOCUMENTS: [Document; 9] = [
    Document {
        name: "status",
        command: "roadbook status --json",
        version: Some(1),
        names: states::STATUS,
    },
    Document {
        name: "show",
        command: "roadbook show RECORD --json",
        version: Some(1),
        names: states::SHOW,
    },
    Document {
        name: "review",
        command: "roadbook review --json",
        version: Some(1),
        names: flows::REVIEW,
    },
    Document {
        name: "team",
        command: "roadbook team --json",
        version: Some(1),
        names: teams::TEAM,
    },
    Document {
        name: "check",
        command: "roadbook check --json",
        version: Some(1),
        names: lookups::CHECK,
    },
    Document {
        name: "catalogue",
        command: "roadbook catalogue --json",
        version: Some(1),
        names: lookups::CATALOGUE,
    },
    Document {
        name: "diff",
        command: "roadbook diff --json",
        version: Some(1),
        names: flows::DIFF,
    },
    Document {
        name: "export",
        command: "roadbook export json",
        version: Some(1),
        names: flows::EXPORT,
    },
    Document {
        name: "fact",
        command: "roadbook export jsonl FOLDER",
        version: None,
        names: flows::FACT,
    },
];

impl Document {
    /// The document of a name.
    pub fn named(name: &str) -> Option<&'static Document> {
        DOCUMENTS.iter().find(|own| own.name == name)
    }

    /// Its JSON Schema.
    pub fn schema(&self) -> Json {
        let mut root = Map::new();
        root.insert("$schema".to_owned(), DIALECT.into());
        root.insert("title".to_owned(), self.command.into());
        let mut schema = form::object(self.names);
        if let Some(version) = self.version {
            head(&mut schema, self.name, version);
        }
        root.extend(schema);
        Json::Object(root)
    }
}

/// Puts the two names before all others by which a reader knows a document.
fn head(schema: &mut Map<String, Json>, name: &str, version: u32) {
    let mut properties = Map::new();
    properties.insert("roadbook".to_owned(), json!({ "const": name }));
    properties.insert("version".to_owned(), json!({ "const": version }));
    let mut required = vec![Json::from("roadbook"), Json::from("version")];
    if let Some(Json::Object(own)) = schema.remove("properties") {
        properties.extend(own);
    }
    if let Some(Json::Array(own)) = schema.remove("required") {
        required.extend(own);
    }
    schema.insert("properties".to_owned(), Json::Object(properties));
    schema.insert("required".to_owned(), Json::Array(required));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_name_stands_once_in_each_document_and_says_what_it_is() {
        fn look(names: &[Name], place: &str) {
            let mut seen = HashSet::new();
            for own in names {
                assert!(seen.insert(own.name), "{place}.{} twice", own.name);
                assert!(!own.doc.is_empty(), "{place}.{}", own.name);
                look(own.form.inner(), &format!("{place}.{}", own.name));
            }
        }
        for document in &DOCUMENTS {
            look(document.names, document.name);
        }
    }
}
