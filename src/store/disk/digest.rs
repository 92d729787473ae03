//! A short, stable fingerprint of bytes (XXH3, 128 bits), to name kept versions and locks.
//!
//! It is no protection against forgery: whoever deletes on the word of a fingerprint compares the bytes as well.

use std::fmt::Write as _;
use twox_hash::XxHash3_128;

/// The fingerprint of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digest(u128);

impl Digest {
    /// The fingerprint of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes))
    }

    /// As 32 hexadecimal digits.
    pub(super) fn hex(self) -> String {
        let mut out = String::with_capacity(32);
        // Writing to a string cannot fail.
        let _ = write!(out, "{:032x}", self.0);
        out
    }

    /// The low digits alone.
    pub(super) fn low(self) -> u32 {
        (self.0 & 0xffff_ffff) as u32
    }

    /// Read back from its digits.
    pub(super) fn parse(hex: &str) -> Option<Self> {
        (hex.len() == 32)
            .then(|| u128::from_str_radix(hex, 16).ok())
            .flatten()
            .map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_published_values() {
        for (text, hex) in [
            ("", "99aa06d3014798d86001c324468d497f"),
            ("a", "a96faf705af16834e6c632b61e964e1f"),
            ("abc", "06b05ab6733a618578af5f94892f3950"),
        ] {
            assert_eq!(Digest::of(text.as_bytes()).hex(), hex);
            assert_eq!(
                format!("{:08x}", Digest::of(text.as_bytes()).low()),
                hex.get(24..).expect("32 digits")
            );
            assert_eq!(Digest::parse(hex), Some(Digest::of(text.as_bytes())));
        }
        assert_eq!(Digest::parse("12"), None);
    }
}
