//! A roadmap in the forms that other programs read. Everything here is a function of what it is given.
//!
//! All text goes through the one sanitiser, whatever the form does with it afterwards.

pub mod back;
pub mod brief;
pub mod calendar;
pub mod copy;
pub mod documents;
pub mod facts;
pub mod framework;
pub mod json;
pub mod markdown;
pub mod packet;
pub mod private;
pub mod report;
pub mod schema;
pub mod sheet;
pub mod talk;

use crate::text::Text;

/// A text of the file as it may leave the program: line by line through the sanitiser, its line breaks kept.
pub fn lines(text: &Text) -> String {
    text.shown_lines().collect::<Vec<_>>().join("\n")
}
