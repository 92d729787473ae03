//! Nothing in a file acts on the reader: every text of every record is made of what acts, hides or floods, and none of it
//! is in any frame, whether in its cells or in the bytes for the terminal, nor in what a command says.

// Names of files that act on a terminal cannot be made elsewhere.
#![cfg(unix)]

#[path = "hostile/commands.rs"]
mod commands;
#[path = "hostile/frames.rs"]
mod frames;
#[path = "support/hostile.rs"]
mod roadmap;

use unicode_segmentation::UnicodeSegmentation as _;
use unicode_width::UnicodeWidthChar as _;

/// Whether a character must never reach a reader raw; written down here on its own, so that a hole in the program's
/// list shows.
fn acts(one: char) -> bool {
    one.is_control()
        || matches!(one,
            '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// What acts as a whole: sequences of terminals, and floods that fill one cell for ever.
fn sequences() -> Vec<String> {
    let flood = |base: &str, one: &str| format!("{base}{}", one.repeat(300));
    vec![
        "\u{1b}]52;c;ZWNobyBoaQ==\u{7}".to_owned(),
        "\u{1b}]0;owned\u{7}".to_owned(),
        "\u{1b}[2J\u{1b}[1;1H".to_owned(),
        "\u{1b}]8;;http://evil.example\u{1b}\\link\u{1b}]8;;\u{1b}\\".to_owned(),
        "\u{1b}Pq#0;2;0;0;0\u{1b}\\".to_owned(),
        "\u{1b}_Gi=1;AAAA\u{1b}\\".to_owned(),
        "\u{9b}31m\u{9d}0;t\u{9c}".to_owned(),
        "a\r\nb\rc\n\td".to_owned(),
        "\u{202e}gnp.exe\u{202c}".to_owned(),
        "hidden"
            .chars()
            .filter_map(|one| char::from_u32(0xe0000 + u32::from(one)))
            .collect(),
        flood("Z", "\u{301}"),
        flood("👍", "\u{1f3fd}"),
        flood("👨", "\u{200d}👨"),
        flood("क", "\u{94d}क"),
        flood("\u{1100}", "\u{1161}"),
        flood("", "\u{600}"),
        flood("x", "\u{fe0f}"),
        flood("", "\u{200d}"),
        "界".repeat(40),
        "x".repeat(2000),
        String::new(),
        "\u{feff}".to_owned(),
    ]
}

/// Every character that acts, one text each, and the sequences between them.
fn payloads() -> Vec<String> {
    let all = (0..0xe0080)
        .filter_map(char::from_u32)
        .filter(|one| acts(*one));
    let mut out = sequences();
    out.extend(all.map(|one| format!("{one}x{one}")));
    out
}

/// Says what is wrong with a text that a person is to read.
fn fault(text: &str) -> Option<String> {
    if let Some(one) = text.chars().find(|one| acts(*one) && *one != '\n') {
        return Some(format!("U+{:04X} is there raw", u32::from(one)));
    }
    for cluster in text.graphemes(true) {
        let marks = cluster.chars().filter(|one| one.width() == Some(0)).count();
        if cluster.chars().count() > 12 || marks > 8 {
            return Some(format!(
                "a flood in one cell: {} characters: {cluster:?}",
                cluster.chars().count()
            ));
        }
    }
    joiner_alone(text).then(|| "a joiner that joins no pictures".to_owned())
}

/// A zero-width joiner may stand between two pictures only.
fn joiner_alone(text: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    let picture = |at: Option<&char>| at.is_some_and(|one| *one >= '\u{2190}');
    (0..all.len()).any(|at| {
        all[at] == '\u{200d}' && !(at > 0 && picture(all.get(at - 1)) && picture(all.get(at + 1)))
    })
}

/// A roadmap in which the `round`-th text of all is in the first field, the next one in the next field, and so on.
fn hostile(round: usize) -> String {
    let payloads = payloads();
    let mut nth = round;
    roadmap::roadmap(&mut || {
        nth += 1;
        roadmap::escaped(&payloads[nth % payloads.len()])
    })
}

/// A team's own file made in the same way.
fn hostile_team(round: usize) -> String {
    let payloads = payloads();
    let mut nth = round;
    roadmap::team(&mut || {
        nth += 1;
        roadmap::escaped(&payloads[nth % payloads.len()])
    })
}

/// So many rounds put every text into about as many fields as there are rounds, and all of them somewhere.
fn rounds() -> impl Iterator<Item = usize> {
    let (room, all) = (roadmap::room(), payloads().len());
    let rounds = 4.max(all.div_ceil(room));
    (0..rounds).map(move |round| round * (all / rounds + 1))
}

#[test]
fn the_hostile_roadmap_is_whole() {
    for round in rounds() {
        let text = hostile(round);
        assert_eq!(roadbook::store::check(&text), [], "{text}");
        let text = hostile_team(round);
        assert_eq!(roadbook::store::check(&text), [], "{text}");
    }
}

#[test]
fn the_committed_templates_say_all_that_the_table_of_fields_knows() {
    let mark = &mut || "@@".to_owned();
    for (name, fresh) in [
        ("hostile-template.toml", roadmap::roadmap(mark)),
        ("hostile-team-template.toml", roadmap::team(mark)),
    ] {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults");
        let committed = std::path::Path::new(folder).join(name);
        let known = std::fs::read_to_string(&committed).unwrap_or_default();
        if known != fresh && std::env::var_os("UPDATE_TEMPLATE").is_some() {
            std::fs::write(committed, &fresh).expect("it can be written");
            continue;
        }
        assert!(
            known == fresh,
            "tests/faults/{name} is out of date: run `UPDATE_TEMPLATE=1 cargo test --test hostile`"
        );
    }
}
