//! Whether a text is said anywhere: as it is written, or in a value that is written with escapes.

use super::tree;
use crate::model::Value;

/// Whether a file's bytes say a text.
pub fn file_says(bytes: &[u8], text: &str) -> bool {
    let written = !text.is_empty()
        && bytes
            .windows(text.len())
            .any(|window| window == text.as_bytes());
    // Without a backslash nothing is written in another way than it reads, but for broken lines.
    let other = bytes.contains(&b'\\') || text.contains('\n');
    written
        || (other
            && std::str::from_utf8(bytes).is_ok_and(|file| {
                let (_, root, _) = tree::read(file);
                value_says(&root.value(), &|said| said.contains(text))
            }))
}

/// Whether a value says something in any of its texts or names.
pub(super) fn value_says(value: &Value, says: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::Text(text) => says(text.raw()),
        Value::Array(items) => items.iter().any(|item| value_says(item, says)),
        Value::Table(table) => table
            .iter()
            .any(|(name, value)| says(name) || value_says(value, says)),
        Value::Moment(moment) => says(moment),
        Value::Day(day) => says(&day.to_string()),
        Value::Integer(number) => says(&number.to_string()),
        Value::Float(number) => says(&number.to_string()),
        Value::Boolean(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_however_it_is_written() {
        for (file, said) in [
            ("# a secret\n", true),
            ("a = \"a secret\"\n", true),
            ("a = \"a \\u0073ecret\"\n", true),
            ("a = '''\na sec\nret'''\n", false),
            ("a = { \"a secret\" = 1 }\n", true),
            ("a = \"a\\tsecret\"\n", false),
            ("[[ a secret", true),
            ("", false),
        ] {
            assert_eq!(file_says(file.as_bytes(), "a secret"), said, "{file:?}");
        }
        assert!(file_says(b"a = \"x\\ny\"", "x\ny"));
        assert!(file_says(b"\xff a secret", "a secret"));
        assert!(!file_says(b"anything", ""));
    }
}
