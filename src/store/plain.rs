//! Reads a record that is written plainly: bare names, strings without escapes, numbers, days, and lists of these.
//!
//! Most records are, and this is many times quicker than the real reader. What it does not know it leaves to that one;
//! what it reads is valid, and means what the real one reads.

mod reader;

use crate::model::{Section, Table, Value};
use reader::{Make, Reader, Shape, Values};

/// What a record says; none where only the real reader can tell.
pub(super) fn record(text: &str, section: Section) -> Option<Table> {
    whole::<Values>(text, section)?.into_table()
}

/// Whether a text is one record and valid; false where only the real reader can tell.
pub(super) fn is_valid(text: &str, section: Section) -> bool {
    whole::<Shape>(text, section).is_some()
}

/// The value of the statement that a text begins with.
pub(super) fn statement(text: &str) -> Option<Value> {
    let mut reader = Reader::<Values>::new(text);
    let (_, made) = reader.statement()?;
    reader.rest_of_line()?;
    Some(made.into_value())
}

/// The strings of the list that the statement says which a text begins with.
pub(super) fn strings(text: &str) -> Option<Vec<&str>> {
    let mut reader = Reader::<Shape>::new(text);
    let found = reader.strings()?;
    reader.rest_of_line()?;
    Some(found)
}

fn whole<'t, M: Make<'t>>(text: &'t str, section: Section) -> Option<M> {
    let mut reader = Reader::<M>::new(text);
    reader.empty_lines()?;
    let header = reader.header()?;
    let fits = header.table == section.name() && header.inner.is_none();
    if !fits || header.repeated != section.list().is_some() {
        return None;
    }
    let mut record = Record::<M> {
        fields: reader.statements()?.into_iter().map(Field::own).collect(),
    };
    while !reader.is_done() {
        let header = reader.header()?;
        if header.table != section.name() {
            return None;
        }
        let entry = M::table(reader.statements()?);
        record.add(header.inner?, header.repeated, entry)?;
    }
    Some(record.made())
}

/// A record in the making.
struct Record<'t, M> {
    fields: Vec<Field<'t, M>>,
}

struct Field<'t, M> {
    name: &'t str,
    content: Content<M>,
}

enum Content<M> {
    Own(M),
    /// The entries that have headers of their own.
    Headed(Vec<M>),
}

impl<'t, M> Field<'t, M> {
    fn own((name, made): (&'t str, M)) -> Field<'t, M> {
        let content = Content::Own(made);
        Field { name, content }
    }
}

impl<'t, M: Make<'t>> Record<'t, M> {
    /// Adds a table with its own header; none where that says a thing twice.
    fn add(&mut self, name: &'t str, repeated: bool, entry: M) -> Option<()> {
        if let Some(field) = self.fields.iter_mut().find(|field| field.name == name) {
            let Content::Headed(entries) = &mut field.content else {
                return None;
            };
            return repeated.then(|| entries.push(entry));
        }
        let content = if repeated {
            Content::Headed(vec![entry])
        } else {
            Content::Own(entry)
        };
        self.fields.push(Field { name, content });
        Some(())
    }

    fn made(self) -> M {
        let pairs = self.fields.into_iter().map(|field| match field.content {
            Content::Own(made) => (field.name, made),
            Content::Headed(entries) => (field.name, M::list(entries)),
        });
        M::table(pairs.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::book::record_node;
    use crate::store::{scan, tree};
    use proptest::prelude::*;

    /// Where it reads a record at all, the real reader finds no fault and reads the same.
    fn agrees(text: &str) -> usize {
        let blocks = scan::blocks(text);
        let ends = blocks.iter().skip(1).map(|block| block.start as usize);
        let mut read = 0;
        for (block, end) in blocks.iter().zip(ends.chain([text.len()])) {
            let piece = text.get(block.start as usize..end).expect("a block");
            let section = block.section.unwrap_or(Section::Win);
            let plain = record(piece, section);
            assert_eq!(plain.is_some(), is_valid(piece, section), "{piece}");
            let Some(plain) = plain else { continue };
            let (_, root, faults) = tree::read(piece);
            assert_eq!(faults, [], "{piece}");
            let meant = record_node(&root, section).expect("a record").table();
            let order = |table: &Table| table.iter().map(|(name, _)| name.to_owned()).collect();
            let (one, other): (Vec<String>, Vec<String>) = (order(&plain), order(&meant));
            assert_eq!((&plain, one), (&meant, other), "{piece}");
            read += 1;
        }
        read
    }

    fn sample() -> String {
        crate::sample::sample("2026-11-22".parse().expect("a day"))
    }

    #[test]
    fn the_sample_is_read_as_the_real_reader_reads_it() {
        let text = sample();
        let records = scan::blocks(&text).len() - 1;
        assert!(agrees(&text) * 10 > records * 9);
    }

    #[test]
    fn what_is_written_plainly_is_read() {
        let text = "# mine\n[[win]] # one\nid = \"a\"\non = 2026-11-22 # c\nn = -12\nx = 0.50\ny = true\n\
            l = [\n  { a = 1, b = \"\" }, # first\n\n  [2, 3,],\n]\ne = []\nt = {}\nm = \"\"\"\none\ntwo\"\"\"\n\
            [[win.guard]]\nlimit = 4\n[win.sub]\nk = 'raw \\'\n\n[[win.guard]]\n";
        assert_eq!(agrees(text), 1);
        assert_eq!(
            agrees(&text.replace('\n', "\r\n").replace("one\r\ntwo", "one")),
            1
        );
    }

    #[test]
    fn whatever_is_unusual_is_left_to_the_real_reader() {
        for line in [
            "a = \"\\n\"",
            "a.b = 1",
            "\"a\" = 1",
            "a = 1\na = 2",
            "a = 01",
            "a = +1",
            "a = 1_0",
            "a = 1e3",
            "a = nan",
            "a = 0x10",
            "a = 2026-11-22T10:00:00",
            "a = 2026-11-22 10:00:00",
            "a = 2026-02-30",
            "a = \"x",
            "a = 1 2",
            "a = { b = 1, b = 2 }",
            "a = { b = 1",
            "a = [1",
            "a = \"\t\u{7}\"",
            "a",
            "= 1",
            "a = ",
            "a = -0",
            "a = .5",
            "a = 5.",
            "a = { b.c = 1 }",
            "a = \"\"\"x\"\"\"\"",
            "# \u{1}",
            "a = 99999999999999999999",
            "a = truex",
            "[win.a.b]",
            "[ win.a ]",
            "[cert]",
            "guard = []\n[[win.guard]]",
            "[win.a]\n[win.a]",
            "[win.a]\n[[win.a]]",
        ] {
            let text = format!("[[win]]\n{line}\n");
            assert_eq!(record(&text, Section::Win), None, "{line}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]
        #[test]
        fn no_change_of_a_text_makes_it_read_something_else(
            at in any::<prop::sample::Index>(),
            length in 0_usize..4,
            new in "[\\[\\]{}=\"'#,.\\\\a-c0-2 \n\r\t-]{0,4}",
        ) {
            let mut text = sample();
            let start = text.floor_char_boundary(at.index(text.len()));
            let end = text.ceil_char_boundary((start + length).min(text.len()));
            text.replace_range(start..end, &new);
            // Only around the change can there be anything new.
            let from = text.get(..start).and_then(|before| before.rfind("\n[[")).map_or(0, |found| found + 1);
            let to = text.ceil_char_boundary((start + 2000).min(text.len()));
            agrees(text.get(from..to).expect("a piece"));
        }
    }
}
