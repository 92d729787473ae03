//! What finds the records of a section by id or day without looking at all of them.

use super::scan::Id;
use crate::day::Day;

/// The numbers of a section's records, sorted by what is known of their ids. Each is one number with its mark above it:
/// those are sorted in half the time that pairs take.
#[derive(Debug, Default)]
pub(super) struct ByIds(Vec<u64>);

impl ByIds {
    /// Sorts the records of a section, given in their order.
    pub(super) fn of(marks: impl Iterator<Item = Id>) -> ByIds {
        let marked = (0_u32..).zip(marks).filter(|(_, id)| *id != Id::NONE);
        let mut sorted: Vec<u64> = marked
            .map(|(number, id)| first_of(id) | u64::from(number))
            .collect();
        sorted.sort_unstable();
        ByIds(sorted)
    }

    /// The numbers of all records that may have an id, in their order.
    pub(super) fn maybe(&self, id: &str) -> Vec<usize> {
        let mut found: Vec<usize> = self
            .under(Id::of(id))
            .chain(self.under(Id::UNCLEAR))
            .collect();
        found.sort_unstable();
        found
    }

    fn under(&self, id: Id) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|own| *own < first_of(id));
        let rest = self.0.get(first..).unwrap_or_default();
        rest.iter()
            .take_while(move |own| *own >> 32 == first_of(id) >> 32)
            .filter_map(|own| usize::try_from(own & u64::from(u32::MAX)).ok())
    }
}

/// The least that a record with this mark can be sorted as.
fn first_of(id: Id) -> u64 {
    u64::from(id.number()) << 32
}

/// The numbers of a section's records, sorted by their days.
#[derive(Debug, Default)]
pub(super) struct ByDays(Vec<(Option<Day>, u32)>);

impl ByDays {
    /// Sorts the records of a section, given in their order.
    pub(super) fn of(days: impl Iterator<Item = Option<Day>>) -> ByDays {
        let mut sorted: Vec<_> = days.zip(0_u32..).collect();
        sorted.sort_unstable();
        ByDays(sorted)
    }

    /// The numbers of all records whose key may begin with a day, in their order.
    pub(super) fn maybe(&self, day: Day) -> Vec<usize> {
        let mut found: Vec<usize> = self.under(Some(day)).chain(self.under(None)).collect();
        found.sort_unstable();
        found
    }

    fn under(&self, day: Option<Day>) -> impl Iterator<Item = usize> {
        let first = self.0.partition_point(|(own, _)| *own < day);
        let rest = self.0.get(first..).unwrap_or_default();
        rest.iter()
            .take_while(move |(own, _)| *own == day)
            .map(number)
    }

    /// The records with a day, the earliest first, and of one day in their order.
    pub(super) fn dated(&self) -> impl DoubleEndedIterator<Item = (Day, usize)> {
        let dated = self.0.iter();
        dated.filter_map(|(day, number)| Some(((*day)?, *number as usize)))
    }

    /// The numbers of the records without a day, in their order.
    pub(super) fn undated(&self) -> impl Iterator<Item = usize> {
        self.under(None)
    }

    /// The numbers of the records of that day or later, in their order.
    pub(super) fn since(&self, day: Day) -> Vec<usize> {
        let first = self.0.partition_point(|(own, _)| *own < Some(day));
        let mut found: Vec<usize> = self.0.iter().skip(first).map(number).collect();
        found.sort_unstable();
        found
    }
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
        let ids = ByIds::of([b, Id::UNCLEAR, a, Id::NONE, a].into_iter());
        assert_eq!(ids.maybe("a"), [1, 2, 4]);
        assert_eq!(ids.maybe("b"), [0, 1]);
        assert_eq!(ids.maybe("c"), [1]);
        let days = ["2026-11-12", "2026-11-10", "", "2026-11-12", "2026-11-11"].map(day);
        let days = ByDays::of(days.into_iter());
        let twelfth = day("2026-11-12").expect("a day");
        assert_eq!(days.maybe(twelfth), [0, 2, 3]);
        assert_eq!(days.since(day("2026-11-11").expect("a day")), [0, 3, 4]);
        assert_eq!(days.undated().collect::<Vec<_>>(), [2]);
        let dated: Vec<usize> = days.dated().map(|(_, number)| number).collect();
        assert_eq!(dated, [1, 4, 0, 3]);
    }
}
