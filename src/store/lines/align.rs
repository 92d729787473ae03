//! Which lines of two texts are the same ones: first those that stand once in each, then what lies between.

use std::collections::BTreeMap;

/// More than this times as many steps are not worth it: between two unlike stretches nothing is the same then.
const MOST_STEPS: usize = 400;

/// For each line of `a` the line of `b` that it is, if any; both only ever go forward.
pub(super) fn aligned<T: Ord>(a: &[T], b: &[T]) -> Vec<Option<usize>> {
    let mut found = vec![None; a.len()];
    let mut todo = vec![Stretch {
        a: (0, a.len()),
        b: (0, b.len()),
    }];
    while let Some(stretch) = todo.pop() {
        let stretch = stretch.trimmed(a, b, &mut found);
        if stretch.is_done() {
            continue;
        }
        let anchors = stretch.anchors(a, b);
        if anchors.is_empty() {
            stretch.walked(a, b, &mut found);
            continue;
        }
        let (mut from_a, mut from_b) = (stretch.a.0, stretch.b.0);
        for (in_a, in_b) in anchors.into_iter().chain([(stretch.a.1, stretch.b.1)]) {
            todo.push(Stretch {
                a: (from_a, in_a),
                b: (from_b, in_b),
            });
            if in_a < stretch.a.1 {
                found[in_a] = Some(in_b);
            }
            (from_a, from_b) = (in_a + 1, in_b + 1);
        }
    }
    found
}

/// A part of each of the two, first and end.
#[derive(Clone, Copy)]
struct Stretch {
    a: (usize, usize),
    b: (usize, usize),
}

impl Stretch {
    fn is_done(self) -> bool {
        self.a.0 >= self.a.1 || self.b.0 >= self.b.1
    }

    /// Without what is the same at its ends.
    fn trimmed<T: Ord>(mut self, a: &[T], b: &[T], found: &mut [Option<usize>]) -> Stretch {
        while !self.is_done() && a[self.a.0] == b[self.b.0] {
            found[self.a.0] = Some(self.b.0);
            self.a.0 += 1;
            self.b.0 += 1;
        }
        while !self.is_done() && a[self.a.1 - 1] == b[self.b.1 - 1] {
            found[self.a.1 - 1] = Some(self.b.1 - 1);
            self.a.1 -= 1;
            self.b.1 -= 1;
        }
        self
    }

    /// Lines that stand once in each, as many as keep their order.
    fn anchors<T: Ord>(self, a: &[T], b: &[T]) -> Vec<(usize, usize)> {
        let mut seen: BTreeMap<&T, [Vec<usize>; 2]> = BTreeMap::new();
        for (at, line) in (self.a.0..).zip(&a[self.a.0..self.a.1]) {
            seen.entry(line).or_default()[0].push(at);
        }
        for (at, line) in (self.b.0..).zip(&b[self.b.0..self.b.1]) {
            if let Some(places) = seen.get_mut(line) {
                places[1].push(at);
            }
        }
        let mut once: Vec<(usize, usize)> = seen
            .into_values()
            .filter_map(
                |places| match (places[0].as_slice(), places[1].as_slice()) {
                    ([in_a], [in_b]) => Some((*in_a, *in_b)),
                    _ => None,
                },
            )
            .collect();
        once.sort_unstable();
        longest_rising(&once)
    }

    /// The shortest way from one to the other, by Myers; nothing is the same where it is too long.
    fn walked<T: Ord>(self, a: &[T], b: &[T], found: &mut [Option<usize>]) {
        let (a, b, offset) = (
            &a[self.a.0..self.a.1],
            &b[self.b.0..self.b.1],
            (self.a.0, self.b.0),
        );
        let Some(trace) = trace(a, b) else { return };
        let (mut x, mut y) = (a.len(), b.len());
        for step in (0..trace.len()).rev() {
            let (before_x, before_y) = match step.checked_sub(1) {
                Some(before) => came_from(&trace[before], before, (x, y)),
                None => (0, 0),
            };
            while x > before_x && y > before_y {
                (x, y) = (x - 1, y - 1);
                found[offset.0 + x] = Some(offset.1 + y);
            }
            (x, y) = (before_x, before_y);
        }
    }
}

/// How far each diagonal was reached after each number of steps; the diagonal `x - y` stands at `x - y + steps`.
fn trace<T: Ord>(a: &[T], b: &[T]) -> Option<Vec<Vec<usize>>> {
    let mut trace: Vec<Vec<usize>> = Vec::new();
    for steps in 0..=(a.len() + b.len()).min(MOST_STEPS) {
        let mut reached = vec![0; 2 * steps + 1];
        for place in (0..=2 * steps).step_by(2) {
            let begin = match steps.checked_sub(1) {
                None => Some(0),
                Some(before) => {
                    let known = &trace[before];
                    // One line of `b` more from the diagonal above, or one line of `a` more from the one below.
                    let down = known.get(place).copied().filter(|_| place < 2 * steps);
                    let right = place.checked_sub(2).and_then(|below| known.get(below));
                    down.max(right.map(|x| x + 1))
                }
            };
            let Some(mut x) = begin else { continue };
            // Outside of the two nothing can be reached; it is harmless to note it.
            let Some(mut y) = (x + steps).checked_sub(place) else {
                reached[place] = x;
                continue;
            };
            while x < a.len() && y < b.len() && a[x] == b[y] {
                (x, y) = (x + 1, y + 1);
            }
            reached[place] = x;
            if x >= a.len() && y >= b.len() {
                trace.push(reached);
                return Some(trace);
            }
        }
        trace.push(reached);
    }
    None
}

/// Where the way was before its last step, which led to the diagonal of this place.
fn came_from(known: &[usize], before: usize, (x, y): (usize, usize)) -> (usize, usize) {
    let place = x + before + 1 - y;
    let down = known
        .get(place)
        .copied()
        .filter(|_| place < 2 * (before + 1));
    let right = place
        .checked_sub(2)
        .and_then(|below| known.get(below).copied());
    match (down, right) {
        (Some(down), right) if right.is_none_or(|right| down > right) => {
            (down, (down + before).saturating_sub(place))
        }
        (_, Some(right)) => (right, (right + before + 2).saturating_sub(place)),
        _ => (0, 0),
    }
}

/// The longest run of pairs that rises in both; they come sorted by the first.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (number, pair) in pairs.iter().enumerate() {
        let place = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before[number] = place.checked_sub(1).map(|below| ends[below]);
        if place == ends.len() {
            ends.push(number);
        } else {
            ends[place] = number;
        }
    }
    let mut run = Vec::new();
    let mut next = ends.last().copied();
    while let Some(number) = next {
        run.push(pairs[number]);
        next = before[number];
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(letters: &'static str) -> impl Strategy<Value = Vec<char>> {
        let letters: Vec<char> = letters.chars().collect();
        prop::collection::vec(prop::sample::select(letters), 0..30)
    }

    /// The length of the longest common subsequence.
    fn longest(a: &[char], b: &[char]) -> usize {
        let mut row = vec![0; b.len() + 1];
        for one in a {
            let mut corner = 0;
            for (at, other) in b.iter().enumerate() {
                let up = row[at + 1];
                row[at + 1] = if one == other {
                    corner + 1
                } else {
                    up.max(row[at])
                };
                corner = up;
            }
        }
        row[b.len()]
    }

    #[test]
    fn far_apart_lines_that_stand_once_in_each_are_the_same_ones() {
        // Between them more differs than a walk would look through.
        let text = |side: usize| -> Vec<usize> {
            let unlike = (0..3 * MOST_STEPS).map(|line| 2 * line + side + 10);
            let unlike: Vec<usize> = unlike.collect();
            [&[0, 1][..], &unlike, &[2], &unlike, &[3, 4]].concat()
        };
        let (a, b) = (text(0), text(1));
        let found = aligned(&a, &b);
        for (at, line) in a.iter().enumerate() {
            let same = b.iter().position(|other| other == line);
            assert_eq!(found[at], same, "{at}");
        }
        // Of lines that crossed as many are kept as keep their order.
        let crossed = aligned(&[9, 1, 2, 3, 8], &[8, 1, 2, 3, 9]);
        assert_eq!(crossed, [None, Some(1), Some(2), Some(3), None]);
    }

    #[test]
    fn of_equal_lines_at_the_end_the_last_ones_belong_together() {
        let letters = |text: &str| -> Vec<char> { text.chars().collect() };
        for (a, b, expected) in [
            ("bx", "axx", vec![None, Some(2)]),
            ("xxb", "xa", vec![Some(0), None, None]),
            ("azz", "bzzz", vec![None, Some(2), Some(3)]),
        ] {
            assert_eq!(aligned(&letters(a), &letters(b)), expected, "{a} {b}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn what_is_aligned_is_the_same_and_goes_forward(a in texts("abcdefgh"), b in texts("abcdefgh")) {
            let found = aligned(&a, &b);
            let pairs: Vec<(usize, usize)> =
                found.iter().enumerate().filter_map(|(at, to)| Some((at, (*to)?))).collect();
            for (at, to) in &pairs {
                prop_assert_eq!(a[*at], b[*to]);
            }
            prop_assert!(pairs.windows(2).all(|two| two[0].1 < two[1].1));
        }

        #[test]
        fn without_anchors_the_way_is_the_shortest(a in texts("ab"), b in texts("ab")) {
            let mut found = vec![None; a.len()];
            Stretch { a: (0, a.len()), b: (0, b.len()) }.walked(&a, &b, &mut found);
            prop_assert_eq!(found.iter().flatten().count(), longest(&a, &b));
            for (at, to) in found.iter().enumerate() {
                prop_assert!(to.is_none_or(|to| a[at] == b[to]));
            }
        }
    }
}
