//! One record, read from the file or made by a form.

use super::key::Key;
use super::section::Section;
use super::value::Table;
use crate::text::Text;

/// A record: its section, its key, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub section: Section,
    pub key: Key,
    pub table: Table,
}

/// A reference to a record or an address on the web.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Link<'t> {
    /// `section:id`.
    Record(Section, &'t str),
    /// An http or https address.
    Address(&'t str),
}

impl<'t> Link<'t> {
    /// Reads a reference as it stands in the file; none if it is neither.
    pub fn parse(text: &'t str) -> Option<Link<'t>> {
        if text.starts_with("https://") || text.starts_with("http://") {
            return Some(Link::Address(text));
        }
        let (section, id) = text.split_once(':')?;
        Section::named(section).map(|section| Link::Record(section, id))
    }

    /// Reads a text of the file.
    pub fn of(text: &'t Text) -> Option<Link<'t>> {
        Link::parse(text.raw())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_a_record_or_an_address() {
        assert_eq!(
            Link::parse("win:2026-q3"),
            Some(Link::Record(Section::Win, "2026-q3"))
        );
        assert_eq!(
            Link::parse("https://example.org/a"),
            Some(Link::Address("https://example.org/a"))
        );
        for wrong in [
            "",
            "win",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "winner:x",
        ] {
            assert_eq!(Link::parse(wrong), None, "{wrong}");
        }
    }
}
