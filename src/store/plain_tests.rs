//! Proves that the quick reader of plain records reads what the real reader reads.

use super::book::record_node;
use super::{scan, tree};
use crate::model::plain::{is_valid, record};
use crate::model::{Section, Table};
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
