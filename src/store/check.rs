//! Whether a text is TOML at all: syntax, and nothing said twice. Record by record, so memory stays small.

use super::scan::{self, Block};
use super::syntax::{Syntax, SyntaxFault};
use super::tree::Builder;
use crate::model::{Section, plain};
use std::ops::Range;

/// Why a file cannot be taken for a roadmap, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes that are wrong; may be empty at the end of the text.
    pub span: Range<usize>,
    /// What is wrong, safe to show.
    pub what: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// More faults than this are not listed: nobody reads them.
const MOST: usize = 200;

/// A file with more tables than this is refused: each takes memory, and no life has so many records.
const MOST_TABLES: usize = 200_000;

/// All faults of a text, in their order, at most 200; none means that it is whole TOML.
pub fn check(text: &str) -> Vec<Fault> {
    check_blocks(text, &scan::blocks(text))
}

/// The same for a text that is cut already.
pub(super) fn check_blocks(text: &str, blocks: &[Block]) -> Vec<Fault> {
    if let Some(block) = blocks.get(MOST_TABLES) {
        let start = block.start as usize;
        return vec![Fault {
            span: start..start,
            what: format!("there are more than {MOST_TABLES} tables before this"),
            hint: Some("keep what is old in a file of its own".to_owned()),
        }];
    }
    let mut builder = Builder::skeleton();
    let mut faults = Vec::new();
    // Where each record stands alone, a valid one can only say a thing twice with what no record says.
    let alone = blocks.iter().all(|block| block.regular);
    let mut known = [false; Section::EVERY.len()];
    let ends = blocks
        .iter()
        .skip(1)
        .map(|block| block.start as usize)
        .chain([text.len()]);
    for (block, end) in blocks.iter().zip(ends) {
        let start = block.start as usize;
        let piece = text.get(start..end).unwrap_or_default();
        let list = block.section.filter(|section| section.list().is_some());
        let known = list.and_then(|section| known.get_mut(section as usize));
        if let (true, Some(true), Some(section)) = (alone, known.as_deref(), list)
            && plain::is_valid(piece, section)
        {
            continue;
        }
        let syntax = Syntax::parse(piece);
        let before = builder.faults.len();
        builder.add(&syntax, start);
        if let Some(known) = known {
            *known = builder.faults.len() == before;
        }
        faults.extend(syntax.faults.into_iter().map(|fault| Fault {
            span: fault.span.start + start..fault.span.end + start,
            what: fault.what,
            hint: fault.hint,
        }));
        if faults.len() > MOST {
            break;
        }
    }
    faults.extend(builder.faults.into_iter().map(Fault::from));
    faults.sort_by_key(|fault| fault.span.start);
    faults.truncate(MOST);
    let markers = marker_faults(text, &faults);
    if markers.is_empty() { faults } else { markers }
}

impl From<SyntaxFault> for Fault {
    fn from(fault: SyntaxFault) -> Fault {
        Fault {
            span: fault.span,
            what: fault.what,
            hint: fault.hint,
        }
    }
}

/// Where a merge left its marks, they are the one thing to say.
fn marker_faults(text: &str, faults: &[Fault]) -> Vec<Fault> {
    if faults.is_empty() {
        return Vec::new();
    }
    let hint = if text.contains("\n||||||| ") || text.contains("\n|||||||\n") {
        "keep the lines that are right, and delete the lines of <, |, = and >"
    } else {
        "delete the wrong lines and the marks, or: git checkout --conflict=diff3 FILE"
    };
    let mut found = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.starts_with("<<<<<<< ") || line.starts_with(">>>>>>> ") {
            found.push(Fault {
                span: at..at + 7,
                what: "a merge left its marks here".to_owned(),
                hint: Some(hint.to_owned()),
            });
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_file_has_no_faults() {
        assert_eq!(
            check("schema = 1\n[person]\nname = \"Ada\"\n[[win]]\n[[win.guard]]\nlimit = 0\n"),
            []
        );
    }

    #[test]
    fn what_is_said_twice_is_found_across_records() {
        for text in [
            "[person]\nname = 'a'\n[[win]]\n[person]\n",
            "[[win]]\nid = 1\nid = 2\n",
            "win = 1\n[[win]]\n",
            "win = []\n[[win]]\n",
            "[win]\n[[win]]\n",
            "person.name = 'a'\n[person]\n",
            "[[win]]\nguard = []\n[[win.guard]]\n",
        ] {
            let faults = check(text);
            assert_eq!(faults.len(), 1, "{text}: {faults:?}");
            assert!(faults[0].what.contains("twice"));
        }
    }

    #[test]
    fn each_place_is_told_to_the_byte() {
        let text = "schema = 1\n[[win]]\nid = 1\n\n[[win]]\nx = 2026-02-30\n";
        let [fault] = check(text).try_into().expect("one fault");
        assert_eq!(text.get(fault.span), Some("2026-02-30"));
        assert_eq!(check("win = 1\n[[win]]\n[[win]]\n[[win]]\n").len(), 3);
        for (marks, hint) in [
            ("", "git checkout"),
            ("||||||| base\n", "keep the lines"),
            ("|||||||\n", "keep the lines"),
        ] {
            let text = format!("é = 1\n<<<<<<< a\nx = 1\n{marks}=======\nx = 2\n>>>>>>> b\n");
            let faults = check(&text);
            let places: Vec<_> = faults
                .iter()
                .map(|fault| text.get(fault.span.clone()))
                .collect();
            assert_eq!(places, [Some("<<<<<<<"), Some(">>>>>>>")]);
            let said = faults[0].hint.as_deref().expect("a hint");
            assert!(said.contains(hint), "{said}");
        }
    }

    #[test]
    fn marks_of_a_merge_are_named() {
        let faults = check("[[win]]\n<<<<<<< HEAD\nid = 'a'\n=======\nid = 'b'\n>>>>>>> theirs\n");
        assert_eq!(faults.len(), 2);
        assert!(faults[0].what.contains("merge"));
    }
}
