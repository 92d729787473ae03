//! Three texts line by line: where they agree, and where one of them went its own way.

mod align;

use align::aligned;

/// A stretch of three sequences that began as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'t, T> {
    /// All three say this.
    Same(&'t [T]),
    /// At least one of them says something else than the others.
    Apart(Apart<'t, T>),
}

/// What each of the three says where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Apart<'t, T> {
    pub(super) base: &'t [T],
    pub(super) ours: &'t [T],
    pub(super) theirs: &'t [T],
}

impl<'t, T: PartialEq> Apart<'t, T> {
    /// What both sides can live with: the change of the only one that made any, or the one that both made.
    pub(super) fn agreed(&self) -> Option<&'t [T]> {
        if self.ours == self.theirs || self.theirs == self.base {
            Some(self.ours)
        } else if self.ours == self.base {
            Some(self.theirs)
        } else {
            None
        }
    }
}

/// The lines of a text with their ends.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Cuts three sequences where all of them agree.
pub(super) fn pieces<'t, T: Ord>(
    base: &'t [T],
    ours: &'t [T],
    theirs: &'t [T],
) -> Vec<Piece<'t, T>> {
    let (in_ours, in_theirs) = (aligned(base, ours), aligned(base, theirs));
    let everywhere = |at: usize| Some((in_ours[at]?, in_theirs[at]?));
    let mut found = Vec::new();
    // How far each of them is told.
    let mut told = [0, 0, 0];
    let mut at = 0;
    loop {
        let next = (at..base.len()).find_map(|at| Some((at, everywhere(at)?)));
        let (stop, (ours_stop, theirs_stop)) =
            next.unwrap_or((base.len(), (ours.len(), theirs.len())));
        let apart = Apart {
            base: &base[told[0]..stop],
            ours: &ours[told[1]..ours_stop],
            theirs: &theirs[told[2]..theirs_stop],
        };
        if !(apart.base.is_empty() && apart.ours.is_empty() && apart.theirs.is_empty()) {
            found.push(Piece::Apart(apart));
        }
        if next.is_none() {
            return found;
        }
        let run = (0..base.len() - stop)
            .take_while(|more| {
                everywhere(stop + more) == Some((ours_stop + more, theirs_stop + more))
            })
            .count();
        found.push(Piece::Same(&base[stop..stop + run]));
        told = [stop + run, ours_stop + run, theirs_stop + run];
        at = stop + run;
    }
}

/// The text with each side's changes; where both changed the same lines it says what ours says.
pub(super) fn with_both(base: &str, ours: &str, theirs: &str) -> String {
    let [base, ours, theirs] = [base, ours, theirs].map(lines);
    let pieces = pieces(&base, &ours, &theirs).into_iter();
    let said = pieces.flat_map(|piece| match piece {
        Piece::Same(lines) => lines,
        Piece::Apart(apart) => apart.agreed().unwrap_or(apart.ours),
    });
    let mut text = String::new();
    for line in said {
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn shown(base: &str, ours: &str, theirs: &str) -> String {
        let [base, ours, theirs] = [base, ours, theirs].map(letters);
        let text = |letters: &[char]| letters.iter().collect::<String>();
        let pieces = pieces(&base, &ours, &theirs).into_iter();
        let shown = pieces.map(|piece| match piece {
            Piece::Same(same) => text(same),
            Piece::Apart(apart) => format!(
                "({}|{}|{})",
                text(apart.ours),
                text(apart.base),
                text(apart.theirs)
            ),
        });
        shown.collect()
    }

    #[test]
    fn changes_at_different_places_stay_apart() {
        assert_eq!(shown("abcde", "axcde", "abcye"), "a(x|b|b)c(d|d|y)e");
        assert_eq!(shown("ab", "ab", "ab"), "ab");
        assert_eq!(shown("", "x", "y"), "(x||y)");
        assert_eq!(shown("ab", "", "ab"), "(|ab|ab)");
        assert_eq!(shown("ab", "abc", "abd"), "ab(c||d)");
        assert_eq!(shown("abab", "ab", "abab"), "ab(|ab|ab)");
    }

    #[test]
    fn both_sides_are_taken_where_they_do_not_meet() {
        assert_eq!(
            with_both("1\n2\n3\n", "0\n1\n2\n3\n", "1\n2\n3\n4"),
            "0\n1\n2\n3\n4"
        );
        assert_eq!(with_both("1\n2\n", "1\no\n", "1\nt\n"), "1\no\n");
    }
}
