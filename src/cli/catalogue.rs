//! `roadbook catalogue`: tracks, skills, milestones, certifications, levels and archetypes, with what is one's own.

use super::page::{Look, Page};
use super::places::{Asked, Places};
use super::{Misused, faults, say};
use crate::catalogue::Catalogue;
use crate::catalogue::entry::{Entry, PARTS};
use crate::mistake::unknown;
use crate::store::Book;
use crate::text::shown;
use clap::Args;
use serde_json::{Map, Value as Json, json};

/// What is looked up, and how it is told.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook catalogue                     what there is
  roadbook catalogue cert                all certifications
  roadbook catalogue track:sre           one entry
  roadbook catalogue skill:sre-slo --json")]
pub(super) struct Wish {
    /// A part, or part:id; else everything
    #[arg(value_name = "PART[:ID]")]
    what: Option<String>,
    #[command(flatten)]
    look: Look,
}

/// Tells it.
pub(super) fn catalogue(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    let color = asked.color;
    let places = Places::find(asked, true)?;
    // Without a roadmap there is what the program knows by itself.
    let text = places.text().unwrap_or_default();
    faults::none(&text, &places.roadmap)?;
    let book = Book::open(text);
    let all = places.catalogue.with_own(&book);
    let (part, id) = match wish.what.as_deref() {
        None => (None, None),
        Some(what) => {
            let (part, id) = what
                .split_once(':')
                .map_or((what, None), |(part, id)| (part, Some(id)));
            let names = || PARTS.iter().map(|(name, _)| *name);
            if !names().any(|name| name == part) {
                return Err(Misused(unknown(part, "part of the catalogue", names())).into());
            }
            (Some(part), id)
        }
    };
    if let (Some(part), Some(id)) = (part, id) {
        let Some(entry) = all.entry(part, id) else {
            anyhow::bail!(unknown(id, part, all.ids(part)));
        };
        return Ok(say::out(&one(part, id, &entry, wish.look, color)));
    }
    Ok(say::out(&list(&all, part, wish.look, color)))
}

fn list(all: &Catalogue, part: Option<&str>, look: Look, color: super::page::Color) -> String {
    let mut page = Page::default();
    let mut entries = Vec::new();
    for (name, heading) in PARTS
        .iter()
        .filter(|(name, _)| part.is_none_or(|own| own == *name))
    {
        let ids = all.ids(name);
        page.part(heading, &ids.len().to_string());
        for id in ids {
            let called = all
                .name(name, id)
                .map_or(String::new(), |called| called.shown().into_owned());
            page.line(format!("{name}:{}: {called}", shown(id)));
            entries.push(json!({ "part": name, "id": shown(id), "name": called }));
        }
    }
    if look.json {
        return document(json!({ "entries": entries }));
    }
    page.text(look, color)
}

fn one(part: &str, id: &str, entry: &Entry, look: Look, color: super::page::Color) -> String {
    if look.json {
        let fields: Map<String, Json> = entry
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone().into()))
            .collect();
        return document(json!({ "part": part, "id": shown(id), "fields": fields }));
    }
    let mut page = Page::default();
    page.title(
        entry
            .first()
            .map_or(String::new(), |(_, name)| name.clone()),
    );
    page.title(format!("{part}:{}", shown(id)));
    page.part("What it says", "");
    for (name, value) in entry.iter().skip(1) {
        page.line(format!("{}: {value}", name.replace('_', " ")));
    }
    page.text(look, color)
}

fn document(own: Json) -> String {
    let mut document = json!({ "roadbook": "catalogue", "version": 1 });
    if let (Json::Object(out), Json::Object(own)) = (&mut document, own) {
        out.extend(own);
    }
    format!("{document:#}\n")
}
