//! Two texts that began as one, joined: the other's text with our changes spliced in.

use super::book::Book;
use super::check::check;
use crate::change::{ChangeSet, Conflict, diff, merge};
use crate::model::{Path, Table};

/// What joining two texts gave.
#[derive(Debug)]
pub struct Joined {
    /// The other's text with our changes in it, every byte of theirs that we did not change kept.
    pub text: String,
    /// Places that both changed in their own way; the text says what theirs says there.
    pub conflicts: Vec<Conflict>,
}

/// Why two texts cannot be joined without a person.
#[derive(Debug, thiserror::Error)]
pub enum Clash {
    #[error("the other program left a file that is not valid TOML")]
    Broken,
    #[error("both changed the same place: {}", places(.0))]
    Same(Vec<Conflict>),
    #[error("the two cannot be joined: {0}")]
    Unwritable(#[from] super::patch::PatchError),
}

fn places(conflicts: &[Conflict]) -> String {
    let shown: Vec<String> = conflicts
        .iter()
        .take(3)
        .map(|conflict| conflict.at.to_string())
        .collect();
    let more = conflicts.len().saturating_sub(3);
    if more > 0 {
        format!("{} and {more} more", shown.join(", "))
    } else {
        shown.join(", ")
    }
}

/// Joins what we made of `base` with what another program made of it.
///
/// Both sides' changes are in the result, except at places that both changed differently: those are refused as
/// [`Clash::Same`], since nothing is guessed.
pub fn joined(base: &str, ours: &str, theirs: &str) -> Result<String, Clash> {
    let joined = join(base, ours, theirs)?;
    if joined.conflicts.is_empty() {
        Ok(joined.text)
    } else {
        Err(Clash::Same(joined.conflicts))
    }
}

/// Joins two sides; at places that both changed differently the text says what theirs says.
pub fn join(base: &str, ours: &str, theirs: &str) -> Result<Joined, Clash> {
    if base == theirs || ours == theirs {
        return Ok(Joined {
            text: ours.to_owned(),
            conflicts: Vec::new(),
        });
    }
    if !check(theirs).is_empty() {
        return Err(Clash::Broken);
    }
    if base == ours {
        return Ok(Joined {
            text: theirs.to_owned(),
            conflicts: Vec::new(),
        });
    }
    let read = |text: &str| Book::open(text.to_owned()).roadmap();
    let (base, ours, theirs_said) = (read(base), read(ours), read(theirs));
    let merged = merge(&base, &ours, &theirs_said);
    let places: Vec<&Path> = merged
        .conflicts
        .iter()
        .map(|conflict| &conflict.at)
        .collect();
    let mut book = Book::open(theirs.to_owned());
    book.edit(&ours_only(&theirs_said, &merged.roadmap, &places))?;
    Ok(Joined {
        text: book.text().to_owned(),
        conflicts: merged.conflicts,
    })
}

/// What leads from theirs to the merged roadmap, but for the places in conflict.
fn ours_only(theirs: &Table, merged: &Table, conflicts: &[&Path]) -> ChangeSet {
    let changes = diff(theirs, merged).0.into_iter();
    ChangeSet(
        changes
            .filter(|change| {
                !conflicts
                    .iter()
                    .any(|place| place.holds(&change.at) || change.at.holds(place))
            })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str =
        "[[bet]]\nid = \"a\" # mine\ntech = \"x\"\n\n[[bet]]\nid = \"b\"\ntech = \"y\"\n";

    #[test]
    fn changes_at_different_places_are_both_kept() {
        let ours = BASE.replace("\"x\"", "\"ours\"");
        let theirs = format!(
            "# theirs\n\n{}\n[[bet]]\nid = \"c\"\ntech = \"z\"\n",
            BASE.replace("\"y\"", "\"theirs\"")
        );
        let text = joined(BASE, &ours, &theirs).expect("no conflict");
        assert_eq!(text, theirs.replace("\"x\"", "\"ours\""));
    }

    #[test]
    fn the_same_place_changed_twice_is_refused() {
        let clash = joined(
            BASE,
            &BASE.replace("\"x\"", "\"ours\""),
            &BASE.replace("\"x\"", "\"theirs\""),
        )
        .expect_err("a conflict");
        assert_eq!(
            clash.to_string(),
            "both changed the same place: bet[a].tech"
        );
    }

    #[test]
    fn a_broken_file_is_never_joined() {
        assert!(matches!(
            joined(BASE, &BASE.replace('x', "o"), "[[bet"),
            Err(Clash::Broken)
        ));
    }
}
