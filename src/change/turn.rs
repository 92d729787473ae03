//! What makes the place of a conflict say something else.

use super::{Change, ChangeSet, Diff, Fact, diff_record};
use crate::model::{Key, Path, Step, Table, Value};

/// The changes that make a place say what is `wanted` there instead of what it says `now`.
///
/// A record that comes back stands after the one with the key `last`.
pub fn turn(at: &Path, now: Option<Value>, wanted: Option<Value>, last: Option<&Key>) -> ChangeSet {
    match (at.last(), now, wanted) {
        (_, now, wanted) if now == wanted => ChangeSet::default(),
        (Some(Step::Item(_)), Some(Value::Table(now)), Some(Value::Table(wanted))) => {
            match (at.into_record(), at.steps()) {
                (Some((section, key)), [_, _]) => diff_record(section, key, &now, &wanted),
                _ => fields(at, &now, &wanted),
            }
        }
        (Some(Step::Item(_)), now, wanted) => {
            let fact = |value: Option<Value>| value.map(|value| Fact::entry(value, last.cloned()));
            ChangeSet(vec![Change {
                at: at.clone(),
                diff: Diff {
                    before: fact(now),
                    after: fact(wanted),
                },
            }])
        }
        (Some(Step::Field(name)), now, wanted) if &**name == "id" => {
            ChangeSet::set(known_as(at, now.as_ref()), now, wanted)
        }
        (_, now, wanted) => ChangeSet::set(at.clone(), now, wanted),
    }
}

/// The place of an id in the entry that it names now; a conflict names the entry as it was before both.
fn known_as(at: &Path, id: Option<&Value>) -> Path {
    let entry = at.steps().len().checked_sub(2);
    match (entry, id.and_then(Value::as_text)) {
        (Some(entry), Some(id)) if matches!(at.steps().get(entry), Some(Step::Item(_))) => {
            at.clone().with_key(entry, Key::id(id.raw()))
        }
        _ => at.clone(),
    }
}

/// Field by field inside of an entry.
fn fields(at: &Path, now: &Table, wanted: &Table) -> ChangeSet {
    let gone = now
        .iter()
        .map(|(name, _)| name)
        .filter(|name| wanted.get(name).is_none());
    let names = wanted
        .iter()
        .map(|(name, _)| name)
        .chain(gone)
        .filter(|name| now.get(name) != wanted.get(name));
    let change = |name: &str| Change {
        at: at.clone().field(name),
        diff: Diff {
            before: now.get(name).cloned().map(Fact::plain),
            after: wanted.get(name).cloned().map(Fact::plain),
        },
    };
    ChangeSet(names.map(change).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Section;

    #[test]
    fn a_record_is_turned_by_what_differs_in_it() {
        let at = Path::record(Section::Bet, Key::id("ebpf"));
        let said =
            |tech: &str| Table::from([("id", Value::text("ebpf")), ("tech", Value::text(tech))]);
        let turned = turn(
            &at,
            Some(Value::Table(said("eBPF"))),
            Some(Value::Table(said("XDP"))),
            None,
        );
        let (before, after) = (Value::text("eBPF"), Value::text("XDP"));
        assert_eq!(
            turned,
            ChangeSet::set(at.field("tech"), Some(before), Some(after))
        );
    }

    #[test]
    fn an_entry_of_a_record_is_turned_field_by_field() {
        let record = Path::record(Section::Skill, Key::id("slo"));
        let at = record.field("levels").item(Key::id("first"));
        let now = Table::from([
            ("on", Value::text("a")),
            ("by", Value::text("me")),
            ("note", Value::text("gone")),
        ]);
        let wanted = Table::from([
            ("on", Value::text("a")),
            ("by", Value::text("Grace")),
            ("level", Value::text("working")),
        ]);
        let turned = turn(
            &at,
            Some(Value::Table(now)),
            Some(Value::Table(wanted)),
            None,
        );
        let told: Vec<_> = turned.0.iter().map(|one| &one.at).collect();
        let field = |name: &str| at.clone().field(name);
        assert_eq!(told, [&field("by"), &field("level"), &field("note")]);
        let said = |fact: &Option<Fact>| fact.as_ref().map(|fact| fact.value.clone());
        let diffs: Vec<_> = turned
            .0
            .iter()
            .map(|one| (said(&one.diff.before), said(&one.diff.after)))
            .collect();
        let text = |words: &str| Some(Value::text(words));
        assert_eq!(
            diffs,
            [
                (text("me"), text("Grace")),
                (None, text("working")),
                (text("gone"), None)
            ]
        );
    }

    #[test]
    fn a_list_of_a_record_is_turned_entry_by_entry() {
        let at = Path::record(Section::Skill, Key::id("slo"));
        let level =
            |level: &str| Table::from([("by", Value::text("me")), ("level", Value::text(level))]);
        let skill = |own: &str| {
            let levels = Value::Array(vec![Value::Table(level(own))]);
            Value::Table(Table::from([
                ("id", Value::text("slo")),
                ("levels", levels),
            ]))
        };
        let turned = turn(&at, Some(skill("none")), Some(skill("working")), None);
        let told: Vec<_> = turned.0.iter().map(|one| one.at.to_string()).collect();
        assert_eq!(told, ["skill[slo].levels[~|me].level"]);
    }

    #[test]
    fn what_says_the_same_already_is_not_turned() {
        let record = Path::record(Section::Skill, Key::id("slo"));
        for at in [record.clone(), record.field("title")] {
            for value in [None, Some(Value::text("x"))] {
                assert_eq!(turn(&at, value.clone(), value, None), ChangeSet::default());
            }
        }
    }

    #[test]
    fn the_id_of_an_entry_is_found_under_the_name_that_it_has_now() {
        let text = |id: &str| Some(Value::text(id));
        let places = |at: Path| {
            let set = turn(&at, text("now"), text("then"), None);
            set.0[0].at.to_string()
        };
        let record = Path::record(Section::Win, Key::id("before"));
        assert_eq!(places(record.field("id")), "win[now].id");
        // What stands in no entry keeps its place.
        assert_eq!(
            places(Path::section(Section::Person).field("id")),
            "person.id"
        );
    }
}
