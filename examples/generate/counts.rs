//! How much of everything a roadmap of so many entries has.

/// How many there are of each sort.
pub(crate) struct Counts {
    pub(crate) wins: usize,
    pub(crate) certs: usize,
    pub(crate) skills: usize,
    pub(crate) milestones: usize,
    pub(crate) bets: usize,
    /// In each skill.
    pub(crate) levels: usize,
    /// In each certification.
    pub(crate) study: usize,
    /// In each measure of a win.
    pub(crate) readings: usize,
    /// How many sentences less the notes of a long diary have, so that 20,000 entries are 5 MB.
    pub(crate) shorter: usize,
    pub(crate) reviews: usize,
    pub(crate) checkins: usize,
    pub(crate) evidence: usize,
    pub(crate) shadows: usize,
}

/// Records that do not grow: directions, tracks, times away, plans, budgets.
const FEW: usize = 3 + 4 + 20 + 2 + 10;

/// A win has a guard and two key results.
const MEASURES: usize = 3;

impl Counts {
    pub(crate) fn of(entries: usize) -> Counts {
        let growth = (entries * 10_000 / 1500).isqrt();
        let slow = |of_ten_years: usize| (of_ten_years * growth / 100).max(1);
        let share = |percent: usize| entries * percent / 100;
        let (wins, certs, skills) = (slow(40), slow(14), slow(28));
        let mut counts = Counts {
            wins,
            certs,
            skills,
            milestones: slow(30),
            bets: slow(12),
            levels: (share(8) / skills).max(1),
            study: (share(11) / certs).max(1),
            readings: (share(12) / wins / MEASURES).max(1),
            shorter: usize::from(entries > 5_000),
            reviews: share(6),
            checkins: share(14),
            evidence: share(15),
            shadows: 0,
        };
        let lists =
            wins * MEASURES * (1 + counts.readings) + skills * counts.levels + certs * counts.study;
        let records = FEW + wins + certs + skills + counts.milestones + counts.bets;
        let diary = counts.reviews * 2 + counts.checkins + counts.evidence;
        counts.shadows = entries.saturating_sub(lists + records + diary);
        counts
    }
}
