//! The sections of a roadmap and of a team: their kinds of record.

use super::field::{Field, Kind, List};
use super::fields::ROOT;
use super::value::Value;

macro_rules! sections {
    (
        roadmap { $($variant:ident $name:literal,)* }
        team { $($of_team:ident $team_name:literal,)* }
    ) => {
        /// A kind of record, in the order in which a new file lists them.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum Section {
            $($variant,)*
            $($of_team,)*
        }

        impl Section {
            /// All of a roadmap.
            pub const ALL: &'static [Section] = &[$(Section::$variant,)*];

            /// All of a team's own file.
            pub const TEAM: &'static [Section] = &[$(Section::$of_team,)*];

            /// All of both.
            pub const EVERY: &'static [Section] = &[$(Section::$variant,)* $(Section::$of_team,)*];

            /// The key in the file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Section::$variant => $name,)*
                    $(Section::$of_team => $team_name,)*
                }
            }

            /// The section of a key in the file.
            pub fn named(name: &str) -> Option<Section> {
                match name {
                    $($name => Some(Section::$variant),)*
                    $($team_name => Some(Section::$of_team),)*
                    _ => None,
                }
            }
        }
    };
}

sections! {
roadmap {
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
    OwnRubric "own_rubric",
}
team {
    Team "team",
    Member "member",
    Lane "lane",
    Platform "platform",
    Problem "problem",
    CertBudget "cert_budget",
    Rubric "rubric",
    Ritual "ritual",
    Remedy "remedy",
    Gap "gap",
    Opening "opening",
    Rollout "rollout",
}
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
        (Section::OwnRubric, "rubric"),
    ];

    /// The part of the catalogue that its records add to, if it is one of those.
    pub fn catalogue_part(self) -> Option<&'static str> {
        let own = Section::OWN.iter().find(|(section, _)| *section == self);
        own.map(|(_, part)| *part)
    }

    /// Its row in the table of fields.
    pub fn field(self) -> &'static Field {
        // The sections stand there in their order, after the schema.
        ROOT.get(self as usize + 1).unwrap_or(&ROOT[0])
    }

    /// What its records are like; none for the one section that is a single table.
    pub fn list(self) -> Option<&'static List> {
        if let Kind::List(list) = self.field().kind {
            Some(list)
        } else {
            None
        }
    }

    /// Whether it belongs to a team's own file.
    pub fn is_of_team(self) -> bool {
        self as usize >= Section::ALL.len()
    }

    /// What one of its records is called.
    pub fn one(self) -> &'static str {
        match self.list() {
            Some(list) => list.one,
            None => self.name(),
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
    use crate::model::fields::{ROADMAP, TEAM};

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
        for section in Section::EVERY {
            assert_eq!(section.field().name, section.name());
            assert_eq!(Section::named(section.name()), Some(*section));
            assert!(!section.fields().is_empty());
        }
        let tables = ROOT
            .iter()
            .filter(|field| matches!(field.kind, Kind::List(_) | Kind::Group(_)));
        assert_eq!(tables.count(), Section::EVERY.len());
        for (fields, sections) in [(ROADMAP, Section::ALL), (TEAM, Section::TEAM)] {
            let names = fields.iter().skip(1).map(|field| field.name);
            assert!(names.eq(sections.iter().map(|section| section.name())));
        }
    }
}
