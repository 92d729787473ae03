//! Takes the last step back, or makes it again, whether it was made in a shell or on the screen.

use super::places::{Asked, Places};
use super::say;
use crate::history::{Done, Note};
use crate::store::disk::place::Place;
use crate::store::disk::save::update;
use crate::store::disk::trouble::Refusal;
use crate::store::journal::Journal;
use crate::store::{Book, check};
use anyhow::Context as _;

/// Which way, and how far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wish {
    /// The step that was taken back last is made again.
    pub(super) redo: bool,
    /// It is only told.
    pub(super) dry_run: bool,
}

/// The step that it is about, as far as that is known.
#[derive(Debug, Default)]
struct Attempt {
    step: Option<Done>,
    /// It could not be taken back.
    left: bool,
    /// What the journal had to say.
    word: Option<String>,
}

/// Takes the last step back, or makes one again.
pub(super) fn undo(asked: Asked, wish: Wish) -> anyhow::Result<u8> {
    let places = Places::find(asked, false)?;
    places.text()?;
    let files = &places.files;
    let journal = files
        .journal(&places.roadmap)
        .context("there is no journal of steps")?;
    let day = files.today.to_string();
    let place = Place {
        path: &places.roadmap,
        state: files.state.as_deref(),
        day: &day,
    };
    let mut attempt = Attempt::default();
    let saved = update(&place, &mut |now| {
        attempt.edit(&journal, std::str::from_utf8(now)?, wish)
    });
    let Attempt { step, left, word } = attempt;
    say::warn_of(word.as_deref());
    let note = step
        .as_ref()
        .map(|step| step.name.clone())
        .and_then(|name| match (&saved, left) {
            (_, true) => Some(Note::Left(name)),
            (Ok(saved), _) if !saved.written => None,
            (Ok(_), _) if wish.redo => Some(Note::Redone(name)),
            (Ok(_), _) => Some(Note::Undone(name)),
            (Err(_), _) => None,
        });
    let word = note.and_then(|note| files.note(&places.roadmap, &[note]));
    say::warn_of(word.as_deref());
    for warning in &saved?.warnings {
        say::warn(&warning.to_string());
    }
    let done = match (wish.dry_run, wish.redo) {
        (true, false) => "would be undone",
        (true, true) => "would be done again",
        (false, false) => "undone",
        (false, true) => "done again",
    };
    let label = step.map_or(String::new(), |step| step.label);
    Ok(say::out(&format!(
        "{done}: {}\n",
        crate::text::shown(&label)
    )))
}

impl Attempt {
    /// Looks up the step for the text that is in the file, and makes the new text.
    fn edit(&mut self, journal: &Journal, text: &str, wish: Wish) -> Result<Vec<u8>, Refusal> {
        if let Some(fault) = check(text).first() {
            return Err(format!("it is not valid TOML: {}", fault.what).into());
        }
        if let Some(newer) = super::log::newer(&Book::open(text.to_owned())) {
            return Err(newer.into());
        }
        let mut recalled = journal.recall(text);
        self.word = self.word.take().or(recalled.word);
        let (steps, nothing) = if wish.redo {
            (&mut recalled.future, "there is nothing to redo")
        } else {
            (&mut recalled.past, "there is nothing to undo")
        };
        self.step = steps.pop();
        let step = self.step.as_ref().ok_or(nothing)?;
        let mut book = Book::open(text.to_owned());
        if !wish.dry_run {
            let made = if wish.redo {
                book.redo(step).map(drop)
            } else {
                book.undo(step).map(drop)
            };
            self.left = made.is_err();
            made.map_err(|left| format!("left as it is ({}): {left}", step.label))?;
        }
        Ok(book.text().as_bytes().to_vec())
    }
}
