//! The sections of a roadmap: its kinds of record.

use super::field::{Field, Kind, List};
use super::fields::ROADMAP;

macro_rules! sections {
    ($($variant:ident $name:literal,)*) => {
        /// A kind of record, in the order in which a new file lists them.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Section {
            $($variant,)*
        }

        impl Section {
            /// All of them.
            pub const ALL: &'static [Section] = &[$(Section::$variant,)*];

            /// The key in the file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Section::$variant => $name,)*
                }
            }

            /// The section of a key in the file.
            pub fn named(name: &str) -> Option<Section> {
                match name {
                    $($name => Some(Section::$variant),)*
                    _ => None,
                }
            }
        }
    };
}

sections! {
    Person "person",
    Direction "direction",
    Track "track",
    Away "away",
    Skill "skill",
    Milestone "milestone",
    Win "win",
    Cert "cert",
    Shadow "shadow",
    ShadowPlan "shadow_plan",
    Budget "budget",
    Evidence "evidence",
    Checkin "checkin",
    Review "review",
    Bet "bet",
    Snooze "snooze",
}

impl Section {
    /// Its row in the table of fields.
    pub fn field(self) -> &'static Field {
        // The sections stand there in their order, after the schema.
        ROADMAP.get(self as usize + 1).unwrap_or(&ROADMAP[0])
    }

    /// What its records are like; none for the one section that is a single table.
    pub fn list(self) -> Option<&'static List> {
        if let Kind::List(list) = self.field().kind {
            Some(list)
        } else {
            None
        }
    }

    /// The fields of one of its records.
    pub fn fields(self) -> &'static [Field] {
        match self.field().kind {
            Kind::List(list) => list.fields,
            Kind::Group(fields) => fields,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_in_the_table_of_fields_and_the_other_way_round() {
        for section in Section::ALL {
            assert_eq!(section.field().name, section.name());
            assert_eq!(Section::named(section.name()), Some(*section));
            assert!(!section.fields().is_empty());
        }
        let tables = ROADMAP
            .iter()
            .filter(|field| matches!(field.kind, Kind::List(_) | Kind::Group(_)));
        assert_eq!(tables.count(), Section::ALL.len());
    }
}
