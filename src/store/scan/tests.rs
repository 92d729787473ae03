//! Where records begin and end in the styles that people write, and in those that nobody should.

use super::*;

fn starts(text: &str) -> Vec<(&str, Option<Section>, bool)> {
    let found = blocks(text);
    let ends = found
        .iter()
        .skip(1)
        .map(|block| block.start as usize)
        .chain([text.len()]);
    let pieces = found.iter().zip(ends);
    pieces
        .map(|(block, end)| {
            (
                text.get(block.start as usize..end).expect("a piece"),
                block.section,
                block.regular,
            )
        })
        .collect()
}

#[test]
fn a_record_has_the_comments_above_it_and_the_tables_inside_it() {
    let text = "# head\n\nschema = 1\n# mine\n[[win]]\nid = 'a'\n[[win.guard]]\nlimit = 1\n\n# floating\n\n[[win]]\n[x]\n";
    assert_eq!(
        starts(text),
        [
            ("# head\n\nschema = 1\n", None, true),
            (
                "# mine\n[[win]]\nid = 'a'\n[[win.guard]]\nlimit = 1\n\n# floating\n\n",
                Some(Section::Win),
                true
            ),
            ("[[win]]\n", Some(Section::Win), true),
            ("[x]\n", None, true),
        ]
    );
}

#[test]
fn brackets_inside_of_values_are_no_headers() {
    let text = "[[review]]\nnotes = \"\"\"\n[[win]]\n\"\"\"\nx = [\n [1],\n[2] ]\ny = '[['\n\"a=\" = [\n[1]]\n[[win]]\n";
    assert_eq!(starts(text).len(), 3);
    let crlf = text.replace('\n', "\r\n");
    assert_eq!(starts(&crlf).len(), 3);
}

#[test]
fn the_day_of_a_record_is_known_without_reading_it() {
    let text = "[[shadow]]\non = 2026-11-12 # c\n[shadow.follow_up]\non = 2020-01-01\n[[shadow]]\non = 2026-11-12T10:00:00\n";
    let days: Vec<_> = blocks(text).iter().map(|block| block.on).collect();
    assert_eq!(days, [None, "2026-11-12".parse().ok(), None]);
}

#[test]
fn the_quick_way_ends_where_the_lexer_does() {
    for text in [
        "a = [ 1, \"]\", ']' ] # [\n[[win]]\n",
        "a = [\n  { x = \"\\\"]\" }, # ]\n]\n[[win]]\n",
        "a = [[1]\n]\n[[win]]\n",
        "a = [1] [\n[[win]]\n]\n",
        "a = [ \"\"\"\n]\n\"\"\" ]\n[[win]]\n",
        "a = [ \"x\n]\n[[win]]\n",
        "a = [ ] ]\n[[win]]\n",
        "a = { b = 1 }\r\n[[win]]\r\n",
        "a = \"\"\"x\n[[win]]\n\"\"\"\"\" # c\n[[win]]\n",
        "a = \"\"\"x\n\\\"\"\"\n\"\"\"\n[[win]]\n",
        "a = '''x\n[[win]]\n\\'''\n[[win]]\n",
        "a = \"\"\"x\"\"\" [\n[[win]]\n]\n",
        "a = \"\"\"\"\"\"\n[[win]]\n",
        "a = \"\"\"\n",
        "a = [\n",
        "a = [ ]",
        "a = [ # ]",
    ] {
        let careful = Scan::new(text, false).cut();
        let quick = cut(text);
        assert_eq!(quick.blocks, careful.blocks, "{text}");
        assert_eq!(quick.closed, careful.closed, "{text}");
    }
}

#[test]
fn an_id_is_known_by_its_mark() {
    let text = "[[win]]\nid = \"a\"\n[[win]]\n[[win]]\nid = 'a'\n[[win]]\nid = \"\\u0061\"\n[[win]]\n[[win.guard]]\nid = \"a\"\n";
    let ids: Vec<_> = blocks(text).iter().map(|block| block.id).collect();
    let (none, unclear) = (Id::NONE, Id::UNCLEAR);
    assert_eq!(ids, [none, Id::of("a"), none, unclear, unclear, none]);
}

#[test]
fn unusual_headers_are_marked() {
    for text in [
        "[ 'skill' ]\n",
        "[[cert]]\n[[win.guard]]\n",
        "[skill]\n",
        "[[person]]\n",
    ] {
        assert!(blocks(text).iter().any(|block| !block.regular), "{text}");
    }
}

#[test]
fn broken_texts_are_cut_too() {
    for text in [
        "",
        "\u{feff}",
        "[",
        "[[",
        "=",
        "a = [",
        "a = \"\"\"",
        "\"",
        "[[win]]\nx = [[[\n",
        "\r",
        "a=]\n",
    ] {
        assert!(!blocks(text).is_empty());
    }
}

#[test]
fn a_text_in_pieces_is_cut_like_the_whole() {
    let record = "[[shadow]]\non = 2026-11-12\nwhat = \"x\"\n# of the next\n\n";
    let tricky = "[[evidence]]\nid = \"a\"\nwhat = '''\n\n[[win]]\n\n[[win]]\n'''\n[[evidence.link]]\nurl = \"u\"\n\n";
    let plain = record.repeat(6000);
    let mixed = format!("schema = 1\n{}", format!("{record}{tricky}").repeat(3000));
    // Nearly all of it is one value, so that pieces would begin inside.
    let inside = format!(
        "[[evidence]]\nwhat = '''\n{}'''\n{record}",
        "[[win]]\n\n".repeat(30_000)
    );
    let open = format!("{plain}[[win]]\ntitle = [\n\n[[win]]\n");
    for text in [plain, mixed, inside, open] {
        assert!(text.len() > LARGE);
        let whole = blocks(&text);
        assert!(
            whole == shared_blocks(&Arc::new(text)),
            "{} blocks",
            whole.len()
        );
    }
}
