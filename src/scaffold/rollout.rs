//! The plan of the first 90 days, as steps with their days.

use crate::day::Day;
use crate::model::{Table, Value};
use serde::Deserialize;

/// The steps that come with the program.
const STEPS: &str = include_str!("../../assets/rollout.toml");

#[derive(Deserialize)]
struct Plan {
    step: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    weeks: String,
    what: String,
    why: String,
}

/// The steps of the plan for a team that begins today, in their order.
pub fn rollout_plan(today: Day) -> Vec<Table> {
    let plan: Plan = toml::from_str(STEPS).unwrap_or(Plan { step: Vec::new() });
    let steps = plan.step.into_iter().map(|step| {
        let last = step
            .weeks
            .rsplit('-')
            .next()
            .and_then(|week| week.parse().ok());
        let due = today.plus(last.unwrap_or(12) * 7);
        Table::from([
            ("weeks", Value::text(&step.weeks)),
            ("what", Value::text(&step.what)),
            ("why", Value::text(&step.why)),
            ("due", Value::Day(due)),
        ])
    });
    steps.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Path, Section, problems};

    #[test]
    fn every_step_is_one_that_the_table_of_fields_allows() {
        let plan = rollout_plan("2026-11-22".parse().expect("a day"));
        assert!(plan.len() >= 12);
        for step in &plan {
            assert_eq!(problems(step, Section::Rollout.fields(), &Path::root()), []);
        }
        assert_eq!(plan[0].day("due"), "2026-12-06".parse().ok());
    }
}
