//! What else is known of a record: its evidence in this file, and what the catalogue says of it.

use super::place::Place;
use super::sheet::Sheet;
use super::words;
use crate::insight::approval::{Says, approval};
use crate::insight::{Basis, Level, figure};
use crate::model::{Section, Table};
use crate::text::Text;
use crate::ui::view::View;

/// So much evidence is listed.
const MOST: usize = 12;

/// Writes what is known of a record besides its own fields.
pub(super) fn known(sheet: &mut Sheet<'_>, view: &View<'_>, place: &Place) {
    if place.within.is_some() {
        return;
    }
    match place.section {
        Section::Skill => {
            evidence(sheet, view, &place.table);
            skill(sheet, view, &place.table);
        }
        Section::Cert => {
            asked(sheet, view, place);
            cert(sheet, view, &place.table);
        }
        Section::Milestone => milestone(sheet, view, &place.table),
        Section::Direction => directions(sheet, view),
        _ => {}
    }
}

fn evidence(sheet: &mut Sheet<'_>, view: &View<'_>, table: &Table) {
    let Some(id) = table.text("id") else { return };
    let today = view.figures.today;
    let found = view.book.newest_evidence(id.raw(), today, MOST + 1);
    if found.is_empty() {
        return;
    }
    sheet.heading("evidence that names it");
    let theme = &sheet.look.theme;
    for record in found.iter().take(MOST) {
        let on = record.table.day("on").map(|on| on.short(today));
        let what = record.table.text("what").map(words).unwrap_or_default();
        sheet.field(&on.unwrap_or_default(), &what, theme.text);
        if let Some(result) = record.table.text("result") {
            sheet.more(&result.shown(), theme.dim);
        }
    }
    if found.len() > MOST {
        sheet.more("and older ones", theme.dim);
    }
}

fn skill(sheet: &mut Sheet<'_>, view: &View<'_>, table: &Table) {
    let of = table.text("of");
    let Some(known) = of.and_then(|of| view.catalogue.skill(of.raw())) else {
        return;
    };
    sheet.heading("what it is about");
    said(sheet, "Question", &known.question);
    said(sheet, "Outcome", &known.outcome);
    said(sheet, "Risk", &known.risk);
    said(sheet, "Metric", &known.metric.name);
    for level in Level::ALL {
        if let Some(behaviour) = known.behaviour(level.name()) {
            let label = words(view.figures.level(level));
            said(sheet, &label, behaviour);
        }
    }
}

/// What was decided about the money, and the rubric behind it, while it still can be decided or was answered.
fn asked(sheet: &mut Sheet<'_>, view: &View<'_>, place: &Place) {
    let basis = Basis::new(view.book, view.catalogue, view.figures.today);
    let Some(found) = approval(&basis, &place.key) else {
        return;
    };
    let decided = found.decision.words(view.figures.today);
    let is_over = place.table.get("passed").is_some();
    if is_over && decided.is_none() && place.table.get("rubric").is_none() {
        return;
    }
    sheet.heading("approval");
    let theme = &sheet.look.theme;
    let decided = decided.unwrap_or_else(|| "nothing is decided yet".to_owned());
    sheet.field("Decided", &decided, theme.text);
    sheet.field("Rubric", &found.words(), theme.text);
    for asked in &found.asked {
        let style = match asked.says {
            Says::Yes | Says::NotApplicable => theme.good,
            Says::No => theme.look,
            Says::Open => theme.dim,
        };
        sheet.field(asked.says.name(), &asked.question.shown(), style);
        sheet.more(&asked.words, theme.dim);
    }
}

fn cert(sheet: &mut Sheet<'_>, view: &View<'_>, table: &Table) {
    let of = table.text("of");
    let Some(known) = of.and_then(|of| view.catalogue.cert(of.raw())) else {
        return;
    };
    sheet.heading("what the catalogue says");
    said(sheet, "Name", &known.name);
    said(sheet, "Issuer", &known.issuer);
    said(sheet, "Code", &known.code);
    let theme = &sheet.look.theme;
    if let Some(fee) = known.fee.as_ref().filter(|fee| fee.amount > 0.0) {
        let words = format!("{} {}", figure(fee.amount), fee.currency.shown());
        sheet.field("Fee", &words, theme.text);
    }
    if let Some(hours) = known.hours.as_ref().filter(|hours| hours.value > 0.0) {
        sheet.field("Usual hours", &figure(hours.value), theme.text);
    }
    if let Some(validity) = &known.validity {
        let words = match validity.months {
            ..=0 => "for ever".to_owned(),
            months => format!("{months} months"),
        };
        sheet.field("Valid", &words, theme.text);
    }
    said(sheet, "Renewal", &known.renewal.detail);
    said(sheet, "Needs before", &known.prerequisites.detail);
    said(sheet, "Note", &known.note);
    said(sheet, "Doubt", &known.doubt);
}

fn milestone(sheet: &mut Sheet<'_>, view: &View<'_>, table: &Table) {
    let of = table.text("of");
    let Some(known) = of.and_then(|of| view.catalogue.milestone(of.raw())) else {
        return;
    };
    sheet.heading("what the catalogue says");
    said(sheet, "Deliverable", &known.deliverable);
    said(sheet, "Unlocks when", &known.unlocks_when);
}

/// The three directions side by side: what each asks, does all day, and needs.
fn directions(sheet: &mut Sheet<'_>, view: &View<'_>) {
    for id in view.catalogue.ids("archetype") {
        let Some(known) = view.catalogue.archetype(id) else {
            continue;
        };
        sheet.heading(&known.name.shown());
        said(sheet, "Asks", &known.primary_question);
        said(sheet, "Key skill", &known.key_skill);
        several(sheet, "All day", &known.daily_work);
        several(sheet, "Shows", &known.shows_progress);
        several(sheet, "Risks", &known.risks);
        several(sheet, "Roles", &known.roles);
        several(sheet, "Safe bets", &known.safe_bets);
    }
}

fn several(sheet: &mut Sheet<'_>, label: &str, texts: &[Text]) {
    let words: Vec<_> = texts.iter().map(Text::shown).collect();
    if !words.is_empty() {
        sheet.field(label, &words.join("; "), sheet.look.theme.text);
    }
}

fn said(sheet: &mut Sheet<'_>, label: &str, text: &Text) {
    if !text.is_blank() {
        sheet.field(label, &text.shown(), sheet.look.theme.text);
    }
}
