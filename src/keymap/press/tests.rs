//! Keys are read back as they are written, and terminals agree on them.

use super::*;

fn press(word: &str) -> Press {
    word.parse().unwrap_or_else(|mistake| panic!("{mistake}"))
}

#[test]
fn what_is_written_is_read_back_in_both_forms() {
    let mut codes: Vec<KeyCode> = NAMED.iter().map(|(_, _, code)| *code).collect();
    codes.extend((1..=24).map(KeyCode::F));
    codes.extend((0..0x3000).filter_map(char::from_u32).map(KeyCode::Char));
    let mut tried = 0;
    for code in codes {
        for held in (0..8).map(KeyModifiers::from_bits_truncate) {
            let own = Press { code, held };
            if own.name().is_none() || own.never_sent("").is_some() {
                continue;
            }
            assert_eq!(own.to_string().parse(), Ok(own));
            assert_eq!(own.shown().parse(), Ok(own));
            tried += 1;
        }
    }
    assert!(tried > 20_000, "{tried}");
}

#[test]
fn shown_keys_read_like_keyboards() {
    let shown = [
        "j",
        "f",
        "G",
        "C-p",
        "M-x",
        "S-tab",
        "space",
        "f1",
        "pgdn",
        "C-M-delete",
        "-",
        "C-space",
    ]
    .map(|word| press(word).shown());
    let expected = [
        "j",
        "f",
        "G",
        "Ctrl-p",
        "Alt-x",
        "Shift-Tab",
        "Space",
        "F1",
        "PgDn",
        "Ctrl-Alt-Delete",
        "-",
        "Ctrl-Space",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn terminals_report_one_key_in_several_ways() {
    let shift = KeyModifiers::SHIFT;
    for (code, held, word) in [
        (KeyCode::Char('G'), KeyModifiers::NONE, "G"),
        (KeyCode::Char('G'), shift, "G"),
        (KeyCode::Char('g'), shift, "G"),
        (KeyCode::Char('?'), shift, "?"),
        (KeyCode::Char('P'), shift | KeyModifiers::CONTROL, "C-p"),
        (KeyCode::Char(' '), KeyModifiers::CONTROL, "C-space"),
        (KeyCode::BackTab, KeyModifiers::NONE, "S-tab"),
        (KeyCode::BackTab, shift, "S-tab"),
        (KeyCode::Enter, KeyModifiers::SUPER, "enter"),
    ] {
        assert_eq!(
            Press::of(&KeyEvent::new(code, held)),
            Some(press(word)),
            "{word}"
        );
    }
    let mut released = KeyEvent::new(KeyCode::Enter, KeyModifiers::NONE);
    released.kind = KeyEventKind::Release;
    assert_eq!(Press::of(&released), None);
    for code in [
        KeyCode::Null,
        KeyCode::CapsLock,
        KeyCode::Char('\u{1b}'),
        KeyCode::F(99),
    ] {
        assert_eq!(Press::of(&KeyEvent::new(code, KeyModifiers::NONE)), None);
    }
}

#[test]
fn what_no_terminal_sends_is_explained() {
    for (word, message) in [
        ("", "`` is no key"),
        ("C-", "`C-` is no key"),
        ("entr", "`entr` is no key; did you mean `enter`?"),
        ("C-spce", "`C-spce` is no key; did you mean `space`?"),
        ("\u{1b}[A", "`^[[A` is no key"),
        ("f25", "`f25` is no key"),
        ("C-i", "terminals send `C-i` as `tab`"),
        ("C-P", "terminals send `C-P` as `C-p`"),
        ("C-.", "terminals do not send `C-.`"),
        (
            "S-g",
            "`S-g` cannot be told apart; write the character itself, as `G`",
        ),
    ] {
        assert_eq!(word.parse::<Press>(), Err(message.to_owned()));
    }
}
