//! Laws of looking back at a roadmap.

use super::cases;
use super::roadmaps::{day, roadmap, tidy};
use proptest::prelude::*;
use roadbook::asof::as_of;
use roadbook::day::Day;
use roadbook::model::fields::ROADMAP;
use roadbook::model::{Field, Kind, Table, Value, When};

/// The latest day of anything that a table says to have happened.
fn latest(table: &Table, fields: &'static [Field]) -> Option<Day> {
    let of_field = |field: &'static Field| match (field.kind, table.get(field.name)?) {
        (Kind::Group(inner), Value::Table(own)) => latest(own, inner),
        (Kind::List(list), Value::Array(items)) => items
            .iter()
            .filter_map(|item| latest(item.as_table()?, list.fields))
            .max(),
        (_, value) if field.when == When::Itself => value.as_day(),
        _ => None,
    };
    fields.iter().filter_map(of_field).max()
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn looking_back_from_a_later_day_sees_the_same(r in roadmap(80), one in day(), two in day()) {
        let (early, late) = (one.min(two), one.max(two));
        prop_assert_eq!(as_of(&as_of(&r, late), early), as_of(&r, early));
    }

    #[test]
    fn the_far_future_sees_everything(r in roadmap(80)) {
        let end = "9999-12-31".parse().expect("a day");
        prop_assert_eq!(tidy(&as_of(&r, end)), tidy(&r));
    }

    #[test]
    fn nothing_that_came_later_shows(r in roadmap(80), then in day()) {
        let seen = as_of(&r, then);
        prop_assert!(latest(&seen, ROADMAP).is_none_or(|last| last <= then));
    }
}
