//! New records for a field that links to one, made without leaving the form that the field is in.

use super::App;
use crate::change::ChangeSet;
use crate::form::{Form, defaults};
use crate::insight::title;
use crate::model::{Section, Value};
use crate::overlay::{Overlay, Purpose};

impl App {
    /// Opens a form for a new record over the one that will link to it.
    pub(super) fn make_linked(&mut self, section: Section, text: &str) {
        if self.refused_to_change() {
            return;
        }
        let fields = section.fields();
        let context = self.form_context(fields);
        let mut draft = defaults(fields, &context);
        if !text.is_empty() {
            draft.set(name_of(section), Value::text(text));
        }
        let one = section.list().map_or("record", |list| list.one);
        let form = Form::new(format!("New {one}"), fields, draft, context);
        self.open_form(form, Purpose::Linked(section));
    }

    /// Gives the record that was made to the field that wanted it.
    pub(super) fn link_made(&mut self, changes: &ChangeSet) {
        let made = changes.0.iter().find_map(|change| {
            let (section, key) = change.at.into_record()?;
            let table = self.book.table(section, self.book.find(section, key)?);
            let id = table.text("id")?.raw().to_owned();
            Some((section, id, title(&table, section, &self.catalogue)))
        });
        if let (Some((section, id, label)), Some(Overlay::Form(open))) =
            (made, self.overlays.last_mut())
        {
            open.form
                .link(section, &format!("{}:{id}", section.name()), &label);
        }
        self.keep_draft();
    }
}

/// The field that says what a record of a section is called.
fn name_of(section: Section) -> &'static str {
    match section {
        Section::Cert | Section::Person => "name",
        Section::Shadow | Section::Evidence => "what",
        Section::Review => "with",
        Section::Bet => "tech",
        _ => "title",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_section_is_one_of_its_fields() {
        for section in Section::ALL {
            let linked = Section::ALL.iter().flat_map(|own| own.fields());
            let links = linked.filter_map(|field| match field.kind {
                crate::model::Kind::Link(names) | crate::model::Kind::Links(names) => Some(names),
                _ => None,
            });
            if links
                .flatten()
                .any(|name| Section::named(name) == Some(*section))
            {
                let name = name_of(*section);
                assert!(
                    section.fields().iter().any(|field| field.name == name),
                    "{name}"
                );
            }
        }
    }
}
