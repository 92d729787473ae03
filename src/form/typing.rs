//! What keys, pastes and clicks do in a form.

use super::context::Candidate;
use super::keys::typed;
use super::pick::Picked;
use super::sheet::Sheet;
use super::slot::Slot;
use super::{Form, FormOutcome, Page, Spot};
use crate::action::Action;
use crate::model::{Kind, Section};
use crossterm::event::{KeyEvent, KeyEventKind};

/// How far a page goes where the form does not know how much of it is seen.
const PAGE: isize = 8;

impl Form {
    /// Does what a key means, [`Form::keys`] being where it was pressed.
    pub fn act(&mut self, action: Action) -> FormOutcome {
        if self.asking {
            return self.answer(action);
        }
        if self.pick.is_some() && action == Action::SaveForm {
            return self.submit();
        }
        if let Some(pick) = &mut self.pick {
            let picked = pick.act(action);
            return self.picked(picked);
        }
        if action == Action::FieldPrivate {
            return self.toggle_private();
        }
        match self.pages.last_mut() {
            Some(Page::Entries(_)) => self.in_entries(action),
            Some(Page::Sheet(sheet)) if sheet.in_prose => self.in_prose(action),
            Some(Page::Sheet(_)) => self.on_row(action),
            None => FormOutcome::Ignored,
        }
    }

    /// Takes a key that means no action: the character that it types.
    pub fn type_key(&mut self, key: KeyEvent) -> FormOutcome {
        let letter = typed(key).filter(|_| key.kind != KeyEventKind::Release);
        let Some(letter) = letter.filter(|_| !self.asking) else {
            return FormOutcome::Ignored;
        };
        let mut buffer = [0; 4];
        let text = letter.encode_utf8(&mut buffer);
        match &mut self.pick {
            Some(pick) => {
                pick.paste(text);
                FormOutcome::Consumed
            }
            None => self.write(text),
        }
    }

    /// Takes a pasted text into the field under the cursor.
    pub fn paste(&mut self, text: &str) -> FormOutcome {
        if self.asking {
            return FormOutcome::Ignored;
        }
        if let Some(pick) = &mut self.pick {
            pick.paste(text);
            return FormOutcome::Consumed;
        }
        self.write(text)
    }

    /// Takes back the text of the field under the cursor from the editor of the system.
    pub fn edited(&mut self, text: &str) {
        if let Some(row) = self.sheet_mut().and_then(Sheet::row_mut)
            && let Slot::Prose(prose) = &mut row.slot
        {
            // Editors end a file with a newline that nobody typed.
            let kept = prose.text().ends_with('\n');
            let text = text.replace("\r\n", "\n");
            let text = if kept {
                &text
            } else {
                text.trim_end_matches('\n')
            };
            prose.buffer().set(text);
            row.edited();
        }
    }

    /// Takes a click.
    pub fn click(&mut self, spot: Spot) -> FormOutcome {
        if self.asking {
            return FormOutcome::Ignored;
        }
        if let Some(pick) = &mut self.pick {
            let picked = match spot {
                Spot::Choice(at) => pick.click(at),
                _ => Picked::Closed,
            };
            return self.picked(picked);
        }
        match (self.pages.last_mut(), spot) {
            (Some(Page::Sheet(sheet)), Spot::Row(at)) => {
                let again = sheet.at == at;
                if !sheet.go_to(at) {
                    return FormOutcome::Ignored;
                }
                let saves = at >= sheet.rows.len();
                if saves || (again && !sheet.in_prose) {
                    return self.enter();
                }
                FormOutcome::Consumed
            }
            (Some(Page::Entries(entries)), Spot::Entry(at)) if at < entries.len() => {
                let again = entries.at == at;
                entries.at = at;
                if again {
                    self.open_entry(false);
                }
                FormOutcome::Consumed
            }
            _ => FormOutcome::Ignored,
        }
    }

    fn answer(&mut self, action: Action) -> FormOutcome {
        match action {
            Action::Cancel => {
                self.asking = false;
                FormOutcome::Consumed
            }
            Action::DiscardChanges => self.discard(),
            Action::SaveChanges => {
                self.asking = false;
                self.finish_page()
            }
            _ => FormOutcome::Ignored,
        }
    }

    fn picked(&mut self, picked: Picked) -> FormOutcome {
        let (value, toggles) = match picked {
            Picked::Open => return FormOutcome::Consumed,
            Picked::Ignored => return FormOutcome::Ignored,
            Picked::Closed => {
                self.pick = None;
                return FormOutcome::Consumed;
            }
            Picked::Made(section, text) => return FormOutcome::Make(section, text),
            Picked::Taken(value) => (value, false),
            Picked::Toggled(value) => (value, true),
        };
        let Some(sheet) = self.sheet_mut() else {
            return FormOutcome::Consumed;
        };
        let chosen = sheet.row_mut().map(|row| {
            row.take(&value, toggles);
            row.chosen()
        });
        if !toggles {
            if !matches!(sheet.row().map(|row| &row.slot), Some(Slot::Chips(_))) {
                sheet.go(1);
            }
            self.pick = None;
        } else if let Some(pick) = &mut self.pick {
            pick.mark(chosen.unwrap_or_default());
        }
        FormOutcome::Consumed
    }

    /// Takes a record that was made for the field under the cursor: its value in the file, and what it is called.
    pub fn link(&mut self, section: Section, value: &str, label: &str) {
        let candidate = Candidate::new(value, label);
        let links = self.context.links.entry(section).or_default();
        links.insert(0, candidate.clone());
        let mut taken = value;
        if section == Section::Skill
            && let Some((_, id)) = value.split_once(':')
        {
            self.context.skills.insert(0, Candidate::new(id, label));
            let row = self.sheet_mut().and_then(|sheet| sheet.row_mut());
            if row.is_some_and(|row| matches!(row.field.kind, Kind::Skills)) {
                taken = id;
            }
        }
        self.picked(Picked::Taken(taken.to_owned()));
    }

    fn in_entries(&mut self, action: Action) -> FormOutcome {
        let Some(Page::Entries(entries)) = self.pages.last_mut() else {
            return FormOutcome::Ignored;
        };
        match action {
            Action::NextField => entries.go(1),
            Action::PreviousField => entries.go(-1),
            Action::FieldsDown => entries.go(PAGE),
            Action::FieldsUp => entries.go(-PAGE),
            Action::FirstField => entries.go(isize::MIN),
            Action::LastField => entries.go(isize::MAX),
            Action::DeleteEntry | Action::ClearField => entries.remove(),
            Action::EntryUp => entries.shift(false),
            Action::EntryDown => entries.shift(true),
            Action::UndoTyping => entries.undo(),
            Action::RedoTyping => entries.redo(),
            Action::OpenField => self.open_entry(false),
            Action::NewEntry => self.open_entry(true),
            Action::SaveForm => return self.submit(),
            Action::Cancel => return self.leave(),
            _ => return FormOutcome::Ignored,
        }
        FormOutcome::Consumed
    }

    fn in_prose(&mut self, action: Action) -> FormOutcome {
        let Some(sheet) = self.sheet_mut() else {
            return FormOutcome::Ignored;
        };
        match action {
            Action::Cancel => sheet.in_prose = false,
            Action::NextField => sheet.go(1),
            Action::PreviousField => sheet.go(-1),
            Action::SaveForm => return self.submit(),
            Action::EditText => return self.external(),
            action => {
                let Some(row) = sheet.row_mut() else {
                    return FormOutcome::Ignored;
                };
                let Slot::Prose(prose) = &mut row.slot else {
                    return FormOutcome::Ignored;
                };
                match action {
                    Action::NewLine | Action::OpenField => prose.insert("\n"),
                    Action::RowUp => drop(prose.go_rows(-1, false)),
                    Action::RowDown => drop(prose.go_rows(1, false)),
                    Action::SelectRowUp => drop(prose.go_rows(-1, true)),
                    Action::SelectRowDown => drop(prose.go_rows(1, true)),
                    Action::FieldsUp => drop(prose.go_rows(-PAGE, false)),
                    Action::FieldsDown => drop(prose.go_rows(PAGE, false)),
                    action => return self.in_row(action),
                }
                row.edited();
            }
        }
        FormOutcome::Consumed
    }

    fn on_row(&mut self, action: Action) -> FormOutcome {
        let Some(sheet) = self.sheet_mut() else {
            return FormOutcome::Ignored;
        };
        match action {
            Action::NextField => sheet.go(1),
            Action::PreviousField => sheet.go(-1),
            Action::FieldsDown => sheet.go(PAGE),
            Action::FieldsUp => sheet.go(-PAGE),
            Action::FirstField => sheet.go(isize::MIN),
            Action::LastField => sheet.go(isize::MAX),
            Action::SaveForm => return self.submit(),
            Action::Cancel => return self.leave(),
            Action::EditText => return self.external(),
            Action::OpenField => return self.enter(),
            action => return self.in_row(action),
        }
        FormOutcome::Consumed
    }
}
