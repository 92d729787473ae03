//! The comments of a text, and those that a merge would lose.

use super::book::Book;
use crate::model::{Key, Section};
use std::collections::{BTreeMap, BTreeSet};
use toml_parser::Source;
use toml_parser::lexer::TokenKind;

/// How often each comment stands in a text.
type Counts<'t> = BTreeMap<&'t str, usize>;

/// The comments of a text with the bytes at which they begin.
fn comments(text: &str) -> Vec<(usize, &str)> {
    let tokens = Source::new(text).lex();
    let spans = tokens
        .filter(|token| token.kind() == TokenKind::Comment)
        .map(|token| token.span());
    spans
        .filter_map(|span| {
            let comment = text.get(span.start()..span.end())?.trim_end();
            (comment.len() > 1).then_some((span.start(), comment))
        })
        .collect()
}

fn counts(text: &str) -> Counts<'_> {
    let mut found = Counts::new();
    for (_, comment) in comments(text) {
        *found.entry(comment).or_default() += 1;
    }
    found
}

/// The text with the comments that a side has written and that stand neither in it nor in the `others`, each above
/// the record that it was written at, or at the end.
pub(super) fn with_all(text: &str, others: &[&str], sides: [&Book; 3]) -> String {
    let [base, ours, theirs] = sides.map(|book| counts(book.text()));
    let there: Vec<Counts<'_>> = others.iter().copied().chain([text]).map(counts).collect();
    let often = |counts: &Counts<'_>, comment: &str| counts.get(comment).copied().unwrap_or(0);
    let mut missing: Vec<(&Book, usize, &str)> = Vec::new();
    let mut seen = BTreeSet::new();
    let [_, our_book, their_book] = sides;
    for book in [our_book, their_book] {
        let mut found = comments(book.text());
        // The last ones of equal comments are the ones that came later, more often than not.
        found.reverse();
        for (at, comment) in found {
            let [before, here, other] = [&base, &ours, &theirs].map(|own| often(own, comment));
            let wanted = wanted(before, here, other);
            let now = there
                .iter()
                .map(|own| often(own, comment))
                .max()
                .unwrap_or(0);
            if wanted > now && seen.insert(comment) {
                missing.extend(std::iter::repeat_n((book, at, comment), wanted - now));
            }
        }
    }
    if missing.is_empty() {
        return text.to_owned();
    }
    missing.sort_by_key(|(_, at, _)| *at);
    inserted(text, &missing)
}

/// How often a comment shall stand after a merge of how often it stands in each.
fn wanted(base: usize, ours: usize, theirs: usize) -> usize {
    if ours > base || theirs > base {
        ours.max(theirs)
    } else {
        ours.min(theirs)
    }
}

fn inserted(text: &str, missing: &[(&Book, usize, &str)]) -> String {
    let book = Book::open(text.to_owned());
    let end = book.newline().text();
    let mut by_place: BTreeMap<usize, String> = BTreeMap::new();
    for (origin, at, comment) in missing {
        let place = record_at(origin, *at)
            .and_then(|(section, number)| same_record(&book, section, origin, number));
        let lines = by_place.entry(place.unwrap_or(text.len())).or_default();
        lines.push_str(comment);
        lines.push_str(end);
    }
    let mut text = text.to_owned();
    for (place, lines) in by_place.into_iter().rev() {
        if place == text.len() {
            if !(text.is_empty() || text.ends_with('\n')) {
                text.push_str(end);
            }
            text.push_str(end);
            text.push_str(&lines);
        } else {
            text.insert_str(place, &lines);
        }
    }
    text
}

/// The record that a byte of a text belongs to.
fn record_at(book: &Book, at: usize) -> Option<(Section, usize)> {
    Section::EVERY.iter().find_map(|section| {
        (0..book.count(*section))
            .find(|number| {
                let range = book.range(*section, *number);
                range.is_some_and(|range| range.contains(&at))
            })
            .map(|number| (*section, number))
    })
}

/// Where the same record begins in another text.
fn same_record(book: &Book, section: Section, origin: &Book, number: usize) -> Option<usize> {
    if book.is_unusual(section) || origin.is_unusual(section) {
        return None;
    }
    let key: Key = origin.key(section, number);
    let known = book.find(section, &key)?;
    Some(book.range(section, known)?.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_stands_as_often_as_the_sides_want_it() {
        for ([base, ours, theirs], expected) in [
            ([1, 1, 1], 1),
            ([0, 1, 0], 1),
            ([0, 1, 1], 1),
            ([1, 0, 1], 0),
            ([1, 2, 0], 2),
            ([1, 1, 0], 0),
            ([2, 1, 1], 1),
        ] {
            assert_eq!(wanted(base, ours, theirs), expected);
        }
    }

    #[test]
    fn a_lost_comment_comes_back_at_its_record_as_often_as_it_is_missing() {
        let book = |text: &str| Book::open(text.to_owned());
        let bet = |comment: &str, id: &str| format!("{comment}[[bet]]\nid = \"{id}\"\n");
        let plain = [bet("", "a"), bet("", "b")].concat();
        let side = [bet("# todo\n", "a"), bet("# todo\n", "b")].concat();
        let back = |text: &str, ours: &str| {
            let (base, ours) = (book(&plain), book(ours));
            with_all(text, &[], [&base, &ours, &base])
        };
        assert_eq!(back(&plain, &plain), plain);
        assert_eq!(
            back(&plain, &bet("", "a").replace("id", "# why\nid")),
            format!("# why\n{plain}")
        );
        assert_eq!(
            back(&plain, &[bet("", "a"), bet("# why\n", "b")].concat()),
            [bet("", "a"), bet("# why\n", "b")].concat()
        );
        // One of the two is there.
        let half = [bet("# todo\n", "a"), bet("", "b")].concat();
        assert_eq!(back(&half, &side), side);
        // Nobody knows the record: at the end, on a line of its own.
        let gone = format!("{plain}{}", bet("# why\n", "c"));
        assert_eq!(back(&plain, &gone), format!("{plain}\n# why\n"));
        assert_eq!(back(plain.trim_end(), &gone), format!("{plain}\n# why\n"));
        assert_eq!(back("", &gone), "\n# why\n");
        let unusual = "bet = [{ id = \"a\" }, { id = \"b\" }]\n";
        assert_eq!(back(unusual, &half), format!("{unusual}\n# todo\n"));
        assert_eq!(
            back(&plain, &format!("# why\n{unusual}")),
            format!("{plain}\n# why\n")
        );
        let broken_up = format!("{}[[cert]]\n# why\n[[bet.more]]\n", bet("", "a"));
        assert_eq!(back(&plain, &broken_up), format!("{plain}\n# why\n"));
    }

    #[test]
    fn marks_inside_of_strings_are_no_comments() {
        let text = "# one\na = \"# no\" # two\nb = \"\"\"\n# no\n\"\"\"\nc = [ # three\n]\n#\n";
        let found: Vec<_> = comments(text).into_iter().map(|(_, own)| own).collect();
        assert_eq!(found, ["# one", "# two", "# three"]);
    }
}
