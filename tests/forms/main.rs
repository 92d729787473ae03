//! Forms driven by keys: every field of every section, hostile values, and what is seen.

mod every_field;
mod hostile;
mod person_at_work;
mod screens;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use roadbook::form::{Form, FormContext, FormOutcome};
use roadbook::keymap::{Keymap, Meaning, Press};
use roadbook::model::{Section, Table, Value};
use roadbook::ui::form::{DrawnForm, FormStyles, draw};

pub fn context() -> FormContext {
    FormContext::new("2026-11-22".parse().expect("a day"), 1)
}

/// A form on a screen of this size.
pub fn drawn(form: &Form, width: u16, height: u16) -> (Buffer, DrawnForm) {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    let styles = FormStyles::default();
    let drawn = draw(form, &Keymap::default(), &styles, area, &mut buffer);
    (buffer, drawn)
}

pub fn day(text: &str) -> Value {
    Value::Day(text.parse().expect("a day"))
}

pub fn form(section: Section, draft: Table) -> Form {
    Form::new(section.field().label, section.fields(), draft, context())
}

/// A key as the program gives it to a form.
pub fn key(form: &mut Form, key: KeyEvent) -> FormOutcome {
    let press = Press::of(&key);
    match press.map(|press| Keymap::default().meaning(form.keys(), &[press])) {
        Some(Meaning::Action(action)) => form.act(action),
        _ => form.type_key(key),
    }
}

pub fn press(form: &mut Form, code: KeyCode) -> FormOutcome {
    key(form, KeyEvent::new(code, KeyModifiers::NONE))
}

pub fn control(form: &mut Form, letter: char) -> FormOutcome {
    key(
        form,
        KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL),
    )
}

pub fn write(form: &mut Form, text: &str) {
    for letter in text.chars() {
        let code = if letter == '\n' {
            KeyCode::Enter
        } else {
            KeyCode::Char(letter)
        };
        press(form, code);
    }
}

/// The record that the form gives when it is saved.
pub fn saved(form: &mut Form) -> Table {
    match control(form, 's') {
        FormOutcome::Submit(table) => table,
        other => panic!("{other:?} instead of a record"),
    }
}
