//! Keys that are pressed one after the other.

use super::press::Press;
use std::fmt;
use std::str::FromStr;

/// One press or several in a row: `g g`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Presses(Box<[Press]>);

/// Nobody remembers more.
const MOST: usize = 4;

impl Presses {
    /// The presses in their order; at least one.
    pub fn as_slice(&self) -> &[Press] {
        &self.0
    }

    /// The keys as the screen shows them: `g g`, `Ctrl-p`.
    pub fn shown(&self) -> String {
        let shown: Vec<String> = self.0.iter().map(|press| press.shown()).collect();
        shown.join(" ")
    }

    pub(super) fn first(&self) -> Press {
        self.0[0]
    }

    /// Whether the two cannot both be keys of one context, since one begins with the other.
    pub(super) fn clashes_with(&self, other: &Presses) -> bool {
        self.0.starts_with(&other.0) || other.0.starts_with(&self.0)
    }
}

impl fmt::Display for Presses {
    /// As the config writes them.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, press) in self.0.iter().enumerate() {
            if number > 0 {
                out.write_str(" ")?;
            }
            fmt::Display::fmt(press, out)?;
        }
        Ok(())
    }
}

impl FromStr for Presses {
    type Err = String;

    fn from_str(words: &str) -> Result<Presses, String> {
        // Most are a single plain character.
        if let [b'!'..=b'~'] = words.as_bytes() {
            return Ok(Presses(Box::new([words.parse()?])));
        }
        let read: Result<Vec<Press>, String> = words
            .split_whitespace()
            .take(MOST + 1)
            .map(str::parse)
            .collect();
        match read {
            Ok(presses) if presses.is_empty() => {
                Err("a key is missing between the quotes; `[]` takes all keys away".to_owned())
            }
            Ok(presses) if presses.len() > MOST => {
                Err(format!("at most {MOST} keys can follow each other"))
            }
            Ok(presses) => Ok(Presses(presses.into())),
            Err(message) => Err(message),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sequences_are_read_and_written() {
        for words in ["g g", "C-x C-s", "space", "d d", "M-- -"] {
            let presses: Presses = words.parse().expect("keys");
            assert_eq!(presses.to_string(), words);
            assert_eq!(presses.shown().parse(), Ok(presses));
        }
        for wrong in ["", "  ", "a b c d e", "g gg"] {
            assert!(wrong.parse::<Presses>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_key_clashes_with_what_begins_with_it() {
        let keys = |words: &str| words.parse::<Presses>().expect("keys");
        assert!(keys("g").clashes_with(&keys("g g")));
        assert!(keys("g g").clashes_with(&keys("g")));
        assert!(!keys("g a").clashes_with(&keys("g g")));
    }
}
