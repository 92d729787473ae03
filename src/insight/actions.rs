//! What was agreed in one-on-ones and is still open.

use super::Basis;
use super::row::{Row, place};
use crate::day::Day;
use crate::model::Path;
use crate::text::Text;
use std::collections::HashMap;

/// An open action, where it was written last.
#[derive(Debug, Clone)]
pub struct OpenAction {
    pub at: Path,
    pub what: Text,
    pub owner: Option<Text>,
    pub due: Option<Day>,
    /// The talk in which it was written first.
    pub since: Day,
    /// Where that talk stands.
    pub first: Path,
    /// In how many talks it was written again.
    pub carried: usize,
}

/// All open actions, the oldest first. The same action of several talks (same id or same words) is one, and the
/// latest talk says whether it is done. All one-on-ones are read for it.
pub fn open_actions(basis: &Basis) -> Vec<OpenAction> {
    let mut talks: Vec<_> = basis
        .reviews()
        .iter()
        .filter_map(|talk| Some((Row::of(talk).past("on", basis.today)?, talk)))
        .collect();
    talks.sort_by_key(|(on, _)| *on);
    let mut found: Vec<(OpenAction, bool)> = Vec::new();
    let mut known: HashMap<Text, usize> = HashMap::new();
    for (on, talk) in talks {
        for (key, row) in Row::of(talk).rows("action") {
            let Some(what) = row.own("what") else {
                continue;
            };
            let is_open = row.past("done", basis.today).is_none();
            let names: Vec<Text> = row.own("id").into_iter().chain([what.clone()]).collect();
            let action = OpenAction {
                at: place(talk).field("action").item(key),
                what,
                owner: row.own("owner"),
                due: row.day("due"),
                since: on,
                first: place(talk),
                carried: 0,
            };
            let before = names.iter().find_map(|name| known.get(name)).copied();
            let at = match before.and_then(|at| Some((at, found.get_mut(at)?))) {
                // It was open before, so this is the same one again.
                Some((at, (old, was_open))) if *was_open => {
                    *old = OpenAction {
                        since: old.since,
                        first: old.first.clone(),
                        carried: old.carried + 1,
                        ..action
                    };
                    *was_open = is_open;
                    at
                }
                _ => {
                    found.push((action, is_open));
                    found.len() - 1
                }
            };
            known.extend(names.into_iter().map(|name| (name, at)));
        }
    }
    found
        .into_iter()
        .filter(|(_, is_open)| *is_open)
        .map(|(action, _)| action)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::sample::on;

    #[test]
    fn an_action_that_is_carried_is_one() {
        let text = r#"
            [[review]]
            on = 2026-10-01
            [[review.action]]
            id = "game-day"
            what = "Own a game day"
            [[review.action]]
            id = "brown-bag-again"
            what = "Brown-bag"
            done = 2026-10-03
            [[review.action]]
            what = "Write the brief"
            [[review.action]]
            what = "Done soon"
            done = 2026-10-03
            [[review]]
            on = 2026-09-01
            [[review.action]]
            id = "game-day"
            what = "Own the next game day"
            [[review.action]]
            id = "brown-bag"
            what = "Brown-bag"
            [[review.action]]
            what = "Write the brief"
            due = 2026-09-20
            [[review]]
            on = 2026-11-01
            [[review.action]]
            what = "Write the brief"
            done = 2026-11-02
            [[review.action]]
            what = "Done soon"
            [[review.action]]
            due = 2026-11-01
            [[review]]
            on = 2026-12-01
            [[review.action]]
            what = "Of a talk to come"
        "#;
        let found = on("2026-11-22", text, open_actions);
        let seen: Vec<_> = found
            .iter()
            .map(|action| (action.what.raw(), action.since.to_string(), action.carried))
            .collect();
        assert_eq!(
            seen,
            [
                ("Own a game day", "2026-09-01".to_owned(), 1),
                ("Done soon", "2026-11-01".to_owned(), 0),
            ]
        );
        // Each leads to the talk in which it was written first, and stands in the one of its last words.
        let of_the_first =
            |action: &OpenAction| action.at.to_string().starts_with(&action.first.to_string());
        assert_eq!(
            found.iter().map(of_the_first).collect::<Vec<_>>(),
            [false, true]
        );
    }
}
