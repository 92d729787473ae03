//! The pictures of a team, each behind a number.

use crate::action::Action;
use crate::insight::team::people::By;
use crate::insight::team::{
    Roster, Sheet, agreements, answers, cohorts, coverage, indicators, people, results, rollout,
    support,
};
use crate::model::{Section, Source};

/// A picture.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Tab {
    People,
    Coverage,
    Cohorts,
    Indicators,
    Support,
    Results,
    Answers,
    Agreements,
    Rollout,
}

impl Tab {
    /// All of them, in the order of their numbers.
    pub const ALL: [Tab; 9] = [
        Tab::People,
        Tab::Coverage,
        Tab::Cohorts,
        Tab::Indicators,
        Tab::Support,
        Tab::Results,
        Tab::Answers,
        Tab::Agreements,
        Tab::Rollout,
    ];

    /// What its frame says.
    pub const fn title(self) -> &'static str {
        match self {
            Tab::People => "People",
            Tab::Coverage => "Coverage",
            Tab::Cohorts => "Cohorts",
            Tab::Indicators => "Figures",
            Tab::Support => "Support",
            Tab::Results => "Results",
            Tab::Answers => "Gaps",
            Tab::Agreements => "Agreed",
            Tab::Rollout => "Plan",
        }
    }

    /// What shows it.
    pub const fn action(self) -> Action {
        match self {
            Tab::People => Action::ShowPeople,
            Tab::Coverage => Action::ShowCoverage,
            Tab::Cohorts => Action::ShowCohorts,
            Tab::Indicators => Action::ShowIndicators,
            Tab::Support => Action::ShowSupport,
            Tab::Results => Action::ShowResults,
            Tab::Answers => Action::ShowAnswers,
            Tab::Agreements => Action::ShowAgreements,
            Tab::Rollout => Action::ShowRollout,
        }
    }

    /// The one that an action shows.
    pub fn shown_by(action: Action) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.action() == action)
    }

    /// What one adds to it where no row says more.
    pub const fn section(self) -> Section {
        match self {
            Tab::People => Section::Member,
            Tab::Coverage => Section::Lane,
            Tab::Cohorts => Section::Remedy,
            Tab::Indicators => Section::Opening,
            Tab::Support | Tab::Agreements => Section::Ritual,
            Tab::Results => Section::Problem,
            Tab::Answers => Section::Gap,
            Tab::Rollout => Section::Rollout,
        }
    }

    /// The one that shows records of a section.
    pub fn of(section: Section) -> Option<Tab> {
        match section {
            Section::Member => Some(Tab::People),
            Section::Lane => Some(Tab::Coverage),
            Section::Problem => Some(Tab::Results),
            Section::Gap | Section::Remedy | Section::Opening => Some(Tab::Answers),
            Section::Platform | Section::Ritual | Section::Rubric | Section::CertBudget => {
                Some(Tab::Agreements)
            }
            Section::Rollout => Some(Tab::Rollout),
            _ => None,
        }
    }

    #[must_use]
    pub fn next(self) -> Tab {
        Tab::ALL[(self as usize + 1) % Tab::ALL.len()]
    }

    #[must_use]
    pub fn previous(self) -> Tab {
        Tab::ALL[(self as usize + Tab::ALL.len() - 1) % Tab::ALL.len()]
    }

    /// The picture.
    pub fn sheet(self, roster: &Roster, source: &dyn Source, by: By, with_notes: bool) -> Sheet {
        match self {
            Tab::People => people::sheet(roster, by, with_notes),
            Tab::Coverage => coverage::sheet(roster, source),
            Tab::Cohorts => cohorts::sheet(roster),
            Tab::Indicators => indicators::sheet(roster, source),
            Tab::Support => support::sheet(roster),
            Tab::Results => results::sheet(roster, source),
            Tab::Answers => answers::sheet(roster, source),
            Tab::Agreements => agreements::sheet(roster, source),
            Tab::Rollout => rollout::sheet(roster, source),
        }
    }
}
