//! The catalogue on the screen: all entries, one of them with all that it says, and how it becomes a record.

use super::App;
use crate::catalogue::Catalogue;
use crate::catalogue::entry::PARTS;
use crate::form::{Form, defaults};
use crate::insight::signal::Rule;
use crate::model::{Section, Table, Value};
use crate::overlay::{Chooser, EntryPage, List, Order, Overlay, Purpose, Row};
use crate::text::{Text, shown};

/// A part of the catalogue, and the id of one of its entries; none stands for the catalogue itself.
type Place = Option<(&'static str, String)>;

impl App {
    /// Lists the catalogue: first how old it is, then each track with all that belongs to it, then the rest.
    pub(super) fn show_catalogue(&mut self) {
        let mut rows = vec![self.row_of_itself()];
        let all = &self.catalogue;
        let has_track =
            |part: &str| !matches!(part, "track" | "archetype" | "level" | "cert" | "rubric");
        for track in all.ids("track") {
            rows.extend(row_of(all, "track", track));
            for (part, _) in PARTS.iter().filter(|(part, _)| has_track(part)) {
                let own = all.ids(part).into_iter();
                let own = own.filter(|id| all.track_of(part, id) == Some(track));
                rows.extend(own.filter_map(|id| row_of(all, part, id)));
            }
        }
        for (part, _) in PARTS.iter().filter(|(part, _)| *part != "track") {
            let ids = all.ids(part).into_iter();
            // What belongs to a track stands there.
            let ids = ids.filter(|id| {
                let track = all.track_of(part, id);
                !has_track(part) || track.is_none_or(|track| all.track(track).is_none())
            });
            rows.extend(ids.filter_map(|id| row_of(all, part, id)));
        }
        let list = List::new(rows, Order::Kept);
        let chooser = Chooser::new("Catalogue", "open", list, &self.keymap).wide();
        self.overlays.push(Overlay::Catalogue(chooser));
    }

    /// How old the catalogue is, and whether that is too old.
    fn row_of_itself(&self) -> Row<Place> {
        let rule = Rule::named("old-catalogue");
        let old = rule.and_then(|rule| self.thresholds.of(rule));
        let (name, doc) = match self.catalogue.as_of() {
            None => ("A catalogue without a date".to_owned(), String::new()),
            Some(day) => {
                let age = day.until(self.today);
                let name = format!("The catalogue of {day}");
                let warns = old.is_some_and(|days| age >= days);
                let doc = if warns {
                    "it is old: check fees, rules and dates with the issuer before you pay"
                } else {
                    "each figure says its source with its date, and whether it is in doubt"
                };
                (
                    name,
                    format!("looked through {}\n{doc}", day.distance(self.today)),
                )
            }
        };
        let doc = if doc.contains('\n') {
            doc
        } else {
            format!("{doc}\n")
        };
        Row::new(name, doc, None)
    }

    /// A row was taken: the entry opens over the list, which stays.
    pub(super) fn take_entry(&mut self, chooser: Chooser<Place>) {
        let chosen = chooser.list.chosen().cloned().flatten();
        self.overlays.push(Overlay::Catalogue(chooser));
        let Some((part, id)) = chosen else {
            return self.say("take one of the entries below");
        };
        let Some(says) = self.catalogue.entry(part, &id) else {
            return self.refuse("the catalogue no longer has this");
        };
        let has = self.has_entry(part, &id);
        self.overlays
            .push(Overlay::Entry(EntryPage::new(part, id, says, has)));
    }

    /// Whether a record of the roadmap is of an entry, in words.
    fn has_entry(&self, part: &str, id: &str) -> Option<String> {
        let section = section_of(part)?;
        let field = if section == Section::Track {
            "primary"
        } else {
            "of"
        };
        let mut numbers = 0..self.book.count(section);
        let number = numbers.find(|number| {
            let said = self.book.peek(section, *number, field);
            matches!(said, Some(Value::Text(text)) if text.raw() == id)
        })?;
        let table = self.book.table(section, number);
        Some(self.title_of(section, &table))
    }

    /// A form for the record that an entry becomes.
    pub(super) fn add_entry_of_catalogue(&mut self) {
        let Some(Overlay::Entry(page)) = self.overlays.last() else {
            return;
        };
        let (part, id) = (page.part, page.id.clone());
        let Some((section, own)) = record_of(&self.catalogue, part, &id) else {
            return self.say("no record is made from this");
        };
        if self.refused_to_change() {
            return;
        }
        let fields = section.fields();
        let context = self.form_context(fields);
        let mut draft = defaults(fields, &context);
        for (name, value) in own.iter() {
            draft.set(name, value.clone());
        }
        let form = Form::new(format!("New {}", section.one()), fields, draft, context);
        self.open_form(form, Purpose::New(section));
    }

    /// An entry below a form that was kept says that the roadmap has it now.
    pub(super) fn renew_entry(&mut self) {
        let Some(Overlay::Entry(page)) = self.overlays.last() else {
            return;
        };
        let has = self.has_entry(page.part, &page.id.clone());
        if let Some(Overlay::Entry(page)) = self.overlays.last_mut() {
            page.has = has;
        }
    }
}

/// The section of the records that are of a part.
fn section_of(part: &str) -> Option<Section> {
    match part {
        "track" => Some(Section::Track),
        "skill" => Some(Section::Skill),
        "milestone" => Some(Section::Milestone),
        "cert" => Some(Section::Cert),
        _ => None,
    }
}

fn row_of(all: &Catalogue, part: &'static str, id: &str) -> Option<Row<Place>> {
    let says = all.entry(part, id)?;
    let mut words = says.iter();
    let name = words
        .next()
        .map_or_else(String::new, |(_, name)| name.clone());
    let about = words
        .filter(|(label, _)| *label != "track" && *label != "own")
        .take(2);
    let about: Vec<String> = about
        .map(|(label, own)| format!("{}: {own}", label.replace('_', " ")))
        .collect();
    let track = all.track_of(part, id).unwrap_or_default();
    let called = all
        .track(track)
        .map_or_else(String::new, |own| own.called().shown().into_owned());
    let mut aside = part.to_owned();
    if !called.is_empty() {
        aside = format!("{aside}, {called}");
    }
    if all.is_own(part, id) {
        aside = format!("own {aside}");
    }
    let row = Row::new(name, about.join("\n"), Some((part, id.to_owned())));
    Some(
        row.beside(aside)
            .found_by(format!("{}\n{part} {}", shown(id), shown(track))),
    )
}

/// The record that an entry becomes: its section, and what is known of it.
fn record_of(all: &Catalogue, part: &str, id: &str) -> Option<(Section, Table)> {
    let text = |text: &Text| Value::text(text.raw());
    let record = match part {
        "track" => (Section::Track, Table::from([("primary", Value::text(id))])),
        "skill" => (Section::Skill, Table::from([("of", Value::text(id))])),
        "milestone" => {
            let own = all.milestone(id)?;
            let table = [
                ("title", text(&own.title)),
                ("stage", text(&own.stage)),
                ("of", Value::text(id)),
            ];
            (Section::Milestone, Table::from(table))
        }
        "project" => (Section::Win, crate::scaffold::win_of(all.project(id)?)),
        "shadow" => {
            let own = all.rotation(id)?;
            let table = [
                ("track", text(&own.with)),
                ("look_for", text(&own.look_for)),
            ];
            (Section::ShadowPlan, Table::from(table))
        }
        "cert" => (Section::Cert, Table::from([("of", Value::text(id))])),
        _ => return None,
    };
    Some(record)
}
