//! Keys as people write them: `jj<tab>?<esc>`.

/// The bytes that a terminal sends for these keys; `<lt>` stands for `<`.
pub(crate) fn bytes(keys: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = keys;
    while let Some((plain, tail)) = rest.split_once('<') {
        let (name, tail) = tail.split_once('>').expect("a key name ends with >");
        bytes.extend_from_slice(plain.as_bytes());
        bytes.extend_from_slice(&named(name));
        rest = tail;
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

fn named(name: &str) -> Vec<u8> {
    let sequence = match name {
        "lt" => "<",
        "esc" => "\u{1b}",
        "tab" => "\t",
        "s-tab" => "\u{1b}[Z",
        "enter" => "\r",
        "space" => " ",
        "backspace" => "\u{7f}",
        "delete" => "\u{1b}[3~",
        "f1" => "\u{1b}OP",
        "f2" => "\u{1b}OQ",
        "up" => "\u{1b}[A",
        "down" => "\u{1b}[B",
        "right" => "\u{1b}[C",
        "left" => "\u{1b}[D",
        "home" => "\u{1b}[H",
        "end" => "\u{1b}[F",
        "pageup" => "\u{1b}[5~",
        "pagedown" => "\u{1b}[6~",
        _ => return vec![control(name)],
    };
    sequence.as_bytes().to_vec()
}

fn control(name: &str) -> u8 {
    match name.as_bytes() {
        [b'c', b'-', letter @ b'a'..=b'z'] => letter & 0x1f,
        _ => panic!("no key is called <{name}>"),
    }
}
