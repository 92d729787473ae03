//! Roadmaps as texts, as a person and the program would have written them.

use super::roadmaps::{Edit, edited};
use roadbook::change::diff;
use roadbook::model::Table;
use roadbook::store::{Book, check, spelled};

/// What a whole text says.
pub(crate) fn said(text: &str) -> Table {
    assert_eq!(check(text), [], "{text}");
    Book::open(text.to_owned()).roadmap()
}

/// A text that says this, made of another one by as few edits as the program makes.
pub(crate) fn written(from: &str, table: &Table) -> String {
    let mut book = Book::open(from.to_owned());
    let set = diff(&book.roadmap(), table);
    if book.edit(&set).is_ok() && diff(&book.roadmap(), table).is_empty() {
        return book.text().to_owned();
    }
    let lines = table
        .iter()
        .map(|(name, value)| format!("{name} = {}\n", spelled(value)));
    lines.collect()
}

/// A text after these edits, each made as the program makes it, and how many there were; what the program would refuse
/// is left out.
pub(crate) fn worked(text: &str, edits: &[Edit]) -> (String, usize) {
    let mut book = Book::open(text.to_owned());
    let mut count = 0;
    for edit in edits {
        let before = book.roadmap();
        let set = diff(&before, &edited(&before, &[*edit]));
        count += usize::from(!set.is_empty() && book.edit(&set).is_ok());
    }
    (book.text().to_owned(), count)
}

/// The text with comments: above some lines that begin a record, and behind some lines that a value ends.
pub(crate) fn commented(text: &str, who: &str, mut dice: u64) -> String {
    let mut out = String::new();
    let mut count = 0;
    let mut inside = false;
    for line in text.split_inclusive('\n') {
        dice = dice.rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bd1;
        let chosen = dice.is_multiple_of(11);
        let bare = line.trim_end();
        let quotes = bare.matches("\"\"\"").count() + bare.matches("'''").count();
        let plain = !inside && quotes == 0;
        inside ^= quotes % 2 == 1;
        if chosen && plain && bare.starts_with("[[") {
            count += 1;
            out.extend(["# ", who, " ", &count.to_string(), "\n", line]);
        } else if chosen && plain && bare.ends_with(['"', '0', '1', '2', '3']) {
            count += 1;
            out.extend([bare, " # ", who, " ", &count.to_string(), "\n"]);
        } else {
            out.push_str(line);
        }
    }
    out
}

/// The comments that such a text was given.
pub(crate) fn comments<'t>(text: &'t str, who: &str) -> Vec<&'t str> {
    let mark = format!("# {who} ");
    let found = text.lines().filter_map(|line| {
        let at = line.find(&mark)?;
        line.get(at..)
    });
    found.collect()
}
