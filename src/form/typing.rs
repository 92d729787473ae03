//! What keys, pastes and clicks do in a form.

use super::keys::{Command, Place, command};
use super::pick::Picked;
use super::sheet::Sheet;
use super::slot::Slot;
use super::{Form, FormOutcome, Page, Spot};
use crossterm::event::{KeyEvent, KeyEventKind};

/// How far a page goes where the form does not know how much of it is seen.
const PAGE: isize = 8;

impl Form {
    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> FormOutcome {
        if key.kind == KeyEventKind::Release {
            return FormOutcome::Ignored;
        }
        if self.asking {
            return self.answer(key);
        }
        if let Some(pick) = &mut self.pick {
            let picked = pick.key(key);
            return self.picked(picked);
        }
        let known = command(self.places(), key);
        match self.pages.last_mut() {
            Some(Page::Entries(_)) => {
                known.map_or(FormOutcome::Ignored, |known| self.in_entries(known))
            }
            Some(Page::Sheet(sheet)) if sheet.in_prose => self.in_prose(known, key),
            Some(Page::Sheet(_)) => self.on_row(known, key),
            None => FormOutcome::Ignored,
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

    fn answer(&mut self, key: KeyEvent) -> FormOutcome {
        match command(&[Place::Ask], key) {
            Some(Command::Keep) => {
                self.asking = false;
                FormOutcome::Consumed
            }
            Some(Command::Discard) => self.discard(),
            Some(Command::Submit) => {
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

    fn in_entries(&mut self, known: Command) -> FormOutcome {
        let Some(Page::Entries(entries)) = self.pages.last_mut() else {
            return FormOutcome::Ignored;
        };
        match known {
            Command::Next => entries.go(1),
            Command::Previous => entries.go(-1),
            Command::PageDown => entries.go(PAGE),
            Command::PageUp => entries.go(-PAGE),
            Command::First => entries.go(isize::MIN),
            Command::Last => entries.go(isize::MAX),
            Command::Remove => entries.remove(),
            Command::MoveUp => entries.shift(false),
            Command::MoveDown => entries.shift(true),
            Command::Undo => entries.undo(),
            Command::Redo => entries.redo(),
            Command::Enter => self.open_entry(false),
            Command::Add => self.open_entry(true),
            Command::Submit => return self.submit(),
            Command::Cancel => return self.leave(),
            _ => return FormOutcome::Ignored,
        }
        FormOutcome::Consumed
    }

    fn in_prose(&mut self, known: Option<Command>, key: KeyEvent) -> FormOutcome {
        let Some(sheet) = self.sheet_mut() else {
            return FormOutcome::Ignored;
        };
        match known {
            Some(Command::Cancel) => sheet.in_prose = false,
            Some(Command::Next) => sheet.go(1),
            Some(Command::Previous) => sheet.go(-1),
            Some(Command::Submit) => return self.submit(),
            Some(Command::External) => return self.external(),
            known => {
                let Some(row) = sheet.row_mut() else {
                    return FormOutcome::Ignored;
                };
                let Slot::Prose(prose) = &mut row.slot else {
                    return FormOutcome::Ignored;
                };
                match known {
                    Some(Command::Newline) => prose.insert("\n"),
                    Some(Command::RowUp) => drop(prose.go_rows(-1, false)),
                    Some(Command::RowDown) => drop(prose.go_rows(1, false)),
                    Some(Command::SelectUp) => drop(prose.go_rows(-1, true)),
                    Some(Command::SelectDown) => drop(prose.go_rows(1, true)),
                    Some(Command::PageUp) => drop(prose.go_rows(-PAGE, false)),
                    Some(Command::PageDown) => drop(prose.go_rows(PAGE, false)),
                    Some(known) => return self.in_row(known),
                    None => return self.type_letter(key),
                }
                row.edited();
            }
        }
        FormOutcome::Consumed
    }

    fn on_row(&mut self, known: Option<Command>, key: KeyEvent) -> FormOutcome {
        let Some(sheet) = self.sheet_mut() else {
            return FormOutcome::Ignored;
        };
        match known {
            Some(Command::Next) => sheet.go(1),
            Some(Command::Previous) => sheet.go(-1),
            Some(Command::PageDown) => sheet.go(PAGE),
            Some(Command::PageUp) => sheet.go(-PAGE),
            Some(Command::First) => sheet.go(isize::MIN),
            Some(Command::Last) => sheet.go(isize::MAX),
            Some(Command::Submit) => return self.submit(),
            Some(Command::Cancel) => return self.leave(),
            Some(Command::External) => return self.external(),
            Some(Command::Enter) => return self.enter(),
            Some(known) => return self.in_row(known),
            None => return self.type_letter(key),
        }
        FormOutcome::Consumed
    }
}
