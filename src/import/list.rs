//! A todo.txt, or the list of a Markdown page, as entries of the log: each done item is a line as one types it.

use super::{Found, Row};
use crate::capture::captured;
use crate::day::Day;

/// The entries of a list. What is not done yet is left out, and counted.
pub fn entries(text: &str, is_tasks: bool, today: Day, starts: u32) -> Found {
    let mut found = Found::default();
    let (mut open, mut other) = (0, 0);
    let mut heading = None;
    for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let item = if is_tasks {
            todo(line)
        } else {
            if let Some(words) = line.strip_prefix('#') {
                heading = day_in(words);
            }
            markdown(line)
        };
        let (words, day) = match item {
            Item::Done(words, day) => (words, day.or(heading)),
            Item::Open => {
                open += 1;
                continue;
            }
            Item::Nothing => continue,
        };
        let words = super::line(&words);
        let day = day.or_else(|| day_in(&words));
        let Ok(understood) = captured(&words, day.unwrap_or(today), starts) else {
            other += 1;
            continue;
        };
        found.rows.push(Row {
            section: understood.section,
            line: number as u64 + 1,
            day_is_made_up: day.is_none(),
            table: understood.table,
        });
    }
    let counted = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("left out: 1 item {what}")),
        count => Some(format!("left out: {count} items {what}")),
    };
    found.notes.extend(counted(open, "that is still open"));
    found.notes.extend(counted(other, "that says nothing"));
    found
}

enum Item {
    /// Its words, and the day on which it was done.
    Done(String, Option<Day>),
    Open,
    Nothing,
}

/// `x 2026-11-20 2026-11-18 words +project @context key:value`.
fn todo(line: &str) -> Item {
    let mut words = line.split_whitespace().peekable();
    match words.next() {
        None => return Item::Nothing,
        Some("x") => {}
        Some(_) => return Item::Open,
    }
    let mut day = None;
    while let Some(own) = words.peek().and_then(|word| word.parse::<Day>().ok()) {
        // The first day is the one on which it was done, the second the one on which it was written down.
        day = day.or(Some(own));
        words.next();
    }
    let is_priority = |word: &&str| {
        let inner = word
            .strip_prefix('(')
            .and_then(|rest| rest.strip_suffix(')'));
        inner.is_some_and(|inner| inner.len() == 1)
    };
    let is_key = |word: &str| {
        ["due:", "pri:", "t:", "rec:"]
            .iter()
            .any(|key| word.starts_with(key))
    };
    let words = words.filter(|word| !is_priority(word) && !is_key(word));
    let words: Vec<&str> = words
        .map(|word| word.strip_prefix('+').unwrap_or(word))
        .collect();
    Item::Done(words.join(" "), day)
}

/// `- [x] words`, `* words`, `1. words`; without a box it counts as done.
fn markdown(line: &str) -> Item {
    let line = line.trim();
    let bullet = line.strip_prefix(['-', '*', '+']).or_else(|| {
        let (number, rest) = line.split_once(['.', ')'])?;
        let counts = !number.is_empty() && number.len() < 10;
        (counts && number.bytes().all(|byte| byte.is_ascii_digit())).then_some(rest)
    });
    let Some(words) = bullet.and_then(|rest| rest.strip_prefix([' ', '\t'])) else {
        return Item::Nothing;
    };
    let words = words.trim_start();
    if words.starts_with("[ ]") {
        return Item::Open;
    }
    let done = words
        .strip_prefix("[x]")
        .or_else(|| words.strip_prefix("[X]"));
    let words = done.unwrap_or(words);
    let mut out = String::new();
    // Emphasis is for the eye, and a link is its words.
    let mut rest = words.trim();
    while let Some((before, behind)) = rest.split_once('[') {
        let target = behind
            .split_once("](")
            .and_then(|(name, more)| Some((name, more.split_once(')')?.1)));
        out.push_str(before);
        let Some((name, more)) = target else {
            out.push('[');
            rest = behind;
            continue;
        };
        out.push_str(name);
        rest = more;
    }
    out.push_str(rest);
    Item::Done(out.replace("**", "").replace('`', ""), None)
}

/// The first day that stands in a text as 2026-11-22.
fn day_in(text: &str) -> Option<Day> {
    let words = text.split(|sign: char| !(sign.is_ascii_digit() || sign == '-'));
    let mut days = words.filter(|word| word.len() == 10);
    days.find_map(|word| word.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    fn said(text: &str, is_tasks: bool) -> (Vec<String>, Vec<String>) {
        let today = "2026-11-22".parse().expect("a day");
        let found = entries(text, is_tasks, today, 1);
        let rows = found.rows.iter().map(|row| {
            let text = |name: &str| {
                row.table
                    .text(name)
                    .map_or("-", |text| text.raw())
                    .to_owned()
            };
            let day = row
                .table
                .day("on")
                .map_or(String::new(), |day| day.to_string());
            let made_up = if row.day_is_made_up { "?" } else { "" };
            match row.section {
                Section::Shadow => {
                    format!("shadow {day}{made_up} {} {}", text("with"), text("what"))
                }
                _ => format!("{day}{made_up} {} {}", text("kind"), text("what")),
            }
        });
        (rows.collect(), found.notes)
    }

    #[test]
    fn done_tasks_are_entries_with_their_day() {
        let text = "x 2026-11-20 2026-11-18 Stopped the retry storm #backstop +checkout due:2026-11-21\n(A) 2026-11-01 call Bo\nx (B) wrote the runbook\n\nx 2026-11-12 shadowed Bo on access review 2h @cloudsec #observe\n";
        let (rows, notes) = said(text, true);
        assert_eq!(
            rows,
            [
                "2026-11-20 backstop Stopped the retry storm checkout",
                "2026-11-22? - wrote the runbook",
                "shadow 2026-11-12 Bo access review",
            ]
        );
        assert_eq!(notes, ["left out: 1 item that is still open"]);
    }

    #[test]
    fn lists_of_a_page_are_entries_under_the_day_of_their_heading() {
        let text = "# Log\n\nwords\n\n## 2026-11-10, Tuesday\n- [x] Held **the** load test, see [notes](https://x.example/a) #scenario\n- [ ] not yet\n* read the paper 2026-11-08\n## later\n1. taught `slo` basics\n-no item\n- #teaching\n";
        let (rows, notes) = said(text, false);
        assert_eq!(
            rows,
            [
                "2026-11-10 scenario Held the load test, see notes",
                "2026-11-08 - read the paper",
                "2026-11-22? - taught slo basics",
            ]
        );
        assert_eq!(notes.len(), 2, "{notes:?}");
    }
}
