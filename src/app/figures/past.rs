//! The wins of quarters that are over.

use crate::day::Quarter;
use crate::insight::win::Wins;
use crate::model::{Field, Kind, Path, Section, Value};
use crate::store::Book;
use crate::text::Text;

/// One quarter that is over, or one win of an earlier one.
#[derive(Debug, Clone)]
pub struct Past {
    pub quarter: Quarter,
    /// Its win; none where the quarter had none.
    pub at: Option<Path>,
    pub title: Option<Text>,
    pub result: Option<&'static str>,
    /// How many wins the quarter had.
    pub count: usize,
}

/// The last four quarters, then all wins before them, the latest first.
pub(super) fn past(wins: &Wins, book: &Book) -> Vec<Past> {
    let mut found: Vec<Past> = wins
        .past
        .iter()
        .map(|past| Past {
            quarter: past.quarter,
            at: past.win.as_ref().map(|win| win.at.clone()),
            title: past.win.as_ref().map(|win| win.title.clone()),
            result: past.win.as_ref().and_then(|win| win.result),
            count: past.count,
        })
        .collect();
    let last = found.last().map_or(wins.quarter, |past| past.quarter);
    let mut earlier: Vec<Past> = (0..book.count(Section::Win))
        .filter_map(|number| earlier(book, number, last))
        .collect();
    earlier.sort_by_key(|past| std::cmp::Reverse(past.quarter));
    // Empty quarters at the end say nothing where nothing comes after them.
    if earlier.is_empty() {
        while found.last().is_some_and(|past| past.at.is_none()) {
            found.pop();
        }
    }
    found.extend(earlier);
    found
}

/// A win of a quarter before `last`.
fn earlier(book: &Book, number: usize, last: Quarter) -> Option<Past> {
    let said = |name| match book.peek(Section::Win, number, name) {
        Some(Value::Text(text)) => Some(text),
        _ => None,
    };
    let quarter: Quarter = said("quarter")?.raw().parse().ok()?;
    if quarter >= last {
        return None;
    }
    let result = said("result");
    Some(Past {
        quarter,
        at: Some(Path::record(Section::Win, book.key(Section::Win, number))),
        title: said("title").filter(|title| !title.is_blank()),
        result: results()
            .iter()
            .copied()
            .find(|word| result.as_ref().is_some_and(|said| said.raw() == *word)),
        count: 1,
    })
}

fn results() -> &'static [&'static str] {
    match Field::find(Section::Win.fields(), "result").map(|field| field.kind) {
        Some(Kind::Choice(words)) => words,
        _ => &[],
    }
}
