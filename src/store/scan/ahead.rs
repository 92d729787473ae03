//! Cuts a large file while it is read.

use super::{Cut, begins_record, cut};
use crate::store::disk::large::Look;

/// Cuts the pieces of a file that begin with headers.
#[derive(Clone)]
pub(crate) struct CutAhead;

impl Look for CutAhead {
    type Seen = Option<Cut>;

    fn end(&self, read: &[u8]) -> Option<usize> {
        memchr::memmem::rfind_iter(read, b"\n\n[[")
            .take(100)
            .map(|found| found + 2)
            .find(|start| begins_record(read.get(*start..)))
    }

    fn look(&self, piece: &[u8]) -> Option<Cut> {
        std::str::from_utf8(piece).ok().map(cut)
    }
}

#[cfg(test)]
mod tests {
    use super::super::blocks;
    use super::*;
    use crate::store::AsRead;

    const RECORD: &str = "[[shadow]]\non = 2026-11-12\nwhat = \"x\"\n\n";

    #[test]
    fn what_is_cut_while_it_is_read_is_cut_like_the_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("roadmap.toml");
        let plain = format!("schema = 1\n\n{}", RECORD.repeat(230_000));
        // The last piece would begin inside of a value.
        let open = format!("{plain}[[win]]\ntitle = [\n\n[[win]]\n");
        // Headers that are none, all through the file.
        let inside = format!("[[evidence]]\nwhat = '''\n\n{plain}'''\n\n{RECORD}");
        for (text, is_cut) in [(plain, true), (open, false), (inside, false)] {
            std::fs::write(&path, &text).expect("written");
            let read = AsRead::from_file(&path).expect("read");
            assert!(*read.text == *text);
            let own = read.blocks;
            assert_eq!(own.is_some(), is_cut);
            assert!(own.is_none_or(|own| *own == blocks(&text)));
        }
    }

    #[test]
    fn a_piece_ends_where_a_record_surely_begins() {
        let end = |text: &str| CutAhead.end(text.as_bytes());
        assert_eq!(end(&RECORD.repeat(2)), Some(RECORD.len()));
        let cases = [
            "\n\n[[shadow",
            "\n\n[[a.b]]\n",
            "\n\n[[\"a\"]]\n",
            "# x\n[[a]]\n",
        ];
        for unsure in cases {
            assert_eq!(end(unsure), None, "{unsure}");
            assert_eq!(
                end(&format!("{RECORD}{RECORD}{unsure}")),
                Some(RECORD.len())
            );
        }
    }
}
