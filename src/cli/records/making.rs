//! The changes that the commands for records ask for.

use crate::app::with_moves;
use crate::change::{Change, ChangeSet, Diff, Fact, diff_record, followers};
use crate::cli::address::Address;
use crate::cli::assign::Assignment;
use crate::cli::show;
use crate::day::Day;
use crate::form::{FormContext, defaults};
use crate::model::{Field, Key, Kind, List, Path, Section, Table, Value, keys_of, problems};
use crate::store::Book;

pub(super) fn put_all(
    words: &[Assignment],
    table: &mut Table,
    fields: &'static [Field],
    context: &FormContext,
) -> Result<(), String> {
    words
        .iter()
        .try_for_each(|word| word.put(table, fields, context))
}

pub(super) fn list_of(field: &'static Field) -> Option<&'static List> {
    match field.kind {
        Kind::List(list) => Some(list),
        _ => None,
    }
}

pub(super) fn added(
    book: &Book,
    section: Section,
    words: &[Assignment],
    context: &FormContext,
) -> Result<ChangeSet, String> {
    let fields = section.fields();
    if section.list().is_none() && book.count(section) > 0 {
        return Err(format!(
            "there is one already: roadbook set {} …",
            section.name()
        ));
    }
    let mut table = defaults(fields, context);
    put_all(words, &mut table, fields, context)?;
    whole(&Table::new(), &table, fields)?;
    is_free(book, section, &table, None)?;
    Ok(book.addition(section, table, context.today))
}

/// What is changed inside of a record, entries of its lists included.
pub(super) fn inside(
    book: &Book,
    address: &Address,
    context: &FormContext,
    edit: &mut dyn FnMut(&mut Table) -> Result<(), String>,
) -> Result<ChangeSet, String> {
    let section = address.section;
    let before = book.table(section, address.number);
    let mut after = before.clone();
    edit(address.table_in(&mut after).ok_or("it is gone")?)?;
    let after = with_moves(section, &before, after, context.today);
    whole(&before, &after, section.fields())?;
    is_free(book, section, &after, Some(&address.key))?;
    let mut changes = diff_record(section, &address.key, &before, &after);
    changes.0.extend(renamed(book, address, &before, &after).0);
    Ok(changes)
}

/// Refuses what is wrong now and was not before.
fn whole(before: &Table, after: &Table, fields: &'static [Field]) -> Result<(), String> {
    let root = Path::root();
    let known = problems(before, fields, &root);
    let new: Vec<String> = problems(after, fields, &root)
        .into_iter()
        .filter(|problem| before.is_empty() || !known.contains(problem))
        .map(|problem| match problem.hint {
            Some(hint) => format!("{} ({})", problem.what, hint.trim_end_matches('.')),
            None => problem.what,
        })
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    Err(new.join("\n  "))
}

/// Refuses an id that another record of the section has.
fn is_free(book: &Book, section: Section, table: &Table, own: Option<&Key>) -> Result<(), String> {
    let Some(id) = table.text("id") else {
        return Ok(());
    };
    let is_own = own.and_then(Key::as_id) == Some(id.raw());
    match book.with_id(section, id.raw()) {
        Some(_) if !is_own => Err(format!("the id {} is taken", id.shown())),
        _ => Ok(()),
    }
}

/// What refers to a record follows it to its new id.
fn renamed(book: &Book, address: &Address, before: &Table, after: &Table) -> ChangeSet {
    let (Some(from), Some(to)) = (before.text("id"), after.text("id")) else {
        return ChangeSet::default();
    };
    if from == to || !address.inside.is_empty() {
        return ChangeSet::default();
    }
    followers(&book.roadmap(), address.section, from.raw(), to.raw())
}

/// Puts an entry in its place by day; one of the same day and person takes the place of the earlier one.
pub(super) fn insert(table: &mut Table, name: &str, list: &List, entry: Table) {
    let mut items = table
        .get(name)
        .and_then(Value::as_array)
        .map(<[Value]>::to_vec)
        .unwrap_or_default();
    let key = Key::of(&entry, list);
    let same = keys_of(&items, list)
        .iter()
        .position(|own| own.same_name(&key));
    let adds_up = Field::find(list.fields, "hours").is_some();
    let dated = list.natural.first() == Some(&"on");
    let day = |item: &Value| -> Option<Day> { item.as_table()?.day("on") };
    let same = same.filter(|_| dated && !adds_up);
    if let Some(place) = same.and_then(|at| items.get_mut(at)) {
        *place = Value::Table(entry);
    } else {
        let own = entry.day("on");
        let after = items
            .iter()
            .rposition(|item| own.is_none() || day(item).is_none_or(|other| Some(other) <= own));
        let at = after.map_or(0, |after| after + 1);
        items.insert(at, Value::Table(entry));
    }
    table.set(name, Value::Array(items));
}

pub(super) fn removed(
    book: &Book,
    address: &Address,
    context: &FormContext,
) -> Result<ChangeSet, String> {
    let Some((last, above)) = address.inside.split_last() else {
        if address.section.list().is_none() {
            return Err(format!(
                "{} is not removed: clear its fields with set",
                address.section.name()
            ));
        }
        let table = book.table(address.section, address.number);
        let diff = Diff {
            before: Some(Fact::entry(Value::Table(table), None)),
            after: None,
        };
        let at = show::path(address);
        return Ok(ChangeSet(vec![Change { at, diff }]));
    };
    let holder = Address {
        inside: above.to_vec(),
        ..address.clone()
    };
    inside(book, &holder, context, &mut |table| {
        let Some(Value::Array(items)) = table.get_mut(last.list) else {
            return Err("it is gone".to_owned());
        };
        items.remove(last.number);
        if items.is_empty() {
            table.remove(last.list);
        }
        Ok(())
    })
}
