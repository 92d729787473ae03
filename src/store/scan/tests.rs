//! Where records begin and end in the styles that people write, and in those that nobody should.

use super::*;
use proptest::prelude::*;
use proptest::sample::select;

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

/// Values as far as they matter for where they end: strings of all kinds, and lists and tables of them.
fn values() -> impl Strategy<Value = String> {
    let leaf = select(vec![
        "1",
        "\"a\"",
        "\"] # [\"",
        "\"\\\"] # \"",
        "'] # \"'",
        "\"\"\"a\"] # \"\"\"",
        "\"\"\"\n[[x]]\n\\\"\"\" '''\"\"\"",
        "'''\n\"\"\" ]\n'''",
        "{}",
        "{ a = \"}\", b = '{' }",
        "{ a = [\n[1]] }",
    ]);
    leaf.prop_map(str::to_owned)
        .prop_recursive(3, 12, 4, |inner| {
            let open = select(vec!["[", "[ ", "[\n", "[ # [ \"\n", "[\n# ]\n"]);
            let comma = select(vec![", ", ",\n", " ,\r\n  ", ", # ] '\n"]);
            let close = select(vec!["]", " ]", "\n]", " # [\n]"]);
            (open, comma, close, prop::collection::vec(inner, 0..4)).prop_map(
                |(open, comma, close, items)| format!("{open}{}{close}", items.join(comma)),
            )
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn a_value_ends_where_the_lexer_says_whatever_it_holds(
        name in select(vec!["a", "id", "a.b", "'a='", "\"a\""]),
        value in values(),
        end in select(vec!["\n", " # [\n", "\t\r\n"]),
    ) {
        let text = format!("{name} = {value}{end}[[win]]\nid = \"a\"\n");
        let (quick, careful) = (cut(&text), Scan::new(&text, false).cut());
        prop_assert_eq!(&quick.blocks, &careful.blocks);
        prop_assert!(quick.closed && careful.closed);
        prop_assert_eq!((quick.blocks.len(), quick.blocks[1].id), (2, Id::of("a")));
    }
}

#[test]
fn what_stands_in_a_string_or_a_comment_ends_no_value() {
    for value in [
        "['] # x'\n]",
        "[\"] # x\"\n]",
        "[\"a\", \"] # x\"\n]",
        "[\"\\\"] # x\"\n]",
        "[\"\"\"a\"] # x\"\"\"\n]",
        "{ a = \"} # x\" }",
        "[ # ]\n]",
        "[ # ]\n1 ]",
        "\"\"\"a ''' b\n\"\"\"",
        "'''a \"\"\" b\n'''",
        "\"\"\"\n\"\"\"\"",
        "\"\"\"\na\"\"\" # \"\"\"",
    ] {
        let found = blocks(&format!("a = {value}\n[[win]]\nid = \"a\"\n"));
        assert_eq!(found.len(), 2, "{value}");
        assert_eq!(
            (found[1].section, found[1].id),
            (Some(Section::Win), Id::of("a")),
            "{value}"
        );
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
            whole == shared_blocks(&text.into()),
            "{} blocks",
            whole.len()
        );
    }
}
