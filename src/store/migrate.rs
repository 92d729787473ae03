//! Files of an older schema become files of this one: small steps on the text, one for each schema, with the first edit.
//!
//! A step splices what it renames or moves, like any edit, and nothing else. What a step did is part of the edit that it
//! came with: taking that back gives the first bytes, schema and all.

use super::book::Book;
use super::patch::PatchError;
use crate::change::{ChangeSet, Splices, diff};
use crate::model::fields::SCHEMA;
use crate::model::{Path, Value};

/// Turns a text of one schema into the next one, but for the number.
type Step = fn(&mut Book) -> Result<Splices, PatchError>;

/// A file that does not say its schema is of this one, whatever this program's is.
const UNSAID: i64 = 1;

/// How each schema becomes the next, from 0 on. A new schema does not compile without its step.
const STEPS: [Step; SCHEMA as usize] = [as_it_is];

/// Schema 0 is what drafts of the format called themselves; all that they could say is said in the same way.
#[expect(
    clippy::unnecessary_wraps,
    reason = "other steps may find nothing to splice"
)]
fn as_it_is(_: &mut Book) -> Result<Splices, PatchError> {
    Ok(Splices::default())
}

/// An edit that is made, with what had to be made of the file first.
#[derive(Debug)]
pub struct Edited {
    pub splices: Splices,
    /// All that it changed in what the file says.
    pub changes: ChangeSet,
    /// The schema that the file was of, where that was an older one.
    pub was: Option<i64>,
}

impl Book {
    /// The schema of a file that is older than this program's.
    pub fn older_schema(&self) -> Option<i64> {
        let schema = self.schema().unwrap_or(UNSAID);
        (0..i64::from(SCHEMA)).contains(&schema).then_some(schema)
    }

    /// The schema of a file that a newer program wrote.
    pub fn newer_schema(&self) -> Option<i64> {
        self.schema().filter(|schema| *schema > i64::from(SCHEMA))
    }

    /// Makes changes, in a file of an older schema after all steps to this one. All of it, or nothing.
    pub fn edit_in_this_schema(&mut self, changes: ChangeSet) -> Result<Edited, PatchError> {
        self.edit_after(&STEPS, changes)
    }

    fn edit_after(&mut self, steps: &[Step], changes: ChangeSet) -> Result<Edited, PatchError> {
        let Some(was) = self.older_schema() else {
            let splices = self.edit(&changes)?;
            return Ok(Edited {
                splices,
                changes,
                was: None,
            });
        };
        let before = self.roadmap();
        let mut splices = Splices::default();
        let made = self
            .take_steps(steps, was, &mut splices)
            .and_then(|()| self.edit(&changes));
        match made {
            Ok(edit) => splices.0.extend(edit.0),
            Err(reason) => {
                self.take_back(&splices);
                return Err(reason);
            }
        }
        Ok(Edited {
            splices,
            changes: diff(&before, &self.roadmap()),
            was: Some(was),
        })
    }

    fn take_steps(
        &mut self,
        steps: &[Step],
        was: i64,
        splices: &mut Splices,
    ) -> Result<(), PatchError> {
        let first = usize::try_from(was).unwrap_or_default();
        for step in steps.iter().skip(first) {
            splices.0.extend(step(self)?.0);
        }
        let at = Path::root().field("schema");
        let said = self.schema().map(Value::Integer);
        let number = ChangeSet::set(at, said, Some(Value::Integer(i64::from(SCHEMA))));
        splices.0.extend(self.edit(&number)?.0);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::change::Splice;
    use crate::model::{Key, Section};

    const OLD: &str = "# mine\r\nschema = 0   # a draft\r\n\r\n[[bet]]\r\nid = \"a\"\r\ntech = \"eBPF\" # why\r\n";

    fn tech(after: &str) -> ChangeSet {
        let at = Path::record(Section::Bet, Key::id("a")).field("tech");
        ChangeSet::set(at, Some(Value::text("eBPF")), Some(Value::text(after)))
    }

    #[test]
    fn the_first_edit_brings_the_number_along_and_nothing_else() {
        let mut book = Book::open(OLD.to_owned());
        assert_eq!(book.older_schema(), Some(0));
        let edited = book.edit_in_this_schema(tech("Wasm")).expect("an edit");
        let new = OLD.replace("= 0", "= 1").replace("eBPF", "Wasm");
        assert_eq!((book.text(), edited.was), (&*new, Some(0)));
        assert_eq!(edited.changes.0.len(), 2, "{:?}", edited.changes);
        assert_eq!(book.older_schema(), None);
        assert!(book.take_back(&edited.splices));
        assert_eq!(book.text(), OLD);
    }

    #[test]
    fn an_edit_that_cannot_be_made_leaves_the_old_schema() {
        let mut book = Book::open(OLD.to_owned());
        let at = Path::record(Section::Bet, Key::id("none")).field("tech");
        let nowhere = ChangeSet::set(at, None, Some(Value::text("x")));
        assert!(book.edit_in_this_schema(nowhere).is_err());
        assert_eq!(book.text(), OLD);
    }

    #[test]
    fn files_of_this_schema_and_of_none_are_edited_as_they_are() {
        for head in ["schema = 1\n", "", "schema = -1\n", "schema = \"one\"\n"] {
            let text = format!("{head}[[bet]]\nid = \"a\"\ntech = \"eBPF\"\n");
            let mut book = Book::open(text.clone());
            let edited = book.edit_in_this_schema(tech("Wasm")).expect("an edit");
            assert_eq!(edited.was, None, "{head}");
            assert_eq!(book.text(), text.replace("eBPF", "Wasm"));
        }
    }

    /// What a later schema may need: a key with another name, where it stands.
    fn renamed(book: &mut Book) -> Result<Splices, PatchError> {
        let at = book.text().find("tool = ").ok_or(PatchError::NotThere)?;
        let step = Splices(vec![Splice {
            at,
            before: "tool".into(),
            after: "tech".into(),
        }]);
        book.make_again(&step)
            .then_some(step)
            .ok_or(PatchError::NotThere)
    }

    #[test]
    fn a_step_may_rename_what_stands_there_with_its_comment() {
        let old = OLD.replace("tech", "tool");
        let mut book = Book::open(old.clone());
        let edited = book
            .edit_after(&[renamed], tech("Wasm"))
            .expect("a step and an edit");
        let new = OLD.replace("= 0", "= 1").replace("eBPF", "Wasm");
        assert_eq!(book.text(), new);
        assert!(book.take_back(&edited.splices));
        assert_eq!(book.text(), old);
    }
}
