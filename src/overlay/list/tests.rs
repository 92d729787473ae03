//! What is found, in which order, and where the selection goes.

use super::*;

fn list(order: Order) -> List<usize> {
    let rows = [
        ("move up", "up in its order"),
        ("undo", "Take back the last change"),
        ("Müller", "Übung"),
    ];
    let rows = rows.iter().enumerate().map(|(value, (name, doc))| {
        Row::new(*name, *doc, value)
            .beside("x")
            .found_by(format!("secret-{value}"))
    });
    List::new(rows.collect(), order)
}

fn type_in<T>(list: &mut List<T>, text: &str) {
    for character in text.chars() {
        let press = if character == ' ' {
            "space".to_owned()
        } else {
            character.to_string()
        };
        assert_eq!(
            list.hear(Input::Press(press.parse().expect("a key"))),
            Outcome::Consumed
        );
    }
}

fn values(list: &List<usize>) -> Vec<usize> {
    list.found()
        .iter()
        .map(|found| list.rows()[found.row].value)
        .collect()
}

#[test]
fn names_are_found_by_letters_and_all_else_by_words() {
    for (query, expected) in [
        ("mvu", &[0][..]),
        ("UNDO", &[1]),
        ("und last", &[1]),
        ("lst", &[]),
        ("muller", &[2]),
        ("ubung", &[2]),
        ("secret-2", &[2]),
        ("x", &[]),
        ("  ", &[0, 1, 2]),
        ("zzz", &[]),
    ] {
        let mut list = list(Order::Best);
        type_in(&mut list, query);
        assert_eq!(values(&list), expected, "{query}");
        assert_eq!(list.chosen(), expected.first(), "{query}");
    }
}

#[test]
fn the_best_is_first_or_selected() {
    let mut best = list(Order::Best);
    type_in(&mut best, "u");
    assert_eq!(values(&best)[0], 1);
    assert_eq!(best.found()[0].letters, [0]);
    let mut kept = list(Order::Kept);
    type_in(&mut kept, "u");
    assert_eq!(values(&kept), [0, 1, 2]);
    assert_eq!(kept.chosen(), Some(&1));
}

#[test]
fn the_selection_goes_round_and_stays_inside() {
    let mut list = list(Order::Best);
    let hear = |list: &mut List<usize>, action| list.hear(Input::Action(action));
    hear(&mut list, Action::PickPrevious);
    assert_eq!(list.selected(), 2);
    hear(&mut list, Action::PickNext);
    assert_eq!(list.selected(), 0);
    hear(&mut list, Action::PickPageDown);
    assert_eq!(list.selected(), 2);
    hear(&mut list, Action::PickPageUp);
    assert_eq!(list.selected(), 0);
    assert_eq!(hear(&mut list, Action::Cancel), Outcome::Close);
    assert_eq!(hear(&mut list, Action::Quit), Outcome::Ignored);
    type_in(&mut list, "zzz");
    for action in [Action::PickNext, Action::PickPrevious, Action::PickPageDown] {
        assert_eq!(hear(&mut list, action), Outcome::Consumed);
        assert_eq!(list.chosen(), None);
    }
}

#[test]
fn a_long_paste_is_searched_for_without_harm() {
    let mut list = list(Order::Best);
    assert_eq!(
        list.hear(Input::Paste(&"ab ".repeat(100_000))),
        Outcome::Consumed
    );
    assert_eq!(list.chosen(), None);
}
