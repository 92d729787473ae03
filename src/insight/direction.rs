//! What speaks for and against a direction: the energy check, and how the weeks are really spent.

use super::Basis;
use super::row::Row;
use crate::model::Section;

/// The answers of the energy check: the word of the file, the archetype that it leans to, and what gives the energy.
pub const ENERGIES: [(&str, &str, &str); 3] = [
    ("solving", "specialist", "solving alone"),
    (
        "connecting",
        "architect",
        "connecting parts into one design",
    ),
    ("others", "bridge", "the success of others"),
];

/// Fewer weeks than this say nothing about how one works.
pub const FEWEST: usize = 4;

/// So many of the latest check-ins are looked at: a quarter.
const LATEST: usize = 13;

/// Check-ins older than this are no longer how one works.
const FRESH: i64 = 120;

/// How the latest weeks were spent, as shares of 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mix {
    pub deep: f64,
    pub design: f64,
    pub people: f64,
    pub weeks: usize,
}

impl Mix {
    /// The share of the work that an archetype is about.
    pub fn of(&self, archetype: &str) -> Option<f64> {
        match archetype {
            "specialist" => Some(self.deep),
            "architect" => Some(self.design),
            "bridge" => Some(self.people),
            _ => None,
        }
    }

    /// That work in words.
    pub fn work(&self, archetype: &str) -> &'static str {
        match archetype {
            "specialist" => "deep work",
            "architect" => "design and communication",
            _ => "unblocking others",
        }
    }
}

/// The mean of the latest weeks with a mix; none where there are too few.
pub fn mix(basis: &Basis) -> Option<Mix> {
    let records = basis.source.newest(Section::Checkin, LATEST);
    let mut sum = [0.0; 3];
    let mut weeks = 0_u32;
    for record in &records {
        let row = Row::of(record);
        let on = row.past("on", basis.today);
        let Some(mix) = row
            .group("mix")
            .filter(|_| on.is_some_and(|on| on.until(basis.today) <= FRESH))
        else {
            continue;
        };
        let parts = ["deep", "design", "people"].map(|part| mix.number(part).unwrap_or(0.0));
        let whole: f64 = parts.iter().sum();
        if whole > 0.0 {
            weeks += 1;
            for (sum, part) in sum.iter_mut().zip(parts) {
                *sum += part / whole;
            }
        }
    }
    let count = usize::try_from(weeks).unwrap_or(0);
    let [deep, design, people] = sum.map(|sum| sum / f64::from(weeks.max(1)));
    (count >= FEWEST).then_some(Mix {
        deep,
        design,
        people,
        weeks: count,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_archetype_has_its_work_and_its_share() {
        let mix = Mix {
            deep: 0.5,
            design: 0.3,
            people: 0.2,
            weeks: 4,
        };
        for (archetype, share, work) in [
            ("specialist", Some(0.5), "deep work"),
            ("architect", Some(0.3), "design and communication"),
            ("bridge", Some(0.2), "unblocking others"),
            ("other", None, "unblocking others"),
        ] {
            assert_eq!((mix.of(archetype), mix.work(archetype)), (share, work));
        }
    }

    #[test]
    fn a_mix_of_nothing_is_no_week() {
        let week = |day: u32, deep: u32| {
            format!(
                "[[checkin]]\non = 2026-11-{day:02}\nmix = {{ deep = {deep}, design = 0, people = 0 }}\n"
            )
        };
        let three = week(1, 50) + &week(8, 50) + &week(15, 50);
        for (last, weeks) in [(week(22, 0), None), (week(22, 50), Some(4))] {
            let found = crate::insight::sample::on("2026-11-22", &(three.clone() + &last), mix);
            assert_eq!(found.map(|found| found.weeks), weeks);
        }
    }
}
