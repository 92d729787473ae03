//! Which versions stay: all of the last hour, then one an hour for a day, one a day for a month, one a month after that.

use std::{
    collections::HashSet,
    time::{Duration, SystemTime},
};

/// How many versions are kept of one file.
pub(super) const MOST: usize = 150;

/// How many of the last hour are kept; those before count as one hour's.
pub(super) const RECENT: usize = 50;

/// How many bytes the versions of one file may take: this, or ten times the newest one if that is more.
pub(super) const ROOM: u64 = 20 * 1024 * 1024;

const HOUR: Duration = Duration::from_hours(1);
const DAY: Duration = Duration::from_hours(24);
/// Whole days, so that the last version of a month is the last one of a day.
const MONTH: Duration = Duration::from_hours(30 * 24);

/// When a version was kept, and what it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kept {
    pub(super) at: SystemTime,
    pub(super) size: u64,
}

/// Whether each of these versions stays; they come and are answered oldest first, and the newest one always stays.
///
/// Where room is short the last hour is thinned before anything older goes.
pub(super) fn staying(kept: &[Kept], now: SystemTime) -> Vec<bool> {
    let room = ROOM.max(
        kept.last()
            .map_or(0, |newest| newest.size.saturating_mul(10)),
    );
    let mut recent = RECENT;
    loop {
        let stays = by_age(kept, now, recent);
        let staying = || kept.iter().zip(&stays).filter(|(_, stays)| **stays);
        let used: u64 = staying().map(|(kept, _)| kept.size).sum();
        if used <= room && staying().count() <= MOST {
            return stays;
        }
        if recent <= 3 {
            return the_newest(kept, stays, room);
        }
        recent /= 2;
    }
}

fn by_age(kept: &[Kept], now: SystemTime, recent: usize) -> Vec<bool> {
    let mut seen = HashSet::new();
    let newest_first = kept.iter().rev().enumerate();
    let mut stays: Vec<bool> = newest_first
        .map(|(nth, kept)| {
            nth == 0 || span(kept.at, now, nth < recent).is_none_or(|span| seen.insert(span))
        })
        .collect();
    stays.reverse();
    stays
}

/// The span of time of which one version is kept; none where each one is.
fn span(at: SystemTime, now: SystemTime, recent: bool) -> Option<(Duration, u64)> {
    // A clock that went back makes a version no older.
    let age = now.duration_since(at).unwrap_or_default();
    let width = match age {
        age if age < HOUR && recent => return None,
        age if age < DAY => HOUR,
        age if age < MONTH => DAY,
        _ => MONTH,
    };
    let since = at
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    Some((width, since.as_secs() / width.as_secs()))
}

/// The oldest ones go until what is left fits.
fn the_newest(kept: &[Kept], mut stays: Vec<bool>, room: u64) -> Vec<bool> {
    let (mut used, mut count) = (0_u64, 0);
    for (kept, stays) in kept
        .iter()
        .zip(&mut stays)
        .rev()
        .filter(|(_, stays)| **stays)
    {
        used = used.saturating_add(kept.size);
        count += 1;
        *stays = count == 1 || (used <= room && count <= MOST);
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: u64 = 60;
    const HOURS: u64 = 60 * MINUTE;
    const DAYS: u64 = 24 * HOURS;

    /// Noon of a day that begins a month of ours.
    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + MONTH * 700 + Duration::from_secs(12 * HOURS)
    }

    /// Versions of these ages in seconds, oldest first: the ages of those that stay.
    fn ages_left(ages: &[u64], size: u64) -> Vec<u64> {
        let kept: Vec<Kept> = ages
            .iter()
            .map(|age| Kept {
                at: now() - Duration::from_secs(*age),
                size,
            })
            .collect();
        let stays = staying(&kept, now());
        ages.iter()
            .zip(stays)
            .filter_map(|(age, stays)| stays.then_some(*age))
            .collect()
    }

    #[test]
    fn what_stays_depends_on_its_age() {
        let table: &[(&[u64], &[u64])] = &[
            (&[], &[]),
            (&[900 * DAYS], &[900 * DAYS]),
            // The last hour: all.
            (&[50 * MINUTE, 40, 30, 0], &[50 * MINUTE, 40, 30, 0]),
            // Two of one hour, one of the next.
            (
                &[
                    3 * HOURS + MINUTE,
                    2 * HOURS + 50 * MINUTE,
                    2 * HOURS + 10 * MINUTE,
                    0,
                ],
                &[3 * HOURS + MINUTE, 2 * HOURS + 10 * MINUTE, 0],
            ),
            // Three of one day, one of the day after it.
            (
                &[
                    5 * DAYS + 4 * HOURS,
                    5 * DAYS + HOURS,
                    5 * DAYS,
                    4 * DAYS,
                    0,
                ],
                &[5 * DAYS, 4 * DAYS, 0],
            ),
            // Two of one month.
            (
                &[90 * DAYS, 50 * DAYS, 35 * DAYS, 2 * DAYS, 0],
                &[90 * DAYS, 35 * DAYS, 2 * DAYS, 0],
            ),
        ];
        for (ages, left) in table {
            assert_eq!(ages_left(ages, 10), *left, "{ages:?}");
        }
    }

    #[test]
    fn thinning_again_later_takes_from_what_is_there_and_leaves_the_last_of_each_span() {
        let ages: Vec<u64> = (0..3000).rev().map(|nth| nth * HOURS).collect();
        let left = ages_left(&ages, 10);
        assert!(left.len() <= MOST, "{}", left.len());
        assert_eq!(ages_left(&left, 10), left, "nothing is left to thin");
        assert!(left.len() > 24 + 28);
    }

    #[test]
    fn an_afternoon_of_saves_pushes_nothing_old_out() {
        let mut ages: Vec<u64> = vec![400 * DAYS, 60 * DAYS, 10 * DAYS, 5 * HOURS];
        ages.extend((0..600).rev().map(|nth| nth * 5));
        let left = ages_left(&ages, 10);
        assert_eq!(left.get(..4), ages.get(..4));
        assert!(left.len() <= RECENT + 4 + 2, "{}", left.len());
        // Ten large ones fit: the last hour gives way first.
        let left = ages_left(&ages, ROOM / 10);
        assert_eq!(left.get(..4), ages.get(..4));
        assert!(left.len() <= 10, "{left:?}");
    }

    #[test]
    fn where_nothing_else_helps_the_oldest_go() {
        let ages: Vec<u64> = (0..400).rev().map(|nth| nth * 31 * DAYS).collect();
        assert_eq!(ages_left(&ages, 1).len(), MOST);
        let left = ages_left(&ages, ROOM);
        assert_eq!(left.len(), 10);
        assert_eq!(left.last(), Some(&0));
    }

    #[test]
    fn a_clock_that_went_back_loses_nothing() {
        let kept: Vec<Kept> = (0..20)
            .map(|nth| Kept {
                at: now() + Duration::from_secs(nth * DAYS),
                size: 1,
            })
            .collect();
        assert!(staying(&kept, now()).iter().all(|stays| *stays));
    }
}
