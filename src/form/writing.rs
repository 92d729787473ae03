//! What is done inside the row under the cursor: going on, writing, cutting, undoing.

use super::buffer::Buffer;
use super::context::ALL_OF_IT;
use super::keys::Writing;
use super::pick::Pick;
use super::row::Row;
use super::sheet::Sheet;
use super::slot::Slot;
use super::{Form, FormOutcome, Page};
use crate::action::Action;
use crate::model::Kind;

/// What Enter does on a row.
enum Opening {
    List,
    Prose,
    Pick(Box<Pick>),
    /// The written name becomes an item.
    Item,
    Nothing,
}

impl Form {
    /// Goes on from the row under the cursor, or opens what it holds.
    pub(super) fn enter(&mut self) -> FormOutcome {
        let Some(Page::Sheet(sheet)) = self.pages.last_mut() else {
            return FormOutcome::Ignored;
        };
        let Some(row) = sheet.rows.get_mut(sheet.at) else {
            return self.finish_page();
        };
        match row.opening(&self.context) {
            Opening::List => self.open_list(),
            Opening::Prose => sheet.in_prose = true,
            Opening::Pick(pick) => self.pick = Some(*pick),
            Opening::Item => {
                let field = row.field;
                row.edited();
                if let Slot::Chips(chips) = &mut row.slot {
                    chips.take(field);
                }
            }
            Opening::Nothing if sheet.on_last() => return self.finish_page(),
            Opening::Nothing => sheet.go(1),
        }
        FormOutcome::Consumed
    }

    /// Writes a text into the row under the cursor; where names are chosen, it looks for them.
    pub(super) fn write(&mut self, text: &str) -> FormOutcome {
        let Some(Page::Sheet(sheet)) = self.pages.last_mut() else {
            return FormOutcome::Ignored;
        };
        let Some(row) = sheet.rows.get_mut(sheet.at) else {
            return FormOutcome::Ignored;
        };
        let field = row.field;
        match &mut row.slot {
            Slot::Line(line) => line.insert(text),
            Slot::Prose(prose) => {
                prose.insert(text);
                sheet.in_prose = true;
            }
            Slot::Chips(_) if matches!(field.kind, Kind::Private) => {
                self.pick = row.pick(&self.context, text);
                return FormOutcome::Consumed;
            }
            Slot::Chips(chips) => chips.insert(field, text),
            Slot::Choice(_) => {
                self.pick = row.pick(&self.context, text);
                return FormOutcome::Consumed;
            }
            Slot::Heading | Slot::List(_) | Slot::Odd(_) => return FormOutcome::Ignored,
        }
        row.edited();
        FormOutcome::Consumed
    }

    /// Does what a key asks for inside the row under the cursor.
    pub(super) fn in_row(&mut self, action: Action) -> FormOutcome {
        if action == Action::PasteText {
            let kept = self.kept.clone();
            return self.write(&kept);
        }
        let Some(Page::Sheet(sheet)) = self.pages.last_mut() else {
            return FormOutcome::Ignored;
        };
        let Some(row) = sheet.rows.get_mut(sheet.at) else {
            return FormOutcome::Ignored;
        };
        let mut copied = None;
        match action {
            Action::EarlierChoice => row.turn(false),
            Action::LaterChoice => row.turn(true),
            Action::ToggleAll => row.take(ALL_OF_IT, true),
            Action::UndoTyping => drop(row.undo()),
            Action::RedoTyping => drop(row.redo()),
            Action::CopyText => match row.selected() {
                Some(text) => copied = Some(text),
                None => return FormOutcome::Ignored,
            },
            Action::ClearField => copied = row.cut(),
            action => {
                if !row.move_or_delete(action) {
                    return FormOutcome::Ignored;
                }
            }
        }
        if !row.takes_focus() {
            sheet.go(1);
        }
        let Some(text) = copied else {
            return FormOutcome::Consumed;
        };
        self.kept.clone_from(&text);
        FormOutcome::Copy(text)
    }

    /// Makes the field under the cursor private, or no longer.
    pub(super) fn toggle_private(&mut self) -> FormOutcome {
        let Some(Page::Sheet(sheet)) = self.pages.last_mut() else {
            return FormOutcome::Ignored;
        };
        let Some(row) = sheet.rows.get(sheet.at) else {
            return FormOutcome::Ignored;
        };
        // Of a group all is private, or nothing.
        let name = row.place.first().copied().unwrap_or(row.field.name);
        let is_private = |row: &Row| matches!(row.field.kind, Kind::Private);
        let name = if is_private(row) { ALL_OF_IT } else { name };
        let Some(list) = sheet.rows.iter_mut().find(|row| is_private(row)) else {
            return FormOutcome::Ignored;
        };
        if name != "id" {
            list.take(name, true);
        }
        FormOutcome::Consumed
    }

    /// Gives the long text under the cursor to the editor of the system.
    pub(super) fn external(&mut self) -> FormOutcome {
        match self
            .sheet_mut()
            .and_then(Sheet::row_mut)
            .map(|row| &row.slot)
        {
            Some(Slot::Prose(prose)) => FormOutcome::External(prose.text().to_owned()),
            _ => FormOutcome::Ignored,
        }
    }
}

impl Row {
    fn opening(&self, context: &super::FormContext) -> Opening {
        let narrowed = |text: &str| {
            let pick = self.pick(context, text)?;
            // A popup that offers nothing but what is written already only costs a key.
            pick.finds().then(|| Opening::Pick(Box::new(pick)))
        };
        match &self.slot {
            Slot::List(_) => Opening::List,
            Slot::Prose(_) => Opening::Prose,
            Slot::Choice(_) => narrowed("").unwrap_or(Opening::Nothing),
            Slot::Line(line) => {
                let text = line.text().trim();
                let filter = if self.touched() { text } else { "" };
                let candidates = self.candidates(context);
                if !filter.is_empty() && candidates.iter().any(|one| one.value == filter) {
                    return Opening::Nothing;
                }
                narrowed(filter).unwrap_or(Opening::Nothing)
            }
            Slot::Chips(chips) => match chips.pending() {
                "" => narrowed("").unwrap_or(Opening::Nothing),
                text if self.candidates(context).iter().any(|one| one.value == text) => {
                    Opening::Item
                }
                text => narrowed(text).unwrap_or(Opening::Item),
            },
            Slot::Heading | Slot::Odd(_) => Opening::Nothing,
        }
    }

    fn buffer(&mut self) -> Option<&mut Buffer> {
        match &mut self.slot {
            Slot::Line(line) => Some(line.buffer()),
            Slot::Prose(prose) => Some(prose.buffer()),
            Slot::Chips(chips) => Some(chips.line_mut().buffer()),
            _ => None,
        }
    }

    fn selected(&mut self) -> Option<String> {
        let text = self.buffer()?.selected();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Takes the selection away, or all of the row where nothing is selected.
    fn cut(&mut self) -> Option<String> {
        let selected = self.selected();
        if selected.is_some() {
            self.edited();
            self.buffer()?.insert("");
            return selected;
        }
        let whole = self.buffer().map(|buffer| buffer.text().to_owned());
        self.clear();
        whole.filter(|text| !text.is_empty())
    }

    /// Moves the cursor or deletes; false for any other action.
    fn move_or_delete(&mut self, action: Action) -> bool {
        let Some(writing) = Writing::of(action) else {
            return false;
        };
        if let (Writing::Delete(motion), Slot::Chips(chips)) = (writing, &mut self.slot) {
            chips.delete(motion);
            self.edited();
            return true;
        }
        let Some(buffer) = self.buffer() else {
            return false;
        };
        writing.apply(buffer);
        if writing.changes() {
            self.edited();
        }
        true
    }
}
