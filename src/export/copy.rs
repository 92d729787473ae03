//! A copy of the roadmap's file for somebody else: its own text without the private parts.
//!
//! A record with anything private in it is written anew, since a comment beside it may speak of what is left out.

use super::private::{Withheld, parts, shared};
use crate::change::diff;
use crate::model::{Section, Table};
use crate::store::{Book, Keep, whole};
use std::collections::BTreeMap;

/// The text of the copy, and how much is not in it.
pub fn copy(text: &str) -> (String, Withheld) {
    let book = Book::open(text.to_owned());
    let roadmap = book.roadmap();
    let (wanted, withheld) = shared(&roadmap);
    let parts: BTreeMap<Section, Vec<Option<Table>>> = parts(&roadmap);
    let keep = |section: Section, number: usize| {
        let part = parts.get(&section).and_then(|part| part.get(number));
        match part {
            Some(Some(table)) if *table == book.table(section, number) => Keep::AsItIs,
            Some(Some(table)) => Keep::Instead(table.clone()),
            _ => Keep::Not,
        }
    };
    let copied = book.copy(keep).filter(|copied| {
        let said = Book::open(copied.clone());
        said.faults().is_empty() && diff(&said.roadmap(), &wanted).is_empty()
    });
    (copied.unwrap_or_else(|| whole(&wanted)), withheld)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"# My roadmap.
schema = 1

[person]
name = "Ada" # that is me

# hush: why I look elsewhere
[[evidence]]
on = 2026-11-01
what = "hush"
private = true
# hush, at the end

# What counts.
[[evidence]]
on = 2026-11-02
what = "A drill" # a good one

[[skill]]
id = "a"
title = "A"
# hush: my own view
note = "hush"
private = ["note"]

# Weeks.
[[checkin]]
on = 2026-11-20
learned = "Ask early"
"#;

    #[test]
    fn public_records_keep_their_comments_and_private_ones_leave_nothing() {
        let (text, withheld) = copy(FILE);
        assert!(
            !text.contains("hush") && !text.contains("private"),
            "{text}"
        );
        for kept in [
            "# My roadmap.",
            "# that is me",
            "# What counts.\n[[evidence]]\non = 2026-11-02\nwhat = \"A drill\" # a good one\n",
            "# Weeks.\n[[checkin]]",
            "[[skill]]\nid = \"a\"\ntitle = \"A\"\n",
        ] {
            assert!(text.contains(kept), "{kept}: {text}");
        }
        assert_eq!((withheld.records, withheld.fields), (1, 1));
    }

    #[test]
    fn a_file_of_any_style_is_copied() {
        let bracketed = "evidence = [{ on = 2026-11-01, what = \"hush\", private = true }, { on = 2026-11-02, what = \"b\" }] # hush\n";
        let (text, _) = copy(bracketed);
        assert!(!text.contains("hush") && text.contains("\"b\""), "{text}");
        let (text, _) =
            copy("\u{feff}schema = 1\r\n\r\n[[bet]]\r\ntech = \"a\"\r\nprivate = true\r\n");
        assert_eq!(text, "\u{feff}schema = 1\r\n\r\n");
    }
}
