//! A short, stable fingerprint of bytes (FNV-1a, 128 bits), to name kept versions and locks.
//!
//! It is no protection against forgery: whoever deletes on the word of a fingerprint compares the bytes as well.

use std::fmt::Write as _;

const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The fingerprint of some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digest(u128);

impl Digest {
    /// The fingerprint of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(START, |hash, byte| {
            (hash ^ u128::from(*byte)).wrapping_mul(PRIME)
        }))
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
            ("", "6c62272e07bb014262b821756295c58d"),
            ("a", "d228cb696f1a8caf78912b704e4a8964"),
            ("foobar", "343e1662793c64bf6f0d3597ba446f18"),
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
