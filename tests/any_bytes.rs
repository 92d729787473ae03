//! The fuzz targets' laws on random texts, in the time that every run of the tests has.

#[path = "../fuzz/laws.rs"]
mod laws;

use proptest::prelude::*;

/// Pieces of files as people and programs write them, and pieces of broken ones.
const PIECES: &[&str] = &[
    "schema = 1\n",
    "\n",
    "# a comment\n",
    "[person]\n",
    "name = \"Ada\"\n",
    "[[win]]\n",
    "[[win.guard]]\n",
    "[[win.key_result]]\n",
    "[[skill]]\n",
    "[[shadow]]\n",
    "[[evidence]]\n",
    "[[review]]\n",
    "[[review.action]]\n",
    "[[bet]]\n",
    "[shadow.follow_up]\n",
    "id = \"a\"\n",
    "id = \"b\" # t\n",
    "title = 'x'\n",
    "on = 2026-11-12\n",
    "on = 2026-11-12 # c\n",
    "with = \"Bo\"\n",
    "what = \"\"\"\na\n[[win]]\n\"\"\"\n",
    "notes = '''\n'''\n",
    "measure = \"m\"\n",
    "limit = 0\n",
    "target = 72\n",
    "readings = [\n  { on = 2026-10-12, value = 118 },\n]\n",
    "readings = []\n",
    "readings = [{ on = 2026-10-12, value = 1 }, { on = 2026-10-13, value = 2 }]\n",
    "levels = [\n  # own\n  { on = 2026-07-06, by = \"me\", level = \"working\" }, # t\n]\n",
    "skills = [\"a\", \"b\"]\n",
    "estate = [ 'a' # c\n]\n",
    "follow_up = { what = \"x\", due = 2026-11-28 }\n",
    "follow_up.what = \"x\"\n",
    "mix.deep = 50\n",
    "win = []\n",
    "win = [{ id = \"a\" }]\n",
    "person.role = \"x\"\n",
    "[[ win ]]\n",
    "[\"win\"]\n",
    "[['skill']]\n",
    "[own]\n",
    "own.key = 1\n",
    "\"quoted key\" = 1\n",
    "\u{feff}",
    "\r\n",
    "x",
    " ",
    "\t",
    "=",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    ",",
    ".",
    "<<<<<<< HEAD\n",
    "=======\n",
    ">>>>>>> x\n",
    "tech = \"eBPF\"\n",
    "x = 1979-05-27T07:32:00Z\n",
    "private = true\n",
    "[[checkin]]\n",
    "[[track]]\n",
    "primary = \"sre\"\n",
];

fn file() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop::sample::select(PIECES);
    let pieces = prop::collection::vec(piece, 0..24);
    (pieces, any::<bool>()).prop_map(|(pieces, crlf)| {
        let text = pieces.concat();
        if crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        }
        .into_bytes()
    })
}

fn choices() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 0..40)
}

/// So many cases, or more where `PROPTEST_CASES` says so.
fn cases(cases: u32) -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig {
        failure_persistence: None,
        cases: usual.cases.max(cases),
        ..usual
    }
}

proptest! {
    #![proptest_config(cases(1500))]

    #[test]
    fn a_change_is_refused_or_written_as_it_is_meant(file in file(), choices in choices()) {
        laws::edit(&[&file[..], &[0xff], &choices[..]].concat());
    }

    #[test]
    fn three_texts_are_joined_without_loss(file in file(), ours in choices(), theirs in choices()) {
        let ascii = |bytes: Vec<u8>| bytes.into_iter().map(|byte| byte & 0x7f).collect::<Vec<u8>>();
        laws::join(&[&file[..], &[0xff], &ascii(ours)[..], &[0xff], &ascii(theirs)[..]].concat());
    }

    #[test]
    fn three_unlike_texts_are_joined_without_harm(a in file(), b in file(), c in file()) {
        laws::join(&[&a[..], &[0xff], &b[..], &[0xff], &c[..]].concat());
    }

    #[test]
    fn any_typed_line_is_understood_or_refused(line in "(shadowed |[#@+-]?[0-9a-z.:/-]{0,12} |\\PC{0,6} |next |q4 |today ){0,9}", bytes in choices()) {
        laws::typed(line.as_bytes());
        laws::typed(&bytes);
    }

    #[test]
    fn any_config_is_read(text in "((theme|file|glyphs|keys|quit|\\[keys\\]|\\[colours\\]|[a-z-]{1,8}|\"\\PC{0,4}\")( = )?(\"[a-zA-Z #-]{0,8}\"|'\\PC{0,5}'|true|\\[\"a\"\\])?\n?){0,8}", bytes in choices()) {
        laws::config(text.as_bytes());
        laws::config(&bytes);
    }

    #[test]
    fn any_file_is_opened_and_told_safely(file in file(), bytes in choices()) {
        laws::load(&file);
        laws::load(&bytes);
    }

    #[test]
    fn any_keymap_is_read(text in "((\\[(dashboard|form|list|x)\\]|[a-z-]{1,9}|undo|add)( = )?(\"[a-zA-Z <>-]{0,6}\"|\\[\"g g\"\\])?\n?){0,8}", bytes in choices()) {
        laws::keymap(text.as_bytes());
        laws::keymap(&bytes);
    }

    #[test]
    fn any_file_of_another_program_is_taken_in_or_refused(text in "((on|what|with|title|of)[,;\t]|(x |- \\[ \\] |\\(A\\) )?[a-z0-9@+#\" -]{0,9}[,;\t]?|2026-11-1[0-9]|\n|\\{\"name\":|\\}){0,20}", bytes in choices()) {
        laws::import(text.as_bytes());
        laws::import(&bytes);
    }
}
