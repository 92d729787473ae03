//! Laws of merging.

use super::cases;
use super::losing::{invented, lost};
use super::roadmaps::{clones, has_twins, repeats_an_id, tidy};
use proptest::prelude::*;
use roadbook::change::{Conflict, apply, diff, merge};
use roadbook::model::{Path, Step, Table};

fn mirrored(conflicts: &[Conflict]) -> Vec<Conflict> {
    let swap = |conflict: &Conflict| Conflict {
        at: conflict.at.clone(),
        base: conflict.base.clone(),
        ours: conflict.theirs.clone(),
        theirs: conflict.ours.clone(),
    };
    conflicts.iter().map(swap).collect()
}

/// Whether one side changed an entry that has another key on the other.
fn crossed(base: &Table, one: &Table, other: &Table) -> bool {
    let (changed, gone) = (diff(base, one), diff(base, other));
    gone.0
        .iter()
        .filter(|change| change.diff.after.is_none())
        .any(|gone| changed.0.iter().any(|change| gone.at.holds(&change.at)))
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn one_side_alone_is_taken((base, x, _) in clones(60, 30)) {
        for merged in [merge(&base, &x, &base), merge(&base, &base, &x), merge(&base, &x, &x)] {
            prop_assert_eq!(tidy(&merged.roadmap), tidy(&x));
            prop_assert_eq!(&merged.conflicts, &[]);
        }
    }

    #[test]
    fn it_does_not_matter_who_is_ours((base, ours, theirs) in clones(60, 30)) {
        let one = merge(&base, &ours, &theirs);
        let other = merge(&base, &theirs, &ours);
        prop_assert_eq!(&one.roadmap, &other.roadmap);
        prop_assert_eq!(one.conflicts, mirrored(&other.conflicts));
    }

    #[test]
    fn nothing_is_lost((base, ours, theirs) in clones(60, 30)) {
        let [base, ours, theirs] = [&base, &ours, &theirs].map(tidy);
        let mut merged = merge(&base, &ours, &theirs);
        merged.roadmap = tidy(&merged.roadmap);
        for sides in [[&ours, &theirs], [&theirs, &ours]] {
            let gone = lost(&base, sides, &merged);
            prop_assert!(gone.is_empty(), "{gone:#?}\n{base:?}\n{ours:?}\n{theirs:?}\n{merged:?}");
        }
    }

    #[test]
    fn nothing_is_invented((base, ours, theirs) in clones(60, 30)) {
        let merged = merge(&base, &ours, &theirs);
        prop_assert_eq!(invented(&[&base, &ours, &theirs], &merged.roadmap), Vec::<String>::new());
    }

    #[test]
    fn merging_again_changes_nothing((base, ours, theirs) in clones(60, 30)) {
        let merged = merge(&base, &ours, &theirs);
        let both = &merged.roadmap;
        for side in [&ours, &theirs, &base] {
            let again = merge(side, both, side);
            prop_assert_eq!(&tidy(&again.roadmap), &tidy(both));
            prop_assert_eq!(&again.conflicts, &[]);
        }
    }

    /// A copy that was merged already may come again with the old base. Of two entries of one name nobody can say
    /// afterwards which was which, nor follow one that got another id here and other words there, so roadmaps with
    /// such are left out.
    #[test]
    fn merging_an_old_copy_again_changes_nothing((base, ours, theirs) in clones(16, 6)) {
        let merged = merge(&base, &ours, &theirs);
        let both = &merged.roadmap;
        let clear = ![&base, &ours, &theirs, both].into_iter().any(has_twins)
            && !crossed(&base, &ours, &theirs)
            && !crossed(&base, &theirs, &ours);
        if clear && merged.conflicts.is_empty() {
            for side in [&ours, &theirs] {
                let again = merge(&base, both, side);
                let same = again.conflicts.is_empty() && tidy(&again.roadmap) == tidy(both);
                prop_assert!(same, "{base:?}\n{ours:?}\n{theirs:?}\n{both:?}\n{again:?}");
            }
        }
    }

    #[test]
    fn an_id_stays_the_only_one((base, ours, theirs) in clones(16, 8)) {
        let merged = merge(&base, &ours, &theirs).roadmap;
        if ![&base, &ours, &theirs].into_iter().any(repeats_an_id) {
            prop_assert!(!repeats_an_id(&merged), "{base:?}\n{ours:?}\n{theirs:?}\n{merged:?}");
        }
    }

    #[test]
    fn a_new_order_is_kept((base, ours, theirs) in clones(30, 12)) {
        let merged = merge(&base, &ours, &theirs);
        let all = [&base, &ours, &theirs, &merged.roadmap];
        if all.into_iter().any(has_twins) {
            return Ok(());
        }
        let (mine, other) = (diff(&base, &ours), diff(&base, &theirs));
        for change in mine.0.iter().filter(|change| change.at.last() == Some(&Step::Order)) {
            let inside = |at: &Path| at.holds(&change.at);
            let shared = other.0.iter().any(|other| other.at == change.at || other.diff.after.is_none());
            if !shared && !merged.conflicts.iter().any(|conflict| inside(&conflict.at)) {
                let kept = diff(&ours, &merged.roadmap);
                prop_assert!(kept.0.iter().all(|kept| kept.at != change.at), "{:?}", change);
            }
        }
    }

    #[test]
    fn what_is_saved_leads_from_theirs_to_the_merged((base, ours, theirs) in clones(60, 30)) {
        let merged = merge(&base, &ours, &theirs);
        let saved = apply(&theirs, &merged.changes_from(&theirs));
        prop_assert_eq!(saved.as_ref().map(tidy), Ok(tidy(&merged.roadmap)));
    }

    #[test]
    fn conflicts_name_different_places_with_both_values((base, ours, theirs) in clones(60, 30)) {
        let merged = merge(&base, &ours, &theirs);
        for pair in merged.conflicts.windows(2) {
            prop_assert!(pair[0].at < pair[1].at);
            prop_assert!(!pair[0].at.holds(&pair[1].at));
        }
        for conflict in &merged.conflicts {
            prop_assert_ne!(&conflict.ours, &conflict.theirs);
            prop_assert_ne!(&conflict.base, &conflict.theirs);
            prop_assert_ne!(&conflict.base, &conflict.ours);
            if conflict.at.last() != Some(&Step::Order) {
                prop_assert_eq!(conflict.at.find(&merged.roadmap), conflict.base.as_ref());
            }
        }
    }
}
