//! Every field of a table with its label, and what it says in words.

use super::lists;
use super::place::name;
use super::sheet::Sheet;
use super::words;
use crate::insight::{Basis, figure, proof};
use crate::model::field::{Field, Kind};
use crate::model::{Link, Record, Section, Source, Table, Value};
use crate::text::{Text, shown};
use crate::ui::view::View;

/// Writes the fields in the order of the table of fields, then what no field knows.
pub(super) fn fields(
    sheet: &mut Sheet<'_>,
    view: &View<'_>,
    table: &Table,
    fields: &'static [Field],
) {
    let is_wide = |field: &Field| matches!(field.kind, Kind::List(_) | Kind::Group(_));
    let is_id = |field: &Field| field.name == "id";
    // What people read comes first, the id after it, then what takes many lines.
    let short = fields
        .iter()
        .filter(|field| !is_wide(field) && !is_id(field));
    let ids = fields.iter().filter(|field| is_id(field));
    let wide = fields.iter().filter(|field| is_wide(field));
    for field in short.chain(ids).chain(wide) {
        if let Some(value) = table.get(field.name) {
            one(sheet, view, field, value);
        }
    }
    let unknown = |name: &&str| Field::find(fields, name).is_none();
    let mut others = table.iter().filter(|(name, _)| unknown(name)).peekable();
    if others.peek().is_some() {
        sheet.heading("also in the file");
    }
    for (name, value) in others {
        sheet.field(&shown(name), &plain(value), sheet.look.theme.text);
    }
}

fn one(sheet: &mut Sheet<'_>, view: &View<'_>, field: &'static Field, value: &Value) {
    let theme = &sheet.look.theme;
    match (field.kind, value) {
        (Kind::List(list), Value::Array(items)) => {
            sheet.heading(&field.label.to_lowercase());
            lists::entries(sheet, view, list, items);
        }
        (Kind::Group(inner), Value::Table(group)) => {
            sheet.heading(&field.label.to_lowercase());
            fields(sheet, view, group, inner);
        }
        (Kind::Prose, Value::Text(text)) => {
            let mut lines = text.shown_lines();
            let first = lines.next().unwrap_or_default();
            sheet.field(field.label, &first, theme.text);
            for line in lines {
                sheet.more(&line, theme.text);
            }
        }
        (Kind::Link(_), Value::Text(text)) => {
            let (said, lack) = link(view, text);
            sheet.field(field.label, &said, theme.text);
            if let Some(lack) = lack {
                sheet.more(&lack, theme.look);
            }
        }
        (Kind::Links(_), Value::Array(items)) => {
            for (number, text) in items.iter().filter_map(Value::as_text).enumerate() {
                let label = if number == 0 { field.label } else { "" };
                sheet.field(label, &link(view, text).0, theme.text);
            }
        }
        _ => sheet.field(field.label, &said(view, field.kind, value), theme.text),
    }
}

/// What a value says, in one line; several links in one line each.
pub(super) fn said(view: &View<'_>, kind: Kind, value: &Value) -> String {
    let (today, between) = (view.figures.today, view.look.glyphs.between);
    match (kind, value) {
        (Kind::Day, Value::Day(day)) => {
            format!("{} {between} {}", day.short(today), day.distance(today))
        }
        (Kind::Whole { unit, .. } | Kind::Number { unit, .. }, value) => match value.as_number() {
            Some(number) if unit.is_empty() || unit == "month" => figure(number),
            Some(number) => format!("{} {unit}", figure(number)),
            None => plain(value),
        },
        (Kind::Catalogue(part), Value::Text(text)) => match view.catalogue.name(part, text.raw()) {
            Some(name) if name != text => format!("{} {between} {}", name.shown(), text.shown()),
            _ => words(text),
        },
        (Kind::Link(_), Value::Text(text)) => link(view, text).0,
        (Kind::Links(_), Value::Array(items)) => {
            let links = items.iter().filter_map(Value::as_text);
            let said: Vec<String> = links.map(|text| link(view, text).0).collect();
            said.join("\n")
        }
        (Kind::Skills, Value::Array(items)) => {
            let skills = items.iter().filter_map(Value::as_text);
            let said: Vec<String> = skills.map(|id| skill(view, id)).collect();
            said.join(", ")
        }
        (Kind::Private, Value::Boolean(true)) => "all of it".to_owned(),
        _ => plain(value),
    }
}

/// What a link leads to, and why that proves nothing yet.
pub(super) fn link(view: &View<'_>, text: &Text) -> (String, Option<String>) {
    let Some(parsed @ Link::Record(section, id)) = Link::of(text) else {
        return (words(text), None);
    };
    let Some(record) = view.book.link(&parsed) else {
        let words = format!("{} leads to nothing", text.shown());
        return (words, None);
    };
    let name = name(view, section, &record.table, Some(id));
    let basis = Basis::new(view.book, view.catalogue, view.figures.today);
    let lack = proof::stands(&basis, text).err();
    let between = view.look.glyphs.between;
    let said = format!(
        "{} {between} {}",
        name.shown(),
        section.field().label.to_lowercase()
    );
    (said, lack.map(|lack| lack.words().to_owned()))
}

fn skill(view: &View<'_>, id: &Text) -> String {
    let known = view.book.link(&Link::Record(Section::Skill, id.raw()));
    let named = |record: Record| words(&name(view, Section::Skill, &record.table, Some(id.raw())));
    known.map_or_else(|| words(id), named)
}

/// A value as it stands in the file, safe to show and in one line.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Text(text) => words(text),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => number.to_string(),
        Value::Boolean(yes) => yes.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Moment(moment) => shown(moment).into_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(plain).collect();
            items.join(", ")
        }
        Value::Table(table) => {
            let parts = table.iter().map(|(name, value)| {
                let name = shown(name).into_owned();
                format!("{name} = {}", plain(value))
            });
            let parts: Vec<String> = parts.collect();
            format!("{{ {} }}", parts.join(", "))
        }
    }
}
