//! `roadbook show`: one record in words, or as JSON.

use super::address::{Address, address_of};
use super::page::{Look, Page, Weight};
use super::places::{Asked, Places};
use super::say;
use crate::day::Day;
use crate::export::json;
use crate::insight::approval::approval;
use crate::insight::certs::{CertRow, certifications};
use crate::insight::skills::skills;
use crate::insight::win::of_record;
use crate::insight::{Basis, title};
use crate::model::{Field, Kind, Path, Section, Table, Value};
use crate::store::Book;
use crate::text::shown;
use clap::Args;
use serde_json::json;

/// Which record, and how.
#[derive(Args, Debug)]
#[command(after_help = "Examples:
  roadbook show person
  roadbook show skill:slo
  roadbook show shadow:2026-11-12         the only session of that day
  roadbook show win:pages/key_result:calls
  roadbook show cert:cka --json")]
pub(super) struct Wish {
    /// A record or entry: section:id, or section:day where it has no id
    #[arg(value_name = "RECORD")]
    address: String,
    #[command(flatten)]
    look: Look,
}

/// Shows it.
pub(super) fn show(asked: Asked, wish: &Wish) -> anyhow::Result<u8> {
    let (today, color) = (asked.today, asked.color);
    let places = Places::find(asked, true)?;
    let text = places.text()?;
    super::faults::none(&text, &places.roadmap)?;
    let book = Book::open(text);
    let catalogue = places.catalogue.with_own(&book);
    let address = Address::find(&book, &wish.address).map_err(anyhow::Error::msg)?;
    let mut record = book.table(address.section, address.number);
    let name = title(&record, address.section, &catalogue);
    let fields = address.fields();
    let Some(table) = address.table_in(&mut record) else {
        anyhow::bail!("it is gone");
    };
    let at = shown(&address_of(&path(&address))).into_owned();
    let figures = if address.inside.is_empty() {
        figures(&book, &Basis::new(&book, &catalogue, today), &address)
    } else {
        Vec::new()
    };
    if wish.look.json {
        let document = json!({
            "roadbook": "show",
            "version": 1,
            "at": at,
            "section": address.section.name(),
            "title": name,
            "record": json::object(table),
            "figures": figures,
        });
        return Ok(say::out(&format!("{document:#}\n")));
    }
    let mut page = Page::default();
    page.title(match name.as_str() {
        "" => at.clone(),
        name => format!("{}: {name}", address.section.field().label),
    });
    page.title(at);
    page.part("What it says", "");
    fields_of(&mut page, table, fields, today);
    if !figures.is_empty() {
        page.part("What it means today", "");
        for line in figures {
            page.line(line);
        }
    }
    Ok(say::out(&page.text(wish.look, color)))
}

/// The path of what an address names.
pub(super) fn path(address: &Address) -> Path {
    let mut at = match address.section.list() {
        Some(_) => Path::record(address.section, address.key.clone()),
        None => Path::section(address.section),
    };
    for step in &address.inside {
        at = at.field(step.list).item(step.key.clone());
    }
    at
}

/// Every field in the order of the table of fields, then what the file says beside them.
fn fields_of(page: &mut Page, table: &Table, fields: &'static [Field], today: Day) {
    for field in fields {
        if let Some(value) = table.get(field.name) {
            told(page, field.label, Some(field), value, today);
        }
    }
    for (name, value) in table.iter() {
        if Field::find(fields, name).is_none() {
            told(page, &shown(name), None, value, today);
        }
    }
}

fn told(page: &mut Page, label: &str, field: Option<&'static Field>, value: &Value, today: Day) {
    let inner = match field.map(|field| field.kind) {
        Some(Kind::List(list)) => list.fields,
        Some(Kind::Group(fields)) => fields,
        _ => &[],
    };
    match value {
        Value::Array(items) if items.iter().any(|item| item.as_table().is_some()) => {
            for item in items {
                page.line(format!("{label}: {}", words(item, inner, today)));
            }
        }
        Value::Text(text) if text.raw().contains('\n') => {
            page.line(format!("{label}:"));
            for line in text.shown_lines() {
                page.weighed(Weight::Usual, line);
            }
        }
        value => page.line(format!("{label}: {}", words(value, inner, today))),
    }
}

/// A value in words; the fields of a table with their labels.
fn words(value: &Value, fields: &'static [Field], today: Day) -> String {
    match value {
        Value::Text(text) => text.shown().into_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(true) => "yes".to_owned(),
        Value::Boolean(false) => "no".to_owned(),
        Value::Day(day) => format!("{day} ({})", day.distance(today)),
        Value::Moment(moment) => shown(moment).into_owned(),
        Value::Array(items) => {
            let items: Vec<_> = items
                .iter()
                .map(|item| words(item, fields, today))
                .collect();
            items.join(", ")
        }
        Value::Table(table) => {
            let own = table.iter().map(|(name, value)| {
                let field = Field::find(fields, name);
                let inner = match field.map(|field| field.kind) {
                    Some(Kind::List(list)) => list.fields,
                    Some(Kind::Group(fields)) => fields,
                    _ => &[],
                };
                let label = field.map_or_else(
                    || shown(name).into_owned(),
                    |field| field.label.to_lowercase(),
                );
                match value {
                    Value::Day(day) => format!("{label} {day}"),
                    value => format!("{label} {}", words(value, inner, today)),
                }
            });
            own.collect::<Vec<_>>().join("; ")
        }
    }
}

/// What the dashboard makes of a record.
fn figures(book: &Book, basis: &Basis<'_>, address: &Address) -> Vec<String> {
    match address.section {
        Section::Skill => skills(basis)
            .get(address.number)
            .map(|row| {
                let proofs = format!("{} proofs, {} that do not stand", row.proofs, row.lacking);
                let differ = row.differ.then(|| "the two views differ".to_owned());
                let claim = row.no_proof().then(|| "claimed without a proof".to_owned());
                [Some(proofs), differ, claim]
                    .into_iter()
                    .flatten()
                    .collect()
            })
            .unwrap_or_default(),
        Section::Cert => certifications(basis)
            .rows
            .get(address.number)
            .map(|row| {
                let mut told = vec![row.words.clone()];
                told.extend(asked(basis, row));
                told
            })
            .unwrap_or_default(),
        Section::Win => book
            .record(Section::Win, address.number)
            .and_then(|record| of_record(basis, &record))
            .map(|win| {
                let told = win.key_results.iter();
                told.map(|own| format!("{}: {}", own.measure.shown(), own.reason))
                    .collect()
            })
            .unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// What was decided about a certification, and the rubric behind it; for one that is over only what was decided.
fn asked(basis: &Basis<'_>, row: &CertRow) -> Vec<String> {
    let Some(found) = approval(basis, &row.key) else {
        return Vec::new();
    };
    let mut told: Vec<String> = found.decision.words(basis.today).into_iter().collect();
    if row.passed.is_none() {
        told.push(format!("rubric: {}", found.words()));
        told.extend(found.asked.iter().map(|asked| {
            let (question, says) = (asked.question.shown(), asked.says.name());
            format!("{question} {says}: {}", asked.words)
        }));
    }
    told
}
