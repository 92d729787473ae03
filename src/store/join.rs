//! Two texts that began as one, joined: the other's text with our changes spliced in.

use super::check::check;
use super::weave::weave;
use crate::change::Conflict;

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
