//! Laws of merging.

use super::cases;
use super::losing::{invented, lost};
use super::roadmaps::{clones, has_twins, tidy};
use proptest::prelude::*;
use roadbook::change::{Conflict, apply, diff, merge};

fn mirrored(conflicts: &[Conflict]) -> Vec<Conflict> {
    let swap = |conflict: &Conflict| Conflict {
        at: conflict.at.clone(),
        base: conflict.base.clone(),
        ours: conflict.theirs.clone(),
        theirs: conflict.ours.clone(),
    };
    conflicts.iter().map(swap).collect()
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
        let merged = merge(&base, &ours, &theirs);
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

    /// Of two entries of one name nobody can say afterwards which was which, so they are left out here.
    #[test]
    fn merging_again_changes_nothing((base, ours, theirs) in clones(60, 30)) {
        let merged = merge(&base, &ours, &theirs);
        let both = &merged.roadmap;
        for side in [&ours, &theirs] {
            prop_assert_eq!(&tidy(&merge(side, both, side).roadmap), &tidy(both));
            let clear = ![&base, &ours, &theirs, both].into_iter().any(has_twins);
            if clear && merged.conflicts.is_empty() {
                let again = merge(&base, both, side);
                let same = again.conflicts.is_empty() && tidy(&again.roadmap) == tidy(both);
                prop_assert!(same, "{base:?}\n{ours:?}\n{theirs:?}\n{both:?}\n{again:?}");
            }
        }
    }

    #[test]
    fn what_is_saved_leads_from_theirs_to_the_merged((base, ours, theirs) in clones(60, 30)) {
        let merged = merge(&base, &ours, &theirs);
        let saved = apply(&theirs, &merged.changes_from(&theirs));
        prop_assert_eq!(saved.as_ref().map(tidy), Ok(tidy(&merged.roadmap)));
        prop_assert!(diff(&merged.roadmap, &tidy(&merged.roadmap)).0.len() <= diff(&base, &ours).0.len() + diff(&base, &theirs).0.len());
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
            if conflict.at.last() != Some(&roadbook::model::Step::Order) {
                prop_assert_eq!(conflict.at.find(&merged.roadmap), conflict.base.as_ref());
            }
        }
    }
}
