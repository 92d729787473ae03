//! What rows from elsewhere would change in a roadmap: new records, gaps that are filled, and what is left as it is.
//!
//! A row is known again by its id, else by what names its record. So to take the same file in twice changes nothing.

use super::{Found, Row};
use crate::day::Day;
use crate::model::{Field, Section, Table, Value};
use crate::store::fresh_id;
use std::collections::{HashMap, HashSet};

/// A roadmap with the rows in it.
#[derive(Debug)]
pub struct Plan {
    pub roadmap: Table,
    pub added: usize,
    pub filled: usize,
    pub known: usize,
    /// Fields that say something else than the file, each in words that are safe to show.
    pub kept: Vec<String>,
}

/// How rows are taken in.
#[derive(Clone, Copy)]
pub struct Way<'a> {
    pub today: Day,
    /// What the file says counts where the roadmap says something else.
    pub update: bool,
    /// Whether the records of a section stand with the newest on top.
    pub newest_first: &'a dyn Fn(Section) -> bool,
}

/// Finds out what the rows would change.
pub fn plan(roadmap: &Table, found: &Found, way: Way<'_>) -> Plan {
    let mut plan = Plan {
        roadmap: roadmap.clone(),
        added: 0,
        filled: 0,
        known: 0,
        kept: Vec::new(),
    };
    for section in Section::ALL {
        let rows: Vec<&Row> = found
            .rows
            .iter()
            .filter(|row| row.section == *section)
            .collect();
        if !rows.is_empty() {
            take_in(&mut plan, *section, &rows, way);
        }
    }
    plan
}

/// What tells records apart: the values of the fields that name them, but for case and spaces.
type Name = Vec<String>;

/// The records of a section by what names them.
struct Known {
    by_id: HashMap<String, usize>,
    by_name: HashMap<Name, Vec<usize>>,
    /// Records that a row of this file is about already.
    taken: HashSet<usize>,
}

fn take_in(plan: &mut Plan, section: Section, rows: &[&Row], way: Way<'_>) {
    let Some(list) = section.list() else {
        fill_only(plan, section, rows, way);
        return;
    };
    let mut items: Vec<Table> = match plan.roadmap.get(section.name()) {
        Some(Value::Array(items)) => items.iter().filter_map(Value::as_table).cloned().collect(),
        _ => Vec::new(),
    };
    let dateless = rows.iter().any(|row| row.day_is_made_up);
    let mut known = known(&items, list.natural, dateless);
    let mut ids: HashSet<String> = known.by_id.keys().cloned().collect();
    let mut new = Vec::new();
    for row in rows {
        let twin = |at: &usize| {
            items
                .get(*at)
                .is_some_and(|own| may_be(section, own, &row.table))
        };
        if let Some(at) = find(&known, row, list.natural, &twin) {
            known.taken.insert(at);
            if let Some(own) = items.get_mut(at) {
                fill(plan, section, own, row, way.update);
            }
            continue;
        }
        let mut table = row.table.clone();
        if list.has_id && table.get("id").is_none() {
            let id = fresh_id(&table, list, way.today, &|id| ids.contains(id));
            table.set("id", Value::text(&id));
        }
        ids.extend(table.text("id").map(|id| id.raw().to_owned()));
        if Field::find(list.fields, "added").is_some() && table.get("added").is_none() {
            table.set("added", Value::Day(way.today));
        }
        plan.added += 1;
        new.push(table);
    }
    new.sort_by_key(|table| table.day("on"));
    if (way.newest_first)(section) {
        new.reverse();
        new.append(&mut items);
        items = new;
    } else {
        items.append(&mut new);
    }
    let items = items.into_iter().map(Value::Table).collect();
    plan.roadmap.set(section.name(), Value::Array(items));
}

/// The one table of a section without many.
fn fill_only(plan: &mut Plan, section: Section, rows: &[&Row], way: Way<'_>) {
    let mut own = match plan.roadmap.get(section.name()) {
        Some(Value::Table(own)) => own.clone(),
        _ => Table::new(),
    };
    for row in rows {
        fill(plan, section, &mut own, row, way.update);
    }
    plan.roadmap.set(section.name(), Value::Table(own));
}

fn known(items: &[Table], natural: &[&str], dateless: bool) -> Known {
    let mut known = Known {
        by_id: HashMap::new(),
        by_name: HashMap::new(),
        taken: HashSet::new(),
    };
    for (at, item) in items.iter().enumerate() {
        if let Some(id) = item.text("id") {
            known.by_id.entry(id.raw().to_owned()).or_insert(at);
        }
        let own = name(item, natural, false);
        known.by_name.entry(own).or_default().push(at);
        if dateless {
            let own = name(item, natural, true);
            known.by_name.entry(own).or_default().push(at);
        }
    }
    known
}

fn name(table: &Table, natural: &[&str], dateless: bool) -> Name {
    let words = natural.iter().map(|field| match table.get(field) {
        _ if dateless && *field == "on" => "any day".to_owned(),
        Some(Value::Text(text)) => super::line(text.raw()).to_lowercase(),
        Some(Value::Day(day)) => day.to_string(),
        Some(Value::Integer(number)) => number.to_string(),
        _ => String::new(),
    });
    words.collect()
}

/// The record that a row is about.
fn find(
    known: &Known,
    row: &Row,
    natural: &[&str],
    twin: &dyn Fn(&usize) -> bool,
) -> Option<usize> {
    if let Some(id) = row.table.text("id")
        && let Some(at) = known.by_id.get(id.raw())
    {
        return Some(*at);
    }
    let own = name(&row.table, natural, row.day_is_made_up);
    let free = |at: &&usize| !known.taken.contains(*at) && twin(at);
    known.by_name.get(&own)?.iter().find(free).copied()
}

/// Whether a record may be the one of a row of its name: who passes again on another day has a second certification.
fn may_be(section: Section, own: &Table, row: &Table) -> bool {
    match (section, own.day("passed"), row.day("passed")) {
        (Section::Cert, Some(own), Some(row)) => own == row,
        _ => true,
    }
}

fn fill(plan: &mut Plan, section: Section, own: &mut Table, row: &Row, update: bool) {
    let mut changed = false;
    for (field, value) in row.table.iter() {
        match own.get(field) {
            _ if row.day_is_made_up && field == "on" => {}
            None => {
                own.set(field, value.clone());
                changed = true;
            }
            Some(other) if is_same(other, value) => {}
            Some(_) if update => {
                own.set(field, value.clone());
                changed = true;
            }
            Some(_) => plan.kept.push(format!(
                "line {}: {field} of this {} says something else",
                row.line,
                section.list().map_or(section.name(), |list| list.one)
            )),
        }
    }
    if changed {
        plan.filled += 1;
    } else {
        plan.known += 1;
    }
}

/// Whether two values say the same: 2 and 2.0 do.
fn is_same(one: &Value, other: &Value) -> bool {
    one == other
        || one
            .as_number()
            .zip(other.as_number())
            .is_some_and(|(one, other)| (one - other).abs() < f64::EPSILON)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FormContext;
    use crate::store::{Book, new_roadmap};

    fn today() -> Day {
        "2026-11-22".parse().expect("a day")
    }

    fn taken_in(roadmap: &Table, csv: &str, update: bool) -> Plan {
        let context = FormContext::new(today(), 1);
        let found = crate::import::sheet::records(csv.as_bytes(), Section::Shadow, &[], &context);
        let way = Way {
            today: today(),
            update,
            newest_first: &|_| false,
        };
        plan(roadmap, &found.expect("rows"), way)
    }

    #[test]
    fn the_second_time_changes_nothing() {
        let csv =
            "on,with,hours,what\n2026-11-12,Bo,2,one\n2026-11-12,bo,1,two\n2026-11-10,Mina,1.0,x\n";
        let first = taken_in(&Table::new(), csv, false);
        assert_eq!((first.added, first.known), (3, 0));
        let text = new_roadmap(&first.roadmap);
        assert!(text.find("Mina") < text.find("Bo"), "oldest first: {text}");
        assert!(text.contains("id = \"2026-11-12-bo-2\""), "{text}");
        let again = taken_in(&Book::open(text).roadmap(), csv, false);
        assert_eq!((again.added, again.filled, again.known), (0, 0, 3));
        assert!(again.kept.is_empty(), "{:?}", again.kept);
    }

    #[test]
    fn gaps_are_filled_and_what_stands_there_stays_unless_it_shall_not() {
        let own = "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\nwhat = \"mine\"\n";
        let roadmap = Book::open(own.to_owned()).roadmap();
        let csv = "on,with,hours,what\n2026-11-12,Bo,2,theirs\n";
        let kept = taken_in(&roadmap, csv, false);
        assert_eq!((kept.filled, kept.kept.len()), (1, 1), "{:?}", kept.kept);
        assert!(new_roadmap(&kept.roadmap).contains("mine"));
        let taken = taken_in(&roadmap, csv, true);
        assert!(new_roadmap(&taken.roadmap).contains("theirs"));
    }
}
