//! Laws of two branches of a text.

use super::losing::lost;
use super::roadmaps::{Edit, edited, edits, tidy};
use super::texts::{commented, comments, said, worked, written};
use proptest::prelude::*;
use roadbook::change::{Conflict, diff, merge};
use roadbook::model::{Path, Section, Table};
use roadbook::store::{Book, Marked, Rest, branches, unsettled};

/// Three texts that began as one, mostly as the program writes them; each side has comments of its own.
fn three() -> impl Strategy<Value = [String; 3]> {
    let work = (edits(40), edits(20), edits(20));
    (work, any::<[u64; 3]>()).prop_map(|((base, ours, theirs), dice)| {
        let any_shape = dice[0].is_multiple_of(4);
        let made = |from: &str, edits: &[Edit], who: &str, dice| {
            let text = if any_shape {
                written(from, &tidy(&edited(&said(from), edits)))
            } else {
                worked(from, edits).0
            };
            commented(&text, who, dice)
        };
        let base = made("", &base, "both", dice[0]);
        let ours = made(&base, &ours, "ours", dice[1]);
        let theirs = made(&base, &theirs, "theirs", dice[2]);
        [base, ours, theirs]
    })
}

/// 64 cases, or what `PROPTEST_CASES` says: texts take longer than values.
fn cases() -> ProptestConfig {
    let usual = ProptestConfig {
        failure_persistence: None,
        ..Default::default()
    };
    let asked = std::env::var_os("PROPTEST_CASES").is_some();
    let cases = if asked { usual.cases } else { 64 };
    ProptestConfig { cases, ..usual }
}

/// Whether a section is written as one value, as the program never does, so that little can be changed in it.
fn is_unusual(text: &str) -> bool {
    let mut names = text.lines().take_while(|line| !line.starts_with('['));
    names.any(|line| line.contains(" = [") || line.contains(" = {"))
}

/// Whether only their order tells two records apart.
fn has_twins(text: &str) -> bool {
    let book = Book::open(text.to_owned());
    let mut keys = Section::ALL.iter().flat_map(|section| book.keys(*section));
    keys.any(|key| key.ordinal() > 0)
}

fn same(one: &Table, other: &Table) -> bool {
    diff(one, other).is_empty()
}

fn places(conflicts: &[Conflict]) -> Vec<&Path> {
    conflicts.iter().map(|conflict| &conflict.at).collect()
}

fn mirrored(conflicts: &[Conflict]) -> Vec<Conflict> {
    let swap = |conflict: &Conflict| Conflict {
        at: conflict.at.clone(),
        base: conflict.base.clone(),
        ours: conflict.theirs.clone(),
        theirs: conflict.ours.clone(),
    };
    conflicts.iter().map(swap).collect()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn no_edit_is_lost_and_both_directions_agree([base, ours, theirs] in three()) {
        let [b, o, t] = [&base, &ours, &theirs].map(|text| said(text));
        let merged = merge(&b, &o, &t);
        let there = branches(&base, &ours, &theirs, 7);
        let back = branches(&base, &theirs, &ours, 7);
        match (&there.rest, &back.rest) {
            (Rest::Nothing, Rest::Nothing) => {
                for text in [&there.text, &back.text] {
                    prop_assert!(same(&said(text), &merged.roadmap), "{text}");
                }
                let [b, o, t] = [b, o, t].map(|table| tidy(&table));
                let merged = merge(&b, &o, &t);
                for sides in [[&o, &t], [&t, &o]] {
                    prop_assert_eq!(lost(&b, sides, &merged), Vec::<String>::new());
                }
            }
            (Rest::Conflicts(one), Rest::Conflicts(other)) => {
                prop_assert_eq!(places(one), places(&merged.conflicts));
                prop_assert_eq!(mirrored(other), one.clone());
                let marks = Marked::read(&there.text).expect("whole marks");
                let again = [&marks.base, &marks.ours, &marks.theirs].map(|text| said(text));
                let again = merge(&again[0], &again[1], &again[2]);
                prop_assert_eq!(places(&again.conflicts), places(one));
                prop_assert!(same(&again.roadmap, &merged.roadmap));
                match unsettled(&there.text) {
                    Some(open) => prop_assert_eq!(places(&open.conflicts), places(one)),
                    // The marks say all of it, but only an editor can settle them.
                    None => prop_assert!(
                        [&base, &ours, &theirs].iter().any(|text| is_unusual(text) || has_twins(text)),
                        "{base}\n---\n{ours}\n---\n{theirs}\n---\n{}", there.text
                    ),
                }
            }
            // Nothing can be woven, so the marks hold all three texts, whole.
            (Rest::Unwritable, _) | (_, Rest::Unwritable)
                if [&base, &ours, &theirs].iter().any(|text| is_unusual(text) || has_twins(text)) =>
            {
                for (both, sides) in [(&there, [&ours, &theirs]), (&back, [&theirs, &ours])] {
                    if matches!(both.rest, Rest::Unwritable) {
                        let marks = Marked::read(&both.text).expect("whole marks");
                        let told = [&marks.base, &marks.ours, &marks.theirs].map(|text| said(text));
                        prop_assert_eq!(told, [&base, sides[0], sides[1]].map(|text| said(text)));
                    }
                }
            }
            other => prop_assert!(false, "{other:?}\n{base}\n---\n{ours}\n---\n{theirs}"),
        }
    }

    #[test]
    fn what_was_written_as_a_comment_is_kept([base, ours, theirs] in three()) {
        let both = branches(&base, &ours, &theirs, 7);
        for (side, who) in [(&ours, "ours"), (&theirs, "theirs")] {
            for comment in comments(side, who) {
                let text = &both.text;
                prop_assert!(text.contains(comment), "{comment}\n{base}\n---\n{ours}\n---\n{theirs}\n---\n{text}");
            }
        }
    }

    #[test]
    fn one_side_alone_is_taken_to_the_byte([base, ours, _] in three()) {
        for both in [branches(&base, &ours, &base, 7), branches(&base, &base, &ours, 7), branches(&base, &ours, &ours, 7)] {
            prop_assert_eq!(&both.text, &ours);
        }
    }

    #[test]
    fn any_lines_can_be_merged(texts in any::<[u64; 3]>()) {
        let pieces = ["a = 1\n", "b = 2\n", "[[bet]]\n", "id = 'x'\n", "=======\n", "<<<<<<< a\n", "||||||| b\n", ">>>>>>> c\n", "\"\"\"\n", "\r\n", "# c", "\n"];
        let text = |mut seed: u64| -> String {
            let mut out = String::new();
            while seed > 0 {
                out.push_str(pieces[usize::try_from(seed % 12).unwrap_or(0)]);
                seed /= 12;
            }
            out
        };
        let [base, ours, theirs] = texts.map(text);
        let both = branches(&base, &ours, &theirs, 7);
        if matches!(both.rest, Rest::Nothing) {
            said(&both.text);
        }
        let _ = unsettled(&both.text);
    }
}

/// Found by chance: a record that one side dated anew while the other changed it and gave its day to another one too.
#[test]
fn a_record_whose_name_was_given_to_another_can_be_settled() {
    let base = "[[track]]\non = 2026-10-01\nshadowing = \"cka\"\ntarget = \"leadership\" # both 1\ndue = 2026-10-10 # both 2\n";
    let ours = "[[track]]\non = 2026-10-01\nshadowing = \"cka\"\ntarget = \"leadership\" # both 1 # ours 1\ndue = 2026-10-10 # both 2 # ours 2\nmoved = [\n  { on = 2026-10-03, from = 2026-10-03 },\n]\n\n[[track]]\non = 2026-10-01\ndue = 2026-10-05\nmoved = [\n  { on = 2026-10-10, why = \"b\" },\n  { on = 2026-10-10, why = \"\\u001B[2J\" },\n  { on = 2026-10-03 },\n]\n";
    let theirs = "[[track]]\non = 2026-10-07\nshadowing = \"cka\"\ntarget = \"leadership\" # theirs 1\ndue = 2026-10-10 # theirs 2\n";
    for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
        let both = branches(base, ours, theirs, 7);
        assert!(unsettled(&both.text).is_some(), "{}", both.text);
    }
}
