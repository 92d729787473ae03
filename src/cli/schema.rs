//! `roadbook schema`: the JSON Schema of the file.

use super::say;
use crate::export::schema::schema as made;

/// Prints it.
pub(super) fn schema() -> u8 {
    say::out(&format!("{:#}\n", made()))
}
