//! Two texts that began as one, joined: the other's text with our changes spliced in.

use super::book::Book;
use super::check::check;
use super::weave::weave;
use crate::change::{Change, ChangeSet, Conflict, Fact, diff, merge};
use crate::model::{Path, Step, Table};

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
    #[error("the file changed while the marks of a merge in it were being settled")]
    Unsettled,
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
    if base != theirs && ours != theirs && !check(theirs).is_empty() {
        return Err(Clash::Broken);
    }
    if base != ours && base != theirs && ours != theirs && !check(base).is_empty() {
        return Err(Clash::Unsettled);
    }
    // Their text is what carries the result, so here they are "ours".
    let woven = weave(base, theirs, ours)?;
    let mirrored = |conflict: Conflict| Conflict {
        at: conflict.at,
        base: conflict.base,
        ours: conflict.theirs,
        theirs: conflict.ours,
    };
    Ok(Joined {
        text: woven.text,
        conflicts: woven.conflicts.into_iter().map(mirrored).collect(),
    })
}

/// What a conflict copy brings.
#[derive(Debug, Default)]
pub struct Joining {
    /// What can be taken without a question.
    pub changes: ChangeSet,
    /// What a person has to decide: `ours` is what the roadmap says.
    pub conflicts: Vec<Conflict>,
}

/// What leads from `ours` to a roadmap with the changes that `copy` made to `base`.
///
/// Without a base every difference is a question. With one, what the copy lacks is a question too: it may have been
/// taken away there, or added here after the copy was made.
pub fn joining(base: Option<&str>, ours: &str, copy: &str) -> Result<Joining, Clash> {
    if !check(copy).is_empty() {
        return Err(Clash::Broken);
    }
    let read = |text: &str| Book::open(text.to_owned()).roadmap();
    let (ours, copy) = (read(ours), read(copy));
    let Some(base) = base.map(read) else {
        let conflicts = diff(&ours, &copy).0.into_iter().filter_map(question);
        return Ok(Joining {
            changes: ChangeSet::default(),
            conflicts: conflicts.collect(),
        });
    };
    let merged = merge(&base, &ours, &copy);
    let places: Vec<&Path> = merged
        .conflicts
        .iter()
        .map(|conflict| &conflict.at)
        .collect();
    let all = ours_only(&ours, &merged.roadmap, &places).0;
    let (gone, changes) = all
        .into_iter()
        .partition(|change| change.diff.after.is_none());
    let mut conflicts = merged.conflicts;
    conflicts.extend(Vec::into_iter(gone).filter_map(question));
    Ok(Joining {
        changes: ChangeSet(changes),
        conflicts,
    })
}

/// A difference as a question; the order of a list is not worth one.
fn question(change: Change) -> Option<Conflict> {
    let value = |fact: Option<Fact>| fact.map(|fact| fact.value);
    let ours = value(change.diff.before);
    (change.at.last() != Some(&Step::Order)).then(|| Conflict {
        at: change.at,
        base: ours.clone(),
        ours,
        theirs: value(change.diff.after),
    })
}

/// The text that a conflict copy comes from, as far as one can tell: the one that it differs least from.
///
/// Candidates come oldest first. Of equals the oldest is taken, since then more is asked.
pub fn origin<'t>(copy: &str, candidates: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let read = |text: &str| Book::open(text.to_owned()).roadmap();
    let copy = read(copy);
    let whole = candidates.filter(|text| check(text).is_empty());
    whole.min_by_key(|text| diff(&read(text), &copy).0.len())
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
    fn a_copy_brings_what_it_changed_and_asks_about_what_it_lacks() {
        let ours = BASE.replace("\"x\"", "\"ours\"") + "\n[[bet]]\nid = \"c\"\ntech = \"z\"\n";
        let copy = BASE.replace("\"y\"", "\"theirs\"");
        let found = joining(Some(BASE), &ours, &copy).expect("joined");
        assert_eq!(found.changes.0.len(), 1);
        assert!(found.conflicts.is_empty());
        // Seen from a version that has c already, the copy seems to have taken it away: asked.
        let found = joining(Some(&ours), &ours, &copy).expect("joined");
        let asked: Vec<String> = found
            .conflicts
            .iter()
            .map(|conflict| conflict.at.to_string())
            .collect();
        assert_eq!(asked, ["bet[c]"]);
        let found = joining(None, &ours, &copy).expect("joined");
        assert_eq!((found.changes.0.len(), found.conflicts.len()), (0, 3));
        assert!(matches!(joining(None, BASE, "[[bet"), Err(Clash::Broken)));
    }

    #[test]
    fn a_copy_comes_from_the_text_that_it_differs_least_from() {
        let later = BASE.replace("\"y\"", "\"later\"");
        let now = later.replace("\"x\"", "\"now\"");
        let copy = BASE.replace("\"x\"", "\"copy\"");
        let texts = ["", "[[bet", BASE, &later, &now];
        assert_eq!(origin(&copy, texts.into_iter()), Some(BASE));
        // Both changed the same place: the text before that is the origin, so that it is asked.
        let texts = [BASE, &BASE.replace("\"x\"", "\"now\"")];
        assert_eq!(origin(&copy, texts.into_iter()), Some(BASE));
        assert_eq!(origin(&copy, [].into_iter()), None);
    }

    #[test]
    fn a_broken_text_is_no_matter_where_only_one_side_changed_it() {
        let broken = "[[bet";
        for (base, ours, theirs, expected) in [
            (broken, BASE, broken, BASE),
            (broken, BASE, BASE, BASE),
            (broken, broken, BASE, BASE),
            (BASE, broken, broken, broken),
        ] {
            let joined = join(base, ours, theirs).expect("joined");
            assert_eq!(joined.text, expected);
        }
        let other = BASE.replace('x', "o");
        assert!(matches!(join(broken, &other, BASE), Err(Clash::Unsettled)));
    }

    #[test]
    fn more_than_three_places_are_counted() {
        let bets = |tech: &str| -> String {
            let bet = |id: u32| format!("[[bet]]\nid = \"{id}\"\ntech = \"{tech}\"\n");
            (0..5).map(bet).collect()
        };
        let clash = |count: usize| {
            let base: String = bets("x")
                .split_inclusive("[[bet]]")
                .take(count + 1)
                .collect();
            joined(
                &base,
                &base.replace("\"x\"", "\"o\""),
                &base.replace("\"x\"", "\"t\""),
            )
            .expect_err("conflicts")
        };
        assert!(clash(3).to_string().ends_with("bet[2].tech"));
        assert!(clash(5).to_string().ends_with("bet[2].tech and 2 more"));
    }

    #[test]
    fn what_only_a_part_of_it_is_asked_about_is_asked_as_a_whole() {
        let base = format!("[person]\nname = \"Ada\"\n\n{BASE}");
        let copy = base.replace("Ada", "Bo");
        let found = joining(Some(&base), BASE, &copy).expect("joined");
        assert!(found.changes.is_empty(), "{:?}", found.changes);
        assert_eq!(found.conflicts.len(), 1);
    }

    #[test]
    fn a_broken_file_is_never_joined() {
        assert!(matches!(
            joined(BASE, &BASE.replace('x', "o"), "[[bet"),
            Err(Clash::Broken)
        ));
    }
}
