//! Writes marks around the places where three texts are not the same.

use super::{USUAL, run};
use crate::store::lines::{Apart, Piece, lines, pieces};
use crate::store::scan;
use crate::store::write::Newline;

/// The three texts as one, with marks around every place where they are not all the same.
///
/// Records are compared as a whole first, so that no mark begins in one and ends in the next.
pub(in crate::store) fn marked(base: &str, ours: &str, theirs: &str, size: usize) -> String {
    let mut writer = Writer::new([base, ours, theirs], size);
    let units = [base, ours, theirs].map(units);
    for piece in pieces(&units[0], &units[1], &units[2]) {
        match piece {
            Piece::Same(units) => writer.text.push_str(&units.concat()),
            Piece::Apart(apart) => {
                let sides = [apart.base, apart.ours, apart.theirs];
                if sides.iter().all(|units| units.len() == 1) {
                    let [base, ours, theirs] = sides.map(|units| lines(units[0]));
                    for piece in pieces(&base, &ours, &theirs) {
                        match piece {
                            Piece::Same(lines) => writer.text.push_str(&lines.concat()),
                            Piece::Apart(apart) => writer.apart(&apart),
                        }
                    }
                } else {
                    writer.apart(&apart);
                }
            }
        }
    }
    writer.text
}

/// The merge that git makes of lines: both sides' changes, marks where they meet; and how many such places there are.
pub(in crate::store) fn merged_lines(
    base: &str,
    ours: &str,
    theirs: &str,
    size: usize,
) -> (String, usize) {
    let mut writer = Writer::new([base, ours, theirs], size);
    let [base, ours, theirs] = [base, ours, theirs].map(lines);
    let mut count = 0;
    for piece in pieces(&base, &ours, &theirs) {
        match piece {
            Piece::Same(lines) => writer.text.push_str(&lines.concat()),
            Piece::Apart(apart) => {
                if let Some(lines) = apart.agreed() {
                    writer.text.push_str(&lines.concat());
                } else {
                    writer.apart(&apart);
                    count += 1;
                }
            }
        }
    }
    (writer.text, count)
}

struct Writer {
    text: String,
    size: usize,
    end: &'static str,
}

impl Writer {
    fn new(texts: [&str; 3], size: usize) -> Writer {
        let all = texts.iter().flat_map(|text| text.lines());
        let longest = all
            .flat_map(|line| ['<', '|', '=', '>'].map(|mark| run(line, mark)))
            .max();
        // Text of several lines may hold what looks like a mark.
        let beyond = longest
            .filter(|longest| *longest >= size)
            .map_or(0, |longest| longest + 1);
        Writer {
            text: String::new(),
            size: size.max(beyond).max(USUAL),
            end: Newline::of(texts[1]).text(),
        }
    }

    fn apart(&mut self, apart: &Apart<'_, &str>) {
        for (mark, name, said) in [
            ("<", " ours", apart.ours),
            ("|", " base", apart.base),
            ("=", "", apart.theirs),
        ] {
            self.mark(mark, name);
            self.text.push_str(&said.concat());
        }
        self.mark(">", " theirs");
    }

    fn mark(&mut self, mark: &str, name: &str) {
        if !(self.text.is_empty() || self.text.ends_with('\n')) {
            self.text.push_str(self.end);
        }
        self.text.push_str(&mark.repeat(self.size));
        self.text.push_str(name);
        self.text.push_str(self.end);
    }
}

/// Records with their comments, and the lines between them and above.
fn units(text: &str) -> Vec<&str> {
    let blocks = scan::blocks(text);
    let ends = blocks
        .iter()
        .skip(1)
        .map(|block| block.start as usize)
        .chain([text.len()]);
    let mut found = Vec::new();
    for (number, (block, end)) in blocks.iter().zip(ends).enumerate() {
        let slice = text.get(block.start as usize..end).unwrap_or_default();
        let body = if number == 0 {
            0
        } else {
            without_blank_lines(slice)
        };
        let (record, rest) = slice.split_at_checked(body).unwrap_or((slice, ""));
        found.extend(Some(record).filter(|record| !record.is_empty()));
        found.extend(lines(rest));
    }
    found
}

/// Where the blank lines at the end of a text begin.
fn without_blank_lines(text: &str) -> usize {
    let body = text.trim_end().len();
    let rest = text.get(body..).unwrap_or_default();
    rest.find('\n').map_or(text.len(), |end| body + end + 1)
}
