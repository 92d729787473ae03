//! The clipboard of the terminal, reached over any distance: OSC 52. No terminal says whether it has taken the text.

/// What puts a text into the clipboard.
pub(super) fn sent(text: &str) -> Vec<u8> {
    let mut bytes = b"\x1b]52;c;".to_vec();
    encode(text.as_bytes(), &mut bytes);
    bytes.extend_from_slice(b"\x1b\\");
    bytes
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base 64, as RFC 4648 has it.
fn encode(bytes: &[u8], out: &mut Vec<u8>) {
    for chunk in bytes.chunks(3) {
        let part = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let whole = part(0) << 16 | part(1) << 8 | part(2);
        for at in 0..4_u32 {
            let letter = LETTERS[usize::try_from(whole >> (18 - 6 * at) & 63).unwrap_or(0)];
            let is_there = usize::try_from(at).is_ok_and(|at| at <= chunk.len());
            out.push(if is_there { letter } else { b'=' });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_encoded_as_the_standard_shows() {
        for (text, code) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foobar", "Zm9vYmFy"),
            ("é\n", "w6kK"),
        ] {
            let expected = format!("\x1b]52;c;{code}\x1b\\");
            assert_eq!(sent(text), expected.as_bytes());
        }
    }
}
