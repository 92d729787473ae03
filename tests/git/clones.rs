//! Two clones of one repository, each with hundreds of edits, merged by git itself.

use super::repository::{Clone, Yard};
use super::roadmaps::edits;
use super::texts::{commented, comments, said, worked};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use roadbook::change::{ChangeSet, diff, merge};
use roadbook::model::{Key, Path, Section, Table, Value};
use roadbook::sample::sample;
use roadbook::store::{Book, Marked, unsettled};

/// So many commits on each side.
const COMMITS: usize = 6;

fn drawn<S: Strategy>(runner: &mut TestRunner, strategy: &S) -> S::Value {
    let tree = strategy.new_tree(runner).expect("a value");
    tree.current()
}

/// Makes random edits in a clone, some to each commit, and returns how many there were.
fn work(clone: &Clone<'_>, who: &str, runner: &mut TestRunner) -> usize {
    let mut count = 0;
    for number in 0..COMMITS {
        let some = drawn(runner, &edits(90));
        let (text, made) = worked(&clone.text(), &some);
        count += made;
        let seed = u64::try_from(number).unwrap_or(0);
        let text = commented(&text, &format!("{who}-{number}"), seed);
        clone.commit(&text, who);
    }
    count
}

#[test]
fn random_edits_of_two_clones_come_together() {
    let Some(yard) = Yard::new("random edits of two clones") else {
        return;
    };
    let mut runner = TestRunner::deterministic();
    let (start, _) = worked("", &drawn(&mut runner, &edits(90)));
    let hub = yard.hub(&start);
    let [ada, bo] = ["ada", "bo"].map(|name| yard.clone_of(&hub, name));
    let total = work(&ada, "ada", &mut runner) + work(&bo, "bo", &mut runner);
    assert!(total > 200, "{total} edits");
    ada.push("ada");
    bo.push("bo");
    let texts = [ada.text(), bo.text()];
    let [base, ours, theirs] = [&hub.text(), &texts[0], &texts[1]].map(|text| said(text));
    let merged = merge(&base, &ours, &theirs);
    for (clone, output) in [(&ada, ada.merge("bo")), (&bo, bo.merge("ada"))] {
        let text = clone.text();
        let clean = merged.conflicts.is_empty();
        assert_eq!(output.status.success(), clean, "{output:?}");
        for (side, who) in [(&texts[0], "ada-"), (&texts[1], "bo-")] {
            for number in 0..COMMITS {
                for comment in comments(side, &format!("{who}{number}")) {
                    assert!(text.contains(comment), "{comment} is lost");
                }
            }
        }
        let three = match Marked::read(&text) {
            Some(marks) => [marks.base, marks.ours, marks.theirs],
            None => [text.clone(), text.clone(), text.clone()],
        };
        let [base, ours, theirs] = three.map(|text| said(&text));
        let again = merge(&base, &ours, &theirs);
        assert!(diff(&again.roadmap, &merged.roadmap).is_empty());
        assert_eq!(again.conflicts.len(), merged.conflicts.len());
        let open = unsettled(&text).map_or(0, |open| open.conflicts.len());
        assert_eq!(open, merged.conflicts.len());
    }
}

/// Changes every second record that has a note or a title, and adds as many pieces of evidence as asked.
fn parted(text: &str, side: usize, added: usize) -> (String, usize) {
    let today = "2026-11-22".parse().expect("a day");
    let mut book = Book::open(text.to_owned());
    let mut count = 0;
    for section in Section::ALL
        .iter()
        .filter(|section| section.list().is_some())
    {
        for number in (0..book.count(*section)).filter(|number| number % 2 == side) {
            let table = book.table(*section, number);
            let Some(id) = table.text("id") else { continue };
            let at = Path::record(*section, Key::id(id.raw())).field("written_by");
            let by = Some(Value::text(&format!("side {side}, {number}")));
            book.edit(&ChangeSet::set(at, None, by))
                .expect("a field more");
            count += 1;
        }
    }
    for number in 0..added {
        let what = format!("what side {side} did as number {number}");
        let table = Table::from([
            ("on", Value::Day(today)),
            ("kind", Value::text("saving")),
            ("what", Value::text(&what)),
        ]);
        let set = book.addition(Section::Evidence, table, today);
        book.edit(&set).expect("a record more");
        count += 1;
    }
    (book.text().to_owned(), count)
}

#[test]
fn hundreds_of_edits_at_different_places_are_no_conflict() {
    let Some(yard) = Yard::new("hundreds of edits at different places") else {
        return;
    };
    let hub = yard.hub(&sample("2026-11-22".parse().expect("a day")));
    let clones = ["ada", "bo"].map(|name| yard.clone_of(&hub, name));
    for (side, clone) in clones.iter().enumerate() {
        let (text, count) = parted(&clone.text(), side, 200);
        assert!(count > 200, "{count} edits");
        clone.commit(&text, "many edits");
        clone.push(["ada", "bo"][side]);
    }
    let [ada, bo] = &clones;
    let [at_ada, at_bo] = [(ada, "bo"), (bo, "ada")].map(|(clone, other)| {
        let before = clone.text();
        let output = clone.merge(other);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(clone.git(&["status", "--porcelain"]), "");
        let text = clone.text();
        // What was not changed there stays where it was: our lines are all in it, in their order.
        let mut rest = text.lines();
        assert!(before.lines().all(|line| rest.any(|own| own == line)));
        said(&text)
    });
    assert!(diff(&at_ada, &at_bo).is_empty());
    for side in 0..2 {
        for number in 0..200 {
            let what = format!("what side {side} did as number {number}");
            let found = ada.text().matches(&format!("{what}\"")).count();
            assert_eq!(found, 1, "{what}");
        }
    }
}
