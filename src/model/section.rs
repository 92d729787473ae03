//! The sections of a roadmap and of a team: their kinds of record.

use super::field::{Field, Kind, List};
use super::fields::ROOT;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fields::{ROADMAP, TEAM};

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
