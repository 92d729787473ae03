//! The sorts of values in a document, and their JSON Schema.

use serde_json::{Map, Value as Json, json};

/// One name of a document.
#[derive(Debug)]
pub struct Name {
    pub name: &'static str,
    pub form: Form,
    /// What it says.
    pub doc: &'static str,
    /// It is in every document, even where it is `null`.
    pub always: bool,
}

/// The sort of value that stands behind a name.
#[derive(Debug, Clone, Copy)]
pub enum Form {
    Text,
    Day,
    Quarter,
    Count,
    Number,
    Flag,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Whatever the file says.
    Anything,
    /// Names and values that the file or the catalogue decides.
    Table,
    /// It may be `null`.
    Maybe(&'static Form),
    List(&'static Form),
    Object(&'static [Name]),
}

impl Name {
    pub(super) const fn new(name: &'static str, form: Form, doc: &'static str) -> Name {
        Name {
            name,
            form,
            doc,
            always: true,
        }
    }

    /// The same name, which is left out where it says nothing.
    #[must_use]
    pub(super) const fn sometimes(self) -> Name {
        Name {
            always: false,
            ..self
        }
    }
}

impl Form {
    /// The names inside of it, through lists and what may be `null`.
    pub fn inner(self) -> &'static [Name] {
        match self {
            Form::Maybe(own) | Form::List(own) => own.inner(),
            Form::Object(names) => names,
            _ => &[],
        }
    }

    fn schema(self) -> Map<String, Json> {
        let made = match self {
            Form::Text => json!({ "type": "string" }),
            Form::Day => json!({ "type": "string", "format": "date" }),
            Form::Quarter => json!({ "type": "string", "pattern": "^[0-9]{4}-Q[1-4]$" }),
            Form::Count => json!({ "type": "integer" }),
            Form::Number => json!({ "type": "number" }),
            Form::Flag => json!({ "type": "boolean" }),
            Form::Word(words) => json!({ "type": "string", "enum": words }),
            Form::Anything => json!({}),
            Form::Table => json!({ "type": "object" }),
            Form::Maybe(own) => json!({ "anyOf": [own.schema(), { "type": "null" }] }),
            Form::List(own) => json!({ "type": "array", "items": own.schema() }),
            Form::Object(names) => Json::Object(object(names)),
        };
        match made {
            Json::Object(made) => made,
            _ => Map::new(),
        }
    }
}

/// The schema of an object with these names.
pub(super) fn object(names: &[Name]) -> Map<String, Json> {
    let properties = names.iter().map(|own| {
        let mut schema = own.form.schema();
        schema.insert("description".to_owned(), own.doc.into());
        (own.name.to_owned(), Json::Object(schema))
    });
    let properties: Map<String, Json> = properties.collect();
    let required: Vec<&str> = names
        .iter()
        .filter(|own| own.always)
        .map(|own| own.name)
        .collect();
    let mut out = Map::new();
    out.insert("type".to_owned(), "object".into());
    out.insert("properties".to_owned(), Json::Object(properties));
    out.insert("required".to_owned(), required.into());
    out
}

/// A text that may be missing.
pub(super) const TEXT: Form = Form::Maybe(&Form::Text);
/// A day that may be missing.
pub(super) const DAY: Form = Form::Maybe(&Form::Day);
/// A number that may be missing.
pub(super) const NUMBER: Form = Form::Maybe(&Form::Number);
/// Several texts.
pub(super) const TEXTS: Form = Form::List(&Form::Text);
/// What a place means, wherever one stands.
pub(super) const AT: Name = Name::new("at", Form::Text, "What `roadbook show` takes.");
