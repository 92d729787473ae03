//! `docs/json.md`: its tables of names are made from the table of documents.

use crate::page;
use roadbook::export::documents::{DOCUMENTS, Form, Name};
use std::fmt::Write;

/// The names of a document, those inside of others with their way.
fn table(names: &[Name], version: Option<(&str, u32)>) -> String {
    let mut out = "| name | is | what it says |\n|---|---|---|\n".to_owned();
    if let Some((name, version)) = version {
        let _ = writeln!(out, "| `roadbook` | `\"{name}\"` | Which document it is. |");
        let _ = writeln!(out, "| `version` | `{version}` | The number of its form. |");
    }
    rows(&mut out, names, "");
    out
}

fn rows(out: &mut String, names: &[Name], way: &str) {
    for own in names {
        let here = format!("{way}{}", own.name);
        let missing = if own.always { "" } else { ", not always there" };
        let is = words(own.form);
        let _ = writeln!(out, "| `{here}` | {is}{missing} | {} |", own.doc);
        let more = if is_list(own.form) { "[]." } else { "." };
        rows(out, own.form.inner(), &format!("{here}{more}"));
    }
}

fn is_list(form: Form) -> bool {
    match form {
        Form::List(_) => true,
        Form::Maybe(own) => is_list(*own),
        _ => false,
    }
}

/// The sort of a value in words.
fn words(form: Form) -> String {
    match form {
        Form::Text => "text".to_owned(),
        Form::Day => "day".to_owned(),
        Form::Quarter => "quarter".to_owned(),
        Form::Count => "whole number".to_owned(),
        Form::Number => "number".to_owned(),
        Form::Flag => "`true` or `false`".to_owned(),
        Form::Anything => "any value".to_owned(),
        Form::Table | Form::Object(_) => "object".to_owned(),
        Form::Word(words) => {
            let words: Vec<_> = words.iter().map(|word| format!("`{word}`")).collect();
            words.join(", ")
        }
        Form::Maybe(own) => format!("{}, or `null`", words(*own)),
        Form::List(own) => match *own {
            Form::Object(_) => "list of objects".to_owned(),
            Form::Text => "list of texts".to_owned(),
            _ => "list of numbers".to_owned(),
        },
    }
}

#[test]
fn the_tables_of_names_are_up_to_date() {
    page::is_up_to_date("docs/json.md", |found| {
        DOCUMENTS.iter().fold(found.to_owned(), |page, own| {
            let head = own.version.map(|version| (own.name, version));
            page::with_part(&page, own.name, &table(own.names, head))
        })
    });
}

#[test]
fn every_document_says_its_command() {
    let page = page::text("docs/json.md");
    for own in &DOCUMENTS {
        assert!(
            page.contains(&format!("## `{}`", own.command)),
            "{}",
            own.command
        );
    }
}
