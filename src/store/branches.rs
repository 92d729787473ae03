//! Two branches of a roadmap's file, as git merges them: one text, with marks where a person has to decide.

use super::book::Book;
use super::check::{Fault, check};
use super::join::{Joined, join};
use super::marks::{Marked, marked, merged_lines};
use super::weave::{Woven, weave};
use super::write::Newline;
use crate::change::{Conflict, merge};
use crate::model::Path;

/// What became of two branches.
#[derive(Debug)]
pub struct Branches {
    /// What the file shall say now.
    pub text: String,
    pub rest: Rest,
}

/// What a merge has left to do.
#[derive(Debug)]
pub enum Rest {
    Nothing,
    /// Both changed these places; they are marked.
    Conflicts(Vec<Conflict>),
    /// The two cannot be written as one roadmap: all that differs is marked.
    Unwritable,
    /// One of the texts is not TOML, so their lines were merged; this many places are marked.
    Lines(usize),
    /// The same, and no lines met, but what came out is not TOML either.
    NotToml(Fault),
}

/// Merges what two branches made of `base`; marks have at least this size.
///
/// Our text carries the result. Texts that are not TOML are merged by their lines, as git does it.
pub fn branches(base: &str, ours: &str, theirs: &str, size: usize) -> Branches {
    let texts = in_one_style([base, ours, theirs]);
    let [base, ours, theirs] = texts.each_ref().map(String::as_str);
    // The base is a merge of its own where branches crossed; what it was before is as good.
    let crossed = Marked::read(base).filter(|_| !check(base).is_empty());
    let base = crossed.as_ref().map_or(base, |marked| &marked.base);
    if ![base, ours, theirs]
        .iter()
        .all(|text| check(text).is_empty())
    {
        return by_lines(base, ours, theirs, size);
    }
    match weave(base, ours, theirs) {
        Ok(Woven {
            text, others: None, ..
        }) => Branches {
            text,
            rest: Rest::Nothing,
        },
        Ok(Woven {
            text,
            conflicts,
            others: Some(others),
        }) if same_places(
            &conflicts,
            &conflicts_of(&others.base, &text, &others.theirs),
        ) =>
        {
            Branches {
                text: marked(&others.base, &text, &others.theirs, size),
                rest: Rest::Conflicts(conflicts),
            }
        }
        _ => {
            let conflicts = conflicts_of(base, ours, theirs);
            let rest = if conflicts.is_empty() {
                Rest::Unwritable
            } else {
                Rest::Conflicts(conflicts)
            };
            Branches {
                text: marked(base, ours, theirs, size),
                rest,
            }
        }
    }
}

fn conflicts_of(base: &str, ours: &str, theirs: &str) -> Vec<Conflict> {
    let [base, ours, theirs] =
        [base, ours, theirs].map(|text| Book::open(text.to_owned()).roadmap());
    merge(&base, &ours, &theirs).conflicts
}

fn same_places(one: &[Conflict], other: &[Conflict]) -> bool {
    let places = |conflicts: &[Conflict]| -> Vec<Path> {
        conflicts
            .iter()
            .map(|conflict| conflict.at.clone())
            .collect()
    };
    places(one) == places(other)
}

fn by_lines(base: &str, ours: &str, theirs: &str, size: usize) -> Branches {
    let (text, count) = merged_lines(base, ours, theirs, size);
    let rest = match (count, check(&text).into_iter().next()) {
        (0, None) => Rest::Nothing,
        (0, Some(fault)) => Rest::NotToml(fault),
        (count, _) => Rest::Lines(count),
    };
    Branches { text, rest }
}

/// The texts with the line ends of the side that changed them, else ours.
fn in_one_style(texts: [&str; 3]) -> [String; 3] {
    let [base, ours, theirs] = texts.map(Newline::of);
    if base == ours && ours == theirs {
        return texts.map(str::to_owned);
    }
    let wanted = if base == ours && !texts[0].is_empty() {
        theirs
    } else {
        ours
    };
    texts.map(|text| {
        let plain = text.replace("\r\n", "\n");
        match wanted {
            Newline::Unix => plain,
            Newline::Windows => plain.replace('\n', "\r\n"),
        }
    })
}

/// A file in which a merge has left its marks, as a roadmap with places to decide.
#[derive(Debug)]
pub struct Unsettled {
    /// Both sides joined; in the places to decide it says what theirs says.
    pub text: String,
    pub conflicts: Vec<Conflict>,
    /// What the marks call ours and theirs.
    pub names: [String; 2],
}

/// Reads a file with marks; nothing where they are incomplete, or where a side of it is not TOML.
pub fn unsettled(text: &str) -> Option<Unsettled> {
    let Marked {
        base,
        ours,
        theirs,
        names,
    } = Marked::read(text)?;
    if ![&base, &ours, &theirs]
        .iter()
        .all(|text| check(text).is_empty())
    {
        return None;
    }
    let Joined { text, conflicts } = join(&base, &ours, &theirs).ok()?;
    Some(Unsettled {
        text,
        conflicts,
        names,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str =
        "[[bet]]\nid = \"a\" # mine\ntech = \"x\"\n\n[[bet]]\nid = \"b\"\ntech = \"y\"\n";

    #[test]
    fn a_conflict_is_marked_and_all_else_is_merged() {
        let ours = BASE.replace("\"x\"", "\"o\"").replace("\"y\"", "\"our\"");
        let theirs = format!("# theirs\n{}", BASE.replace("\"x\"", "\"t\""));
        let both = branches(BASE, &ours, &theirs, 7);
        assert!(matches!(&both.rest, Rest::Conflicts(places) if places.len() == 1));
        assert_eq!(
            both.text,
            "# theirs\n[[bet]]\nid = \"a\" # mine\n<<<<<<< ours\ntech = \"o\"\n||||||| base\ntech = \"x\"\n=======\ntech = \"t\"\n>>>>>>> theirs\n\n[[bet]]\nid = \"b\"\ntech = \"our\"\n"
        );
        let open = unsettled(&both.text).expect("it can be settled");
        assert_eq!(open.conflicts.len(), 1);
        assert_eq!(open.text, theirs.replace("\"y\"", "\"our\""));
    }

    #[test]
    fn a_record_that_one_deleted_and_the_other_changed_is_asked_about() {
        let ours = "[[bet]]\nid = \"a\" # mine\ntech = \"x\"\n";
        let theirs = BASE.replace("\"y\"", "\"t\" # why");
        for (ours, theirs) in [(ours, &*theirs), (&*theirs, ours)] {
            let both = branches(BASE, ours, theirs, 7);
            assert!(matches!(&both.rest, Rest::Conflicts(places) if places.len() == 1));
            let marks = Marked::read(&both.text).expect("marks");
            assert_eq!(
                (
                    &*marks.base.replace(" # why", ""),
                    &*marks.ours,
                    &*marks.theirs
                ),
                (BASE, ours, theirs)
            );
        }
    }

    #[test]
    fn a_record_keeps_its_text_where_the_lines_of_both_cannot_be_joined() {
        // Both add one field, each on a line of its own, so that joined lines would say it twice.
        let ours = BASE.replace("tech = \"x\"", "x = 1\ntech = \"x\"");
        let added = "\n# of theirs\n[[bet]]\n  id = 't' # two\n";
        let theirs = BASE.replace("tech = \"x\"\n", "tech = \"x\"\nx = 1\n") + added;
        assert_eq!(branches(BASE, &ours, &theirs, 7).text, ours.clone() + added);
        // Both add a record under one id: one of them gets another one, and nothing else.
        let bet = |tech: &str, id: &str| {
            format!("\n# of {tech}\n[[bet]]\nid = {id} # {tech}\ntech = '{tech}'\n")
        };
        let both = branches(
            BASE,
            &format!("{BASE}{}", bet("o", "'n'")),
            &format!("{BASE}{}", bet("t", "'n'")),
            7,
        );
        assert!(matches!(both.rest, Rest::Nothing));
        assert_eq!(
            both.text,
            format!("{BASE}{}{}", bet("o", "'n'"), bet("t", "'n-2'"))
        );
    }

    #[test]
    fn marks_stand_around_what_is_asked_and_around_no_comment() {
        let ours = BASE.replace("\"x\"", "\"o\"");
        let theirs = BASE.replace("\"x\"", "\"t\" # why");
        let marks = "<<<<<<< ours\ntech = \"o\"\n||||||| base\ntech = \"x\"\n=======\ntech = \"t\"\n>>>>>>> theirs\n";
        let both = branches(BASE, &ours, &theirs, 7);
        assert_eq!(
            both.text,
            format!("# why\n{}", BASE.replace("tech = \"x\"\n", marks))
        );
        // What one took away stands in the marks as each of the others wrote it.
        let base = BASE.replace("\"y\"", "'y' # first");
        let theirs = BASE.replace("\"y\"", "'z' # then");
        let gone = "[[bet]]\nid = \"a\" # mine\ntech = \"x\"\n";
        let marks = Marked::read(&branches(&base, gone, &theirs, 7).text).expect("marks");
        assert_eq!(
            (&*marks.base, &*marks.ours, &*marks.theirs),
            (&*base, gone, &*theirs)
        );
    }

    #[test]
    fn crossed_branches_are_merged_by_what_they_say() {
        let [one, other] = ["o", "t"].map(|tech| BASE.replace("\"x\"", &format!("\"{tech}\"")));
        let crossed = branches(BASE, &one, &other, 9).text;
        let with = |line: &str| BASE.replace("# mine\n", &format!("# mine\n{line}\n"));
        let both = branches(&crossed, &with("kill = \"k\""), &with("why = \"w\""), 7);
        assert!(matches!(both.rest, Rest::Nothing));
        assert_eq!(
            both.text,
            with("kill = \"k\"").replace("\"x\"\n", "\"x\"\nwhy = \"w\"\n")
        );
    }

    #[test]
    fn line_ends_of_two_kinds_stay_as_they_are() {
        let mixed = BASE.replace("# mine\n", "# mine\r\n");
        let ours = mixed.replace("\"x\"", "\"o\"");
        let both = branches(&mixed, &ours, &mixed.replace("\"y\"", "\"t\""), 7);
        assert_eq!(both.text, ours.replace("\"y\"", "\"t\""));
    }

    #[test]
    fn two_ids_for_one_record_are_asked_about() {
        let base = "[[milestone]]\ntitle = \"a\"\n";
        let [ours, theirs] =
            ["x", "y"].map(|id| base.replace("title", &format!("id = \"{id}\"\ntitle")));
        let both = branches(base, &ours, &theirs, 7);
        let marks = Marked::read(&both.text).expect("marks");
        assert_eq!(
            (&*marks.base, &*marks.ours, &*marks.theirs),
            (base, &*ours, &*theirs)
        );
    }

    #[test]
    fn comments_of_both_sides_are_kept() {
        let ours = BASE.replace("# mine", "# mine, and ours");
        let theirs = format!(
            "{}\n# why\n[[bet]]\nid = 'c' # new\n",
            BASE.replace(
                "id = \"a\" # mine\ntech = \"x\"",
                "id = \"a\" # theirs\ntech = \"z\""
            )
        );
        let both = branches(BASE, &ours, &theirs, 7);
        assert!(matches!(both.rest, Rest::Nothing));
        assert_eq!(
            both.text,
            "# theirs\n[[bet]]\nid = \"a\" # mine, and ours\ntech = \"z\"\n\n[[bet]]\nid = \"b\"\ntech = \"y\"\n\n# why\n[[bet]]\nid = 'c' # new\n"
        );
    }

    #[test]
    fn records_that_both_added_come_with_their_text() {
        let ours = format!("{BASE}\n# of ours\n[[bet]]\nid = 'o' # one\n");
        let theirs = format!("{BASE}\n# of theirs\n[[bet]]\nid = 't' # two\n");
        let both = branches(BASE, &ours, &theirs, 7);
        assert!(matches!(both.rest, Rest::Nothing));
        assert_eq!(
            both.text,
            format!("{ours}\n# of theirs\n[[bet]]\nid = 't' # two\n")
        );
    }

    #[test]
    fn texts_that_are_not_toml_are_merged_by_their_lines() {
        let broken = BASE.replace("\"y\"", "\"y");
        let both = branches(&broken, &format!("# o\n{broken}"), BASE, 7);
        assert!(matches!(both.rest, Rest::Nothing));
        assert_eq!(both.text, format!("# o\n{BASE}"));
        let both = branches(BASE, &format!("# o\n{BASE}"), &broken, 7);
        assert!(matches!(both.rest, Rest::NotToml(_)));
        let both = branches(BASE, &BASE.replace("\"y\"", "\"o\""), &broken, 7);
        assert!(matches!(both.rest, Rest::Lines(1)));
    }

    #[test]
    fn line_ends_are_those_of_the_side_that_changed_them() {
        let windows = BASE.replace('\n', "\r\n");
        let ours = BASE.replace("\"x\"", "\"o\"");
        let both = branches(BASE, &ours, &windows, 7);
        assert_eq!(both.text, ours.replace('\n', "\r\n"));
        let both = branches(&windows, &ours, &windows.replace("\"y\"", "\"t\""), 7);
        assert_eq!(both.text, ours.replace("\"y\"", "\"t\""));
    }

    #[test]
    fn a_base_with_marks_is_what_it_was_before() {
        let crossed = branches(
            BASE,
            &BASE.replace("\"x\"", "\"o\""),
            &BASE.replace("\"x\"", "\"t\""),
            9,
        );
        let both = branches(&crossed.text, BASE, &BASE.replace("\"y\"", "\"t\""), 7);
        assert!(matches!(both.rest, Rest::Nothing));
        assert_eq!(both.text, BASE.replace("\"y\"", "\"t\""));
    }
}
