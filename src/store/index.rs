//! What finds the records of a section by id or day without looking at all of them.

use super::scan::Id;
use crate::day::Day;

/// The numbers of a section's records, sorted by what is looked for.
#[derive(Debug, Default)]
pub(super) struct Index {
    ids: Vec<(Id, u32)>,
    days: Vec<(Option<Day>, u32)>,
}

impl Index {
    /// Sorts the records of a section, given in their order.
    pub(super) fn new(records: impl Iterator<Item = (Id, Option<Day>)>) -> Index {
        let mut index = Index::default();
        for (number, (id, day)) in (0_u32..).zip(records) {
            if id != Id::NONE {
                index.ids.push((id, number));
            }
            index.days.push((day, number));
        }
        index.ids.sort_unstable();
        index.days.sort_unstable();
        index
    }

    /// The numbers of all records that may have an id, in their order.
    pub(super) fn maybe_id(&self, id: &str) -> Vec<usize> {
        either(&self.ids, Id::of(id), Id::UNCLEAR)
    }

    /// The numbers of all records whose key may begin with a day, in their order.
    pub(super) fn maybe_day(&self, day: Day) -> Vec<usize> {
        either(&self.days, Some(day), None)
    }

    /// The records with a day, the earliest first, and of one day in their order.
    pub(super) fn dated(&self) -> impl DoubleEndedIterator<Item = (Day, usize)> {
        let dated = self.days.iter();
        dated.filter_map(|(day, number)| Some(((*day)?, *number as usize)))
    }

    /// The numbers of the records of that day or later, in their order.
    pub(super) fn since(&self, day: Day) -> Vec<usize> {
        let first = self.days.partition_point(|(own, _)| *own < Some(day));
        let mut found: Vec<usize> = self.days.iter().skip(first).map(number).collect();
        found.sort_unstable();
        found
    }
}

/// The numbers under one mark or the other, in their order.
fn either<M: Ord>(sorted: &[(M, u32)], one: M, other: M) -> Vec<usize> {
    let under = |mark: M| {
        let first = sorted.partition_point(|(own, _)| *own < mark);
        let rest = sorted.get(first..).unwrap_or_default();
        rest.iter().take_while(move |(own, _)| *own == mark)
    };
    let mut found: Vec<usize> = under(one).chain(under(other)).map(number).collect();
    found.sort_unstable();
    found
}

fn number<M>(entry: &(M, u32)) -> usize {
    entry.1 as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_clear_is_always_among_the_candidates() {
        let day = |text: &str| text.parse().ok();
        let (a, b) = (Id::of("a"), Id::of("b"));
        let index = Index::new(
            [
                (b, day("2026-11-12")),
                (Id::UNCLEAR, day("2026-11-10")),
                (a, None),
                (Id::NONE, day("2026-11-12")),
                (a, day("2026-11-11")),
            ]
            .into_iter(),
        );
        assert_eq!(index.maybe_id("a"), [1, 2, 4]);
        assert_eq!(index.maybe_id("c"), [1]);
        let twelfth = day("2026-11-12").expect("a day");
        assert_eq!(index.maybe_day(twelfth), [0, 2, 3]);
        assert_eq!(index.since(day("2026-11-11").expect("a day")), [0, 3, 4]);
        let dated: Vec<usize> = index.dated().map(|(_, number)| number).collect();
        assert_eq!(dated, [1, 4, 0, 3]);
    }
}
