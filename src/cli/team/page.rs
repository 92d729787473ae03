//! Pictures of a team as words: one line for each row, each part with its name, for scripts and screen readers.

use crate::insight::team::Sheet;
use std::fmt::Write as _;

/// Some pictures with their titles.
pub(super) fn page(sheets: &[(&'static str, Sheet)]) -> String {
    let mut out = String::new();
    for (number, (title, sheet)) in sheets.iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "{title}: {}", sheet.fact);
        if sheet.rows.is_empty() {
            let _ = writeln!(out, "{}", sheet.empty);
        }
        for row in &sheet.rows {
            let words = if row.heading {
                row.cells
                    .first()
                    .map_or(String::new(), |cell| format!("{}:", cell.words))
            } else {
                line(sheet, row)
            };
            let _ = writeln!(out, "{words}");
        }
    }
    out
}

fn line(sheet: &Sheet, row: &crate::insight::team::SheetRow) -> String {
    let mut cells = row.cells.iter().zip(&sheet.heads);
    let first = cells.next().map_or("", |(cell, _)| cell.words.as_str());
    // A row that is not read says one thing in the place of all others.
    if row.cells.len() == 2 && sheet.heads.len() > 3 {
        return format!("{first}: {}", row.cells[1].words);
    }
    let rest = cells
        .filter(|(cell, _)| !matches!(cell.words.as_str(), "" | "-"))
        .map(|(cell, head)| match head.name {
            "" => cell.words.clone(),
            name => format!("{name} {}", cell.words),
        });
    let rest: Vec<String> = rest.collect();
    if rest.is_empty() {
        let foot: Vec<&str> = row.foot.iter().map(|(_, words)| words.as_str()).collect();
        return format!("{first}: {}", foot.join(" "));
    }
    format!("{first}: {}", rest.join("; "))
}
