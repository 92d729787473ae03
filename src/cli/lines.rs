//! Two texts compared line by line, for a person to read.

use crate::text::shown;

/// More pairs of lines than this are not compared; such a stretch is shown as taken out and put in.
const MOST: usize = 4_000_000;

/// So many lines that stayed are shown around what changed.
const AROUND: usize = 2;

/// One line, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'t> {
    Same(&'t str),
    Out(&'t str),
    In(&'t str),
}

/// The lines that lead from one text to the other: `-` goes, `+` comes; each is safe to show.
pub(super) fn difference(before: &str, after: &str) -> Vec<String> {
    let lines = compared(before, after);
    let changed: Vec<usize> = (0..lines.len())
        .filter(|at| !matches!(lines.get(*at), Some(Line::Same(_))))
        .collect();
    let mut out = Vec::new();
    let mut next = 0;
    for (at, line) in lines.iter().enumerate() {
        let near = |changed: &usize| changed.abs_diff(at) <= AROUND;
        let from = changed.partition_point(|changed| *changed + AROUND < at);
        if !changed.get(from).is_some_and(near) {
            continue;
        }
        if at > next && next > 0 {
            out.push("  …".to_owned());
        }
        next = at + 1;
        out.push(match line {
            Line::Same(text) => format!("  {}", shown(text)),
            Line::Out(text) => format!("- {}", shown(text)),
            Line::In(text) => format!("+ {}", shown(text)),
        });
    }
    if out.is_empty() && before != after {
        out.push("  only line ends differ".to_owned());
    }
    out
}

fn compared<'t>(before: &'t str, after: &'t str) -> Vec<Line<'t>> {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let pairs = || old.iter().zip(&new);
    let head = pairs().take_while(|(old, new)| old == new).count();
    let left = old.len().min(new.len()) - head;
    let backwards = old.iter().rev().zip(new.iter().rev()).take(left);
    let tail = backwards.take_while(|(old, new)| old == new).count();
    let middle = |lines: &[&'t str]| lines[head..lines.len() - tail].to_vec();
    let same = |lines: &[&'t str]| {
        lines
            .iter()
            .map(|line| Line::Same(line))
            .collect::<Vec<_>>()
    };
    let mut out = same(&old[..head]);
    out.extend(stretch(&middle(&old), &middle(&new)));
    out.extend(same(&old[old.len() - tail..]));
    out
}

/// The longest common lines stay (a table of lengths, from the end).
fn stretch<'t>(old: &[&'t str], new: &[&'t str]) -> Vec<Line<'t>> {
    if old.len().saturating_mul(new.len()) > MOST {
        let out = old.iter().map(|line| Line::Out(line));
        return out.chain(new.iter().map(|line| Line::In(line))).collect();
    }
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for at in (0..old.len()).rev() {
        for to in (0..new.len()).rev() {
            common[at * width + to] = if old[at] == new[to] {
                common[(at + 1) * width + to + 1] + 1
            } else {
                common[(at + 1) * width + to].max(common[at * width + to + 1])
            };
        }
    }
    let (mut at, mut to) = (0, 0);
    let mut lines = Vec::with_capacity(old.len() + new.len());
    while at < old.len() || to < new.len() {
        match (old.get(at), new.get(to)) {
            (Some(one), Some(other)) if one == other => {
                lines.push(Line::Same(one));
                at += 1;
                to += 1;
            }
            (Some(one), other)
                if other.is_none()
                    || common[(at + 1) * width + to] >= common[at * width + to + 1] =>
            {
                lines.push(Line::Out(one));
                at += 1;
            }
            (_, Some(other)) => {
                lines.push(Line::In(other));
                to += 1;
            }
            _ => return lines,
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(before: &str) -> String {
        let lines: Vec<String> = (0..3000).map(|nth| format!("{before}{nth}")).collect();
        lines.join("\n")
    }

    #[test]
    fn only_what_differs_is_shown_with_the_lines_around_it() {
        let before = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
        let after = "a\nb\nc\nd\nE\nf\ng\nh\ni\nj\n";
        assert_eq!(
            difference(before, after),
            [
                "  c", "  d", "- e", "+ E", "  f", "  g", "  h", "  i", "+ j"
            ]
        );
        assert_eq!(
            difference("1\n2\n3\n4\n5\n6\n7\n8\n", "0\n2\n3\n4\n5\n6\n7\n9\n"),
            [
                "- 1", "+ 0", "  2", "  3", "  …", "  6", "  7", "- 8", "+ 9"
            ]
        );
    }

    #[test]
    fn odd_texts_are_compared_too() {
        assert!(difference("", "").is_empty());
        assert!(difference("a\n", "a\n").is_empty());
        assert_eq!(difference("a\n", "a\r\n"), ["  only line ends differ"]);
        assert_eq!(difference("", "\u{1b}[2J"), ["+ ^[[2J"]);
        assert_eq!(difference("x\ny", ""), ["- x", "- y"]);
        let long = numbers("");
        let other = numbers("x");
        assert_eq!(difference(&long, &other).len(), 6000);
    }
}
