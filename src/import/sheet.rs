//! A table of a spreadsheet as records: the head says which column is which field, by its name or its label.

use super::{Found, Refused, Row};
use crate::form::{FormContext, read};
use crate::mistake::nearest;
use crate::model::{Field, Kind, Path, Section, Table, Value, problems};
use crate::text::{is_hidden, shown};

/// What the caller has to say about columns: the name in the head, and the field; an empty one leaves the column out.
pub type Mapping = (String, String);

/// One column: its field, with the group that it stands in.
struct Column {
    names: Vec<String>,
    field: &'static Field,
}

/// The records of a table for one section; all rows that cannot be taken in, where there are any.
pub fn records(
    bytes: &[u8],
    section: Section,
    mapping: &[Mapping],
    context: &FormContext,
) -> Result<Found, Vec<Refused>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Err(error) = std::str::from_utf8(bytes) {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = memchr::memchr_iter(b'\n', before).count() as u64 + 1;
        let why = "it is not UTF-8: save it as CSV UTF-8".to_owned();
        return Err(vec![Refused { line, why }]);
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(bytes))
        .flexible(true)
        .from_reader(bytes);
    let at_head = |why: String| vec![Refused { line: 1, why }];
    let head = reader
        .headers()
        .map_err(|error| at_head(shown(&error.to_string()).into_owned()))?
        .clone();
    let mut found = Found::default();
    let columns = columns(&head, section, mapping, &mut found.notes).map_err(at_head)?;
    let mut refused = Vec::new();
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                let why = shown(&error.to_string()).into_owned();
                refused.push(Refused { line, why });
                break;
            }
        }
        let line = record.position().map_or(0, csv::Position::line);
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        match table(&record, &columns, section, context) {
            Ok(table) => found.rows.push(Row {
                section,
                line,
                table,
                day_is_made_up: false,
            }),
            Err(why) => refused.push(Refused { line, why }),
        }
    }
    if refused.is_empty() {
        Ok(found)
    } else {
        Err(refused)
    }
}

/// The sign between cells: the one that the head has most of, outside of quotes.
fn delimiter(bytes: &[u8]) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in bytes {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            byte if !quoted => {
                for (_, count) in counts.iter_mut().filter(|(sign, _)| sign == byte) {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    // Of equals the earlier one.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let sign = counts.iter().find(|(_, count)| *count == most);
    sign.map_or(b',', |(sign, _)| *sign)
}

fn columns(
    head: &csv::StringRecord,
    section: Section,
    mapping: &[Mapping],
    notes: &mut Vec<String>,
) -> Result<Vec<Option<Column>>, String> {
    let all = fields(section.fields(), &mut Vec::new());
    let names: Vec<String> = all.iter().map(|own| own.names.join(".")).collect();
    let mut used: Vec<String> = Vec::new();
    let mut columns = Vec::new();
    let mut told = Vec::new();
    let mut left = Vec::new();
    for (name, _) in mapping {
        if !head.iter().any(|own| plain(own) == plain(name)) {
            return Err(format!("there is no column {:?}", shown(name)));
        }
    }
    for cell in head {
        let own = mapping.iter().find(|(name, _)| plain(name) == plain(cell));
        let wanted = own.map_or(cell, |(_, field)| field);
        let at = all.iter().position(|own| {
            plain(&own.names.join(".")) == plain(wanted)
                || (own.names.len() == 1 && plain(own.field.label) == plain(wanted))
        });
        let Some(at) = at else {
            if own.is_some_and(|(_, field)| !field.is_empty()) {
                let names = names.iter().map(String::as_str);
                return Err(crate::mistake::unknown(wanted, "field", names));
            }
            if !cell.trim().is_empty() {
                let near = nearest(&plain(cell), names.iter().map(String::as_str));
                let near = near.filter(|_| own.is_none());
                let near = near.map(|name| format!(" (--map {cell:?}={name}?)"));
                left.push(format!("{}{}", shown(cell), near.unwrap_or_default()));
            }
            columns.push(None);
            continue;
        };
        let name = names.get(at).cloned().unwrap_or_default();
        if used.contains(&name) {
            return Err(format!("two columns are {name}"));
        }
        told.push(if plain(&name) == plain(cell) {
            name.clone()
        } else {
            format!("{} as {name}", shown(cell.trim()))
        });
        used.push(name);
        columns.push(all.get(at).map(|own| Column {
            names: own.names.clone(),
            field: own.field,
        }));
    }
    if told.is_empty() {
        return Err(format!(
            "no column is a field of {}: {}",
            section.name(),
            names.join(", ")
        ));
    }
    notes.push(format!("columns: {}", told.join(", ")));
    if !left.is_empty() {
        notes.push(format!("left out: {}", left.join(", ")));
    }
    Ok(columns)
}

/// The fields that a cell can hold, those of groups too.
fn fields(known: &'static [Field], before: &mut Vec<String>) -> Vec<Column> {
    let mut found = Vec::new();
    for field in known {
        before.push(field.name.to_owned());
        match field.kind {
            Kind::Group(inner) => found.extend(fields(inner, before)),
            Kind::List(_) => {}
            _ => found.push(Column {
                names: before.clone(),
                field,
            }),
        }
        before.pop();
    }
    found
}

/// A name as it is compared: without case, and a space is a line below.
fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

fn table(
    record: &csv::StringRecord,
    columns: &[Option<Column>],
    section: Section,
    context: &FormContext,
) -> Result<Table, String> {
    let mut table = Table::new();
    let mut wrong = Vec::new();
    if record.len() > columns.len() {
        return Err(format!(
            "{} cells, and {} columns",
            record.len(),
            columns.len()
        ));
    }
    for (cell, column) in record.iter().zip(columns) {
        let Some(column) = column else { continue };
        match value(cell, column.field, context) {
            Ok(Some(value)) => put(&mut table, &column.names, value),
            Ok(None) => {}
            Err(reason) => wrong.push(format!("{}: {reason}", column.names.join("."))),
        }
    }
    if wrong.is_empty() {
        let found = problems(&table, section.fields(), &Path::root());
        wrong.extend(found.into_iter().map(|problem| problem.what));
    }
    if wrong.is_empty() {
        Ok(table)
    } else {
        Err(wrong.join("; "))
    }
}

fn put(table: &mut Table, names: &[String], value: Value) {
    match names {
        [] => {}
        [name] => drop(table.set(name, value)),
        [group, rest @ ..] => {
            let mut own = match table.get(group) {
                Some(Value::Table(own)) => own.clone(),
                _ => Table::new(),
            };
            put(&mut own, rest, value);
            table.set(group, Value::Table(own));
        }
    }
}

fn value(
    cell: &str,
    field: &'static Field,
    context: &FormContext,
) -> Result<Option<Value>, String> {
    let text = unguarded(cell);
    let text: String = match field.kind {
        Kind::Prose => {
            let seen = |sign: &char| *sign == '\n' || !is_hidden(*sign);
            text.replace("\r\n", "\n").chars().filter(seen).collect()
        }
        _ => super::line(text),
    };
    if text.trim().is_empty() {
        return Ok(None);
    }
    match field.kind {
        Kind::Private if matches!(text.as_str(), "true" | "yes") => Ok(Some(Value::Boolean(true))),
        Kind::Private if matches!(text.as_str(), "false" | "no") => Ok(None),
        Kind::Links(_) | Kind::Skills | Kind::Words | Kind::Private => {
            let items = text
                .split(',')
                .map(str::trim)
                .filter(|item| !item.is_empty());
            let value = Value::Array(items.map(Value::text).collect());
            crate::form::fits(field, &value)?;
            Ok(Some(value))
        }
        Kind::Number { .. } if !text.contains('.') => read(field, &text.replace(',', "."), context),
        _ => read(field, &text, context),
    }
}

/// A cell without the apostrophe that keeps a spreadsheet from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest)
            if rest
                .trim_start()
                .starts_with(['=', '+', '-', '@', '|', '%']) =>
        {
            rest
        }
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> FormContext {
        FormContext::new("2026-11-22".parse().expect("a day"), 1)
    }

    fn said(text: &str) -> Result<Vec<String>, Vec<String>> {
        records(text.as_bytes(), Section::Shadow, &[], &context())
            .map(|found| {
                found
                    .rows
                    .iter()
                    .map(|row| format!("{:?}", row.table))
                    .collect()
            })
            .map_err(|all| {
                all.iter()
                    .map(|one| format!("{}: {}", one.line, one.why))
                    .collect()
            })
    }

    #[test]
    fn columns_are_known_by_name_or_label_in_any_order_and_with_any_sign_between() {
        let one = said("with,on,hours,follow_up.what\nBo,2026-11-12,2.5,Draft it\n");
        assert!(one.is_ok(), "{one:?}");
        for other in [
            "\u{feff}With;Day;Hours;follow_up.what\r\nBo;2026-11-12;2,5;Draft it\r\n",
            "WITH\ton\thours\tfollow_up.what\nBo\t2026-11-12\t2.5\tDraft it",
            "mood,with,on,hours,follow_up.what\n\"a\nb\",Bo,12 nov,2.5,\"Draft it\"\n,,,,\n",
        ] {
            assert_eq!(said(other), one, "{other}");
        }
    }

    #[test]
    fn every_row_that_is_wrong_is_named_with_its_line() {
        let text = "on,with,hours,step\n2026-11-12,Bo,2,watch\n2026-11-13,,25,observe\nsoon,Bo,1,lead\n2026-11-12,Bo,1,lead,x\n";
        let wrong = said(text).expect_err("it is wrong");
        assert_eq!(wrong.len(), 4, "{wrong:?}");
        assert!(wrong[0].starts_with("2: step: "), "{wrong:?}");
        assert!(wrong[1].contains("hours"), "{wrong:?}");
        assert!(wrong[2].starts_with("4: on: "), "{wrong:?}");
        assert_eq!(wrong[3], "5: 5 cells, and 4 columns");
        assert!(said("").is_err() && said("\u{0}\n").is_err());
        let latin = records(
            b"on,with\n2026-11-12,Zo\xeb\n",
            Section::Shadow,
            &[],
            &context(),
        );
        assert_eq!(latin.expect_err("it is no UTF-8")[0].line, 2);
    }

    #[test]
    fn what_guards_a_spreadsheet_goes_and_what_nobody_sees_too() {
        let found =
            said("on,with,what\n2026-11-12,'=1+1,a\u{1b}[31m\u{202e}b\n").expect("it is read");
        assert!(
            found[0].contains("=1+1") && !found[0].contains("'="),
            "{found:?}"
        );
        assert!(found[0].contains("a [31m b"), "{found:?}");
    }
}
