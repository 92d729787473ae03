//! Laws of diff, apply and invert.

use super::cases;
use super::roadmaps::{clones, edited, edits, roadmap, tidy};
use proptest::prelude::*;
use roadbook::change::{apply, describe_all, diff, invert, still_there};
use roadbook::text::is_hidden;

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_roadmap_differs_in_nothing_from_itself(a in roadmap(60)) {
        prop_assert!(diff(&a, &a).is_empty());
        prop_assert!(diff(&a, &tidy(&a)).is_empty());
    }

    #[test]
    fn applying_a_diff_makes_the_other((a, b, _) in clones(60, 30)) {
        let set = diff(&a, &b);
        prop_assert_eq!(still_there(&a, &set), Vec::<&_>::new());
        let made = apply(&a, &set);
        prop_assert_eq!(made.as_ref().map(tidy), Ok(tidy(&b)));
    }

    #[test]
    fn two_roadmaps_of_different_origin_are_no_exception(a in roadmap(40), b in roadmap(40)) {
        let made = apply(&a, &diff(&a, &b));
        prop_assert_eq!(made.as_ref().map(tidy), Ok(tidy(&b)));
    }

    #[test]
    fn taking_a_change_back_restores((a, b, _) in clones(60, 30)) {
        let set = diff(&a, &b);
        let back = invert(&set);
        let made = apply(&a, &set).expect("a diff fits");
        prop_assert_eq!(still_there(&made, &back), Vec::<&_>::new());
        let restored = apply(&made, &back);
        prop_assert_eq!(restored.as_ref().map(tidy), Ok(tidy(&a)));
        prop_assert_eq!(invert(&back), set);
    }

    #[test]
    fn each_path_is_named_once((a, b, _) in clones(60, 30)) {
        let set = diff(&a, &b);
        let mut paths: Vec<_> = set.0.iter().map(|change| &change.at).collect();
        let all = paths.len();
        paths.sort();
        paths.dedup();
        prop_assert_eq!(paths.len(), all);
    }

    #[test]
    fn a_set_made_elsewhere_fits_or_says_where_it_does_not(
        (a, b, c) in clones(60, 30), more in edits(10)
    ) {
        let set = diff(&a, &b);
        let other = edited(&c, &more);
        let _ = still_there(&other, &set);
        if let Err(misfit) = apply(&other, &set) {
            prop_assert!(!misfit.to_string().is_empty());
        }
    }

    #[test]
    fn words_for_a_change_are_safe_to_show((a, b, _) in clones(60, 30)) {
        let today = "2026-11-22".parse().expect("a day");
        for words in describe_all(&diff(&a, &b), &b, today) {
            prop_assert!(!words.is_empty());
            prop_assert!(!words.chars().any(is_hidden), "{:?}", words);
        }
    }
}
