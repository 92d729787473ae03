//! The sections of a roadmap: its kinds of record.

use super::field::{Field, Kind, List};
use super::fields::ROADMAP;
use super::value::Value;

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
    OwnTrack "own_track",
    OwnSkill "own_skill",
    OwnMilestone "own_milestone",
    OwnProject "own_project",
    OwnCert "own_cert",
    OwnArchetype "own_archetype",
    OwnLevel "own_level",
}

impl Section {
    /// Those whose records add to the catalogue, each with the part that it adds to.
    pub const OWN: &'static [(Section, &'static str)] = &[
        (Section::OwnTrack, "track"),
        (Section::OwnSkill, "skill"),
        (Section::OwnMilestone, "milestone"),
        (Section::OwnProject, "project"),
        (Section::OwnCert, "cert"),
        (Section::OwnArchetype, "archetype"),
        (Section::OwnLevel, "level"),
    ];

    /// The part of the catalogue that its records add to, if it is one of those.
    pub fn catalogue_part(self) -> Option<&'static str> {
        let own = Section::OWN.iter().find(|(section, _)| *section == self);
        own.map(|(_, part)| *part)
    }

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

/// The month in which the fiscal year begins, by what a person's `fiscal_year_starts` says; January where it says none.
pub fn fiscal_start(said: Option<&Value>) -> u32 {
    said.and_then(Value::as_integer)
        .and_then(|month| u32::try_from(month).ok())
        .filter(|month| (1..=12).contains(month))
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiscal_year_begins_in_a_month_that_there_is() {
        let starts = |value| fiscal_start(Some(&value));
        assert_eq!(starts(Value::Integer(4)), 4);
        for odd in [
            Value::Integer(0),
            Value::Integer(13),
            Value::Integer(-1),
            Value::text("4"),
        ] {
            assert_eq!(starts(odd), 1);
        }
        assert_eq!(fiscal_start(None), 1);
    }

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
