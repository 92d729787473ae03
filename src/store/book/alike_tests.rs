//! An open book tells, record by record, what a reading of the whole file tells: before and after each change.

use super::*;
use crate::day::Day;
use crate::model::{Link, Source, fiscal_start};
use crate::store::check;
use proptest::prelude::*;
use proptest::sample::{Index as Place, select};

/// What may stand before all records.
const HEADS: &[&str] = &[
    "",
    "",
    "",
    "schema = 1\n\n",
    "\u{feff}# head\n\n",
    "person.fiscal_year_starts = 4\n",
    "shadow = [{ on = 2026-11-12, with = \"Bo\", archived = true }, 3]\n",
    "evidence = \"x\"\n",
];

/// Records in the styles that people write, and in those that nobody should.
const RECORDS: &[&str] = &[
    "[person]\nname = \"Ada\"\nfiscal_year_starts = 4\n\n",
    "# mine\n[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n\n",
    "[[shadow]]\non = 2026-11-12\nwith = \"Bo\"\n",
    "[[shadow]]\non = \"2026-11-12\"\nwith = \"Bo\"\n",
    "[[shadow]]\n\"on\" = 2026-11-12\nwith = 'Bo'\n",
    "[[shadow]]\nid = \"x\"\non = 2026-11-13\n",
    "[[shadow]]\nid = 'x'\n",
    "[[shadow]]\nid = \"\\u0078\"\non = 2026-11-12T10:00:00\n",
    "[[shadow]]\nid = 3\nwith = \"Bo\"\n",
    "[[shadow]]\nid = \"\"\non = 2026-11-12 # then\n",
    "  [[shadow]]\n\tid\t=\t\"y\"\n  on=2026-11-12\n  [shadow.follow_up]\n  id = \"z\"\n  on = 2020-01-01\n  archived = true\n",
    "[[shadow]]\non = [\n  2026-11-12, # \"\n]\nid = \"y\"\n",
    "[[shadow]]\nnote = '''\nid = \"x\"\n\n[[shadow]]\non = 2026-11-12\n'''\nwith = \"Bo\"\n",
    "[[shadow]]\n'id' = \"x\"\n",
    "[[shadow]]\nskills = [[\n[\"a]\"]], { b = '[' }]\nid = [\"x\"]\nwith = \"Bo\"\n",
    "[[shadow]]\nskills = [\n[1],\n]\nwith = \"Bo\"\n",
    "[[shadow]]\nskills = [ 1,\n[2],\n]\nwith = \"Bo\"\n",
    "[[shadow]]\nskills = [ # many\n[1],\n]\nwith = \"Bo\"\n",
    "[[shadow]]\nskills = [ { a = 1 }, 2 ] # [\nwith = \"Bo\"\n",
    "[[shadow]]\nx.y = \"\"\"\n[[win]]\n\"\"\"\nwith = \"Bo\"\n",
    "[[shadow]]\nx.y = \"a\"\nx.z = [\n[[1]],\n]\nwith = \"Bo\"\n",
    "[[shadow]]\n\"x=\" = '''\n[[win]]\n'''\nwith = \"Bo\"\n",
    "[shadow.follow_up]\nwhat = \"late\"\n",
    "[[win]]\nid = \"a\"\ntitle = \"A\"\narchived = true\n\n",
    "[[win]]\ntitle = \"A\"\n# later\narchived  =  true # since then\n",
    "[[win]]\n'archived' = true\ntitle = \"A\"\n",
    "[[win]]\ntitle = \"\"\"\narchived = true\"\"\"\n",
    "[[win]]\ntitle = \"B\"\n[[win.key_result]]\nid = \"k\"\narchived = true\n",
    "[[win]]\ntitle = \"2026-11-12\"\non = 2026-11-20\n",
    "[[ win ]]\narchived = true\n",
    "[[evidence]]\nid = \"a\"\non = 2026-11-12\nskills = [\"slo\", \"toil\", \"slo\"]\n",
    "[[evidence]]\non = 2026-11-12\nwhat = \"skills = [\"\nskills = [\"slo\"]\n",
    "[[evidence]]\non = 2026-11-14\nskills = ['slo']\n[evidence.more]\nskills = [\"toil\"]\n",
    "[[evidence]]\nid = \"a\"\non = 2026-11-30\nskills = [\"slo\"]\n",
    "[[evidence]]\nskills = [\"toil\"]\n",
    "[[evidence]]\non = 2026-11-12\n[evidence.more]\nskills = [\"toil\"]\n",
    "[[evidence]]\n\"skills\" = [\"toil\"]\non = 2026-11-01\n",
    "[[cert]]\nof = \"cka\"\n",
    "[x]\non = 2026-11-12\narchived = true\n",
];

/// Lines that make another record of the one in which they come to stand.
const LINES: &[&str] = &[
    "",
    "\n",
    "# c\n",
    "x = 1\n",
    "id = \"x\"\n",
    "id = \"new\"\n",
    "id = [\n\"x\"]\n",
    "on = 2026-11-12\n",
    "on = 2026-11-20\n",
    "\"on\" = 2026-11-20\n",
    "with = \"Bo\"\n",
    "archived = true\n",
    "skills = [\"slo\"]\n",
    "[[shadow]]\n",
    "[[win]]\n",
    "[[evidence]]\n",
    "[x]\n",
    "note = \"\"\"\n",
];

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

/// The tables of a section as the whole file says them; what is none says nothing.
fn tables(whole: &Table, section: Section) -> Vec<Table> {
    let table = |value: &Value| value.as_table().cloned().unwrap_or_default();
    match whole.get(section.name()) {
        Some(Value::Array(items)) => items.iter().map(table).collect(),
        Some(other) => vec![table(other)],
        None => Vec::new(),
    }
}

/// Whether a book tells of a valid file what the whole of it says, whatever is asked.
fn tells_the_same(book: &Book) -> Result<(), TestCaseError> {
    if !check(book.text()).is_empty() {
        return Ok(());
    }
    let whole = book.roadmap();
    for section in [
        Section::Person,
        Section::Shadow,
        Section::Win,
        Section::Evidence,
        Section::Cert,
    ] {
        let tables = tables(&whole, section);
        prop_assert_eq!(book.count(section), tables.len());
        for (number, table) in tables.iter().enumerate() {
            tells_of_one(book, section, number, table)?;
        }
        prop_assert_eq!(book.record(section, tables.len()), None);
        prop_assert_eq!(book.table(section, tables.len()), Table::new());
        if matches!(whole.get(section.name()), Some(Value::Array(_)) | None)
            && section.list().is_some()
        {
            answers_alike(book, &whole, section)?;
        }
    }
    prop_assert_eq!(
        book.fiscal_start(),
        fiscal_start(book.single(Section::Person).get("fiscal_year_starts"))
    );
    Ok(())
}

fn tells_of_one(
    book: &Book,
    section: Section,
    number: usize,
    table: &Table,
) -> Result<(), TestCaseError> {
    let key = book.key(section, number);
    let record = Record {
        section,
        key: key.clone(),
        table: table.clone(),
    };
    prop_assert_eq!(book.record(section, number), Some(record));
    prop_assert_eq!(book.find(section, &key), Some(number));
    prop_assert_eq!(book.day(section, number), table.day("on"));
    for field in ["id", "on", "with", "skills", "archived"] {
        let peeked = book.peek(section, number, field);
        prop_assert_eq!(peeked.as_ref(), table.get(field), "{}", field);
    }
    if table.get("archived").is_some() {
        prop_assert!(book.may_have_archive() && book.may_be_archived(section, number));
    }
    Ok(())
}

/// Whether a section's records are found in the text as they are found in the table of the whole.
fn answers_alike(book: &Book, whole: &Table, section: Section) -> Result<(), TestCaseError> {
    // What is no table is no record for figures.
    if book.records(section).len() != whole.records(section).len() {
        return Ok(());
    }
    let (twelfth, later) = (day("2026-11-12"), day("2026-11-13"));
    prop_assert_eq!(book.records(section), whole.records(section));
    prop_assert_eq!(book.days(section), whole.days(section));
    for day in [twelfth, later] {
        prop_assert_eq!(book.since(section, day), whole.since(section, day));
    }
    for count in [0, 1, 3] {
        prop_assert_eq!(book.newest(section, count), whole.newest(section, count));
    }
    let wanted = |value: Option<&Value>| value.is_none_or(|value| value.as_day() == Some(twelfth));
    prop_assert_eq!(
        book.those(section, "on", &wanted),
        whole.those(section, "on", &wanted)
    );
    for id in ["x", "y", "a", "", "new", "none"] {
        let link = Link::Record(section, id);
        if section.list().is_some_and(|list| list.has_id) {
            prop_assert_eq!(book.link(&link), whole.link(&link), "{}", id);
        }
    }
    let asked = ["slo", "toil", "slo", "none"];
    prop_assert_eq!(
        book.evidence_naming(&asked, later),
        whole.evidence_naming(&asked, later)
    );
    let ids = ["x", "a", "none"];
    prop_assert_eq!(
        book.count_with_id(section, &[0, 2, 3], &ids),
        whole.count_with_id(section, &[0, 2, 3], &ids)
    );
    let fields = ["title", "on"];
    for (glance, record) in book
        .glances(section, &fields)
        .iter()
        .zip(whole.records(section))
    {
        prop_assert_eq!(&glance.key, &record.key);
        for field in fields {
            prop_assert_eq!(
                glance.table.get(field),
                record.table.get(field),
                "{}",
                field
            );
        }
    }
    Ok(())
}

fn roadmaps() -> impl Strategy<Value = String> {
    let records = prop::collection::vec(select(RECORDS), 0..7);
    (select(HEADS), records).prop_map(|(head, records)| format!("{head}{}", records.concat()))
}

proptest! {
    #[test]
    fn a_book_tells_what_the_whole_file_says(text in roadmaps(), windows in any::<bool>()) {
        let text = if windows { text.replace('\n', "\r\n") } else { text };
        tells_the_same(&Book::open(text))?;
    }

    #[test]
    fn a_book_with_other_lines_is_as_if_opened_anew(
        text in roadmaps(),
        changes in prop::collection::vec((any::<Place>(), 0_usize..3, select(LINES)), 1..4),
    ) {
        let mut book = Book::open(text);
        for (place, count, new) in changes {
            // So that what is known of the records must be forgotten where they change.
            for section in [Section::Shadow, Section::Win, Section::Evidence] {
                book.by_ids(section);
                book.by_days(section);
            }
            book.roadmap();
            let lines: Vec<&str> = book.text().split_inclusive('\n').collect();
            let first = place.index(lines.len() + 1);
            let last = (first + count).min(lines.len());
            let start = lines[..first].concat().len();
            let range = start..start + lines[first..last].concat().len();
            book.replace(range, new);
            let fresh = Book::open(book.text().to_owned());
            prop_assert_eq!(&book.blocks, &fresh.blocks);
            prop_assert_eq!((&book.records, &book.unusual), (&fresh.records, &fresh.unusual));
            prop_assert_eq!(book.archive, fresh.archive);
            tells_the_same(&book)?;
        }
    }
}
